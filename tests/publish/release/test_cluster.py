"""The same release on a Dask cluster: a scheduler and two workers on loopback, one of which is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.release.small import NAME, small, tree
from tests.world import ROOT, gongkai, wait_for

UNITS = 40
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}


def dask(role: str, *arguments: str) -> subprocess.Popen[str]:
    command = [str(Path(sys.executable).parent / "dask"), role, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler's address and its two workers."""
    scheduler = dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    assert scheduler.stderr is not None
    address = ""
    for line in scheduler.stderr:
        if match := re.search(r"tcp://127\.0\.0\.1:\d+", line):
            address = match[0]
            break
    options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path))
    workers = [dask("worker", address, *options) for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.communicate()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_makes_the_same_release(
    cluster: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path
) -> None:
    address, workers = cluster
    world = small(tmp_path / "world", UNITS)
    command = [sys.executable, "-m", "generator", "release", NAME, "--no-verify", "--cluster", address, "--out", "far"]
    process = subprocess.Popen(command, cwd=world.folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    store = world.folder / "far.work/units"
    wait_for(lambda: process.poll() is not None or len(list(store.glob("??/*/result.json"))) >= UNITS // 4)
    workers[0].send_signal(signal.SIGKILL)
    done = len(list(store.glob("??/*/result.json")))
    _, said = process.communicate(timeout=240)
    assert process.returncode == 0, said
    assert done < UNITS, "the worker was killed too late to be missed"
    assert gongkai("release", NAME, "--no-verify", "--out", "near", cwd=world.folder).returncode == 0
    assert tree(world.folder / "far") == tree(world.folder / "near")


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    world = small(tmp_path / "world", 1)
    done = gongkai("release", NAME, "--no-verify", "--cluster", "tcp://127.0.0.1:9", cwd=world.folder)
    assert done.returncode == 2 and "Nothing published" in done.stderr and "Traceback" not in done.stderr

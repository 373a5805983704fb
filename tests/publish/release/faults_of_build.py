"""Faults on purpose in build and archive, a part of `make faults`: killed at random moments, two at once, full disks.

What a killed build leaves is read as a set: all outputs of the old document, or all of the new (of another name).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.publish.release.small import small, tree, unit

GONGKAI = (sys.executable, "-m", "generator")
BUILD = (*GONGKAI, "build", unit(1), "--format", "docx,html", "--no-verify")
LONGEST = 2.5  # seconds that a build of a small unit takes, and a little more
NAMES = "第1办公室", "第2办公室"


class BuildFaults:
    """One unit under two names; builds of it that are disturbed."""

    def __init__(self, folder: Path, environment: dict[str, str], seed: int) -> None:
        self.environment, self.random = environment, random.Random(seed)
        self.world = small(folder / "builds", 1)
        self.torn = self.lost = 0
        self.notes: list[str] = []
        self.sets = [self.made(number) for number in (0, 1)]

    def named(self, number: int) -> None:
        path = self.world.folder / unit(1)
        path.write_text(path.read_text("utf-8").replace(NAMES[1 - number], NAMES[number]), "utf-8")

    def made(self, number: int) -> dict[str, str]:
        """The outputs under that name, in a new folder."""
        self.named(number)
        shutil.rmtree(self.world.folder / "out", ignore_errors=True)
        self.run(*BUILD)
        return tree(self.world.folder / "out")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.world.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def started(self, *command: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self.world.folder, env=self.environment, stdout=quiet, stderr=quiet)

    def look(self, what: str, out: str = "out", is_done: bool = False) -> None:
        """The outputs are one of the two sets; after a run that nothing disturbed nothing else is left."""
        found = tree(self.world.folder / out) if (self.world.folder / out).exists() else {}
        shown = {name: digest for name, digest in found.items() if ".gongkai-" not in name}
        if shown not in ({}, *self.sets) or (is_done and shown != found):
            self.torn += 1
            self.notes.append(f"{what}: torn {sorted(found)}")
        if is_done and not shown:
            self.lost += 1

    def kills(self, count: int) -> str:
        """kill -9 at random moments, the unit renamed each time."""
        for number in range(count):
            self.named(number % 2)
            process = self.started(*BUILD)
            time.sleep(self.random.uniform(0.3, LONGEST))
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.look(f"build kill {number}")
        self.run(*BUILD)
        self.look("build kills", is_done=True)
        return f"{count} kills of build"

    def pairs(self, count: int) -> str:
        for number in range(count):
            self.named(number % 2)
            codes = [process.wait() for process in [self.started(*BUILD), self.started(*BUILD)]]
            if codes != [0, 0]:
                self.notes.append(f"build pair {number}: {codes}")
            self.look(f"build pair {number}", is_done=True)
        return f"{count} pairs of build"

    def disks(self, steps: int, disk: Callable[[Path, int], AbstractContextManager[Path]]) -> str:
        """A file system that holds a part of the outputs, from nothing to twice what they need."""
        needed = sum(path.stat().st_size for path in (self.world.folder / "out").rglob("*") if path.is_file())
        refused = 0
        for number in range(1, steps + 1):
            with disk(self.world.folder / "disk", needed * 2 * number // steps):
                done = self.run(*BUILD, "--out", "disk/out")
                refused += done.returncode == 1
                if done.returncode not in (0, 1) or "Traceback" in done.stderr:
                    self.notes.append(f"build disk {number}: {done.returncode} {done.stderr[-300:]}")
                self.look(f"build disk {number}", "disk/out", is_done=done.returncode == 0)
            (self.world.folder / "disk").rmdir()
        return f"{steps} sizes for build, {refused} of them too small"

    def archives(self, count: int) -> str:
        """kill -9 of archive at random moments: the record is whole, and names only what is kept."""
        record = (self.world.folder / unit(1)).with_name("published.json")
        self.run(*BUILD)
        for number in range(count):
            process = self.started(*GONGKAI, "archive", unit(1), "--date", "2025-02-10")
            time.sleep(self.random.uniform(0.3, LONGEST))
            process.send_signal(signal.SIGKILL)
            process.wait()
            self._recorded(record, f"archive kill {number}")
        return f"{count} kills of archive"

    def _recorded(self, record: Path, what: str) -> None:
        if not record.exists():
            return
        try:
            (entry,) = json.loads(record.read_bytes()).values()
        except ValueError:
            self.torn += 1
            self.notes.append(f"{what}: torn")
            return
        if not list((record.parent / "published").glob(f"*-{entry['unit_file'][:12]}.yaml")):
            self.lost += 1
            self.notes.append(f"{what}: the version is not kept")
        os.unlink(record)  # the next begins anew

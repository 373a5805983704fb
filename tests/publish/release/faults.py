"""Faults on purpose, the long form: `make faults`, or see `--help`. The tests have the short one.

Each fault ends in the same three questions: is a published file torn, is a unit lost, and does the next run end with
the same bytes as one that nothing disturbed? Needs strace, and root for the small disks.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.publish.release.faults_of_archive import ArchiveFaults
from tests.publish.release.faults_of_build import BuildFaults
from tests.publish.release.small import NAME, small, tree
from tests.world import ROOT, World

UNITS = 6
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
COMMAND = [sys.executable, "-m", "generator", "release", NAME, "--no-verify"]
LONGEST = 3.5  # seconds that a run of so many small units takes, and a little more
OK, FAILED, REFUSED, BUSY = 0, 1, 2, 3


class Faults:
    """Runs releases that are disturbed and counts what went wrong."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        self.model = small(folder / "model", UNITS)
        self.run(self.model.folder)
        self.expected = tree(self.model.folder / "public")
        self.torn = self.lost = self.different = self.runs = 0
        self.notes: list[str] = []

    def run(self, folder: Path, *more: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        command = [*before, *COMMAND, *more]
        return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)

    def started(self, folder: Path, *more: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen([*COMMAND, *more], cwd=folder, env=ENVIRONMENT, stdout=quiet, stderr=quiet)

    @contextmanager
    def fresh(self) -> Iterator[World]:
        """The same units, nothing released."""
        world = small(self.folder / "world", UNITS)
        try:
            yield world
        finally:
            shutil.rmtree(world.folder)

    def look(self, out: Path, what: str, is_done: bool = False) -> None:
        """What is published is whole or not there; after the resuming run it is all there and the same."""
        self.runs += 1
        found = tree(out) if out.exists() else {}
        wrong = [name for name, digest in found.items() if self.expected.get(name) != digest]
        missing = [name for name in self.expected if name not in found]
        if found and (wrong or missing):
            self.torn += 1
            self.notes.append(f"{what}: torn {wrong[:3]} missing {missing[:3]}")
        if is_done and missing:
            self.lost += 1
            self.notes.append(f"{what}: lost {missing[:3]}")
        if is_done and found != self.expected:
            self.different += 1
        left = [
            path
            for path in out.with_name(f"{out.name}.work").rglob("*")
            if re.search(r"unfinished|next|\.tmp$", path.name)
        ]
        if is_done and left:
            self.notes.append(f"{what}: left over {left[:3]}")
            self.different += 1

    def resumed(self, folder: Path, what: str, out: str = "public") -> None:
        self.look(folder / out, what)
        done = self.run(folder, "--out", out)
        if done.returncode != OK:
            self.notes.append(f"{what}: the next run ended with {done.returncode}: {done.stderr[-300:]}")
        self.look(folder / out, what, is_done=True)

    # ── the faults ────────────────────────────────────────────────────────────────────────────────────────────────

    def kills(self, count: int) -> str:
        """kill -9 at random moments; every second time over something published."""
        for number in range(count):
            with self.fresh() as world:
                process = self.started(world.folder)
                time.sleep(self.random.uniform(0.05, LONGEST))
                process.send_signal(signal.SIGKILL)
                process.wait()
                self.resumed(world.folder, f"kill {number}")
        return f"{count} kills"

    def renames(self) -> str:
        """kill -9 at every rename: of a worker that puts units into the store, of the release that publishes them."""
        calls = "rename,renameat,renameat2"
        trace = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", f"trace={calls}")
        done = 0
        for is_made in (False, True):
            count = 1
            number = 0
            while number <= count:
                with self.fresh() as world:
                    if is_made:  # the units lie in the store, and nothing is published
                        self.run(world.folder)
                        (world.folder / "public").unlink()
                        shutil.rmtree(world.folder / "public.work/versions")
                    if number == 0:
                        log = world.folder / "trace"
                        self.run(world.folder, "--jobs", "1", before=(*trace, "-o", str(log)))
                        count = most_of_a_process(log.read_text())
                        number = 1
                        continue
                    inject = ("-o", "/dev/null", "-e", f"inject={calls}:signal=SIGKILL:when={number}")
                    self.run(world.folder, "--jobs", "1", before=(*trace, *inject))
                    self.resumed(world.folder, f"rename {number}")
                    done += 1
                    number += 1
        return f"{done} renames"

    def full_disk(self, steps: int) -> str:
        """A file system that is full at one moment after the other."""
        needed = sum(path.stat().st_size for path in (self.model.folder / "public.work").rglob("*") if path.is_file())
        refused = 0
        for number in range(1, steps + 1):
            with self.fresh() as world, disk(world.folder / "disk", max(65536, needed * 2 * number // steps)) as place:
                done = self.run(world.folder, "--out", "disk/public")
                refused += done.returncode == REFUSED
                if done.returncode not in (OK, REFUSED) or "Traceback" in done.stderr:
                    self.notes.append(f"disk {number}: {done.returncode} {done.stderr[-300:]}")
                subprocess.run(["mount", "-o", f"remount,size={needed * 4}", place], check=True)
                self.resumed(world.folder, f"disk {number}", "disk/public")
        return f"{steps} sizes, {refused} of them too small"

    def read_only(self) -> str:
        with self.fresh() as world, disk(world.folder / "disk", 100_000_000) as place:
            self.run(world.folder, "--out", "disk/public")
            subprocess.run(["mount", "-o", "remount,ro", place], check=True)
            begin = time.monotonic()
            done = self.run(world.folder, "--out", "disk/public")
            if done.returncode != REFUSED or "Traceback" in done.stderr:
                self.notes.append(f"read-only: {done.returncode} {done.stderr[-300:]}")
            took = time.monotonic() - begin
            subprocess.run(["mount", "-o", "remount,rw", place], check=True)
            self.resumed(world.folder, "read-only", "disk/public")
        return f"refused after {took:.1f} s"

    def two_at_once(self, count: int) -> str:
        both = 0
        for number in range(count):
            with self.fresh() as world:
                first, second = self.started(world.folder), self.started(world.folder)
                codes = sorted((first.wait(), second.wait()))
                both += codes == [OK, BUSY]
                if codes not in ([OK, BUSY], [OK, OK]):  # the second may have come when the first was done
                    self.notes.append(f"two {number}: {codes}")
                self.look(world.folder / "public", f"two {number}", is_done=True)
        return f"{count} pairs, {both} times one was told to wait"

    def bad_workers(self, count: int) -> str:
        """A worker that is killed by a signal, or stops answering, costs the unit that it had."""
        for number in range(count):
            what = (signal.SIGSEGV, signal.SIGSTOP)[number % 2]
            with self.fresh() as world:
                process = self.started(world.folder, "--jobs", "2", "--time-limit", "3")
                time.sleep(self.random.uniform(1.2, 2.0))
                victims = workers(process.pid)
                if victims:
                    os.kill(self.random.choice(victims), what)
                code = process.wait()
                if code not in (OK, FAILED):
                    self.notes.append(f"{what.name} {number}: {code}")
                done = self.run(world.folder)
                if done.returncode != OK:
                    self.notes.append(f"{what.name} {number}: then {done.returncode}")
                self.look(world.folder / "public", f"{what.name} {number}", is_done=True)
        return f"{count} workers"


def most_of_a_process(log: str) -> int:
    """How many renames the busiest process made: strace counts by process."""
    counts = Counter(line.split()[0] for line in log.splitlines() if "rename" in line)
    return max(counts.values(), default=0)


def workers(parent: int) -> list[int]:
    """The processes that do tasks: children of the release that are no helpers of multiprocessing."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            status, command = (path / "stat").read_text(), (path / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status.rpartition(")")[2].split()[1]) == parent and b"spawn_main" in command:
            found.append(int(path.name))
    return found


@contextmanager
def disk(place: Path, size: int, inodes: int = 0) -> Iterator[Path]:
    """A file system of its own, in memory: of so many bytes (whole pages) and, unless 0, so many files and folders."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},nr_inodes={inodes}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--workers", type=int, default=20)
    parser.add_argument("--only", default="", help="names as they are printed, separated by commas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Each is made when it is first asked for: the model of a release alone takes a while.
        faults = cache(lambda: Faults(Path(folder), options.seed))
        builds = cache(lambda: BuildFaults(Path(folder), options.seed))
        archives = cache(lambda: ArchiveFaults(Path(folder), options.seed))
        every: dict[str, Callable[[], str]] = {
            "buildkills": lambda: builds().kills(options.kills),
            "buildsteps": lambda: builds().steps(),
            "buildtwo": lambda: builds().pairs(options.pairs),
            "builddisk": lambda: builds().disks(options.steps, disk),
            "archivekills": lambda: archives().kills(options.kills),
            "archivesteps": lambda: archives().steps(),
            "archivetwo": lambda: archives().pairs(options.pairs),
            "corrections": lambda: archives().corrections(options.pairs),
            "archivedisk": lambda: archives().disks(options.steps, disk),
            "kills": lambda: faults().kills(options.kills),
            "renames": lambda: faults().renames(),
            "disk": lambda: faults().full_disk(options.steps),
            "readonly": lambda: faults().read_only(),
            "two": lambda: faults().two_at_once(options.pairs),
            "workers": lambda: faults().bad_workers(options.workers),
        }
        chosen = [name for name in options.only.split(",") if name] or list(every)
        notes = 0
        for name in chosen:
            begin = time.monotonic()
            print(f"{name:12} {every[name]()}, {time.monotonic() - begin:.0f} s", flush=True)
            made = [found() for found in (builds, archives, faults) if found.cache_info().currsize]
            told = [note for found in made for note in found.notes]
            for note in told[notes:]:
                print(f"  {note}", flush=True)  # as it is found: a whole run takes long
            notes = len(told)
        made = [found() for found in (builds, archives, faults) if found.cache_info().currsize]
        wrong = {name: sum(getattr(found, name, 0) for found in made) for name in ("torn", "lost", "different")}
        print(", ".join(f"{name} {count}" for name, count in wrong.items()))
        return int(bool(any(wrong.values()) or notes))


if __name__ == "__main__":
    sys.exit(main())

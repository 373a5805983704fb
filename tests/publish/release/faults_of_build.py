"""Faults on purpose in build, a part of `make faults`: killed at random and at each step, two at once, full disks.

What a disturbed build leaves is read as a set: all outputs of the old document, or all of the new (of another name);
and what somebody else keeps in the folder is still there.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from generator.pipeline import build
from tests.forked import Forked, Steps
from tests.publish.release.small import small, tree, unit
from tests.small import BUDGET

NAMES = "第1办公室", "第2办公室"
FORMATS = "docx", "html"
FOLDER = "2025-budget/u01"
USERS = {"说明.txt": "别人的文件", "附件/a.txt": "别人的文件夹"}
PAGE = 4096  # bytes: tmpfs counts in pages
Disk = Callable[..., AbstractContextManager[Path]]


class BuildFaults:
    """One unit under two names, each with a file of its own; disturbed builds of them into one folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder / "builds"
        world = small(self.folder, 1)
        self.files = unit(1), unit(1).replace("units/", "other/")
        (world.folder / unit(1)).with_name("2024-budget.yaml").unlink()
        for file, name in zip(self.files, NAMES, strict=True):
            text = BUDGET.replace("example/budget-2025", "changji-city/budget-2025")
            world.write(file, text.replace("示例县林业站", name))
        self.torn = self.lost = 0
        self.notes: list[str] = []
        self.sets = [self._made(number) for number in (0, 1)]
        self.there = 0  # which of the two lies in the folder
        self.seconds = self._took()

    def _made(self, number: int) -> dict[str, str]:
        """The outputs under that name, in a folder of their own; made here, so that all trials find things loaded."""
        out = self.folder / f"whole{number}"
        built = build(self.folder / self.files[number], out, FORMATS, verified=False)
        assert not built.failed, built.problems
        return tree(out / FOLDER)

    def _took(self) -> float:
        begin = time.monotonic()
        self.run(0)
        return time.monotonic() - begin

    def started(self, number: int, out: str = "out", steps: Steps | None = None) -> Forked:
        arguments = ("build", self.files[number], "--format", ",".join(FORMATS), "--no-verify", "--out", out)
        return Forked(self.folder, *arguments, before=steps.begin if steps else None)

    def run(self, number: int, out: str = "out") -> int:
        """A build that nothing disturbs, or only the disk."""
        process = self.started(number, out)
        code = process.ended()
        if code not in (0, 1) or "Traceback" in process.said or (code and out == "out"):
            self.notes.append(f"build {number} into {out}: {code} {process.said[-300:]}")
        return code

    def users(self) -> None:
        """Files of somebody else in the folder, a whole set of ours beside them."""
        self.run(0)
        self.there = 0
        for name, text in USERS.items():
            path = self.folder / "out" / FOLDER / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    def look(self, what: str, is_done: int | None = None) -> None:
        """The outputs are one of the two sets; after a run that nothing disturbed it is that one, and nothing else."""
        found = tree(self.folder / "out")
        shown = _shown(found)
        ours = {name: digest for name, digest in shown.items() if name not in USERS}
        if ours not in (self.sets if is_done is None else [self.sets[is_done]]):
            self._note("torn", f"{what}: torn {sorted(found)}")
        else:
            self.there = self.sets.index(ours)
        lost = [one for one in USERS if not any(name.endswith(one) for name in (found if is_done is None else shown))]
        if lost:
            self._note("lost", f"{what}: lost {lost}")
        if is_done is not None and len(shown) != len(found):
            self.notes.append(f"{what}: left over {sorted(found)}")

    def _note(self, kind: str, words: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(words)

    def _recovered(self, what: str, number: int) -> None:
        """Looks, and every fourth time again after a whole run."""
        self.look(what)
        if number % 4 == 0:
            other = 1 - self.there
            self.run(other)
            self.look(f"{what}, then a whole run", is_done=other)

    # ── the faults ────────────────────────────────────────────────────────────────────────────────────────────────────

    def kills(self, count: int) -> str:
        """kill -9 at random moments."""
        self.users()
        killed = 0
        for number in range(count):
            killed += self.started(1 - self.there).killed(self.random.uniform(0, 1.1 * self.seconds)) != 0
            self._recovered(f"build kill {number}", number)
        return f"{count} kills of build, {killed} before its end"

    def steps(self) -> str:
        """kill -9 at each line of the modules that write."""
        self.users()
        whole = Steps()
        self.started(1, steps=whole).ended()
        self.there = 1
        for number in range(1, whole.count + 1):
            self.started(1 - self.there, steps=Steps(number)).ended()
            self._recovered(f"build step {number}", number)
        return f"{whole.count} steps of build"

    def pairs(self, count: int) -> str:
        """Two builds at once of two documents into one folder: whichever came last is there, whole."""
        self.users()
        for number in range(count):
            first = self.started(0)
            time.sleep(self.random.uniform(0, self.seconds / 4))
            codes = [process.ended() for process in (self.started(1), first)]
            if codes != [0, 0]:
                self.notes.append(f"build pair {number}: {codes}")
            self.look(f"build pair {number}")
        self.run(0)
        self.look("build pairs, then a whole run", is_done=0)
        return f"{count} pairs of build"

    def disks(self, steps: int, disk: Disk) -> str:
        """File systems that hold a part of the outputs, from a page to three sets; then with too few files."""
        needed = sum(path.stat().st_size for path in (self.folder / "whole0").rglob("*") if path.is_file())
        sizes: list[dict[str, int]] = [{"size": max(PAGE, needed * 3 * n // steps)} for n in range(1, steps + 1)]
        files = [{"size": needed * 10, "inodes": n} for n in range(2, steps + 2)]
        refused = sum(self._on(disk, limit) for limit in (*sizes, *files))
        return f"{steps} sizes and {steps} counts of files for build, {refused} of {4 * steps} builds refused"

    def _on(self, disk: Disk, limit: dict[str, int]) -> int:
        """One document and then the other on a file system with that limit; how many were refused."""
        place = self.folder / "disk"
        with disk(place, **limit):
            codes = []
            before: dict[str, str] = {}
            for number in (0, 1):
                codes.append(self.run(number, "disk/out"))
                found = tree(place)
                expected = self.sets[number] if codes[-1] == 0 else before
                if _shown(found, "out/") != expected:
                    self._note("torn", f"build disk {limit}: {codes} torn {sorted(found)}")
                if len(_shown(found, "out/")) != len(found):
                    self.notes.append(f"build disk {limit}: {codes} left over {sorted(found)}")
                before = expected
        place.rmdir()
        return sum(codes)


def _shown(found: dict[str, str], root: str = "") -> dict[str, str]:
    """What a reader sees of a tree: not what is aside."""
    return {name.removeprefix(f"{root}{FOLDER}/"): it for name, it in found.items() if ".gongkai-" not in name}

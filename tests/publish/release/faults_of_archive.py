"""Faults on purpose in archive, a part of `make faults`: killed at random and at each step, two at once, full disks.

Whatever happens, the record can be read, what it had of another year is there as it was, and each version that it names
is kept. The next run, which nothing disturbs, records what the disturbed one should have, and leaves nothing aside.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path
from typing import Any

from generator.history.record import KEPT, RECORD, kept_name
from generator.pipeline import build
from tests.forked import Forked, Steps
from tests.publish.release.faults_of_build import FORMATS, PAGE, Disk
from tests.publish.release.small import small, unit
from tests.small import BUDGET

YEARS = "2025", "2024"
RECORDING = "_record"  # of history/record.py
ALL = (*FORMATS, "pdf")  # as archive makes them again, to see whether they are the file's
LATER = "units/u01/2025-budget.yaml", "duties: [承担林业技术推广工作。]", "duties: [承担林业技术推广工作，兼防火。]"


class ArchiveFaults:
    """A unit with two years, the earlier of them on record; disturbed recordings of the later, and corrections."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder / "archive"
        world = small(self.folder, 1)
        self.units = self.folder / "units/u01"
        text = BUDGET.replace("example/budget-2025", "changji-city/budget-2025")
        world.write(unit(1), text)
        earlier = text.replace("2024", "2023").replace("2025", "2024").replace("budget-2024", "budget-2025")
        world.write(unit(1).replace("2025", "2024"), earlier)
        for year in YEARS:
            built = build(self.units / f"{year}-budget.yaml", self.folder / "out", ALL, verified=False)
            assert not built.failed, built.problems
        self.torn = self.lost = 0
        self.notes: list[str] = []
        self.run("2024")
        self.begun = (self.units / RECORD).read_bytes()
        begin = time.monotonic()
        self.run("2025")
        self.seconds = time.monotonic() - begin
        self.whole = (self.units / RECORD).read_bytes()

    def started(self, year: str, *more: str, steps: Steps | None = None) -> Forked:
        given = ("archive", f"units/u01/{year}-budget.yaml", "--date", "2025-02-10", "--no-verify", *more)
        return Forked(self.folder, *given, before=steps.begin if steps else None)

    def run(self, year: str, *more: str) -> int:
        process = self.started(year, *more)
        code = process.ended()
        if code not in (0, 1) or "Traceback" in process.said:
            self.notes.append(f"archive {year}: {code} {process.said[-300:]}")
        return code

    def fresh(self, units: Path | None = None) -> None:
        """Only the earlier year is on record."""
        units = units or self.units
        (units / RECORD).write_bytes(self.begun)
        for left in (units / KEPT).glob("2025-*"):
            left.unlink()

    def entries(self, what: str, units: Path | None = None) -> dict[str, Any]:
        """The record; what is wrong with it is noted."""
        units = units or self.units
        try:
            found: dict[str, Any] = json.loads((units / RECORD).read_bytes())
        except (OSError, ValueError) as error:
            self._note("torn", f"{what}: {error}")
            return {}
        if found.get("2024-budget") != json.loads(self.begun)["2024-budget"]:
            self._note("lost", f"{what}: what was on record of another year")
        for name, entry in found.items():
            for version in (entry, *entry["corrections"]):
                if not (units / KEPT / kept_name(Path(f"{name}.yaml"), version["unit_file"])).is_file():
                    self._note("lost", f"{what}: a version that the record names")
        return found

    def _note(self, kind: str, words: str) -> None:
        setattr(self, kind, getattr(self, kind) + 1)
        self.notes.append(words)

    def recovered(self, what: str) -> None:
        """Looks, and again after a whole run."""
        self.entries(what)
        self.run("2025")
        self.entries(f"{what}, then a whole run")
        if (self.units / RECORD).read_bytes() != self.whole:
            self._note("lost", f"{what}: not as a run that nothing disturbed")
        left = [*self.units.rglob(".gongkai-*.tmp")]
        if left:
            self.notes.append(f"{what}: left over {left}")
        self.fresh()

    # ── the faults ────────────────────────────────────────────────────────────────────────────────────────────────────

    def kills(self, count: int) -> str:
        """kill -9 at random moments."""
        self.fresh()
        killed = 0
        for number in range(count):
            killed += self.started("2025").killed(self.random.uniform(0, 1.1 * self.seconds)) != 0
            self.recovered(f"archive kill {number}")
        return f"{count} kills of archive, {killed} before its end"

    def steps(self) -> str:
        """kill -9 at each line of the modules that write, once the record is written: before, nothing is."""
        self.fresh()
        whole = Steps(since=RECORDING)
        self.started("2025", steps=whole).ended()
        self.fresh()
        for number in range(1, whole.count + 1):
            self.started("2025", steps=Steps(number, RECORDING)).ended()
            self.recovered(f"archive step {number}")
        return f"{whole.count} steps of archive"

    def pairs(self, count: int) -> str:
        """Two years at once, from an empty record: both are on it."""
        for number in range(count):
            self.fresh()
            (self.units / RECORD).unlink()
            codes = [process.ended() for process in [self.started(year) for year in YEARS]]
            if codes != [0, 0] or set(self.entries(f"archive pair {number}")) != {"2024-budget", "2025-budget"}:
                self._note("lost", f"archive pair {number}: {codes}")
        return f"{count} pairs of archive"

    def corrections(self, count: int) -> str:
        """Two corrections of one file at once, for different reasons: one is on record, the other is told."""
        for number in range(count):
            self.fresh()
            self.run("2025")
            before = self._later()
            processes = [self.started("2025", "--correction", f"原因{one}") for one in "甲乙"]
            codes = [process.ended() for process in processes]
            (self.folder / LATER[0]).write_text(before, "utf-8")
            reasons = [one["reason"] for one in self.entries(f"corrections {number}")["2025-budget"]["corrections"]]
            if sorted(codes) != [0, 2] or reasons != [f"原因{'甲乙'[codes.index(0)]}"]:
                self._note("lost", f"corrections {number}: {codes} {reasons} {[one.said for one in processes]}")
            build(self.folder / LATER[0], self.folder / "out", ALL, verified=False, on_record=False)
        return f"{count} pairs of corrections"

    def _later(self) -> str:
        """The file changed after it was published; as it was before."""
        path = self.folder / LATER[0]
        text = path.read_text("utf-8")
        path.write_text(text.replace(*LATER[1:]), "utf-8")
        return text

    def disks(self, steps: int, disk: Disk) -> str:
        """The units on file systems that lack room, or files, for what archive writes, and on some that have enough."""
        self.fresh()
        there = sum(path.stat().st_size // PAGE * PAGE + PAGE for path in self.units.rglob("*") if path.is_file())
        files = 2 + sum(1 for _ in self.units.rglob("*"))  # and the two folders above
        home = self.folder / "units.home"
        refused = 0
        for number in range(steps):
            shutil.move(self.folder / "units", home)
            room = there + PAGE * number // 2 if number % 2 else there * 2
            with disk(self.folder / "units", room, 0 if number % 2 else files + number // 2):
                shutil.copytree(home / "u01", self.units)
                self.fresh()
                code = self.run("2025")
                refused += code
                found = self.entries(f"archive disk {number}")
                if ("2025-budget" in found) != (code == 0):
                    self._note("torn", f"archive disk {number}: {code}, {sorted(found)}")
            (self.folder / "units").rmdir()
            shutil.move(home, self.folder / "units")
        return f"{steps} disks for archive, {refused} of them too small"

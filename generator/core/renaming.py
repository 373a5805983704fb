"""What codes of the classification became: amounts of one year are compared with those of another under its codes.

`renamed.csv` of the package, or of a folder `classification/` at or above the unit file: kind (functional, economic),
code and name up to the year before, new_code and new_name from `year` on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.core.classification import PACKAGED
from generator.core.problem import Place, Problem

NAME = "renamed.csv"  # one file for all years: each row says from which year on
# Beside `year`, the only one that is not text.
COLUMNS = ("kind", "code", "name", "new_code", "new_name")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A code that was replaced, or renamed only (`new_code` is `code`); `year` is the first of the new one."""

    kind: str
    code: str
    name: str
    new_code: str
    new_name: str
    year: int


@dataclass(frozen=True, slots=True)
class Renamings:
    """All changes, the oldest first."""

    entries: tuple[Renaming, ...]

    def successor(self, code: str, year: int, later: int, kind: str = "functional") -> str:
        """What the code of a year is in a later year; itself where nothing is known to have changed."""
        # The oldest change first: what was replaced in 2020 and again in 2024 is followed through both.
        for entry in self.between(year, later, kind):
            if entry.code == code:
                code = entry.new_code
        return code

    def between(self, year: int, later: int, kind: str = "functional") -> list[Renaming]:
        """What changed after a year and up to a later one."""
        return [entry for entry in self.entries if entry.kind == kind and year < entry.year <= later]


def renamings(folders: Iterable[Path] = ()) -> tuple[Renamings, list[Problem]]:
    """The list of the nearest folder that has one, else the package's; no changes and a problem where it is faulty."""
    found = (folder / NAME for folder in (*folders, PACKAGED))
    return _read(next(path for path in found if path.is_file()))


@cache
def _read(path: Path) -> tuple[Renamings, list[Problem]]:
    entries: list[Renaming] = []
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for row in reader:
                line = reader.line_num
                kind, code, name, new_code, new_name = (row[name].strip() for name in COLUMNS)
                entries.append(Renaming(kind, code, name, new_code, new_name, int(row["year"])))
    # KeyError: a column is missing; ValueError: a year that is none; AttributeError: a row with too few cells.
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, ValueError, AttributeError):
        columns = "、".join((*COLUMNS, "year"))
        return Renamings(()), [Problem("renamed-unreadable", Place(str(path), line, 1), {"columns": columns})]
    return Renamings(tuple(sorted(entries, key=lambda entry: entry.year))), []

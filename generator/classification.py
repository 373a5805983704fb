"""The classification of one year: functional codes (类 201, 款 20103, 项 2010301) and economic ones (类 302, 款 30201).

Two CSV files a year, replaceable: a folder `classification/` beside `units/` comes before the package's own.
Source: the yearly 政府收支分类科目 of the Ministry of Finance.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Place, Problem

PACKAGED = Path(__file__).parent / "data" / "classification"


@dataclass(frozen=True, slots=True)
class Classification:
    """Names by code. `group` tells 人员经费, 公用经费 or 项目支出 of an economic code."""

    year: int
    functional: dict[str, str]
    economic: dict[str, str]
    group: dict[str, str]

    def classes(self) -> list[str]:
        """The functional 类 in order of their codes."""
        return sorted(code for code in self.functional if len(code) == 3)

    def economic_classes(self) -> list[str]:
        """The economic 类 in order of their codes."""
        return sorted(code for code in self.economic if len(code) == 3)


def ancestors(code: str) -> Iterator[str]:
    """The 类 and 款 above a functional code: 201 and 20103 of 2010301."""
    yield from (code[:length] for length in (3, 5) if length < len(code))


def classification_of(year: int, folders: Iterable[Path] = ()) -> tuple[Classification | None, list[Problem]]:
    """The year's classification from the first folder that has both files; None where none has, or one is spoilt."""
    for folder in (*folders, PACKAGED):
        functional = folder / f"functional-{year}.csv"
        economic = folder / f"economic-{year}.csv"
        if functional.is_file() and economic.is_file():
            return _read(year, functional, economic)
    return None, []


def _read(year: int, functional: Path, economic: Path) -> tuple[Classification | None, list[Problem]]:
    problems: list[Problem] = []
    functions = list(_rows(functional, ("code", "name"), problems))
    classes = list(_rows(economic, ("code", "name", "group"), problems))
    if problems:
        return None, problems
    return Classification(
        year=year,
        functional={row["code"]: row["name"] for row in functions},
        economic={row["code"]: row["name"] for row in classes},
        group={row["code"]: row["group"] for row in classes},
    ), []


def years(folders: Iterable[Path] = ()) -> list[int]:
    """The years of which there is a classification."""
    found = {path.stem.split("-")[1] for folder in (*folders, PACKAGED) for path in folder.glob("functional-*.csv")}
    return sorted(int(year) for year in found if year.isdigit())


def _rows(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[dict[str, str]]:
    """The rows of a file, each below the 类 and 款 it belongs to; a file that is no such list is a problem."""
    line = 1
    known: set[str] = set()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                line += 1
                code = row.get("code") or ""
                if not all(row.get(column) for column in columns) or not known.issuperset(ancestors(code)):
                    raise ValueError
                known.add(code)
                yield row
    except (OSError, ValueError, csv.Error):
        problems.append(
            Problem("classification-unreadable", Place(str(path), line, 1), {"columns": "、".join(columns)})
        )

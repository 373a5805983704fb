"""The classification of one year: functional codes (类 201, 款 20103, 项 2010301) and economic ones (类 302, 款 30201).

Two CSV files a year. Each is replaceable by itself: one in a folder `classification/` at or above the unit file comes
before the package's own. Where the package's lists are from: their heads and data/classification/README.md.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from generator.core.problem import Place, Problem

PACKAGED = Path(__file__).parents[1] / "data" / "classification"
# Columns that a list must have; others are for its readers.
COLUMNS = {"functional": ("code", "name"), "economic": ("code", "name", "group")}
# Digits of a code: 类 201, 款 20103, 项 2010301; economic 类 302, 款 30201.
LENGTHS = {"functional": (3, 5, 7), "economic": (3, 5)}
# 人员经费 is 301 and 303; 公用经费 302, 307, 310 and 399; the others are paid for projects only (docs/rules.md §7).
GROUPS = ("人员经费", "公用经费", "项目支出")
# A column that a list may have: why the line is not certain; empty where it is.
UNCERTAIN = "uncertain"
# Years between a year without a list and the nearest one that has one: beyond that the year is a slip of the pen
# (2052), or its classification another one altogether (before 2018 even 类 had other names).
FARTHEST = 5
# A list saved by the wrong program has the same fault in every line; about a screenful of them is enough.
MOST_PROBLEMS = 20

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Classification:
    """Names by code. `group` is 人员经费, 公用经费 or 项目支出, by economic code.

    `folders` are where the lists were looked for, nearest first: other years' are found there too. `uncertain` says by
    code why a line is not certain. `listed` is the year whose lists these are, where `year` has none of its own.
    """

    year: int
    functional: dict[str, str]
    economic: dict[str, str]
    group: dict[str, str]
    folders: tuple[Path, ...] = ()
    uncertain: Mapping[str, str] = field(default_factory=dict)
    listed: int = 0

    def for_year(self, year: int) -> Classification:
        """The same names for a year that has no list of its own."""
        return replace(self, year=year, listed=self.listed or self.year)

    def classes(self) -> list[str]:
        """The functional 类 in order of their codes."""
        return sorted(code for code in self.functional if len(code) == 3)

    def economic_classes(self) -> list[str]:
        """The economic 类 in order of their codes."""
        return sorted(code for code in self.economic if len(code) == 3)


@dataclass(frozen=True, slots=True)
class Use:
    """The years in which a code had a name; `first` or `last` is 0 where that end is not known or still open."""

    name: str
    first: int
    last: int

    def __str__(self) -> str:
        """2020–2024, 2024, 2024– or –2019."""
        return str(self.first) if self.first == self.last else f"{self.first or ''}–{self.last or ''}"


def ancestors(code: str) -> Iterator[str]:
    """The 类 and 款 above a functional code: 201 and 20103 of 2010301."""
    yield from (code[:length] for length in (3, 5) if length < len(code))


def classification_of(year: int, folders: Iterable[Path] = ()) -> tuple[Classification | None, list[Problem]]:
    """The year's classification, each list from the first folder that has it; None where one is missing or faulty.

    Where both lists are missing there is no problem either: the caller knows what asked for that year.
    """
    folders = tuple(folders)
    paths = {kind: path for kind in COLUMNS if (path := _path(kind, year, folders))}
    if len(paths) < len(COLUMNS):
        return None, [_half(kind, year, path) for kind, path in paths.items()]
    lists = {kind: _List(path, COLUMNS[kind], LENGTHS[kind]) for kind, path in paths.items()}
    problems = [problem for each in lists.values() for problem in each.problems]
    if problems:
        return None, problems
    functional, economic = lists["functional"].rows, lists["economic"].rows
    return Classification(
        year=year,
        functional={row["code"]: row["name"] for row in functional},
        economic={row["code"]: row["name"] for row in economic},
        group={row["code"]: row["group"] for row in economic},
        folders=folders,
        uncertain={row["code"]: why for row in (*functional, *economic) if (why := row.get(UNCERTAIN))},
    ), []


def nearest_classification(year: int, folders: Iterable[Path] = (), within: int = FARTHEST) -> Classification | None:
    """For a year without lists those of the nearest year, the earlier of two; None where none is within so many years.

    A faulty list of another year does not count: whoever works on that year is told.
    """
    folders = tuple(folders)
    for near in sorted(years(folders), key=lambda one: (abs(one - year), one)):
        found = classification_of(near, folders)[0] if abs(near - year) <= within else None
        if found:
            return found.for_year(year)
    return None


def years(folders: Iterable[Path] = ()) -> list[int]:
    """The years of which there are both lists."""
    folders = tuple(folders)
    return sorted(set.intersection(*(_years_of(kind, folders) for kind in COLUMNS)))


def other_years(than: Classification) -> list[Classification]:
    """The classifications of all other years that can be read."""
    found = (classification_of(year, than.folders)[0] for year in years(than.folders) if year != than.year)
    return [other for other in found if other]


def uses(kind: str, code: str, others: Iterable[Classification]) -> list[Use]:
    """What other years call the code, by its known history and by the certain lines of their lists; the latest last."""
    listed: defaultdict[str, list[int]] = defaultdict(list)
    for other in others:
        names = other.functional if kind == "functional" else other.economic
        if code in names and code not in other.uncertain:
            listed[names[code]].append(other.year)
    known = _history().get(code, [])
    told = {use.name for use in known}
    found = [*known, *(Use(name, min(at), max(at)) for name, at in listed.items() if name not in told)]
    return sorted(found, key=lambda use: use.last or 9999)  # 9999: still in use


def _path(kind: str, year: int, folders: tuple[Path, ...]) -> Path | None:
    paths = (folder / f"{kind}-{year}.csv" for folder in (*folders, PACKAGED))
    return next((path for path in paths if path.is_file()), None)


def _years_of(kind: str, folders: tuple[Path, ...]) -> set[int]:
    stems = (path.stem for folder in (*folders, PACKAGED) for path in folder.glob(f"{kind}-*.csv"))  # "functional-2025"
    return {int(year) for stem in stems if (year := stem.removeprefix(f"{kind}-")).isdecimal()}


def _half(kind: str, year: int, path: Path) -> Problem:
    """One of a year's two lists is there and the other is not."""
    missing = next(other for other in COLUMNS if other != kind)
    details = {"year": year, "file": path.name, "missing": f"{missing}-{year}.csv"}
    return Problem("classification-half", Place(str(path)), details)


class _List:
    """The rows of one CSV file, and what is wrong with them."""

    def __init__(self, path: Path, columns: tuple[str, ...], lengths: tuple[int, ...]) -> None:
        self.path = path
        self.columns = columns
        self.lengths = lengths
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._lines: dict[str, int] = {}
        for line, row in self._read():
            self._take(row, line)
        for code, line in self._lines.items():
            self._under_its_parents(code, line)
        self.problems = self._first_ones()

    def _read(self) -> Iterator[tuple[int, Row]]:
        line = 1
        try:
            # utf-8-sig: Excel saves "CSV UTF-8" with a byte order mark.
            text = self.path.read_bytes().decode("utf-8-sig")
            above, text = _without_head(text)
            line += above
            # strict: a quote that is never closed is an error, and does not swallow the rest of the file.
            reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
            if not set(self.columns) <= set(reader.fieldnames or ()):
                raise ValueError
            for row in reader:
                line = reader.line_num + above
                yield line, {name: (row[name] or "").strip() for name in reader.fieldnames or () if name}
        except UnicodeDecodeError as error:
            self._report("classification-unreadable", error.object.count(b"\n", 0, error.start) + 1)
        except csv.Error:  # in the line after the last one that could be read
            self._report("classification-unreadable", line + 1)
        except (OSError, ValueError):
            self._report("classification-unreadable", line)

    def _take(self, row: Row, line: int) -> None:
        code, group = row["code"], row.get("group", "")
        bad = [name for name in self.columns if not row[name] or not row[name].isprintable()]
        if not any(row.values()):  # ",,": a line that a spreadsheet program left
            return
        if bad:
            self._report("classification-cell", line, column=bad[0])
        # isdecimal alone takes "２０１".
        elif not (code.isascii() and code.isdecimal() and len(code) in self.lengths):
            self._report("classification-code", line, code=code, lengths="、".join(map(str, self.lengths)))
        elif code in self._lines:
            self._report("classification-code-twice", line, code=code, first=self._lines[code])
        elif "group" in self.columns and group not in GROUPS:
            self._report("classification-group", line, code=code, group=group, groups="、".join(GROUPS))
        else:
            self.rows.append(row)
            self._lines[code] = line

    def _under_its_parents(self, code: str, line: int) -> None:
        missing = next((above for above in ancestors(code) if above not in self._lines), None)
        if missing:
            self._report("classification-parent", line, code=code, parent=missing)

    def _first_ones(self) -> list[Problem]:
        """The first MOST_PROBLEMS in the order of the file, and how many more there are."""
        found = sorted(self.problems, key=lambda problem: problem.place or Place(""))
        if len(found) <= MOST_PROBLEMS:
            return found
        last = Problem("more-problems", found[MOST_PROBLEMS].place, {"count": len(found) - MOST_PROBLEMS})
        return [*found[:MOST_PROBLEMS], last]

    def _report(self, problem: str, line: int, **details: object) -> None:
        details = {"columns": "、".join(self.columns), **details}
        self.problems.append(Problem(problem, Place(str(self.path), line, 1), details))


def _without_head(text: str) -> tuple[int, str]:
    """How many lines of remarks ("# 出处……", in quotes where Excel saw a comma) begin the list; what follows them."""
    lines = text.splitlines(keepends=True)
    above = next((number for number, line in enumerate(lines) if not line.startswith(("#", '"#'))), len(lines))
    return above, "".join(lines[above:])


@cache
def _history() -> dict[str, list[Use]]:
    """Codes and names that exist in some years only; of the functional classification."""
    result: defaultdict[str, list[Use]] = defaultdict(list)
    with (PACKAGED / "history.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            result[row["code"]].append(Use(row["name"], int(row["first"] or 0), int(row["last"] or 0)))
    return dict(result)

"""Printed codes against the year's classification: a name that belongs to another code of the same group.

Names that the classification does not know are left alone: documents shorten and extend them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.core.classification import Classification, classification_of, uses
from generator.core.government import government_classes
from generator.core.problem import Place, Problem
from generator.verify.canonical import canonical
from generator.verify.rules import finding
from generator.verify.tables.grids import Grid, Row

CLASS = 3  # digits of the code of a 类
# Which classification the codes of a kind of table are of; those of all other kinds are functional.
CLASSIFIED = {"basic": "economic", "government": "government"}


def check_official(grids: Iterable[Grid], year: int) -> list[Problem]:
    """B16: codes whose name is that of a neighbour or of another year, in a year whose classification there is."""
    names, _ = classification_of(year)
    if names is None:
        return []
    problems = []
    grids = list(grids)
    lists = {which: _list_of(which, names) for which in ("functional", *CLASSIFIED.values())}
    owners = {which: _owners(grids, which, known) for which, known in lists.items()}
    for grid in grids:
        which = classification_in(grid)
        known = lists[which]
        for row in grid.rows:
            official = _neighbour(row, known) if row.code and not row.project else ""
            if official:
                details = {"name": row.label, "code": row.code, "official": official, "year": year}
                place = Place(row.first.where.file, grid.block, row.number)
                problems.append(finding("verify-code-official", place, details))
        problems += _borrowed(grid, known, owners[which], year)
        problems += _of_another_year(grid, known, year)
    return problems


def classification_in(grid: Grid) -> str:
    """Which classification the table's codes are of."""
    return CLASSIFIED.get(grid.kind, "functional")


def _list_of(which: str, names: Classification) -> Mapping[str, str]:
    by_year = {"functional": names.functional, "economic": names.economic}
    return by_year[which] if which in by_year else government_classes().names


def _owners(grids: Iterable[Grid], which: str, known: Mapping[str, str]) -> dict[str, str]:
    """The codes of the rows that have their own names, by name, in tables of one classification."""
    rows = (row for grid in grids if classification_in(grid) == which for row in grid.rows)
    return {
        canonical(row.label): row.code for row in rows if canonical(known.get(row.code, "")) == canonical(row.label)
    }


def _borrowed(grid: Grid, names: Mapping[str, str], owners: Mapping[str, str], year: int) -> Iterator[Problem]:
    """A row called as another row of the tables, whose name it is: 工资福利支出 as the name of 301 and of 302."""
    for row in grid.rows:
        own, label = canonical(names.get(row.code, "")), canonical(row.label)
        owner = owners.get(label, "")
        if own and own != label and owner and owner != row.code and not row.project and not _neighbour(row, names):
            details = {"name": row.label, "code": row.code, "official": owner, "year": year}
            yield finding("verify-code-official", Place(row.first.where.file, grid.block, row.number), details)


def _of_another_year(grid: Grid, names: Mapping[str, str], year: int) -> Iterator[Problem]:
    """A code with a name that it had before, or has got since: 20805 行政事业单位离退休 in 2023."""
    kind = classification_in(grid)
    for row in grid.rows if kind != "government" else ():  # of which there is one list for all years
        official = names.get(row.code, "")
        label = canonical(row.label)
        if not official or row.project or canonical(official) == label:
            continue
        use = next((one for one in uses(kind, row.code, ()) if canonical(one.name) == label), None)
        if use and (0 < use.last < year or use.first > year):
            details = {
                "code": row.code,
                "name": row.label.strip(),
                "official": official,
                "year": year,
                "years": str(use),
            }
            yield finding("verify-code-year", Place(row.first.where.file, grid.block, row.number), details)


def _neighbour(row: Row, names: Mapping[str, str]) -> str:
    """The code right beside to which the row's name belongs, if not to its own."""
    label = canonical(row.label)
    if not label or canonical(names.get(row.code, "")) == label:
        return ""
    above = row.code[:-2] if len(row.code) > CLASS else ""  # 20103 of 2010301: a 款 and a 项 have two digits each
    beside = (code for code in names if len(code) == len(row.code) and code.startswith(above))
    return next((code for code in beside if canonical(names[code]) == label), "")

"""A table whose amounts are ten thousand times, or a ten-thousandth of, what all others say: its unit is wrong.

One table in 元 that says 万元 contradicts every table that states the same amounts; that is one finding, about the
unit, and the amounts are then held against all others as if they were in the right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.core.problem import Place, Problem, Severity
from generator.verify.rules import finding
from generator.verify.tables.grids import Grid

TIMES = Decimal(10_000)
# Amounts that must fit only with the unit changed before the unit is what is wrong: two may do so by chance.
FEWEST = 3
FEWEST_TABLES = 4  # with one unit, before another is odd
SHARE = 0.5  # of the amounts of the smaller table


@dataclass(frozen=True, slots=True)
class WrongUnit:
    """The table of that block is in the wrong unit: its amounts times so much are right."""

    block: int
    times: Decimal
    problem: Problem


def wrong_units(grids: Iterable[Grid]) -> list[WrongUnit]:
    """The tables whose unit cannot be the one above them.

    Such a table fits none that it should fit as it is, and at least one ten thousand times larger or smaller; of two
    tables alone nobody knows which is wrong, and the later is told.
    """
    tables = list(_tables(tuple(grids)))
    amounts = [_amounts(table) for table in tables]
    against: dict[int, dict[int, Decimal]] = {}
    for one, mine in enumerate(amounts):
        for other, theirs in enumerate(amounts):
            if one != other and (times := _apart(mine, theirs)):
                against.setdefault(one, {})[other] = times
    found = []
    while against:
        worst = max(against, key=lambda one: (len(against[one]), one))
        other, times = next(iter(against.pop(worst).items()))
        found.append(WrongUnit(tables[worst][0].block, times, _problem(tables[worst][0], tables[other][0], times)))
        against = {one: rest for one, others in against.items() if (rest := _without(others, worst))}
    return found


def odd_units(grids: Iterable[Grid]) -> Iterator[Problem]:
    """An empty table that states another unit than all others do: nobody sees it in the amounts.

    Not that of 三公, which some regions print in 万元 among tables in 元, empty where a unit spends nothing.
    """
    tables = list(_tables(tuple(grids)))
    units = Counter(_unit(table[0]) for table in tables)
    for table in (one for one in tables if one[0].kind != "three"):
        unit = _unit(table[0])
        if units[unit] == 1 and len(units) == 2 and units.total() >= FEWEST_TABLES and not _amounts(table):
            meant = next(one for one in units if one != unit)
            details = {"table": table[0].title, "other": tables[0][0].title, "unit": unit, "meant": meant}
            entry = table[0].rows[0].first
            yield finding("verify-table-unit", Place(entry.where.file, table[0].block), details, Severity.WARNING)


def _unit(grid: Grid) -> str:
    return "元" if grid.rows[0].first.scale < 1 else "万元"


def _without(others: dict[int, Decimal], table: int) -> dict[int, Decimal]:
    return {other: times for other, times in others.items() if other != table}


def _amounts(table: list[Grid]) -> set[Decimal]:
    """Every amount of a table but nothing, in 万元 as its unit has it."""
    found = {entry.value.value for grid in table for row in grid.rows for entry in row.cells.values()}
    return found - {Decimal(0)}


def _tables(grids: tuple[Grid, ...]) -> Iterator[list[Grid]]:
    """The sides of each table together."""
    blocks = dict.fromkeys(grid.block for grid in grids)
    for block in blocks:
        yield [grid for grid in grids if grid.block == block]


def _apart(mine: set[Decimal], theirs: set[Decimal]) -> Decimal | None:
    """By how much mine are to be multiplied to be theirs: 10,000 or a ten-thousandth; None where they are not apart."""
    if mine & theirs:
        return None
    smaller = min(len(mine), len(theirs))
    for times in (TIMES, 1 / TIMES):
        alike = sum(value * times in theirs for value in mine)
        if alike >= FEWEST and alike >= SHARE * smaller:
            return times
    return None


def _problem(grid: Grid, other: Grid, times: Decimal) -> Problem:
    entry = grid.rows[0].first
    details = {
        "table": grid.title,
        "other": other.title,
        "unit": _unit(grid),
        "meant": "万元" if times > 1 else "元",
    }
    return finding("verify-table-unit", Place(entry.where.file, grid.block), details)

"""Holding a printed amount against the amounts of other tables, and what to say where they are apart.

The same amount printed twice is the same to the last digit; where an amount meets a sum, or two sums meet (basic
expenditure by function and by economic class), rounding is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.core.problem import Problem, Severity
from generator.verify.rounded import total
from generator.verify.rules import finding
from generator.verify.tables.additions import is_open
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid

ZERO = Decimal(0)


@dataclass(frozen=True)
class Tables:
    """The grids of a document by kind; of 收支 tables the sides of income and of expenditure apart."""

    grids: tuple[Grid, ...]
    is_final: bool

    def of(self, kind: str) -> Grid | None:
        """The first table of a kind."""
        return next((grid for grid in self.grids if grid.kind == kind), None)

    def side(self, kind: str, word: str) -> Grid | None:
        """The side of a 收支 table: 收入, which stands to the left, or 支出; None where a table has one side."""
        sides = [grid for grid in self.grids if grid.kind == kind]
        if len(sides) < 2:
            return None
        return sides[0] if word == "收入" else sides[1]

    def basic_total(self) -> list[Entry]:
        """The whole of basic expenditure: its total row, or the two wholes of a table of several sides.

        Personnel and public expenditure may have a table each, or one of them a table beside that of all.
        """
        blocks: dict[int, list[Grid]] = {}
        for grid in self.grids:
            blocks.setdefault(grid.block, []).extend([grid] if grid.kind == "basic" else [])
        complete = [grids for grids in blocks.values() if _has_both_groups(grids)]
        grids = complete[0] if complete else [grid for grids in blocks.values() for grid in grids]
        if len(grids) == 1:
            return [entry for entry in [grids[0].total()] if entry]
        return [row.first for grid in grids for row in grid.rows if row.is_total]

    def of_basic(self, code: str) -> Entry | None:
        """What basic expenditure has under an economic code: 30231."""
        grids = (grid for grid in self.grids if grid.kind == "basic")
        return next((row.first for grid in grids if (row := grid.of_code(code))), None)

    def carried(self, fund: str) -> Entry | None:
        """What a fund carried over, in 收支总表; None for nothing."""
        lines = self.side("overall", "收入")
        rows = lines.rows if lines else ()
        found = (row.first for row in rows if fund in row.label and "结转" in row.first.group)
        return next((entry for entry in found if entry.value.value), None)

    def title(self, entry: Entry) -> str:
        """The title of the table in which an amount stands."""
        return next((grid.title for grid in self.grids if grid.block == entry.where.block), "")


def _has_both_groups(grids: Iterable[Grid]) -> bool:
    """Whether a table lists wages (301) and goods and services (302)."""
    return {"301", "302"} <= {row.code[:3] for grid in grids for row in grid.rows}


def amount_of(entry: Entry | None) -> Decimal:
    """The amount of a cell in 万元; a cell that is not there is nothing."""
    return entry.value.value if entry else ZERO


def equal(tables: Tables, one: Entry | None, *others: Entry | None) -> Iterator[Problem]:
    """One cell against another, or against several that make it up; cells that are not there say nothing.

    The same amount is printed the same twice; a sum is off by what its parts leave open.
    """
    found = [entry for entry in others if entry]
    if one is None or not found:
        return
    added = sum((entry.value.value for entry in found), ZERO)
    if len(found) == 1 and one.value.states(found[0].value):
        return  # one of the two tables may print to fewer places
    if one.value.value != added:
        yield apart(tables, one, found[0], one.amount(added), Severity.INFO if is_open(one, found) else None)


def near(tables: Tables, one: Entry | None, others: list[Entry], slack: int) -> Iterator[Problem]:
    """The same, where both are sums of rounded amounts: `slack` is how many the one adds up."""
    if one is None or not others:
        return
    added = sum((entry.value.value for entry in others), ZERO)
    if one.value.value == added:
        return
    span = total(entry.value for entry in others).wider(one.value.half * slack)
    severity = Severity.INFO if span.holds(one.value.span) else None
    yield apart(tables, one, others[0], one.amount(added), severity)


def apart(tables: Tables, one: Entry, other: Entry, computed: str, severity: Severity | None = None) -> Problem:
    """That one cell is not what the other says: `computed`, in the unit of the one's table."""
    details = {
        "table": tables.title(one),
        "cell": one.words(),
        "found": one.text or "空白",
        "other": tables.title(other),
        "place": other.words(),
        "computed": computed,
    }
    return finding("verify-tables", one.where.place, details, severity)


def missing(tables: Tables, entry: Entry, other: Grid) -> Problem:
    """That another table has no row for an amount."""
    details = {"table": tables.title(entry), "row": entry.label or entry.code, "other": other.title}
    return finding("verify-row-missing", entry.where.place, details)


def row_by_row(tables: Tables, one: Grid, other: Grid) -> Iterator[Problem]:
    """By code, the totals of the rows of two tables that list the same items."""
    at, there = one.total_column(), other.total_column()
    if at is None or there is None:
        return
    for row in one.rows:
        match = other.of_code(row.code) if row.code else None
        if match:
            yield from equal(tables, row.cells.get(at), match.cells.get(there))
        elif row.code and amount_of(row.cells.get(at)):
            yield missing(tables, row.first, other)
    codes = {row.code for row in one.rows}
    for row in other.rows:
        if row.code and row.code not in codes and amount_of(row.cells.get(there)):
            yield missing(tables, row.first, one)

"""Rows and tables that must be there because others are: totals, the 类 and 款 above an item, the table itself.

A table whose rows were deleted contradicts nothing that it says; it contradicts what other tables say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Place, Problem, Severity
from generator.verify.rules import finding
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid
from generator.verify.tables.lookup import Lookup

# Kinds of tables that print a row of the whole, and from how many rows with an amount on one is missed.
TOTALLED = ("overall", "income", "expenditure", "fiscal", "general", "basic", "projects", "three")
FEWEST_ROWS = 3
LENGTHS = {7: 5, 5: 3}  # the digits of a code, and of the code above it: 2010301, 20103, 201; 30101, 301

# What a table must have an amount for when another has one: its kind, the other's, and the words of the other's column.
FILLED = (
    ("overall", "expenditure", ""),
    ("overall", "income", ""),
    ("income", "expenditure", ""),
    ("expenditure", "income", ""),
    ("fiscal", "general", ""),
    ("general", "fiscal", "一般公共"),
    ("general", "basic", ""),
    ("basic", "general", "基本支出"),
    ("projects", "general", "项目支出"),
)
# Of these one may be nothing where the carry-over is in the other alone: accounts of a year without income, or without
# expenditure; a 财政拨款 table with the carry-over beside a 一般公共预算 table of the year.
_OF_THE_YEAR = {("fiscal", "general"), ("general", "fiscal")}
_OF_ACCOUNTS = {("income", "expenditure"), ("expenditure", "income")}


def check_complete(grids: list[Grid], lookup: Lookup) -> Iterator[Problem]:
    """A03, B01, B14: no table has lost its total, the rows above an item, or all that it has to say."""
    for grid in grids:
        yield from _total(grid, grids)
        yield from _rows_above(grid)
    for kind, other, words in FILLED:
        yield from _filled(lookup, kind, other, words)


def _total(grid: Grid, grids: list[Grid]) -> Iterator[Problem]:
    """A row of the whole, which a table of 收支 has on either side; not where no table of the document has one."""
    filled = [row for row in grid.rows if any(entry.value.value for entry in row.cells.values())]
    if grid.kind not in TOTALLED or len(filled) < FEWEST_ROWS:
        return
    totalled = {other.block for other in grids if any(row.is_total for row in other.rows)}
    if grid.block not in totalled and len(totalled) * 2 > len({other.block for other in grids}):
        place = Place(grid.rows[0].first.where.file, grid.block)
        yield finding("verify-total-missing", place, {"table": grid.title})


def _rows_above(grid: Grid) -> Iterator[Problem]:
    """A table that prints 类 and 款 prints them for each item: those of all its codes or of none."""
    codes = {row.code for row in grid.rows if row.code and not row.project}
    if not any(len(code) == 3 for code in codes):
        return
    for length, above in LENGTHS.items():
        if not any(len(code) == above for code in codes):
            continue
        orphans = [row for row in grid.rows if len(row.code) == length and row.code[:above] not in codes]
        for row in {row.code[:above]: row for row in reversed(orphans)}.values():
            place = Place(row.first.where.file, grid.block, row.number)
            details = {"table": grid.title, "row": f"{row.code} {row.label}", "other": row.code[:above]}
            yield finding("verify-row-above", place, details)


def _filled(lookup: Lookup, kind: str, other: str, words: str) -> Iterator[Problem]:
    """A table without an amount while another has what it should say too."""
    if kind not in lookup.titles or any(entry.value.value for entry in lookup.kinds(kind)):
        return
    entry = next((one for one in lookup.kinds(other) if one.value.value and _is_in(one, words)), None)
    if entry:
        title = lookup.titles[kind][0]
        details = {
            "table": title,
            "other": (lookup.titles[other] or ("",))[0],
            "found": entry.text,
            "place": entry.words(),
        }
        apart = (kind, other) in (_OF_THE_YEAR | _OF_ACCOUNTS if "决算" in title else _OF_THE_YEAR)
        yield finding("verify-table-empty", entry.where.place, details, Severity.WARNING if apart else None)


def _is_in(entry: Entry, words: str) -> bool:
    return not words or bool(re.search(words, "".join(entry.head)))

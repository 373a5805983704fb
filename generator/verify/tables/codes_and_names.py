"""Codes and names of items through all tables: one name a code, one code a class, in order, none lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.core.problem import Place, Problem
from generator.verify.canonical import canonical
from generator.verify.rules import finding
from generator.verify.tables.agreement import Tables
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid, Row
from generator.verify.tables.official import classification_in

CODED = {"income", "expenditure", "general", "basic"}  # tables in which every row but totals has a code
FEWEST_CODED = 5  # rows with a code from which on a row without one is odd
ONE_IN = 5  # more rows than one in five without a code are a table's way of printing and no slip
CLASS = 3  # digits of the code of a 类


def check_codes(tables: Tables) -> Iterator[Problem]:
    """B16, B17: one code has one name in all tables, codes ascend, and none stands twice."""
    names: dict[str, Entry] = {}
    codes: dict[tuple[str, str], str] = {}
    for grid in tables.grids:
        coded = [row for row in grid.rows if row.code and not row.project]
        yield from _lost(grid, len(coded))
        for row in coded:
            yield from _named(grid, row, names)
            yield from _coded(grid, row, codes)
        if grid.kind != "details":  # whose economic codes begin anew below each item
            yield from _ascending(grid, coded)


def _place(grid: Grid, row: Row) -> Place:
    return Place(row.first.where.file, grid.block, row.number)


def _lost(grid: Grid, coded: int) -> Iterator[Problem]:
    """Single rows without a code in a table of coded rows."""
    if grid.kind not in CODED or coded < FEWEST_CODED:
        return
    lost = [row for row in grid.rows if row.label and not row.code and not row.is_total]
    if len(lost) * ONE_IN < coded:
        yield from (finding("verify-blank", _place(grid, row), {"cell": f"{row.label}，编码"}) for row in lost)


def _named(grid: Grid, row: Row, names: dict[str, Entry]) -> Iterator[Problem]:
    """The name by which a code was called first is its name; `names` is filled on the way."""
    name, first = canonical(row.label), names.setdefault(row.code, row.first)
    if name and canonical(first.label) != name:
        details = {"code": row.code, "found": row.label, "name": first.label}
        yield finding("verify-code-name", _place(grid, row), details)


def _coded(grid: Grid, row: Row, codes: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """The code that the name of a class had first is its code, each classification by itself."""
    if len(row.code) != CLASS:
        return
    code = codes.setdefault((classification_in(grid), canonical(row.label)), row.code)
    if code != row.code:
        yield finding("verify-same-name", _place(grid, row), {"name": row.label, "found": row.code, "code": code})


def _ascending(grid: Grid, coded: list[Row]) -> Iterator[Problem]:
    for before, row in pairwise(coded):
        if row.code <= before.code and not _is_aside(before.code, row.code):
            details = {"table": grid.title, "code": row.code, "before": before.code}
            yield finding("verify-code-order", _place(grid, row), details)


def _is_aside(before: str, code: str) -> bool:
    """Economic classes run in columns of their own: 303 may stand below 30199, never 301 below 302."""
    return len(before) > len(code) and before[:CLASS] < code[:CLASS]

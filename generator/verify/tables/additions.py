"""The sums of every table, added again from its printed cells: along rows, down columns, 类/款/项, and the sides of
收支 tables by their outline, which is outlines.py (勾稽关系 A and C).

A printed amount is anything within half a unit of its last digit, an empty cell and a zero are nothing; what lies
further apart than its parts leave open is an error, what lies closer an information.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from generator.core.problem import Problem, Severity
from generator.verify.canonical import spaceless
from generator.verify.rounded import Rounded, total
from generator.verify.rules import finding
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid, column_sums, row_sums
from generator.verify.tables.outlines import Sum, columns_of_rows, outline


def check_additions(grids: Iterable[Grid]) -> list[Problem]:
    """Every sum within a table that its parts do not come to."""
    grids = list(grids)
    problems: list[Problem] = []
    for grid in grids:
        for find in (_along_rows, _down_columns, _by_unit, outline, _three, _balance):
            for whole, parts in find(grid):
                problems += held(grid, whole, parts)
    for grid, whole, parts in _sides_of_basic(grids):
        problems += held(grid, whole, parts)
    return problems


def held(grid: Grid, whole: Entry, parts: list[Entry]) -> Iterator[Problem]:
    """The problem that a whole is not what its parts come to, if it is not: an information within rounding."""
    added = sum((part.value.value for part in parts), Decimal(0))
    if whole.value.value == added:
        return
    severity = Severity.INFO if is_open(whole, parts) else None
    details = {
        "table": grid.title,
        "cell": whole.words(),
        "found": whole.text or "空白",
        "computed": whole.amount(added),
    }
    yield finding("verify-table-sum", whole.where.place, details, severity)


def is_open(whole: Entry, parts: Iterable[Entry]) -> bool:
    """Whether rounding explains that parts do not come to their whole; one part alone is the whole itself."""
    filled = [part.value for part in parts if not part.value.exact]
    return len(filled) > 1 and total(filled).holds(whole.value.span)


# ── within rows and columns ───────────────────────────────────────────────────────────────────────────────────────


def _along_rows(grid: Grid) -> Iterator[Sum]:
    """Each row's 合计 and 小计 with the columns that its head says they add up."""
    sums = column_sums(grid.heads)
    for row in grid.rows:
        for whole, columns in sums.items():
            parts = [row.cells[at] for at in columns if at in row.cells]
            if whole in row.cells and len(parts) == len(columns):
                yield row.cells[whole], parts


def _down_columns(grid: Grid) -> Iterator[Sum]:
    """By code; the two wholes of a table of several sides are `_sides_of_basic`, rows of units `_by_unit`."""
    if grid.kind == "by_unit":
        return
    for whole, parts in row_sums(grid.rows):
        if grid.kind == "basic" and "经费合计" in spaceless(whole.label):
            continue
        yield from columns_of_rows(whole, parts)


def _by_unit(grid: Grid) -> Iterator[Sum]:
    """The total of a department's units: those that no other one holds, by their codes; 减： is taken off."""
    rows = [row for row in grid.rows if row.label and not row.is_total]
    whole = next((row for row in grid.rows if row.is_total), None)
    if grid.kind != "by_unit" or whole is None or any("小计" in row.label for row in rows):
        return
    less = [row for row in rows if spaceless(row.label).startswith("减")]
    codes = {row.code for row in rows if row.code}
    within = [row for row in rows if any(row.code.startswith(one) and row.code != one for one in codes)]
    tops = [row for row in rows if row not in less and row not in within]
    for at, entry in whole.cells.items():
        parts = [row.cells[at] for row in tops if at in row.cells]
        taken = [_negative(row.cells[at]) for row in less if at in row.cells]
        if parts:
            yield entry, [*parts, *taken]


# ── tables whose rows are named and not numbered ──────────────────────────────────────────────────────────────────

PERSONNEL = {"301", "303"}  # the economic classes of 人员经费; the others are 公用经费 (docs/rules.md §7)


def _three(grid: Grid) -> Iterator[Sum]:
    """三公 as rows: the whole is abroad, reception and vehicles; vehicles are buying and running."""
    if grid.kind != "three" or not any(row.label for row in grid.rows):
        return
    vehicles = grid.labelled(r"购置.*运行")  # "公务用车购置及运行维护费"
    parts = [row for word in ("因公出国", "公务接待") if (row := grid.labelled(word))]
    # "公务用车购置费"; "公务用车运行维护费" but not the row of both
    detail = [grid.labelled(word) for word in (r"购置费?$", r"^(?!.*购置).*运行")]
    whole = next((row for row in grid.rows if row.is_total), None)
    cars = [vehicles] if vehicles else [row for row in detail if row]
    if whole and cars and parts:  # a row that is not there has no money
        yield from columns_of_rows(whole, [*cars, *parts])
    if vehicles and all(detail):
        yield from columns_of_rows(vehicles, [row for row in detail if row])


def _sides_of_basic(grids: list[Grid]) -> Iterator[tuple[Grid, Entry, list[Entry]]]:
    """人员经费合计 and 公用经费合计 under a table whose sides are the classes: 301 and 303, and the others."""
    for _, sides in groupby((grid for grid in grids if grid.kind == "basic"), key=lambda grid: grid.block):
        rows = [(grid, row) for grid in sides for row in grid.rows]
        classes = [row for _, row in rows if len(row.code) == 3]
        for grid, row in rows:
            for word, mine in (("人员经费合计", True), ("公用经费合计", False)):
                if word in spaceless(row.label):
                    parts = [one.first for one in classes if (one.code in PERSONNEL) is mine]
                    yield grid, row.first, parts


def _balance(grid: Grid) -> Iterator[Sum]:
    """年初 + 本年收入 = 本年支出 + 年末, row by row (政府性基金收支)."""
    opening, income = grid.column(r"^年初"), grid.column(r"^本年收入$")
    closing, spending = grid.column(r"^年末"), _of_group(grid, "本年支出")
    columns = (opening, income, closing, spending)
    if any(at is None for at in columns):
        return
    for row in grid.rows:
        cells = [row.cells.get(at) for at in columns if at is not None]
        if all(cells):
            before, earned, left, spent = (cell for cell in cells if cell)
            if before.value.value + earned.value.value != left.value.value + spent.value.value:
                yield left, [before, earned, _negative(spent)]  # what is left is what there was less what was spent


def _of_group(grid: Grid, name: str) -> int | None:
    """The first column under a head of that name, which is its 小计."""
    return next((at for at, head in grid.heads.items() if head[:1] == (name,)), None)


def _negative(entry: Entry) -> Entry:
    """The entry with the other sign, as a part that is taken off."""
    return replace(entry, value=Rounded(-entry.value.value, entry.value.places))

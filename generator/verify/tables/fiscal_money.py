"""What the tables of fiscal money say of one another: 财政拨款收支总表, 一般公共预算, 基本支出, 项目支出, other funds.

Some regions print in 财政拨款收支总表 what was carried over from last year and some do not; where one table has it and
the other has not, they differ by just that amount, which 收支总表 states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.core.problem import Problem
from generator.verify.rounded import total
from generator.verify.tables.agreement import ZERO, Tables, amount_of, apart, equal, missing, near, row_by_row
from generator.verify.tables.all_money import GRANT
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid

# A fund in 财政拨款收支总表, and the word for it in the lines of 收支总表.
_GRANTS = (
    (r"一般公共预算", "一般公共"),
    (r"基金预算", "基金"),
    (r"国有资本", "国有资本"),
)
# The other funds: the kind of their own table, their column in 财政拨款收支总表, their word in 收支总表.
_OTHER_FUNDS = (("fund", r"^政府性基金", "基金"), ("capital", r"^国有资本", "国有资本"))


def check_grants(tables: Tables) -> Iterator[Problem]:
    """B05, D03: 财政拨款收支表 has the grants of 收支总表, with or without what was carried over, and nothing else."""
    ours, theirs = tables.side("fiscal", "收入"), tables.side("overall", "收入")
    if not ours or not theirs:
        return
    if tables.is_final:
        granted = [[row.first for row in grid.rows if GRANT.match(row.label)] for grid in (ours, theirs)]
        for one, other in zip(*granted, strict=False):
            yield from equal(tables, one, other)
        return
    for word, own in _GRANTS:
        mine = ours.labelled(word)
        now = theirs.labelled(rf"^\d[.、．].*{own}.*拨款")  # "1.一般公共预算拨款"
        carried = [row for row in theirs.rows if own in row.label and "结转" in row.first.group]
        if mine and now and not mine.first.value.states(now.first.value):
            yield from equal(tables, mine.first, now.first, *(row.first for row in carried))


def check_general_by_class(tables: Tables) -> Iterator[Problem]:
    """B06, D04: by class, the general budget of 财政拨款收支总表 is that of its own table."""
    spending, general = tables.side("fiscal", "支出"), tables.of("general")
    if not general or not spending:
        return
    column = spending.column(r"^一般公共预算")
    same = amount_of(spending.total(r"^一般公共预算")) == amount_of(general.total()) or tables.is_final
    if column is not None and same:
        yield from _by_class(tables, spending, column, general)


def _by_class(tables: Tables, one: Grid, column: int, other: Grid) -> Iterator[Problem]:
    theirs, total = other.classes(), other.total_column()
    for name, row in one.classes().items():
        match, cell = theirs.get(name), row.cells.get(column)
        if match and total is not None:
            yield from equal(tables, cell, match.cells.get(total))
        elif cell and cell.value.value:
            yield missing(tables, cell, other)
    yield from equal(tables, _of_year(one, column), other.total())


def _of_year(grid: Grid, column: int) -> Entry | None:
    """本年支出合计 where there is one, else the total."""
    row = next((row for row in grid.rows if "本年支出合计" in row.label), grid.total_row())
    return row.cells.get(column) if row else None


def check_other_funds(tables: Tables) -> Iterator[Problem]:
    """B06, D04: 政府性基金 and 国有资本经营 of 财政拨款收支总表 are the totals of their own tables."""
    spending = tables.side("fiscal", "支出")
    for kind, head, word in _OTHER_FUNDS:
        table = tables.of(kind)
        if not spending or not table:
            continue
        spent = (table.total(r"^小计$") or table.total()) if tables.is_final else table.total()
        at = spending.column(head)
        cell = _of_year(spending, at) if at is not None else None
        carried = tables.carried(word)
        if carried and _is_more_by(cell, [spent], carried):
            continue
        if spent is None and cell and cell.value.value:
            yield missing(tables, cell, table)
        yield from equal(tables, cell, spent)


def check_general_within_all(tables: Tables) -> Iterator[Problem]:
    """B07, D06: by item, the general budget is no more than all money, in every column.

    Where both totals agree there is no other money, and neither is less.
    """
    part, whole = tables.of("general"), tables.of("expenditure")
    if not part or not whole:
        return
    agree = amount_of(part.total()) == amount_of(whole.total())
    for row in part.rows:
        match = whole.of_code(row.code) if row.code else whole.total_row() if row.is_total else None
        if match is None:
            if row.code and row.first.value.value:
                yield missing(tables, row.first, whole)
            continue
        for entry in row.cells.values():
            head = entry.leaf if entry.leaf not in {"小计", "合计"} else ""
            there = whole.column(f"^{re.escape(head)}$") if head else whole.total_column()
            other = match.cells.get(there) if there is not None else None
            if other is None or entry.value.states(other.value):  # one of the tables may print to fewer places
                continue
            if agree or entry.value.value > other.value.value:
                yield apart(tables, entry, other, other.text)
    if agree:
        yield from (problem for problem in row_by_row(tables, whole, part) if problem.code == "verify-row-missing")


def check_basic(tables: Tables) -> Iterator[Problem]:
    """B08, D05: basic expenditure by function and by economic class is one amount, each rounded on its own."""
    general = tables.of("general")
    if not general:
        return
    basic = tables.basic_total()
    size = sum(1 for grid in tables.grids if grid.kind == "basic" for row in grid.rows if row.first.value.value)
    spent = general.total(r"^基本支出$")
    carried = tables.carried("一般公共")
    over = amount_of(spent) - sum((amount_of(one) for one in basic), ZERO)
    within = carried and (0 < over <= carried.value.value or _is_more_by(spent, basic, carried))
    if not within:
        yield from near(tables, spent, basic, size)


def _is_more_by(whole: Entry | None, parts: Sequence[Entry | None], carried: Entry) -> bool:
    """Whether the one table has more than the other by what was carried over, each rounded by itself."""
    values = [part.value for part in parts if part]
    if whole is None or whole.value.value == sum((value.value for value in values), ZERO):
        return False
    return total([*values, carried.value]).holds(whole.value.span)


def check_projects(tables: Tables) -> Iterator[Problem]:
    """B09: projects by item are the project expenditure of the general budget."""
    general, projects = tables.of("general"), tables.of("projects")
    if not general or not projects:
        return
    column, total = general.column(r"^项目支出$"), projects.total_column()
    if column is None or total is None:
        return
    spent, listed = general.total(r"^项目支出$"), projects.total()
    carried = tables.carried("一般公共")
    if carried and _is_more_by(spent, [listed], carried):
        return
    yield from equal(tables, spent, listed)
    for row in general.rows:
        cell = row.cells.get(column)
        rows = [one for one in projects.rows if one.code == row.code]
        wholes = [one for one in rows if not one.project] or rows
        if row.code and wholes:
            yield from equal(tables, cell, *(one.cells.get(total) for one in wholes))
        elif cell and cell.value.value and not any(one.code.startswith(row.code) for one in projects.rows):
            yield missing(tables, cell, projects)

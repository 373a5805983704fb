"""What the tables of all money say of one another: 收支总表, 收入总表, 支出总表, 上年结转结余表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem
from generator.verify.canonical import spaceless
from generator.verify.tables.agreement import Tables, equal, missing, row_by_row
from generator.verify.tables.grids import Grid, later_lists


def check_sides(tables: Tables) -> Iterator[Problem]:
    """A01, A15, C01, C06: what comes in is what goes out."""
    for kind in ("overall", "fiscal"):
        income, spending = tables.side(kind, "收入"), tables.side(kind, "支出")
        if income and spending:
            yield from equal(tables, income.total(), spending.total())


def check_classes(tables: Tables) -> Iterator[Problem]:
    """B01, D02: by class, 收支总表 and the expenditure table; a budget's income table as well."""
    spending = tables.side("overall", "支出")
    if spending is None:
        return
    for kind in ("expenditure",) if tables.is_final else ("expenditure", "income"):
        if other := tables.of(kind):
            yield from _classes(tables, spending, other)


def _classes(tables: Tables, spending: Grid, other: Grid) -> Iterator[Problem]:
    theirs, total = other.classes(), other.total_column()
    for name, row in spending.classes().items():
        match = theirs.get(name)
        if match and total is not None:
            yield from equal(tables, row.first, match.cells.get(total))
        elif row.first.value.value and theirs:
            yield missing(tables, row.first, other)
    for row in [row for name, row in theirs.items() if name not in spending.classes()]:
        yield missing(tables, row.first, spending)
    if not tables.is_final:
        yield from equal(tables, spending.total(), other.total())


def check_items(tables: Tables) -> Iterator[Problem]:
    """B04: a budget's income and expenditure by item are the same items and amounts."""
    income, spending = tables.of("income"), tables.of("expenditure")
    if not tables.is_final and income and spending:
        yield from row_by_row(tables, spending, income)


# The last words above a column of the income table, and the line of 收支总表 that states the same.
_LINES = (
    (r"^一般公共预算$", r"一般财力$"),  # "其中：一般财力"
    (r"^上级一般公共预算", r"^上级一般公共预算"),  # "上级一般公共预算安排的转移支付"
    (r"^政府性基金预算$", r"政府性基金收入$"),
    (r"^上级政府性基金", r"^上级政府性基金"),
    (r"^国有资本经营预算$", r"国有资本经营收入$"),
    (r"^上级国有资本", r"^上级国有资本"),
    (r"^财政专户", r"^\d+[.、．]财政专户"),  # "4.财政专户管理资金"
    (r"^单位资金", r"^\d+[.、．]单位资金"),  # "5.单位资金"
    (r"^财政拨款结转", r"^\d+[.、．]财政拨款结转"),
    (r"^非财政拨款结转", r"^\d+[.、．]非财政拨款结转"),
    (r"^上级补助收入$", r"^[一二三四五六七八]、上级补助收入"),  # "四、上级补助收入", in final accounts
    (r"^事业收入$", r"^[一二三四五六七八]、事业收入"),
    (r"^经营收入$", r"^[一二三四五六七八]、经营收入"),
    (r"^附属单位上缴收入$", r"^[一二三四五六七八]、附属单位上缴收入"),
    (r"^其他收入$", r"^[一二三四五六七八]、其他收入"),
    (r"^本年收入合计$", r"^本年收入合计$"),
)
GRANT = re.compile(r"[一二三]、")  # "一、一般公共预算财政拨款收入", "二、政府性基金…", "三、国有资本经营…"


def check_income_lines(tables: Tables) -> Iterator[Problem]:
    """B03, D02: the totals of the income table's columns are the lines of 收支总表."""
    lines, income = tables.side("overall", "收入"), tables.of("income")
    if not lines or not income:
        return
    for head, label in _LINES:
        row = next((row for row in lines.rows if re.search(label, spaceless(row.label))), None)
        if row:
            yield from equal(tables, row.first, income.total(head))
    if tables.is_final:
        later = later_lists(lines.rows)  # "一、基本支出结转" below 年初结转和结余
        granted = [row.first for row in lines.rows if GRANT.match(row.label) and row not in later]
        yield from equal(tables, income.total(r"^财政拨款收入$"), *granted)
        spending, table = tables.side("overall", "支出"), tables.of("expenditure")
        spent = next((row for row in spending.rows if "本年支出合计" in row.label), None) if spending else None
        if spent and table:
            yield from equal(tables, spent.first, table.total())


# The lines of 收支总表 that carry money over, and which of the total columns of 上年结转结余表 has the same.
_CARRIED = (
    (r"^二、.*结转", 0),  # "二、上年结转结余": the first, of all money
    (r"^1[.、．]财政拨款结转", 1),  # "1.财政拨款结转"
    (r"^2[.、．]非财政", 2),  # "2.非财政拨款结转结余"
)


def check_carried_over(tables: Tables) -> Iterator[Problem]:
    """B15: the table of what was carried over and the lines of 收支总表."""
    table, lines = tables.of("carry"), tables.side("overall", "收入")
    if not table or not lines:
        return
    row = table.total_row()
    totals = [at for at, head in table.heads.items() if head and head[-1] in {"合计", "小计"}]
    for label, column in _CARRIED:
        line = lines.labelled(label)
        if line and row and len(totals) > column:
            yield from equal(tables, line.first, row.cells.get(totals[column]))
        elif line and not row and line.first.value.value:
            yield missing(tables, line.first, table)

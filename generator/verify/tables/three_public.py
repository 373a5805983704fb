"""三公 against basic expenditure: what is paid of it under economic codes is no more than its table states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem, Severity
from generator.verify.tables.agreement import Tables, apart
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid

# The economic code of each item, and what its row or column is called.
_ITEMS = (
    ("30212", r"因公出国"),  # "因公出国（境）费"
    ("30217", r"公务接待"),
    ("30231", r"运行"),  # "公务用车运行维护费"
    ("31013", r"购置费?$"),  # "公务用车购置费", "购置"
)
_SUBTOTAL = re.compile(r"[（(]小计[)）]")  # "公务用车购置及运行费（小计）"
_VEHICLES = re.compile(r"购置.*运行")  # "公务用车购置及运行维护费": both together


def check_three(tables: Tables) -> Iterator[Problem]:
    """B11, B12, D07: 三公 is no less than what basic expenditure has under its codes; projects may add to it."""
    table = tables.of("three")
    if table is None:
        return
    for code, word in _ITEMS:
        basic, entry = tables.of_basic(code), _amount_of(table, word)
        if basic and entry and basic.value.value > entry.value.value and not basic.value.states(entry.value):
            yield apart(tables, entry, basic, basic.text, Severity.WARNING)


def _amount_of(grid: Grid, word: str) -> Entry | None:
    """The amount of an item: a row's, or what was spent where items are columns."""
    if any(row.label for row in grid.rows):
        rows = [row for row in grid.rows if re.search(word, _SUBTOTAL.sub("", row.label))]
        rows = [row for row in rows if not _VEHICLES.search(row.label)]
        return rows[0].first if rows else None
    columns = [at for at, head in grid.heads.items() if head and re.search(word, head[-1]) and "小计" not in head]
    columns = [at for at in columns if not _VEHICLES.search(grid.heads[at][-1])]
    # 预算数 stands before 决算数
    return grid.rows[0].cells.get(columns[-1]) if columns and grid.rows else None

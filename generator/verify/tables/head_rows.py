"""Which rows of a table are its head, where the format does not mark any (most Word files that were typed by hand)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.recognise.printed import Cell, Table
from generator.verify.canonical import spaceless

# What no head has: an amount "1,200.00" or "-35.5", a code "2010301", a code and a name "201 一般公共服务支出", and the
# first line of a 收支 table "一、本年收入".
_BODY = re.compile(r"[-−]?[\d,]+\.\d+|\d{3,7}|\d{3}\s*[^\d\s.,].*|一、.*")
# What the first cell of a form says: "预算单位", "部门名称", "单位名称", "项目名称", "项目支出名称".
_FORM = re.compile(r"预算单位|部门名称|单位名称|项目(?:支出)?名称")


def with_head(table: Table) -> Table:
    """The table with its head marked: the rows before the first that has a code or an amount.

    All rows but the last where none has: an empty table is a head and a blank row.
    """
    if table.header_rows or not table.rows or _is_form(table):
        return table
    first = next((at for at, row in enumerate(table.rows) if _is_body(row)), None)
    return replace(table, header_rows=len(table.rows) - 1 if first is None else first)


def _is_body(row: Sequence[Cell]) -> bool:
    """Whether a row has a code or an amount, or says 合计 and nothing else: the row of totals of an empty form."""
    words = {spaceless(cell.text) for cell in row} - {""}
    return words in ({"合计"}, {"总计"}) or any(_BODY.fullmatch(cell.text.strip()) for cell in row)


def _is_form(table: Table) -> bool:
    """A form of names and values side by side has no head."""
    first = [spaceless(cell.text) for row in table.rows[:2] for cell in row]
    return bool(first) and bool(_FORM.match(first[0]))

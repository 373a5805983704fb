"""In which unit a table's amounts are printed: everything is held against everything else in 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.core.money import TEN_THOUSAND, YUAN, factor
from generator.recognise.printed import Printed, Table

IN_YUAN = factor(YUAN, TEN_THOUSAND)
TEN_THOUSAND_YUAN = Decimal(1)  # 万元 in 万元, which a document means where it says nothing

# "单位：万元", "单位:元", "金额单位：人民币元"
_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?(万?元)")
FORM_ROWS = 6  # a form states its money in its first rows


def scale_of(form: Table) -> Decimal:
    """What turns the amounts of a form into 万元: its labels say 项目资金（元） or （万元）."""
    is_yuan = any("（元）" in cell.text for row in form.rows[:FORM_ROWS] for cell in row)
    return IN_YUAN if is_yuan else TEN_THOUSAND_YUAN


def scaled(printed: Printed) -> Iterator[tuple[Table, Decimal]]:
    """Every table with what turns its amounts into 万元: the last unit that was named above it holds."""
    scale = TEN_THOUSAND_YUAN
    for block in printed.blocks:
        if isinstance(block, Table):
            yield block, scale
        elif unit := _UNIT.search(block.text):
            scale = TEN_THOUSAND_YUAN if unit[1] == "万元" else IN_YUAN

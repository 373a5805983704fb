"""Numbers of a narrative by what explains them: a slip is told with what would be right, and nothing else is."""

from __future__ import annotations

import pytest

from generator.audit.explained.rules import Explained, explain
from generator.audit.explained.slips import is_slip
from generator.verify.narrative.outline import lines_of
from generator.verify.rounded import rounded
from generator.verify.tables.lookup import Lookup
from tests.verify.pages import page

TABLE = """
# 第一部分 表
## 一般公共预算支出表
单位：元
| 编码 | 名称 | 合计 | 基本支出 | 项目支出 |
|---
| | 合计 | 4,041,234.56 | 3,041,234.56 | 1,000,000.00 |
| 201 | 一般公共服务支出 | 4,041,234.56 | 3,041,234.56 | 1,000,000.00 |
| 2010301 | 行政运行 | 3,041,234.56 | 3,041,234.56 | |
| 2010302 | 其他行政事务支出 | 1,000,000.00 | | 1,000,000.00 |
# 第二部分 说明
"""


def found(text: str) -> Explained:
    printed = page(TABLE + text)
    return explain(lines_of(printed), Lookup.of(printed), [])


def told(text: str) -> list[tuple[str, object]]:
    return [(problem.code, problem.details["computed"]) for problem in found(text).problems]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“一般公共服务（类）政府办公（款）行政运行（项）”304.12万元，用于人员。", []),
        ("“一般公共服务（类）政府办公（款）行政运行（项）”314.12万元，用于人员。", [("audit-near-cell", "304.12万元")]),
        ("行政运行（项）3304.12万元，用于人员。", [("audit-near-cell", "304.12万元")]),  # a digit too many
        ("行政运行（项）304.13万元，用于人员。", [("audit-near-cell", "304.12万元")]),  # not rounded but wrong
        ("其它行政事务支出（项）900.00万元。", [("audit-near-cell", "100.00万元")]),
        ("行政运行比上年增加314.12万元。", []),  # a change is in no cell
        ("办公家具价值314.12万元。", []),  # nothing to hold it against
        ("涉及预算598.46万元。其中：甲418.80万元，乙10.00万元，丙169.66万元。", []),
        ("涉及预算593.46万元。其中：甲418.80万元，乙10.00万元，丙169.66万元。", [("audit-near-sum", "598.46万元")]),
        ("预算110.00万元，比上年增加10.00万元，增长10.00%。", []),
        ("预算110.00万元，比上年增加10.00万元，增长10.05%。", [("audit-near-rate", "10.00%")]),
        ("接待费2.00万元，比上年增加2.00万元，增长0%。", [("audit-zero-rate", "0%")]),
        ("支出4000.00万元，比上年增加2.00万元，增长0%。", []),  # less than half a per cent
        ("接待费2.00万元，比上年减少0.00万元，下降5%。", [("audit-zero-rate", "5%")]),
    ],
)
def test_what_misses_its_explanation_by_a_slip(text: str, wanted: list[tuple[str, object]]) -> None:
    assert told(text) == wanted


def test_what_is_stated_twice_by_one_noun(text: str = "系统日常维护费166.66万元。") -> None:
    other = text.replace("166.66", "166.86")
    assert [code for code, _ in told(f"甲、{text}\n乙、{other}")] == ["audit-said-twice"]
    assert told(f"甲、{text}\n乙、{text}") == []


def test_explained_numbers_are_counted() -> None:
    assert len(found("行政运行（项）304.12万元，办公家具价值314.77万元。").known) == 1


@pytest.mark.parametrize(
    ("printed", "right", "is_one"),
    [
        ("1623.13", "1623.18", True),
        ("1632.18", "1623.18", True),  # exchanged
        ("16231.8", "1623.18", True),  # the point moved
        ("1623.18", "1623.18", False),
        ("162.32", "162.318", False),  # rounded
        ("87.70", "87.708", True),  # cut off
        ("45", "54", False),  # too few digits to say
        ("1111.11", "2222.22", False),
    ],
)
def test_slips(printed: str, right: str, is_one: bool) -> None:
    assert is_slip(rounded(printed), rounded(right)) is is_one

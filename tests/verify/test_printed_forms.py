"""The forms in which regions print their numbers, parts and contents: read as they are meant, and still held."""

# ruff: noqa: E501 (rows of tables)
from __future__ import annotations

import pytest

from generator.verify.verification import check_document
from tests.verify.pages import page

NAMES = (
    "一般公共服务支出",
    "公安支出",
    "教育支出",
    "科学技术支出",
    "文化旅游支出",
    "卫生健康支出",
    "住房保障支出",
    "其他支出",
)
CODES = ("201", "204", "205", "206", "207", "210", "221", "229")
# 元: what the exact table prints to the hundredth of 万元, and the coarse one in its own way.
AMOUNTS = (12_345_600, 2_345_400, 345_600, 45_400, 5_654_300, 6_543_200, 7_432_100, 8_321_900)


def document(places: int, nought: str = "", serial: bool = False, unit: str = "万元") -> str:
    """Two tables of the same classes: 支出总表 in its own form, 一般公共预算支出表 in 万元 to two places."""
    size = 10_000 if unit == "万元" else 1
    rows = [
        f"{f'| {at} ' if serial else ''}| {code} | {name} | {amount / size:.{places}f} | {amount / size:.{places}f} | {nought} |"
        for at, (code, name, amount) in enumerate(zip(CODES, NAMES, AMOUNTS, strict=True), 1)
    ]
    total = sum(AMOUNTS) / size
    first = "| 序号 " if serial else ""
    head = f"{first}| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |"
    body = "\n".join(
        [f"{'| ' if serial else ''}| | 合计 | {total:.{places}f} | {total:.{places}f} | {nought} |", *rows]
    )
    exact = "\n".join(
        f"| {code} | {name} | {amount / 10_000:.2f} | {amount / 10_000:.2f} | |"
        for code, name, amount in (("", "合计", sum(AMOUNTS)), *zip(CODES, NAMES, AMOUNTS, strict=True))
    )
    return f"""单位：{unit}
## 部门支出总表
{head}
|---
{body}
单位：万元
## 一般公共预算支出表
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---
{exact}
"""


def found(text: str) -> list[str]:
    return sorted({problem.code for problem in check_document(page(text))[0] if problem.severity.value != "info"})


FORMS = {
    "whole 万元": document(0),
    "one place": document(1),
    "whole 元": document(0, unit="元"),
    "元 to two places": document(2, unit="元"),
    "dashes": document(2, nought="—"),
    "bare zeros": document(2, nought="0"),
    "zeros": document(2, nought="0.00"),
    "counted": document(2, serial=True),
    "counted, whole, dashes": document(0, nought="—", serial=True),
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_read_without_a_finding(name: str) -> None:
    assert found(FORMS[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("whole 万元", "| 1235 | 1235 |", "| 1237 | 1235 |", "verify-table-sum"),
        ("one place", "| 565.4 | 565.4 |", "| 566.4 | 565.4 |", "verify-table-sum"),
        ("whole 元", "| 5654300 | 5654300 |", "| 5645300 | 5654300 |", "verify-tables"),
        ("dashes", "| 565.43 | 565.43 | — |", "| 565.43 | 565.43 | 3.00 |", "verify-table-sum"),
        ("dashes", "| 565.43 | 565.43 | — |", "| 565.34 | 565.43 | — |", "verify-table-sum"),
        ("bare zeros", "| 565.43 | 565.43 | 0 |", "| 565.43 | 565.43 | 8 |", "verify-table-sum"),
        ("counted", "| 5 | 207 |", "| 6 | 207 |", "verify-count-broken"),
        ("counted", "| 5 | 207 |", "| | 207 |", "verify-count-broken"),
        ("counted", "| 565.43 | 565.43 |  |\n| 6", "| 565.44 | 565.43 |  |\n| 6", "verify-table-sum"),
    ],
)
def test_a_changed_digit_is_found_in_each_form(name: str, old: str, new: str, code: str) -> None:
    assert old in FORMS[name]
    assert code in found(FORMS[name].replace(old, new, 1))


# ── parts, contents, small tables ─────────────────────────────────────────────────────────────────────────────────

PARTS = """目录
一、甲局概况
（一）主要职能
二、情况说明
（一）收支说明
（二）支出说明
# 一、甲局概况
## （一）主要职能
负责甲。
# 二、2025年部门预算情况说明
## （一）关于甲局2025年收支预算情况的说明
没有。
## （二）关于甲局2025年支出预算情况的说明
没有。
"""


def test_parts_may_be_counted_as_chapters_are() -> None:
    """And entries of the contents may leave out words of the heading."""
    assert found(PARTS) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("# 二、2025年", "# 三、2025年", "verify-numbering"),
        ("## （二）关于甲局", "## （三）关于甲局", "verify-numbering"),
        ("\n（二）支出说明", "\n（三）支出说明", "verify-contents-extra"),
        ("\n（二）支出说明", "\n（二）收入说明", "verify-contents-extra"),
        ("\n二、情况说明", "\n二、2024年情况说明", "verify-contents-extra"),
    ],
)
def test_a_wrong_number_among_these_is_found(old: str, new: str, code: str) -> None:
    assert code in found(PARTS.replace(old, new, 1))


SMALL = f"""{document(2)}
# 情况说明
## 一、一般公共预算支出情况说明
| 科目名称 | 基本支出 | 项目支出 | 合计 | 占比 |
|---
| 公安支出 | 234.54 | | 234.54 | 5.45 |
| 卫生健康支出 | 654.32 | | 654.32 | 15.21 |
"""


def test_a_small_table_in_the_text_is_none_of_the_published_ones() -> None:
    assert found(SMALL) == []
    assert found(SMALL.replace("| | 654.32 | 15.21", "| | 645.32 | 15.21")) == ["verify-tables"]

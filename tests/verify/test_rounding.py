"""One rule of rounding: a printed number of p places stands for its value and half a unit of its last place."""

# ruff: noqa: E501 (rows of tables)
from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.problem import Place, Severity
from generator.verify.across.source import Given, check_source
from generator.verify.verification import check_document
from tests.verify.pages import page

HEAD = "| 功能分类科目编码 | = | = | 功能分类科目名称 | 一般公共预算支出 | = | = |\n| 类 | 款 | 项 | ^ | 合计 | 基本支出 | 项目支出 |\n|---\n"


def told(text: str) -> list[str]:
    """The codes of the errors of a document."""
    found, _ = check_document(page(text))
    return sorted({one.code for one in found if one.severity is Severity.ERROR})


def general(rows: str, unit: str = "万元", said: str = "") -> str:
    """A table of the general budget with these rows, and one sentence."""
    return f"""# 第一部分 2025年部门预算公开表
## 一般公共预算支出情况表
单位：{unit}
{HEAD}{rows}
# 第二部分 2025年部门预算情况说明
## 一、关于甲局2025年一般公共预算拨款情况说明
{said}"""


@pytest.mark.parametrize(
    ("said", "errors"), [("78.62", []), ("78.61", ["verify-amount"]), ("78.63", ["verify-amount"])]
)
def test_half_is_rounded_up(said: str, errors: list[str]) -> None:
    rows = "| | | | 合计 | 786,150.00 | 786,150.00 | 0.00 |"
    assert told(general(rows, "元", f"甲局2025年一般公共预算拨款合计{said}万元。")) == errors


@pytest.mark.parametrize(
    ("whole", "part", "errors"),
    [
        ("61", "30", []),
        ("62", "30", ["verify-table-sum"]),
        ("60.1", "30.0", []),
        ("60.2", "30.0", ["verify-table-sum"]),
        ("60.0001", "30.0000", []),
        ("60.0002", "30.0000", ["verify-table-sum"]),
    ],
)
def test_what_a_cell_prints_decides_its_interval(whole: str, part: str, errors: list[str]) -> None:
    rows = f"""| | | | 合计 | {whole} | {whole} | |
| 201 | | | 一般公共服务支出 | {part} | {part} | |
| 208 | | | 社会保障和就业支出 | {part} | {part} | |"""
    assert told(general(rows)) == errors


@pytest.mark.parametrize(
    ("cells", "errors"),
    [
        (("35.00", "12.50", "0.00"), []),  # zeros are kept
        (("35", "12.50", "0"), []),  # whole numbers without
        (("35", "12.5", "1.25"), []),  # dropped
        (("35.00", "12.5", "0.00"), ["verify-number-form"]),
        (("35.00", "12.500", "1.25"), ["verify-number-form"]),
    ],
)
def test_a_table_prints_its_zeros_one_way(cells: tuple[str, str, str], errors: list[str]) -> None:
    codes = ("201", "208", "221")
    rows = "\n".join(
        f"| {code} | | | 示例支出{code} | {cell} | {cell} | |" for code, cell in zip(codes, cells, strict=True)
    )
    assert told(general(rows)) == errors


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ("0.04万元，比上年预算增加0.00万元，增长11.00%", []),  # 0.040 after 0.036
        ("0.00万元，比上年预算减少0.01万元，下降100.00%", []),
        ("37.61万元，比上年预算增加37.61万元，增长3760900.00%", []),  # it was 1 元
        ("37.61万元，比上年预算增加37.61万元，增长100.00%", []),  # it was nothing
        ("37.61万元，比上年预算增加37.61万元，增长120.00%", ["verify-rate"]),
        ("37.61万元，比上年预算增加0.00万元，增长11.00%", ["verify-rate"]),
    ],
)
def test_a_rate_on_next_to_nothing_has_no_bound(said: str, errors: list[str]) -> None:
    amount = said.partition("万元")[0]
    rows = f"| | | | 合计 | {amount} | {amount} | |"
    assert told(general(rows, said=f"甲局2025年一般公共预算拨款合计{said}。")) == errors


@pytest.mark.parametrize(("done", "errors"), [("102.00", []), ("98.00", ["verify-direction"])])
def test_amounts_that_print_alike_may_differ(done: str, errors: list[str]) -> None:
    text = f"年初预算为35万元，支出决算为35万元，完成年初预算的{done}%，决算数大于年初预算数的主要原因是：工作增加。"
    page_text = f"""# 第一部分 2025年度部门决算公开表
# 第二部分 2025年度部门决算情况说明
## 一、一般公共预算财政拨款支出决算情况
1、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。
{text}"""
    assert [code for code in told(page_text) if code != "verify-no-row"] == errors


@pytest.mark.parametrize(("said", "errors"), [("402.6", []), ("273", []), ("402.5", ["verify-project-amount"])])
def test_the_amount_behind_a_project_is_as_rounded_as_the_text(said: str, errors: list[str]) -> None:
    amount = "402.5591" if said.startswith("402") else "272.9885"
    rows = f"| 201 | 03 | 02 | 一般行政管理事务 | 办公设备购置 | {amount} | | {amount} |"
    text = f"""# 第一部分 2025年部门预算公开表
## 一般公共预算项目支出情况表
单位：万元
| 科目编码 | = | = | 功能分类科目名称 | 项目名称 | 项目支出合计 | 工资福利支出 | 商品和服务支出 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ |
|---
{rows}
# 第二部分 2025年部门预算情况说明
## 一、关于甲局2025年预算的说明
主要原因是：办公设备购置{said}万元。"""
    assert told(text) == errors


@pytest.mark.parametrize(
    ("value", "text"),
    [("2250", "0.23"), ("2250", "2,250.00"), ("0.125", "0.13"), ("1.2345", "1.235"), ("0.5", "5,000")],
)
def test_an_amount_of_the_file_is_shown_half_up_in_either_unit(value: str, text: str) -> None:
    given = [Given(("line_items", "1", "amount"), Decimal(value), "", Place("u.yaml", 1))]
    assert check_source(page(f"## 表\n| 项目 | {text} |"), given) == []
    assert [p.code for p in check_source(page("## 表\n| 项目 | 0.22 |"), given)] == ["verify-not-shown"]

"""Every sum and relation of printed tables, with tables that keep it and a cell that breaks it."""

# ruff: noqa: E501 (rows of tables)
from __future__ import annotations

import pytest

from generator.core.problem import Severity
from generator.verify.verification import check_document
from tests.verify.pages import page
from tests.verify.test_sentences import TABLES

INCOME = """
## 部门收入总体情况表
| 功能分类科目编码 | = | = | 功能分类科目名称 | 总计 | 财政拨款（补助） | = | = | 单位资金 | 财政拨款结转 |
| 类 | 款 | 项 | ^ | ^ | 财政拨款（补助）小计 | 一般公共预算 | 上级一般公共预算安排的转移支付 | ^ | ^ |
| ※ | ※ | ※ | ※ | 1 | 2 | 3 | 4 | 5 | 6 |
|---
| | | | 总计 | 1,200.00 | 1,000.00 | 1,000.00 | | 100.00 | 100.00 |
| 201 | | | 一般公共服务支出 | 990.00 | 790.00 | 790.00 | | 100.00 | 100.00 |
| 201 | 03 | | 政府办公厅（室）及相关机构事务 | 990.00 | 790.00 | 790.00 | | 100.00 | 100.00 |
| 201 | 03 | 01 | 行政运行 | 690.00 | 590.00 | 590.00 | | 100.00 | |
| 201 | 03 | 99 | 其他政府办公厅（室）及相关机构事务支出 | 300.00 | 200.00 | 200.00 | | | 100.00 |
| 208 | | | 社会保障和就业支出 | 110.00 | 110.00 | 110.00 | | | |
| 208 | 05 | | 行政事业单位养老支出 | 110.00 | 110.00 | 110.00 | | | |
| 208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 110.00 | 110.00 | 110.00 | | | |
| 221 | | | 住房保障支出 | 100.00 | 100.00 | 100.00 | | | |
| 221 | 02 | | 住房改革支出 | 100.00 | 100.00 | 100.00 | | | |
| 221 | 02 | 01 | 住房公积金 | 100.00 | 100.00 | 100.00 | | | |
## 财政拨款收支预算总体情况表
| 财政拨款收入 | = | 财政拨款支出 | = | = | = | = |
| 项目 | 合计 | 功能分类 | 合计 | 一般公共预算 | 政府性基金预算 | 国有资本经营预算 |
|---
| 一、财政拨款（补助） | 1,000.00 | 201 一般公共服务支出 | 790.00 | 790.00 | | |
| 一般公共预算 | 1,000.00 | 208 社会保障和就业支出 | 110.00 | 110.00 | | |
| 政府性基金预算 | | 221 住房保障支出 | 100.00 | 100.00 | | |
| 国有资本经营预算 | | | | | | |
| 收入总计 | 1,000.00 | 支出总计 | 1,000.00 | 1,000.00 | | |
"""
BUDGET = TABLES.replace("5.单位资金", "2.单位资金").replace("# 第三部分", INCOME + "# 第三部分")

FINAL = """
# 第一部分 概况
# 第二部分 部门决算表
## 收入支出决算总表
| 收入 | = | = | 支出 | = | = |
| 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
|---
| 一、一般公共预算财政拨款收入 | 1 | 200.00 | 一、卫生健康支出 | 8 | 80.00 |
| 二、政府性基金预算财政拨款收入 | 2 | 50.00 | 二、城乡社区支出 | 9 | 250.00 |
| 三、国有资本经营预算财政拨款收入 | 3 | 0.00 | 三、其他支出 | 10 | 0.00 |
| 四、其他收入 | 4 | 60.00 | | 11 | |
| 本年收入合计 | 5 | 310.00 | 本年支出合计 | 12 | 330.00 |
| 年初结转和结余 | 6 | 40.00 | 年末结转和结余 | 13 | 20.00 |
| 总计 | 7 | 350.00 | 总计 | 14 | 350.00 |
## 收入决算表
| 项目 | = | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 其他收入 |
| 科目代码 | 科目名称 | ^ | ^ | ^ | ^ |
|---
| | 合计 | 310.00 | 250.00 | 0.00 | 60.00 |
| 210 | 卫生健康支出 | 80.00 | 80.00 | 0.00 | 0.00 |
| 212 | 城乡社区支出 | 230.00 | 170.00 | 0.00 | 60.00 |
## 支出决算表
| 项目 | = | 本年支出合计 | 基本支出 | 项目支出 |
| 科目代码 | 科目名称 | ^ | ^ | ^ |
|---
| | 合计 | 330.00 | 180.00 | 150.00 |
| 210 | 卫生健康支出 | 80.00 | 80.00 | 0.00 |
| 212 | 城乡社区支出 | 250.00 | 100.00 | 150.00 |
## 政府性基金预算财政拨款收入支出决算表
| 项目 | = | 年初结转和结余 | 本年收入 | 本年支出 | = | = | 年末结转和结余 |
| 科目代码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
|---
| | 合计 | 10.00 | 50.00 | 55.00 | 0.00 | 55.00 | 5.00 |
## 财政拨款“三公”经费支出决算表
| 预算数 | = | = | = | = | 决算数 | = | = | = | = |
| 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | = | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | = | 公务接待费 |
| ^ | ^ | 小计 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车运行维护费 | ^ |
|---
| 5.00 | 0.00 | 4.00 | 4.00 | 1.00 | 4.00 | 0.00 | 3.95 | 3.95 | 0.05 |
"""


def codes(text: str) -> list[str]:
    """Warnings and errors."""
    return [p.code for p in check_document(page(text))[0] if p.severity is not Severity.INFO]


def test_tables_that_agree() -> None:
    assert codes(BUDGET) == []
    assert codes(FINAL) == []


BROKEN = {
    "a row of the income table": ("| 990.00 | 790.00 | 790.00 | | 100.00 | 100.00 |\n| 201 | 03 | |", "| 990.00 | 790.00 | 790.00 | | 110.00 | 100.00 |\n| 201 | 03 | |", "verify-table-sum"),
    "the whole of a column": ("| 总计 | 1,200.00 | 900.00 | 300.00 |", "| 总计 | 1,200.00 | 909.00 | 291.00 |", "verify-table-sum"),
    "an item": ("| 行政运行 | 690.00 | 690.00 | |", "| 行政运行 | 680.00 | 680.00 | |", "verify-table-sum"),
    "its income": ("| 行政运行 | 690.00 | 590.00 |", "| 行政运行 | 960.00 | 590.00 |", "verify-tables"),
    "a cleared cell": ("| 301 | | 工资福利支出 | 700.00 | 700.00 | |", "| 301 | | 工资福利支出 | 700.00 | | |", "verify-table-sum"),
    "a numbered line": ("| 2.单位资金 | 100.00 |", "| 2.单位资金 | 90.00 |", "verify-table-sum"),
    "其中": ("| 其中：一般财力 | 1,000.00 |", "| 其中：一般财力 | 900.00 |", "verify-table-sum"),
    "income and expenditure": ("| 收入总计 | 1,200.00 | 支出总计 | 1,200.00 |", "| 收入总计 | 1,200.00 | 支出总计 | 1,300.00 |", "verify-tables"),
    "a class": ("| 208 社会保障和就业支出 | 110.00 |\n| 2", "| 208 社会保障和就业支出 | 111.00 |\n| 2", "verify-tables"),
    "a fund": ("| 208 社会保障和就业支出 | 110.00 | 110.00 | | |", "| 208 社会保障和就业支出 | 110.00 | 100.00 | | |", "verify-table-sum"),
    "basic by class": ("| | | 总计 | 800.00 | 700.00 | 100.00 |", "| | | 总计 | 810.00 | 700.00 | 110.00 |", "verify-tables"),
    "projects": ("| 网络维护 | 150.00 | | 150.00 |", "| 网络维护 | 160.00 | | 160.00 |", "verify-table-sum"),
    "三公": ("| 公务接待费 | 3.00 | 3.00 | |", "| 公务接待费 | 4.00 | 4.00 | |", "verify-table-sum"),
    "三公 below basic": ("| 302 | 31 | 公务用车运行维护费 | 40.00 | | 40.00 |", "| 302 | 31 | 公务用车运行维护费 | 41.00 | | 41.00 |", "verify-tables"),
    "a code": ("| 221 | 02 | 01 | 住房公积金 | 100.00 | 100.00 | |\n## 一般公共预算支出", "| 221 | 02 | 03 | 住房公积金 | 100.00 | 100.00 | |\n## 一般公共预算支出", "verify-code-official"),
    "the order": ("| 201 | 03 | 01 | 行政运行 | 690.00 | 690.00 | |", "| 201 | 03 | 99 | 行政运行 | 690.00 | 690.00 | |", "verify-code-order"),
    "a column number": ("| ※ | ※ | ※ | ※ | 1 | 2 | 3 |", "| ※ | ※ | ※ | ※ | 1 | 2 | 4 |", "verify-count-broken"),
    "the form of a number": ("| 住房公积金 | 100.00 | 100.00 | |\n## 一般公共预算支出", "| 住房公积金 | 0100.00 | 100.00 | |\n## 一般公共预算支出", "verify-number-form"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), BROKEN.values(), ids=list(BROKEN))
def test_a_cell_that_breaks_it(old: str, new: str, code: str) -> None:
    assert BUDGET.count(old) >= 1
    assert code in codes(BUDGET.replace(old, new, 1))


BROKEN_ACCOUNTS = {
    "the year's income": ("| 本年收入合计 | 5 | 310.00 |", "| 本年收入合计 | 5 | 311.00 |", "verify-table-sum"),
    "the total": ("| 总计 | 7 | 350.00 |", "| 总计 | 7 | 360.00 |", "verify-table-sum"),
    "granted": ("| 合计 | 310.00 | 250.00 | 0.00 | 60.00 |", "| 合计 | 310.00 | 260.00 | 0.00 | 50.00 |", "verify-tables"),
    "spent": ("| 合计 | 330.00 | 180.00 | 150.00 |", "| 合计 | 340.00 | 190.00 | 150.00 |", "verify-tables"),
    "the balance of a fund": ("| 10.00 | 50.00 | 55.00 | 0.00 | 55.00 | 5.00 |", "| 10.00 | 50.00 | 55.00 | 0.00 | 55.00 | 6.00 |", "verify-table-sum"),
    "三公 as columns": ("| 4.00 | 0.00 | 3.95 | 3.95 | 0.05 |", "| 4.00 | 0.00 | 3.95 | 3.95 | 0.50 |", "verify-table-sum"),
    "a line's number": ("| 年初结转和结余 | 6 |", "| 年初结转和结余 | 9 |", "verify-count-broken"),
    "an ordinal": ("| 四、其他收入 |", "| 五、其他收入 |", "verify-count-broken"),
    "a blank where zeros are printed": ("| 卫生健康支出 | 80.00 | 80.00 | 0.00 | 0.00 |\n| 212 | 城乡社区支出 | 230", "| 卫生健康支出 | 80.00 | 80.00 | 0.00 | |\n| 212 | 城乡社区支出 | 230", "verify-blank"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), BROKEN_ACCOUNTS.values(), ids=list(BROKEN_ACCOUNTS))
def test_a_cell_of_final_accounts_that_breaks_it(old: str, new: str, code: str) -> None:
    assert FINAL.count(old) == 1
    assert code in codes(FINAL.replace(old, new))


def test_rounding_is_an_information_with_several_parts_and_an_error_with_one() -> None:
    """700.01 may be 400.00 and 300.00 rounded; a total may not differ from its only part."""
    rounded = BUDGET.replace(
        "| 301 | | 工资福利支出 | 700.00 | 700.00 | |", "| 301 | | 工资福利支出 | 700.01 | 700.01 | |"
    )
    problems = [p for p in check_document(page(rounded))[0] if p.code == "verify-table-sum"]
    assert {p.severity for p in problems} >= {Severity.INFO}
    single = BUDGET.replace(
        "| 221 | 02 | | 住房改革支出 | 100.00 | 100.00 | |", "| 221 | 02 | | 住房改革支出 | 100.01 | 100.01 | |", 1
    )
    assert "verify-table-sum" in codes(single)


GOALS = """
## 项目支出绩效目标表
| 项目名称 | 网络维护 | = | = | = | = | = |
| 项目资金（万元） | 年度预算总额 | 150.00 | 其中：财政拨款 | 100.00 | 其他资金 | 50.00 |
| 项目总体目标 | 培训技术人员20次，满意度达到95%。 | = | = | = | = | = |
## 附
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 指标分值权重 |
|---
| 产出指标 | 数量指标 | 培训技术人员次数 | ≥20次 | 40 |
| 成本指标 | 经济成本指标 | 设备费 | =100万元 | 20 |
| 成本指标 | 经济成本指标 | 人员费 | =50万元 | 20 |
| 满意度指标 | 满意度指标 | 人员满意度 | ≥95% | 10 |
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("人员20次", "人员30次", "verify-goal"),
        ("=50万元", "=40万元", "verify-costs"),
        ("| 其他资金 | 50.00 |", "| 其他资金 | |", "verify-blank"),
        ("≥95%", "≥195%", "verify-over-hundred"),
    ],
)
def test_goals_and_their_indicators(old: str, new: str, code: str) -> None:
    assert codes(GOALS) == []
    assert code in codes(GOALS.replace(old, new))


@pytest.mark.parametrize("row", ["| 行政运行 | 590.00 | 590.00 | |", "| 行政运行 | 690.00 | 690.00 | |"])
def test_a_dash_for_a_zero_is_no_amount_and_no_fault(row: str) -> None:
    """As other people print it: the row has nothing to hold against others in that column."""
    assert BUDGET.count(row) == 1
    assert "verify-row-missing" not in codes(BUDGET.replace(row, row[:-1] + "— |"))

"""Money of a fund: the column follows the noun, the table follows the fund, and what has vanished has no row."""

from __future__ import annotations

import pytest

from generator.core.problem import Severity
from generator.verify.verification import check_document
from tests.verify.pages import page

FINAL = """# 第一部分 2023年度部门决算公开表
## 政府性基金预算财政拨款收入支出决算表
单位：万元
| 项目 | = | 年初结转和结余 | 本年收入 | 本年支出 | = | = | 年末结转和结余 |
| 科目代码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
|---
| 212 | 城乡社区支出 | 1.00 | 347.85 | 337.09 | 0.00 | 337.09 | 11.76 |
| | 合计 | 1.00 | 347.85 | 337.09 | 0.00 | 337.09 | 11.76 |
## 国有资本经营预算财政拨款支出决算表
单位：万元
| 项目 | = | 本年支出 | = | = |
| 科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|---
| | 合计 | 266.44 | 0.00 | 266.44 |
# 第二部分 2023年度部门决算情况说明
## 一、政府性基金预算收入支出决算情况
2023年度本单位政府性基金预算财政拨款收入{income}万元，年初结转和结余{opening}万元；支出{spent}万元，其中基本支出0.00万元，项目支出337.09万元；年末结转和结余{closing}万元。
## 二、国有资本经营预算收入支出决算情况
2023年度本单位国有资本经营预算财政拨款支出{capital}万元。
"""
RIGHT = {"income": "347.85", "opening": "1.00", "spent": "337.09", "closing": "11.76", "capital": "266.44"}
BUDGET = """# 第一部分 2025年部门预算公开表
## 国有资本经营预算支出情况表
单位：万元
| 功能分类科目编码 | = | = | 功能分类科目名称 | 国有资本经营预算支出 | = | = |
| 类 | 款 | 项 | ^ | 合计 | 基本支出 | 项目支出 |
|---
| | | | 合计 | 522.71 | 0.00 | 522.71 |
| 223 | | | 国有资本经营预算支出 | 522.71 | 0.00 | 522.71 |
| 223 | 02 | | 国有企业资本金注入 | 522.71 | 0.00 | 522.71 |
# 第二部分 2025年部门预算情况说明
## 一、关于甲局2025年国有资本经营预算拨款情况说明
甲局2025年国有资本经营预算拨款安排支出{spent}万元，其中：基本支出0.00万元，项目支出522.71万元。
"""


def told(text: str) -> list[str]:
    """The codes of the errors of a document."""
    found, _ = check_document(page(text))
    return sorted({one.code for one in found if one.severity is Severity.ERROR})


def test_a_fund_of_final_accounts_passes() -> None:
    assert told(FINAL.format(**RIGHT)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"income": "337.09"},  # what was spent
        {"spent": "347.85"},  # what came in
        {"opening": "11.76"},
        {"closing": "1.00"},
        {"capital": "337.09"},  # the other fund's
    ],
)
def test_the_column_follows_the_noun(wrong: dict[str, str]) -> None:
    assert told(FINAL.format(**(RIGHT | wrong))) == ["verify-amount"]


def test_what_is_spent_of_the_state_capital_budget_is_no_misnomer() -> None:
    assert told(BUDGET.format(spent="522.71")) == []
    assert told(BUDGET.format(spent="522.17")) == ["verify-amount"]

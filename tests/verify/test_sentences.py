"""Every rule of the narrative with a sentence that keeps it and one that breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.core.numerals import chinese_numeral
from tests.verify.pages import codes, page, problems

TABLES = """
# 第一部分 概况
## 一、机构设置及人员情况
# 第二部分 2025年部门预算公开表
## 部门收支总体情况表
编制部门：甲市乙办公室　单位：万元
| 收入 | = | 支出 | = |
| 项目 | 预算数 | 功能分类 | 预算数 |
|---
| 一、本年收入 | 1,100.00 | 201 一般公共服务支出 | 990.00 |
| 1.一般公共预算拨款 | 1,000.00 | 202 外交支出 | |
| 其中：一般财力 | 1,000.00 | 208 社会保障和就业支出 | 110.00 |
| 5.单位资金 | 100.00 | 221 住房保障支出 | 100.00 |
| 二、上年结转结余 | 100.00 | | |
| 1.财政拨款结转 | 100.00 | | |
| 收入总计 | 1,200.00 | 支出总计 | 1,200.00 |
## 部门支出总体情况表
| 功能分类科目编码 | = | = | 功能分类科目名称 | 支出预算 | = | = |
| 类 | 款 | 项 | ^ | 合计 | 基本支出 | 项目支出 |
|---
| | | | 总计 | 1,200.00 | 900.00 | 300.00 |
| 201 | | | 一般公共服务支出 | 990.00 | 690.00 | 300.00 |
| 201 | 03 | | 政府办公厅（室）及相关机构事务 | 990.00 | 690.00 | 300.00 |
| 201 | 03 | 01 | 行政运行 | 690.00 | 690.00 | |
| 201 | 03 | 99 | 其他政府办公厅（室）及相关机构事务支出 | 300.00 | | 300.00 |
| 208 | | | 社会保障和就业支出 | 110.00 | 110.00 | |
| 208 | 05 | | 行政事业单位养老支出 | 110.00 | 110.00 | |
| 208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 110.00 | 110.00 | |
| 221 | | | 住房保障支出 | 100.00 | 100.00 | |
| 221 | 02 | | 住房改革支出 | 100.00 | 100.00 | |
| 221 | 02 | 01 | 住房公积金 | 100.00 | 100.00 | |
## 一般公共预算支出情况表
| 功能分类科目编码 | = | = | 功能分类科目名称 | 一般公共预算支出 | = | = |
| 类 | 款 | 项 | ^ | 合计 | 基本支出 | 项目支出 |
|---
| | | | 总计 | 1,000.00 | 800.00 | 200.00 |
| 201 | | | 一般公共服务支出 | 790.00 | 590.00 | 200.00 |
| 201 | 03 | | 政府办公厅（室）及相关机构事务 | 790.00 | 590.00 | 200.00 |
| 201 | 03 | 01 | 行政运行 | 590.00 | 590.00 | |
| 201 | 03 | 99 | 其他政府办公厅（室）及相关机构事务支出 | 200.00 | | 200.00 |
| 208 | | | 社会保障和就业支出 | 110.00 | 110.00 | |
| 208 | 05 | | 行政事业单位养老支出 | 110.00 | 110.00 | |
| 208 | 05 | 05 | 机关事业单位基本养老保险缴费支出 | 110.00 | 110.00 | |
| 221 | | | 住房保障支出 | 100.00 | 100.00 | |
| 221 | 02 | | 住房改革支出 | 100.00 | 100.00 | |
| 221 | 02 | 01 | 住房公积金 | 100.00 | 100.00 | |
## 一般公共预算基本支出情况表
| 经济分类科目编码 | = | 经济分类科目名称 | 一般公共预算基本支出 | = | = |
| 类 | 款 | ^ | 合计 | 人员经费 | 公用经费 |
|---
| | | 总计 | 800.00 | 700.00 | 100.00 |
| 301 | | 工资福利支出 | 700.00 | 700.00 | |
| 301 | 01 | 基本工资 | 400.00 | 400.00 | |
| 301 | 02 | 津贴补贴 | 300.00 | 300.00 | |
| 302 | | 商品和服务支出 | 100.00 | | 100.00 |
| 302 | 01 | 办公费 | 60.00 | | 60.00 |
| 302 | 31 | 公务用车运行维护费 | 40.00 | | 40.00 |
## 一般公共预算项目支出情况表
| 科目编码 | = | = | 功能分类科目名称 | 项目名称 | 项目支出合计 | 工资福利支出 | 商品和服务支出 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ |
|---
| | | | 总计 | | 200.00 | | 200.00 |
| 201 | 03 | 99 | 其他政府办公厅（室）及相关机构事务支出 | 网络维护 | 150.00 | | 150.00 |
| 201 | 03 | 99 | 其他政府办公厅（室）及相关机构事务支出 | 运行补助 | 50.00 | | 50.00 |
## 政府性基金预算支出情况表
| 功能分类科目编码 | = | = | 功能分类科目名称 | 政府性基金预算支出 | = | = |
| 类 | 款 | 项 | ^ | 合计 | 基本支出 | 项目支出 |
|---
| | | | | | | |
甲市乙办公室2025年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。
## 财政拨款“三公”经费支出情况表
| “三公”经费支出内容 | 合计 | 资金来源 | = |
| ^ | ^ | 一般公共预算 | 政府性基金 |
|---
| 合计 | 43.00 | 43.00 | |
| 因公出国（境）费 | | | |
| 公务接待费 | 3.00 | 3.00 | |
| 公务用车购置及运行费（小计） | 40.00 | 40.00 | |
| 其中：公务用车购置费 | | | |
| 公务用车运行费 | 40.00 | 40.00 | |
## 项目支出绩效目标表
| 项目名称 | 网络维护 | = | = | = | = |
| 项目资金（万元） | 年度预算总额 | 150.00 | 其中：财政拨款 | 150.00 | 其他资金 | 0.00 |
| 项目总体目标 | 目标 | = | = | = | = |
## 项目支出绩效目标表
| 项目名称 | 运行补助 | = | = | = | = |
| 项目资金（万元） | 年度预算总额 | 50.00 | 其中：财政拨款 | 50.00 | 其他资金 | 0.00 |
| 项目总体目标 | 目标 | = | = | = | = |
# 第三部分 2025年部门预算情况说明
"""

INCOME = "## 一、关于甲市乙办公室2025年收入预算情况说明"
EXPENDITURE = "## 一、关于甲市乙办公室2025年支出预算情况说明"
TOTAL = "## 一、关于甲市乙办公室2025年收支预算情况的总体说明"
GENERAL = "## 一、关于甲市乙办公室2025年一般公共预算当年拨款情况说明"
BASIC = "## 一、关于甲市乙办公室2025年一般公共预算基本支出情况说明"
PROJECTS = "## 一、关于甲市乙办公室2025年一般公共预算项目支出情况说明"
THREE = "## 一、关于甲市乙办公室2025年财政拨款“三公”经费预算情况说明"
OTHER = "## 一、其他重要事项的情况说明"
FUND = "## 一、关于甲市乙办公室2025年政府性基金预算拨款情况说明"
SIZE = "### （一）一般公共预算当年拨款规模变化情况"
USES = "### （一）一般公共预算当年拨款具体使用情况"
ITEM = "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）"
ALL_ITEMS = """
2.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）其他政府办公厅（室）及相关机构事务支出（项）：2025年预算数为200.00万元。
3.社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：2025年预算数为110.00万元。
4.住房保障支出（类）住房改革支出（款）住房公积金（项）：2025年预算数为100.00万元。"""


def cases() -> Iterator[tuple[str, str, str, str, str, str]]:
    """The cases of sentences.txt: name, heading, text, old and new words, code."""
    for block in (Path(__file__).parent / "sentences.txt").read_text("utf-8").split("== ")[1:]:
        name, heading, *text = block.strip().splitlines()
        for line in (line for line in text if line.startswith("-- ")):
            old, new, code = re.fullmatch(r"-- (.+?) → (.*): (.+)", line).groups()  # type: ignore[union-attr]
            yield name, f"## 一、{heading}", "\n".join(one for one in text if not one.startswith("-- ")), old, new, code


CASES = list(cases())


@pytest.mark.parametrize(("heading", "text", "old", "new", "code"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_sentence_agrees_or_is_found(heading: str, text: str, old: str, new: str, code: str) -> None:
    assert codes(page(f"{TABLES}\n{heading}\n{text}")) == []
    assert text.count(old) == 1
    assert code in codes(page(f"{TABLES}\n{heading}\n{text.replace(old, new)}"))


def test_a_rate_is_right_within_what_rounding_leaves_open() -> None:
    """0.28 may be 0.275 to 0.285, 0.60 likewise: 83.3 to 91.9 per cent are all possible."""
    good = f"{TABLES}\n{OTHER}\n其他费用0.60万元，比上年预算增加0.28万元，增长87.60%。"
    assert codes(page(good)) == []
    assert codes(page(good.replace("87.60", "93.00"))) == ["verify-rate"]


def test_lists_go_on_past_ninety_nine() -> None:
    """A unit may have a hundred projects, and （一百零一） is the next after （一百）."""
    projects = {0: ("运行补助", "50.00"), 1: ("网络维护", "150.00")}
    listed = [(chinese_numeral(number + 1), *projects[number % 2]) for number in range(102)]
    text = "\n".join(f"（{number}）项目名称：{name}\n预算安排规模：{amount}万元" for number, name, amount in listed)
    assert codes(page(f"{TABLES}\n{PROJECTS}\n{text}")) == []
    before, found, after = text.partition("（一百零一）项目名称：运行补助\n预算安排规模：50")
    wrong = f"{before}{found.replace('：50', '：55')}{after}"
    assert codes(page(f"{TABLES}\n{PROJECTS}\n{wrong}")) == ["verify-amount"]
    assert codes(page(f"{TABLES}\n{PROJECTS}\n{text.replace('（一百）', '（一百零九）')}")) == ["verify-numbering"] * 2


def items(first: str = "1." + ITEM + "：2025年预算数为590.00万元。", others: str = ALL_ITEMS) -> list[str]:
    return codes(page(f"{TABLES}\n{GENERAL}\n{USES}\n{first}{others}"))


def test_items_of_the_general_budget() -> None:
    assert items() == []
    assert items("1." + ITEM + "：2025年预算数为690.01万元。") == ["verify-amount"]
    assert items("1." + ITEM.replace("行政运行", "行政运转") + "：2025年预算数为590.00万元。") == ["verify-name"]
    assert items(others=ALL_ITEMS.rpartition("\n")[0]) == ["verify-list-missing"]
    assert items(others=ALL_ITEMS.replace("3.社", "4.社")) == ["verify-numbering"] * 2


def test_an_item_that_fell_away_may_be_described_with_no_amount() -> None:
    gone = "\n5.一般公共服务支出（类）信访事务（款）信访业务（项）：2025年预算数为0.00万元，"
    gone += "比上年预算减少22.30万元，下降100.00%。"
    assert items(others=ALL_ITEMS + gone) == []
    assert items(others=ALL_ITEMS + gone.replace("为0.00", "为9.00")) == ["verify-no-row", "verify-rate"]


def test_items_below_an_item() -> None:
    """A line that goes on with another 项 of the same 款, its code before or behind the name."""
    line = (
        "1.一般公共服务支出（201类）政府办公厅（室）及相关机构事务（03款）行政运行（01项）590.00万元。"
        "（99项）其他政府办公厅（室）及相关机构事务支出200.00万元。"
    )
    rest = ALL_ITEMS[ALL_ITEMS.index("\n3.") :].replace("\n3.", "\n2.").replace("\n4.", "\n3.")
    assert items(line, rest) == []
    assert items(line.replace("200.00", "201.00"), rest) == ["verify-amount"]
    assert items(line.replace("99项", "98项"), rest) == ["verify-code"]


PROJECT = """
1.项目名称：网络维护
设立的政策依据：根据《办法》（国办发〔2017〕47号）。
预算安排规模：150.00万元
资金分配情况：网络90万元，机房60万元。
资金执行时间：2025年1月1日-2025年12月31日
"""


def project(*change: str) -> list[str]:
    text = PROJECT.replace(*change) if change else PROJECT  # type: ignore[arg-type]
    return codes(page(f"{TABLES}\n{PROJECTS}\n{text}"))


def test_a_project_is_the_one_of_the_tables() -> None:
    assert project() == []
    assert project("150.00", "105.00") == ["verify-amount", "verify-allocation"]
    assert project("名称：网络维护", "名称：电子政务") == ["verify-project"]
    assert project("60万元", "70万元") == ["verify-allocation"]
    assert project("12月31日", "12月13日") == ["verify-period"]


PERFORMANCE = """### （一）预算绩效情况
2025年，本年度预算绩效管理的财政拨款项目2个，涉及预算金额200.00万元；非财政拨款项目0个，涉及预算金额0万元。"""


def test_projects_and_their_money_are_those_of_the_target_tables() -> None:
    assert codes(page(f"{TABLES}\n{OTHER}\n{PERFORMANCE}")) == []
    assert codes(page(f"{TABLES}\n{OTHER}\n{PERFORMANCE.replace('项目2个', '项目3个')}")) == ["verify-count"]
    assert codes(page(f"{TABLES}\n{OTHER}\n{PERFORMANCE.replace('200.00', '210.00')}")) == ["verify-amount"]


def test_the_items_of_the_three_change_as_their_total() -> None:
    text = (
        "2025年财政拨款“三公”经费比上年预算减少7.00万元，下降14.00%，其中：因公出国（境）费增加0万元，增长0%，主要原因是没有安排；"
        "公务用车购置费增加0万元，增长0%，主要原因是没有安排；公务用车运行费减少8.00万元，下降16.67%，主要原因是车辆减少；"
        "公务接待费增加1.00万元，增长50.00%，主要原因是来访增加。"
    )
    assert codes(page(f"{TABLES}\n{THREE}\n{text}")) == []
    assert "verify-changes" in codes(page(f"{TABLES}\n{THREE}\n{text.replace('减少7.00', '减少9.00')}"))


def test_changes_of_parts_that_imply_two_prior_years_are_an_information() -> None:
    income = f"""{INCOME}
    收入预算1,200.00万元，其中：
    一般公共预算1,000.00万元，占83.33%，比上年预算增加100.00万元，增长11.11%。"""
    expenditure = f"""{EXPENDITURE.replace("一、", "二、")}
    支出预算1,200.00万元，其中：
    基本支出900.00万元，占75.00%，比上年预算增加100.00万元，增长12.50%。
    项目支出300.00万元，占25.00%，比上年预算增加50.00万元，增长20.00%。"""
    text = f"{TABLES}\n{income}\n{expenditure}"
    found = problems(page(text))
    assert [(p.code, p.severity) for p in found] == [("verify-changes", "info")]


def test_one_odd_word_for_no_change() -> None:
    text = "实有人数11人，其中：在职8人，减少0人；退休3人，增加0人；离休0人，增加0人。"
    assert [(p.code, p.severity) for p in problems(page(f"{TABLES}\n{OTHER}\n{text}"))] == [
        ("verify-zero-word", "warning")
    ]


def test_a_table_with_amounts_is_not_empty_and_an_empty_one_says_so() -> None:
    filled = TABLES.replace("| | | | | | | |", "| 208 | | | 社会保障和就业支出 | 5.00 | | 5.00 |")
    said = "甲市乙办公室2025年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。"
    assert set(codes(page(f"{filled}\n{FUND}\n{said}"))) == {"verify-not-empty"}
    assert codes(page(f"{TABLES.replace(said, '')}\n{OTHER}\n无。")) == ["verify-empty-unsaid"]


def test_reasons_are_the_units_own_words() -> None:
    text = "基本支出900.00万元，比上年预算增加100.00万元，增长12.50%，"
    text += "主要原因是一是2023年拨付64.57万元；二是项目支出减少5万元。"
    assert codes(page(f"{TABLES}\n{EXPENDITURE}\n{text}")) == []


# ── the contents page ─────────────────────────────────────────────────────────────────────────────────────────────

CONTENTS = """
目　录
第一部分 概况……1
一、主要职能 1
二、机构设置 2
第二部分 说明 3
一、收入情况 3
二、支出情况 4
# 第一部分 概况
## 一、主要职能
## 二、机构设置
# 第二部分 说明
## 一、收入情况
## 二、支出情况
"""


def test_the_contents_page_has_the_headings() -> None:
    assert codes(page(CONTENTS)) == []
    assert codes(page(CONTENTS.replace("## 二、支出情况", "## 二、支出的情况"))) == [
        "verify-contents-extra",
        "verify-contents-missing",
    ]
    assert codes(page(CONTENTS.replace("\n二、机构设置 2", ""))) == ["verify-contents-missing"]


def test_headings_are_numbered_without_gaps() -> None:
    assert "verify-numbering" in codes(page(CONTENTS.replace("二、支出", "三、支出")))
    assert "verify-numbering" in codes(page(CONTENTS.replace("第二部分", "第三部分")))
    assert "verify-numbering" in codes(page("表1\n表2\n表4"))

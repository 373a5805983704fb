"""Tables and sentences as officials draw and write them: correct ones pass, their contradictory neighbours do not."""

# ruff: noqa: E501 (rows of tables)

from __future__ import annotations

import re

import pytest

from tests.verify.pages import codes as codes_of_text
from tests.verify.pages import page
from tests.verify.test_sentences import CONTENTS, TABLES
from tests.verify.test_tables import FINAL, codes

FISCAL = """
## 财政拨款收入支出决算总表
| 收入 | = | 支出 | = | = | = | = |
| 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
|---
| 一、一般公共预算财政拨款 | 200.00 | 一、卫生健康支出 | 80.00 | 80.00 | 0.00 | 0.00 |
| 二、政府性基金预算财政拨款 | 50.00 | 二、城乡社区支出 | 165.00 | 110.00 | 55.00 | 0.00 |
| 三、国有资本经营预算财政拨款 | 0.00 | 三、其他支出 | 0.00 | 0.00 | 0.00 | 0.00 |
| 本年收入合计 | 250.00 | 本年支出合计 | 245.00 | 190.00 | 55.00 | 0.00 |
| 年初财政拨款结转和结余 | 15.00 | 年末财政拨款结转和结余 | 20.00 | 15.00 | 5.00 | 0.00 |
| 一、一般公共预算财政拨款 | 5.00 | | | | | |
| 二、政府性基金预算财政拨款 | 10.00 | | | | | |
| 三、国有资本经营预算财政拨款 | 0.00 | | | | | |
| 总计 | 265.00 | 总计 | 265.00 | 205.00 | 60.00 | 0.00 |
"""
LISTED = """| 一、一般公共预算财政拨款收入 | 200.00 | 一、卫生健康支出 | 80.00 |
| 二、政府性基金预算财政拨款收入 | 50.00 | 二、城乡社区支出 | 250.00 |
| 三、国有资本经营预算财政拨款收入 | 0.00 | 三、其他支出 | 0.00 |
| 四、其他收入 | 60.00 | | |
"""
YEAR = "| 本年收入合计 | 310.00 | 本年支出合计 | 330.00 |\n"
CARRIED = "| 年初结转和结余 | 40.00 | 年末结转和结余 | 20.00 |\n"
DETAILS = """| 一、基本支出结转 | 10.00 | 一、基本支出结转 | 0.00 |
| 二、项目支出结转和结余 | 30.00 | 二、项目支出结转和结余 | 20.00 |
"""
ALL = "| 总计 | 350.00 | 总计 | 350.00 |\n"


def accounts(rows: str) -> str:
    """The final accounts with 收入支出决算总表 of these rows."""
    head = "## 收入支出决算总表\n| 收入 | = | 支出 | = |\n| 项目 | 金额 | 项目 | 金额 |\n|---\n"
    return re.sub(r"## 收入支出决算总表.*?(?=## 收入决算表)", head + rows, FINAL, flags=re.DOTALL)


SUBTOTAL = YEAR.replace("本年收入合计", "小计").replace("本年支出合计", "小计")
DRAWN = {
    "一、 anew below 年初财政拨款结转和结余": (FINAL + FISCAL, "| 二、政府性基金预算财政拨款 | 10", "| 二、政府性基金预算财政拨款 | 11"),
    "（一） below it": (
        FINAL + re.sub(r"\| ([一二三])、(.{4,12}财政拨款 \| (?:5|10|0)\.00 \| \| )", r"| （\1）\2", FISCAL),
        "| （二）政府性基金预算财政拨款 | 10", "| （二）政府性基金预算财政拨款 | 11",
    ),
    "what was carried over by its use": (accounts(LISTED + YEAR + CARRIED + DETAILS + ALL), "结余 | 30.00", "结余 | 31.00"),
    "below a 小计": (accounts(LISTED + SUBTOTAL + CARRIED + DETAILS + ALL), "| 小计 | 310.00", "| 小计 | 311.00"),
    "a second list with a 小计 of its own": (
        accounts(LISTED + SUBTOTAL + "| 一、年初结转 | 30.00 | 一、结余分配 | 5.00 |\n| 二、年初结余 | 10.00 | 二、年末结转 | 15.00 |\n"
                 "| 小计 | 40.00 | 小计 | 20.00 |\n" + ALL),
        "| 小计 | 40.00", "| 小计 | 41.00",
    ),
    "carried over without a total of the year": (accounts(LISTED + CARRIED + ALL), "| 总计 | 350.00", "| 总计 | 360.00"),
    "totals that stand first": (accounts(ALL + YEAR + LISTED + CARRIED), "| 总计 | 350.00", "| 总计 | 360.00"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new"), DRAWN.values(), ids=list(DRAWN))
def test_a_table_as_it_is_drawn(text: str, old: str, new: str) -> None:
    assert codes(text) == []
    assert text.count(old) >= 1
    assert "verify-table-sum" in codes(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 二、政府性基金预算财政拨款 | 10", "| 三、政府性基金预算财政拨款 | 10"),  # anew, but with a gap
        ("| 年初财政拨款结转和结余 | 15.00", "| 其中：年初财政拨款 | 15.00"),  # below no total and nothing carried over
        ("| 二、政府性基金预算财政拨款 | 50", "| 一、政府性基金预算财政拨款 | 50"),
    ],
)
def test_ordinals_begin_anew_only_there(old: str, new: str) -> None:
    table = FISCAL.replace("| 本年收入合计 | 250.00 |", "| | |") if "其中" in new else FISCAL
    assert "verify-count-broken" in codes(FINAL + table.replace(old, new, 1))


THREE = "\n# 第三部分 2024年度部门决算情况说明\n## 一、财政拨款“三公”经费支出决算情况说明\n"


@pytest.mark.parametrize("base", ["比2024年预算数", "较2024年初预算", "比2024年年初预算", "比年初预算"])
def test_accounts_compare_with_their_own_budget(base: str) -> None:
    text = f"{FINAL}{THREE}公务接待费支出预算为1.00万元，支出决算为0.05万元，{base}减少0.95万元，下降95.00%。"
    assert codes(text) == []
    assert "verify-sum" in codes(text.replace("减少0.95", "减少0.85"))
    assert "verify-year" in codes(text.replace(base, "比2022年预算数"))


def test_a_date_after_the_disclosure_is_none_of_its_closing_dates() -> None:
    text = f"{TABLES}\n## 一、其他重要事项的情况说明\n截至2025年3月31日，情况如下。"
    assert codes_of_text(page(text)) == []
    assert codes_of_text(page(text.replace("3月", "12月"))) == ["verify-year"]
    assert codes_of_text(page(text.replace("3月31日", "底"))) == ["verify-year"]


# ── digits of their own ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("一、110指挥中心12345 3", "一、110指挥中心12345"),
        ("一、收入情况（2025） 3", "一、收入情况（2025）"),
        ("一、2025年收入(支出)情况……第3页", "一、2025年收入（支出）情况"),
        ("一、收入情况 （3）", "一、收入情况"),
        ("一、收入情况 -3-", "一、收入情况"),
    ],
)
def test_entries_of_the_contents_have_digits_of_their_own(entry: str, heading: str) -> None:
    text = CONTENTS.replace("一、收入情况 3", entry).replace("## 一、收入情况", f"## {heading}")
    assert codes_of_text(page(text)) == []
    broken = text.replace(entry, entry[:3] + "其他" + entry[3:])
    assert codes_of_text(page(broken)) == ["verify-contents-extra", "verify-contents-missing"]


@pytest.mark.parametrize("entry", ["第一部分 2025年概况……1", "第一部分 单位概况……1", "第一部分 甲市110指挥中心概况……1"])
def test_a_part_may_have_the_units_name_in_one_of_both(entry: str) -> None:
    text = CONTENTS.replace("第一部分 概况……1", entry)
    assert codes_of_text(page(text)) == []
    assert "verify-contents-extra" in codes_of_text(page(text.replace(entry, entry.replace("概况", "说明"))))


def test_a_project_may_be_called_after_a_year() -> None:
    """In its own table, in the contents, as a heading and in a sentence."""
    tables = TABLES.replace("网络维护", "2023年办公设备购置")
    front = "目录\n第一部分 概况 1\n第三部分 2025年部门预算情况说明 2\n一、2023年办公设备购置 3\n"
    behind = "\n## 一、2023年办公设备购置\n其中：2023年办公设备购置150.00万元。"
    assert "verify-year" not in codes_of_text(page(front + tables + behind))
    other = (front + tables + behind).replace("其中：2023年办公设备购置", "其中：2023年办公设备更新")
    assert "verify-year" in codes_of_text(page(other))

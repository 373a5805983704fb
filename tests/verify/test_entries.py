"""What a printed table says of its amounts: the rules of heads, columns, codes, labels, units and names one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.recognise.printed import Table
from generator.verify.tables.about import is_final, project_of, unit_name
from generator.verify.tables.column_roles import columns_of
from generator.verify.tables.entries import Entry, entries_of
from generator.verify.tables.entry_names import names_of
from generator.verify.tables.head_rows import with_head
from generator.verify.tables.lookup import Lookup
from tests.verify.pages import page


def table(rows: str) -> Table:
    (found,) = page(rows).tables()
    return found


def entries(rows: str) -> list[Entry]:
    return list(entries_of(table(rows), "general"))


def said(rows: str) -> list[tuple[str, str, str]]:
    """Code, label and text of every amount."""
    return [(entry.code, entry.label, entry.text) for entry in entries(rows)]


# ── heads and columns ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("|科目|金额|\n|合计|1.00|", 1),
        ("|科目|金额|\n|类|元|\n|201 一般公共服务支出| |", 2),
        ("|收入|支出|\n|一、本年收入| |", 1),
        ("|科目|金额|\n| | |", 1),  # an empty table: all rows but the last
        ("|项目名称|网络维护|\n|金额|1.00|", 0),  # a form
        ("|科目|金额|\n|---\n|201|1.00|", 1),  # it is marked already
    ],
)
def test_the_head_is_what_stands_above_the_first_code_or_amount(rows: str, head: int) -> None:
    assert with_head(table(rows)).header_rows == head


@pytest.mark.parametrize(
    ("head", "role"),
    [
        *[(head, "code") for head in ("类", "款", "项", "科目编码", "科目代码")],
        *[(head, "label") for head in ("项目", "功能分类", "科目名称", "“三公”经费支出内容", "项目按功能分类")],
        *[("行次", "serial"), ("合计", "value"), ("项目支出", "value"), ("", "any")],
    ],
)
def test_a_columns_head_says_what_it_holds(head: str, role: str) -> None:
    assert [column.role for column in columns_of(table(f"|{head}|\n|---\n|1|"))] == [role]


def test_heads_are_told_from_the_top_without_what_repeats_or_counts() -> None:
    columns = columns_of(table("|支出|=|\n|合计|项目|\n|^|项目|\n|1|※|\n|---\n|1.00|2.00|"))
    assert [column.head for column in columns] == [("支出", "合计"), ("支出", "项目")]


# ── codes, labels and amounts of a row ────────────────────────────────────────────────────────────────────────────


def test_a_code_is_joined_from_its_parts() -> None:
    head = "|类|款|项|科目名称|合计|\n|---\n"
    assert said(f"{head}|201|03|01|行政运行|1.00|\n|201| | |一般公共服务支出|2.00|") == [
        ("2010301", "行政运行", "1.00"),
        ("201", "一般公共服务支出", "2.00"),
    ]


def test_a_whole_code_stands_alone() -> None:
    assert said("|科目编码|科目编码|合计|\n|---\n|20103|2010301|1.00|") == [("2010301", "", "1.00")]


def test_a_code_before_the_name_is_taken_off() -> None:
    assert said("|功能分类|合计|\n|---\n|201 一般公共服务支出|1.00|") == [("201", "一般公共服务支出", "1.00")]


def test_another_side_begins_with_its_label() -> None:
    rows = "|项目|金额|项目|金额|\n|---\n|201 甲|1.00|乙|2.00|"
    assert said(rows) == [("201", "甲", "1.00"), ("", "乙", "2.00")]
    assert [entry.main for entry in entries(rows)] == [True, True]


def test_of_two_columns_of_labels_the_second_holds_if_it_says_anything() -> None:
    assert said("|科目名称|项目名称|合计|\n|---\n|行政运行|网络维护|1.00|\n|行政运行| |2.00|") == [
        ("", "网络维护", "1.00"),
        ("", "行政运行", "2.00"),
    ]


def test_a_row_knows_its_project() -> None:
    assert [entry.item for entry in entries("|科目名称|项目名称|合计|\n|---\n|行政运行|网络维护|1.00|")] == ["网络维护"]


def test_only_the_first_amount_after_a_label_is_its_main_one() -> None:
    found = entries("|科目名称|合计|基本支出|\n|---\n|行政运行|3.00|1.00|")
    assert [(entry.leaf, entry.main) for entry in found] == [("合计", True), ("基本支出", False)]


def test_an_empty_cell_is_an_amount_of_nothing() -> None:
    (found,) = entries("|科目名称|合计|\n|---\n|行政运行| |")
    assert (found.is_empty, found.value.value, found.text) == (True, Decimal(0), "")


def test_line_numbers_and_what_a_merged_cell_covers_are_no_amounts() -> None:
    assert said("|项目|行次|金额|=|\n|---\n|甲|7|1.00|=|") == [("", "甲", "1.00")]


def test_rows_belong_to_the_numbered_label_or_total_above() -> None:
    rows = "|项目|金额|\n|---\n|二、上年结转|5.00|\n|财政拨款结转|5.00|\n|收入总计|9.00|\n|备查|1.00|"
    assert [entry.group for entry in entries(rows)] == ["二、上年结转", "二、上年结转", "收入总计", "收入总计"]


# ── units, publishers, names ──────────────────────────────────────────────────────────────────────────────────────


def test_amounts_are_in_the_unit_that_was_named_last() -> None:
    rows = "|科目名称|合计|\n|---\n|行政运行|12,300.00|"
    found = Lookup.of(page(f"单位：元\n{rows}\n单位：万元\n{rows}")).entries
    assert [entry.value.value for entry in found] == [Decimal("1.23"), Decimal("12300.00")]
    assert [entry.amount() for entry in found] == ["12,300.00", "12,300.00"]


def test_a_form_says_its_unit_itself() -> None:
    form = "|项目名称|网络维护|\n|项目资金（元）|年度预算总额|20000.00|\n|项目总体目标|好|"
    (found,) = Lookup.of(page(f"单位：万元\n{form}")).kinds("performance")
    assert (found.project, found.value.value) == ("网络维护", Decimal(2))


@pytest.mark.parametrize(
    "line",
    ["编制部门：甲市乙局　单位：万元", "部门（单位）名称：甲市乙局", "部门：甲市乙局 公开01表", "预算单位:甲市乙局"],
)
def test_who_publishes_stands_above_a_table(line: str) -> None:
    assert unit_name(page(f"金额单位：万元\n单位：元\n{line}")) == "甲市乙局"


def test_final_accounts_say_so_more_often_than_budgets() -> None:
    row = "|科目名称|合计|\n|---\n|行政运行|1.00|"
    assert is_final(page(f"## 收入决算表\n{row}\n## 支出决算表\n{row}\n## 预算执行表\n{row}"))
    assert not is_final(page(f"## 收入预算表\n{row}"))


def test_a_form_names_its_project() -> None:
    assert project_of(table("|单位|甲局|\n|项目名称|网络维护|")) == "网络维护"
    assert project_of(table("|单位|甲局|\n|项目|网络维护|")) == ""


@pytest.mark.parametrize(
    ("kind", "rows", "names"),
    [
        ("general", "|科目名称|合计|\n|---\n|行政运行|1.00|", {"行政运行"}),
        ("basic", "|科目名称|公用经费|\n|---\n|合计|1.00|", {"机关运行", "公用", "基本支出"}),
        ("basic", "|科目名称|合计|\n|---\n|公用经费|1.00|", {"机关运行", "公用"}),
        ("expenditure", "|科目名称|项目支出|\n|---\n|合计|1.00|", {"项目支出", "支出"}),
        ("overall", "|项目|金额|\n|---\n|二、上年结转结余| |\n|一般公共预算|1.00|", {"一般公共", "一般公共结转"}),
        ("three", "|合计|\n|---\n|1.00|", {"三公"}),
    ],
)
def test_names_under_which_a_sentence_may_call_an_amount(kind: str, rows: str, names: set[str]) -> None:
    *_, last = entries_of(table(rows), kind)
    assert names <= set(names_of(last, ""))

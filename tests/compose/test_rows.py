"""Which rows a table lists, all ways of choosing them; empty tables; numbers of rows; columns by fund."""

from __future__ import annotations

import pytest

from generator.core.document import Paragraph, blocks, plain
from tests.world import SET, World, rows, table, told

T01, T03, T06, T08 = (f"{SET}/tables/{number}.yaml" for number in ("01", "03", "06", "08"))
SIDES = "[{text: 甲}, {figure: income}, {text: 乙}, {figure: expenditure}]"
SECOND_PROJECT = '    code: "2010399"\n    economic: {"302": 55.50}'


def sides(more: str) -> str:
    return f"""rows:
  left: [[{{text: 一、本年收入}}, {{figure: income}}]]
  right: [{{text: "{{ordinal}}、{{name}}"}}, {{figure: "expenditure{{.code}}"}}]
  last: [{{text: 收入总计}}, {{figure: income}}, {{text: 支出总计}}, {{figure: expenditure}}]
{more}"""


@pytest.mark.parametrize(
    ("more", "listed"),
    [
        ("", 26),
        ("  classes: all\n", 26),
        ('  codes: ["204"]\n', 5),
        ("  classes: with_money\n", 4),
    ],
)
def test_classes_of_the_right_half(more: str, listed: int, world: World) -> None:
    """Every class of the year, those named and those with money, or these alone, numbered one after the other."""
    body = rows(table(world.write(T01, sides(more)).document(), "01"))
    names = [row[2] for row in body[:-1] if row[2]]
    assert len(names) >= listed if listed > 20 else len(names) == listed
    assert [name[0] for name in names[:3]] == ["一", "二", "三"]
    assert ("二、社会保障和就业支出" in names) == (listed == 4)


def test_named_classes_and_those_with_money_exclude_each_other(world: World) -> None:
    problems = world.write(T01, sides('  codes: ["204"]\n  classes: with_money\n')).problems()
    assert told(problems) == ["layout-both"]


PUBLIC = """title: 一般公共预算公用经费表
header:
  - [{text: 经济分类科目编码, colspan: 2}, {text: 经济分类科目名称, rowspan: 2}, {text: 公用经费, rowspan: 2}]
  - [{text: 类}, {text: 款}]
columns:
  - {width: 16, code: 类}
  - {width: 14, code: 款}
  - {width: 60, text: "{{ 行.名称 }}"}
  - {width: 22, figure: "basic{.code}.public", total: basic.public}
rows: {tree: economic, scope: basic, codes: ["302", "310"]}
"""


def test_a_tree_lists_the_codes_that_are_chosen_and_the_total_of_these(world: World) -> None:
    body = rows(table(world.write(T06, PUBLIC).document(), "06"))
    assert {row[0] for row in body[1:]} <= {"302", "310"}
    assert body[0][3] == next(row[3] for row in body if row[:2] == ["302", ""])


def test_a_total_of_chosen_codes_must_be_said(world: World) -> None:
    text = PUBLIC.replace(", total: basic.public", "")
    assert told(world.write(T06, text).problems()) == ["layout-needs"]


SERIAL = """header:
  - [{text: 序号}, {text: 科目编码}, {text: 科目名称}, {text: 合计}]
columns:
  - {width: 12, code: 序号}
  - {width: 30, code: 全}
  - {width: 80, text: "{{ 行.名称 }}"}
  - {width: 30, figure: "expenditure{.code}"}
"""


@pytest.mark.parametrize("where", ["first", "last"])
def test_a_column_counts_the_rows_but_not_the_total(where: str, world: World) -> None:
    body = rows(table(world.write(T03, f"{SERIAL}total_row: {where}\n").document(), "03"))
    counted = [row[0] for row in body]
    assert counted.pop(0 if where == "first" else -1) == ""
    assert counted == [str(number) for number in range(1, len(body))]


def test_a_list_is_counted_too(world: World) -> None:
    layout = "title: 项目表\nheader: [[{text: 序号}, {text: 项目}]]\nrows: {each: 项目表}\n"
    world.write(
        f"{SET}/tables/12.yaml",
        f"{layout}columns: [{{width: 12, code: 序号}}, {{width: 80, text: '{{{{ 条.name }}}}'}}]\n",
    )
    world.chapter("@table 12")
    assert rows(table(world.document(), "12")) == [["1", "运行补助经费"], ["2", "电子政务网络设备维护"]]


BY_FUND = """header:
  - [{text: 科目编码}, {text: 科目名称}, {text: 合计}, {text: 一般公共预算}, {text: 政府性基金预算}]
columns:
  - {width: 24, code: 全}
  - {width: 60, text: "{{ 行.名称 }}"}
  - {width: 22, figure: "expenditure{.code}"}
  - {width: 22, figure: "general{.code}"}
  - {width: 22, figure: "fund{.code}", zero: zero}
"""


def test_columns_by_fund_are_nothing_where_a_fund_has_no_such_item(world: World) -> None:
    world.facts(
        (SECOND_PROJECT, SECOND_PROJECT.replace("\n", "\n    source: fund_own\n")),
        ("  income.own: 人员", "  income.fund_own: 新增\n  income.own: 人员"),
        ("  income.own: 1106.39", "  income.fund_own: 0\n  income.own: 1106.39"),
    )
    body = rows(table(world.write(T03, BY_FUND).document(), "03"))
    assert {row[0]: row[3:] for row in body}["2080505"] == ["95.40", "0.00"]
    assert {row[0]: row[4] for row in body}["2010399"] == "55.50"
    assert body[0][4] == "55.50"


def test_a_column_of_no_scope_is_a_mistake_still(world: World) -> None:
    problems = world.write(T03, BY_FUND.replace('"fund{.code}"', '"founds{.code}"')).problems()
    assert told(problems) == ["template-not-a-figure"]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("", [[""] * 8]),
        ("zero: zero\n", [["", "", "", "总计", "0.00", "0.00", "0.00", "0.00"]]),
        ("empty_rows: blank\nzero: zero\n", [[""] * 8]),
        ("empty_rows: total\n", [["", "", "", "总计", "", "", "", ""]]),
        ("empty_rows: total\nzero: dash\n", [["", "", "", "总计", "—", "—", "—", "—"]]),
        ("empty_rows: none\n", []),
    ],
)
def test_an_empty_table(said: str, body: list[list[str]], world: World) -> None:
    world.write(T08, (world.folder / T08).read_text("utf-8") + said)
    document = world.document()
    grid = table(document, "08")
    assert rows(grid) == body
    found = list(blocks(document))
    below = found[found.index(grid) + 1]
    assert isinstance(below, Paragraph) and "为空表" in plain(below.spans)

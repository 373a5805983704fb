"""Tables from their layouts: rows, totals, blanks and merged cells, and layouts that make no table."""

from __future__ import annotations

import pytest

from generator.core.document import Number, Paragraph, Table, blocks, plain
from generator.core.grid import Grid
from tests.world import COMMON, NATION, SET, World, paragraphs, rows, table, told, where

T03, T07, T08 = f"{NATION}/tables/03.yaml", f"{SET}/tables/07.yaml", f"{NATION}/tables/08.yaml"
OVERALL = "performance-overall.yaml:20"  # the place of its list
NEARER_T08 = f"{SET}/tables/08.yaml"  # header and columns of 2025
SECOND_PROJECT = '    code: "2010399"\n    economic: {"302": 55.50}'


def without_projects(world: World) -> World:
    """A unit that has no projects this year."""
    text = world.unit.read_text("utf-8")
    first, after = text.index("projects:\n  - name"), text.index("three_public:\n")
    text = text[:first] + text[after:]
    world.unit.write_text(text[: text.index("  projects:\n    - project")], "utf-8")
    return world.facts(("  expenditure: 1131.42\n", ""))


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_are_the_tree_of_codes_with_money(world: World) -> None:
    body = rows(table(world.document(), "03"))
    assert [row[:3] for row in body[:4]] == [["", "", ""], ["201", "", ""], ["201", "03", ""], ["201", "03", "01"]]
    assert [row[3] for row in body[:3]] == ["总计", "一般公共服务支出", "政府办公厅（室）及相关机构事务"]
    assert len(body) == 1 + 4 + 4 + 9


def test_codes_that_had_money_last_year_only_are_in_the_text_and_not_in_the_table(world: World) -> None:
    document = world.document()
    assert "信访业务" not in str(rows(table(document, "05")))
    assert any("信访业务（项）：2025年预算数为0.00万元" in text for text in paragraphs(document))


def test_total_stands_first_or_last_as_the_layout_says(world: World) -> None:
    assert rows(table(world.document(), "03"))[0][3:] == ["总计", "1,131.42", "1,025.92", "105.50"]
    world.change(f"{SET}/set.yaml", ("switches:\n", "switches:\n  total_row: last\n"))
    body = rows(table(world.document(), "03"))
    assert body[0][0] == "201"
    assert body[-1][3:] == ["总计", "1,131.42", "1,025.92", "105.50"]


def test_a_hundred_projects_and_more_are_counted(world: World) -> None:
    more = "".join(
        f"  - {{name: 示例第{number}号, code: '2010399', economic: {{'302': 1}}, "
        "allocation: [示例。], start: 2025-01-01, end: 2025-12-31}\n"
        for number in range(3, 121)
    )
    world.facts(("three_public:\n", f"{more}three_public:\n"), ("  expenditure: 1131.42\n", ""))
    name = '{width: 34, text: "{{ 行.名称 }}"}'
    world.change(f"{COMMON}/tables/07.yaml", (name, '{width: 34, text: "{ordinal}、{name}"}'))
    body = rows(table(world.document(), "07"))
    assert [row[3] for row in body if row[4]][-1] == "一百二十、其他政府办公厅（室）及相关机构事务支出"
    assert len(body) == 2 + 2 + 120


def test_table_without_a_total_has_none(world: World) -> None:
    world.change(T03, ('total: "{{ 选项.合计称 }}"\n', ""))
    assert rows(table(world.document(), "03"))[0][0] == "201"


def test_row_of_the_unit_follows_the_total(world: World) -> None:
    body = rows(table(world.document(), "07"))
    assert [row[3] for row in body[:2]] == ["总计", "昌吉市人民政府办公室"]
    assert body[0][5] == body[1][5] == "105.50"
    world.change(T07, ("unit_row: 是\n", ""))
    assert rows(table(world.document(), "07"))[1][0] == "201"


def test_projects_stand_under_their_code_with_their_classes(world: World) -> None:
    world.facts(('economic: {"302": 55.50}', 'economic: {"302": 33.00, "310": 22.50}'))
    body = rows(table(world.document(), "07"))
    assert body[-2][:8] == [
        "201",
        "03",
        "99",
        "其他政府办公厅（室）及相关机构事务支出",
        "运行补助经费",
        "50.00",
        "",
        "50.00",
    ]
    assert body[-1][4:12] == ["电子政务网络设备维护", "55.50", "", "33.00", "", "", "", "22.50"]


def test_table_of_general_projects_leaves_out_those_of_other_funds(world: World) -> None:
    """Its total would not be the sum of its rows."""
    world.facts(
        (SECOND_PROJECT, SECOND_PROJECT.replace("\n", "\n    source: fund_own\n")),
        ("  income.own: 人员", "  income.fund_own: 新增\n  income.own: 人员"),
        ("  income.own: 1106.39", "  income.fund_own: 0\n  income.own: 1106.39"),
    )
    document = world.document()
    body = rows(table(document, "07"))
    assert [row[4] for row in body if row[4]] == ["运行补助经费"]
    assert body[0][5] == "50.00"
    assert rows(table(document, "08"))[-1][4:] == ["55.50", "", "", "55.50"]


def test_numbering_row_counts_the_columns_with_amounts(world: World) -> None:
    header = table(world.document(), "03").header
    assert [plain(cell.spans) for cell in header[-1]] == ["※", "※", "※", "※", "1", "2", "3"]
    world.change(T03, ("numbering: 是\n", ""))
    assert len(table(world.document(), "03").header) == len(header) - 1


def test_levels_of_the_layout_are_bold(world: World) -> None:
    body = table(world.document(), "03").body
    assert [row[3].bold for row in body[:4]] == [True, True, True, False]
    world.change(T03, ("bold: [total, 类, 款]", "bold: [total]"))
    assert [row[3].bold for row in table(world.document(), "03").body[:4]] == [True, False, False, False]


def test_both_sides_of_a_table_are_filled_up_to_the_longer(world: World) -> None:
    body = rows(table(world.document(), "01"))
    assert body[24][0] == "单位资金"
    assert body[25][:2] == ["", ""] and body[25][2].startswith("230")
    assert body[-1] == ["收入总计", "1,131.42", "支出总计", "1,131.42"]


# ── zero and nothing ──────────────────────────────────────────────────────────────────────────────────────────────


def test_zero_is_blank_or_printed_as_the_set_says(world: World) -> None:
    assert rows(table(world.document(), "10"))[1] == ["因公出国（境）费", "", "", "", ""]
    world.change(f"{SET}/set.yaml", ("switches:\n", "switches:\n  zero_cells: zero\n"))
    assert rows(table(world.document(), "10"))[1] == ["因公出国（境）费", "0.00", "0.00", "0.00", "0.00"]


def test_cell_may_ask_for_its_zero(world: World) -> None:
    """资金来源 of the performance table shows 0.00 in a set that leaves zeros blank."""
    form = rows(table(world.document(), "performance-overall-form"))
    assert [row[-1] for row in form[4:]] == ["0.00", "1,131.42", "0.00"]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("08", "昌吉市人民政府办公室2025年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。"),
        ("09", "昌吉市人民政府办公室2025年没有使用国有资本经营预算拨款安排的支出，国有资本经营预算支出情况表为空表。"),
        ("11", "昌吉市人民政府办公室2025年没有上年结转结余预算安排的支出，上年结转结余情况明细表为空表。"),
    ],
)
def test_empty_table_is_shown_and_says_so_of_itself(key: str, sentence: str, world: World) -> None:
    """docs/rules.md §4: 没有数据的表格应当列出空表并说明 — and the sentence must name its own table (errata 001-09)."""
    document = world.document()
    found = list(blocks(document))
    grid = table(document, key)
    assert rows(grid) == [[""] * len(grid.widths)]
    below = found[found.index(grid) + 1]
    assert isinstance(below, Paragraph)
    assert (below.role, plain(below.spans)) == ("table_note", sentence)
    assert grid.caption in sentence


def test_table_with_data_does_not_say_that_it_is_empty(world: World) -> None:
    world.facts(
        (SECOND_PROJECT, SECOND_PROJECT.replace("\n", "\n    source: fund_own\n")),
        ("  income.own: 人员", "  income.fund_own: 新增\n  income.own: 人员"),
        ("  income.own: 1106.39", "  income.fund_own: 0\n  income.own: 1106.39"),
    )
    document = world.document()
    assert not any("政府性基金预算支出情况表为空表" in text for text in paragraphs(document))
    assert rows(table(document, "08"))[0][3] == "总计"


def test_unit_without_projects_has_an_empty_table_of_them(world: World) -> None:
    document = without_projects(world).document()
    sentence = "昌吉市人民政府办公室2025年没有一般公共预算安排的项目支出，一般公共预算项目支出情况表为空表。"
    assert rows(table(document, "07")) == [[""] * 16]
    assert paragraphs(document).count(sentence) == 2  # below the table and in 七
    assert not any(isinstance(block, Table) and block.key == "performance-project" for block in blocks(document))


def test_note_below_a_table(world: World) -> None:
    world.change(T03, ('total: "{{ 选项.合计称 }}"\n', 'total: 总计\nnote: "注：{{ 表名 }}，{{ 单位 }}编制"\n'))
    assert "注：部门支出总体情况表，昌吉市人民政府办公室编制" in paragraphs(world.document())


# ── merged cells ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_row_of_every_table_fills_all_columns(world: World) -> None:
    tables = [block for block in blocks(world.document()) if isinstance(block, Table)]
    assert len(tables) == 11 + 2 + 2 * 2
    for grid in tables:
        assert Grid(grid.header).uneven_row(len(grid.widths)) == 0, grid.key
        assert Grid(grid.body).uneven_row(len(grid.widths)) == 0, grid.key


def test_equal_neighbours_become_one_tall_cell(world: World) -> None:
    """一级指标 stands once for its rows; 二级指标 too, but never across two 一级指标."""
    body = table(world.document(), "performance-project").body
    assert [(plain(row[0].spans), row[0].rowspan) for row in body if len(row) == 9] == [
        *(("产出指标", 8), ("成本指标", 2), ("效益指标", 1), ("满意度指标", 1)),
    ]
    assert body[6][0].rowspan == 1 and plain(body[6][0].spans) == "质量指标"


def test_merging_stops_where_the_column_to_the_left_changes(world: World) -> None:
    world.facts(
        (
            "level1: 效益指标, level2: 社会效益指标, name: 提高部门",
            "level1: 效益指标, level2: 满意度指标, name: 提高部门",
        )
    )
    body = table(world.document(), "performance-project").body
    assert [plain(row[1].spans) for row in body[-2:]] == ["满意度指标", "满意度指标"]
    assert [row[1].rowspan for row in body[-2:]] == [1, 1]


# ── layouts that make no table ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "place"),
    [
        (NEARER_T08, '科目栏 }}", colspan: 4}', '科目栏 }}", colspan: 3}', "layout-uneven", "08.yaml:2"),
        (NEARER_T08, '科目栏 }}", colspan: 4}', '科目栏 }}", colspan: 40}', "layout-uneven", "08.yaml:2"),
        (NEARER_T08, '科目栏 }}", colspan: 4}', '科目栏 }}", colspan: 0}', "value-too-small", "08.yaml:3"),
        (NEARER_T08, "{text: 合计, rowspan: 2}", "{text: 合计, rowspan: 7}", "layout-uneven", "08.yaml:2"),
        (NEARER_T08, '  - {width: 44, text: "{{ 行.名称 }}"}\n', "", "layout-uneven", "08.yaml:2"),
        (NEARER_T08, "{width: 44,", "{width: 0,", "value-too-small", "08.yaml:10"),
        (NEARER_T08, "{width: 44,", "{width: 很宽,", "amount-form", "08.yaml:10"),
        (T08, "title: 政", "level: 3\ntitle: 政", "choice-unknown", "08.yaml:2"),
        (T08, "title: 政", "xyz: 是\ntitle: 政", "field-unknown", "08.yaml:2"),
        (T08, "title: 政府性基金预算支出情况表\n", "", "field-missing", "08.yaml:1"),
        (T08, "scope: fund}", "scope: funds}", "template-not-a-figure", "08.yaml:19"),
        (NEARER_T08, '"fund{.code}.personnel"', '"fund{.code}.persons"', "template-not-a-figure", "08.yaml:12"),
        (f"{NATION}/tables/performance-overall.yaml", "each: 整体指标", "each: 支出们", "template-undefined", OVERALL),
        (T03, "rows: {tree: functional, scope: expenditure}", "rows: {each: 支出们}", "layout-idle", "03.yaml:20"),
        (T03, "rows: {tree: functional,", "rows: {tree: 功能,", "choice-unknown", "03.yaml:19"),
    ],
)
def test_layout_mistake_is_a_problem_of_the_layout(
    file: str, old: str, new: str, code: str, place: str, world: World
) -> None:
    if code == "template-not-a-figure" and "persons" in new:  # a table without rows asks for no figures
        world.facts(('- {code: "2080505", amount: 95.40}', '- {code: "2080505", source: fund_own, amount: 95.40}'))
    found = [problem for problem in world.change(file, (old, new)).problems() if "/tables/" in str(problem.place)]
    assert told(found) == [code]
    assert where(found[0]) == place


def test_layouts_of_the_set_have_no_idle_columns(world: World) -> None:
    """Every figure of a table is a number with its key, so that the web page can explain it."""
    cell = table(world.document(), "03").body[1][5]
    assert cell.spans == (Number("777.28", "expenditure.201.basic", bold=cell.spans[0].bold),)

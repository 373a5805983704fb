"""A unit's own conventions: switches and options of its set the other way, for this unit alone."""

from __future__ import annotations

import pytest

from tests.world import COMMON, SET, World, headings, paragraphs, rows, table, told, where

END = "other: 517.24\n"


def with_conventions(world: World, lines: str) -> World:
    text = world.unit.read_text("utf-8")
    world.unit.write_text(text + f"\nconventions:\n{lines}", "utf-8")
    return world


def test_a_switch_of_the_set_is_overridden_for_one_unit(world: World) -> None:
    text = "\n".join(paragraphs(with_conventions(world, "  percent_places: 1\n  separators: 否\n").document()))
    assert "占90.7%" in text and "占90.68%" not in text
    assert "收支总预算1131.42万元" in text


def test_an_option_of_the_set_is_overridden_for_one_unit(world: World) -> None:
    text = "\n".join(paragraphs(with_conventions(world, "  内设机构: 股室\n  写编码: 是\n").document()))
    assert "下设6个股室" in text
    assert (
        "一般公共服务支出（201类）政府办公厅（室）及相关机构事务（03款）行政运行（01项）511.11万元，占45.17%。" in text
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  percent_place: 1", "field-unknown-near"),
        ("  从来没有的选项: 是", "field-unknown"),
        ("  percent_places: 很多", "amount-form"),
        ("  zero_base: maybe", "choice-unknown"),
        ("  写编码: 有时", "flag-form"),
        ("  amount_places: 9", "value-too-large"),
    ],
)
def test_a_convention_that_is_none_is_told_at_its_line(line: str, code: str, world: World) -> None:
    end = len(world.unit.read_text("utf-8").split("\n")) + 2
    problems = with_conventions(world, f"{line}\n").problems()
    assert told(problems) == [code]
    assert where(problems[0]) == f"2025-budget.yaml:{end}"


@pytest.mark.parametrize(
    ("zeros", "amounts"),
    [
        ("kept", ("511.11万元", "95.40万元", "50.00万元")),
        ("whole", ("511.11万元", "95.40万元", "50万元")),
        ("dropped", ("511.11万元", "95.4万元", "50万元")),
    ],
)
def test_zeros_after_the_point_are_the_houses(zeros: str, amounts: tuple[str, ...], world: World) -> None:
    document = with_conventions(world, f"  amount_zeros: {zeros}\n").document()
    text = "\n".join(paragraphs(document))
    assert [amount in text for amount in amounts] == [True, True, True]
    assert [row[4] for row in rows(table(document, "05")) if row[3] == "机关事业单位基本养老保险缴费支出"] == ["95.40"]


def test_zeros_in_cells_are_a_switch_of_their_own(world: World) -> None:
    document = with_conventions(world, "  cell_zeros: dropped\n").document()
    assert [row[4] for row in rows(table(document, "05")) if row[3] == "机关事业单位基本养老保险缴费支出"] == ["95.4"]
    assert "95.40万元" in "\n".join(paragraphs(document))


def test_items_without_money_are_said_or_left_out(world: World) -> None:
    assert "政府性基金预算未安排。" in paragraphs(world.document())
    assert not any(
        "未安排。" in text for text in paragraphs(with_conventions(world, "  zero_items: left_out\n").document())
    )


@pytest.mark.parametrize(
    ("said", "text"),
    [("zero", "增加0.00万元，增长0.00%"), ("level", "与上年预算持平。"), ("silent", "公务接待费预算数")],
)
def test_what_did_not_change(said: str, text: str, world: World) -> None:
    world.facts(
        ("income.own: 1106.39", "income.own: 1131.42"),
        ("  income.own: 人员工资标准上调，公积金、社保基数相应上调\n", ""),
    )
    own = next(
        line
        for line in paragraphs(with_conventions(world, f"  no_change: {said}\n").document())
        if line.startswith("一般公共预算1,131")
    )
    expected = {"zero": "，比上年预算增加0.00万元，增长0.00%。", "level": "，与上年预算持平。", "silent": "占100.00%。"}
    assert own.endswith(expected[said])
    assert "主要原因" not in own


def test_the_total_stands_last_and_columns_go_unnumbered(world: World) -> None:
    document = with_conventions(world, "  total_row: last\n  column_numbers: 否\n").document()
    of = table(document, "03")
    assert rows(of)[-1][3] == "总计" and rows(of)[0][3] == "一般公共服务支出"
    assert not any("※" in cell for row in rows(of) for cell in row)
    assert len(of.header) == 3


# ── sections and layouts along the chain ──────────────────────────────────────────────────────────────────────────


def test_a_section_left_out_renumbers_the_rest(world: World) -> None:
    world.change(f"{SET}/set.yaml", ("expenditure, fiscal, general", "expenditure, general"))
    found = [text for text in headings(world.document()) if "、关于" in text or "其他重要" in text]
    assert found[3] == "四、关于昌吉市人民政府办公室2025年一般公共预算当年拨款情况说明"
    assert found[-1] == "十一、其他重要事项的情况说明"
    assert not any("财政拨款收支预算情况的总体说明" in text for text in found)


def test_a_subsection_left_out_renumbers_its_like(world: World) -> None:
    world.change(
        f"{SET}/set.yaml", ("sections:\n", "sections:\n  narrative/other: [operating-cost, assets, matters]\n")
    )
    found = headings(world.document())
    assert found[-4:] == [
        "（一）机关运行经费情况",
        "（二）国有资产占用使用情况",
        "（三）其他需说明的事项",
        "第四部分 名词解释",
    ]


def test_a_section_of_the_nearer_set_is_taken(world: World) -> None:
    world.write(f"{SET}/chapters/narrative/fund.j2", "## {{ 节号 }}、基金\n\n本年没有。")
    assert "八、基金" in headings(world.document())


def test_a_section_without_a_file_is_told(world: World) -> None:
    world.change(f"{SET}/set.yaml", ("expenditure, fiscal, general", "expenditure, fiskal, general"))
    problems = world.problems()
    assert told(problems) == ["template-missing"]
    assert "chapters/narrative/fiskal.j2" in problems[0].text("en")


def test_a_table_left_out_renumbers_the_rest(world: World) -> None:
    world.change(f"{SET}/chapters/tables.j2", ("@table 04\n", ""))
    document = world.document()
    numbers = [text for text in paragraphs(document) if text.startswith("表") and text[1:].isdigit()]
    assert numbers == [f"表{number}" for number in range(1, 11)]
    contents = document.sections[1].blocks[0]
    assert "四、一般公共预算支出情况表" in [entry.text for entry in contents.entries]  # type: ignore[union-attr]


def test_a_layout_of_the_nearer_set_holds_only_what_differs(world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", "title: 部门支出一览表\nnote: 注：按项列示。\n")
    document = world.document()
    assert "部门支出一览表" in headings(document)
    assert "注：按项列示。" in paragraphs(document)
    assert rows(table(document, "03"))[0][4] == "1,131.42"


@pytest.mark.parametrize(
    ("text", "code"),
    [("titel: 错\n", "field-unknown-near"), ("columns: 三\n", "list-expected"), ("- 一\n", "top-not-mapping")],
)
def test_a_mistake_in_the_nearer_layout_is_told_there(text: str, code: str, world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", text)
    problems = world.problems()
    assert where(problems[0]) == "03.yaml:1"
    assert problems[0].place is not None and "budget-2025" in problems[0].place.file


def test_what_no_layout_of_the_chain_gives_is_missing(world: World) -> None:
    world.write(f"{COMMON}/tables/12.yaml", "number: 表12\n")
    world.write(f"{SET}/tables/12.yaml", "title: 另一张表\n")
    world.change(f"{SET}/chapters/tables.j2", ("@table 11", "@table 11\n@table 12"))
    problems = world.problems()
    assert {problem.code for problem in problems} == {"field-missing"}
    assert {where(problem) for problem in problems} == {"12.yaml:1"}


def test_a_budget_with_a_set_for_final_accounts_is_told(world: World) -> None:
    problems = world.facts(("template: changji-city/budget-2025", "template: tianyuan/final-2023")).problems()
    assert told(problems) == ["template-kind-differs"]
    assert where(problems[0]) == "2025-budget.yaml:4"

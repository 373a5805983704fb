"""Final accounts: sums by item, both sides of the accounts, comparison with the initial budget, and scores."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.world import FINAL, PREFECTURE, World, paragraphs, rows, table, told, where


@pytest.fixture
def final(tmp_path: Path) -> World:
    return World(tmp_path / "world", FINAL)


@pytest.fixture
def prefecture(tmp_path: Path) -> World:
    return World(tmp_path / "world", PREFECTURE)


def values(world: World, *keys: str) -> list[Decimal]:
    figures = world.figures()
    return [figures[key].value for key in keys]


def test_sums_of_the_real_accounts(final: World) -> None:
    assert values(final, "income", "expenditure", "general.basic", "general.212.project", "basic.personnel") == [
        Decimal(text) for text in ("279.45", "279.45", "191.90", "87.55", "163.08")
    ]
    assert values(final, "initial", "initial.2120501", "evaluation.adjustment") == [
        Decimal(text) for text in ("202.25", "0", "77.20")
    ]


def test_every_economic_code_has_a_figure(final: World) -> None:
    assert values(final, "basic.30299", "basic.30701", "basic.310") == [Decimal("5.58"), Decimal(0), Decimal(0)]


def test_the_two_sides_must_be_equal(final: World) -> None:
    final.facts(('- {code: "2120501", amount: 87.55}\n', '- {code: "2120501", amount: 97.55}\n'))
    problems = final.problems()
    assert told(problems) == ["final-unbalanced"]
    assert where(problems[0]) == "2023-final.yaml:30"
    assert "10.00" in problems[0].text("en")


def test_a_difference_of_rounding_is_an_information(final: World) -> None:
    final.facts(('- {code: "2120501", amount: 87.55}\n', '- {code: "2120501", amount: 87.56}\n'))
    assert "final-rounded" in final.derived()
    assert final.problems() == []


def test_the_funds_balance_each_by_itself(final: World) -> None:
    """A surplus of one fund cannot hide a deficit of another."""
    final.facts(
        (
            '- {code: "2120501", amount: 87.55}\n',
            '- {code: "2120501", amount: 77.55}\n  - {code: "2120501", source: fund, amount: 10}\n',
        )
    )
    assert told(final.problems()) == ["final-unbalanced"]


def test_carry_over_at_both_ends_is_part_of_the_accounts(final: World) -> None:
    carryover = 'carryover_items:\n  - {code: "2120501", opening: 12.00, closing: 4.00}\n\nuse_of_surplus: 0\n'
    final.facts(
        ("use_of_surplus: 0\n", carryover),
        ('- {code: "2120501", amount: 87.55}\n', '- {code: "2120501", amount: 79.55}\n'),
    )
    assert values(final, "total_income", "total_expenditure", "opening.fiscal", "closing") == [
        Decimal(text) for text in ("283.45", "283.45", "12.00", "4.00")
    ]
    body = rows(table(final.document(), "01"))
    assert body[-2] == ["年初结转和结余", "29", "12.00", "年末结转和结余", "59", "4.00"]


def test_lines_are_numbered_down_the_left_and_on_down_the_right(final: World) -> None:
    body = rows(table(final.document(), "01"))
    assert [row[1] for row in body] == [str(number) for number in range(1, 31)]
    assert [row[4] for row in body] == [str(number) for number in range(31, 61)]
    assert body[0] == ["一、一般公共预算财政拨款收入", "1", "279.45", "一、一般公共服务支出", "31", "0.00"]
    assert body[8] == ["", "9", "", "九、卫生健康支出", "39", "0.10"]
    assert body[-1] == ["总计", "30", "279.45", "总计", "60", "279.45"]


def test_a_class_with_money_is_listed_though_the_layout_does_not_name_it(final: World) -> None:
    """Money must not vanish from a table because its class is none of the usual ones."""
    final.change("templates/china/final/tables/01.yaml", ('"208","210","211"', '"208","211"'))
    named = {row[3]: row[5] for row in rows(table(final.document(), "01"))}
    assert named["九、卫生健康支出"] == "0.10"
    final.change("templates/china/final/tables/01.yaml", ('"208","211"', '"208"'))
    assert not any("节能环保" in row[3] for row in rows(table(final.document(), "01")))


def test_groups_stand_side_by_side_with_their_totals(final: World) -> None:
    body = rows(table(final.document(), "06"))
    assert body[0] == [
        "301",
        "工资福利支出",
        "162.51",
        "302",
        "商品和服务支出",
        "28.82",
        "307",
        "债务利息及费用支出",
        "0.00",
    ]
    assert body[-1] == ["人员经费合计", "163.08", "公用经费合计", "28.82"]


def test_an_empty_table_has_its_total_and_says_so(final: World) -> None:
    document = final.document()
    assert rows(table(document, "07")) == [["", "合计", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"]]
    assert any("故本表无数据" in text for text in paragraphs(document))


def test_completion_and_direction_follow_the_numbers(final: World) -> None:
    text = "\n".join(paragraphs(final.document()))
    assert "年初预算为202.25万元，支出决算为191.8万元，完成年初预算的94.83%，决算数小于年初预算数" in text
    assert "年初预算为0万元，支出决算为87.55万元，决算数大于年初预算数" in text  # no rate of nothing
    assert "完成年初预算的138.17%" in text


def test_what_equals_its_budget_needs_no_reason(final: World) -> None:
    final.facts(("initial: 202.25}", "initial: 191.80}"), ("  general.2120101: 功能科目分类细化产生的差异\n", ""))
    text = "\n".join(paragraphs(final.document()))
    assert "完成年初预算的100%，决算数与年初预算数持平。" in text


def test_scores_add_up_to_a_grade(final: World) -> None:
    figures = final.figures()
    assert figures["evaluation.overall.score"].value == 99
    assert figures["evaluation.overall.weight"].value == 100
    assert figures["evaluation.overall.execution"].value == 10
    assert rows(table(final.document(), "evaluation-overall"))[-1] == ["总分", "100", "99", "等级：优"]


def test_a_low_score_is_another_grade(final: World) -> None:
    text = final.unit.read_text("utf-8")
    final.unit.write_text(text.replace("weight: 10, score: 10}", "weight: 10, score: 2}"), "utf-8")
    last = rows(table(final.document(), "evaluation-overall"))[-1]
    assert last == ["总分", "100", "75", "等级：中"]


def test_execution_rate_counts_at_most_its_weight(final: World) -> None:
    final.facts(("      initial: 87.55\n", "      initial: 80.00\n"))
    figures = final.figures()
    assert figures["evaluation.project.1.rate"].value > 100
    assert figures["evaluation.project.1.execution"].value == 10


# ── a project's money under several items and from several sources ────────────────────────────────────────────────


def test_a_projects_parts_count_where_they_belong(prefecture: World) -> None:
    assert values(prefecture, "project.6", "project.6.general", "project.6.fiscal", "project.6.nonfiscal") == [
        Decimal(text) for text in ("14", "10", "14", "0")
    ]
    assert values(prefecture, "expenditure.2120103.project", "income.other", "income.carryover_unit") == [
        Decimal(text) for text in ("3", "60", "80")
    ]


def test_scopes_with_the_carry_over(prefecture: World) -> None:
    assert values(prefecture, "general", "general_with_carryover", "fiscal_with_carryover.general") == [
        Decimal(text) for text in ("1714.40", "1846.59", "1846.59")
    ]
    assert values(prefecture, "general.project", "general_with_carryover.project") == [
        Decimal("366"),
        Decimal("498.19"),
    ]


def test_the_project_table_holds_the_general_budget_alone(prefecture: World) -> None:
    body = rows(table(prefecture.document(), "07"))
    amounts = {row[4]: row[5] for row in body if row[4]}
    assert amounts["建设行业指挥平台系统维护费"] == "10.00"
    assert "购置国产电脑" not in amounts
    assert body[-1][5] == "366.00"


def test_an_unknown_code_among_a_projects_further_money_is_told(prefecture: World) -> None:
    prefecture.facts(('- {code: "2120199", source: carryover_general', '- {code: "2129998", source: carryover_general'))
    problems = prefecture.problems()
    assert told(problems) == ["code-item-unknown"]


def test_a_rise_over_an_initial_budget_of_nothing_has_no_rate(final: World) -> None:
    """The house's words for a base of zero (增长100%, 上年无此项) are about last year."""
    final.change("templates/tianyuan/final-2023/set.yaml", ("switches:\n", "switches:\n  zero_base: new\n"))
    final.facts(("operating_cost: {initial: 29.80}", "operating_cost: {initial: 0}"))
    text = "\n".join(paragraphs(final.document()))
    assert "比年初预算数增加28.82万元。主要原因是：厉行节约、减少支出" in text


def test_items_of_the_general_budget_compare_with_its_own_initial_budget(final: World) -> None:
    """Not with that of all sources; and what was budgeted and not spent has its paragraph, so that they add up."""
    final.facts(
        (
            '  - {code: "2100717", amount: 0.10, initial: 0}',
            '  - {code: "2100717", amount: 0.10, initial: 0}\n'
            '  - {code: "2120101", source: other, amount: 0, initial: 30.00}\n'
            '  - {code: "2129999", nature: project, amount: 0, initial: 5.00}',
        ),
        ("\nreasons:\n", "\nreasons:\n  general.2129999: 项目延期实施\n"),
    )
    text = paragraphs(final.document())
    assert any("财政拨款支出年初预算数为207.25万元" in line for line in text)
    assert any(line.startswith("年初预算为202.25万元，支出决算为191.8万元") for line in text)
    assert (
        "年初预算为5万元，支出决算为0万元，完成年初预算的0%，决算数小于年初预算数的主要原因是：项目延期实施。" in text
    )

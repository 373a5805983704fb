"""Figures in words: changes with their direction, rates, shares and reasons, by the conventions of the set."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compose import load_set
from generator.compose.changes import Changes
from generator.compose.lists import chinese_ordinal
from generator.compose.markup import inline
from generator.compose.template_set import roots
from generator.compose.words import Vocabulary
from generator.core.document import SplitLine, blocks, plain
from generator.core.model import Figures
from generator.core.problem import Severity
from generator.stages import figures_of
from tests.derive.test_sums import REAL
from tests.world import ROOT, SET, UNIT, World, paragraphs, rows, table, told

FIGURES, _ = figures_of(REAL, ROOT / UNIT, None)
FOUND, _ = load_set(REAL.template, REAL.template.place, roots(ROOT / UNIT))
assert FOUND
TEMPLATES = FOUND

SWITCHES = "switches:\n  zero_base: hundred      # 昌吉市的写法，见 001 信访事务\n"


def switched(world: World, **switches: str) -> World:
    """The set with some of its conventions the other way."""
    lines = "".join(f"  {name}: {value}\n" for name, value in switches.items())
    return world.change(f"{SET}/set.yaml", (SWITCHES, f"switches:\n{lines}"))


def said(world: World, text: str) -> str:
    """What a chapter of one line prints."""
    return paragraphs(world.chapter(text).document())[-1]


# ── changes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_change_with_its_direction_rate_and_reason(world: World) -> None:
    """002 二: 一般公共预算 +25.03, 2.26%."""
    text = said(world, "{{ 比上年(income.own) }}")
    assert text == "比上年预算增加25.03万元，增长2.26%，主要原因是人员工资标准上调，公积金、社保基数相应上调"


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("62.00", "减少3.00万元，下降4.84%"),
        ("58.00", "增加1.00万元，增长1.72%"),
        ("59.00", "增加0.00万元，增长0.00%"),
        ("59.01", "减少0.01万元，下降0.02%"),
        ("29.50", "增加29.50万元，增长100.00%"),
        ("-1.00", "增加60.00万元，增长6,000.00%"),
    ],
)
def test_words_follow_the_sign(before: str, sentence: str, world: World) -> None:
    world.facts(("three_public.vehicle_operation: 62.00", f"three_public.vehicle_operation: {before}"))
    assert said(world, "{{ 变动(three_public.vehicle_operation) }}") == sentence.replace(",", "")


def test_item_that_fell_to_nothing_falls_by_all(world: World) -> None:
    assert said(world, "{{ 变动(general['2014004']) }}") == "减少22.30万元，下降100.00%"


def test_people_are_counted_without_decimals(world: World) -> None:
    world.facts(("overview.staffing.retired: 15", "overview.staffing.retired: 17"))
    assert said(world, "{{ 增减(overview.staffing.retired) }}") == "减少2人"


@pytest.mark.parametrize(
    ("convention", "sentence"),
    [("hundred", "增加59.00万元，增长100.00%"), ("new", "增加59.00万元，上年无此项"), ("omit", "增加59.00万元")],
)
def test_rise_from_zero_by_the_sets_convention(convention: str, sentence: str, world: World) -> None:
    """There is no rate of a rise from nothing (docs/rules.md §6); houses differ in what they say."""
    world.facts(("three_public.vehicle_operation: 62.00", "three_public.vehicle_operation: 0"))
    assert said(switched(world, zero_base=convention), "{{ 变动(three_public.vehicle_operation) }}") == sentence


@pytest.mark.parametrize(
    ("convention", "sentence"), [("zero", "增加0.00万元，增长0.00%"), ("level", "持平"), ("silent", "。")]
)
def test_no_change_by_the_sets_convention(convention: str, sentence: str, world: World) -> None:
    switched(world, zero_base="omit", no_change=convention)
    assert said(world, "{{ 变动(three_public.abroad) }}。").rstrip("。") == sentence.rstrip("。")


def test_words_of_a_set_stand_in_for_the_usual_ones(world: World) -> None:
    """003 says 提高 and 降低."""
    switched(world, decrease_amount="调减", decrease_rate="降低", increase_amount="调增", increase_rate="提高")
    text = said(world, "{{ 变动(general.basic) }}；{{ 变动(general.project) }}")
    assert text == "调减37.47万元，降低3.52%；调增40.20万元，提高61.56%"


def test_decimals_and_separators_are_the_sets(world: World) -> None:
    switched(world, amount_places="1", percent_places="0", separators="否")
    assert said(world, "{{ general|万元 }}，{{ 占(general.basic, general) }}") == "1131.4万元，占91%"


def test_share(world: World) -> None:
    """002 三: 90.68% and 9.32%."""
    text = said(
        world,
        "{{ 占(expenditure.basic, expenditure) }}；{{ 占(expenditure.project, expenditure) }}；{{ 占(fund, fund) }}",
    )
    assert text == "占90.68%；占9.32%；占0.00%"


def test_amounts_of_a_file_in_yuan_are_told_in_ten_thousands(world: World) -> None:
    world.facts(("unit_of_amounts: 万元", "unit_of_amounts: 元"), ("  goods: 57.02", "  goods: 570255.00"))
    assert said(world, "{{ procurement.goods|万元 }}；{{ procurement.goods|带单位 }}") == "57.03万元；570,255.00元"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (110, "一百一十")],
)
def test_chinese_ordinals(number: int, words: str) -> None:
    assert chinese_ordinal(number) == words


@given(st.decimals("-9999", "9999", places=2), st.decimals("-9999", "9999", places=2).filter(bool))
@settings(max_examples=200, deadline=None)
def test_amount_and_rate_always_point_the_same_way(now: Decimal, before: Decimal) -> None:
    """Whatever the two amounts: 增加 goes with 增长 and 减少 with 下降, and neither carries a sign."""
    key = "three_public.vehicle_operation"
    this_year = {**FIGURES, key: replace(FIGURES[key], value=now)}
    last_year = {**FIGURES.prior, key: replace(FIGURES.prior[key], value=before)}
    words = Changes(Vocabulary(Figures(REAL, this_year, last_year), TEMPLATES.switches, {}))
    amount, rate = plain(inline(words.amount_change(key))), plain(inline(words.rate_change(key)))
    assert amount.startswith("减少" if now < before else "增加")
    assert rate.startswith("下降" if now < before else "增长")
    assert "-" not in amount + rate


# ── what is missing ───────────────────────────────────────────────────────────────────────────────────────────────


def test_missing_reasons_and_amounts_of_last_year_are_told_all_at_once(world: World) -> None:
    """Each names its figure and the block of the file that it belongs in."""
    world.facts(
        ("  operating_cost: 机构改革后人员减少，机关运行经费减少\n", ""),
        ("  income.own: 人员工资标准上调，公积金、社保基数相应上调\n", ""),
        ("  general.2101102: 20.96\n", ""),
        ("  overview.staffing.retired: 15\n", ""),
    )
    problems = world.problems()
    found = {(problem.code, problem.details["key"]) for problem in problems}
    assert found == {
        ("reason-missing", "operating_cost"),
        ("reason-missing", "income.own"),
        ("prior-missing", "general.2101102"),
        ("prior-missing", "overview.staffing.retired"),
    }
    for problem in problems:
        block = "reasons:" if problem.code == "reason-missing" else "figures:"
        assert problem.place is not None
        assert Path(problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1] == block
        assert str(problem.details["key"]) in problem.text("zh")


def test_missing_block_is_placed_at_the_file(world: World) -> None:
    text = world.unit.read_text("utf-8")
    start, end = text.index("reasons:\n"), text.index("# 上年数取自")
    world.unit.write_text(text[:start] + text[end:], "utf-8")
    problems = world.problems()
    assert told(problems) == ["reason-missing"]
    assert {str(problem.place) for problem in problems} == {str(world.unit)}
    assert len(problems) > 10


def test_figure_that_did_not_change_needs_no_reason(world: World) -> None:
    """docs/rules.md §5: 持平的不用说明变动原因 — 三公 items say their reason only where there is one."""
    world.facts(("  three_public.abroad: 昌吉市人民政府办公室2025年预算没安排因公出国（境）费，与上年持平\n", ""))
    assert world.problems() == []
    assert said(world, '{{ 三公变动("因公出国费", three_public.abroad) }}') == "因公出国费增加0.00万元，增长0.00%"


def test_problem_is_told_once_however_often_the_figure_is_named(world: World) -> None:
    world.facts(("  operating_cost: 118.97\n", ""))
    world.chapter("{{ 增减(operating_cost) }}{{ 升降(operating_cost) }}\n{{ 增减(operating_cost) }}")
    assert told(world.problems()) == ["prior-missing"]
    assert len(world.problems()) == 1
    assert world.problems()[0].severity is Severity.ERROR


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_items_with_money_in_either_year_are_listed_by_code(world: World) -> None:
    text = said(world, "{% for 项 in 项目录(general) %}{{ 项.编码 }} {% endfor %}")
    assert text.split() == [
        *("2010301", "2010350", "2010399", "2014004", "2080505", "2101101", "2101102", "2101103", "2101199", "2210201"),
    ]


def test_classes_with_money_this_year_are_listed(world: World) -> None:
    text = said(world, "{% for 类 in 类目录(general) %}{{ 类.编码 }}{{ 类.名称 }} {% endfor %}")
    assert text == "201一般公共服务支出 208社会保障和就业支出 210卫生健康支出 221住房保障支出"


def test_economic_codes_without_money_are_left_out(world: World) -> None:
    world.facts(('"30305": 0.31', '"30305": 0'), ('"30301": 36.06', '"30301": 36.37'))
    text = said(world, '{% for 款 in 经济科目("人员经费") %}{{ 款.名称 }} {% endfor %}')
    assert "离休费" in text
    assert "生活补助" not in text


def test_only_funds_with_money_are_named(world: World) -> None:
    text = said(world, '{{ 列出(有数的({"甲": income.general, "乙": income.fund, "丙": general})) }}')
    assert text == "甲、丙"


@pytest.mark.parametrize(("unit", "cell"), [("as_filed", "1,025.92"), ("万元", "1,025.92"), ("元", "10,259,400.00")])
def test_tables_count_in_the_unit_of_the_set_and_the_text_in_ten_thousands(unit: str, cell: str, world: World) -> None:
    switched(world, zero_base="hundred", table_amounts=unit)
    if unit == "元":  # approved totals in 万元 that miss their parts are refused in such tables (test_places.py)
        text = world.unit.read_text("utf-8")
        world.unit.write_text(re.sub(r"(?m)^approved:\n(?:  .*\n)+", "", text), "utf-8")
    document = world.document()
    assert [row[5] for row in rows(table(document, "03")) if row[3] == "总计"] == [cell]
    amount = "1,025.94" if unit == "元" else "1,025.92"
    left, right = ("万元" if unit == "as_filed" else unit), f"基本支出{amount}万元，比上年预算"
    assert f"单位：{left}" in "".join(plain(block.right) for block in blocks(document) if isinstance(block, SplitLine))
    assert any(text.startswith(right) for text in paragraphs(document))

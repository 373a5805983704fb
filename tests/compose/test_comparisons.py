"""Earlier amounts as such, two comparisons in one document, uses by 类, 款 and 项, and every wording of no change."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import build
from tests.compose.test_words import said, switched
from tests.world import SET, World, paragraphs, rows, table

SPENT = """
comparisons:
  执行数: {called: 上年执行数, base: 上年执行数}
"""
# what the made-up office spent last year, and why this year's budget differs from it
BLOCK = """
compared:
  执行数:
    figures: {income.own: 1200.00, general.basic: 1000.00, three_public.vehicle_operation: 59.00, general.project: 0}
    reasons: {income.own: 上年追加较多, general.project: 上年没有安排项目}
"""
BOTH = "{{ 比上年(income.own) }}；{{ 比上年(income.own, 名='执行数') }}"


def compared(world: World, block: str = BLOCK) -> World:
    path = f"{SET}/set.yaml"
    world.write(path, (world.folder / path).read_text("utf-8") + SPENT)
    return world.write(world.name, world.unit.read_text("utf-8") + block)


def codes(world: World) -> set[str]:
    return {one.code for one in world.problems()}


def test_last_years_amount_itself(world: World) -> None:
    assert said(world, "{{ 上年度 }}年为{{ 上年数(income.own)|万元 }}") == "2024年为1,106.39万元"


def test_an_amount_of_last_year_that_nobody_states_is_asked_for(world: World) -> None:
    world.chapter("{{ 上年数(procurement.goods)|万元 }}")
    assert "prior-missing" in codes(world)


def test_a_table_has_last_years_column_and_what_only_last_year_had(world: World) -> None:
    layout = """\
title: 两年对照表
header: [[{text: 科目}, {text: 上年预算数}, {text: 本年预算数}, {text: 增减额}, {text: 增减%}]]
columns:
  - {width: 60, text: "{{ 行.名称 }}"}
  - {width: 30, figure: "prior.general{.code}"}
  - {width: 30, figure: "general{.code}"}
  - {width: 30, figure: "change(general{.code})"}
  - {width: 30, figure: "rate(general{.code})"}
rows: {tree: items, scope: general}
"""
    world.write(f"{SET}/tables/years.yaml", layout).chapter("@table years")
    found = {row[0]: row[1:] for row in rows(table(world.document(), "years"))}
    assert found["行政运行"] == ["616.23", "511.11", "-105.12", "-17.06%"]
    assert found["信访业务"] == ["22.30", "", "-22.30", "-100.00%"]  # nothing is left of it


def test_a_new_units_column_of_last_year_is_blank(world: World) -> None:
    layout = """\
title: 两年对照表
header: [[{text: 科目}, {text: 上年预算数}, {text: 增减额}]]
columns:
  - {width: 60, text: "{{ 行.名称 }}"}
  - {width: 30, figure: "prior.general{.code}"}
  - {width: 30, figure: "change(general{.code})"}
rows: {tree: items, scope: general}
"""
    world.write(f"{SET}/tables/years.yaml", layout).chapter("@table years")
    world.unit.with_name("2024-budget.yaml").unlink()
    world.facts(("\nreasons:", "\nprior: {none: 新增单位}\nreasons:"), ("  general.2014004:", "  # general.2014004:"))
    assert {tuple(row[1:]) for row in rows(table(world.document(), "years"))} == {("", "")}


def test_two_comparisons_have_each_its_amounts_and_its_reason(world: World) -> None:
    first, second = said(compared(world), BOTH).split("；")
    assert first == "比上年预算增加25.03万元，增长2.26%，主要原因是人员工资标准上调，公积金、社保基数相应上调"
    assert second == "比上年执行数减少68.58万元，下降5.72%，主要原因是上年追加较多"


def test_the_amount_of_the_other_base_is_a_figure(world: World) -> None:
    text = "{{ 上年数(income.own, '执行数')|万元 }}，{{ 增减(general.basic, '执行数') }}"
    document = compared(world).chapter(text).document()
    assert paragraphs(document)[-1] == "1,200.00万元，增加25.92万元"
    fact = next(one for one in document.facts if one.key == "compared.执行数.income.own")
    assert fact.label == "上年执行数·一般公共预算" and fact.origins


def test_no_comparison_borrows_anothers_reason(world: World) -> None:
    compared(world).chapter("{{ 比上年(general.basic, 名='执行数') }}")
    problem = next(one for one in world.problems() if one.code == "comparison-reason-missing")
    assert problem.details["key"] == "general.basic" and problem.details["called"] == "上年执行数"


def test_no_figure_borrows_the_reason_of_other_money(world: World) -> None:
    """Of all projects 69.92 was last year's, with what was carried over; of the general budget's 65.30."""
    world.facts(("  general.project: ", "  # general.project: "))
    missing = [one.details["key"] for one in world.problems() if one.code == "reason-missing"]
    assert missing == ["general.project"]  # general.basic is all basic expenditure, in both years


def test_an_amount_that_the_other_base_lacks_is_asked_for(world: World) -> None:
    compared(world).chapter("{{ 增减(operating_cost, '执行数') }}")
    problem = next(one for one in world.problems() if one.code == "comparison-missing")
    assert problem.details["called"] == "上年执行数"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  执行数:\n    figures", "  执行:\n    figures", "comparison-unknown"),
        ("general.basic: 1000.00", "general.basics: 1000.00", "prior-unknown"),
        ("general.project: 上年没有", "general.projects: 上年没有", "reason-unknown"),
    ],
)
def test_names_that_there_are_not(world: World, old: str, new: str, code: str) -> None:
    assert BLOCK.count(old) == 1
    assert code in codes(compared(world, BLOCK.replace(old, new)))


def test_a_comparison_that_there_is_nothing_for(world: World) -> None:
    compared(world, "\ncompared: {执行数: {none: 上年未单独核算}}\n")
    assert said(world, "{{ 比上年(income.own, 名='执行数') }}") == "上年未单独核算"


def test_a_comparison_has_its_own_file(world: World) -> None:
    """年初预算 and the like are read from the file beside the unit's; here last year's budget a second time."""
    path = f"{SET}/set.yaml"
    text = (world.folder / path).read_text("utf-8")
    world.write(path, f"{text}\ncomparisons: {{预算: {{called: 上年预算数, base: 上年预算}}}}\n")
    assert said(world, "{{ 增减(income.own, '预算') }}；{{ 对象('预算') }}") == "增加25.03万元；上年预算数"


def test_both_comparisons_are_verified(world: World, tmp_path: Path) -> None:
    sentence = (
        "## {{ 节号 }}、关于{{ 单位 }}{{ 年度 }}年收入预算情况说明\n\n收入预算{{ income|万元 }}，其中：\n\n"
        "一般公共预算{{ 年度 }}年预算数为{{ income.own|万元 }}，{{ 上年度 }}年预算数为{{ 上年数(income.own)|万元 }}，"
        "{{ 比上年(income.own) }}。{{ 上年度 }}年预算执行数为{{ 上年数(income.own, '执行数')|万元 }}，"
        "{{ 比上年(income.own, 名='执行数') }}。\n"
    )
    compared(world).write(f"{SET}/chapters/narrative/income.j2", sentence)
    built = build(world.unit, tmp_path / "out", formats=("docx",))
    assert [one.line("en") for one in built.problems if one.code.startswith("verify-")] == []


def test_uses_of_a_class_a_subclass_and_an_item(world: World) -> None:
    world.facts(('  "201": 人员', '  "20103": 款的用途\n  "2010301": 项的用途\n  "201": 人员'))
    text = (
        "{% for 一 in 类目录(general) %}{{ 一.用途 or '' }}|{% endfor %}{% for 一 in 款目录(general) %}"
        "{% if 一.用途 %}{{ 一.类 }}{{ 一.名称 }}：{{ 一.用途 }}|{% endif %}{% endfor %}"
        "{% for 一 in 项目录(general) %}{{ 一.用途 or '无' }}|{% endfor %}"
    )
    found = said(world, text)
    assert found.startswith("人员工资福利支出和办公经费支出|")
    assert "一般公共服务支出政府办公厅（室）及相关机构事务：款的用途|项的用途|无|无" in found


@pytest.mark.parametrize(
    ("convention", "words"),
    [
        ("omit", "增加105.50万元"),
        ("new", "增加105.50万元，上年无此项"),
        ("hundred", "增加105.50万元，增长100.00%"),
        ("no_budget", "增加105.50万元，上年无预算"),
        ("incomparable", "增加105.50万元，上年无该预算，增长率无可比性"),
    ],
)
def test_from_nothing_by_every_convention(convention: str, words: str, world: World) -> None:
    switched(compared(world), zero_base=convention)
    assert said(world, "{{ 变动(general.project, '执行数') }}") == words


@pytest.mark.parametrize(
    ("convention", "words"),
    [
        ("zero", "比上年执行数增加0.00万元，增长0.00%|增加0.00万元"),
        ("level", "与上年执行数持平|持平"),
        ("same", "与上年执行数相同|相同"),
        ("unchanged", "与上年执行数相比无变化|无变化"),
        ("silent", "|"),
    ],
)
def test_no_change_by_every_convention(convention: str, words: str, world: World) -> None:
    switched(compared(world), zero_base="omit", no_change=convention)
    key = "three_public.vehicle_operation"
    assert said(world, f"{{{{ 比上年({key}, 名='执行数') }}}}|{{{{ 增减({key}, '执行数') }}}}") == words

"""Last year's file is the base of the comparisons: found by year and kind, under this year's codes, before `prior:`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.core.problem import Severity
from tests.world import FINAL, SET, World, changed, gongkai, told, where

LAST = "units/changji-government-office/2024-budget.yaml"
OLDER = "units/changji-government-office/2023-budget.yaml"
RENAMED = "kind,code,name,new_code,new_name,year\nfunctional,2010308,信访事务,2014004,信访业务,2025\n"


@pytest.fixture
def whole(tmp_path: Path) -> World:
    """The office in 2025 with a whole file of 2024: the one of 2023 under another year."""
    world = World(tmp_path / "whole")
    text = (world.folder / OLDER).read_text("utf-8")
    text = changed(text, "\nyear: 2023\n", "\nyear: 2024\n")
    # No list of 2024's classification is known: the one of 2023 serves here.
    package = Path(__file__).parents[2] / "generator/data/classification"
    for kind in ("functional", "economic"):
        world.write(f"classification/{kind}-2024.csv", (package / f"{kind}-2023.csv").read_text("utf-8"))
    world.write("classification/renamed.csv", RENAMED)
    return world.write(LAST, text)


def test_comparisons_come_from_last_years_file(world: World) -> None:
    before = world.figures().prior["income.own"]
    assert (before.key, before.value, before.label) == ("prior.income.own", Decimal("1106.39"), "上年一般公共预算")
    assert Path(before.origins[0].file).name == "2024-budget.yaml"


def test_project_expenditure_rises_by_two_amounts_in_two_scopes(world: World) -> None:
    """Last year's carry-over is in all expenditure and not in the general budget: both sentences are right (002)."""
    figures = world.figures()
    for key, expected in (("expenditure.project", "35.58"), ("general.project", "40.20")):
        assert figures[key].value - figures.prior[key].value == Decimal(expected)


def test_a_prior_block_that_disagrees_names_both_places(world: World) -> None:
    world.facts(("procurement:\n", "prior: {year: 2024, figures: {operating_cost: 118.79}}\nprocurement:\n"))
    (problem,) = [one for one in world.derive()[1] if one.code == "prior-differs"]
    assert problem.severity is Severity.ERROR
    assert where(problem).startswith("2025-budget.yaml:")
    assert "2024-budget.yaml:38:" in problem.text("zh") and "118.97" in problem.text("zh")


def test_a_prior_block_that_agrees_or_adds_is_taken(world: World) -> None:
    block = "prior: {year: 2024, figures: {operating_cost: 118.97, procurement.goods: 50}}\n"
    figures = world.facts(("procurement:\n", f"{block}procurement:\n")).figures()
    assert figures.prior["procurement.goods"].value == 50


def test_a_whole_file_says_what_was_nothing(whole: World) -> None:
    """What has money this year and had none: that is a zero, not an amount that is missing."""
    figures = whole.facts(('{code: "2101199"', '{code: "2101299"')).derive()[0]
    assert figures.prior["general.2101299"].value == 0
    assert figures.prior["expenditure"].value == Decimal("1135.97")


def test_a_code_that_was_renamed_keeps_its_money(whole: World) -> None:
    """信访 was 2010308 and is 2014004: the item and the 款 above both are compared with what they were."""
    figures = whole.derive()[0]
    moved = figures.prior["general.2014004"].value
    assert moved > 0
    assert "general.2010308" not in figures
    assert figures.prior["general.20140"].value == moved
    items = [key for key in figures.prior if re.fullmatch(r"general\.20103\d\d", key)]
    assert figures.prior["general.20103"].value == sum(figures.prior[key].value for key in items)
    assert len(items) > 1


def test_a_code_that_led_nowhere_is_told(whole: World) -> None:
    whole.write("classification/renamed.csv", "kind,code,name,new_code,new_name,year\n")
    found = [one for one in whole.derive()[1] if one.code == "prior-code-gone"]
    assert [one.details["code"] for one in found] == ["2010308"]
    assert where(found[0]).startswith("2024-budget.yaml:")


def test_a_spoilt_list_of_renamed_codes_is_told(whole: World) -> None:
    whole.write("classification/renamed.csv", "kind,code\nfunctional,2010308\n")
    assert "renamed-unreadable" in whole.derived()


def test_projects_are_found_again_by_name_not_by_place(whole: World) -> None:
    """Last year's first project is this year's second."""
    figures = whole.derive()[0]
    names = [str(project.name) for project in figures.unit.projects]
    number = names.index("电子政务网络设备维护") + 1
    assert figures.prior[f"project.{number}"].value == Decimal("25.00")
    other = names.index("运行补助经费") + 1
    assert figures.prior[f"project.{other}"].value == 0


def test_last_year_in_other_units_is_converted(world: World) -> None:
    world.change(LAST, ("unit_of_amounts: 万元", "unit_of_amounts: 元"))
    world.change(LAST, ("income.own: 1106.39", "income.own: 11063900"))
    assert world.derive()[0].prior["income.own"].value == Decimal("1106.39")


def test_a_broken_file_of_last_year_is_told_where_it_is_broken(world: World) -> None:
    world.change(LAST, ("income.own: 1106.39", "income.own: 1106.3九"))
    (problem,) = [one for one in world.derive()[1] if one.code == "prior-file-broken"]
    assert where(problem).startswith("2024-budget.yaml:")


def test_a_file_of_another_year_under_last_years_name_is_told(world: World) -> None:
    world.change(LAST, ("year: 2024", "year: 2022"))
    assert "prior-file-other-year" in world.derived()


def test_the_set_says_what_is_compared(world: World) -> None:
    """上年执行数 stand in no file: then the block alone counts."""
    world.change(f"{SET}/set.yaml", ("switches:\n", "switches:\n  comparison_base: 上年执行数\n"))
    assert world.derive()[0].prior == {}


def test_a_budget_may_be_compared_with_final_accounts(world: World) -> None:
    world.change(f"{SET}/set.yaml", ("switches:\n", "switches:\n  comparison_base: 上年决算\n"))
    text = (world.folder / LAST).read_text("utf-8")
    text = changed(text, "kind: budget", "kind: final")
    text = changed(text, "income.own: 1106.39", "income.own: 1000.00")
    text = text.replace("  three_public.", "  three_public.actual.")
    world.write(LAST.replace("budget", "final"), text)
    prior = world.derive()[0].prior
    assert (prior["income.own"].value, prior["three_public.vehicle_operation"].value) == (1000, 62)


def test_final_accounts_are_held_against_the_years_budget(tmp_path: Path) -> None:
    """年初预算数 is what the year's budget disclosed, item by item."""
    world = World(tmp_path / "final", FINAL)
    figures = world.derive()[0]
    item = next(key for key in figures if key.startswith("initial.") and len(key) == 15 and figures[key].value)
    budget = f"""\
year: 2023
kind: budget
unit_of_amounts: 元
comparison_only: 试验
unit: {{name: {figures.unit.name}}}
figures:
  fiscal: {figures["initial"].value * 10000}
  fiscal.{item.removeprefix("initial.")}: {figures[item].value * 10000 + 100}
  operating_cost: {figures["operating_cost.initial"].value * 10000 + 100}
"""
    world.write(FINAL.replace("final", "budget"), budget)
    found = [one for one in world.derive()[1] if one.code == "initial-differs"]
    assert item.removeprefix("initial.") in [str(one.details["label"]).split("·")[1][:7] for one in found]
    assert "机关运行经费·年初预算数" in [one.details["label"] for one in found]
    assert {one.severity for one in found} == {Severity.WARNING}
    assert "年初预算" not in [one.details["label"] for one in found]


def test_a_file_for_comparison_is_left_out_of_building(world: World) -> None:
    done = gongkai("build", LAST, "--out", str(world.folder / "out"), cwd=world.folder)
    assert done.returncode == 0 and "comparison-only" in done.stderr
    assert not (world.folder / "out").exists()


def test_what_a_file_for_comparison_may_not_say_is_told(world: World) -> None:
    world.change(LAST, ("figures:\n", "approved: {}\nfigures:\n"), ("  income.own: 1106.39", "  income.owned: 1106.39"))
    assert "field-unknown" in told(world.derive()[1])[0] or "prior-file-broken" in world.derived()

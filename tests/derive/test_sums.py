"""Sums: along the classification, over sources and natures, for the real file and for random line items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.model import Figures, Leaf, LineItem, Unit
from generator.core.problem import Place, has_errors
from generator.derive import derive
from generator.read.unit import read_unit
from tests.world import ROOT, UNIT, World, told

HERE = Place("units/x/2025-budget.yaml", 1, 1)
SOURCES = (
    *("own", "transfer", "fund_own", "fund_transfer", "capital_own", "capital_transfer", "special_account"),
    *("business", "superior_subsidy", "affiliated", "operating", "other"),
    *("carryover_general", "carryover_fund", "carryover_capital", "carryover_special_account", "carryover_unit"),
)
GENERAL, FUND, CAPITAL = SOURCES[0:2], SOURCES[2:4], SOURCES[4:6]


def real_unit() -> Unit:
    unit, _ = read_unit(ROOT / UNIT)
    assert unit is not None
    return unit


def line(number: int, code: str, source: str, nature: str, amount: Decimal) -> LineItem:
    leaf = Leaf(f"line_items.{number}.amount", amount, "万元", "金额", replace(HERE, line=number))
    return LineItem(code, source, nature, leaf)


REAL = real_unit()
# Some of every class, so that codes often share a 类 or 款.
CODES = [code for code in sorted(REAL.classification.functional) if len(code) == 7][::4]
Line = tuple[str, str, str, Decimal]
one_line = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(SOURCES),
    st.sampled_from(("basic", "personnel", "public", "project")),
    st.decimals(min_value="-99", max_value="999999", places=2),
)
some_lines = st.lists(one_line, min_size=1, max_size=12)


def with_lines(lines: list[Line]) -> Unit:
    """The real unit with other line items, no projects, and nothing that refers to the old ones."""
    items = tuple(line(number, *fields) for number, fields in enumerate(lines, 1))
    return replace(REAL, line_items=items, projects=(), approved={}, prior={}, reasons={})


def total(lines: list[Line], wanted: Callable[[Line], bool]) -> Decimal:
    return sum((amount for *_, amount in filter(wanted, lines)), Decimal(0))


def below(figures: Figures, scope: str, code: str, length: int, column: str) -> Decimal:
    """The sum over the figures of a scope one level further down."""
    keys = [key.split(".") for key in figures]
    codes = {
        parts[1]
        for parts in keys
        if len(parts) > 1 and parts[0] == scope and parts[1].isdigit() and len(parts[1]) == length
    }
    return sum((figures[f"{scope}.{one}{column}"].value for one in codes if one.startswith(code)), Decimal(0))


# ── random line items ─────────────────────────────────────────────────────────────────────────────────────────────


@given(some_lines)
@settings(max_examples=25, deadline=None)
def test_every_total_is_the_sum_of_its_line_items(lines: list[Line]) -> None:
    figures, _ = derive(with_lines(lines))
    for scope, sources in (
        ("expenditure", SOURCES),
        ("income", SOURCES),
        ("fiscal", SOURCES[:6]),
        ("general", GENERAL),
    ):
        assert figures[scope].value == total(lines, lambda one, held=sources: one[1] in held)
    for scope, sources in (("fund", FUND), ("capital", CAPITAL), ("carryover", SOURCES[12:])):
        assert figures[scope].value == total(lines, lambda one, held=sources: one[1] in held)
        for code in {code for code, *_ in lines}:
            key = f"{scope}.{code}"
            of_code = total(lines, lambda one, held=sources, code=code: one[0] == code and one[1] in held)
            assert (figures[key].value if key in figures else 0) == of_code


@given(some_lines)
@settings(max_examples=25, deadline=None)
def test_classes_add_up_in_every_column(lines: list[Line]) -> None:
    """合计 is the sum of the 类, a 类 that of its 款, a 款 that of its 项, whatever the column."""
    figures, _ = derive(with_lines(lines))
    columns = {"expenditure": ("", ".basic", ".project"), "income": ("", ".own", ".unit", ".carryover_fiscal")}
    for scope, ends in columns.items():
        for end in ends:
            assert figures[f"{scope}{end}"].value == below(figures, scope, "", 3, end)
            for code in {code[:3] for code, *_ in lines}:
                assert figures[f"{scope}.{code}{end}"].value == below(figures, scope, code, 5, end)
            for code in {code[:5] for code, *_ in lines}:
                assert figures[f"{scope}.{code}{end}"].value == below(figures, scope, code, 7, end)


@given(some_lines)
@settings(max_examples=25, deadline=None)
def test_every_row_is_basic_and_project_expenditure(lines: list[Line]) -> None:
    figures, _ = derive(with_lines(lines))
    for key in ("expenditure", "general", *(f"expenditure.{code}" for code, *_ in lines)):
        assert figures[key].value == figures[f"{key}.basic"].value + figures[f"{key}.project"].value
    personnel = total(lines, lambda one: one[2] == "personnel")
    assert figures["expenditure.personnel"].value == personnel


@given(some_lines)
@settings(max_examples=25, deadline=None)
def test_income_is_split_without_rest(lines: list[Line]) -> None:
    figures, _ = derive(with_lines(lines))

    def income(name: str) -> Decimal:
        return figures[f"income.{name}"].value

    assert figures["income"].value == figures["expenditure"].value == income("current") + income("carryover")
    assert figures["income"].value == income("fiscal") + income("carryover_fiscal") + income(
        "special_account"
    ) + income("unit") + income("carryover_nonfiscal")
    assert income("fiscal") == income("general") + income("fund") + income("capital")
    assert income("fiscal") == income("local") + income("superior")


# ── the real file ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_amounts_of_one_code_from_two_sources_stand_in_two_columns_of_one_row(world: World) -> None:
    item = '  - {code: "2080505", amount: 95.40}'
    second = f'{item}\n  - {{code: "2080505", source: transfer, amount: 4.60}}'
    figures, _ = derive(world.facts((item, second)).read())
    assert figures["income.2080505"].value == Decimal("100.00")
    assert figures["income.2080505.own"].value == Decimal("95.40")
    assert figures["income.2080505.transfer"].value == Decimal("4.60")


def test_basic_expenditure_is_split_into_personnel_and_public_funds(world: World) -> None:
    """docs/rules.md §7: 301 and 303 are 人员经费, the others 公用经费, which are the operating cost."""
    figures = world.figures()
    assert figures["basic.personnel"].value == Decimal("908.69")
    assert figures["basic.public"].value == Decimal("117.23") == figures["operating_cost"].value
    assert figures["basic.303"].value == figures["basic.303.personnel"].value == Decimal("50.86")


def test_projects_are_sums_by_economic_class(world: World) -> None:
    """The second project's 22.50 for new equipment belongs under 310 (errata 002-18): both make up the project."""
    figures = world.facts(('economic: {"302": 55.50}', 'economic: {"302": 33.00, "310": 22.50}')).figures()
    assert figures["project.2"].value == Decimal("55.50")
    assert figures["project.2.310"].value == figures["projects.310"].value == Decimal("22.50")
    assert figures["project.fiscal"].value == figures["project"].value == Decimal("105.50")


def test_project_of_another_fund_is_no_project_of_the_general_budget(world: World) -> None:
    old = 'code: "2010399"\n    economic: {"302": 55.50}'
    figures, _ = derive(world.facts((old, old.replace("\n", "\n    source: fund_own\n"))).read())
    assert figures["project.2.fiscal"].value == Decimal("55.50")
    assert not figures["project.2.general"].value
    assert figures["projects"].value == Decimal("50.00")


def test_project_paid_from_unit_funds_is_not_fiscal(world: World) -> None:
    old = 'code: "2010399"\n    economic: {"302": 55.50}'
    figures, _ = derive(world.facts((old, old.replace("\n", "\n    source: operating\n"))).read())
    assert figures["project.nonfiscal"].value == Decimal("55.50") == figures["project.2.nonfiscal"].value
    assert figures["project.fiscal"].value == Decimal("50.00")


def test_economic_class_that_a_newer_classification_adds_counts_in_the_project(world: World) -> None:
    """The classes come from the year's list, which the user may replace."""
    packaged = ROOT / "generator/data/classification"
    world.write("classification/functional-2025.csv", (packaged / "functional-2025.csv").read_text("utf-8"))
    economic = (packaged / "economic-2025.csv").read_text("utf-8")
    world.write("classification/economic-2025.csv", economic + "314,类,新增支出,项目支出\n")
    figures = world.facts(('economic: {"302": 55.50}', 'economic: {"302": 33.00, "314": 22.50}')).figures()
    assert figures["project.2"].value == Decimal("55.50")
    assert figures["projects.314"].value == Decimal("22.50")


def test_lists_are_counted(world: World) -> None:
    figures = world.facts(("offices: [文书科, 综合科, ", "offices: [文书科, ")).figures()
    assert figures["overview.offices"].value == 5
    assert figures["project.count"].value == figures["performance.projects.count"].value == 2
    assert figures["overview.staffing"].value == 56 + 15 + 2
    assert figures["year"].value == 2025
    assert figures["year.prior"].value == 2024


def test_vehicles_are_added_by_kind(world: World) -> None:
    figures = world.facts(("other: {count: 0, value: 0}", "other: {count: 2, value: 30.5}")).figures()
    assert figures["assets.vehicles.count"].value == 6
    assert figures["assets.vehicles.value"].value == Decimal("242.75")


def test_figures_say_where_they_come_from(world: World) -> None:
    figures = world.figures()
    text = world.unit.read_text("utf-8").splitlines()
    places = [text[place.line - 1].strip() for place in figures["general.21011"].origins]
    assert places[0] == "expenditure.210: 81.09"
    assert [place[10:17] for place in places[1:]] == ["2101101", "2101102", "2101103", "2101199"]
    assert figures["general.21011"].inputs == tuple(f"general.{code}" for code in (2101101, 2101102, 2101103, 2101199))
    assert all(key in figures for figure in figures.values() for key in figure.inputs)


def test_formula_says_which_figures_were_added(world: World) -> None:
    figures = world.figures()
    assert figures["procurement"].formula == "政府采购·政府采购货物预算 + 政府采购·政府采购服务预算"  # no works: 0
    assert figures["fund"].formula == "没有安排，为零"
    assert figures["general.2080505"].formula == "单位文件所列"


# ── basic expenditure, seen twice ─────────────────────────────────────────────────────────────────────────────────


def test_basic_expenditure_by_function_and_by_class_is_one_amount(world: World) -> None:
    """checks.md B08: 基本支出 in table 3 and in table 6."""
    problems = derive(world.facts(('"30309": 1.65', '"30309": 3.65')).read())[1]
    assert "basic-differs" in told(problems)
    assert has_errors(problems)


@pytest.mark.parametrize(
    ("amount", "code"), [("1.66", "basic-rounded"), ("1.83", "basic-rounded"), ("1.84", "basic-differs")]
)
def test_rounding_explains_half_a_cent_for_every_fact(world: World, amount: str, code: str) -> None:
    """27 facts by class and 8 by function: 0.005 × (35 + 2) = 0.185 may be lost."""
    assert code in world.facts(('"30309": 1.65', f'"30309": {amount}')).derived()


def test_amounts_that_agree_are_no_problem(world: World) -> None:
    assert world.derived() == ["approved-rounded"]


def test_unit_of_the_repository_is_where_the_tests_look() -> None:
    assert Path(REAL.file).is_file()

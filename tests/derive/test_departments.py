"""A department is the sum of its units: line by line, in the finest unit, with their places and approved totals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.core.model import Figures
from generator.core.problem import Severity
from tests.departments import Department

AMOUNTS = {
    # 本级 220.50, 公园管理处 88.00; 研究所 853,405 元 of its own and 200,000 元 for its project, and what 本级 pays it.
    "general.2120101": "308.50",
    "general.2120199": "105.3405",
    "expenditure.2120199": "117.3405",
    "income.other": "12.00",
    "income.superior_subsidy": "0",
    "expenditure": "644.0105",
    "basic.30101": "222.0005",
    "project.2": "20",
    "project": "120",
    "three_public.vehicle_operation": "6",
    "procurement.goods": "27",
    "assets.buildings.area": "1580",
    "overview.staffing": "42",
    "between_units": "12",
    # That of 本级 and the 参公 unit; the institution has none.
    "operating_cost": "58",
    "units.2.expenditure": "142.5405",
    "units.count": "3",
    "units.subordinate.count": "2",
    "units.managed.count": "1",
    "units.institution.count": "1",
}


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return Department(tmp_path_factory.mktemp("bureau")).figures()


@pytest.mark.parametrize("key", AMOUNTS)
def test_every_amount_is_the_units_sum(bureau: Figures, key: str) -> None:
    assert bureau[key].value == Decimal(AMOUNTS[key])


def test_an_approved_total_of_a_unit_is_part_of_the_departments(bureau: Figures) -> None:
    """388.28 is approved for 388.27 of 本级; 130.5405 and 113.20 come to it."""
    assert bureau["units.1.general"].value == Decimal("388.28")
    assert bureau["general"].value == Decimal("388.28") + Decimal("130.5405") + Decimal("113.20")
    assert sum(bureau[f"units.{number}.general"].value for number in (1, 2, 3)) == bureau["general"].value


def test_a_figure_says_which_lines_of_which_files_it_comes_from(bureau: Figures) -> None:
    assert [place.short for place in bureau["general.2120101"].origins] == [
        "head/2025-budget.yaml:12:31",
        "office/2025-budget.yaml:12:31",
    ]
    assert {Path(place.file).parent.name for place in bureau["three_public.abroad"].origins} == {
        *("head", "centre", "office")
    }
    assert bureau["basic.30107"].formula.startswith("示例市园林科学研究所")


def test_last_years_amounts_are_added_up_too(bureau: Figures) -> None:
    """What the units paid one another last year is taken out of them."""
    assert bureau.prior["general.2120101"].value == Decimal("288.50")
    assert bureau.prior["expenditure"].value == Decimal("380.27") + Decimal("142.5405") + Decimal("113.20") - 12
    assert bureau.prior["operating_cost"].value == 58


def test_what_units_paid_last_year_must_be_said(tmp_path: Path) -> None:
    figures = Department(tmp_path).change("", ("    previous: 12.00\n", "")).figures()
    assert "expenditure" not in figures.prior and "general.2120101" in figures.prior


@pytest.mark.parametrize("unit", ["元", "万元"])
def test_units_in_either_unit_of_money(tmp_path: Path, unit: str) -> None:
    """Nothing is rounded on the way, and rounding leaves open what it leaves open of the units."""
    department = Department(tmp_path)
    if unit == "元":
        department.change(
            "", ("unit_of_amounts: 万元", "unit_of_amounts: 元"), ("  - amount: 12.00", "  - amount: 120000")
        )
        department.change("", ("previous: 12.00", "previous: 120000"))
    figures = department.figures()
    scale = 10000 if unit == "元" else 1
    assert figures["expenditure"].value == Decimal("644.0105") * scale
    # 220.50 and 88.00 in 万元 with two places: 50 元 each.
    assert figures["general.2120101"].half == Decimal("0.01") * scale


def test_an_approved_total_of_the_department_lies_within_rounding(tmp_path: Path) -> None:
    near, far = (Department(tmp_path / name) for name in ("near", "far"))
    figures = near.change("", ("performance: {}\n", "performance: {}\napproved: {general: 632.03}\n")).figures()
    assert figures["general"].value == Decimal("632.03")
    far.change("", ("performance: {}\n", "performance: {}\napproved: {general: 640.00}\n"))
    assert [one.code for one in far.problems()] == ["approved-outside"]


def test_an_institution_that_states_an_operating_cost_is_told_and_not_counted(tmp_path: Path) -> None:
    department = Department(tmp_path).change("centre", ("operating_cost: 0\nprocurement", "procurement"))
    problems = [one for one in department.problems() if one.code == "department-institution-cost"]
    assert [one.severity for one in problems] == [Severity.WARNING]
    assert department.figures()["operating_cost"].value == 58

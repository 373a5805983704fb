"""Tolerances follow from the digits of the file: whole 元, 元 with 分, 万元 to as many places as it states."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.problem import has_errors
from tests.small import in_ten_thousands, small
from tests.world import World

APPROVED = "approved: {{expenditure: {total}}}\nprior:\n"


def approved(world: World, total: str) -> list[str]:
    return world.facts(("prior:\n", APPROVED.format(total=total))).derived()


@pytest.mark.parametrize(("total", "code"), [("66502", "rounded"), ("66498", "rounded"), ("66503", "outside")])
def test_whole_yuan_leave_half_a_yuan_open_each(tmp_path: Path, total: str, code: str) -> None:
    """Four facts and their total: 66,500 ± 2.5 元."""
    assert f"approved-{code}" in approved(small(tmp_path / "w"), total)


@pytest.mark.parametrize(("total", "code"), [("66500.02", "rounded"), ("66501.00", "outside")])
def test_yuan_with_cents_leave_half_a_cent_open(tmp_path: Path, total: str, code: str) -> None:
    assert f"approved-{code}" in approved(small(tmp_path / "w"), total)


@pytest.mark.parametrize(("total", "code"), [("6.65", ""), ("6.6501", "rounded"), ("6.66", "outside")])
def test_places_filed_count_for_ten_thousands_too(tmp_path: Path, total: str, code: str) -> None:
    """Four places each: 6.6500 ± 4 × 0.00005, and what the total leaves open."""
    assert f"approved-{code}" * bool(code) in [*approved(in_ten_thousands(small(tmp_path / "w")), total), ""]


def test_what_assets_are_worth_does_not_make_a_file_precise(tmp_path: Path) -> None:
    assert "approved-rounded" in approved(small(tmp_path / "w", ("  furniture: 0", "  furniture: 0.55")), "66502")


@pytest.mark.parametrize(("amount", "code"), [("45153", "basic-rounded"), ("45160", "basic-differs")])
def test_basic_expenditure_by_both_classes_in_whole_yuan(tmp_path: Path, amount: str, code: str) -> None:
    """Eight facts and two totals: 5 元."""
    assert code in small(tmp_path / "w", ('"30108": 45150', f'"30108": {amount}')).derived()


@pytest.mark.parametrize(("stated", "differs"), [("66500", False), ("66501", True)])
def test_last_years_file_in_the_same_unit_has_the_last_word(tmp_path: Path, stated: str, differs: bool) -> None:
    world = with_last_year(small(tmp_path / "w", ("income.own: 66500", f"income.own: {stated}")))
    assert ("prior-differs" in world.derived()) == differs


@pytest.mark.parametrize(("stated", "differs"), [("6.65", False), ("6.66", True), ("6.6500", False), ("6.6501", True)])
def test_last_years_file_in_yuan_against_a_block_in_ten_thousands(tmp_path: Path, stated: str, differs: bool) -> None:
    """6.65 万元 is what 66,500 元 is rounded to; and 66,550 元 would print as 6.66."""
    world = with_last_year(small(tmp_path / "w"))
    in_ten_thousands(world).facts(("income.own: 6.6500", f"income.own: {stated}"))
    assert ("prior-differs" in world.derived()) == differs


def with_last_year(world: World) -> World:
    """A file in 元 of what last year's budget was."""
    head = "year: 2024\nkind: budget\nunit_of_amounts: 元\ncomparison_only: 示例\nunit: {name: 示例县林业站}\n"
    return world.write("units/example/2024-budget.yaml", f"{head}figures: {{income.own: 66500}}\n")


def test_the_small_unit_has_nothing_wrong(tmp_path: Path) -> None:
    world = small(tmp_path / "w")
    assert not has_errors(world.problems(checks=True))
    assert not has_errors(in_ten_thousands(world).problems(checks=True))

"""Amounts that contradict one another or what is possible: each kind told at its line; and for whom a rule is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.problem import Problem, Severity
from tests.checks.test_checks import found
from tests.small import small
from tests.world import FINAL, World, where

MONEY = ("b2", "c1", "d08", "d12", "e23", "e26", "e27", "e29", "e3", "f10", "f16", "f17", "f19", "f2")


def told(problems: list[Problem]) -> set[str]:
    return {one.code for one in problems if one.code.startswith(MONEY) and one.severity is not Severity.INFO}


def line_of(world: World, text: str) -> str:
    lines = world.unit.read_text("utf-8").splitlines()
    return f"{world.unit.name}:{next(at for at, line in enumerate(lines, 1) if text in line)}"


def test_amounts_of_one_block_in_yuan(tmp_path: Path) -> None:
    """Each block of accounts in 万元 that is in 元, and last year's amounts: told at its line, with what to set."""
    world = World(tmp_path / "w", FINAL).facts(
        ("  budget: {abroad: 0, reception: 0,", "  budget: {abroad: 0, reception: 39500,"),
        ("operating_cost: {initial: 29.80}", "operating_cost: {initial: 298000}"),
        ("general_expenses: {meetings: 0, training: 0, events: 0}",
         "general_expenses: {meetings: 0, training: 0, events: 50000}"),
        ("    general: 323.54", "    general: 3235400"),
    )  # fmt: skip
    problems = [one for one in found(world.unit) if one.code in ("e23-in-yuan", "f16-whole")]
    places = {where(one) for one in problems}
    texts = ("budget: {abroad", "operating_cost: {initial", "general_expenses:")
    assert {line_of(world, text) for text in texts} <= places
    assert "f16-whole" in told(problems) and all("unit_of_amounts" in one.text("zh") for one in problems)
    assert all(one.severity is Severity.ERROR for one in problems)


def test_a_file_in_ten_thousands_that_says_yuan(tmp_path: Path) -> None:
    world = World(tmp_path / "w", FINAL).facts(("unit_of_amounts: 万元", "unit_of_amounts: 元"))
    errors = [one for one in found(world.unit) if one.severity is Severity.ERROR]
    assert {one.code for one in errors} == {"e26-pay-nothing", "e29-nothing"}
    assert all("unit_of_amounts" in one.text("zh") and "万元？" in one.text("zh") for one in errors)


def test_a_small_unit_in_yuan_is_not_taken_for_one_in_ten_thousands(tmp_path: Path) -> None:
    """66,500 元 for two people: little, and possible."""
    assert told(found(small(tmp_path / "w").unit)) == set()


def test_amounts_below_zero_are_told_at_their_line(tmp_path: Path) -> None:
    world = World(tmp_path / "w", FINAL).facts(
        ("three_public.actual.vehicle_operation: 3.98", "three_public.actual.vehicle_operation: -3.98"),
        ("use_of_surplus: 0", "use_of_surplus: -3.00"),
        ("  micro: 12.66", "  micro: -12.66"),
    )
    below = [one for one in found(world.unit) if one.code == "c13-negative"]
    assert {where(one) for one in below} == {line_of(world, text) for text in (": -3.98", ": -3.00", ": -12.66")}


CARRIED = (
    "use_of_surplus: 0",
    'carryover_items: [{code: "2120101", opening: 5.00, closing: 5.00}]\nuse_of_surplus: 0',
)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("closing: 5.00\n    closing.2120101: 5.00", set()),
        ("closing: 7.00", {"d08-carried"}),
        ("closing.general: 7.00", {"d08-carried"}),
        ("closing: 5.00\n    closing.2120101: 4.00", {"d08-carried"}),
    ],
)
def test_what_is_carried_over_is_last_years_closing_balance(last: str, expected: set[str], tmp_path: Path) -> None:
    """In all, by fund and by item."""
    world = World(tmp_path / "w", FINAL).facts(CARRIED, ("    general: 323.54", f"    general: 323.54\n    {last}"))
    assert told(found(world.unit)) == expected


def test_reasons_that_only_look_as_if_they_pointed_the_other_way(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(
        ("  general.2010301: 本年度因为机构改革和干部交流调动，调出人员较多，相应经费减少",
         "  general.2010301: 提高资金使用效率，从严编制预算"),
        ("  general.2080505: 人员工资标准上调，社保基数相应上调", "  general.2080505: 上年压减较多，本年恢复正常"),
        ("  general.2101102: 人员工资标准上调，事业单位医疗基数相应上调",
         "  general.2101102: 退休人员减少、在职人员增加"),
        ("  general.2210201: 人员工资标准上调，住房公积金基数相应上调", "  general.2210201: 较上年压减基数"),
    )  # fmt: skip
    wrong = [one for one in found(world.unit) if one.code == "f10-direction"]
    assert [where(one) for one in wrong] == [line_of(world, "较上年压减基数")]


def test_one_basic_expenditure_printed_as_two_amounts_names_the_keys_to_approve(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("  basic.301: 857.83", "  expenditure.221: 72.16"))
    rounded = next(one for one in world.derive()[1] if one.code == "basic-rounded")
    assert "general.basic: 1025.92" in rounded.text("zh") and "basic: 1025.92" in rounded.text("en")
    world.facts(("  expenditure.221: 72.16", "  general.basic: 1025.92\n  basic: 1025.92"))
    assert "basic-rounded" not in world.derived()


@pytest.mark.parametrize(("last", "code"), [("12451", "f19-lacking"), ("14451", "f19-prior-sums")])
def test_items_of_last_year_may_have_been_left_out_but_are_never_more_than_their_sum(
    last: str, code: str, tmp_path: Path
) -> None:
    """Nothing asks for what only last year had: less is an information, more is a contradiction."""
    world = small(tmp_path / "w", ("    general.2130204: 13451", f"    general.2130204: {last}"))
    severity = Severity.INFO if code == "f19-lacking" else Severity.WARNING
    assert [(one.code, one.severity) for one in found(world.unit) if one.code.startswith("f19")] == [(code, severity)]

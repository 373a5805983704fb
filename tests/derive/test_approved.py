"""Approved totals (批复数): printed in place of every sum of the same facts, within what rounding explains."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.model import Leaf
from generator.core.problem import Severity, has_errors
from generator.derive import derive
from tests.derive.test_sums import HERE, Line, some_lines, with_lines
from tests.world import World, told

APPROVED = """approved:
  expenditure: 1131.42
  expenditure.basic: 1025.92
  expenditure.210: 81.09
  basic.301: 857.83
"""


def with_approved(world: World, **totals: str) -> World:
    lines = "".join(f"  {key.replace('__', '.')}: {value}\n" for key, value in totals.items())
    return world.facts((APPROVED, f"approved:\n{lines}" if totals else ""))


def test_approved_total_holds_for_every_sum_of_the_same_facts(world: World) -> None:
    """表1, 表2, 表3, 表4 and 表5 all show the total of the same ten facts."""
    figures = world.figures()
    for key in ("expenditure", "income", "income.own", "income.fiscal", "fiscal", "fiscal.general", "general"):
        assert figures[key].value == Decimal("1131.42"), key
    for key in ("expenditure.210", "expenditure.21011", "general.210", "general.210.basic", "income.210.own"):
        assert figures[key].value == Decimal("81.09"), key


def test_approved_total_holds_for_nothing_else(world: World) -> None:
    """The parts stay what they are, and so does the sum of basic expenditure by class."""
    figures = world.figures()
    assert figures["general.2101101"].value == Decimal("31.56")
    assert figures["general.201"].value == Decimal("882.78")
    assert figures["basic.302"].value == Decimal("117.23")


def test_without_approved_totals_the_sums_are_printed(world: World) -> None:
    figures = with_approved(world).figures()
    assert figures["expenditure"].value == Decimal("1131.44")
    assert figures["basic.301"].value == Decimal("857.84")


def test_difference_inside_rounding_is_told_and_blocks_nothing(world: World) -> None:
    figures, problems = world.derive()
    assert {problem.severity for problem in problems} == {Severity.INFO}
    assert len(problems) == 4
    assert "所列各数相加为 81.10" in figures["general.210"].formula


def test_exact_total_is_not_worth_a_word(world: World) -> None:
    assert with_approved(world, expenditure="1131.44").derived() == ["basic-rounded"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [("81.12", "approved-rounded"), ("81.08", "approved-rounded"), ("81.13", "approved-outside")],
)
def test_limit_is_half_a_cent_for_every_fact_and_for_the_total(world: World, total: str, expected: str) -> None:
    """Four facts and the total: 81.10 ± 0.025."""
    assert expected in with_approved(world, expenditure__210=total).derived()


def test_difference_beyond_rounding_is_an_error(world: World) -> None:
    problems = derive(with_approved(world, expenditure="1132.42").read())[1]
    wrong = next(problem for problem in problems if problem.code == "approved-outside")
    assert wrong.severity is Severity.ERROR
    assert wrong.place is not None
    assert "expenditure: 1132.42" in world.unit.read_text("utf-8").splitlines()[wrong.place.line - 1]
    assert "1131.44" in wrong.text("zh")


def test_single_fact_leaves_no_room_for_rounding(world: World) -> None:
    """An approved amount of one line item is that line item, or one of them is wrong."""
    assert "approved-outside" in with_approved(world, expenditure__2080505="95.41").derived()
    other = World(world.folder / "other")
    assert "approved-outside" not in with_approved(other, expenditure__2080505="95.40").derived()


def test_unknown_key_names_the_nearest(world: World) -> None:
    problems = derive(with_approved(world, expenditure__basics="1025.92").read())[1]
    unknown = next(problem for problem in problems if problem.code == "approved-unknown")
    assert unknown.details["near"] == "expenditure.basic"


@pytest.mark.parametrize("second", ["1131.43", "1131.44"])
def test_two_totals_for_the_same_facts_must_be_equal(world: World, second: str) -> None:
    """Also where both lie within rounding: the tables would show two totals of the same money."""
    problems = derive(with_approved(world, expenditure="1131.42", income=second).read())[1]
    assert has_errors(problems)
    assert "approved-conflict" in told(problems)


def test_same_total_given_twice_is_no_conflict(world: World) -> None:
    assert "approved-conflict" not in with_approved(world, expenditure="1131.42", income="1131.42").derived()


def test_approving_zero_where_there_is_nothing_says_nothing_of_other_empty_sums(world: World) -> None:
    figures, problems = with_approved(world, fund="0").derive()
    assert not has_errors(problems)
    assert figures["capital"].formula == "没有安排，为零"


def test_approving_money_where_there_is_none_is_an_error(world: World) -> None:
    assert "approved-outside" in with_approved(world, fund="0.01").derived()


# ── random line items ─────────────────────────────────────────────────────────────────────────────────────────────


@given(some_lines, st.integers(-100, 100))
@settings(max_examples=60, deadline=None)
def test_total_is_accepted_inside_the_limit_and_refused_outside(lines: list[Line], hundredths: int) -> None:
    facts = [amount for *_, amount in lines if amount]
    difference = Decimal(hundredths) / 100
    leaf = Leaf("expenditure", sum(facts, Decimal(0)) + difference, "万元", "expenditure", HERE)
    figures, problems = derive(replace(with_lines(lines), approved={"expenditure": leaf}))
    allowed = Decimal("0.005") * (len(facts) + 1) if len(facts) > 1 else Decimal(0)
    codes = told(problems)
    if abs(difference) > allowed:
        assert "approved-outside" in codes
        assert figures["expenditure"].value == sum(facts, Decimal(0))
    else:
        assert "approved-outside" not in codes
        assert ("approved-rounded" in codes) == bool(difference)
        assert figures["expenditure"].value == figures["income"].value == leaf.value

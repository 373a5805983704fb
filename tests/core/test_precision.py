"""What stated amounts leave open, by their last place and their file's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.precision import Agreement, Precision, half_unit, precision_of


def D(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(("places", "half"), [(0, "0.5"), (1, "0.05"), (2, "0.005"), (4, "0.00005"), (6, "0.0000005")])
def test_half_a_unit_of_the_last_place(places: int, half: str) -> None:
    assert half_unit(places) == D(half)


@pytest.mark.parametrize(
    ("amounts", "places"),
    [
        (["13451", "2250"], 0),
        (["13451", "2250.50"], 2),
        (["134.5", "22"], 1),
        (["35", "35.25"], 2),
        (["6.650000", "4.5"], 2),
        ([], 2),
    ],
)
def test_a_file_is_as_precise_as_its_amounts(amounts: list[str], places: int) -> None:
    assert precision_of(map(D, amounts)) == Precision(places)


@pytest.mark.parametrize(
    ("places", "value", "half"),
    [(0, "35", "0.5"), (0, "35.25", "0.005"), (2, "35", "0.005"), (2, "35.1", "0.005"), (2, "35.123456", "0.0000005")],
)
def test_an_amount_is_as_precise_as_it_says_and_as_its_file(places: int, value: str, half: str) -> None:
    assert Precision(places).stated(D(value)).half == D(half)


@pytest.mark.parametrize(
    ("listed", "whole", "agreement"),
    [
        (["1.00", "2.00"], "3.00", Agreement.SAME),
        (["1.00", "2.00"], "3.01", Agreement.ROUNDING),
        (["1.00", "2.00", "0"], "3.015", Agreement.APART),
        (["1.00", "2.00"], "3.02", Agreement.APART),
    ],
)
def test_a_sum_leaves_open_what_its_parts_do_ends_included(listed: list[str], whole: str, agreement: Agreement) -> None:
    """Two parts and the whole: 0.015; of a whole with three places 0.0105; zero leaves nothing open."""
    precision = Precision(2)
    assert precision.total(map(D, listed)).against(precision.stated(D(whole))) is agreement


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("664.00", "664.00", True), ("664.00", "664.01", False), ("664.01", "664.005", True), ("664.00", "664.005", True)],
)
def test_of_one_fact_the_coarser_is_the_finer_rounded(one: str, other: str, same: bool) -> None:
    first, second = (Precision(2).stated(D(text)) for text in (one, other))
    assert first.states_the_same(second) is second.states_the_same(first) is same

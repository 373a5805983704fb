"""Amounts of one unit in another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.core.money import converted, factor, in_ten_thousand, is_money


@pytest.mark.parametrize(
    ("amount", "unit", "to", "other"),
    [
        ("1131.42", "万元", "元", "11314200.00"),
        ("11314200", "元", "万元", "1131.42"),
        ("800", "元", "万元", "0.08"),
        ("-13.92", "万元", "万元", "-13.92"),
        ("999999999999.999999", "元", "万元", "99999999.9999999999"),
        ("1.2", "亿元", "万元", "12000.0"),
        ("22", "万", "元", "220000"),
    ],
)
def test_an_amount_is_the_same_money_in_another_unit(amount: str, unit: str, to: str, other: str) -> None:
    assert str(converted(Decimal(amount), unit, to)) == other
    assert converted(converted(Decimal(amount), unit, to), to, unit) == Decimal(amount)


def test_multiplied_by_its_factor_an_amount_keeps_its_precision() -> None:
    assert str(Decimal(800) * factor("元", "万元")) == "0.0800"
    assert str(Decimal("0.5") * factor("亿元", "万元")) == "5000.0"


def test_what_is_no_money_is_not_converted() -> None:
    assert is_money("元") and is_money("万元")
    assert not is_money("人") and not is_money("平方米") and not is_money("")
    with pytest.raises(KeyError):
        in_ten_thousand(Decimal(5), "人")

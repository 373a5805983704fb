"""Numbers in, strictly; numbers out, rounded half up, without a float anywhere."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.amount import (
    AmountError,
    format_amount,
    format_count,
    format_percent,
    parse_amount,
    parse_count,
    round_half_up,
)
from generator.core.messages.number_forms import AMOUNT

amounts = st.decimals(min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1131.42", "1131.42"),
        ("1,131.42", "1131.42"),
        ("1,234,567", "1234567"),
        ("123,456,789,012.123456", "123456789012.123456"),
        ("-13.92", "-13.92"),
        ("-1,131", "-1131"),
        ("0", "0"),
        ("0.10", "0.10"),
        ("-0.00", "0.00"),
        ("999999999999", "999999999999"),
    ],
)
def test_amount(text: str, value: str) -> None:
    assert str(parse_amount(text)) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount-empty"),
        ("  ", "amount-empty"),
        ("１２３", "amount-full-width"),
        ("1，131", "amount-full-width"),
        ("1, 131. 42", "amount-blank"),
        (" 1", "amount-blank"),
        ("1\n", "amount-blank"),
        ("1\u3000", "amount-blank"),
        ("1\u200b", "amount-blank"),
        ("\u22125", "amount-minus"),
        ("－5", "amount-minus"),
        ("–5", "amount-minus"),
        ("(13.92)", "amount-brackets"),
        ("（13.92）", "amount-brackets"),
        ("11.10%", "amount-percent"),
        ("1e3", "amount-exponent"),
        ("1e3000000", "amount-exponent"),
        ("nan", "amount-not-finite"),
        ("-.inf", "amount-not-finite"),
        ("sNaN", "amount-form"),
        ("12:30", "amount-sexagesimal"),
        ("1_000", "amount-underscore"),
        ("0xff", "amount-hexadecimal"),
        ("10万元", "amount-unit-word"),
        ("10 元", "amount-unit-word"),
        ("¥10", "amount-unit-word"),
        ("1,31", "amount-separators"),
        ("1131,420", "amount-separators"),
        ("1,131.421,000", "amount-separators"),
        ("01", "amount-leading-zero"),
        ("-08", "amount-leading-zero"),
        ("1.1234567", "amount-too-precise"),
        ("1234567890123", "amount-too-long"),
        ("9" * 5000, "amount-too-long"),
        ("+5", "amount-form"),
        (".5", "amount-form"),
        ("5.", "amount-form"),
        ("--5", "amount-form"),
        ("一百", "amount-form"),
        ("٣", "amount-form"),
        ("²", "amount-form"),
    ],
)
def test_no_amount(text: str, code: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text)
    assert caught.value.code == code
    assert all(words.format(**caught.value.details) for words in AMOUNT[code])


def test_count() -> None:
    assert [parse_count(text) for text in ("0", "66", "1,131")] == [0, 66, 1131]


@pytest.mark.parametrize(
    ("text", "code"),
    [("5.0", "count-fraction"), ("-1", "count-negative"), ("5人", "amount-unit-word"), ("１２", "amount-full-width")],
)
def test_no_count(text: str, code: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_count(text)
    assert caught.value.code == code
    assert all(words.format(**caught.value.details) for words in AMOUNT[code])


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.67"),
        ("-2.665", 2, "-2.67"),
        ("0.005", 2, "0.01"),
        ("0.0049999", 2, "0.00"),
        ("-0.004", 2, "0.00"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("1E+3", 2, "1000.00"),
    ],
)
def test_half_goes_up(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == rounded


def test_printed() -> None:
    assert format_amount(Decimal("1131.425")) == "1,131.43"
    assert format_amount(Decimal("-1131.4"), separators=False) == "-1131.40"
    assert format_amount(Decimal("-0.001")) == "0.00"
    assert format_amount(Decimal("1234567.5"), places=0) == "1,234,568"
    assert format_percent(Decimal("11.095")) == "11.10%"
    assert format_percent(Decimal("1234.5"), places=0) == "1235%"
    assert format_count(1131) == "1131"
    assert format_count(Decimal("1131.00"), separators=True) == "1,131"


@pytest.mark.parametrize("value", [1.0, 0.1, "1", True, None])
def test_only_decimals_are_amounts(value: Any) -> None:
    for function in (format_amount, format_percent, format_count):
        with pytest.raises(TypeError):
            function(value)
    with pytest.raises(TypeError):
        round_half_up(value, 2)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "sNaN"])
def test_no_amount_is_printed(value: str) -> None:
    with pytest.raises(ValueError):
        format_amount(Decimal(value))


def test_a_fraction_is_no_count() -> None:
    with pytest.raises(ValueError):
        format_count(Decimal("1.5"))


@given(amounts)
def test_what_is_printed_can_be_read(value: Decimal) -> None:
    assert parse_amount(format_amount(value, places=6)) == value


@given(amounts, st.integers(0, 4))
def test_rounding_is_exact(value: Decimal, places: int) -> None:
    unit = Fraction(1, 10**places)
    whole = (abs(Fraction(value)) / unit + Fraction(1, 2)).__floor__() * unit
    assert abs(Fraction(round_half_up(value, places))) == whole


@given(st.text())
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    for parse in (parse_amount, parse_count):
        try:
            parse(text)
        except AmountError as error:
            assert error.code in AMOUNT

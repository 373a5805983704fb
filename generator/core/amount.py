"""Numbers come in and go out here and nowhere else: strict text to Decimal, Decimal to the printed text.

Python's own readers are looser than a published budget may be: `Decimal('１２３')` is 123, `Decimal('1_000')`
is 1000, and `Decimal('1e3000000')` takes minutes to print.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Literal

# Zeros after the point: all kept (2.40, 10.00), none in a whole number (2.40, 10), or none at all (2.4, 10).
Zeros = Literal["kept", "whole", "dropped"]

# "0", "1131", "1,131", "999,999,999,999"; not "007", "1,13". Twelve digits hold a trillion 元: more than any province
# spends, and short enough for Decimal to be quick.
_WHOLE = r"(?:0|[1-9][0-9]{0,11}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})"
# "1131.42", "-13.92", "0.5"; not "+5", ".5", "5.". Six decimals: one 分 is 0.000001 万元.
AMOUNT_PATTERN = rf"-?{_WHOLE}(?:\.[0-9]{{1,6}})?"
COUNT_PATTERN = _WHOLE  # "66", "1,131"; not "-1", "66.0"

# re.ASCII: the digits are 0 to 9 and not also ０ to ９, which Python's \d and Decimal take.
_AMOUNT = re.compile(AMOUNT_PATTERN, re.ASCII)
_COUNT = re.compile(COUNT_PATTERN, re.ASCII)  # "66", "1,131"

# What is wrong with a text that is no amount: the first of these found in it, the more telling ones first.
_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("amount-empty", r"^\s*$"),  # "", " "
        ("amount-full-width", r"[０-９．，＋]"),  # "１２３．４５"
        ("amount-minus", r"[−－–—‐‑‒﹣⁻]"),  # "−5" (U+2212), "–5": signs that look like a minus and are none
        ("amount-brackets", r"[()（）\[\]]"),  # "(13.92)", as accountants write a negative amount
        ("amount-percent", r"[%％‰]"),  # "11.10%"
        ("amount-sexagesimal", r"[0-9][:：]"),  # "12:30", which YAML 1.1 reads as 750
        ("amount-underscore", r"_"),  # "1_000"
        ("amount-not-finite", r"(?i)^[+-]?\.?(?:nan|inf(?:inity)?)$"),  # "NaN", ".inf"
        ("amount-exponent", r"(?i)^[+-]?[0-9.,]+e[+-]?[0-9]+$"),  # "1e3", "1.0e+400"
        ("amount-hexadecimal", r"(?i)^[+-]?0[xob][0-9a-f]+$"),  # "0x1F", "0b11"
        ("amount-unit-word", r"(?:[0-9]\s*[^\W0-9]|[¥￥$])"),  # "12万元", "5 人", "¥5"
        ("amount-blank", r"[\s\u200b\u200c\u200d\u2060\ufeff]"),  # "1 131.42", "1131.42" before a zero-width space
        ("amount-separators", r"[,、']"),  # "1131,42", "1,13.42", "1'131"
        ("amount-leading-zero", r"^-?0[0-9]"),  # "007", "-08.5"
        ("amount-too-precise", r"^-?[0-9]+\.[0-9]{7,}$"),  # "1.1234567"
        ("amount-too-long", r"^-?[0-9]{13,}(?:\.[0-9]+)?$"),  # "1234567890123"
        ("amount-form", r""),  # all else: "+5", ".5", "5.", "--5"
    )
)


class AmountError(ValueError):
    """The text is no amount; `code` and `details` make a Problem (`field` names what was read)."""

    def __init__(self, code: str, details: dict[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def parse_amount(text: str) -> Decimal:
    """`1131.42`, `1,131.42`, `-13.92` or `0`; at most 12 digits, 6 decimals, ASCII only."""
    if not _AMOUNT.fullmatch(text):
        raise _error(text)
    return Decimal(text.replace(",", "")) + 0  # + 0: there is no negative zero


def parse_count(text: str) -> int:
    """A whole number, not negative: `66` or `1,131`."""
    if _COUNT.fullmatch(text):
        return int(text.replace(",", ""))
    if _AMOUNT.fullmatch(text):
        raise _error(text, "count-negative" if text.startswith("-") else "count-fraction")
    raise _error(text)


def _error(text: str, code: str = "") -> AmountError:
    found = code or next(code for code, pattern in _FAULTS if pattern.search(text))
    return AmountError(found, {"field": "金额", "text": text})


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Rounded half away from zero, as accountants do (2.665 is 2.67, -2.665 is -2.67); never a negative zero.

    TypeError for what is no Decimal, ValueError for NaN and infinity: bugs, not a user's mistake.
    """
    _decimal(value)
    # 80 digits are more than any quotient of two amounts has: quantize raises where the result does not fit.
    with localcontext(Context(prec=80, rounding=ROUND_HALF_UP)):
        return value.quantize(Decimal(1).scaleb(-places)) + 0


def format_amount(value: Decimal, places: int = 2, separators: bool = True, zeros: Zeros = "kept") -> str:
    """`-1,131.42`; the only place where an amount is rounded (docs/rules.md §6: half up, once, where it is printed)."""
    rounded = round_half_up(value, places)
    if zeros == "whole" and rounded == rounded.to_integral_value():
        rounded = round_half_up(rounded, 0)
    text = f"{rounded:,f}" if separators else f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if zeros == "dropped" and "." in text else text


def format_percent(value: Decimal, places: int = 2, zeros: Zeros = "kept") -> str:
    """`11.10%` of 11.1: the value is a number of hundredths already."""
    return format_amount(value, places, False, zeros) + "%"


def format_count(value: int | Decimal, separators: bool = False) -> str:
    """`1131`, of an int or a whole Decimal; a fraction is a bug and not rounded away."""
    if type(value) is int:  # and not isinstance: True is an int, and no count
        return format_count(Decimal(value), separators)
    number = _decimal(value)
    if number != number.to_integral_value():
        raise ValueError(f"not a whole number: {value}")
    return format_amount(number, 0, separators)


def format_date(value: date) -> str:
    """`2025年2月8日`, as GB/T 9704 writes dates: without leading zeros."""
    return f"{value.year}年{value.month}月{value.day}日"


def _decimal(value: object) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(f"amounts are Decimal, not {type(value).__name__}")
    if not value.is_finite():
        raise ValueError(f"not a finite amount: {value}")
    return value

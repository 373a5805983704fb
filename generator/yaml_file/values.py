"""The types of our schemas: text from the file to a value, or to a Fault that says why not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from generator.core.amount import AmountError, parse_amount, parse_count

Number = TypeVar("Number", Decimal, int)

# "201", "20103", "2010301", "208-05-05". Up to 18 digits for the codes of units (单位代码); that a code of the
# classification has 3, 5 or 7 is checked in read/codes.py.
CODE_PATTERN = "[0-9]{3,18}|[0-9]{3}(?:-[0-9]{2}){1,2}"
DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"  # "2025-02-08"; not "2025-2-8"
YEAR_PATTERN = "20[0-9]{2}"  # "2025"; not "1999", "２０２５"
# What the form offers; `yes`, `on` and `1`, of which YAML 1.1 makes booleans too, are refused.
FLAGS = {"是": True, "否": False, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands where a value could not be read; no type of ours accepts it, so Cerberus reports its place."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


def text(value: str) -> str | Fault:
    """Without the blanks around it, and without the line break at the end of a `|` block."""
    return value.strip() or Fault("text-empty")


def amount(value: str) -> Decimal | Fault:
    """Strictly as `generator.core.amount` reads it."""
    return _number(parse_amount, value)


def count(value: str) -> int | Fault:
    """A whole number, not negative."""
    return _number(parse_count, value)


def percent(value: str) -> Decimal | Fault:
    """`85.5` or `85.5%`: the number of hundredths."""
    return _number(parse_amount, value.removesuffix("%"))


def code(value: str) -> str | Fault:
    """Digits only: 2080505 of `2080505` or `208-05-05`."""
    return value.replace("-", "") if _is(CODE_PATTERN, value) else Fault("code-form")


def day(value: str) -> date | Fault:
    """A day of the calendar as 2025-02-08."""
    if not _is(DATE_PATTERN, value):
        return Fault("date-form")
    try:
        return date.fromisoformat(value)
    except ValueError:
        return Fault("date-not-in-calendar")


def year(value: str) -> int | Fault:
    """2000 to 2099."""
    return int(value) if _is(YEAR_PATTERN, value) else Fault("year-form")


def flag(value: str) -> bool | Fault:
    """是 or 否, true or false."""
    return FLAGS.get(value, Fault("flag-form"))


def choice(value: str) -> str:
    """As it is: the schema's `allowed` decides."""
    return value


READERS: dict[str, Callable[[str], object]] = {
    "text": text,
    "amount": amount,
    "count": count,
    "percent": percent,
    "code": code,
    "date": day,
    "year": year,
    "flag": flag,
    "choice": choice,
}


def _number(parse: Callable[[str], Number], value: str) -> Number | Fault:
    try:
        return parse(value)
    except AmountError as error:
        return Fault(error.code, error.details)


def _is(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value, re.ASCII) is not None

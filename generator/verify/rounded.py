"""Printed numbers as what they leave open: a number is anything within half a unit of its last printed digit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from generator.core.precision import half_unit

# "1,131.42", "1，131", "35", "0.87"; no sign, no unit
NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WHOLE = re.compile(rf"[-−－]?(?:{NUMBER})")  # "-35.00", with any of the signs that are typed for a minus
ZERO, HUNDRED, UNBOUNDED = Decimal(0), Decimal(100), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Span:
    """All values from `low` to `high`, both included: 12.50 as printed is 12.495 to 12.505."""

    low: Decimal
    high: Decimal

    def holds(self, other: Span) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def wider(self, by: Decimal) -> Span:
        """The span with so much more at each end: half a unit of a printed rate, which is rounded itself."""
        return Span(self.low - by, self.high + by)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A printed number; `places` are the decimals that it was rounded to, maybe more than printed (35 for 35.00).

    One that is `exact` was not rounded: an empty cell is nothing.
    """

    value: Decimal
    places: int
    exact: bool = False

    @property
    def half(self) -> Decimal:
        """Half a unit of the last place: 0.005 for two places."""
        return ZERO if self.exact else half_unit(self.places)

    @property
    def span(self) -> Span:
        """What the number may have been before it was rounded."""
        return Span(self.value - self.half, self.value + self.half)

    def times(self, factor: Decimal) -> Rounded:
        """The number in another unit: 元 as 万元."""
        exponent = factor.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return self if factor == 1 else Rounded(self.value * factor, max(0, self.places - exponent), self.exact)

    def negative(self) -> Rounded:
        """The number taken away."""
        return Rounded(-self.value, self.places, self.exact)

    def states(self, other: Rounded) -> bool:
        """Whether two statements of one amount fit: the coarser is the finer one, rounded half up.

        786,150 元 is 78.62 万元 and not 78.61; to as many places they cannot differ.
        """
        coarse, fine = (self, other) if self.half >= other.half else (other, self)
        if coarse.half == fine.half or coarse.value * fine.value < 0:
            return coarse.value == fine.value
        return -coarse.half < abs(coarse.value) - abs(fine.value) <= coarse.half

    def __str__(self) -> str:
        return f"{self.value:,}"


def rounded(text: str, places: int | None = None) -> Rounded:
    """A number as printed, with separators; `places` when the document rounds to more than it prints.

    Raises InvalidOperation for what is no number: ask `is_number` before.
    """
    clean = text.replace(",", "").replace("，", "").replace("−", "-").replace("－", "-")
    printed = len(clean.partition(".")[2])
    return Rounded(Decimal(clean), printed if places is None else max(places, printed))


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(_WHOLE.fullmatch(text.strip()))


def usual_places(places: Iterable[int], least: float) -> int | None:
    """To how many places a document rounds, by the decimals of its numbers with a fraction; None without any.

    Where zeros at the end are dropped, 35 and 12.5 stand for 35.00 and 12.50: the most that so large a share has.
    """
    found = sorted(places, reverse=True)
    return found[max(0, ceil(least * len(found)) - 1)] if found else None


def rate(amount: Rounded, change: Rounded, sign: int) -> Span | None:
    """The per cents that a change may be of what the amount was before (docs/rules.md §6).

    `change` is its size and `sign` its direction. Without an upper bound where the amount may have been next to
    nothing before; None where it can have been nothing else, or less.
    """
    # The rate grows with the change and falls with the amount: its ends are where one is least and the other most.
    (least, most), (few, many) = _size(amount), _size(change)
    low = _part(few, most - few if sign > 0 else most + few)
    high = _part(many, least - many if sign > 0 else least + many)
    return None if low == UNBOUNDED else Span(low, high)


def _size(number: Rounded) -> tuple[Decimal, Decimal]:
    """The least and the most that an amount may be; amounts below zero follow other rules."""
    return max(ZERO, number.span.low), max(ZERO, number.span.high)


def _part(part: Decimal, whole: Decimal) -> Decimal:
    """One number by another in per cent."""
    if whole > 0:
        return part / whole * HUNDRED
    return UNBOUNDED if part else ZERO


def share(part: Rounded, whole: Rounded) -> Span | None:
    """The per cents that one number may be of another, without an upper bound where the other may be next to nothing;
    None where it is nothing."""
    if whole.span.high <= 0:
        return None
    return Span(_part(_size(part)[0], whole.span.high), _part(_size(part)[1], _size(whole)[0]))


def total(parts: Iterable[Rounded]) -> Span:
    """The sums that numbers may have: each part may be off by half its last place."""
    spans = [part.span for part in parts]
    return Span(sum((one.low for one in spans), ZERO), sum((one.high for one in spans), ZERO))

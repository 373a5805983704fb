"""Printed numbers as what they leave open: a number is anything within half a unit of its last printed digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# "1,131.42", "1，131", "35", "0.87"; no sign, no unit
NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WHOLE = re.compile(rf"[-−－]?(?:{NUMBER})")  # "-35.00", with any of the signs that are typed for a minus


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
    """A printed number; `places` are the decimals that it was rounded to, maybe more than printed (35 for 35.00)."""

    value: Decimal
    places: int

    @property
    def half(self) -> Decimal:
        """Half a unit of the last place: 0.005 for two places."""
        return Decimal(5).scaleb(-self.places - 1)

    @property
    def span(self) -> Span:
        """What the number may have been before it was rounded."""
        return Span(self.value - self.half, self.value + self.half)

    def times(self, factor: Decimal) -> Rounded:
        """The number in another unit: 元 as 万元."""
        exponent = factor.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return self if factor == 1 else Rounded(self.value * factor, max(0, self.places - exponent))

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


def rate(amount: Rounded, change: Rounded, sign: int) -> Span | None:
    """The per cents that a change may be of what the amount was before (docs/rules.md §6).

    `change` is its size and `sign` its direction. None where the amount was nothing before, or may have been.
    """
    least = amount.span.low - change.span.high if sign > 0 else amount.span.low + change.span.low
    if least <= 0:
        return None
    # The rate grows with the change and falls with the base: its ends are at the corners of the two spans.
    ends = [part / base * 100 for part, base in _corners(amount, change, sign)]
    return Span(min(ends), max(ends))


def _corners(amount: Rounded, change: Rounded, sign: int) -> list[tuple[Decimal, Decimal]]:
    """The changes at both ends, each with what the amount was before it at both ends."""
    return [
        (part, whole - sign * part)
        for part in (max(Decimal(0), change.span.low), change.span.high)
        for whole in (amount.span.low, amount.span.high)
    ]


def share(part: Rounded, whole: Rounded) -> Span | None:
    """The per cents that one number may be of another; None where the other may be nothing."""
    if whole.span.low <= 0:
        return None
    return Span(max(Decimal(0), part.span.low) / whole.span.high * 100, part.span.high / whole.span.low * 100)


def total(parts: list[Rounded]) -> Span:
    """The sums that numbers may have: each part may be off by half its last place."""
    return Span(sum((p.span.low for p in parts), Decimal(0)), sum((p.span.high for p in parts), Decimal(0)))

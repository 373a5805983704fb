"""What a stated amount leaves open, as XBRL's decimals do: no tolerance is fixed, each follows from the digits.

An amount is stated to two decimals of its unit or to more; it may be anything within half a unit of its last one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

PLACES = 2  # of 万元, as approved amounts are stated (docs/rules.md §6)


class Agreement(Enum):
    """How two statements of one amount stand to each other."""

    SAME = "same"
    ROUNDING = "rounding"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stated amount, or a sum of such, with the half width that rounding leaves."""

    value: Decimal
    half: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.value + other.value, self.half + other.half)

    def against(self, other: Interval) -> Agreement:
        """Same, different by no more than both leave open, or apart."""
        difference = abs(self.value - other.value)
        if not difference:
            return Agreement.SAME
        return Agreement.ROUNDING if difference <= self.half + other.half else Agreement.APART


def stated(value: Decimal) -> Interval:
    """An amount as written: 35 and 35.00 are exact to half a hundredth, 1.056 to half a thousandth."""
    exponent = value.as_tuple().exponent
    places = max(PLACES, -exponent) if isinstance(exponent, int) else PLACES
    return Interval(value, Decimal(5).scaleb(-places - 1))


def total(amounts: Iterable[Decimal]) -> Interval:
    """The sum of stated amounts; each that is not zero leaves its half open."""
    result = Interval(Decimal(0), Decimal(0))
    for amount in amounts:
        result += stated(amount) if amount else Interval(Decimal(0), Decimal(0))
    return result

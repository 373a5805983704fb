"""What a stated amount leaves open: the one rule of rounding.

A number of p places stands for its value ± half a unit of its last place, ends included; a sum of numbers leaves open
what they do together. To how many places a file states its amounts is the file's own: 35 is 35.00 in a file in 万元
with two places, and in a file in whole 元 it is anything from 34.5 to 35.5. (XBRL's decimals say the same of a fact.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

# Amounts are kept to the 分 of a 元, or to two places of 万元; what has more places says so itself.
USUAL_PLACES = 2


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

    def times(self, factor: Decimal) -> Interval:
        """The same in another unit of money."""
        return self if factor == 1 else Interval(self.value * factor, self.half * factor)

    def states_the_same(self, other: Interval) -> bool:
        """Whether two statements of one fact fit: equal, or the coarser is the finer one rounded.

        To as many places they cannot differ: 664.00 is not 664.01, but 6,640,050 元 is 664.01 and 664.00 万元.
        """
        return self.value == other.value or (
            self.half != other.half and abs(self.value - other.value) <= max(self.half, other.half)
        )


NOTHING = Interval(Decimal(0), Decimal(0))


def half_unit(places: int) -> Decimal:
    """Half a unit of the last of so many decimals: 0.005 of two, 0.5 of none."""
    return Decimal(5).scaleb(-places - 1)


def places_of(value: Decimal) -> int:
    """How many decimals the amount is written with: two in 35.00, none in 35."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class Precision:
    """To how many places a file states its amounts at least; an amount with more of them is as precise as that."""

    places: int = USUAL_PLACES

    def stated(self, value: Decimal) -> Interval:
        """An amount as the file writes it: with two places 35 and 35.00 ± 0.005, 1.056 ± 0.0005."""
        return Interval(value, half_unit(max(self.places, places_of(value))))

    def total(self, amounts: Iterable[Decimal]) -> Interval:
        """The sum of stated amounts; each that is not zero leaves its half open."""
        return sum((self.stated(amount) for amount in amounts if amount), NOTHING)


def precision_of(amounts: Iterable[Decimal]) -> Precision:
    """The precision of a file with these amounts: whole 元 if none of them has decimals, two places at most."""
    return Precision(min(USUAL_PLACES, max(map(places_of, amounts), default=USUAL_PLACES)))

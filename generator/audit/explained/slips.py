"""What a slip of the hand makes of a number: one digit wrong, too many or too few, two exchanged, the point moved."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from generator.verify.rounded import Rounded

FEWEST = 3  # significant digits from which on a likeness is no accident
SHIFTS = (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))


def is_slip(printed: Rounded, right: Rounded, fewest: int = FEWEST) -> bool:
    """Whether the number that is printed is the other with one slip; never for two that fit each other."""
    if printed.states(right):
        return False
    places = min(printed.places, right.places)
    unit = Decimal(1).scaleb(-places)
    # what was cut off instead of rounded is not a second slip
    ends = {right.value.quantize(unit, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)}
    return any(_differ_by_one(printed, Rounded(end, places), places, fewest) for end in ends)


def _differ_by_one(printed: Rounded, right: Rounded, places: int, fewest: int) -> bool:
    one, other = _digits(printed, places), _digits(right, places)
    if max(len(one.strip("0")), len(other.strip("0"))) < fewest:
        return False
    if len(one) == len(other):
        differ = [at for at in range(len(one)) if one[at] != other[at]]
        return len(differ) == 1 or _is_swap(one, other, differ)
    longer, shorter = sorted((one.lstrip("0"), other.lstrip("0")), key=len, reverse=True)
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return True
    return any(printed.value == right.value * shift for shift in SHIFTS)


def _is_swap(one: str, other: str, differ: list[int]) -> bool:
    """Whether two digits side by side are exchanged."""
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _digits(number: Rounded, places: int) -> str:
    """Its digits to so many places, without sign and point."""
    return f"{abs(number.value):.{places}f}".replace(".", "")

"""What the amounts of a text, and the figures of a unit file, leave open (generator/core/precision.py)."""

from __future__ import annotations

from generator.core.model import Figure
from generator.core.precision import NOTHING, Agreement, Interval, Precision

__all__ = ["NOTHING", "Agreement", "Interval", "of", "stated", "total"]

# Texts write 33万元 for 33.00: what a sentence says in 万元 is taken to two places.
_TEXT = Precision()
stated, total = _TEXT.stated, _TEXT.total


def of(figure: Figure) -> Interval:
    """A figure, with what the precision of the unit file and the number of its facts leave open."""
    return Interval(figure.value, figure.half)

"""How the series and slices are told apart: by colour, and printed in grey by darkness and pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Pattern = Literal["solid", "diagonal", "dots", "horizontal", "grid"]

INK = "1A1A1A"  # labels and outlines
AXIS = "5A5A5A"  # axes and leaders


@dataclass(frozen=True, slots=True)
class Fill:
    """Colours as RRGGBB: that of the pattern's marks, and that behind them."""

    pattern: Pattern
    colour: str
    behind: str = "FFFFFF"


# Neighbours differ in darkness and pattern. As many as a pie may have slices, and columns series.
FILLS = (
    Fill("solid", "1F4E79"),
    Fill("diagonal", "1F4E79", "E4ECF5"),
    Fill("solid", "8FB0D3"),
    Fill("dots", "404040", "FFFFFF"),
    Fill("solid", "7F7F7F"),
    Fill("horizontal", "7F6000", "FFF2CC"),
    Fill("grid", "375623", "E8F1E0"),
)


def fill_of(number: int) -> Fill:
    """The fill of that number; more than there are begin anew."""
    return FILLS[number % len(FILLS)]

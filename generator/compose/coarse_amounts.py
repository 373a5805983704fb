"""Amounts that a table would print more finely than anybody filed them.

A file in 万元 to the hundredth says nothing of the last 100 元. Where its approved totals miss their parts by rounding,
tables in 万元 print what was filed; tables in 元 would print parts that do not add up, for every reader to see.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from generator.core.model import Figures
from generator.core.money import YUAN
from generator.core.problem import Problem


def too_coarse(figures: Figures, table_units: Collection[str]) -> list[Problem]:
    """That tables in 元 are wanted of a file in 万元 in which rounding was approved; nothing of any other file."""
    unit = figures.unit
    if YUAN not in table_units or unit.amounts_in == YUAN:
        return []
    rounded = [leaf for key, leaf in unit.approved.items() if _was_rounded(figures, key)]
    if not rounded:
        return []
    first = min(rounded, key=lambda leaf: leaf.place)
    return [Problem("approved-coarse", first.place, {"label": first.label or first.key, "count": len(rounded)})]


def _was_rounded(figures: Figures, key: str) -> bool:
    figure = figures.get(key)
    if figure is None or not figure.inputs:
        return False
    parts = (figures.get(part) for part in figure.inputs)
    return sum((part.value for part in parts if part), Decimal(0)) != figure.value

"""Counts: how many there are of what a unit file lists."""

from __future__ import annotations

from decimal import Decimal

from generator.core.model import Figure, Unit


def count(unit: Unit, key: str, label: str, measure: str, number: int, path: str) -> dict[str, Figure]:
    """The figure of a list's length, counted in `measure` (个, 家); `path` is where the list stands in the file."""
    place = unit.places.get(path)
    origins = (place,) if place else ()
    return {key: Figure(key, Decimal(number), measure, label, "按单位文件所列计数", (), origins)}

"""Units of length: layouts speak of millimetres, styles of points, Word of twips (twentieths of a point)."""

from __future__ import annotations

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
TWIPS_PER_POINT = 20
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH
TWIPS_PER_MM = POINTS_PER_INCH * TWIPS_PER_POINT / MM_PER_INCH
# The units that a length in a Word file may name (ECMA-376, ST_UniversalMeasure), in points.
NAMED_UNITS = {
    "pt": 1.0,
    "mm": POINTS_PER_MM,
    "cm": POINTS_PER_INCH / (MM_PER_INCH / 10),
    "in": float(POINTS_PER_INCH),
}


def twips(points: float) -> int:
    """Points in whole twips, as Word's files state lengths: 15.6 points are 312."""
    return round(points * TWIPS_PER_POINT)


def points(text: str) -> float:
    """A length of a Word file in points: it counts twips ("312" is 15.6), the strict format may name a unit ("2cm")."""
    for unit, size in NAMED_UNITS.items():
        if text.endswith(unit):
            return float(text.removesuffix(unit)) * size
    return float(text) / TWIPS_PER_POINT

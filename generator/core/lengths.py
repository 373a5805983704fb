"""Units of length: layouts speak of millimetres, styles of points, Word of twips (twentieths of a point)."""

from __future__ import annotations

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
TWIPS_PER_POINT = 20
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH
TWIPS_PER_MM = POINTS_PER_INCH * TWIPS_PER_POINT / MM_PER_INCH


def twips(points: float) -> int:
    """Points in whole twips, as Word's files state lengths: 15.6 points are 312."""
    return round(points * TWIPS_PER_POINT)

"""Units of length: layouts speak of millimetres, styles of points, Word of twips (twentieths of a point)."""

from __future__ import annotations

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
TWIPS_PER_POINT = 20  # ECMA-376 (OOXML), ST_TwipsMeasure: 1440 an inch
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH  # 2.8346: A4 is 595.3 × 841.9 points
TWIPS_PER_MM = POINTS_PER_INCH * TWIPS_PER_POINT / MM_PER_INCH  # 56.69: A4 is 11906 × 16838 twips


def twips(points: float) -> int:
    """Points in whole twips, as Word's files state lengths: 15.6 points are 312."""
    return round(points * TWIPS_PER_POINT)

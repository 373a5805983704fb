"""A chart becomes a drawing: in the largest type in which its labels have room, as bars where they have none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from generator.core.document import Chart
from generator.core.style import ParagraphStyle, Style
from generator.layout.charts.bars import bars
from generator.layout.charts.columns import columns
from generator.layout.charts.drawing import Drawing
from generator.layout.charts.lines import lines
from generator.layout.charts.pie import drawn_pie

# Sizes of type in points, the table's own first: 小五 and 六号 below it.
SMALLER = (9.0, 8.0)
# Room above and below the drawing in its line, in points: a picture stands on the baseline, and a font has depth.
AROUND = 3.0

_TIGHT: dict[str, Callable[[Chart, ParagraphStyle, float], Drawing | None]] = {"column": columns, "line": lines}


def draw(chart: Chart, style: Style, width: float) -> Drawing:
    """The drawing, so many points wide, in the style of the cells of tables."""
    own = replace(style.paragraphs["table_cell"], indent_left=0, indent_right=0, indent_first=0, letter_spacing=0)
    looks = [own, *(replace(own, size=size) for size in SMALLER if size < own.size)]
    if chart.kind in _TIGHT:
        for look in looks:
            if drawing := _TIGHT[chart.kind](chart, look, width):
                return drawing
    return (drawn_pie if chart.kind == "pie" else bars)(chart, looks[min(1, len(looks) - 1)], width)


def chart_height(drawing: Drawing) -> int:
    """The height in twips of the line in which the drawing stands: what Word, PDF and our pages count with."""
    return ceil((drawing.height + AROUND) * 20)

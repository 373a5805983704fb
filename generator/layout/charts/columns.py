"""Columns: side by side for each part, from zero, each with its number and, where there are several, its series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.document import Chart
from generator.core.style import ParagraphStyle
from generator.layout.charts.drawing import (
    BELOW,
    CLEARANCE,
    LEADING,
    LEAST,
    Box,
    Drawing,
    Label,
    Plot,
    Rule,
    Shape,
    amounts_of,
    below_unit,
    names_of,
    part_names,
    unit_label,
    widest,
    words_of,
)
from generator.layout.measure import wrap

PLOT = 125.0  # points from the least to the greatest
WIDEST = 46.0  # a column
SLOT = 0.94  # of a part's room that its columns take
COLUMN = 0.62  # of a column's room that it takes itself
MOST_LINES = 3  # of a part's name
GAP = 3.0  # between a column and its number


@dataclass(frozen=True, slots=True)
class _Scale:
    """The room of a column, the baseline, points for one of the unit, and the room of a label at its end."""

    slot: float
    pitch: float
    zero: float
    unit: float
    room: float

    def middle(self, part: int, series: int) -> float:
        return self.slot * (part + (1 - SLOT) / 2) + self.pitch * (series + 0.5)


def columns(chart: Chart, look: ParagraphStyle, width: float) -> Drawing | None:
    """The columns; None where the labels have no room side by side in that size of type."""
    slot = width / len(chart.parts)
    pitch = slot * SLOT / len(chart.series)
    texts = [number.text for series in chart.series for number in series.values]
    below = [wrap(words_of(part), look, slot - CLEARANCE) for part in chart.parts]
    if widest([*texts, *names_of(chart)], look.size) + CLEARANCE > pitch or max(map(len, below)) > MOST_LINES:
        return None
    line = look.size * LEADING
    lowest, highest = _ends(chart)
    unit = PLOT / (highest - lowest or 1)
    room = GAP + line * (2 if names_of(chart) else 1)
    top = below_unit(look)
    zero = top + (room if highest > 0 else 0) + highest * unit
    bottom = zero - lowest * unit + (room if lowest < 0 else 0)
    scale = _Scale(slot, pitch, zero, unit, room)
    thick = min(pitch * COLUMN, WIDEST)
    shapes: tuple[Shape, ...] = (*_boxes(chart, scale, thick), Rule(((0, zero), (width, zero))))
    labels = (unit_label(chart, look, width), *_numbers(chart, scale, look), *part_names(below, slot, bottom, look))
    least, most = ((zero - y) / unit for y in (bottom, top))
    free = slot - thick - pitch * (len(chart.series) - 1)
    plot = Plot(0, top, width, bottom - top, least, most, thick, pitch - thick, free)
    height = bottom + line * max(map(len, below)) + BELOW
    return Drawing("column", width, height, look.size, plot, shapes, labels)


def _ends(chart: Chart) -> tuple[float, float]:
    amounts = [amount for series in amounts_of(chart) for amount in series]
    return min(0.0, *amounts), max(0.0, *amounts)


def _boxes(chart: Chart, scale: _Scale, thick: float) -> Iterator[Box]:
    for at, series in enumerate(amounts_of(chart)):
        for part, amount in enumerate(series):
            size = max(abs(amount) * scale.unit, LEAST if amount else 0)
            y = scale.zero - size if amount >= 0 else scale.zero
            yield Box(scale.middle(part, at) - thick / 2, y, thick, size, at)


def _numbers(chart: Chart, scale: _Scale, look: ParagraphStyle) -> Iterator[Label]:
    """Above a column its series and number, below one that goes down."""
    line = look.size * LEADING
    for at, amounts in enumerate(amounts_of(chart)):
        for part, amount in enumerate(amounts):
            printed = chart.series[at].values[part]
            told = [*names_of(chart)[at : at + 1], printed.text]
            end = scale.zero - amount * scale.unit
            first = end - GAP - line * (len(told) - 1) if amount >= 0 else end + GAP + look.size
            for number, words in enumerate(told):
                yield Label(scale.middle(part, at), first + line * number, words, look.size, figure=printed.figure)

"""Bars: one below the other for each part, from zero, each with its series and number at its end."""

from __future__ import annotations

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
    amounts_of,
    below_unit,
    names_of,
    unit_label,
    widest,
    words_of,
)
from generator.layout.measure import wrap

NAMES = 0.38  # of the width, at most, for the names of the parts
GAP = 4.0  # between name, bar and number
BETWEEN = 7.0  # between the parts
HIGHEST, LOWEST = 15.0, 10.5  # the pitch of the bars
APART = 2.0  # between the bars of one part
ALL = 440.0  # points for all parts, as far as the lowest pitch allows: the page has a caption and a heading too


def bars(chart: Chart, look: ParagraphStyle, width: float) -> Drawing:
    """The bars, each part as high as the highest; names and numbers have their columns."""
    count, line = len(chart.series), look.size * LEADING
    names = [wrap(words_of(part), look, width * NAMES) for part in chart.parts]
    left = widest([text.strip() for lines in names for text in lines], look.size) + GAP
    told = _told(chart)
    right = widest([text for texts in told for text in texts], look.size) + GAP + CLEARANCE
    amounts = amounts_of(chart)
    lowest, highest = min(0.0, *map(min, amounts)), max(0.0, *map(max, amounts))
    unit = max(width - left - right, 1) / (highest - lowest or 1)
    zero = left - lowest * unit
    pitch = min(HIGHEST, max(LOWEST, (ALL / len(chart.parts) - BETWEEN) / count, look.size))
    slot = max(pitch * count, line * max(map(len, names))) + BETWEEN
    shapes, labels = list[Box](), [unit_label(chart, look, width)]
    for part, lines in enumerate(names):
        middle = below_unit(look) + slot * (part + 0.5)
        first = middle - line * len(lines) / 2 + look.size
        labels += [Label(left - GAP, first + line * n, text.strip(), look.size, "end") for n, text in enumerate(lines)]
        for at, series in enumerate(amounts):
            size = max(abs(series[part]) * unit, LEAST if series[part] else 0)
            y = middle + pitch * (at - count / 2)
            box = Box(zero if series[part] >= 0 else zero - size, y + APART / 2, size, pitch - APART, at)
            shapes.append(box)
            end = max(zero, box.x + box.width) + GAP
            figure = chart.series[at].values[part].figure
            labels.append(Label(end, y + pitch / 2 + look.size * 0.36, told[at][part], look.size, "start", figure))
    top, high = below_unit(look), slot * len(names)
    axis = Rule(((zero, top), (zero, top + high)))
    most, free = highest + right / unit, slot - pitch * count + APART
    plot = Plot(left, top, width - left, high, lowest, most, pitch - APART, APART, free)
    return Drawing("bar", width, top + high + BELOW, look.size, plot, (*shapes, axis), tuple(labels))


def _told(chart: Chart) -> list[list[str]]:
    """What stands at the end of each bar, by series: `2023年 1,131.42`."""
    prefixes = [f"{name} " for name in names_of(chart)] or [""]
    return [
        [f"{prefix}{number.text}" for number in series.values]
        for prefix, series in zip(prefixes, chart.series, strict=True)
    ]

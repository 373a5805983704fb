"""Lines from part to part, over an axis at zero, each point with its number and each line with its name at its end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.document import Chart
from generator.core.style import ParagraphStyle
from generator.layout.charts.drawing import (
    BELOW,
    CLEARANCE,
    LEADING,
    Drawing,
    Label,
    Plot,
    Rule,
    Trace,
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
MOST_LINES = 3  # of a part's name
GAP = 5.0  # between a point and its number


def lines(chart: Chart, look: ParagraphStyle, width: float) -> Drawing | None:
    """The lines; None where the numbers have no room side by side in that size of type."""
    names = names_of(chart)
    slot = (width - (widest(names, look.size) + 2 * GAP if names else 0)) / len(chart.parts)
    texts = [number.text for series in chart.series for number in series.values]
    below = [wrap(words_of(part), look, slot - CLEARANCE) for part in chart.parts]
    if widest(texts, look.size) + CLEARANCE > slot or max(map(len, below)) > MOST_LINES:
        return None
    line, amounts = look.size * LEADING, amounts_of(chart)
    lowest, highest = min(0.0, *map(min, amounts)), max(0.0, *map(max, amounts))
    unit = PLOT / (highest - lowest or 1)
    top = below_unit(look)
    zero = top + line + GAP + highest * unit
    bottom = zero - lowest * unit + line + GAP  # the lower line's numbers stand below its points
    traces = [
        Trace(tuple((slot * (part + 0.5), zero - amount * unit) for part, amount in enumerate(series)), at)
        for at, series in enumerate(amounts)
    ]
    end = slot * (len(chart.parts) - 0.5) + widest(texts, look.size) / 2 + GAP
    labels = (
        unit_label(chart, look, width),
        *_numbers(chart, traces, look),
        *_line_names(names, traces, end, look),
        *part_names(below, slot, bottom, look),
    )
    plot = Plot(0, top, slot * len(chart.parts), bottom - top, (zero - bottom) / unit, (zero - top) / unit)
    height = bottom + line * max(map(len, below)) + BELOW
    return Drawing("line", width, height, look.size, plot, (*traces, Rule(((0, zero), (width, zero)))), labels)


def _numbers(chart: Chart, traces: list[Trace], look: ParagraphStyle) -> Iterator[Label]:
    amounts = amounts_of(chart)
    for at, series in enumerate(chart.series):
        for part, number in enumerate(series.values):
            x, y = traces[at].points[part]
            shift = -GAP if _is_upper(amounts, at, part) else GAP + look.size * 0.85
            yield Label(x, y + shift, number.text, look.size, figure=number.figure)


def _line_names(names: list[str], traces: list[Trace], x: float, look: ParagraphStyle) -> Iterator[Label]:
    """At the ends of the lines, at least a line apart."""
    ends = _apart([trace.points[-1][1] for trace in traces], look.size * LEADING)
    for name, y in zip(names, ends, strict=False):
        yield Label(x, y + look.size * 0.36, name, look.size, "start")


def _is_upper(amounts: list[list[float]], series: int, part: int) -> bool:
    """Whether this point is the upper of the two there; the first of two that are the same, and one alone."""
    others = [one[part] for number, one in enumerate(amounts) if number != series]
    return all(amounts[series][part] > other or (amounts[series][part] == other and series == 0) for other in others)


def _apart(places: list[float], line: float) -> list[float]:
    """The heights of two names, at least a line apart."""
    if len(places) < 2 or abs(places[0] - places[1]) >= line:
        return places
    middle = sum(places) / 2
    above, below = middle - line / 2, middle + line / 2
    return [above, below] if places[0] <= places[1] else [below, above]

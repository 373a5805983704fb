"""What a drawn chart is made of: shapes and labels, in points from its upper left corner.

Kinds of fill are numbered (fills.py); the writers give them colour and pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.core.chart import values
from generator.core.document import Chart, ChartKind, Spans, plain
from generator.core.style import ParagraphStyle
from generator.layout.measure import text_width

LEADING = 1.25  # the pitch of a label's lines, as a multiple of its size
ABOVE, BELOW = 4.0, 6.0  # free above and below what is drawn: text above, caption below
UNIT_GAP = 6.0  # below the line that names the unit
LEAST = 0.75  # the length of a column or bar that is not zero: else it would not be seen
NAMES_BELOW = 3.0  # between what is drawn and the names of the parts below it
CLEARANCE = 4.0  # between neighbouring labels, and for fonts a little wider than we count


@dataclass(frozen=True, slots=True)
class Box:
    """A column or bar."""

    x: float
    y: float
    width: float
    height: float
    fill: int


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a pie, from and to as parts of the full turn, clockwise from above."""

    x: float
    y: float
    radius: float
    start: float
    end: float
    fill: int


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, each with a mark."""

    points: tuple[tuple[float, float], ...]
    fill: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line: the axis, or what leads from a slice to its label."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a baseline; `anchor` says which of their ends stands at `x`."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "middle"
    figure: str = ""  # of the number in it


@dataclass(frozen=True, slots=True)
class Callout:
    """The label of a slice, a line each, and what leads to it from the rim."""

    leader: Rule
    labels: tuple[Label, ...]


Shape = Box | Slice | Trace | Rule


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the values are drawn, and the values at its two ends: what Word is told so that it draws the same."""

    x: float
    y: float
    width: float
    height: float
    least: float = 0.0
    most: float = 0.0
    thick: float = 0.0  # a column or bar
    apart: float = 0.0  # between two of one part
    free: float = 0.0  # between the parts


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as drawn; `kind` is that of the chart unless its labels had no room in it."""

    kind: ChartKind
    width: float
    height: float
    size: float
    plot: Plot
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    callouts: tuple[Callout, ...] = ()  # of a pie, slice by slice; they are among the shapes and labels too


def words_of(spans: Spans) -> str:
    """A name on one line."""
    return plain(spans).replace("\n", " ")


def names_of(chart: Chart) -> list[str]:
    """What the series are called, where there are several: of one, the caption says it."""
    return [words_of(series.name) for series in chart.series] if len(chart.series) > 1 else []


def amounts_of(chart: Chart) -> list[list[float]]:
    """What is drawn, by series and part: lengths, no amounts to be printed."""
    return [[float(value) for value in values(series)] for series in chart.series]


def part_names(names: list[list[str]], slot: float, top: float, look: ParagraphStyle) -> Iterator[Label]:
    """The parts' names side by side below what is drawn, each over as many lines as it needs."""
    for part, lines in enumerate(names):
        for number, words in enumerate(lines):
            y = top + NAMES_BELOW + look.size + look.size * LEADING * number
            yield Label(slot * (part + 0.5), y, words.strip(), look.size)


def widest(texts: list[str], size: float) -> float:
    """The width of the widest of some texts on one line each."""
    return max((text_width(text, size, 0) for text in texts), default=0.0)


def unit_label(chart: Chart, look: ParagraphStyle, width: float) -> Label:
    """单位：万元, at the right end of the first line."""
    return Label(width - 2, ABOVE + look.size, f"单位：{chart.unit}", look.size, "end")


def below_unit(look: ParagraphStyle) -> float:
    """Where the drawing begins below that line."""
    return ABOVE + look.size * LEADING + UNIT_GAP

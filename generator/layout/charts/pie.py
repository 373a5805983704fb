"""A pie with its labels at both sides, each led to its slice, none over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin
from typing import Literal

from generator.core.chart import values
from generator.core.document import Chart
from generator.core.style import ParagraphStyle
from generator.layout.charts.drawing import LEADING, Callout, Drawing, Label, Plot, Rule, Slice, words_of
from generator.layout.measure import wrap

RADIUS = 68.0
OF_WIDTH = 1 / 6  # the radius at most, so that labels have room beside it on a phone
ELBOW, REACH = 12.0, 20.0  # from the rim: where the leader turns, and where it ends
GAP = 4.0  # between leader and label, and between labels
MARGIN = 10.0  # above and below all


@dataclass(frozen=True, slots=True)
class _Side:
    """The label of a slice: its lines, the figure of its share, its height, and the middle of the slice as a part of
    the full turn."""

    lines: list[str]
    share: str
    height: float
    turn: float


def drawn_pie(chart: Chart, look: ParagraphStyle, width: float) -> Drawing:
    """The slices in the order of the parts, clockwise from above; leaders and labels in the same order."""
    radius = min(RADIUS, width * OF_WIDTH)
    turns = _turns(values(chart.series[0]))
    sides: dict[bool, list[_Side]] = {True: [], False: []}  # at the right, at the left
    for part, share, (start, end) in zip(chart.parts, chart.shares, turns, strict=True):
        lines = wrap(f"{words_of(part)} {share.text}", look, width / 2 - radius - REACH - GAP)
        turn = (start + end) / 2
        sides[turn < 0.5].append(_Side(lines, share.figure, len(lines) * look.size * LEADING + GAP, turn))
    height = 2 * MARGIN + max(2 * radius, *(sum(one.height for one in side) for side in sides.values()))
    pie = Plot(width / 2 - radius, height / 2 - radius, 2 * radius, 2 * radius)
    slices = [Slice(width / 2, height / 2, radius, start, end, at) for at, (start, end) in enumerate(turns)]
    beside = [one for is_right, side in sides.items() for one in _labels(side, is_right, slices[0], height, look)]
    callouts = tuple(one for _, one in sorted(beside, key=lambda pair: pair[0]))
    leaders = (one.leader for one in callouts)
    labels = tuple(label for one in callouts for label in one.labels)
    return Drawing("pie", width, height, look.size, pie, (*slices, *leaders), labels, callouts)


def _turns(amounts: list[Decimal]) -> list[tuple[float, float]]:
    """Where each slice begins and ends."""
    whole = sum(amounts, Decimal(0))
    ends = [float(sum(amounts[: at + 1], Decimal(0)) / whole) for at in range(len(amounts))]
    return list(zip([0.0, *ends[:-1]], ends, strict=True))


def _labels(
    side: list[_Side], is_right: bool, pie: Slice, height: float, look: ParagraphStyle
) -> Iterator[tuple[float, Callout]]:
    """The labels of one side from the top, each with what leads to it and where its slice is."""
    side = sorted(side, key=lambda one: -cos(2 * pi * one.turn))
    sign = 1 if is_right else -1
    anchor: Literal["start", "end"] = "start" if is_right else "end"
    line = look.size * LEADING
    for one, middle in zip(side, _middles(side, pie, height), strict=True):
        rim = (pie.x + pie.radius * sin(2 * pi * one.turn), pie.y - pie.radius * cos(2 * pi * one.turn))
        elbow, end = ((pie.x + sign * (pie.radius + far), middle) for far in (ELBOW, REACH))
        first = middle - line * len(one.lines) / 2 + look.size
        lines = enumerate(words.strip() for words in one.lines)
        labels = (
            Label(end[0] + sign * GAP, first + line * n, words, look.size, anchor, one.share) for n, words in lines
        )
        yield one.turn, Callout(Rule((rim, elbow, end)), tuple(labels))


def _middles(side: list[_Side], pie: Slice, height: float) -> list[float]:
    """The middles of the labels from the top: beside their slices as far as the others leave room."""
    tops: list[float] = []
    free = MARGIN
    for one in side:
        wish = pie.y - pie.radius * cos(2 * pi * one.turn) - one.height / 2
        tops.append(max(free, wish))
        free = tops[-1] + one.height
    limit = height - MARGIN
    for number in reversed(range(len(side))):  # those that came to stand too low push the ones above them up
        tops[number] = min(tops[number], limit - side[number].height)
        limit = tops[number]
    return [top + one.height / 2 for top, one in zip(tops, side, strict=True)]

"""A chart against itself: what it shows, what its picture and its alternative text say, what its workbook holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.document import SHARE_HEAD
from generator.core.problem import Problem
from generator.recognise.charts import decimal, numbers
from generator.recognise.printed import Chart, Printed
from generator.verify.rules import finding

# Programs store 433.28 as 433.28 or as 433.28000000000003: what is nearer than that is one number.
NEAR = 1e-9


def check_charts(printed: Printed) -> Iterator[Problem]:
    """The numbers that a chart has elsewhere and that are not those that it shows."""
    for chart in printed.charts():
        for where, found, expected in (*_drawn(chart), *_told(chart), *_stored(chart)):
            details = {"found": found, "expected": expected, "part": where}
            yield finding("verify-chart", chart.where.place, details)


def _drawn(chart: Chart) -> Iterator[tuple[str, str, str]]:
    """Numbers of the picture that the table has not: a picture may leave some out, such as a pie the amounts."""
    if not chart.drawn:
        return
    table = [number for row in chart.rows for cell in row for number in numbers(cell)]
    for number in dict.fromkeys(chart.drawn):
        if number not in table:
            yield "picture", number, "—"
    first = -1 if chart.rows[0][-1] == SHARE_HEAD else 1  # of a pie the shares are drawn, of others all numbers
    for number in dict.fromkeys(one for row in chart.rows[1:] for cell in row[first:] for one in numbers(cell)):
        if number not in chart.drawn:
            yield "picture", "—", number


def _told(chart: Chart) -> Iterator[tuple[str, str, str]]:
    if not chart.told:
        return
    shown, told = ([cell for row in rows for cell in row] for rows in (chart.rows, chart.told))
    if len(shown) != len(told):
        yield "alternative", str(len(told)), str(len(shown))
        return
    for one, other in zip(told, shown, strict=True):
        if one != other:
            yield "alternative", one, other


def _stored(chart: Chart) -> Iterator[tuple[str, str, str]]:
    for shown, cell in chart.stored:
        one, other = decimal(shown), decimal(cell)
        if one is not None and other is not None and abs(float(one - other)) > NEAR * max(1.0, abs(float(one))):
            yield "workbook", cell, shown

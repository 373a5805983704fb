"""Formats of numbers by which Word prints a chart's numbers as we do, where there is one."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.core.chart import value_of, values
from generator.core.document import Chart

HUNDRED = Decimal(100)


def number_format(chart: Chart) -> str:
    """`#,##0.00` where all numbers have two decimals and the large ones separators; nothing where they differ."""
    numbers = [number for series in chart.series for number in series.values]
    places = {_places(number.text) for number in numbers}
    if len(places) > 1:
        return ""
    plain = _format("0", places.pop())
    formats = (f"#,##{plain}", plain)
    return next(
        (one for one in formats if all(printed(value_of(number), one) == number.text for number in numbers)), ""
    )


def share_format(chart: Chart) -> str:
    """`0.00%` where each share, divided by Word and printed so, is the one that we print; nothing elsewhere."""
    places = {_places(share.text.rstrip("%")) for share in chart.shares}
    amounts = values(chart.series[0])
    whole = sum(amounts, Decimal(0))
    if len(places) > 1 or not whole:
        return ""
    shown = _format("0", places.pop())
    same = all(
        f"{printed(amount / whole * HUNDRED, shown)}%" == share.text
        for amount, share in zip(amounts, chart.shares, strict=True)
    )
    return f"{shown}%" if same else ""


def printed(value: Decimal, shown: str) -> str:
    """The number as that format prints it, half up."""
    places = _places(shown)
    return f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):{',' if ',' in shown else ''}}"


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _format(whole: str, places: int) -> str:
    return f"{whole}.{'0' * places}" if places else whole

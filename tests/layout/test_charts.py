"""Charts as they are drawn: no label over another or outside the picture, columns from zero, on any width."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from math import isclose
from pathlib import Path

import pytest

from generator.core.amount import format_percent
from generator.core.document import Chart, ChartKind, Number, Series, Text
from generator.core.style import Style
from generator.layout.charts import chart_height, draw
from generator.layout.charts.drawing import Box, Drawing, Label, Rule, Slice, Trace
from generator.layout.look import read_style
from generator.layout.measure import text_width
from tests.world import ROOT

PAPER, PHONE = 442.0, 246.0  # points: an upright page, and the text of a phone 360 pixels wide
LONG = "国有资本经营预算财政拨款安排的其他支出（含上年结转和结余）"
CLASSES = ["一般公共服务支出", "文化旅游体育与传媒支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出"]


@pytest.fixture(scope="module")
def style() -> Style:
    found, _ = read_style(Path(ROOT / "templates/base/style.docx"))
    assert found is not None
    return found


def chart(kind: ChartKind, names: Sequence[str], *series: Sequence[str]) -> Chart:
    """A chart of these numbers; the series are years."""
    parts = tuple((Text(name),) for name in names)
    whole = sum(map(Decimal, series[0]), Decimal(0))
    shares = [format_percent(Decimal(text) / whole * 100, 2, "kept") for text in series[0]] if kind == "pie" else []
    made = tuple(
        Series((Text(f"{2022 + year}年"),), tuple(Number(f"{Decimal(text):,}", "figure") for text in texts))
        for year, texts in enumerate(series)
    )
    return Chart("example", kind, "示例", "万元", parts, made, tuple(Number(text, "share") for text in shares))


MANY = [f"第{number}项支出" for number in "一二三四五六七八九十甲乙"]
CHARTS = {
    "two years": chart("column", ["收入总计", "支出总计"], ["433.28", "433.28"], ["415.41", "415.41"]),
    "wide numbers": chart("column", CLASSES, ["99999999.99"] * 5, ["88888888.88"] * 5),
    "twelve of three": chart("column", MANY, *[[f"{n}.50" for n in range(1, 13)]] * 3),
    "long names": chart("column", [LONG, LONG, "甲"], ["1.00", "2.00", "3.00"]),
    "below zero": chart("column", ["结转", "结余"], ["-12.00", "5.00"], ["3.00", "-0.01"]),
    "all below zero": chart("column", ["结转", "结余"], ["-12.00", "-5.00"]),
    "small beside large": chart("bar", CLASSES, ["1000000.00", "0.01", "0.00", "3.00", "-2.00"]),
    "bars of long names": chart("bar", [LONG] * 12, *[["1.00"] * 12] * 3),
    "halves": chart("pie", ["基本支出", "项目支出"], ["50.00", "50.00"]),
    "one and crumbs": chart("pie", CLASSES, ["9999.00", "0.01", "0.01", "0.01", "0.01"]),
    "crumbs below": chart("pie", CLASSES, ["4999.00", "0.01", "0.01", "0.01", "5000.00"]),
    "seven of long names": chart("pie", [LONG] * 7, ["1.00"] * 7),
    "lines": chart("line", CLASSES[2:], ["3.00", "5.00", "4.00"], ["3.00", "4.99", "6.00"]),
    "lines that meet": chart("line", CLASSES[2:], ["0.00", "0.00", "0.00"], ["0.00", "0.00", "-7.00"]),
}
each_chart = pytest.mark.parametrize("name", CHARTS)


def box(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label's words."""
    width = text_width(label.text, label.size, 0)
    left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size * 0.86, left + width, label.y + label.size * 0.14


def overlap(one: Label, other: Label) -> bool:
    a, b = box(one), box(other)
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5


@each_chart
@pytest.mark.parametrize("width", [PAPER, PHONE])
def test_labels_stand_clear_of_one_another_and_inside(name: str, width: float, style: Style) -> None:
    drawing = draw(CHARTS[name], style, width)
    assert [(a.text, b.text) for a, b in combinations(drawing.labels, 2) if overlap(a, b)] == []
    outside = [label for label in drawing.labels if not is_inside(box(label), drawing)]
    assert [label.text for label in outside] == []
    assert all(label.size >= 8 for label in drawing.labels)
    assert is_inside(edges(drawing), drawing)


def is_inside(edges: tuple[float, float, float, float], drawing: Drawing) -> bool:
    left, top, right, bottom = edges
    return left >= -0.1 and top >= -0.1 and right <= drawing.width + 0.1 and bottom <= drawing.height + 0.1


def edges(drawing: Drawing) -> tuple[float, float, float, float]:
    points: list[tuple[float, float]] = []
    for shape in drawing.shapes:
        match shape:
            case Box(x, y, width, height):
                points += [(x, y), (x + width, y + height)]
            case Slice(x, y, radius):
                points += [(x - radius, y - radius), (x + radius, y + radius)]
            case Trace(found) | Rule(found):
                points += found
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@each_chart
def test_it_has_room_on_a_page_with_its_caption(name: str, style: Style) -> None:
    assert chart_height(draw(CHARTS[name], style, PAPER)) / 20 < style.portrait.text_height - 100


@each_chart
def test_columns_and_bars_are_as_long_as_their_numbers_from_zero(name: str, style: Style) -> None:
    drawing = draw(CHARTS[name], style, PAPER)
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    lengths = [one.height if drawing.kind == "column" else one.width for one in boxes]
    numbers = [abs(float(number.text.replace(",", ""))) for one in CHARTS[name].series for number in one.values]
    if drawing.kind == "bar":  # drawn part by part
        parts = len(CHARTS[name].parts)
        numbers = [number for part in range(parts) for number in numbers[part::parts]]
    seen = [(length, number) for length, number in zip(lengths, numbers, strict=False) if length > 0.75]
    assert all(isclose(one[0] / one[1], other[0] / other[1], rel_tol=1e-6) for one, other in pairwise(seen))


def test_slices_are_shares_of_the_turn(style: Style) -> None:
    slices = [shape for shape in draw(CHARTS["halves"], style, PAPER).shapes if isinstance(shape, Slice)]
    assert [(one.start, one.end) for one in slices] == [(0, 0.5), (0.5, 1)]


def test_columns_whose_labels_have_no_room_become_bars(style: Style) -> None:
    assert draw(CHARTS["two years"], style, PAPER).kind == "column"
    assert draw(CHARTS["wide numbers"], style, PAPER).kind == "bar"
    assert draw(CHARTS["two years"], style, 100).kind == "bar"

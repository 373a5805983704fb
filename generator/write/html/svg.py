"""A drawing as SVG. Presentation attributes only: a page's policy forbids styles in elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import cos, pi, sin

from generator.layout.charts.drawing import Box, Drawing, Label, Rule, Shape, Slice, Trace
from generator.layout.charts.fills import AXIS, INK, Fill, fill_of

# The marks of a pattern, on a tile so many points wide and high.
TILE = 5
MARKS = {
    "diagonal": '<path d="M-1,1 L1,-1 M0,5 L5,0 M4,6 L6,4" stroke="{colour}" stroke-width="1.1"/>',
    "dots": '<circle cx="2.5" cy="2.5" r="0.9" fill="{colour}"/>',
    "horizontal": '<path d="M0,2.5 L5,2.5" stroke="{colour}" stroke-width="1.1"/>',
    "grid": '<path d="M0,2.5 L5,2.5 M2.5,0 L2.5,5" stroke="{colour}" stroke-width="0.8"/>',
}
OUTLINE, THIN, THICK = 0.6, 0.7, 1.6  # points: round shapes, axes and leaders, lines of numbers
LEAST_SLICE = 0.001  # of the turn: less is a line, and what it leaves is the whole circle
MARK = 2.6  # points: half the size of the mark of a point


def svg(
    drawing: Drawing,
    name: str,
    attributes: str,
    title: str = "",
    family: str = "",
    explained: Mapping[str, str] | None = None,
) -> str:
    """The drawing; `name` keeps its patterns apart from others', `attributes` go to the element itself.

    `explained` is what a label says of its figure while the mouse is over it.
    """
    used = sorted({shape.fill for shape in drawing.shapes if isinstance(shape, Box | Slice)})
    patterns = "".join(_pattern(f"{name}-{number}", fill_of(number)) for number in used)
    font = f' font-family="{escape(family)}"' if family else ""
    size = f"0 0 {_n(drawing.width)} {_n(drawing.height)}"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" {attributes}{font}>',
            f"<title>{escape(title)}</title>" if title else "",
            f"<defs>{patterns}</defs>" if patterns else "",
            f'<rect width="{_n(drawing.width)}" height="{_n(drawing.height)}" fill="#FFFFFF"/>',
            *(part for shape in drawing.shapes for part in _shape(shape, name)),
            *(_label(label, font, (explained or {}).get(label.figure, "")) for label in drawing.labels),
            "</svg>",
        )
    )


def _pattern(name: str, fill: Fill) -> str:
    if fill.pattern == "solid":
        return ""
    marks = MARKS[fill.pattern].format(colour=f"#{fill.colour}")
    ground = f'<rect width="{TILE}" height="{TILE}" fill="#{fill.behind}"/>'
    tile = f'width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{name}" {tile}>{ground}{marks}</pattern>'


def _shape(shape: Shape, name: str) -> Iterator[str]:
    match shape:
        case Box(x, y, width, height, fill) if min(width, height) > 0:  # of zero there is nothing to fill
            where = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            yield f"<rect {where} {_filled(fill, name)}/>"
        case Slice(fill=fill):
            yield f"<{_slice(shape)} {_filled(fill, name)}/>"
        case Trace():
            yield from _trace(shape)
        case Rule(points):
            yield f'<polyline points="{_points(points)}" fill="none" stroke="#{AXIS}" stroke-width="{THIN}"/>'


def _filled(number: int, name: str) -> str:
    fill = fill_of(number)
    paint = f"#{fill.colour}" if fill.pattern == "solid" else f"url(#{name}-{number})"
    return f'fill="{paint}" stroke="#{INK}" stroke-width="{OUTLINE}"'


def _slice(one: Slice) -> str:
    """The element without its paint: an arc from a point to itself would be nothing, so all of a turn is a circle."""
    size = one.end - one.start

    def at(turn: float) -> str:
        return f"{_n(one.x + one.radius * sin(2 * pi * turn))},{_n(one.y - one.radius * cos(2 * pi * turn))}"

    if size > 1 - LEAST_SLICE:
        return f'circle cx="{_n(one.x)}" cy="{_n(one.y)}" r="{_n(one.radius)}"'
    if size < LEAST_SLICE:
        return f'path d="M{_n(one.x)},{_n(one.y)} L{at(one.start)}"'
    arc = f"A{_n(one.radius)},{_n(one.radius)} 0 {int(size > 0.5)} 1 {at(one.end)}"
    return f'path d="M{_n(one.x)},{_n(one.y)} L{at(one.start)} {arc} Z"'


def _trace(trace: Trace) -> Iterator[str]:
    """The second of two lines is dashed and has hollow squares for points."""
    colour = f"#{fill_of(trace.fill).colour}"
    dashes = ' stroke-dasharray="5 3"' if trace.fill % 2 else ""
    points = _points(trace.points)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{THICK}"{dashes}/>'
    for x, y in trace.points:
        if trace.fill % 2:
            where = f'x="{_n(x - MARK)}" y="{_n(y - MARK)}" width="{_n(2 * MARK)}" height="{_n(2 * MARK)}"'
            yield f'<rect {where} fill="#FFFFFF" stroke="{colour}" stroke-width="1.2"/>'
        else:
            yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(MARK)}" fill="{colour}"/>'


def _label(label: Label, font: str, explanation: str) -> str:
    """The font on each: WeasyPrint does not inherit it."""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    where = f'x="{_n(label.x)}" y="{_n(label.y)}" font-size="{_n(label.size)}"'
    title = f"<title>{escape(explanation)}</title>" if explanation else ""
    return f'<text {where}{anchor}{font} fill="#{INK}">{title}{escape(label.text)}</text>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """A coordinate to the hundredth of a point, without zeros at its end."""
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(value) < 0.005 else "-0")

"""Charts in HTML: on paper a picture with its words, on a screen one more for phones, and the numbers as a table.

The table is there for who does not see the picture; the picture is nothing to a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from generator.core.chart import alternative
from generator.core.document import Chart, Document, Spans, blocks, chart_rows, plain
from generator.core.style import Style
from generator.layout.charts import chart_height, draw
from generator.write.html.css import pdf_families, points, rem, rule, screen_families
from generator.write.html.screen import PHONE_WIDTH, enlargement
from generator.write.html.svg import svg

NARROW = 246.0  # points: the text of a phone 360 pixels wide, its margins taken off

# As .furniture, but a part of the document: a reader of the page finds these numbers in Word and PDF too.
RULES = """
.chart { margin: 0; break-inside: avoid; break-after: avoid; }
.chart svg { display: block; margin: 0 auto; }
.table-subtitle.chart-caption { break-after: auto; }
"""
SCREEN = """
.chart { position: relative; }
.chart svg { height: auto; max-width: 100%; }
.chart .narrow { display: none; }
.chart-numbers { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); }
"""


def chart_rules(document: Document, style: Style, on_screen: bool) -> str:
    """CSS of the document's charts; nothing without any."""
    charts = [block for block in blocks(document) if isinstance(block, Chart)]
    if not charts:
        return ""
    if not on_screen:
        heights = sorted({_height(chart, style) for chart in charts})
        return RULES.lstrip() + "".join(
            rule(f".{_class(high)}", [f"height: {points(high)}"]) + "\n" for high in heights
        )
    look = style.paragraphs["table_cell"]
    larger = enlargement(look)
    lines = [
        rule(".chart text", [f"font-family: {screen_families(look)}"]),
        rule(".chart .wide", [f"width: {rem(_width(style) * larger)}"]),
        rule(".chart .narrow", [f"width: {rem(NARROW * larger)}"]),
        f"@media screen and (max-width: {PHONE_WIDTH}) {{ .chart .wide {{ display: none; }} "
        ".chart .narrow { display: block; } }",
    ]
    return RULES.lstrip() + SCREEN.lstrip() + "\n".join(lines) + "\n"


def printed_chart(chart: Chart, number: int, style: Style) -> Iterator[str]:
    """For the PDF: the title of a picture becomes its alternative text."""
    families, _ = pdf_families(style.paragraphs["table_cell"], bold=False)
    drawing = draw(chart, style, _width(style))
    size = f'width="{drawing.width:g}pt" height="{drawing.height:g}pt"'
    yield f'<div class="chart {_class(_height(chart, style))}">'
    yield svg(drawing, f"chart-{number}", size, alternative(chart), families.replace('"', "'"))
    yield "</div>"


def shown_chart(chart: Chart, number: int, style: Style, explained: Mapping[str, str]) -> Iterator[str]:
    """For a screen; `explained` is what the page says of each figure."""
    yield f'<figure class="chart" aria-label="{escape(chart.title)}">'
    for name, width in (("wide", _width(style)), ("narrow", NARROW)):
        drawing = draw(chart, style, width)
        yield svg(drawing, f"chart-{number}-{name}", f'class="{name}" aria-hidden="true"', explained=explained)
    yield '<div class="chart-numbers">'
    yield from _table(chart)
    yield "</div>"
    yield "</figure>"


def _table(chart: Chart) -> Iterator[str]:
    head, *body = chart_rows(chart)
    yield f'<table><caption class="furniture">{escape(chart.title)}（单位：{escape(chart.unit)}）</caption>'
    yield "<thead><tr>" + "".join(_cell("col", spans) for spans in head) + "</tr></thead>"
    yield "<tbody>"
    for name, *cells in body:
        yield "<tr>" + _cell("row", name) + "".join(_cell("", spans) for spans in cells) + "</tr>"
    yield "</tbody></table>"


def _cell(scope: str, spans: Spans) -> str:
    words = escape(plain(spans))
    return f'<th scope="{scope}">{words}</th>' if scope else f"<td>{words}</td>"


def _width(style: Style) -> float:
    """Charts stand in running text, on upright pages."""
    return style.portrait.text_width


def _height(chart: Chart, style: Style) -> float:
    return chart_height(draw(chart, style, _width(style))) / 20


def _class(height: float) -> str:
    """`chart-205-35` for 205.35 points."""
    return f"chart-{height:g}".replace(".", "-")

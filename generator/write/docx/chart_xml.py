"""The chart itself and its workbook, by XlsxWriter: the DrawingML of a chart is the same in Word as in Excel.

XlsxWriter writes a chart with the numbers of its sheet cached in it. The chart is taken out of one workbook, and a
second one without it is what opens in Word at "edit data". It counts in doubles: 15 digits of an amount are exact.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import xlsxwriter

from generator.core.chart import values
from generator.core.document import PARTS_HEAD, Chart, plain
from generator.core.style import ParagraphStyle, Style
from generator.layout.charts.drawing import Drawing, unit_label, words_of
from generator.layout.charts.fills import AXIS, INK, fill_of
from generator.write.docx.chart_details import explicit
from generator.write.docx.chart_numbers import number_format, share_format
from generator.write.workbooks import OPTIONS

SHEET = "数据"
CREATED = datetime(1980, 1, 1)  # the earliest a zip can state; the clock's would be another each time
PATTERNS = {
    "diagonal": "wide_upward_diagonal",
    "dots": "percent_20",
    "horizontal": "narrow_horizontal",
    "grid": "small_grid",
}


Options = dict[str, Any]


def chart_and_workbook(chart: Chart, drawing: Drawing, style: Style) -> tuple[bytes, bytes]:
    """The chart part without its link to the workbook, and the workbook."""
    with zipfile.ZipFile(io.BytesIO(_book(chart, drawing, style))) as book:
        xml = book.read("xl/charts/chart1.xml")
    return explicit(xml, chart, drawing, style.paragraphs["table_cell"].font), _book(chart)


def _book(chart: Chart, drawing: Drawing | None = None, style: Style | None = None) -> bytes:
    """The workbook: parts down, series across; with the chart where there is a drawing."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(SHEET)
        shown = book.add_format({"num_format": number_format(chart) or "General"})
        sheet.write_row(0, 0, [PARTS_HEAD, *(words_of(series.name) for series in chart.series)])
        sheet.write_column(1, 0, [words_of(part) for part in chart.parts])
        for column, series in enumerate(chart.series, 1):
            sheet.write_column(1, column, values(series), shown)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, len(chart.series), 16)
        if drawing and style:
            sheet.insert_chart(0, 0, _chart(book, chart, drawing, style.paragraphs["table_cell"]))
    return stream.getvalue()


def _chart(book: Any, chart: Chart, drawing: Drawing, look: ParagraphStyle) -> Any:
    made = book.add_chart({"type": drawing.kind})
    font = {"name": look.font_latin, "size": drawing.size, "bold": False, "color": f"#{INK}"}
    last = len(chart.parts)
    for column in range(1, len(chart.series) + 1):
        options: Options = {
            "name": [SHEET, 0, column],
            "categories": [SHEET, 1, 0, last, 0],
            "values": [SHEET, 1, column, last, column],
            **_look(chart, drawing, column - 1),
        }
        labels = _share_labels(chart) if drawing.kind == "pie" else _labels(chart, drawing, column - 1)
        made.add_series({**options, "data_labels": {**labels, "font": font}})
    _title(made, chart, drawing, font, look)
    made.set_legend({"position": "right", "font": font} if _needs_legend(chart, drawing) else {"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    made.set_plotarea({"layout": _layout(drawing)})
    if drawing.kind != "pie":
        _axes(made, drawing, font)
    return made


def _needs_legend(chart: Chart, drawing: Drawing) -> bool:
    """Lines have their names at their ends where we draw; Word's labels stand at every point or at none."""
    return drawing.kind == "line" and len(chart.series) > 1


def _title(made: Any, chart: Chart, drawing: Drawing, font: Options, look: ParagraphStyle) -> None:
    """The unit of the numbers, where we draw it: in the upper right corner."""
    if drawing.kind == "pie":
        made.set_title({"none": True})
        return
    label = unit_label(chart, look, drawing.width)
    place = {"x": 1 - (len(label.text) * label.size + 6) / drawing.width, "y": 0.0}
    made.set_title({"name": label.text, "name_font": font, "overlay": True, "layout": place})


def _layout(drawing: Drawing) -> Options:
    plot = drawing.plot
    return {
        "x": plot.x / drawing.width,
        "y": plot.y / drawing.height,
        "width": plot.width / drawing.width,
        "height": plot.height / drawing.height,
    }


def _axes(made: Any, drawing: Drawing, font: Options) -> None:
    """No axis of values: each number stands at what it is. Columns begin at zero."""
    plot = drawing.plot
    names: Options = {
        "num_font": {**font, "rotation": 0},  # across: LibreOffice would tilt long names
        "line": {"color": f"#{AXIS}", "width": 0.75},
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "label_position": "low",
        "reverse": drawing.kind == "bar",
    }
    numbers: Options = {
        "visible": False,
        "major_tick_mark": "none",
        "minor_tick_mark": "none",
        "major_gridlines": {"visible": False},
        "min": plot.least,
        "max": plot.most,
    }
    # XlsxWriter calls the upright axis y: of bars that is the one with the names.
    (made.set_y_axis if drawing.kind == "bar" else made.set_x_axis)(names)
    (made.set_x_axis if drawing.kind == "bar" else made.set_y_axis)(numbers)


def _look(chart: Chart, drawing: Drawing, series: int) -> Options:
    """Colour and pattern of a series, or of each slice."""
    if drawing.kind == "pie":
        return {"points": [_paint(number) for number in range(len(chart.parts))]}
    if drawing.kind == "line":
        colour = f"#{fill_of(series).colour}"
        inside = "#FFFFFF" if series % 2 else colour
        mark = {"type": "square" if series % 2 else "circle", "size": 6, "border": {"color": colour}}
        dashed = {"dash_type": "dash"} if series % 2 else {}
        return {"line": {"color": colour, "width": 1.5, **dashed}, "marker": {**mark, "fill": {"color": inside}}}
    plot = drawing.plot
    gap, overlap = (round(100 * room / plot.thick) for room in (plot.free, -plot.apart))
    return {**_paint(series), "gap": min(gap, 500), "overlap": max(overlap, -100)}


def _paint(number: int) -> Options:
    fill = fill_of(number)
    border = {"color": f"#{INK}", "width": 0.5}
    if fill.pattern == "solid":
        return {"fill": {"color": f"#{fill.colour}"}, "border": border}
    marks = {"fg_color": f"#{fill.colour}", "bg_color": f"#{fill.behind}"}
    return {"pattern": {"pattern": PATTERNS[fill.pattern], **marks}, "border": border}


def _labels(chart: Chart, drawing: Drawing, series: int) -> Options:
    """Each number at its column, bar or point; as our text where no format of numbers prints it so."""
    several = len(chart.series) > 1 and drawing.kind != "line"
    between = "\n" if drawing.kind == "column" else " "
    labels: Options = {"value": True, "series_name": several, "separator": between}
    labels["position"] = ("below" if series else "above") if drawing.kind == "line" else "outside_end"
    if shown := number_format(chart):
        return {**labels, "num_format": shown}
    name = f"{words_of(chart.series[series].name)}{between}" if several else ""
    return {**labels, "custom": [{"value": f"{name}{number.text}"} for number in chart.series[series].values]}


def _share_labels(chart: Chart) -> Options:
    """Name and share of each slice; as our text where Word, dividing for itself, would print another share."""
    labels: Options = {"category": True, "percentage": True, "separator": " ", "leader_lines": True}
    labels["position"] = "outside_end"
    if shown := share_format(chart):
        return {**labels, "num_format": shown}
    texts = zip(chart.parts, chart.shares, strict=True)
    return {**labels, "custom": [{"value": f"{plain(part)} {share.text}"} for part, share in texts]}

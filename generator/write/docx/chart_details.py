"""What XlsxWriter leaves to the program that shows a chart, and programs take differently: said in the chart itself.

It names fonts for Latin characters alone, says of labels what they show and not what they do not, and has no places for
the labels of a pie. Elements and their order: ECMA-376, 21.2.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.core.document import Chart
from generator.layout.charts.drawing import LEADING, Callout, Drawing, widest
from generator.write.docx.chart_numbers import number_format

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What a label may show, in the order of the schema (Group_DLbl).
FLAGS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
AWAY = 4.0  # points between the rim and a label that has no place of its own


def explicit(xml: bytes, chart: Chart, drawing: Drawing, font: str) -> bytes:
    """The chart with all that said."""
    root = etree.fromstring(xml)
    for labels in [*root.iter(f"{C}dLbls"), *root.iter(f"{C}dLbl")]:
        _with_all_flags(labels)
    for series in root.iter(f"{C}ser"):
        _plain(series, drawing)
    if drawing.kind == "pie":
        for labels in root.iter(f"{C}dLbls"):
            _placed(labels, drawing)
    for latin in root.iter(f"{A}latin"):
        latin.addnext(etree.Element(f"{A}ea", {"typeface": font}))
    for shown in root.iter(f"{C}formatCode"):
        shown.text = number_format(chart) or shown.text
    for settings in root.findall(f"{C}printSettings"):  # of the sheet; a document has pages of its own
        root.remove(settings)
    return _bytes(root)


def with_workbook(xml: bytes, reference: str) -> bytes:
    """The chart with its link to the workbook of that relationship, at its end."""
    root = etree.fromstring(xml)
    data = etree.SubElement(root, f"{C}externalData", {f"{R}id": reference})
    etree.SubElement(data, f"{C}autoUpdate", {"val": "0"})
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with_all_flags(labels: etree._Element) -> None:
    """Every flag of what a label shows, in their order."""
    shown = {name: labels.find(f"{C}{name}") for name in FLAGS}
    place = next(at for at, one in enumerate(labels) if one.tag in {f"{C}{name}" for name in FLAGS})
    for flag in shown.values():
        if flag is not None:
            labels.remove(flag)
    for name in reversed(FLAGS):
        flag = shown[name]
        labels.insert(place, etree.Element(f"{C}{name}", {"val": "0"}) if flag is None else flag)


def _plain(series: etree._Element, drawing: Drawing) -> None:
    """Lines without curves, columns below zero in the colour of the others, labels that do not wrap beside a bar."""
    if drawing.kind == "line":
        etree.SubElement(series, f"{C}smooth", {"val": "0"})
    if drawing.kind != "pie":
        for box in series.iterfind(f"{C}dLbls//{A}bodyPr"):
            box.set("wrap", "none")
    if drawing.kind in ("column", "bar"):
        for look in series.findall(f"{C}spPr"):
            look.addnext(etree.Element(f"{C}invertIfNegative", {"val": "0"}))


def _placed(labels: etree._Element, drawing: Drawing) -> None:
    """A place for the label of each slice, where we draw it: Word counts from where it would stand by itself."""
    own = labels.findall(f"{C}dLbl")
    common = [one for one in labels if one.tag not in (f"{C}dLbl", f"{C}showLeaderLines")]
    for number, callout in enumerate(drawing.callouts):
        label = own[number] if own else _label(number, common)
        if not own:
            labels.insert(number, label)
        x, y = _shift(callout, drawing)
        for layout in label.iterfind(f"{C}layout"):
            place = etree.SubElement(layout, f"{C}manualLayout")
            etree.SubElement(place, f"{C}x", {"val": f"{x / drawing.width:.4f}"})
            etree.SubElement(place, f"{C}y", {"val": f"{y / drawing.height:.4f}"})


def _label(number: int, common: list[etree._Element]) -> etree._Element:
    """The label of one slice, as all are."""
    label = etree.Element(f"{C}dLbl")
    etree.SubElement(label, f"{C}idx", {"val": str(number)})
    etree.SubElement(label, f"{C}layout")
    label.extend(deepcopy(common))
    return label


def _shift(callout: Callout, drawing: Drawing) -> tuple[float, float]:
    """By how much the label is away from its slice's rim, where Word puts a label that has no place, in points."""
    plot = drawing.plot
    centre = (plot.x + plot.width / 2, plot.y + plot.height / 2)
    (rim_x, rim_y), *_, (end_x, end_y) = callout.leader.points
    wide = widest([label.text for label in callout.labels], drawing.size)
    high = len(callout.labels) * drawing.size * LEADING
    across, down = (rim_x - centre[0]) / (plot.width / 2), (rim_y - centre[1]) / (plot.height / 2)
    usual = (rim_x + across * (wide / 2 + AWAY), rim_y + down * (high / 2 + AWAY))
    sign = 1 if end_x > centre[0] else -1
    return end_x + sign * (AWAY + wide / 2) - usual[0], end_y - usual[1]

"""Charts in Word: a native chart that can be edited, with the workbook that holds its numbers, in a line of its own."""

from __future__ import annotations

from docx.document import Document as Package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from generator.core.chart import alternative
from generator.core.document import Chart
from generator.core.style import Style
from generator.layout.charts import chart_height, draw
from generator.layout.charts.drawing import Drawing
from generator.write.docx.chart_details import with_workbook
from generator.write.docx.xml import element

EMU_PER_POINT = 12_700  # English metric units, in which DrawingML counts
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


class ChartParts:
    """Adds charts and workbooks to the package and counts them."""

    def __init__(self, package: Package) -> None:
        self._document = package.part
        self.count = 0

    def add(self, chart: Chart, drawing: Drawing, style: Style) -> str:
        """The id by which the text names the new part."""
        # Loads XlsxWriter, which documents without charts do not need.
        from generator.write.docx.chart_xml import chart_and_workbook

        self.count += 1
        xml, workbook = chart_and_workbook(chart, drawing, style)
        package = self._document.package
        name = PackURI(f"/word/charts/chart{self.count}.xml")
        book = Part(PackURI(f"/word/embeddings/chart{self.count}.xlsx"), WORKBOOK_TYPE, workbook, package)
        part = Part(name, CHART_TYPE, b"", package)
        part._blob = with_workbook(xml, part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))
        return self._document.relate_to(part, RELATIONSHIP_TYPE.CHART)


def chart_paragraph(chart: Chart, parts: ChartParts, style: Style, width: float, new_page: bool) -> etree._Element:
    """The line of the chart: at least as high as our pages count, and kept with the caption below it."""
    drawing = draw(chart, style, width)
    reference = parts.add(chart, drawing, style)
    tiny = [element("sz", val=2), element("szCs", val=2)]  # half-points: the baseline's depth must not add to the line
    properties = element(
        "pPr",
        element("keepNext"),
        element("pageBreakBefore") if new_page else None,
        element("spacing", before=0, after=0, line=chart_height(drawing), lineRule="atLeast"),
        element("ind", left=0, right=0, firstLine=0, firstLineChars=0),
        element("jc", val="center"),
        element("rPr", *tiny),
    )
    picture = element("drawing", _inline(chart, drawing, parts.count, reference))
    return element("p", properties, element("r", element("rPr", element("sz", val=2), element("szCs", val=2)), picture))


def _inline(chart: Chart, drawing: Drawing, number: int, reference: str) -> etree._Element:
    """`wp:inline` of ECMA-376, 20.4.2.8: a picture that stands in the line as a character does."""
    size = {"cx": _emu(drawing.width), "cy": _emu(drawing.height)}
    inline = etree.Element(f"{{{WP}}}inline", {f"dist{side}": "0" for side in "TBLR"}, nsmap={"wp": WP, "a": A})
    etree.SubElement(inline, f"{{{WP}}}extent", size)
    named = {"id": str(number), "name": f"图表 {number}", "descr": alternative(chart)}
    etree.SubElement(inline, f"{{{WP}}}docPr", named)
    etree.SubElement(inline, f"{{{WP}}}cNvGraphicFramePr")
    data = etree.SubElement(etree.SubElement(inline, f"{{{A}}}graphic"), f"{{{A}}}graphicData", {"uri": C})
    etree.SubElement(data, f"{{{C}}}chart", {f"{{{R}}}id": reference}, nsmap={"c": C, "r": R})
    return inline


def _emu(points: float) -> str:
    return str(round(points * EMU_PER_POINT))

"""The report as a Word file on the look of style.docx: what has changed, with the waterfall as a picture."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from generator.core.document import Document
from generator.core.style import GRID_STYLE_NAME, STYLE_NAMES, Style
from generator.diff.picture import Picture
from generator.diff.report import Amount, Cell, Marked, Report, Table, text_of
from generator.diff.text import width_of
from generator.write.docx.package import set_properties, to_bytes

# Columns are as wide as their longest cell asks for, within these bounds (in columns of a terminal).
NARROWEST, WIDEST = 8, 46
GONE, CAME = RGBColor(0xB0, 0x3A, 0x2E), RGBColor(0x1E, 0x71, 0x45)


def as_docx(report: Report, unit_name: str, pictures: Mapping[int, Picture], style: Style) -> bytes:
    """The same report gives the same bytes; `pictures` by the number of their section."""
    package = docx.Document(str(style.path))
    width = _emptied(package)
    _line(package, report.title, "heading_1")
    for line in report.lines:
        _line(package, line, "body")
    for number, section in enumerate(report.sections):
        _line(package, section.title, "heading_2")
        for line in section.lines:
            _line(package, line, "body").paragraph_format.keep_with_next = True
        if number in pictures:
            _picture(package, pictures[number], width)
        if section.table is not None:
            _table(package, section.table, width, section.title)
    set_properties(package, Document(report.title, unit_name, report.date, ()))
    return to_bytes(package)


def _emptied(package: Package) -> int:
    """The template without its words, one landscape section; the width of its lines."""
    body = package.element.body
    for block in list(body)[:-1]:  # the last is the section's set-up
        body.remove(block)
    section = package.sections[0]
    if section.orientation != WD_ORIENT.LANDSCAPE:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    edges = (section.page_width, section.left_margin, section.right_margin)
    whole, left, right = (int(edge or 0) for edge in edges)
    return whole - left - right


def _line(package: Package, text: str, style: str) -> Paragraph:
    return package.add_paragraph(text, package.styles[STYLE_NAMES[style]])


def _picture(package: Package, picture: Picture, width: int) -> None:
    paragraph = package.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0  # an exact pitch would cut the picture down to one line
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Nine tenths of the line, so that its height and the heading stay on one landscape page.
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Emu(width * 9 // 10))
    shape._inline.docPr.set("descr", picture.alternative)


def _table(package: Package, table: Table, width: int, title: str) -> None:
    made = package.add_table(rows=0, cols=len(table.heads), style=GRID_STYLE_NAME)
    made.autofit = False
    widths = _widths(table, width)
    for number, row in enumerate((table.heads, *table.rows)):
        line = made.add_row()
        _mark_row(line._tr, is_head=number == 0)
        for cell, content, size in zip(line.cells, row, widths, strict=True):
            cell.width = Emu(size)
            _fill(package, cell, content, "table_header_small" if number == 0 else "table_cell_small")
    for column, size in zip(made.columns, widths, strict=True):
        column.width = Emu(size)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    made._tbl.tblPr.append(caption)


def _mark_row(row: object, is_head: bool) -> None:
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(package: Package, cell: _Cell, content: Cell, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = package.styles[STYLE_NAMES[style]]
    if isinstance(content, Marked):
        for kind, text in content.pieces:
            run = paragraph.add_run(text)
            run.font.strike = kind == "gone" or None  # None: nothing is written, and the style holds
            run.font.underline = kind == "added" or None
            if kind != "same":
                run.font.color.rgb = GONE if kind == "gone" else CAME
    else:
        paragraph.add_run(text_of(content))
    is_head = style.startswith("table_header")
    if not is_head:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if isinstance(content, Amount) else WD_ALIGN_PARAGRAPH.LEFT


def _widths(table: Table, width: int) -> Sequence[int]:
    """Shares of the line by what the columns hold."""
    wanted = []
    for at, head in enumerate(table.heads):
        longest = max((width_of(text_of(row[at])) for row in table.rows), default=0)
        wanted.append(max(NARROWEST, min(WIDEST, max(longest, width_of(head)) + 2)))
    return [width * share // sum(wanted) for share in wanted]

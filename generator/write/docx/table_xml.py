"""Tables: fixed grids whose header rows repeat on every page and whose rows do not split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lxml import etree

from generator.core.document import Cell, Row, Table
from generator.core.grid import Grid, Slot
from generator.core.style import ParagraphStyle, Style
from generator.layout.geometry import cell_style, closes_table, column_widths, row_heights
from generator.write.docx.paragraphs import paragraph, runs
from generator.write.docx.xml import element


def table_element(table: Table, style: Style) -> etree._Element:
    widths = column_widths(table)
    properties = element(
        "tblPr",
        element("tblStyle", val=style.grid.style_id),
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        # Which parts of the table style apply: the first row's and no other. 0x0020 is the first row, 0x0200 no bands
        # of rows, 0x0400 none of columns.
        element("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=table.caption) if table.caption else None,
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    header = _rows(table.header, widths, style, table, "header")
    body = _rows(table.body, widths, style, table, "cell")
    return element("tbl", properties, grid, *header, *body)


def _rows(
    rows: Sequence[Row], widths: Sequence[int], style: Style, table: Table, part: Literal["header", "cell"]
) -> Iterator[etree._Element]:
    text = cell_style(style, table, part)
    fill = style.grid.header_fill if part == "header" else None
    heights = row_heights(rows, widths, text, style)
    for number, (line, height) in enumerate(zip(Grid(rows).slots(len(widths)), heights, strict=True)):
        part_from_next = part == "header" and closes_table(table, number)
        properties = element(
            "trPr",
            element("cantSplit"),
            # At least, not exactly: a font wider than we count makes the row higher and cuts off no text.
            element("trHeight", val=height, hRule="atLeast"),
            element("tblHeader") if part == "header" else None,
        )
        cells = (_cell(slot, widths, text, fill, part_from_next, table.type_size) for slot in line)
        yield element("tr", properties, *cells)


def _cell(
    slot: Slot[Cell],
    widths: Sequence[int],
    text: ParagraphStyle,
    fill: str | None,
    part_from_next: bool,
    type_size: float | None,
) -> etree._Element:
    """A cell of the row; one that continues a cell above is empty, but must be there."""
    cell = slot.cell
    width = sum(widths[slot.column : slot.end])
    merge = element("vMerge", val="continue" if slot.continued else "restart") if cell.rowspan > 1 else None
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
        merge,
        element("shd", val="clear", color="auto", fill=fill) if fill else None,
        element("vAlign", val="center"),
    )
    content = () if slot.continued else runs(cell.spans, cell.bold, type_size)
    return element("tc", properties, paragraph(text.style_id, content, align=cell.align, part_from_next=part_from_next))

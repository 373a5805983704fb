"""The public tables of a document as a workbook: one sheet a table, merged heads, numbers as numbers, no formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.core.document import Cell, Document, Heading, Number, Table, blocks, plain
from generator.core.grid import Grid, Slot
from generator.write.workbooks import LONGEST_CELL, OPTIONS, sheet_name

# Excel measures columns in digits of its default font: 7 pixels, 1.85 mm, and a little for what lies between them.
MM_PER_CHARACTER = 2.1


def workbook(document: Document) -> bytes:
    """The same document gives the same bytes."""
    stream = io.BytesIO()
    book = Workbook(stream, OPTIONS)
    created = datetime.fromisoformat(document.date)
    book.set_properties({"title": document.title, "author": document.unit_name, "created": created})
    looks = _looks(book)
    taken: set[str] = set()
    for title, table in _tables(document):
        _sheet(book.add_worksheet(sheet_name(title, taken)), title, table, looks)
    if not taken:
        book.add_worksheet("无表").write_string(0, 0, "本文件没有公开表。")
    book.close()
    return stream.getvalue()


def _looks(book: Workbook) -> Mapping[str, Format]:
    cell = {"border": 1, "valign": "vcenter", "text_wrap": True}
    head = {**cell, "bold": True, "align": "center", "bg_color": "#E8ECF1"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(head),
        "left": book.add_format({**cell, "align": "left"}),
        "center": book.add_format({**cell, "align": "center"}),
        "right": book.add_format({**cell, "align": "right"}),
        "amount": book.add_format({**cell, "align": "right", "num_format": "#,##0.00"}),
        "whole": book.add_format({**cell, "align": "right", "num_format": "0"}),
    }


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    """Each table with the heading above it."""
    heading = ""
    for block in blocks(document):
        if isinstance(block, Heading):
            heading = plain(block.spans)
        elif isinstance(block, Table):
            yield block.caption or heading, block


def _sheet(sheet: Worksheet, title: str, table: Table, looks: Mapping[str, Format]) -> None:
    sheet.write_string(0, 0, title, looks["title"])
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, max(4.0, width / MM_PER_CHARACTER))
    for number, line in enumerate(Grid((*table.header, *table.body)).placed(), 1):
        for slot in line:
            _cell(sheet, number, slot, looks["head" if number <= len(table.header) else slot.cell.align], looks)
    sheet.freeze_panes(1 + len(table.header), 0)
    sheet.repeat_rows(1, len(table.header))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _cell(sheet: Worksheet, number: int, slot: Slot[Cell], look: Format, looks: Mapping[str, Format]) -> None:
    """A cell in the sheet's row of that number, with its own look but for amounts."""
    cell, column = slot.cell, slot.column
    if cell.colspan > 1 or cell.rowspan > 1:
        sheet.merge_range(number, column, number + cell.rowspan - 1, slot.end - 1, "", look)
    value = _value(cell)
    if value is None:
        sheet.write_string(number, column, plain(cell.spans)[:LONGEST_CELL], look)
    else:
        is_whole = "." not in plain(cell.spans)
        sheet.write_number(number, column, float(value), looks["whole" if is_whole else "amount"])


def _value(cell: Cell) -> Decimal | None:
    """The number of a cell that is one number and nothing else."""
    if len(cell.spans) != 1 or not isinstance(cell.spans[0], Number):
        return None
    try:
        return Decimal(cell.spans[0].text.replace(",", ""))
    except InvalidOperation:
        return None

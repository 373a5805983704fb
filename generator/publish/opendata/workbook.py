"""The public tables of a document as a workbook: one sheet a table, merged heads, numbers as numbers, no formulas."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import product

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.core.document import Cell, Document, Heading, Number, Row, Table, blocks, plain
from generator.write.workbooks import LONGEST_CELL, OPTIONS, sheet_name

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
    hanging: dict[tuple[int, int], bool] = {}
    for number, row in enumerate((*table.header, *table.body), 1):
        _row(sheet, number, row, looks, hanging, is_head=number <= len(table.header))
    sheet.freeze_panes(1 + len(table.header), 0)
    sheet.repeat_rows(1, len(table.header))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _row(
    sheet: Worksheet,
    number: int,
    row: Row,
    looks: Mapping[str, Format],
    hanging: dict[tuple[int, int], bool],
    is_head: bool,
) -> None:
    """The row's cells, each beyond those that hang down from rows above."""
    column = 0
    for cell in row:
        while (number, column) in hanging:
            column += 1
        look = looks["head"] if is_head else looks[cell.align]
        if cell.colspan > 1 or cell.rowspan > 1:
            last = (number + cell.rowspan - 1, column + cell.colspan - 1)
            sheet.merge_range(number, column, *last, "", look)
            covered = product(range(number + 1, last[0] + 1), range(column, last[1] + 1))
            hanging |= dict.fromkeys(covered, True)
        _write(sheet, number, column, cell, look, looks)
        column += cell.colspan


def _write(sheet: Worksheet, number: int, column: int, cell: Cell, look: Format, looks: Mapping[str, Format]) -> None:
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

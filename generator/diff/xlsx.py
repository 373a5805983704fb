"""The report as a workbook, one sheet a section: numbers are numbers, and no text ever becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.diff.report import Amount, Cell, Marked, Report, Section, Table, text_of
from generator.diff.text import width_of
from generator.write.workbooks import LONGEST_CELL, OPTIONS, sheet_name

WIDEST, NARROWEST = 60, 8  # columns of a terminal, which are about Excel's units of width


def as_xlsx(report: Report) -> bytes:
    """The same report gives the same bytes."""
    stream = io.BytesIO()
    book = Workbook(stream, OPTIONS)
    book.set_properties({"title": report.title, "created": datetime.fromisoformat(report.date)})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#E8ECF1", "border": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        "amount": book.add_format({"border": 1, "num_format": "#,##0.00;-#,##0.00;0.00", "valign": "top"}),
        "rate": book.add_format({"border": 1, "num_format": '0.00"%"', "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({"text_wrap": False}),
        "gone": book.add_format({"font_strikeout": True, "font_color": "#B03A2E"}),
        "added": book.add_format({"underline": 1, "font_color": "#1E7145"}),
    }
    _front(book.add_worksheet("说明"), report, looks)
    names: set[str] = {"说明"}
    for section in report.sections:
        if section.table is not None:
            _section(book.add_worksheet(sheet_name(section.title, names)), section, section.table, looks)
    book.close()
    return stream.getvalue()


def _front(sheet: Worksheet, report: Report, looks: dict[str, Format]) -> None:
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, report.title, looks["title"])
    for row, line in enumerate(report.lines, 2):
        sheet.write_string(row, 0, line, looks["plain"])
    sheet.set_column(0, 0, 120)


def _section(sheet: Worksheet, section: Section, table: Table, looks: dict[str, Format]) -> None:
    for column, head in enumerate(table.heads):
        sheet.write_string(0, column, head, looks["head"])
        sheet.set_column(column, column, _width(head, (row[column] for row in table.rows)))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, looks)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)  # one page wide, as long as it gets
    sheet.set_footer("&C&P / &N")  # in the middle the page and how many there are


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: dict[str, Format]) -> None:
    """A rich text needs two pieces at least; what is too long for a cell is cut, and the other formats have it all."""
    if isinstance(cell, Amount) and cell.value is not None:
        look = looks["rate" if cell.text.endswith("%") else "amount"]
        # A workbook has no decimal numbers; nothing is computed with the float. Fifteen digits are exact.
        sheet.write_number(row, column, float(round(cell.value, 6)), look)
    elif isinstance(cell, Marked) and len(cell.pieces) > 1 and sum(len(text) for _, text in cell.pieces) < LONGEST_CELL:
        parts: list[object] = []
        for kind, text in cell.pieces:
            parts += [text] if kind == "same" else [looks[kind], text]
        sheet.write_rich_string(row, column, *parts, looks["text"])
    else:
        sheet.write_string(row, column, text_of(cell)[:LONGEST_CELL], looks["text"])


def _width(head: str, cells: Iterable[Cell]) -> int:
    longest = max((width_of(text_of(cell)) for cell in cells), default=0)
    return max(NARROWEST, min(WIDEST, max(longest, width_of(head)) + 2))

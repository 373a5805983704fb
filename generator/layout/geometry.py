"""Tables in twips: how wide the columns and how high the rows are.

The writer gives each row this height as its least height and the paginator counts with it, so the two agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Literal

from generator.core.document import Cell, Row, Table, plain
from generator.core.grid import Grid, Slot
from generator.core.lengths import TWIPS_PER_MM, TWIPS_PER_POINT
from generator.core.style import ParagraphStyle, Style
from generator.layout.measure import wrap


def column_widths(table: Table) -> list[int]:
    """Twips; rounded so that the sum is right, not only each width."""
    edges = [0.0]
    for width in table.widths:
        edges.append(edges[-1] + width * TWIPS_PER_MM)
    return [round(right) - round(left) for left, right in pairwise(edges)]


def cell_style(style: Style, table: Table, part: Literal["header", "cell"]) -> ParagraphStyle:
    """The style of the table's cells, with the size of type that the table has."""
    small = "_small" if table.size == "small" else ""
    look = style.paragraphs[f"table_{part}{small}"]
    return look if table.type_size is None else replace(look, size=table.type_size)


def closes_table(table: Table, header_row: int) -> bool:
    """Whether the header row is the last row of an empty table, which nothing need follow on the page."""
    return not table.body and header_row == len(table.header) - 1


def line_height(style: ParagraphStyle) -> float:
    """The pitch of the style's lines in points."""
    return style.line if style.line_rule == "exact" else style.line * style.size


def row_heights(rows: Sequence[Row], widths: Sequence[int], text: ParagraphStyle, style: Style) -> list[int]:
    """The least height of each row, in twips: as many lines as its fullest cell needs, its padding and a border.

    A cell over several rows that needs more than they have makes the last of them higher, as in Word.
    """
    lines = list(Grid(rows).slots(len(widths)))
    result = [_height(1, text, style)] * len(lines)
    for number, line in enumerate(lines):
        for slot in line:
            if slot.cell.rowspan == 1 and not slot.continued:
                result[number] = max(result[number], _need(slot, widths, text, style))
    for number, line in enumerate(lines):
        for slot in line:
            if slot.cell.rowspan > 1 and not slot.continued:
                last = min(number + slot.cell.rowspan, len(lines)) - 1
                missing = _need(slot, widths, text, style) - sum(result[number : last + 1])
                result[last] += max(missing, 0)
    return result


def _need(slot: Slot[Cell], widths: Sequence[int], text: ParagraphStyle, style: Style) -> int:
    width = sum(widths[slot.column : slot.end]) / TWIPS_PER_POINT
    room = width - 2 * style.grid.padding_horizontal
    return _height(len(wrap(plain(slot.cell.spans), text, room)), text, style)


def _height(lines: int, text: ParagraphStyle, style: Style) -> int:
    content = lines * line_height(text) + text.before + text.after
    return ceil((content + 2 * style.grid.padding_vertical + style.grid.border) * TWIPS_PER_POINT)

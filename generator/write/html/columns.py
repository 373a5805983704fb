"""Tables as HTML wants them: every column has a cell that begins in it, and columns are grouped under their headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.core.document import Cell, Row, Table
from generator.core.grid import Grid, Slot


def without_idle_columns(table: Table) -> Table:
    """The same table with each column in which no cell begins joined to the one before it, as HTML demands."""
    lines = [*Grid(table.header).placed(), *Grid(table.body).placed()]
    begun = {slot.column for line in lines for slot in line}
    if not begun or len(begun) == len(table.widths):
        return table

    def joined(line: Sequence[Slot[Cell]]) -> Row:
        counts = (sum(number in begun for number in range(slot.column, slot.end)) for slot in line)
        return tuple(replace(slot.cell, colspan=count) for slot, count in zip(line, counts, strict=True))

    widths: list[float] = []
    for number, width in enumerate(table.widths):
        if number in begun or not widths:
            widths.append(width)
        else:
            widths[-1] = round(widths[-1] + width, 2)
    rows = [joined(line) for line in lines]
    top = len(table.header)
    return replace(table, widths=tuple(widths), header=tuple(rows[:top]), body=tuple(rows[top:]))


def column_groups(table: Table) -> tuple[int, ...]:
    """How many columns stand under each cell of the first header row; none without header rows."""
    return tuple(cell.colspan for cell in table.header[0]) if table.header else ()


def total_width(table: Table) -> float:
    return round(sum(table.widths), 2)

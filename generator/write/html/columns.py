"""Tables as HTML wants them: every column has a cell that begins in it, and columns are grouped under their headers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.core.document import Cell, Row, Table


def placed(rows: Iterable[Row]) -> Iterator[list[tuple[int, Cell]]]:
    """Each row's own cells with their first columns; cells that hang down from rows above take their places."""
    hanging: dict[int, int] = {}
    for row in rows:
        line: list[tuple[int, Cell]] = []
        below = {column: left - 1 for column, left in hanging.items() if left > 1}
        column = 0
        for cell in row:
            while column in hanging:
                column += 1
            line.append((column, cell))
            if cell.rowspan > 1:
                below |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
            column += cell.colspan
        yield line
        hanging = below


def without_idle_columns(table: Table) -> Table:
    """The same table with each column in which no cell begins joined to the one before it, as HTML demands."""
    lines = [*placed(table.header), *placed(table.body)]
    begun = {column for line in lines for column, _ in line}
    if not begun or len(begun) == len(table.widths):
        return table

    def joined(line: list[tuple[int, Cell]]) -> Row:
        return tuple(
            replace(cell, colspan=sum(number in begun for number in range(column, column + cell.colspan)))
            for column, cell in line
        )

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

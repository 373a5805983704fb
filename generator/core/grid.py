"""Where the cells of a table stand: one that spans rows hangs down and takes places of the rows below it.

A row names its cells from left to right and leaves out what hangs into it from above, as HTML does:

    [甲, rowspan 2] [乙] [丙]        甲 乙 丙
    [丁] [戊]                        ↓  丁 戊
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.core.document import Cell, Row


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as one row shows it: itself, or the continuation of one that began in a row above.

    `column` is its first one, counted from 0.
    """

    cell: Cell
    column: int
    continued: bool = False

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + self.cell.colspan


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, of a table's header or its body or both."""

    rows: Sequence[Row]

    def placed(self) -> Iterator[list[Slot]]:
        """Each row's own cells from left to right, where they stand."""
        for line in self._lines():
            yield [slot for slot in line if not slot.continued]

    def slots(self, columns: int) -> Iterator[list[Slot]]:
        """All cells that stand in each row from left to right, own and continued; ValueError where they leave gaps."""
        for number, line in enumerate(self._lines()):
            if not _fills(line, columns):
                raise ValueError(f"row {number} of the table does not fill its {columns} columns: {self.rows[number]}")
            yield line

    def uneven_row(self, columns: int) -> int:
        """The number, from 1, of the first row that does not fill the columns or reaches below the last row; or 0."""
        last = 0
        for number, line in enumerate(self._lines(), 1):
            if not _fills(line, columns):
                return number
            last = max([last, *(number - 1 + slot.cell.rowspan for slot in line if not slot.continued)])
        return len(self.rows) if last > len(self.rows) else 0

    def _lines(self) -> Iterator[list[Slot]]:
        """The cells that stand in each row from left to right; each in the first column that is still free."""
        hanging: dict[int, tuple[Cell, int]] = {}  # by first column: the cell, and into how many rows more it hangs
        for row in self.rows:
            line = [Slot(cell, column, continued=True) for column, (cell, _) in hanging.items()]
            taken = {column for slot in line for column in range(slot.column, slot.end)}
            hanging = {column: (cell, left - 1) for column, (cell, left) in hanging.items() if left > 1}
            column = 0
            for cell in row:
                while column in taken:
                    column += 1
                line.append(Slot(cell, column))
                if cell.rowspan > 1:
                    hanging[column] = (cell, cell.rowspan - 1)
                column += cell.colspan
            yield sorted(line, key=lambda slot: slot.column)


def _fills(line: Sequence[Slot], columns: int) -> bool:
    """Whether the cells stand side by side from the first column to the last, without gap or overlap."""
    edge = 0
    for slot in line:
        if slot.column != edge:
            return False
        edge = slot.end
    return edge == columns

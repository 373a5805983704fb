"""Where the cells of a table stand: one that spans rows hangs down and takes places of the rows below it.

A row names its cells from left to right and leaves out what hangs into it from above, as HTML does:

    [甲, rowspan 2] [乙] [丙]        甲 乙 丙
    [丁] [戊]                        ↓  丁 戊
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanning(Protocol):
    """A cell of whatever format: how many columns and rows it covers."""

    @property
    def colspan(self) -> int: ...

    @property
    def rowspan(self) -> int: ...


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Slot(Generic[C]):
    """A cell as one row shows it: itself, or the continuation of one that began in a row above.

    `column` is its first one, counted from 0; `rows` how many it still covers, this row among them.
    """

    cell: C
    column: int
    rows: int

    @property
    def continued(self) -> bool:
        return self.rows < self.cell.rowspan

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.column + self.cell.colspan


@dataclass(frozen=True, slots=True)
class Grid(Generic[C]):
    """Rows of cells: of a table's header, its body or both."""

    rows: Sequence[Sequence[C]]

    def placed(self) -> Iterator[list[Slot[C]]]:
        """Each row's own cells from left to right, where they stand."""
        for line in self.lines():
            yield [slot for slot in line if not slot.continued]

    def lines(self) -> Iterator[list[Slot[C]]]:
        """All cells that stand in each row from left to right, own and continued; own ones where there is room."""
        hanging: list[Slot[C]] = []
        for row in self.rows:
            line = hanging
            taken = {column for slot in hanging for column in range(slot.column, slot.end)}
            column = 0
            for cell in row:
                while column in taken:
                    column += 1
                line.append(Slot(cell, column, cell.rowspan))
                column += cell.colspan
            yield sorted(line, key=lambda slot: slot.column)
            hanging = [Slot(slot.cell, slot.column, slot.rows - 1) for slot in line if slot.rows > 1]

    def slots(self, columns: int) -> Iterator[list[Slot[C]]]:
        """The same of a table with so many columns; ValueError where a row does not fill them."""
        for number, line in enumerate(self.lines()):
            if not _fills(line, columns):
                raise ValueError(f"row {number} of the table does not fill its {columns} columns: {self.rows[number]}")
            yield line

    def uneven_row(self, columns: int) -> int:
        """The number, from 1, of the first row that does not fill the columns or reaches below the last row; or 0."""
        below = 0
        for number, line in enumerate(self.lines(), 1):
            if not _fills(line, columns):
                return number
            below = max((slot.rows for slot in line), default=0) - 1
        return len(self.rows) if below > 0 else 0


def _fills(line: Sequence[Slot[C]], columns: int) -> bool:
    """Whether the cells stand side by side from the first column to the last, without gap or overlap."""
    edge = 0
    for slot in line:
        if slot.column != edge:
            return False
        edge = slot.end
    return edge == columns

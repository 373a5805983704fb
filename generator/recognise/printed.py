"""What a reader of a published document has before him: headings, paragraphs and tables, as plain text.

The readers of Word, PDF and web pages make it, and `verify` works on nothing else: no code that derives, composes or
writes documents stands behind these words, so that a fault of the program cannot hide itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.core.problem import Place


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a printed document: the file, its block in reading order, in a table the row and column from 1."""

    file: str
    block: int
    row: int = 0
    column: int = 0

    @property
    def place(self) -> Place:
        """The place as a problem names it: its row in a table, its block elsewhere."""
        return Place(self.file, self.block, self.row)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands on paper: its page from 1 and its box in points from the upper left, with its words."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""


# By block, row and column (0 for the block or row as a whole): the lines that a text has on its pages.
Spots = Mapping[tuple[int, int, int], tuple[Spot, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` as the format marks it, 1 to 6; 0 where it marks none (a PDF without tags)."""

    text: str
    level: int
    where: Where


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text, notes and cover lines included; never one of a table."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid; one that a merged cell covers has its text and `covered`."""

    text: str
    where: Where
    covered: bool = False  # it belongs to the cell to its left or above


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a full grid, each row as wide as the others; the first `header_rows` repeat as its head.

    `title` is the heading or line that stands above it, `note` the paragraph right below it, if any.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    title: str
    note: str
    where: Where

    def head(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that a new page repeats."""
        return self.rows[: self.header_rows]

    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows below the head."""
        return self.rows[self.header_rows :]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as the table of what it shows: the head names its series, the first column its parts.

    What the file has of its numbers elsewhere: `drawn` are those in the picture (PDF, web page), `told` the same table
    as its alternative text says it (Word), `stored` each number beside that of the workbook's cell it comes from.
    """

    rows: tuple[tuple[str, ...], ...]
    where: Where
    drawn: tuple[str, ...] = ()
    told: tuple[tuple[str, ...], ...] = ()
    stored: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """All its words and numbers in one line."""
        return " ".join(cell for row in self.rows for cell in row)

    def cells(self) -> Iterator[tuple[str, Where]]:
        """Each cell with its place, row by row."""
        for number, row in enumerate(self.rows, 1):
            for column, cell in enumerate(row, 1):
                yield cell, Where(self.where.file, self.where.block, number, column)


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents page: the heading and the page that it names."""

    text: str
    page: int
    where: Where


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole document in reading order; page numbers, contents leaders and repeated heads are not in its blocks.

    `contents` are the lines of the contents page that name a page, in a format that has pages. `spots` say where on
    paper everything stands; there are none where the format does not tell.
    """

    file: str
    blocks: tuple[Block, ...]
    contents: tuple[Entry, ...] = ()
    spots: Spots = field(default_factory=dict, compare=False)

    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> tuple[Chart, ...]:
        """All charts in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order, headings left out."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

"""Blocks of a printed document as its readers gather them: lines, headings, and tables laid out as full grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.core.unreadable import TooLarge
from generator.recognise.printed import Block, Cell, Chart, Entry, Heading, Paragraph, Printed, Table, Where

# The end of a sentence or of a line that introduces what follows: "……管理。", "其中："; a line that ends so is whole.
_CLOSED = re.compile(r"[。；！？：;:.]\s*$")
# A line that begins something of its own: "（一）", "2.", "三、", "项目名称：", "注", "附"; not "12.5万元".
_FRESH = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）)、.．](?!\d)|[注附]")
_LABEL = re.compile(
    r"[^，。；]{2,10}："
)  # "项目名称：", but also "补助（项）：" of an item whose name goes on overleaf
_ITEM = re.compile(r"\d+[.．、][^：]*（类）[^：]*")  # "3.卫生健康支出（类）行政事业单位医疗（款）公务员医疗"
# A line of the contents page: "一、主要职能……3", "第二部分 说明\t12"; `page` only behind a blank or a leader.
_ENTRY = re.compile(r"(?P<words>.*?)[\s.…·．]*(?<=[\s.…·．])(?P<page>\d{1,4})\s*", re.S)
_SHORT = 20  # characters that a line of a page holds at least: a shorter one ended of itself
# Columns and rows that a table may claim with its spans: a web page may say colspan=1000 in each cell, and a damaged
# file any number; tables of whole departments have some thousand rows and under 30 columns.
WIDEST, LONGEST = 400, 20_000
# Cells and blocks of a whole document, a hundred times what the longest of ours has; more is made to do harm.
CELLS, BLOCKS = 400_000, 60_000


@dataclass(slots=True)
class Raw:
    """A cell as the format has it: its text, how far it spans, whether it continues the cell above (Word)."""

    text: str
    columns: int = 1
    rows: int = 1
    continues: bool = False


@dataclass
class Gatherer:
    """Collects blocks in reading order and numbers them; a table gets the heading above and the note below."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    cells: int = 0
    contents: list[Entry] = field(default_factory=list)
    _rows: list[Sequence[Raw]] = field(default_factory=list)  # of the last table, which may go on overleaf

    def where(self) -> Where:
        """The place of the next block: blocks count from 1 in reading order."""
        return Where(self.file, len(self.blocks) + 1)

    def heading(self, text: str, level: int) -> None:
        """A heading of that level, which is the title of the tables below it."""
        self._refuse_more()
        self.title = text
        self.blocks.append(Heading(text, level, self.where()))

    def lines(self, text: str, is_note: bool = False) -> None:
        """A paragraph, each of its lines for itself; blank ones say nothing."""
        if is_note and self.blocks and isinstance(table := self.blocks[-1], Table):
            self.blocks[-1] = Table(table.rows, table.header_rows, table.title, text.strip(), table.where)
        for line in text.split("\n"):
            if line.strip():
                self._refuse_more()
                self.blocks.append(Paragraph(line, self.where()))

    def table(self, rows: Sequence[Sequence[Raw]], header_rows: int) -> None:
        """A table, unless it has no rows; the first `header_rows` are its head."""
        where = self.where()
        grid = laid_out(rows, where)
        self.cells += sum(map(len, grid))
        self._refuse_more()
        if grid:
            self._rows = list(rows)
            self.blocks.append(Table(grid, header_rows, self.title, "", where))

    def chart(
        self,
        rows: Sequence[Sequence[str]],
        drawn: Iterable[str] = (),
        told: Sequence[Sequence[str]] = (),
        stored: Iterable[tuple[str, str]] = (),
    ) -> None:
        """A chart, unless there is nothing in it."""
        self.cells += sum(map(len, rows))
        self._refuse_more()
        if rows:
            table, same = (tuple(map(tuple, one)) for one in (rows, told))
            self.blocks.append(Chart(table, self.where(), tuple(drawn), same, tuple(stored)))

    def more_of_table(self, rows: Sequence[Sequence[Raw]], header_rows: int) -> bool:
        """Adds rows to the table right above, if they are its next page: the same head again, or none in both."""
        above = self.blocks[-1] if self.blocks else None
        if not isinstance(above, Table) or above.header_rows != header_rows:
            return False
        head = [[cell.text for cell in row] for row in rows[:header_rows]]
        if head != [[cell.text for cell in row] for row in self._rows[:header_rows]]:
            return False
        if not header_rows and len(laid_out(rows, above.where)[0]) != len(above.rows[0]):
            return False
        self.cells -= sum(map(len, above.rows))
        self.blocks.pop()  # laid out anew: a cell may span rows on both pages
        self.table([*self._rows, *rows[header_rows:]], header_rows)
        return True

    def more_of_line(self, text: str) -> bool:
        """Adds to the paragraph right above, if its sentence is open and this begins no other."""
        above = self.blocks[-1] if self.blocks else None
        if not isinstance(above, Paragraph) or _CLOSED.search(above.text) or _FRESH.match(text):
            return False
        if _LABEL.match(text) and not _ITEM.fullmatch(above.text):
            return False
        if len(above.text) < _SHORT:
            return False
        self.blocks[-1] = Paragraph(above.text + text, above.where)
        return True

    def entry(self, text: str) -> None:
        """A line of the contents, its page number and leaders taken off."""
        match = _ENTRY.fullmatch(text)
        words = match["words"] if match else text
        if match and words:
            self.contents.append(Entry(words, int(match["page"]), self.where()))
        self.lines(words)

    def _refuse_more(self) -> None:
        """Raises TooLarge where no disclosure has so many blocks or cells."""
        if len(self.blocks) >= BLOCKS or self.cells > CELLS:
            raise TooLarge(*(("blocks", BLOCKS) if len(self.blocks) >= BLOCKS else ("cells", CELLS)))

    def printed(self) -> Printed:
        """The document as it has been gathered."""
        return Printed(self.file, tuple(self.blocks), tuple(self.contents))


def laid_out(rows: Sequence[Sequence[Raw]], where: Where) -> tuple[tuple[Cell, ...], ...]:
    """Cells in their columns, those that a span covers with its text; all rows as wide as the widest."""
    held: dict[int, tuple[str, int]] = {}  # by column: the text of a cell above and how many rows below it still covers
    grid: list[list[tuple[str, bool]]] = []
    filled = 0
    for row in rows[:LONGEST]:
        line: list[tuple[str, bool]] = []
        cells = iter(row)
        while len(line) < WIDEST:
            text, left = held.get(len(line), ("", 0))
            if left > 0:
                held[len(line)] = (text, left - 1)
                line.append((text, True))
                continue
            cell = next(cells, None)
            if cell is None:
                break
            # In Word a cell that continues the one above has no text of its own
            above = grid[-1][len(line)][0] if cell.continues and grid and len(line) < len(grid[-1]) else cell.text
            for at in range(min(max(1, cell.columns), WIDEST)):
                held[len(line)] = (above, cell.rows - 1)
                line.append((above, cell.continues or at > 0))
        grid.append(line)
        filled += len(line)
        if filled > CELLS:
            raise TooLarge("cells", CELLS)
    width = max(map(len, grid), default=0)
    return tuple(
        tuple(
            Cell(text, Where(where.file, where.block, number, column), covered)
            for column, (text, covered) in enumerate([*line, *[("", False)] * (width - len(line))], 1)
        )
        for number, line in enumerate(grid, 1)
    )

"""Tables that go on over pages: their parts put together, repeated heads and titles dropped.

A page is joined to the one before where nothing else stands between, the outer edges are the same and either the head
or the title is repeated, or the columns agree. A form with a list below it, which touch, is two tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.recognise.pages.ruled import Ruled, RuledCell
from generator.recognise.pages.text_lines import TextLine

ALIGNED = 6.0  # points by which the edges of two pages may differ
LIST_COLUMNS = 6  # of a list whose head alone stands on a page: fewer columns may be a row of the form above
# What a repeated title adds: "（续）", "续表"
_CONTINUED = re.compile(r"\s|[（(]续表?[)）]|续表?$|^续")
_NUMBER = re.compile(r"[-−]?[\d,]+(?:\.\d+)?%?")  # "1,131.42", "35%"
# The first cell of a form, whose rows have columns of their own each: "预算单位", "项目名称", "部门名称（盖章）"
_FORM = re.compile(r"预算单位|(?:项目|部门|单位)(?:支出)?(?:（单位）)?名称")


@dataclass(frozen=True, slots=True)
class PagedCell:
    """A cell of a table of several pages: `edges` are the columns at which it begins and ends, in points."""

    row: int
    rows: int
    left: float
    right: float
    page: int
    drawn: RuledCell
    continues: bool = False  # a page break parts it from the cell above


@dataclass
class Joined:
    """A table as its pages show it: a part a page, and the lines of text that stand right above the first."""

    parts: list[tuple[int, Ruled]]
    above: tuple[str, ...] = ()
    head: tuple[int, int] = (0, 0)  # the rows of the first part that other pages repeat: from, and how many
    dropped: list[int] = field(default_factory=lambda: [0])  # rows of each part that only repeat these

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.parts[-1][0]

    def goes_on(self, page: int, table: Ruled, above: Sequence[TextLine]) -> bool:
        """Whether a table at the top of the next page is its continuation; it is added then."""
        last = self.parts[-1][1]
        if page != self.last_page + 1 or abs(_width(last) - _width(table)) > ALIGNED:
            return False
        if not {_CONTINUED.sub("", line.text) for line in above} <= {_CONTINUED.sub("", text) for text in self.above}:
            return False
        first = self.parts[0][1]
        begin, same = _repeated(first, table)
        is_alike = _aligned(first, table) or _aligned(last, table) or bool(_FORM.match(first.cells[0].text))
        if not same and (above or not is_alike):
            return False
        self.parts.append((page, table))
        self.dropped.append(same)
        self.head = (begin, same) if same > self.head[1] else self.head
        return True

    def cells(self) -> list[PagedCell]:
        """All cells with the head once, row by row."""
        found: list[PagedCell] = []
        height = 0
        for (page, part), dropped in zip(self.parts, self.dropped, strict=True):
            last = {round(one.left / ALIGNED): one for one in found}
            for cell in part.cells:
                if cell.row < dropped:
                    continue
                left, right = (part.edges[at] - part.edges[0] for at in (cell.column, cell.column + cell.columns))
                at = height + cell.row - dropped
                is_rest = cell.row == dropped and _is_parted(cell, last.get(round(left / ALIGNED)))
                found.append(PagedCell(at, cell.rows, left, right, page, cell, is_rest))
            height += part.height - dropped
        return found


def joined(items: Iterable[tuple[int, TextLine | Ruled]]) -> list[TextLine | Joined]:
    """What stands on the pages in reading order, tables that go on put together."""
    found: list[TextLine | Joined] = []
    held: list[TextLine] = []  # lines since the last table
    for page, item in items:
        if isinstance(item, TextLine):
            held.append(item)
            continue
        last = next((one for one in reversed(found) if isinstance(one, Joined)), None)
        on_page = all(line.page == page for line in held)
        if last is not None and on_page and last.goes_on(page, item, held):
            held = []
            continue
        found += held
        found.append(Joined([(page, item)], tuple(line.text for line in held[-4:])))
        held = []
    return found + held


def _width(table: Ruled) -> float:
    return table.edges[-1] - table.edges[0]


def _aligned(one: Ruled, other: Ruled) -> bool:
    """Whether two pages have the same columns, or one has all those of the other (merged where it shows none)."""
    few, many = sorted(
        ([edge - one.edges[0] for edge in one.edges], [edge - other.edges[0] for edge in other.edges]), key=len
    )
    return all(min(abs(a - b) for b in many) < ALIGNED for a in few)


def _words(row: Sequence[RuledCell]) -> list[str]:
    return [cell.text for cell in row]


def _repeated(first: Ruled, table: Ruled) -> tuple[int, int]:
    """The row of the first page that the top of another repeats, and how many rows from there on; 0 rows for none."""
    rows, top = [_words(row) for row in first.rows()], [_words(row) for row in table.rows()]
    for begin, row in enumerate(rows):
        is_head = len(row) > 1 and any(row) and not any(_NUMBER.fullmatch(word) and "." in word for word in row)
        if row != top[0] or not is_head:
            continue
        count = 0
        while count < len(top) and begin + count < len(rows) and top[count] == rows[begin + count] and any(top[count]):
            count += 1
        # "预算单位 | 甲局" begins every form: a head has three columns at least
        is_table = any(len(one) > 2 for one in top[:count])
        return (begin, count) if count < len(top) and is_table else (0, 0)
    return 0, 0


def _is_parted(cell: RuledCell, above: PagedCell | None) -> bool:
    """Whether an empty cell at the top of a page is the rest of a merged one: that one spans rows, or it does."""
    if cell.text:
        return False
    is_merged = above is not None and above.drawn.text and (above.rows > 1 or cell.rows > 1)
    return bool(is_merged) and not _NUMBER.fullmatch(above.drawn.text if above else "")

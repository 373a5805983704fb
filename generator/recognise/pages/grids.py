"""Cells of a table over its pages as rows for the gatherer: columns counted, a form parted from the list below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.recognise.blocks import Raw
from generator.recognise.pages.joined_tables import ALIGNED, LIST_COLUMNS, Joined, PagedCell
from generator.recognise.printed import Spot

BEGUN = 2  # edges that begin where one table lies upon another; that one ends too, heads of a table do not show
HEAD_ROWS = 8  # among which the row of column numbers stands
# What stands in the row of column numbers: "栏次", "※", "甲", "1", "1=2+3"
_COUNTS = re.compile(r"栏次|行次|※|[*]+|[—-]+|[甲乙丙丁]|[\d=+＋()（）-]+")
_NOTE = re.compile(r"(?:备?注|说明)[:：]")  # "注：…" in the last row of a workbook's table
Row = list[tuple[Raw, Spot]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells; `above` and `below` are lines that stood in rows of their own, `head` its head rows."""

    above: tuple[str, ...]
    rows: tuple[Row, ...]
    below: tuple[str, ...]
    head: int


def grids_of(table: Joined) -> list[Grid]:
    """The table, or the form and the lists that it is made of, from the top down."""
    cells = table.cells()
    begin, count = table.head
    height = max((cell.row + cell.rows for cell in cells), default=0)
    cuts = [0, *_cuts(cells, 0, height), height]
    return [
        # a list below a form begins with its head
        _grid(cells, top, bottom, count if begin == top else int(top > 0))
        for top, bottom in pairwise(cuts)
        if bottom > top
    ]


def _cuts(cells: Sequence[PagedCell], top: int, bottom: int) -> list[int]:
    """The rows at which a table of other columns begins."""
    at = _parting([cell for cell in cells if top <= cell.row < bottom], top, bottom)
    return [] if at is None else [*_cuts(cells, top, at), at, *_cuts(cells, at, bottom)]


def _parting(cells: Sequence[PagedCell], top: int, bottom: int) -> int | None:
    """Where most edges end and others begin: a list's head and the row below it show all columns from there on."""
    best, at = 0, None
    for row in range(top + 1, bottom):
        if any(cell.row < row < cell.row + cell.rows for cell in cells):
            continue
        above = _edges(cell for cell in cells if cell.row < row)
        below = _edges(cell for cell in cells if cell.row >= row)
        ended, begun = _missing(above, below), _missing(below, above)
        if not ended or begun < BEGUN or ended + begun <= best:
            continue
        shown = [_edges(cell for cell in cells if cell.row <= one < cell.row + cell.rows) for one in (row, row + 1)]
        is_list = len(shown[0]) == len(below) and (
            len(shown[1]) == len(below) or (row + 1 == bottom and len(below) > LIST_COLUMNS)
        )
        if is_list:
            best, at = ended + begun, row
    return at


def _edges(cells: Iterable[PagedCell]) -> list[float]:
    """Where their columns begin and end, from the left, those within ALIGNED as one."""
    found: list[float] = []
    for edge in sorted(edge for cell in cells for edge in (cell.left, cell.right)):
        if not found or edge - found[-1] > ALIGNED:
            found.append(edge)
    return found


def _missing(some: Sequence[float], others: Sequence[float]) -> int:
    """How many of the edges the others do not have."""
    return sum(1 for edge in some if all(abs(edge - other) > ALIGNED for other in others))


def _grid(cells: Sequence[PagedCell], top: int, bottom: int, head: int) -> Grid:
    own = [cell for cell in cells if top <= cell.row < bottom]
    edges = _edges(own)
    rows: list[Row] = [[] for _ in range(bottom - top)]
    for cell in own:
        rows[cell.row - top].append(_laid(cell, edges))
    above, rest, below = _lifted(rows, len(edges) - 1)
    gone = len(rows) - len(rest) - len(below)
    return Grid(tuple(above), tuple(rest), tuple(below), max(0, head - gone, _numbered(rest)))


def _numbered(rows: Sequence[Row]) -> int:
    """The rows down to the one that numbers the columns, which ends a head; 0 where none does."""
    for at, row in enumerate(rows[:HEAD_ROWS]):
        words = [word for raw, _ in row if (word := raw.text.strip())]
        numbers = [int(word) for word in words if re.fullmatch(r"\d{1,2}", word)]
        counts = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] == 1
        if counts and all(_COUNTS.fullmatch(re.sub(r"\s", "", word)) for word in words):
            return at + 1
    return 0


def _laid(cell: PagedCell, edges: Sequence[float]) -> tuple[Raw, Spot]:
    low, high = (min(range(len(edges)), key=lambda at: abs(edges[at] - edge)) for edge in (cell.left, cell.right))
    box = cell.drawn.box
    raw = Raw(cell.drawn.text, max(1, high - low), cell.rows, cell.continues)
    return raw, Spot(cell.page, box.left, box.top, box.right, box.bottom, cell.drawn.text)


def _lifted(rows: list[Row], width: int) -> tuple[list[str], list[Row], list[str]]:
    """Lines that a workbook has as rows of their own: the title above the head, the rows, the note below."""
    above: list[str] = []
    below: list[str] = []
    while len(rows) > 1 and len(rows[0]) == 1 and rows[0][0][0].columns == width and rows[0][0][0].rows == 1:
        above.append(rows[0][0][0].text)
        rows = rows[1:]
    while len(rows) > 1 and len(rows[-1]) == 1 and _NOTE.match(rows[-1][0][0].text):
        below.insert(0, rows[-1][0][0].text)
        rows = rows[:-1]
    return [one for one in above if one], rows, below

"""Tables without ruled lines, or with lines across only: their columns by where words stand in row after row.

A row is a line of at least three pieces with wide gaps between; a table is four such rows and more, most of which hold
amounts, whose pieces stand above one another. Lines of one or two pieces between are rows with the rest empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.recognise.pages.drawn import Glyph
from generator.recognise.pages.ruled import Ruled, RuledCell
from generator.recognise.pages.strokes import Box
from generator.recognise.pages.text_lines import glyph_rows, joined_text

GAP = 1.2  # sizes between two columns at least; between words of a sentence are less
PIECES, ROWS = 3, 4  # columns and rows of what is a table
SPACING = 3.5  # heights of a line between two rows of one table at most
_AMOUNT = re.compile(r"[-−]?[\d,]+\.\d+|[-−]?\d{1,3}(?:,\d{3})+|0")  # "1,131.42", "12,000", "0"
AMOUNTS = 0.5  # of its rows that have an amount


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    box: Box


_Row = list[_Piece]


def unruled_tables(glyphs: Sequence[Glyph]) -> list[Ruled]:
    """The tables among characters that no ruled table has, from the top down."""
    rows = [_pieces(row) for row in glyph_rows(glyphs)]
    found: list[Ruled] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        table = _table(rows[at:end]) if len(rows[at]) >= PIECES else None
        if table:
            found.append(table)
        at = end if table else at + 1
    return found


def _pieces(glyphs: Sequence[Glyph]) -> _Row:
    """The parts of a line that wide gaps part."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.box.left):
        if found and glyph.box.left - found[-1][-1].box.right < GAP * max(glyph.em, found[-1][-1].em):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    pieces = []
    for part in found:
        box = part[0].box
        for glyph in part:
            box = box.around(glyph.box)
        pieces.append(_Piece(joined_text(part), box))
    return pieces


def _end(rows: Sequence[_Row], begin: int) -> int:
    """The row behind the last of a table that begins there: rows follow closely, and do not stay single lines."""
    end, single = begin + 1, 0
    while end < len(rows):
        above, row = _box(rows[end - 1]), _box(rows[end])
        single = single + 1 if len(rows[end]) == 1 else 0
        if row.top - above.bottom > SPACING * (row.bottom - row.top) or single > 1:
            break
        end += 1
    while end > begin + 1 and len(rows[end - 1]) == 1:
        end -= 1
    return end


def _box(row: _Row) -> Box:
    box = row[0].box
    for piece in row[1:]:
        box = box.around(piece.box)
    return box


def _table(rows: Sequence[_Row]) -> Ruled | None:
    """The rows as a grid, if they are a table of amounts."""
    full = [row for row in rows if len(row) >= PIECES]
    with_amounts = [row for row in rows if any(_AMOUNT.fullmatch(piece.text) for piece in row)]
    if len(full) < ROWS or len(with_amounts) < ROWS - 1 or len(with_amounts) < AMOUNTS * len(rows):
        return None
    columns = _columns(full)
    if len(columns) < PIECES:
        return None
    cells: list[RuledCell] = []
    tops = [_box(row).top for row in rows] + [_box(rows[-1]).bottom]
    edges = [columns[0].left, *((a.right + b.left) / 2 for a, b in pairwise(columns))]
    edges.append(columns[-1].right)
    for at, row in enumerate(rows):
        words = [""] * len(columns)
        for piece in row:
            column = max(range(len(columns)), key=lambda k, own=piece.box: _shared(own, columns[k]))  # type: ignore[misc]
            words[column] += piece.text
        cells += [
            RuledCell(at, k, 1, 1, word, Box(edges[k], tops[at], edges[k + 1], tops[at + 1]))
            for k, word in enumerate(words)
        ]
    return Ruled(Box(edges[0], tops[0], edges[-1], tops[-1]), tuple(edges), len(rows), tuple(cells))


def _columns(rows: Sequence[_Row]) -> list[Box]:
    """Where pieces of the rows stand above one another, from the left: pieces that overlap are one column.

    Rows with the most pieces decide; those with fewer may reach over several columns.
    """
    most = max(map(len, rows))
    columns: list[Box] = []
    for piece in sorted((piece for row in rows if len(row) == most for piece in row), key=lambda one: one.box.left):
        at = next((k for k, column in enumerate(columns) if _shared(piece.box, column) > 0), None)
        if at is None:
            columns.append(piece.box)
        else:
            columns[at] = columns[at].around(piece.box)
    return sorted(columns, key=lambda one: one.left) if len(columns) == most else []


def _shared(one: Box, other: Box) -> float:
    """How much of their widths two boxes share; below zero how far they are apart."""
    return min(one.right, other.right) - max(one.left, other.left)

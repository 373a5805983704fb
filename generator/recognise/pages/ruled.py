"""Tables by their ruled lines: lines → a grid → cells that no line parts, with how far each spans.

What stands between two lines is a cell, whoever drew them: as strokes, as thin rectangles, row by row or each once for
the whole table. A side that is left open (the outer edges of many forms) counts as closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.recognise.pages.drawn import Glyph
from generator.recognise.pages.strokes import Box, Stroke
from generator.recognise.pages.text_lines import words_of

NEAR = 3.0  # points by which ends that should meet may miss one another, and within which two lines are one
COVERED = 0.55  # of the way between two corners that must be drawn for a wall
_HAN = re.compile(r"[\u4e00-\u9fff]")
OVERHANG = 12.0  # points that lines across reach beyond the last line down, where the outer edges are left open


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell: its place in the grid from 0, how far it spans, its words and where it is drawn."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table of one page: where its columns and rows begin and end, and its cells in reading order."""

    box: Box
    edges: tuple[float, ...]
    height: int
    cells: tuple[RuledCell, ...]

    def rows(self) -> list[list[RuledCell]]:
        """Its cells by the row in which they begin."""
        found: list[list[RuledCell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            found[cell.row].append(cell)
        return found


def ruled_tables(strokes: Sequence[Stroke], glyphs: Sequence[Glyph]) -> list[Ruled]:
    """The tables of a page that have lines in both directions and more than one cell, from the top down."""
    across = _joined(stroke.box for stroke in strokes if stroke.is_across)
    down = [_flipped(box) for box in _joined(_flipped(stroke.box) for stroke in strokes if not stroke.is_across)]
    found = [_table(*group, glyphs) for group in _groups(across, down)]
    return sorted((one for one in found if one), key=lambda one: (one.box.top, one.box.left))


def _flipped(box: Box) -> Box:
    """The same with across for down."""
    return Box(box.top, box.left, box.bottom, box.right)


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Lines across that lie upon or follow one another as one."""
    found: list[Box] = []
    level: list[Box] = []
    for box in sorted(boxes, key=lambda one: one.top):
        if level and box.top - level[0].top > NEAR / 2:
            found += _along(level)
            level = []
        level.append(box)
    return found + _along(level)


def _along(level: list[Box]) -> list[Box]:
    """The lines of one height, those joined that touch."""
    found: list[Box] = []
    for box in sorted(level, key=lambda one: one.left):
        if found and box.left - found[-1].right <= NEAR:
            last = found[-1]
            found[-1] = Box(last.left, last.top, max(last.right, box.right), last.top)
        else:
            found.append(Box(box.left, box.top, box.right, box.top))
    return found


def _groups(across: Sequence[Box], down: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Lines that touch one another, directly or by others: those of one table."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, one in enumerate(across):
        for j, other in enumerate(down, len(across)):
            if _meet(one, other):
                parent[root(i)] = root(j)
    found: dict[int, tuple[list[Box], list[Box]]] = {}
    for at, box in enumerate([*across, *down]):
        group = found.setdefault(root(at), ([], []))
        group[0 if at < len(across) else 1].append(box)
    return list(found.values())


def _meet(across: Box, down: Box) -> bool:
    return (
        across.left - NEAR <= down.left <= across.right + NEAR and down.top - NEAR <= across.top <= down.bottom + NEAR
    )


def _table(across: list[Box], down: list[Box], glyphs: Sequence[Glyph]) -> Ruled | None:
    """The table of these lines; None for a frame around text and for what has lines in one direction only."""
    xs = _edges([box.left for box in down], [box.left for box in across], [box.right for box in across])
    ys = _edges([box.top for box in across], [box.top for box in down], [box.bottom for box in down])
    if len(xs) < 3 or len(ys) < 2 or not down:
        return None
    walls = [[_share(down, x, ys[r], ys[r + 1]) >= COVERED for x in xs] for r in range(len(ys) - 1)]
    flat = [_flipped(box) for box in across]
    floors = [[_share(flat, y, xs[c], xs[c + 1]) >= COVERED for c in range(len(xs) - 1)] for y in ys]
    spans = _cells(walls, floors)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    texts = _texts(glyphs, xs, ys, spans)
    cells = tuple(
        RuledCell(row, column, rows, columns, texts[at], Box(xs[column], ys[row], xs[column + columns], ys[row + rows]))
        for at, (row, column, rows, columns) in enumerate(spans)
    )
    # bars and axes of a chart have numbers beside them and no names within; an empty grid may be the rest of a form
    is_chart = any(cell.text for cell in cells) and not any(_HAN.search(cell.text) for cell in cells)
    return None if is_chart else Ruled(box, tuple(xs), len(ys) - 1, cells)


def _edges(lines: list[float], *ends: list[float]) -> list[float]:
    """Where columns begin and end: at each line, and where the lines that cross them reach beyond the outermost."""
    found: list[float] = []
    for at in sorted(lines):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    if found and ends:
        low, high = min(min(one, default=found[0]) for one in ends), max(max(one, default=found[-1]) for one in ends)
        found = [low, *found] if found[0] - low > OVERHANG else found
        found = [*found, high] if high - found[-1] > OVERHANG else found
    return found


def _share(down: Iterable[Box], x: float, top: float, bottom: float) -> float:
    """How much of the way from top to bottom at x has a line."""
    drawn = sum(max(0.0, min(box.bottom, bottom) - max(box.top, top)) for box in down if abs(box.left - x) <= NEAR)
    return drawn / max(bottom - top, 0.1)


def _cells(walls: list[list[bool]], floors: list[list[bool]]) -> list[tuple[int, int, int, int]]:
    """Row, column, rows and columns of every cell: as wide and then as deep as no line parts it."""
    height, width = len(walls), len(floors[0])
    taken = [[False] * width for _ in range(height)]
    found: list[tuple[int, int, int, int]] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            right = column + 1
            while right < width and not walls[row][right] and not taken[row][right]:
                right += 1
            below = row + 1
            while below < height and _is_open(walls, floors, taken, below, column, right):
                below += 1
            for r in range(row, below):
                taken[r][column:right] = [True] * (right - column)
            found.append((row, column, below - row, right - column))
    return found


def _is_open(
    walls: list[list[bool]], floors: list[list[bool]], taken: list[list[bool]], row: int, left: int, right: int
) -> bool:
    """Whether nothing parts these columns of a row from those above, or from one another."""
    return not (any(floors[row][left:right]) or any(walls[row][left + 1 : right]) or any(taken[row][left:right]))


def _texts(
    glyphs: Sequence[Glyph], xs: list[float], ys: list[float], spans: list[tuple[int, int, int, int]]
) -> list[str]:
    """The words of every cell; a character belongs where its middle is."""
    owner = {
        (r, c): at
        for at, (row, column, rows, columns) in enumerate(spans)
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    }
    found: list[list[Glyph]] = [[] for _ in spans]
    for glyph in glyphs:
        x, y = glyph.box.middle
        at = owner.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
        if at is not None:
            found[at].append(glyph)
    return [words_of(one) for one in found]

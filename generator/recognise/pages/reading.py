"""A PDF without trustworthy tags, read by how its pages look: tables by their lines, paragraphs, headings, contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.core.problem import Place, Problem, Severity
from generator.recognise.blocks import Gatherer
from generator.recognise.pages.columns import unruled_tables
from generator.recognise.pages.contents import TITLES, bare, entries_of
from generator.recognise.pages.drawn import Drawn, Glyph, drawn_pages
from generator.recognise.pages.furniture import without_furniture
from generator.recognise.pages.grids import grids_of
from generator.recognise.pages.joined_tables import Joined, joined
from generator.recognise.pages.paragraphs import Paragraph, areas_of
from generator.recognise.pages.ruled import Ruled, ruled_tables
from generator.recognise.pages.strokes import Box
from generator.recognise.pages.text_lines import TextLine, text_lines
from generator.recognise.printed import Heading, Printed, Spot
from generator.recognise.printed import Paragraph as Plain

NOTE = re.compile(r"(?:备?注|说明)[:：]")  # "注：", "备注:", "说明：" below a table
EMPTY = re.compile(r"空表|无数据")  # "……，此表为空表。", "……，故本表无数据。"
# The levels of headings by their numbers: "第二部分 …", "三、…", "（一）…"
_LEVELS = (
    (re.compile(r"第[一二三四五六七八九十]+部分"), 1),
    (re.compile(r"[一二三四五六七八九十]+、"), 2),
    (re.compile(r"[（(][一二三四五六七八九十]+[)）]"), 3),
)
LONGEST_HEADING, LONGEST_TITLE = 110, 60  # characters, with a unit's name of 60 in it; of a table's title
TITLE_LINES = 5  # lines above a table among which its title stands: number, title, publisher, unit of money
# Lines above a table that are not its title: "单位：万元", "编制部门：…", "公开01表", "表3", "（2024年度）"
_BESIDE_TITLE = re.compile(
    r"单位[:：]|部门[:：]|编制|公开\d+表|附?表[\d一二三四五六七八九十]+$|^[（(]?\d{4}年度?[)）]?$|名称[:：]"
)
_OPEN_ENDS = "。；，：;:！？、"  # what no heading and no title ends with
MANY = 0.2  # of a page's characters without a name that make it unreadable
FEW = 12  # characters of a page that is a picture: a page number and a stamp


def read_pages(path: Path, loses_marks: bool = False) -> tuple[Printed, list[Problem]]:
    """The document's blocks with their places, and what is wrong with single pages.

    `loses_marks` says that whoever printed it leaves out marks that hang over the right margin, as LibreOffice 7 does.
    """
    pages = drawn_pages(path)
    tables = [_tables(page) for page in pages]
    lines = [_outside(page, own) for page, own in zip(pages, tables, strict=True)]
    flow = _Flow(str(path), pages, without_furniture(pages, lines), tables, loses_marks)
    return flow.printed(), list(_unread(str(path), pages))


def _tables(page: Drawn) -> list[Ruled]:
    """Tables by their lines, and those that have none by their columns."""
    ruled = ruled_tables(page.strokes, page.glyphs)
    boxes = [table.box for table in ruled]
    rest = [glyph for glyph in page.glyphs if not any(_is_in(glyph, box) for box in boxes)]
    return [*ruled, *unruled_tables(rest)]


def _is_in(glyph: Glyph, box: Box) -> bool:
    x, y = glyph.box.middle
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _outside(page: Drawn, tables: Sequence[Ruled]) -> list[TextLine]:
    """The lines of text that stand in no table."""
    boxes = [table.box for table in tables]

    return text_lines((one for one in page.glyphs if not any(_is_in(one, box) for box in boxes)), page.number)


def _unread(file: str, pages: Iterable[Drawn]) -> Iterator[Problem]:
    """Pages that are pictures, and those whose fonts do not tell their characters."""
    for page in pages:
        if len(page.glyphs) <= FEW and page.pictures:
            yield Problem("page-is-picture", Place(file), {"page": page.number}, Severity.WARNING)
        elif page.nameless > MANY * len(page.glyphs):
            details = {"page": page.number, "count": page.nameless}
            yield Problem("page-without-characters", Place(file), details, Severity.WARNING)


class _Flow:
    """Hands what stands on the pages to the gatherer in reading order, and keeps where it stood."""

    def __init__(
        self, file: str, pages: list[Drawn], lines: list[list[TextLine]], tables: list[list[Ruled]], loses_marks: bool
    ) -> None:
        self._gatherer = Gatherer(file)
        self._spots: dict[tuple[int, int, int], tuple[Spot, ...]] = {}
        self._areas = areas_of(pages, lines)
        self._lines, self._tables = lines, tables
        self._open: Paragraph | None = None
        self._names = frozenset(_names(tables)) if loses_marks else frozenset()

    def printed(self) -> Printed:
        """The whole document."""
        front, contents, rest = self._divided()
        self._read(front)
        for entry in contents:
            self._tell(entry)
        self._read(rest)
        printed = self._gatherer.printed()
        return Printed(printed.file, printed.blocks, printed.contents, self._spots)

    def _divided(self) -> tuple[list[TextLine | Joined], list[list[TextLine]], list[TextLine | Joined]]:
        """What stands before the contents with their title, the entries, and what follows."""
        for page, lines in enumerate(self._lines):
            for at, line in enumerate(lines):
                if bare(line.text) in TITLES:
                    rights = [area.right for area in self._areas[page:]]
                    entries, on, begin = entries_of([lines[at + 1 :], *self._lines[page + 1 :]], rights)
                    first = begin + at + 1 if on == 0 else begin
                    return self._items((0, 0), (page, at + 1)), entries, self._items((page + on, first), None)
        return [], [], self._items((0, 0), None)

    def _items(self, begin: tuple[int, int], end: tuple[int, int] | None) -> list[TextLine | Joined]:
        """Lines and tables from one line to another, by page and line from 0; a table is where it begins."""
        found: list[tuple[int, TextLine | Ruled]] = []
        for page, lines in enumerate(self._lines):
            own = [line for at, line in enumerate(lines) if begin <= (page, at) and (end is None or (page, at) < end)]
            inside = page >= begin[0] and (end is None or page < end[0])
            every: list[TextLine | Ruled] = [*own, *(self._tables[page] if inside else [])]
            found += [(page + 1, one) for one in sorted(every, key=lambda one: (one.box.top, one.box.left))]
        return joined(found)

    def _read(self, items: Iterable[TextLine | Joined]) -> None:
        for item in items:
            if isinstance(item, Joined):
                self._close()
                self._table(item)
                continue
            area = self._areas[item.page - 1]
            if self._open is not None and self._open.takes(item, area):
                self._open.lines.append(item)
                self._open.areas.append(area)
            else:
                self._close()
                self._open = Paragraph([item], [area])
        self._close()

    def _close(self) -> None:
        """Hands over the paragraph that is open."""
        if self._open is None:
            return
        text, lines, self._open = self._open.text(self._names), self._open.lines, None
        level = _level(text)
        if level:
            self._keep(lines)
            self._gatherer.heading(text, level)
        else:
            self._keep(lines)
            self._gatherer.lines(text, is_note=bool(NOTE.match(text) or EMPTY.search(text)))

    def _tell(self, entry: Sequence[TextLine]) -> None:
        self._keep(entry)
        self._gatherer.entry("".join(line.text for line in entry))

    def _keep(self, lines: Sequence[TextLine]) -> None:
        boxes = ((line.page, line.box, line.text) for line in lines)
        self._spots[self._gatherer.where().block, 0, 0] = tuple(
            Spot(page, box.left, box.top, box.right, box.bottom, text) for page, box, text in boxes
        )

    def _table(self, table: Joined) -> None:
        for grid in grids_of(table):
            if not any(raw.text for row in grid.rows for raw, _ in row):
                continue
            for text in grid.above:
                self._gatherer.lines(text)
            self._title()
            block = self._gatherer.where().block
            self._gatherer.table([[raw for raw, _ in row] for row in grid.rows], grid.head)
            for number, row in enumerate(grid.rows, 1):
                self._spots[block, number, 0] = tuple(spot for _, spot in row)
            for text in grid.below:
                self._gatherer.lines(text, is_note=True)

    def _title(self) -> None:
        """The short line above a table that is no sentence becomes its heading."""
        blocks = self._gatherer.blocks
        found: list[tuple[int, str]] = []
        for at in range(len(blocks) - 1, max(-1, len(blocks) - 1 - TITLE_LINES), -1):
            block = blocks[at]
            if not isinstance(block, Plain):
                break
            if not _BESIDE_TITLE.search(bare(block.text)):
                found.append((at, block.text))
        # the nearest that says 表: a first row of the table may stand between, "“三公”经费"
        for at, text in (*(one for one in found[:2] if bare(one[1]).endswith("表")), *found[:1]):
            if len(bare(text)) <= LONGEST_TITLE and bare(text)[-1:] not in _OPEN_ENDS:
                blocks[at] = Heading(text, 2, blocks[at].where)
                self._gatherer.title = bare(text)
                return


def _names(tables: Iterable[Iterable[Ruled]]) -> Iterator[str]:
    """What stands in the cells of all tables without the code or number in front: "201 一般公共服务支出"."""
    for table in (table for page in tables for table in page):
        for cell in table.cells:
            yield re.sub(r"^(?:\d+\s*|[一二三四五六七八九十]+、)|\s", "", cell.text)


def _level(text: str) -> int:
    """The level of a heading by its number, 0 for what is none."""
    words = bare(text)
    if len(words) > LONGEST_HEADING or words[-1:] in _OPEN_ENDS:
        return 0
    return next((level for pattern, level in _LEVELS if pattern.match(words)), 0)

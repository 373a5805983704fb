"""Column widths that fit: no column narrower than its longest unbreakable word, no table wider than the page.

A layout's widths are wishes. They are scaled to the text width; a column that could not hold its longest number or word
is widened at the cost of those with room to spare. A table whose words together are wider than the page is set in
smaller type, as far as a reader can read it: amounts are what they are, and none of them breaks. One decision for Word,
PDF and web page alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generator.core.document import Block, Document, Heading, Row, Section, Table, plain
from generator.core.grid import Grid
from generator.core.lengths import POINTS_PER_MM
from generator.core.problem import Problem
from generator.core.style import ParagraphStyle, Style
from generator.layout.geometry import cell_style

# What stays together on a line: a run of ASCII (a number, a word), or a Chinese character with the mark after it.
_UNBREAKABLE = re.compile(r"[!-~]+|[^!-~\s][，。；：、）》”％]*")
# Two characters side by side at least: a column of single characters cannot be read.
FEWEST_CHARACTERS = 2
# Sizes of type, in points, for tables that do not fit in that of their style: 六号, 小六, 七号 and 八号, below which
# Chinese printers have none.
SMALLER_TYPE = (7.5, 6.5, 5.5, 5.0)
# Room for rounding and for digits a little wider than half an em.
ALLOWANCE = 0.6


def fit(document: Document, style: Style) -> tuple[Document, list[Problem]]:
    """The document with widths that hold its contents, and the tables for which there are none."""
    problems: list[Problem] = []
    sections = tuple(_fitted_section(section, style, problems) for section in document.sections)
    return replace(document, sections=sections), problems


def _fitted_section(section: Section, style: Style, problems: list[Problem]) -> Section:
    available = style.page(section.orientation).text_width / POINTS_PER_MM
    title = ""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Heading):
            title = plain(block.spans)
        blocks.append(_fitted(block, available, style, title, problems) if isinstance(block, Table) else block)
    return replace(section, blocks=tuple(blocks))


def _fitted(table: Table, available: float, style: Style, title: str, problems: list[Problem]) -> Table:
    for attempt in _attempts(table, style):
        least = minimal_widths(attempt, style)
        if sum(least) <= available:
            table = attempt
            break
    else:
        details = {"title": title or table.caption, "needs": round(sum(least)), "has": round(available)}
        problems.append(Problem("table-too-wide", None, {**details, "table": table.key}))
        return table
    wished = [width * available / sum(table.widths) for width in table.widths]
    return replace(table, widths=tuple(round(width, 2) for width in _balanced(wished, least)))


def _attempts(table: Table, style: Style) -> Iterator[Table]:
    """The table as it is, with the cells of the wide tables, and in ever smaller type."""
    yield table
    small = replace(table, size="small")
    yield small
    own = cell_style(style, small, "cell").size
    yield from (replace(small, type_size=size) for size in SMALLER_TYPE if size < own)


def _balanced(wished: Sequence[float], least: Sequence[float]) -> list[float]:
    """Every width at least its minimum, the sum unchanged: what some gain, the others give from their slack."""
    widths = [max(pair) for pair in zip(wished, least, strict=True)]
    excess = sum(widths) - sum(wished)
    slack = [width - low for width, low in zip(widths, least, strict=True)]
    if excess <= 0 or not sum(slack):
        return widths
    return [width - excess * room / sum(slack) for width, room in zip(widths, slack, strict=True)]


def minimal_widths(table: Table, style: Style) -> list[float]:
    """The least width of each column in millimetres, from the cells that stand in it alone."""
    least = [0.0] * len(table.widths)
    for rows, look in _parts(table, style):
        around = (
            2 * style.grid.padding_horizontal + style.grid.border + look.indent_left + look.indent_right + ALLOWANCE
        )
        for slot in chain.from_iterable(Grid(rows).placed()):
            if slot.cell.colspan == 1:
                word = longest_word(plain(slot.cell.spans)) * look.size
                least[slot.column] = max(least[slot.column], word + around)
    return [points / POINTS_PER_MM for points in least]


def _parts(table: Table, style: Style) -> Iterator[tuple[tuple[Row, ...], ParagraphStyle]]:
    """The head and the body, each with the style of its cells."""
    yield table.header, cell_style(style, table, "header")
    yield table.body, cell_style(style, table, "cell")


def narrow_cells(document: Document, style: Style) -> Iterator[tuple[Table, str]]:
    """The cells over several columns that together are narrower than the longest word: fitting sees to single ones."""
    for table in (block for section in document.sections for block in section.blocks if isinstance(block, Table)):
        for rows, look in _parts(table, style):
            around = 2 * style.grid.padding_horizontal + look.indent_left + look.indent_right
            for slot in chain.from_iterable(Grid(rows).placed()):
                room = sum(table.widths[slot.column : slot.end]) * POINTS_PER_MM
                words = plain(slot.cell.spans)
                if slot.cell.colspan > 1 and longest_word(words) * look.size + around > room:
                    yield table, words


def longest_word(text: str) -> float:
    """The width of the longest unbreakable run in em; a text of several characters needs two side by side."""
    longest = max((_width(word) for word in _UNBREAKABLE.findall(text)), default=0.0)
    return max(longest, min(_width(text), FEWEST_CHARACTERS)) if longest else 0.0


def _width(text: str) -> float:
    """In em: Chinese characters are square, ASCII takes half, a percent sign more."""
    return sum(0.85 if character == "%" else 0.5 if character < "\x7f" else 1.0 for character in text)

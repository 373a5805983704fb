"""Column widths that fit: no column narrower than its longest unbreakable word, no table wider than the page.

A layout's widths are wishes. They are scaled to the text width; a column that could not hold its longest number or word
is widened at the cost of those with room to spare. One decision for Word, PDF and web page alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generator.core.document import Block, Document, Heading, Section, Table, plain
from generator.core.grid import Grid
from generator.core.lengths import POINTS_PER_MM
from generator.core.problem import Problem
from generator.core.style import Style

# What stays together on a line: a run of ASCII (a number, a word), or a Chinese character with the mark after it.
_UNBREAKABLE = re.compile(r"[!-~]+|[^!-~\s][，。；：、）》”％]*")
# Two characters side by side at least: a column of single characters cannot be read.
FEWEST_CHARACTERS = 2
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
    least = minimal_widths(table, style)
    if sum(least) > available:
        details = {"title": title or table.caption, "needs": round(sum(least)), "has": round(available)}
        problems.append(Problem("table-too-wide", None, {**details, "table": table.key}))
        return table
    wished = [width * available / sum(table.widths) for width in table.widths]
    return replace(table, widths=tuple(round(width, 2) for width in _balanced(wished, least)))


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
    suffix = "_small" if table.size == "small" else ""
    least = [0.0] * len(table.widths)
    for rows, name in ((table.header, "table_header"), (table.body, "table_cell")):
        look = style.paragraphs[name + suffix]
        around = (
            2 * style.grid.padding_horizontal + style.grid.border + look.indent_left + look.indent_right + ALLOWANCE
        )
        for slot in chain.from_iterable(Grid(rows).placed()):
            if slot.cell.colspan == 1:
                word = longest_word(plain(slot.cell.spans)) * look.size
                least[slot.column] = max(least[slot.column], word + around)
    return [points / POINTS_PER_MM for points in least]


def narrow_cells(document: Document, style: Style) -> Iterator[tuple[Table, str]]:
    """The cells over several columns that together are narrower than the longest word: fitting sees to single ones."""
    for table in (block for section in document.sections for block in section.blocks if isinstance(block, Table)):
        suffix = "_small" if table.size == "small" else ""
        for rows, name in ((table.header, "table_header"), (table.body, "table_cell")):
            look = style.paragraphs[name + suffix]
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

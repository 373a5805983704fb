"""On which page each heading falls, worked out from the style alone, so that the contents page is right on opening.

Everything is a box of known height: a line of text, a row of a table. Boxes fill the page from the top; a box that
must stay with the next one moves to the next page with it. Word's own layout does the same, and style.docx leaves it
no freedom (exact line pitches, fixed tables, no widow control).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.core.document import (
    Chart,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    SplitLine,
    Table,
    plain,
)
from generator.core.lengths import twips
from generator.core.style import ParagraphStyle, Style
from generator.layout.charts import chart_height, draw
from generator.layout.flow import SPACER_TWIPS, Placed, Spacer, flow, heading_style, paragraph_style, split_line_text
from generator.layout.geometry import cell_style, closes_table, column_widths, line_height, row_heights
from generator.layout.measure import wrap


@dataclass(frozen=True, slots=True)
class Box:
    """A line or row, in twips. `before` is space that falls away at the top of a page that began by itself;
    `repeated` is the height of the header rows that come again above it if it starts a page."""

    height: int
    before: int = 0
    keep_next: bool = False
    new_page: bool = False
    repeated: int = 0
    anchor: str = ""


def page_numbers(document: Document, style: Style) -> dict[str, int]:
    """The page of each heading by its anchor, counted from the cover, which is page 1."""
    result: dict[str, int] = {}
    first = 1
    for section in document.sections:
        boxes = _without_end(list(_section_boxes(section, style)), section)
        pages = _pages(boxes, _room(section, style))
        for box, page in zip(boxes, pages, strict=True):
            if box.anchor:
                result[box.anchor] = first + page
        first += pages[-1] + 1
    return result


def is_crowded(section: Section, style: Style) -> bool:
    """Whether the section fills its last page so that the paragraph which Word needs at its end finds no room.

    That paragraph must not begin an empty page: the writer gives the page as much more room as it takes.
    """
    boxes, room = list(_section_boxes(section, style)), _room(section, style)
    return _pages(boxes, room)[-1] > _pages(_without_end(boxes, section), room)[-1]


def _without_end(boxes: list[Box], section: Section) -> list[Box]:
    """The boxes but for the paragraph that Word needs at the end, which is no page's own."""
    ends = len(boxes) > 1 and isinstance(flow(section)[-1].block, Spacer)
    return boxes[:-1] if ends else boxes


def _room(section: Section, style: Style) -> int:
    """What the boxes of a page may fill, in twips."""
    return twips(style.page(section.orientation).text_height)


def _pages(boxes: list[Box], room: int) -> list[int]:
    """For each box the page it falls on, counted from 0."""
    result: list[int] = []
    while len(result) < len(boxes):
        page = result[-1] + 1 if result else 0
        start = len(result)
        result.extend([page] * (_page_end(boxes, start, room) - start))
    return result


def _page_end(boxes: list[Box], start: int, room: int) -> int:
    """The box that starts the next page."""
    filled = boxes[start].repeated
    # Word drops the space before a paragraph at the top of a page, but not after a page break or at a section's start.
    if start > 0 and not boxes[start].new_page:
        filled -= boxes[start].before
    for number in range(start, len(boxes)):
        box = boxes[number]
        if number > start and box.new_page:
            return number
        filled += box.before + box.height
        if filled > room and number > start:  # what is higher than a page stands on one of its own
            return _back_to_a_break(boxes, start, number)
    return len(boxes)


def _back_to_a_break(boxes: list[Box], start: int, end: int) -> int:
    """The last place up to `end` where the boxes may part; `end` itself where there is none on the page."""
    place = end
    while place > start and boxes[place - 1].keep_next:
        place -= 1
    return place if place > start else end


def _section_boxes(section: Section, style: Style) -> Iterator[Box]:
    """The boxes of a section; a paragraph's space after is counted before the next box."""
    width = style.page(section.orientation).text_width
    after = 0
    for placed in flow(section):
        boxes, following = _block_boxes(placed, width, style)
        for number, box in enumerate(boxes):
            opens = number == 0
            yield replace(box, before=box.before + after, new_page=placed.new_page) if opens else box
            after = 0
        after = following


def _block_boxes(placed: Placed, width: float, style: Style) -> tuple[list[Box], int]:
    """The boxes of a block and the space after it."""
    looks = style.paragraphs
    match placed.block:
        case Heading() as heading:
            return _paragraph(plain(heading.spans), looks[heading_style(heading)], width, heading.anchor, together=True)
        case Paragraph() as paragraph:
            return _paragraph(plain(paragraph.spans), paragraph_style(paragraph, style), width)
        case SplitLine() as line:
            return _paragraph(split_line_text(line), looks["table_meta"], width)
        case Contents() as contents:
            return list(_contents(contents, width, style)), 0
        case Table() as table:
            return list(_table(table, style)), 0
        case Chart() as chart:  # its caption stands below it
            return [Box(chart_height(draw(chart, style, width)), keep_next=True)], 0
        case Spacer() | PageBreak():
            return [Box(SPACER_TWIPS)], 0


def _paragraph(
    text: str, look: ParagraphStyle, width: float, anchor: str = "", together: bool = False
) -> tuple[list[Box], int]:
    """One box a line; the lines of a heading or an entry stay together (keepLines in style.docx)."""
    height = twips(line_height(look))
    count = len(wrap(text, look, width))
    boxes = [Box(height, keep_next=look.keep_next if number == count - 1 else together) for number in range(count)]
    boxes[0] = replace(boxes[0], before=twips(look.before), anchor=anchor)
    return boxes, twips(look.after)


def _contents(contents: Contents, width: float, style: Style) -> Iterator[Box]:
    after = 0
    lines = [(contents.title, "contents_title")]
    lines += [(entry.text, f"contents_{entry.level}") for entry in contents.entries]
    for text, role in lines:
        boxes, following = _paragraph(text, style.paragraphs[role], width, together=True)
        yield replace(boxes[0], before=boxes[0].before + after)
        yield from boxes[1:]
        after = following


def _table(table: Table, style: Style) -> Iterator[Box]:
    widths = column_widths(table)
    head = cell_style(style, table, "header")
    header = row_heights(table.header, widths, head, style)
    for number, height in enumerate(header):
        yield Box(height, keep_next=head.keep_next and not closes_table(table, number))
    body = cell_style(style, table, "cell")
    for height in row_heights(table.body, widths, body, style):
        yield Box(height, keep_next=body.keep_next, repeated=sum(header))

"""The document tree as HTML, for the PDF; the web page (web_page.py) adds to it what a screen can do.

Words and cells come out in the order of the tree and nothing visible is added: what a contents page shows beside its
entries, and what explains a number, is CSS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator.core.document import (
    Block,
    Cell,
    Chart,
    Contents,
    Document,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    Row,
    Section,
    Span,
    Spans,
    SplitLine,
    Table,
    blocks,
)
from generator.core.style import Style
from generator.write.html.charts import printed_chart
from generator.write.html.columns import column_groups, total_width, without_idle_columns
from generator.write.html.smaller_type import type_class

DEEPEST = 6  # h6


def paragraph_class(heading: Heading) -> str:
    """The style of a heading; only titles of tables at levels 2 and 4 have a look of their own."""
    prefix = "table-heading" if heading.table and heading.level in (2, 4) else "heading"
    return f"{prefix}-{heading.level}"


def width_class(width: float) -> str:
    return f"w{width:g}".replace(".", "-")


def width_rules(document: Document, millimetre: str) -> str:
    """CSS for the columns' widths and the tables', as multiples of what a millimetre is in that medium."""
    tables = [without_idle_columns(block) for block in blocks(document) if isinstance(block, Table)]
    widths = {width for table in tables for width in (*table.widths, total_width(table))}
    return "".join(f".{width_class(width)} {{ width: calc({width:g} * {millimetre}); }}\n" for width in sorted(widths))


class Markup:
    """Writes a document's blocks as HTML, each kind by a method of its own."""

    def __init__(self, document: Document, style: Style) -> None:
        self.document = document
        self.style = style
        self.charts = 0  # that have been written
        # The tree's levels that are open, from which the HTML levels follow without a gap below h1.
        self._open: list[int] = []

    def sections(self) -> Iterator[str]:
        """All sections; the first body section and all that follow it are the main part of the page."""
        in_main = False
        for section in self.document.sections:
            if section.kind == "body" and not in_main:
                in_main = True
                yield '<main id="main">'
            yield from self.section(section)
        if in_main:
            yield "</main>"

    def section(self, section: Section) -> Iterator[str]:
        if section.kind == "cover":
            yield f'<header class="cover-{section.orientation}">'
            yield from self.cover(section)
            yield "</header>"
        elif section.kind == "contents":
            yield from self.blocks(section)
        else:
            yield f'<section class="{section.orientation}">'
            yield from self.blocks(section)
            yield "</section>"

    def cover(self, section: Section) -> Iterator[str]:
        """The cover's lines are the document's title."""
        lines = [block for block in section.blocks if isinstance(block, Paragraph)]
        words = "".join(f'<span class="{_role(line)}">{self.spans(line.spans)}</span>' for line in lines)
        yield f"<h1>{words}</h1>"

    def blocks(self, section: Section) -> Iterator[str]:
        """The section's blocks; a page break marks the next block, and does nothing at a section's start or end."""
        breaks = False
        for number, block in enumerate(section.blocks):
            if isinstance(block, PageBreak):
                breaks = number > 0
                continue
            if breaks:
                yield '<div class="new-page">'
            yield from self.block(block, section)
            if breaks:
                yield "</div>"
            breaks = False

    def block(self, block: Block, section: Section) -> Iterator[str]:
        match block:
            case Heading():
                yield self.heading(block)
            case Paragraph():
                yield f'<p class="{_role(block)}">{self.spans(block.spans)}</p>'
            case SplitLine(left=left, right=right):
                ends = f"<span>{self.spans(left)}</span> <span>{self.spans(right)}</span>"
                yield f'<p class="table-meta split-line">{ends}</p>'
            case Contents():
                yield from self.contents(block, section)
            case Table():
                yield from self.table(block)
            case Chart():
                self.charts += 1
                yield from self.chart(block)
            case PageBreak():
                return

    def chart(self, chart: Chart) -> Iterator[str]:
        return printed_chart(chart, self.charts, self.style)

    def heading(self, heading: Heading) -> str:
        # PDF/UA-1 (ISO 14289-1, 7.4.2) allows no gap: below 第一部分 (1) a title of level 4 is h3, not h5.
        while self._open and self._open[-1] >= heading.level:
            self._open.pop()
        self._open.append(heading.level)
        level = min(len(self._open) + 1, DEEPEST)
        words = self.spans(heading.spans)
        return f'<h{level} class="{paragraph_class(heading)}" id="{escape(heading.anchor)}">{words}</h{level}>'

    def contents(self, contents: Contents, section: Section) -> Iterator[str]:
        yield f'<nav class="{section.orientation}" aria-label="{escape(contents.title)}">'
        yield f'<p class="contents-title">{text(contents.title)}</p>'
        yield "<ul>"
        for entry in contents.entries:
            link = f'<a href="#{escape(entry.anchor)}">{text(entry.text)}</a>'
            yield f'<li class="contents-{entry.level}">{link}</li>'
        yield "</ul>"
        yield "</nav>"

    def table(self, table: Table) -> Iterator[str]:
        table = without_idle_columns(table)
        groups = column_groups(table)
        yield f'<table class="{" ".join(self.table_classes(table))}">'
        yield self.caption(table)
        yield from _columns(self.column_classes(table), groups)
        if table.header:
            yield "<thead>"
            yield from self.rows(table.header, groups)
            yield "</thead>"
        if table.body:
            yield "<tbody>"
            yield from self.rows(table.body, ())
            yield "</tbody>"
        yield "</table>"

    def table_classes(self, table: Table) -> list[str]:
        """The size of type and the width, as CSS has them."""
        size = [] if table.type_size is None else [type_class(table.type_size)]
        return [table.size, *size, width_class(total_width(table))]

    def column_classes(self, table: Table) -> list[str]:
        """The width of each column, as CSS has it."""
        return [width_class(width) for width in table.widths]

    def caption(self, table: Table) -> str:
        """The title stands above the table already, as a heading."""
        return ""

    def rows(self, rows: Iterable[Row], groups: Sequence[int]) -> Iterator[str]:
        for number, row in enumerate(rows):
            cells = "".join(self.cell(cell, bool(groups) and number == 0) for cell in row)
            yield f"<tr>{cells}</tr>"

    def cell(self, cell: Cell, heads_group: bool) -> str:
        """`heads_group`: a header cell over several columns heads the column group made for it."""
        name = "th" if cell.header and cell.spans else "td"
        words = self.spans(cell.spans)
        if cell.bold and words:
            words = f"<b>{words}</b>"
        scope = ""
        if name == "th":
            over = "colgroup" if heads_group and cell.colspan > 1 else "col"
            scope = f' scope="{"row" if cell.header == "row" else over}"'
        spans = "".join(
            f' {attribute}="{count}"'
            for attribute, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
            if count > 1
        )
        classes = " ".join(self.cell_classes(cell))
        shown = f' class="{classes}"' if classes else ""
        return f"<{name}{shown}{spans}{scope}>{words}</{name}>"

    def cell_classes(self, cell: Cell) -> list[str]:
        """How its words are set, unless as most are."""
        return [cell.align] if cell.align != "left" else []

    def spans(self, spans: Spans) -> str:
        return "".join(self.span(span) for span in spans)

    def span(self, span: Span) -> str:
        words = self.number(span) if isinstance(span, Number) else text(span.text)
        return f"<b>{words}</b>" if span.bold and words else words

    def number(self, number: Number) -> str:
        return text(number.text)


def text(words: str) -> str:
    return escape(words, quote=False).replace("\n", "<br>")


def _role(paragraph: Paragraph) -> str:
    if paragraph.role == "chart_caption":
        return "table-subtitle" if paragraph.kept else "table-subtitle chart-caption"
    return paragraph.role.replace("_", "-")


def _columns(classes: Sequence[str], groups: Sequence[int]) -> Iterator[str]:
    left = iter(classes)
    for count in groups or (len(classes),):
        columns = "".join(f'<col class="{next(left)}">' for _ in range(count))
        yield f"<colgroup>{columns}</colgroup>"

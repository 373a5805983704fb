"""The web page: one file that asks for nothing from anywhere, without a script.

A number shows its figure's label, formula and source in a bar at the foot of the window while the mouse is over it,
while it has the keyboard's focus, and after a tap. So that a document of a thousand numbers can still be crossed with
the Tab key, every table has a link before it that leads past it; the link shows only while it has the focus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from generator.core.document import (
    Block,
    Cell,
    Chart,
    Contents,
    Document,
    Fact,
    Heading,
    Number,
    Paragraph,
    Section,
    SplitLine,
    Table,
    blocks,
)
from generator.core.style import Style
from generator.write.html.charts import chart_rules, shown_chart
from generator.write.html.columns import without_idle_columns
from generator.write.html.elements import Markup, width_rules
from generator.write.html.name_columns import NameColumn, held, name_columns, narrowed, phone_rules
from generator.write.html.security_policy import security_policy
from generator.write.html.smaller_type import type_rules
from generator.write.html.stylesheet import stylesheet

MAIN = '<main id="main">'
HINT = "页面上的数都可以点（或用鼠标指着），窗口下方即显示它的算式和出处。"
MOST_ORIGINS = 8  # as many places in the unit file as the bar names


def write_html(document: Document, style: Style) -> bytes:
    """The page as UTF-8. `furniture` marks the few words that the Word and PDF files do not have."""
    tables = [without_idle_columns(block) for block in blocks(document) if isinstance(block, Table)]
    own = type_rules(document, style) + width_rules(document, "var(--mm)") + phone_rules(tables)
    own += chart_rules(document, style, on_screen=True)
    css = (stylesheet(style, "screen") + own).strip()
    lines = ["<!DOCTYPE html>", f'<html lang="{escape(document.language)}">', "<head>", *_head(document, css)]
    page = Page(document, style)
    lines += ["</head>", "<body>", *page.skip_link(), *page.title(), *page.sections(), "</body>", "</html>", ""]
    return "\n".join(line for line in lines if line).encode() + b"\n"


def _head(document: Document, css: str) -> Iterator[str]:
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{security_policy(css)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="author" content="{escape(document.unit_name)}">'
    yield f'<meta name="dcterms.created" content="{escape(document.date)}">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>{css}</style>"


def explanation(fact: Fact, facts: Mapping[str, Fact]) -> str:
    """What the bar says of a figure, a line each: label and exact value, formula, source."""
    lines = [f"{fact.label}：{fact.value}{fact.unit}"]
    if fact.formula:
        lines.append(f"公式：{fact.formula}")
    origins = list(dict.fromkeys(_origins(fact, facts, set())))
    if origins:
        more = f"等{len(origins)}处" if len(origins) > MOST_ORIGINS else ""
        lines.append(f"来源：{'、'.join(_shortened(origins[:MOST_ORIGINS]))}{more}")
    return "\n".join(lines)


def _origins(fact: Fact, facts: Mapping[str, Fact], seen: set[str]) -> Iterator[str]:
    """Where the figure stands in the unit file, or else those that it was computed from."""
    seen.add(fact.key)
    yield from fact.origins
    if not fact.origins:
        for key in fact.inputs:
            if key in facts and key not in seen:
                yield from _origins(facts[key], facts, seen)


def _shortened(origins: Iterable[str]) -> Iterator[str]:
    """Places without the file's name where it is that of the place before."""
    before = ""
    for origin in origins:
        file, _, place = origin.partition(":")
        yield place if file == before and place else origin
        before = file


class Page(Markup):
    """The markup of the PDF, and what a screen can do beyond it."""

    def __init__(self, document: Document, style: Style) -> None:
        super().__init__(document, style)
        facts = {fact.key: fact for fact in document.facts}
        self._facts = facts
        self._explained = {key: explanation(fact, facts) for key, fact in facts.items()}
        self._titles: Counter[str] = Counter()
        self._tables = 0
        self._beside = dict(_beside(document))
        # Of the table that is being written: its columns of names, and their cells by identity.
        self._columns: list[NameColumn] = []
        self._names: set[int] = set()

    def sections(self) -> Iterator[str]:
        """The sections, with a line before the main part that says what its numbers can do."""
        has_contents = any(isinstance(block, Contents) for block in blocks(self.document))
        for line in super().sections():
            yield line
            if line == MAIN and self._facts:
                yield f'<p class="furniture guide hint">{HINT}</p>'
        if has_contents:
            yield '<p class="furniture guide"><a class="to-contents" href="#contents">目录</a></p>'

    def contents(self, contents: Contents, section: Section) -> Iterator[str]:
        """The contents can be put away; on a wide screen they stand beside the text while it scrolls."""
        yield '<details class="contents" id="contents" open>'
        yield '<summary class="furniture guide">目录</summary>'
        yield from super().contents(contents, section)
        yield "</details>"

    def block(self, block: Block, section: Section) -> Iterator[str]:
        """What belongs to a table, its title and its notes, is as wide as the table."""
        table = self._beside.get(id(block))
        if table is None:
            yield from super().block(block, section)
            return
        yield f'<div class="beside {" ".join(super().table_classes(table))}">'
        yield from super().block(block, section)
        yield "</div>"

    def table_classes(self, table: Table) -> list[str]:
        """With `held`, whose columns of names stay in view while the rest scrolls."""
        return [*super().table_classes(table), *held(self._columns)]

    def column_classes(self, table: Table) -> list[str]:
        """With `name`, of which a phone makes a narrow one."""
        narrow = narrowed(self._columns)
        return [f"{one} name" if number in narrow else one for number, one in enumerate(super().column_classes(table))]

    def cell_classes(self, cell: Cell) -> list[str]:
        """With `name`, in a column that stays in view."""
        return [*super().cell_classes(cell), *(["name"] if id(cell) in self._names else [])]

    def skip_link(self) -> Iterator[str]:
        if any(section.kind == "body" for section in self.document.sections):
            yield '<a class="furniture skip" href="#main">跳到正文</a>'

    def title(self) -> Iterator[str]:
        """Without a cover the page still needs its title as a heading."""
        if not any(section.kind == "cover" for section in self.document.sections):
            yield f'<h1 class="furniture">{escape(self.document.title)}</h1>'

    def table(self, table: Table) -> Iterator[str]:
        """A table in a box that scrolls sideways and can be reached by keyboard to do so."""
        table = without_idle_columns(table)
        self._tables += 1
        self._columns = name_columns(table)
        self._names = {id(cell) for column in self._columns for cell in column.cells}
        after = f"after-table-{self._tables}"
        name = self._name(table)
        yield f'<p class="furniture"><a class="furniture skip" href="#{after}">跳过“{escape(name)}”</a></p>'
        yield f'<div class="scroll" role="region" aria-label="{escape(name)}" tabindex="0">'
        yield from super().table(table)
        yield "</div>"
        yield f'<div id="{after}" tabindex="-1"></div>'

    def chart(self, chart: Chart) -> Iterator[str]:
        return shown_chart(chart, self.charts, self.style, self._explained)

    def caption(self, table: Table) -> str:
        return f'<caption class="furniture">{escape(table.caption)}</caption>'

    def number(self, number: Number) -> str:
        fact = self._facts.get(number.figure)
        words = super().number(number)
        if fact is None or not words:
            return words
        described = escape(self._explained[number.figure])
        exact = escape(fact.value)
        return f'<data class="number" value="{exact}" tabindex="0" aria-description="{described}">{words}</data>'

    def _name(self, table: Table) -> str:
        """What a screen reader calls the table's region; no two of a page have the same name."""
        self._titles[table.caption] += 1
        count = self._titles[table.caption]
        return table.caption if count == 1 else f"{table.caption}（{count}）"


def _beside(document: Document) -> Iterator[tuple[int, Table]]:
    """The blocks, by identity, that stand directly above or below a table and belong to it."""
    for section in document.sections:
        run: list[Block] = []
        table: Table | None = None
        for block in section.blocks:
            if isinstance(block, Table):
                table = without_idle_columns(block)
                yield from ((id(one), table) for one in run)
                run = []
            elif isinstance(block, Paragraph) and block.role == "table_note" and table and not run:
                yield id(block), table
            elif _is_of_a_table(block):
                run, table = [*run, block], None
            else:
                run, table = [], None


def _is_of_a_table(block: Block) -> bool:
    """A title, the line with publisher and unit of money, a subtitle or a note."""
    if isinstance(block, Heading):
        return block.table
    return isinstance(block, SplitLine) or (isinstance(block, Paragraph) and block.role.startswith("table"))

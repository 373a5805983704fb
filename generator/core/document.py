"""The document tree: the last value before the writers, closed and frozen.

Whatever is printed stands here as text already. A number keeps the key of its figure, a text that came from the unit
file keeps its place there; a writer needs neither to print, but the web page and facts.json show them.
Lengths are millimetres. A "\\n" inside a text is a line break within the paragraph or cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Orientation = Literal["portrait", "landscape"]
SectionKind = Literal["cover", "contents", "body"]
ChartKind = Literal["column", "bar", "pie", "line"]

# The roles that a paragraph can play; each is one named style of style.docx (see generator/core/style.py).
ParagraphRole = Literal[
    "cover_unit",  # the unit's name on the cover
    "cover_title",  # "2025年部门预算公开"
    "body",  # running text, two characters indented
    "table_number",  # "表 1", above the title of a table
    "table_subtitle",  # "（2025年）", below the title of a performance table
    "chart_caption",  # "图1 收入决算结构", below a chart, in the style of table_subtitle
    "table_note",  # the note or the empty-table sentence below a grid
    "signature",  # the unit's name at the end
    "date",  # the date below it
]


# The heads of the first and, in a pie, the last column of a chart as a table.
PARTS_HEAD, SHARE_HEAD = "项目", "占比"


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a figure. `origin` is `file:line:column` of the YAML scalar, empty for a template's own words."""

    text: str
    bold: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number and the key of its figure, such as `1,131.42` and `income.total`."""

    text: str
    figure: str
    bold: bool = False


Span = Text | Number
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1: 第一部分; 2: 一、 and the titles of the public tables; 3: （一）; 4: titles of performance tables.

    `table` marks the title of a table (levels 2 and 4), which has a look of its own. `entry` is how the contents page
    calls it (the published pages say "一、部门收支总体情况表" there and "部门收支总体情况表" above the table);
    None keeps it out of the contents.
    """

    level: Literal[1, 2, 3, 4]
    spans: Spans
    anchor: str
    entry: str | None = None
    table: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kept` holds a chart's caption on the page of the note below it."""

    spans: Spans
    role: ParagraphRole = "body"
    kept: bool = False


@dataclass(frozen=True, slots=True)
class SplitLine:
    """One line with a left and a right end: 编制部门：… and 单位：万元."""

    left: Spans
    right: Spans


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid, which stands once, at its upper left corner; what it spans has no cells (as in HTML).

    `header` says for whom it is a header: the "column" below it, the "row" to its right, or none.
    """

    spans: Spans = ()
    colspan: int = 1
    rowspan: int = 1
    align: Align = "left"
    bold: bool = False
    header: Literal["column", "row"] | None = None


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `header` rows repeat on every page; no row splits over two pages.

    `key` is the layout's name (`03`), `caption` the title once more, for the structure of PDF and web page.
    `widths` holds one width a column, in millimetres, together no wider than the text area. `size` picks the cell
    styles: "normal" for up to seven columns or so, "small" for the wide tables. `type_size` in points takes the place
    of the styles' own where their words do not fit on the page otherwise (generator/layout/fit.py).
    """

    key: str
    caption: str
    widths: tuple[float, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    size: Literal["normal", "small"] = "normal"
    type_size: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of a chart that are drawn alike: one for each part, all in the chart's unit."""

    name: Spans
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers. What is drawn is what is printed: the value of a number is its text (core/chart.py).

    `key` is the layout's name, `title` the words of the caption, which stands below as a paragraph of its own. A pie
    has one series, and in `shares` each part as a percentage of the whole; the other kinds have none.
    """

    key: str
    kind: ChartKind
    title: str
    unit: str
    parts: tuple[Spans, ...]
    series: tuple[Series, ...]
    shares: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents page: level 1 (parts) or 2."""

    level: Literal[1, 2]
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    title: str
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | SplitLine | Table | Chart | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages with one orientation; always starts on a new page. Cover pages carry no page number."""

    kind: SectionKind
    orientation: Orientation
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a reader may ask of a figure: its label, the formula in words, and where its value comes from.

    `origins` are `file:line:column` places in the unit file; `inputs` the keys of the figures it was computed from.
    `value` is the exact value before rounding, in `unit`.
    """

    key: str
    label: str
    value: str
    unit: str
    formula: str
    inputs: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole disclosure. `date` (ISO, from the unit file) dates the files' metadata, never the clock."""

    title: str
    unit_name: str
    date: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...] = ()
    language: str = "zh-CN"


def blocks(document: Document) -> Iterator[Block]:
    """Every block in reading order."""
    for section in document.sections:
        yield from section.blocks


def spans_of(block: Block) -> Iterator[Span]:
    """Every span of a block in reading order; the contents page has none of its own."""
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            yield from spans
        case SplitLine(left=left, right=right):
            yield from (*left, *right)
        case Table(header=header, body=body):
            for row in (*header, *body):
                for cell in row:
                    yield from cell.spans
        case Chart():
            for line in chart_rows(block):
                for spans in line:
                    yield from spans
        case Contents() | PageBreak():
            return


def chart_rows(chart: Chart) -> tuple[tuple[Spans, ...], ...]:
    """The chart as a table, its head first: the order in which every format has its words and numbers."""
    shared = ((Text(SHARE_HEAD),),) if chart.shares else ()
    head = ((Text(PARTS_HEAD),), *(series.name for series in chart.series), *shared)
    body = (
        (
            name,
            *((series.values[number],) for series in chart.series),
            *((share,) for share in chart.shares[number:][:1]),
        )
        for number, name in enumerate(chart.parts)
    )
    return (head, *body)


def plain(spans: Spans) -> str:
    """The text of some spans."""
    return "".join(span.text for span in spans)

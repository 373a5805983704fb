"""Runs and paragraphs: headings with their bookmarks, running text, lines with a left and a right end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from generator.core.document import Heading, Paragraph, Spans, SplitLine
from generator.core.lengths import twips
from generator.core.style import Style
from generator.layout.flow import SPACER_TWIPS, heading_style, paragraph_style
from generator.write.docx.xml import element, text_element


def run(
    *content: etree._Element, bold: bool = False, hidden: bool = False, size: float | None = None
) -> etree._Element:
    """A run, with a size of type in points where that is not its style's.

    The hint has Word take the Chinese font for “ ” — … too, which Latin shares with Chinese.
    """
    properties = element(
        "rPr",
        element("rFonts", hint="eastAsia"),
        element("b") if bold else None,
        element("vanish") if hidden else None,
        *((element("sz", val=round(2 * size)), element("szCs", val=round(2 * size))) if size else ()),  # half-points
    )
    return element("r", properties, *content)


def words(text: str, bold: bool = False, size: float | None = None) -> etree._Element:
    """A run of text, with line breaks at "\\n"."""
    content: list[etree._Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            content.append(element("br"))
        if line:
            content.append(text_element("t", line))
    return run(*content, bold=bold, size=size)


def runs(spans: Spans, bold: bool = False, size: float | None = None) -> Iterator[etree._Element]:
    """The spans as runs, neighbours of one weight joined."""
    for weight, group in groupby(spans, key=lambda span: bold or span.bold):
        text = "".join(span.text for span in group)
        if text:
            yield words(text, weight, size)


def paragraph(
    style_id: str,
    content: Iterable[etree._Element],
    *,
    new_page: bool = False,
    tab: etree._Element | None = None,
    align: str | None = None,
    part_from_next: bool = False,
) -> etree._Element:
    """A paragraph; `part_from_next` undoes a style's "keep with next"."""
    # The order of the elements is prescribed (CT_PPr of ECMA-376); Word refuses a file with another.
    properties = element(
        "pPr",
        element("pStyle", val=style_id),
        element("keepNext", val=0) if part_from_next else None,
        element("pageBreakBefore") if new_page else None,
        element("tabs", tab) if tab is not None else None,
        element("jc", val=align) if align else None,
    )
    return element("p", properties, *content)


def spacer(new_page: bool) -> etree._Element:
    """The empty paragraph of generator.layout.flow.Spacer."""
    properties = element(
        "pPr",
        element("pageBreakBefore") if new_page else None,
        element("spacing", before=0, after=0, line=SPACER_TWIPS, lineRule="exact"),
        element("rPr", element("sz", val=2), element("szCs", val=2)),  # half-points: a size of one point
    )
    return element("p", properties)


def text_paragraph(block: Paragraph, style: Style, new_page: bool) -> etree._Element:
    look = paragraph_style(block, style)
    parted = not look.keep_next and block.role == "chart_caption"
    return paragraph(look.style_id, runs(block.spans), new_page=new_page, part_from_next=parted)


def split_line(block: SplitLine, style: Style, width: float, new_page: bool) -> etree._Element:
    """The right end stands at a tab at the end of the line."""
    content = [*runs(block.left), run(element("tab")), *runs(block.right)]
    tab = element("tab", val="right", pos=twips(width))
    return paragraph(style.paragraphs["table_meta"].style_id, content, new_page=new_page, tab=tab)


def heading_paragraph(block: Heading, style: Style, bookmark: tuple[int, str], new_page: bool) -> etree._Element:
    """A heading inside the bookmark that the contents page refers to, with its entry as a hidden mark."""
    number, name = bookmark
    content = [
        element("bookmarkStart", id=number, name=name),
        *(entry_mark(block.entry, block.level) if block.entry else ()),
        *runs(block.spans),
        element("bookmarkEnd", id=number),
    ]
    return paragraph(style.paragraphs[heading_style(block)].style_id, content, new_page=new_page)


def entry_mark(entry: str, level: int) -> Iterator[etree._Element]:
    """A TC field: what Word lists for this heading when a reader updates the table of contents."""
    quoted = entry.replace("\\", "\\\\").replace('"', '\\"')
    yield run(element("fldChar", fldCharType="begin"), hidden=True)
    # Level 4, of performance tables, is level 2 of the contents.
    yield run(text_element("instrText", f' TC "{quoted}" \\f C \\l "{min(level, 2)}" '), hidden=True)
    yield run(element("fldChar", fldCharType="end"), hidden=True)

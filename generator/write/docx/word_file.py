"""Puts a Word file together: the blocks of each section, then the section's page set-up, then the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

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
    blocks,
)
from generator.core.style import Style
from generator.layout.flow import Placed, Spacer, flow
from generator.layout.pagination import is_crowded, page_numbers
from generator.write.docx.charts import ChartParts, chart_paragraph
from generator.write.docx.contents import contents_block, fit_contents_tabs
from generator.write.docx.package import open_template, replace_body, set_properties, to_bytes
from generator.write.docx.paragraphs import heading_paragraph, spacer, split_line, text_paragraph
from generator.write.docx.sections import PageSetups, end_section
from generator.write.docx.table_xml import table_element


@dataclass(frozen=True, slots=True)
class _Writer:
    """What every block may need beside itself."""

    style: Style
    bookmarks: Mapping[str, tuple[int, str]]
    pages: Mapping[str, int]
    charts: ChartParts

    def block(self, placed: Placed, width: float) -> etree._Element:
        style, new_page = self.style, placed.new_page
        match placed.block:
            case Heading() as block:
                return heading_paragraph(block, style, self.bookmarks[block.anchor], new_page)
            case Paragraph() as block:
                return text_paragraph(block, style, new_page)
            case SplitLine() as block:
                return split_line(block, style, width, new_page)
            case Contents() as block:
                return contents_block(block, style, self.bookmarks, self.pages, width, new_page)
            case Table() as block:
                return table_element(block, style)
            case Chart() as block:
                return chart_paragraph(block, self.charts, style, width, new_page)
            case Spacer() | PageBreak():
                return spacer(new_page)

    def section(self, section: Section) -> list[etree._Element]:
        width = self.style.page(section.orientation).text_width
        return [self.block(placed, width) for placed in flow(section)]


def write_docx(document: Document, style: Style) -> bytes:
    """The Word file; the same document and style give the same bytes."""
    package = open_template(style)
    setups = PageSetups(package.element)
    writer = _Writer(style, dict(_bookmarks(document)), page_numbers(document, style), ChartParts(package))
    content, last = _body(document, writer, setups)
    replace_body(package, content, last)
    fit_contents_tabs(package.styles.element, style, _contents_width(document, style))
    set_properties(package, document)
    return to_bytes(package)


def _body(document: Document, writer: _Writer, setups: PageSetups) -> tuple[list[etree._Element], etree._Element]:
    """All sections; each but the last ends in a paragraph that carries its page set-up, the last in the body's."""
    content: list[etree._Element] = []
    last: etree._Element | None = None
    for section in document.sections:
        if last is not None:
            end_section(content[-1], last)
        content += writer.section(section)
        last = setups.properties(section, is_crowded(section, writer.style))
    if last is None:
        raise ValueError("a document has at least one section")
    return content, last


def _bookmarks(document: Document) -> Iterator[tuple[str, tuple[int, str]]]:
    """Anchor, and the number and name of its bookmark; Word keeps names that begin so out of its lists."""
    headings = (block for block in blocks(document) if isinstance(block, Heading))
    for number, heading in enumerate(headings, start=1):
        yield heading.anchor, (number, f"_Toc{number:09d}")


def _contents_width(document: Document, style: Style) -> float:
    """The width of the lines on the contents page."""
    orientations = (section.orientation for section in document.sections if section.kind == "contents")
    return style.page(next(orientations, "portrait")).text_width

"""The three outputs hold the same words and cells in the same order, read by other libraries than wrote them.

Page furniture is left aside: page numbers, the dots and numbers of the contents page, header rows that repeat. White
space is no part of the comparison, because a PDF has none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from tests.world import PREFECTURE, UNIT, mostly_slow

PAGE_NUMBER = re.compile(r"—[0-9]+—")
DOTS = re.compile(r"\.{4,}|(?<=[\u4e00-\u9fff）”])\.{1,3}(?=[0-9])")  # a short leader may have one dot


def test_word_and_web_page_hold_the_same_words_in_the_same_order(outputs: dict[str, bytes]) -> None:
    word, page = words_of_docx(outputs[".docx"], page_numbers=False), words_of_html(outputs[".html"])
    assert len(word) > 500
    assert word == page


@pytest.mark.parametrize("real_unit", mostly_slow(UNIT, PREFECTURE), indirect=True)
def test_word_and_pdf_hold_the_same_text_in_the_same_order(outputs: dict[str, bytes]) -> None:
    """Page numbers of the contents aside: Word lets punctuation hang over the margin, so a line may end elsewhere."""
    expected = "".join(words_of_docx(outputs[".docx"], page_numbers=False))
    headers = header_rows(outputs[".html"])
    entries = contents_entries(outputs[".docx"])
    at, in_contents = 0, True
    for number, page in enumerate(pdf_pages(outputs[".pdf"]), 1):
        in_contents = in_contents and not page.startswith("第一部分")
        text = without_page_numbers(page, entries) if in_contents else page
        remaining = without_repeated_header(text, expected[at:], headers)
        assert expected[at : at + len(remaining)] == remaining, f"page {number}"
        at += len(remaining)
    assert expected[at:] == ""


def words_of_docx(content: bytes, page_numbers: bool) -> list[str]:
    """The paragraphs and cells of the body, squeezed, empty ones left out."""
    body = docx.Document(io.BytesIO(content)).element.body
    found = []
    for paragraph in body.iter(qn("w:p")):
        text = squeezed("".join(node.text or "" for node in paragraph.iter(qn("w:t"))))
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        in_contents = style is not None and style.get(qn("w:val"), "").startswith("TOC")
        found.append(re.sub(r"[0-9]+$", "", text) if in_contents and not page_numbers else text)
    return [text for text in found if text]


def contents_entries(content: bytes) -> list[str]:
    """The entries of the contents in order."""
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p"))
    found = []
    for paragraph in paragraphs:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val"), "").startswith("TOC"):
            text = squeezed("".join(node.text or "" for node in paragraph.iter(qn("w:t"))))
            found.append(re.sub(r"[0-9]+$", "", text))
    return found


def without_page_numbers(text: str, entries: list[str]) -> str:
    """Each entry's number stands before the next entry, or ends the page."""
    for entry, after in pairwise([*entries, ""]):
        end = f"(?={re.escape(after)}|$)" if after else "$"
        text = re.sub(rf"({re.escape(entry)})\.*[0-9]+?{end}", r"\1", text)
    return text


def words_of_html(content: bytes) -> list[str]:
    """The headings, paragraphs, entries and cells of the page, squeezed, empty ones left out."""
    tree = html.fromstring(content.decode())
    for furniture in tree.xpath("//*[contains(concat(' ', @class, ' '), ' furniture ')] | //head"):
        furniture.drop_tree()
    blocks = tree.xpath("//h1/span|//h2|//h3|//h4|//h5|//p|//li/a|//td|//th")
    return [text for block in blocks if (text := squeezed(block.text_content()))]


def header_rows(content: bytes) -> list[str]:
    """The text of every table's header rows, the longest first."""
    heads = html.fromstring(content.decode()).xpath("//thead")
    return sorted({squeezed(head.text_content()) for head in heads}, key=len, reverse=True)


def pdf_pages(content: bytes) -> Iterator[str]:
    """The characters of each page in the order in which they are drawn, without page number and leaders."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(content)):
        interpreter.process_page(page)
        text = squeezed("".join(characters(device.get_result())))
        yield DOTS.sub("", PAGE_NUMBER.sub("", text))


def characters(item: LTComponent) -> Iterator[str]:
    if isinstance(item, LTChar):
        yield item.get_text()
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from characters(inner)


def without_repeated_header(text: str, expected: str, headers: list[str]) -> str:
    """A page that goes on with a table begins with its header rows again."""
    if expected.startswith(text):
        return text
    header = next((header for header in headers if header and text.startswith(header)), "")
    again = header and not expected.startswith(header)
    return text[len(header) :] if again else text


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)

"""Tables of any length end in the PDF on the page that we compute, with which Word agrees."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.core.document import blocks, plain, spans_of
from generator.layout.pagination import is_crowded
from generator.write.docx import write_docx
from tests.layout.lengths import Kind, apart, document, edges, pages_apart
from tests.write.office import for_libreoffice, make_fonts, page_texts, to_pdf
from tests.write.sample_document import style

KINDS = {
    "bold": Kind(("bold",)),
    "bold, small, landscape": Kind(("bold", "plain"), 2, "small", "landscape", note=True),
    "part of a cell bold": Kind(("part", "plain", "plain")),
    "empty": Kind(("empty",), 3),
    "rare characters": Kind(("rare", "plain")),
    "text as wide as its column": Kind(("full", "two lines"), note=True),
    "two grids": Kind(("plain", "bold", "empty"), grids=2),
    "at the end of a section": Kind(("plain", "bold"), last=True),
}


@pytest.mark.parametrize("name", KINDS)
def test_tables_end_on_the_page_that_is_computed(name: str, tmp_path: Path) -> None:
    lengths = edges(KINDS[name])
    assert len(lengths) >= 2
    assert pages_apart(KINDS[name], lengths, tmp_path) == []


def bottom_margins(content: bytes) -> set[int]:
    """Of all sections of a Word file, in twips."""
    with ZipFile(BytesIO(content)) as package:
        text = package.read("word/document.xml").decode()
    return {int(bottom) for bottom in re.findall(r'<w:pgMar [^>]*w:bottom="(\d+)"', text)}


def test_word_ends_no_section_with_an_empty_page(tmp_path: Path) -> None:
    """A table that fills its page leaves no room for the paragraph that Word needs behind it."""
    kind = KINDS["at the end of a section"]
    made = document(kind, [length for length in edges(kind) if length])
    assert any(is_crowded(section, style()) for section in made.sections)
    content = write_docx(made, style())
    assert len(bottom_margins(content)) == 2
    words = "".join(plain(tuple(spans_of(block))) for block in blocks(made))
    conf = make_fonts(tmp_path / "fonts", words + "—")
    file = tmp_path / "office.docx"
    file.write_bytes(for_libreoffice(content))
    printed = to_pdf(file, conf)
    assert all(any(character > "一" for character in text) for text in page_texts(printed)), "an empty page"
    assert apart(made, printed) == []

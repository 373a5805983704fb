"""Word files, PDFs and web pages are read as the document that was composed; broken ones are told and never raise."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from generator.core.problem import Problem
from generator.recognise.printed import Block, Heading, Printed, Table
from generator.recognise.word import W
from generator.stages import compose_unit
from generator.verify.across.formats import compare_formats
from generator.verify.verification import READERS
from tests.golden import UNITS
from tests.verify.printing import printed_of


def unit_of(files: dict[str, Path]) -> Path:
    """The unit file of these outputs, by their folders."""
    folder = files[".docx"].parent
    return next(unit for unit in UNITS if unit.parent.name == folder.name and unit.stem == folder.parent.name)


def read(path: Path) -> Printed:
    document, problems = READERS[path.suffix](path)
    assert document is not None and problems == []
    return document


def form(block: Block) -> object:
    """A block without its place."""
    if isinstance(block, Table):
        cells = [[(cell.text, cell.covered) for cell in row] for row in block.rows]
        return "table", block.title, block.note, block.header_rows, cells
    return type(block).__name__, block.text, getattr(block, "level", 0)


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_what_is_read_is_what_was_composed(suffix: str, output_files: dict[str, Path]) -> None:
    """Blocks, levels, grids with what merged cells cover, repeated heads, titles and notes."""
    composed, _ = compose_unit(unit_of(output_files))
    assert composed is not None
    wanted = [form(block) for block in printed_of(composed.document).blocks]
    found = [form(block) for block in read(output_files[suffix]).blocks]
    if suffix == ".html":  # columns that no cell begins in are not written
        wanted, found = ([_narrow(one) for one in blocks] for blocks in (wanted, found))
    assert found == wanted


def _narrow(one: object) -> object:
    if isinstance(one, tuple) and one[0] == "table":
        return (*one[:4], [[text for text, covered in row if not covered] for row in one[4]])
    return one


def test_a_pdf_has_the_same_headings_tables_and_words(output_files: dict[str, Path]) -> None:
    word, pdf = read(output_files[".docx"]), read(output_files[".pdf"])
    levels = [(block.text, block.level) for block in pdf.blocks if isinstance(block, Heading)]
    assert levels == [(block.text, block.level) for block in word.blocks if isinstance(block, Heading)]
    sizes = [(table.title, len(table.rows), table.header_rows) for table in pdf.tables()]
    assert sizes == [(table.title, len(table.rows), table.header_rows) for table in word.tables()]
    assert compare_formats([word, pdf]) == [] or all(p.severity.value == "info" for p in compare_formats([word, pdf]))


def test_contents_pages(output_files: dict[str, Path]) -> None:
    word, pdf = read(output_files[".docx"]), read(output_files[".pdf"])
    assert len(word.contents) > 20 and len(word.contents) == len(pdf.contents)
    assert all(entry.page > 0 for entry in word.contents)


# ── broken files ──────────────────────────────────────────────────────────────────────────────────────────────────


def codes(path: Path) -> list[str]:
    document, problems = READERS[path.suffix](path)
    assert (document is None) == bool(problems)
    assert all(problem.text("zh") and problem.text("en") for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("suffix", list(READERS))
@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"PK\x03\x04 no zip", b"%PDF-1.7 no pdf", b"\xff\xfe\xfd"])
def test_rubbish_is_unreadable(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    if suffix == ".html" and content not in (b"", b"\xff\xfe\xfd"):
        return  # text without tags is a page without blocks
    assert codes(path) == ["verify-unreadable"]


@pytest.mark.parametrize("suffix", list(READERS))
def test_missing_files_are_unreadable(suffix: str, tmp_path: Path) -> None:
    assert codes(tmp_path / f"none{suffix}") == ["verify-unreadable"]


def packed(document: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", document)
    return data.getvalue()


BODY = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{{}}</w:body></w:document>'


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<a>",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        BODY.format("").encode().replace(b"w:body", b"w:other"),
    ],
    ids=["empty", "open", "no-body", "entities", "other"],
)
def test_word_files_with_other_xml_are_unreadable(document: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packed(document))
    assert codes(path) == ["verify-unreadable"]


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packed(BODY.format("<w:p/>" * 20_000_000).encode()))
    assert path.stat().st_size < 5_000_000
    assert codes(path) == ["verify-unreadable"]


def test_other_peoples_word_files(tmp_path: Path) -> None:
    """No styles, no marked head, deleted and inserted words, a cell within a cell's content control."""
    body = (
        "<w:p><w:r><w:t>一、收入</w:t></w:r></w:p>"
        "<w:p><w:ins><w:r><w:t>共12.50</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>万元</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr>"
        "</w:tbl>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(packed(BODY.format(body).encode()))
    document = read(path)
    assert [block.text for block in document.paragraphs()] == ["一、收入", "共12.50", "万元"]
    assert [[cell.text for cell in row] for row in document.tables()[0].rows] == [["项目", "项目"], ["", "1"]]


@pytest.mark.parametrize("suffix", [".docx", pytest.param(".pdf", marks=pytest.mark.slow), ".html"])
def test_damaged_files_never_raise(suffix: str, output_files: dict[str, Path], tmp_path: Path) -> None:
    chance = random.Random(7)
    data = output_files[suffix].read_bytes()
    path = tmp_path / f"a{suffix}"
    for _ in range(6):
        cut = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.5 else data)
        for _ in range(20):
            cut[chance.randrange(len(cut) or 1) :][:1] = bytes([chance.randrange(256)])
        path.write_bytes(bytes(cut))
        document, problems = READERS[suffix](path)
        assert document is not None or isinstance(problems[0], Problem)


# ── formats held against one another ──────────────────────────────────────────────────────────────────────────────


def changed_page(files: dict[str, Path], folder: Path, old: str, new: str) -> Path:
    """The web page with the first occurrence of the words replaced."""
    text = files[".html"].read_text("utf-8")
    assert old in text
    path = folder / files[".html"].name
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new"), [("情况说明</h", "情况的说明</h"), ("<td", "<td>7</td><td"), ("名词解释", "名词解析")]
)
def test_formats_that_differ_are_found(old: str, new: str, output_files: dict[str, Path], tmp_path: Path) -> None:
    page = changed_page(output_files, tmp_path, old, new)
    problems = compare_formats([read(output_files[".docx"]), read(page)])
    assert {problem.code for problem in problems} == {"verify-formats-differ"}
    assert problems[0].place is not None and problems[0].place.file.endswith(".docx")


def test_a_lost_paragraph_is_found_and_long_lists_are_cut(output_files: dict[str, Path], tmp_path: Path) -> None:
    word = read(output_files[".docx"])
    shorter = Printed("b.html", tuple(block for at, block in enumerate(word.blocks) if at % 7))
    codes = [problem.code for problem in compare_formats([word, shorter])]
    assert codes.count("verify-formats-differ") <= 20
    assert "verify-formats-differ" in codes


def test_readers_share_no_library_with_the_writers() -> None:
    """python-docx, lxml, WeasyPrint and pydyf write; zipfile, xml.etree, html.parser and pdfminer read."""
    folders = (Path(__file__).parents[2] / "generator" / name for name in ("recognise", "verify"))
    words = "".join(path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py"))
    assert "import zipfile" in words
    for library in ("import docx", "from docx", "lxml", "weasyprint", "pydyf", "markupsafe", "jinja2"):
        assert library not in words

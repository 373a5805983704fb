"""Bad input at the writers' door: refused when read, or printed as the text it is and inside the margins."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from lxml import etree

from generator.core.document import Cell, Paragraph, Section, Table, Text, blocks, spans_of
from generator.core.problem import has_errors
from generator.layout.fit import fit
from generator.pipeline import build
from generator.read.unit import read_unit
from generator.stages import Composed, compose_unit
from generator.write.docx import write_docx
from generator.write.html.web_page import write_html
from generator.write.pdf.pdf_file import write_pdf
from tests.world import World
from tests.write.sample_document import style, with_text

DUTY = "负责指导、监督昌吉市政务公开及政府信息公开工作。"
OFFICES = "[文书科, 综合科, 督查外事科, 行政科, 信息科, 信访科]"
CONTROLS = [*(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]
BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
INVISIBLE = [0x00AD, 0x200B, 0x2028, 0x2029, 0x2060, 0xE000, 0xFEFF]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def refused(world: World) -> None:
    unit, problems = read_unit(world.unit)
    assert unit is None or has_errors(problems)
    first = next(problem for problem in problems if problem.severity.value == "error")
    assert first.place is not None and first.place.line > 1
    assert first.line("zh").isprintable() and first.line("en").isprintable(), "the message shows it escaped"
    assert compose_unit(world.unit)[0] is None


def composed(world: World) -> Composed:
    made, problems = compose_unit(world.unit)
    assert made is not None, [problem.line("en") for problem in problems]
    return made


def pdf_of(document: Any, look: Any) -> bytes:
    pdf, problems = write_pdf(document, look)
    assert pdf is not None, [problem.line("en") for problem in problems]
    return pdf


def pdf_text(pdf: bytes) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in opened))
    finally:
        opened.close()


def docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    return "".join(found.text or "" for found in tree.iter(W + "t"))


def html_text(content: bytes) -> str:
    return "".join(etree.fromstring(content, etree.HTMLParser()).itertext())


def beyond_the_margins(pdf: bytes, look: Any, tolerance: float) -> Iterator[tuple[int, str, float]]:
    """Page, character and how many points it stands outside the text's width."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(opened, start=1):
            setup = look.landscape if page.get_width() > page.get_height() else look.portrait
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = text.get_text_range(index, 1)
                left, _, right, _ = text.get_charbox(index)
                out = max(setup.left - left, right - (setup.width - setup.right))
                if out > tolerance and not character.isspace():
                    yield number, character, out
    finally:
        opened.close()


# --- 60, 70, 71: characters that no document should have ---------------------------------------------------


@pytest.mark.parametrize("code", [*CONTROLS, *BIDI, *INVISIBLE, 0xD800], ids=lambda code: f"U+{code:04X}")
def test_controls_bidi_and_invisible_characters_are_refused_when_read(world: World, code: int) -> None:
    escaped = f"\\u{code:04X}"
    refused(world.facts((DUTY, f'"负责{escaped}监督"')))


@pytest.mark.parametrize("code", [0x00, 0x01, 0x0B, 0x1B, 0x85, 0xFFFE, 0x202E, 0x200B], ids=lambda c: f"U+{c:04X}")
def test_they_are_refused_unescaped_too(world: World, code: int) -> None:
    refused(world.facts((DUTY, f"负责{chr(code)}监督")))


@pytest.mark.parametrize("code", [0x01, 0x0B, 0xFFFE])
def test_the_word_writer_would_rather_stop_than_write_them(code: int) -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        write_docx(with_text(f"甲{chr(code)}乙"), style())


def test_the_pdf_writer_names_what_no_font_has() -> None:
    pdf, problems = write_pdf(with_text("甲\ufffe乙", "a.yaml:3:7"), style())
    assert pdf is None
    assert {problem.code for problem in problems} == {"glyph-missing"}


def test_line_ends_of_windows_print_as_those_of_linux(world: World) -> None:
    before = composed(world).document
    world.unit.write_bytes(world.unit.read_bytes().replace(b"\n", b"\r\n"))
    after = composed(world).document
    assert [span.text for block in blocks(after) for span in spans_of(block)] == [
        span.text for block in blocks(before) for span in spans_of(block)
    ]


# --- 61, 63, 64: the package -------------------------------------------------------------------------------


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_alone() -> None:
    name = "办" * 300
    made = replace(with_text("甲"), title=name, unit_name=name)
    core = docx.Document(io.BytesIO(write_docx(made, style()))).core_properties
    assert core.title == core.author == "办" * 255
    assert name in html_text(write_html(made, style()))


@pytest.mark.parametrize("moment", [0.0, 4_400_000_000.0], ids=["1970", "2109"])
def test_clocks_outside_the_range_of_zip_do_not_matter(monkeypatch: pytest.MonkeyPatch, moment: float) -> None:
    import time

    now, real = write_docx(with_text("甲"), style()), time.localtime
    monkeypatch.setattr(time, "time", lambda: moment)
    monkeypatch.setattr(time, "localtime", lambda seconds=None: real(moment if seconds is None else seconds))
    assert write_docx(with_text("甲"), style()) == now


# --- 67-69: markup and addresses in the data are text -------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "<img src=file:///etc/passwd>",
        '<a href="file:///etc/passwd">x</a>',
        "<object data=http://127.0.0.1:9/x.svg>&lt;",
        "http://127.0.0.1:9/x.png",
        "{{ 7*7 }}{% raw %}",
        "]]><script>alert(1)</script>",
    ],
)
def test_markup_in_a_unit_file_prints_as_text(world: World, words: str) -> None:
    world.facts((DUTY, f"'{words}'"))
    made = composed(world)
    word, page = write_docx(made.document, made.style), write_html(made.document, made.style)
    assert words in docx_text(word)
    assert words in html_text(page)
    pdf = pdf_of(made.document, made.style)
    assert re.sub(r"\s", "", words) in pdf_text(pdf)
    for content in (word, page, pdf):
        assert b"root:x:0" not in content
    tree = etree.fromstring(page, etree.HTMLParser())
    assert not tree.xpath("//img | //object | //script")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert b"/URI" not in pdf and b"/EmbeddedFile" not in pdf


# --- 74: long words, long names, many of them ---------------------------------------------------------------


def test_five_thousand_digits_wrap_between_the_margins(world: World) -> None:
    digits = "1234567890" * 500
    world.facts((DUTY, f'"{digits}"'))
    made = composed(world)
    pdf = pdf_of(made.document, made.style)
    assert digits in re.sub(r"—\d+—", "", pdf_text(pdf))
    assert list(beyond_the_margins(pdf, made.style, 1)) == []
    assert digits in docx_text(write_docx(made.document, made.style))


def with_project(world: World, name: str) -> World:
    world.unit.write_text(world.unit.read_text("utf-8").replace("运行补助经费", name), "utf-8")
    return world


def test_the_longest_name_that_may_be_of_digits_alone_stands_in_its_cells(world: World) -> None:
    made = composed(with_project(world, "9" * 80))
    pdf = pdf_of(made.document, made.style)
    assert list(beyond_the_margins(pdf, made.style, 1)) == []


def test_digits_without_end_in_a_cell_are_refused(world: World) -> None:
    made, problems = compose_unit(with_project(world, "9" * 5000).unit)
    assert made is None
    assert {problem.code for problem in problems if problem.severity.value == "error"} == {"text-over-length"}
    assert all(problem.line("zh") and problem.line("en") for problem in problems)


def test_three_hundred_items_are_all_there_and_between_the_margins(world: World) -> None:
    names = [f"第{number}科室" for number in range(300)]
    world.facts((OFFICES, f"[{', '.join(names)}]"))
    made = composed(world)
    pdf = pdf_of(made.document, made.style)
    for text in (pdf_text(pdf), html_text(write_html(made.document, made.style))):
        assert all(name in re.sub(r"\s|—\d+—", "", text) for name in names)
    assert list(beyond_the_margins(pdf, made.style, 1)) == []


def test_a_project_name_of_sixty_characters_stands_in_its_cells(world: World) -> None:
    name = "昌吉市电子政务外网安全等级保护测评与国产化替代改造及运行维护服务" * 2
    name = name[:60]
    assert len(name) == 60
    made = composed(with_project(world, name))
    pdf = pdf_of(made.document, made.style)
    assert list(beyond_the_margins(pdf, made.style, 1)) == []
    for text in (docx_text(write_docx(made.document, made.style)), html_text(write_html(made.document, made.style))):
        assert name in text


@pytest.mark.parametrize("length", [60, 300])
def test_a_long_unit_name_is_printed_or_refused(world: World, tmp_path: Path, length: int) -> None:
    """Its name is the name of the files too, and these have limits."""
    built = build(world.facts(("name: 昌吉市人民政府办公室", f"name: {'昌' * length}")).unit, tmp_path / "out")
    if built.failed:
        assert not (tmp_path / "out").exists()
        assert all(problem.line("zh") for problem in built.problems)
    else:
        assert len(built.outputs) == 4


def test_a_paragraph_longer_than_a_page_is_printed() -> None:
    words = "一般公共预算" * 800
    section = Section("body", "portrait", (Paragraph((Text(words),)),))
    made = replace(with_text(""), sections=(section,))
    assert words in re.sub(r"—\d+—", "", pdf_text(pdf_of(made, style())))


def test_amounts_wider_than_the_page_are_set_smaller_in_every_format() -> None:
    row = tuple(Cell((Text(f"{column}{'8' * 39}.00"),)) for column in range(3))
    table = Table("t", "表", (1, 1, 1), (), (row,))
    made = with_text("甲")
    made, problems = fit(replace(made, sections=(*made.sections, Section("body", "portrait", (table,)))), style())
    assert not problems
    pdf = pdf_of(made, style())
    assert all(f"{column}{'8' * 39}.00" in pdf_text(pdf) for column in range(3))
    assert list(beyond_the_margins(pdf, style(), 1)) == []
    with zipfile.ZipFile(io.BytesIO(write_docx(made, style()))) as archive:
        assert archive.read("word/document.xml").count(b'<w:sz w:val="13"/>') == 3  # half-points
    assert '<table class="small t6-5 ' in write_html(made, style()).decode()

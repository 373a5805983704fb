"""The PDF: accessible, paginated as its contents page says, set in the fonts on the list, the same everywhere."""

from __future__ import annotations

import gc
import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage

from generator.core.document import Contents, Heading, Section, blocks, plain
from generator.core.problem import Problem, Severity
from generator.write.html.stylesheet import stylesheet
from generator.write.pdf import pdf_file as pdf_module
from generator.write.pdf import weasyprint_engine as engine_module
from generator.write.pdf.pdf_file import print_page, write_pdf
from generator.write.pdf.weasyprint_engine import RefusedError, UnlistedFontError, engine
from tests.write.sample import say
from tests.write.sample_document import HOSTILE, TALL_ROWS, document, style, with_text

ROOT = Path(__file__).parents[2]
PAGE_NUMBER = re.compile(r"— (\d+) —")


def made(*arguments: Any) -> bytes:
    pdf, problems = write_pdf(*arguments)
    assert pdf is not None, [problem.line("en") for problem in problems]
    assert problems == []
    return pdf


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(document(), style())


@pytest.fixture(scope="module")
def file(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "document.pdf"
    path.write_bytes(pdf)
    return path


@pytest.fixture(scope="module")
def texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [opened[number].get_textpage().get_text_range() for number in range(len(opened))]
    finally:
        opened.close()


@pytest.fixture(scope="module")
def layouts(pdf: bytes) -> list[LTPage]:
    return list(extract_pages(io.BytesIO(pdf)))


def characters(layout: Any) -> Iterator[LTChar]:
    if isinstance(layout, LTChar):
        yield layout
    elif hasattr(layout, "__iter__"):
        for part in layout:
            yield from characters(part)


def bookmarks(pdf: bytes) -> list[tuple[str, int, int]]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [(item.get_title(), item.level, item.get_dest().get_index() + 1) for item in opened.get_toc()]
    finally:
        opened.close()


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def run(*command: str) -> str:
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    assert "FT_Load_Glyph" not in result.stderr
    return result.stdout


def test_conforms_to_pdf_ua_1(pdf: bytes) -> None:
    report = page_validation.validate_pdf_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert not report.failures, [(failure.rule_id, failure.message) for failure in report.failures]


def test_says_what_it_is_and_takes_its_dates_from_the_data(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.docinfo["/Title"] == document().title
        assert opened.docinfo["/Author"] == document().unit_name
        assert str(opened.docinfo["/CreationDate"]) == str(opened.docinfo["/ModDate"]) == "D:20250123"
        assert opened.Root.Lang == "zh-CN"
        assert "/OpenAction" not in opened.Root
        assert "/Names" not in opened.Root or "/EmbeddedFiles" not in opened.Root.Names


def test_bookmarks_are_the_headings_and_lead_to_them(pdf: bytes, texts: list[str]) -> None:
    found = bookmarks(pdf)
    headings = [plain(block.spans) for block in blocks(document()) if isinstance(block, Heading)]
    assert [title for title, _, _ in found] == headings
    assert {level for _, level, _ in found} == {0, 1, 2, 3}
    for title, _, number in found:
        assert without_blanks(title) in without_blanks(texts[number - 1])


def test_contents_state_the_real_pages(pdf: bytes, texts: list[str]) -> None:
    contents = next(block for block in blocks(document()) if isinstance(block, Contents))
    anchors = [block.anchor for block in blocks(document()) if isinstance(block, Heading)]
    pages = {anchor: number for anchor, (_, _, number) in zip(anchors, bookmarks(pdf), strict=True)}
    printed = without_blanks("".join(texts[1:3]))
    for entry in contents.entries:
        stated = re.search(re.escape(without_blanks(entry.text)) + r"\.+(\d+)", printed)
        assert stated, entry.text
        number = int(stated.group(1)[: len(str(pages[entry.anchor]))])  # the next line begins with a digit at times
        assert number == pages[entry.anchor], entry.text


def test_contents_lines_are_links_with_a_description(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        links = [note for number in (1, 2) for note in opened.pages[number].Annots]
        assert len(links) >= 28
        assert all(str(link.Contents).strip() for link in links)
        assert all("/A" not in link or link.A.S != "/URI" for link in links)


def test_page_numbers_are_physical_and_stand_at_the_outer_edge(layouts: list[LTPage]) -> None:
    for number, layout in enumerate(layouts, start=1):
        setup = style().landscape if layout.width > layout.height else style().portrait
        foot = [one for one in characters(layout) if one.y0 < setup.bottom]
        line = "".join(one.get_text() for one in sorted(foot, key=lambda one: one.x0))
        if number == 1:
            assert not foot
            continue
        assert line.strip() == f"— {number} —"
        indent = style().paragraphs["page_number"].indent_left
        if number % 2:
            assert max(one.x1 for one in foot) == pytest.approx(setup.width - setup.right - indent, abs=1)
        else:
            assert min(one.x0 for one in foot) == pytest.approx(setup.left + indent, abs=1)


def test_wide_tables_lie_on_turned_pages_under_repeated_header_rows(layouts: list[LTPage], texts: list[str]) -> None:
    wide = [number for number, layout in enumerate(layouts) if layout.width > layout.height]
    assert len(wide) > 1
    assert {(round(layout.width), round(layout.height)) for layout in layouts} == {(595, 842), (842, 595)}
    for number in wide:
        assert "功能分类科目编码" in without_blanks(texts[number])
        assert "非财政拨款结转结余" in without_blanks(texts[number])


def test_nothing_stands_beyond_the_margins(layouts: list[LTPage]) -> None:
    for number, layout in enumerate(layouts, start=1):
        setup = style().landscape if layout.width > layout.height else style().portrait
        for one in characters(layout):
            if one.get_text().isspace():
                continue
            where = (number, one.get_text(), one.bbox)
            assert one.x0 >= setup.left - 1, where
            assert one.x1 <= setup.width - setup.right + 1, where
            assert one.y1 <= setup.height - setup.top + 1, where
            assert one.y0 >= setup.footer - 4, where


def test_words_are_those_of_the_document_in_its_order(texts: list[str]) -> None:
    whole = without_blanks(PAGE_NUMBER.sub("", "\n".join(texts[3:])))
    at = 0
    for block in blocks(document()):
        words = without_blanks(plain(block.spans)) if isinstance(block, Heading) else ""
        found = whole.find(words, at)
        assert found >= 0, words
        at = found + len(words)
    assert without_blanks(HOSTILE) in whole


def test_only_fonts_of_the_list_are_embedded(pdf: bytes, layouts: list[LTPage]) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = [found for found in opened.objects if isinstance(found, pikepdf.Dictionary)]
        names = {str(font.FontName).partition("+")[2] for font in fonts if font.get("/Type") == "/FontDescriptor"}
        assert all("/FontFile3" in font for font in fonts if font.get("/Type") == "/FontDescriptor")
    assert names == {"FandolFang", "FandolHei", "FandolKai", "FandolSong", "FandolSong-Bold"}


def test_digits_and_bold_words_are_in_the_fonts_meant(layouts: list[LTPage]) -> None:
    used: dict[tuple[float, str], set[str]] = {}
    for layout in layouts[3:]:
        for one in characters(layout):
            kind = "digit" if one.get_text().isdigit() else "Chinese" if one.get_text() > "一" else ""
            used.setdefault((round(one.size, 1), kind), set()).add(one.fontname.partition("+")[2])
    assert used[22.0, "Chinese"] == used[22.0, "digit"] == {"FandolSong-Bold"}  # 小标宋
    assert used[16.0, "digit"] == {"FandolFang", "FandolHei", "FandolKai"}  # 仿宋, 黑体, 楷体; bold 仿宋 is 黑体
    assert used[10.5, "digit"] == {"FandolSong", "FandolSong-Bold"}  # 宋体 and bold 宋体
    assert used[8.0, "digit"] == {"FandolSong", "FandolHei"}


def test_three_renderers_show_the_same_characters(file: Path, tmp_path: Path) -> None:
    """A font cut wrongly shows in one and not in another, while the text can still be copied."""
    dots = "150"  # an inch: enough for thin lines to come out alike
    for number in ("2", "8"):
        only = ("-f", number, "-l", number, "-singlefile")
        run("pdftoppm", "-gray", "-r", dots, *only, str(file), str(tmp_path / "poppler"))
        run("mutool", "draw", "-q", "-r", dots, "-c", "gray", "-o", str(tmp_path / "mupdf.pgm"), str(file), number)
        opened = pypdfium2.PdfDocument(file)
        pdfium = opened[int(number) - 1].render(scale=int(dots) / 72).to_pil().convert("L").tobytes()
        opened.close()
        pictures = [(tmp_path / name).read_bytes() for name in ("poppler.pgm", "mupdf.pgm")]
        ink = [sum(255 - value for value in picture) for picture in (*pictures, pdfium)]
        assert min(ink) > 3_000_000
        assert max(ink) < 1.2 * min(ink), ink


def structure(element: Any, kind: str) -> Iterator[Any]:
    """The structure elements of a kind below one, in order."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind == kid.S:
                yield kid
            yield from structure(kid, kind)


def test_spans_of_rows_end_at_the_page_and_go_on_behind_it(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        first, second = list(structure(opened.Root.StructTreeRoot, "/Table"))[-2:]
        above, below = (next(structure(table, "/TBody")).K for table in (first, second))
        assert len(above) + len(below) == TALL_ROWS
        assert above[0].K[0].S == "/TH"
        assert above[0].K[0].A.RowSpan == len(above)
        assert below[0].K[0].S == "/TD"
        assert below[0].K[0].A.RowSpan == len(below)
        assert len(below[0].K) == 4


def test_cells_name_their_headers(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root.StructTreeRoot
        names = list(root.IDTree.Names)
        labels = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
        assert names[::2] == sorted(names[::2], key=str)
        wide = list(structure(root, "/Table"))[2]
        head = [[str(cell.ID) for cell in row.K] for row in next(structure(wide, "/THead")).K]
        cells = next(structure(wide, "/TBody")).K[0].K
        assert [str(one) for one in cells[4].A.Headers] == [head[0][2], head[2][4]]  # 总计, and its number
        assert [str(one) for one in cells[6].A.Headers] == [head[0][3], head[1][4], head[2][6]]
        assert all(labels[name].A.Scope == "/Column" for row in head for name in row)
        form = list(structure(root, "/Table"))[-1]
        label, value = next(structure(form, "/TBody")).K[1].K[:2]
        assert (label.S, value.S) == ("/TD", "/TD")


def test_form_values_name_the_label_at_their_left(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = next(
            table
            for table in structure(opened.Root.StructTreeRoot, "/Table")
            if "/THead" not in {str(k.S) for k in table.K}
        )
        first = next(structure(form, "/TBody")).K[0].K
        assert [str(cell.S) for cell in first] == ["/TH", "/TD", "/TH", "/TD"]
        assert [str(one) for one in first[1].A.Headers] == [str(first[0].ID)]
        assert [str(one) for one in first[3].A.Headers] == [str(first[2].ID)]
        assert first[0].A.Scope == "/Row"


def test_a_character_without_a_glyph_is_named_with_its_place() -> None:
    pdf, problems = write_pdf(with_text("采购人员王😀某", "unit/2025.yaml:3:7"), style())
    assert pdf is None
    assert [problem.code for problem in problems] == ["glyph-missing"]
    line = problems[0].line("zh")
    assert line.startswith("unit/2025.yaml:3:7: ")
    assert "“😀”（U+1F600）" in line
    assert "采购人员王😀某" in line


def test_of_several_places_the_one_in_the_unit_file_is_named() -> None:
    body = Section("body", "portrait", (say("模板里的😀"), *with_text("单位的😀", "a.yaml:3:7").sections[1].blocks))
    _, problems = write_pdf(replace(with_text(""), sections=(body,)), style())
    assert [str(problem.place) for problem in problems] == ["a.yaml:3:7"]
    assert "单位的😀" in problems[0].text("zh")


def test_rare_characters_come_from_the_fallback_font() -> None:
    with pikepdf.open(io.BytesIO(made(with_text("王㛃、龘𠮷"), style()))) as opened:
        names = " ".join(
            str(found.get("/BaseFont", "")) for found in opened.objects if isinstance(found, pikepdf.Dictionary)
        )
    assert "Noto-Serif-CJK-SC" in names


def with_font(name: str) -> Any:
    body = replace(style().paragraphs["body"], font=name)
    return replace(style(), paragraphs={**style().paragraphs, "body": body})


def test_an_unknown_font_is_named() -> None:
    pdf, problems = write_pdf(with_text("文字"), with_font("华文琥珀"))
    assert pdf is None
    assert [problem.code for problem in problems] == ["font-unknown"]
    assert "华文琥珀" in problems[0].text("zh")
    assert "Normal" in problems[0].text("zh")


def test_a_missing_library_is_named_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"libnothing.so.7": "apt-get install libnothing7"}
    monkeypatch.setattr(engine_module, "LIBRARIES", wanted)
    pdf, problems = write_pdf(with_text("文字"), style())
    assert pdf is None
    assert [problem.code for problem in problems] == ["pdf-library-missing"]
    assert "apt-get install libnothing7" in problems[0].text("en")


def test_no_file_and_no_address_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>', encoding="utf-8")
    sheet = stylesheet(style(), "print-pdf")
    for target in (secret.as_uri(), "http://127.0.0.1:9/x.png"):
        with pytest.raises(RefusedError) as refused:
            engine().render(
                print_page(document(), style()).replace("</main>", f'<img alt="" src="{target}"></main>'), sheet
            )
        assert refused.value.urls == [target]
        with pytest.raises(RefusedError):
            engine().render(print_page(with_text("甲"), style()), f"p {{ background: url({target}) }}")
        with pytest.raises(RefusedError):
            engine().render(print_page(with_text("甲"), style()), f'@import "{target}";')
    made(with_text("甲"), style())  # and the next document is none the worse


def test_a_refusal_and_an_unlisted_font_are_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise RefusedError(["file:///etc/passwd"])

    monkeypatch.setattr(engine(), "render", refusing)
    assert write_pdf(with_text("甲"), style()) == (
        None,
        [Problem("pdf-fetch-refused", None, {"url": "file:///etc/passwd"})],
    )

    def unlisted(*_: object) -> None:
        raise UnlistedFontError(["DejaVuSans"])

    monkeypatch.setattr(engine(), "render", unlisted)
    assert write_pdf(with_text("甲"), style())[1][0].code == "font-not-listed"


def test_an_unlisted_font_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine(), "_families", ("dejavu",))
    pdf, problems = write_pdf(with_text("甲"), style())
    assert pdf is None
    assert {problem.code for problem in problems} == {"font-not-listed"}
    assert "FandolFang" in {problem.details["font"] for problem in problems}


def test_other_words_of_the_engine_are_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "stylesheet", lambda *_: stylesheet(style(), "print-pdf") + "p { colour: red }")
    pdf, problems = write_pdf(with_text("甲"), style())
    assert pdf is not None
    assert [(problem.code, problem.severity) for problem in problems] == [("pdf-engine-warning", Severity.WARNING)]
    assert "colour" in problems[0].text("en")


def test_the_same_bytes_wherever_and_whenever(pdf: bytes, tmp_path: Path) -> None:
    command = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from tests.write.sample_document import document, style;"
        "from generator.write.pdf.pdf_file import write_pdf;"
        "print(hashlib.sha256(write_pdf(document(), style())[0]).hexdigest());"
        "import os; assert 'FONTCONFIG_FILE' not in os.environ"
    )
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"}
    result = subprocess.run(
        [sys.executable, "-c", command, str(ROOT)],
        cwd=tmp_path,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout.strip() == hashlib.sha256(pdf).hexdigest()
    assert made(document(), style()) == pdf


def test_a_changed_look_changes_the_pdf() -> None:
    body = replace(style().paragraphs["body"], size=18.0)
    changed = replace(style(), paragraphs={**style().paragraphs, "body": body})
    before, after = made(with_text("文字"), style()), made(with_text("文字"), changed)
    sizes = [
        {round(c.size, 1) for page in extract_pages(io.BytesIO(one)) for c in characters(page) if c.get_text() == "字"}
        for one in (before, after)
    ]
    assert sizes == [{16.0}, {18.0}]


def test_the_process_is_left_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    environment, handlers = dict(os.environ), list(logging.getLogger("weasyprint").handlers)
    write_pdf(with_text("王😀"), style())
    assert gc.isenabled()
    assert dict(os.environ) == environment
    assert logging.getLogger("weasyprint").handlers == handlers
    assert capfd.readouterr() == ("", "")


def test_a_cover_over_the_full_page_and_a_break_at_the_end_make_no_empty_page() -> None:
    from generator.core.document import PageBreak

    sections = (
        Section("cover", "portrait", (say("封面", "cover_title"),)),
        Section("body", "portrait", (PageBreak(), say("甲"), PageBreak(), PageBreak(), say("乙"), PageBreak())),
        Section("body", "portrait", (say("丙"),)),
    )
    result = made(replace(document(), sections=sections), style())
    with pikepdf.open(io.BytesIO(result)) as opened:
        assert len(opened.pages) == 4


def test_the_page_is_well_formed_and_has_no_words_of_its_own() -> None:
    page = print_page(document(), style())
    tree = etree.fromstring(page, etree.HTMLParser())
    assert not tree.xpath("//*[@tabindex or @aria-description or contains(@class, 'furniture')]")
    assert page.count("<main") == page.count("</main>") == 1

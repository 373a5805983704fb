"""The numbers on the contents page are the pages on which Word, or what stands in for it, puts the headings."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.core.document import (
    Block,
    Cell,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    PageBreak,
    Section,
    Table,
    blocks,
    plain,
    spans_of,
)
from generator.core.style import ParagraphStyle, Style
from generator.layout.flow import Spacer, flow
from generator.layout.geometry import cell_style, column_widths, row_heights
from generator.layout.measure import NOT_AT_END, NOT_AT_START, text_width, wrap
from generator.layout.pagination import Box, _pages, page_numbers
from generator.stages import compose_unit
from generator.write.docx import write_docx
from generator.write.pdf.pdf_file import write_pdf
from tests.world import UNIT
from tests.write.office import for_libreoffice, heading_pages, make_fonts, page_texts, to_pdf
from tests.write.sample import sample, say, spans
from tests.write.sample_document import document, style

ROOT = Path(__file__).parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = (pytest.param("sample", marks=pytest.mark.slow), "unit", pytest.param("longer", marks=pytest.mark.slow))


# --- Against LibreOffice and WeasyPrint ------------------------------------------------------------------


@dataclass(frozen=True)
class Printed:
    """A document printed from Word's file by LibreOffice, and by WeasyPrint."""

    document: Document
    style: Style
    docx: bytes
    office: Path
    weasy: Path


@cache
def source(name: str) -> tuple[Document, Style]:
    if name == "unit":
        composed, problems = compose_unit(ROOT / UNIT)
        assert composed, [problem.line("en") for problem in problems]
        return composed.document, composed.style
    return {"sample": document, "longer": lambda: sample(83)}[name](), style()


@pytest.fixture(scope="module", params=NAMES)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    made, look = source(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    words = "".join(span.text for block in blocks(made) for span in spans_of(block))
    listed = "".join(entry.text for block in blocks(made) if isinstance(block, Contents) for entry in block.entries)
    conf = make_fonts(folder / "fonts", words + listed + "目　录—")
    docx, pdf = folder / "office.docx", folder / "weasy.pdf"
    content = write_docx(made, look)
    docx.write_bytes(for_libreoffice(content))
    printed, problems = write_pdf(made, look)
    assert printed is not None, [problem.line("en") for problem in problems]
    pdf.write_bytes(printed)
    return Printed(made, look, content, to_pdf(docx, conf), pdf)


def listed_pages(made: Document, pdf: Path) -> list[tuple[str, int]]:
    """The headings that the contents page lists, and where the PDF has them."""
    headings = [block for block in blocks(made) if isinstance(block, Heading)]
    found = heading_pages(pdf)
    assert [title for title, _ in found] == [plain(heading.spans).strip() for heading in headings]
    return [
        (heading.anchor, page) for heading, (_, page) in zip(headings, found, strict=True) if heading.entry is not None
    ]


def stated_pages(content: bytes) -> list[int]:
    """The numbers on the contents page of the Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    return [int([text.text for text in link.iter(W + "t")][-1]) for link in tree.iter(W + "hyperlink")]


def test_contents_state_the_pages_on_which_libreoffice_puts_the_headings(printed: Printed) -> None:
    pages = dict(listed_pages(printed.document, printed.office))
    (contents,) = [block for block in blocks(printed.document) if isinstance(block, Contents)]
    assert len(contents.entries) > 20
    assert stated_pages(printed.docx) == [pages[entry.anchor] for entry in contents.entries]


def test_contents_state_the_pages_of_the_pdf(printed: Printed) -> None:
    pages = dict(listed_pages(printed.document, printed.weasy))
    (contents,) = [block for block in blocks(printed.document) if isinstance(block, Contents)]
    assert stated_pages(printed.docx) == [pages[entry.anchor] for entry in contents.entries]


def test_both_print_as_many_pages(printed: Printed) -> None:
    office, weasy = page_texts(printed.office), page_texts(printed.weasy)
    assert len(office) == len(weasy)
    assert all(any(character > "一" for character in text) for text in office), "an empty page"


# --- Where lines end ---------------------------------------------------------------------------------------


def look(size: float = 10, **changes: Any) -> ParagraphStyle:
    return ParagraphStyle("文", "Text", "宋体", "宋体", size, **changes)


def test_chinese_is_an_em_wide_and_ascii_half() -> None:
    assert text_width("昌吉市", 10, 0) == 30
    assert text_width("2025", 10, 0) == 20
    assert text_width("“昌吉”，—…", 10, 0) == 70
    assert text_width("昌吉", 10, -0.5) == 19


def test_lines_are_filled_to_the_brim() -> None:
    assert wrap("一二三四五六七八九十", look(), 50) == ["一二三四五", "六七八九十"]
    assert wrap("一二三四五六七八九十", look(), 49) == ["一二三四", "五六七八", "九十"]
    assert wrap("", look(), 50) == [""]


@pytest.mark.parametrize("mark", ["，", "。", "；", "）", "》", "”", "%", "、", "："])
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    assert mark in NOT_AT_START
    assert wrap(f"一二三四五{mark}六", look(), 50) == ["一二三四", f"五{mark}六"]


@pytest.mark.parametrize("mark", ["（", "《", "“", "【", "￥"])
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert mark in NOT_AT_END
    assert wrap(f"一二三四{mark}五六", look(), 50) == ["一二三四", f"{mark}五六"]


def test_dashes_and_dots_in_pairs_stay_together() -> None:
    assert wrap("一二三四——五", look(), 50) == ["一二三四", "——五"]
    assert wrap("一二三四五……", look(), 60) == ["一二三四", "五……"]


def test_runs_of_figures_and_letters_stay_whole() -> None:
    assert wrap("预算数1,131.42万元", look(), 50) == ["预算数", "1,131.42万", "元"]
    assert wrap("占100.00%，比", look(), 50) == ["占", "100.00%，", "比"]
    assert wrap("甲abcdefgh", look(), 40) == ["甲", "abcdefgh"]


def test_a_run_longer_than_a_line_is_broken_anyway() -> None:
    assert wrap("9" * 25, look(), 50) == ["9" * 10, "9" * 10, "9" * 5]
    assert len(wrap("9" * 5000, look(16), 442)) == -(-5000 // 55)


def test_no_line_is_wider_than_its_box() -> None:
    words = "（一）“三公”经费1,131.42万元，占100.00%——比上年（2024年）增加25.03万元……a-b-c。" * 20
    for width in range(80, 400, 7):
        for number, line in enumerate(wrap(words, look(indent_first=20), width)):
            assert text_width(line.rstrip(" "), 10, 0) <= width - (20 if number == 0 else 0) + 0.01
            assert number == 0 or line[0] not in NOT_AT_START
        assert "".join(wrap(words, look(), width)) == words


def test_the_first_line_has_its_indent_and_line_breaks_count() -> None:
    assert wrap("一二三四五六七八", look(indent_first=20), 50) == ["一二三", "四五六七八"]
    assert wrap("一二三四五六", look(indent_first=-20, indent_left=20), 50) == ["一二三四五", "六"]
    assert wrap("一\n二", look(), 50) == ["一", "二"]


# --- How high rows are -------------------------------------------------------------------------------------


def table(*body: tuple[Cell, ...], header: tuple[tuple[Cell, ...], ...] = (), width: float = 30) -> Table:
    columns = sum(cell.colspan for cell in (header or body)[0])
    return Table("t", "表", (width,) * columns, header, body)


def heights(made: Table) -> list[int]:
    return row_heights(made.body, column_widths(made), cell_style(style(), made, "cell"), style())


def cell(text: str = "甲", **changes: Any) -> Cell:
    return Cell(spans(text), **changes)


def test_column_widths_sum_to_the_table() -> None:
    made = replace(table((cell(),) * 3), widths=(33.33, 33.33, 33.34))
    assert sum(column_widths(made)) == round(100 / 25.4 * 1440)


def test_a_row_is_as_high_as_its_fullest_cell() -> None:
    one, two, three = heights(table((cell(), cell()), (cell("一\n二"), cell()), (cell(), cell("一\n二\n三"))))
    assert one < two < three
    assert two - one == three - two


def test_a_cell_over_rows_makes_the_last_of_them_higher() -> None:
    plain_row = heights(table((cell(), cell())))[0]
    tall = table((cell("一\n二\n三\n四\n五", rowspan=2), cell()), (cell(),), (cell(), cell()))
    first, last, after = heights(tall)
    assert first == after == plain_row
    assert first + last == heights(table((cell("一\n二\n三\n四\n五"), cell())))[0]


def test_a_wide_cell_has_the_room_of_its_columns() -> None:
    words = "一二三四五六七八九十"
    wide, narrow = heights(table((cell(words, colspan=2),), (cell(words), cell())))
    assert wide < narrow


# --- Where pages end ---------------------------------------------------------------------------------------


def test_boxes_fill_the_page() -> None:
    assert _pages([Box(10)] * 7, 30) == [0, 0, 0, 1, 1, 1, 2]


def test_a_row_moves_to_the_next_page_whole() -> None:
    assert _pages([Box(10), Box(10), Box(25), Box(5)], 30) == [0, 0, 1, 1]


def test_a_row_higher_than_a_page_does_not_stop_the_count() -> None:
    assert _pages([Box(10), Box(100), Box(10)], 30) == [0, 1, 2]


def test_a_heading_goes_with_what_follows() -> None:
    assert _pages([Box(10), Box(10), Box(10, keep_next=True), Box(10)], 30) == [0, 0, 1, 1]
    assert _pages([Box(10, keep_next=True)] * 5, 30) == [0, 0, 0, 1, 1], "and where all hang together they part"


def test_header_rows_take_room_again_on_every_page() -> None:
    rows = [Box(10, keep_next=True), *[Box(10, repeated=10)] * 5]
    assert _pages(rows, 30) == [0, 0, 0, 1, 1, 2]


def test_space_before_falls_away_at_the_top_of_a_page_that_began_by_itself() -> None:
    assert _pages([Box(30), Box(20, before=10), Box(10)], 30) == [0, 1, 1]
    assert _pages([Box(30), Box(20, before=10, new_page=True), Box(10)], 30) == [0, 1, 2]


def test_a_break_begins_a_page() -> None:
    assert _pages([Box(10), Box(10, new_page=True), Box(10)], 30) == [0, 1, 1]


def one_section(*content: Block) -> Document:
    return replace(document(), sections=(Section("body", "portrait", content),))


def heading(anchor: str) -> Heading:
    return Heading(2, spans("一、标题"), anchor, "一、标题")


def test_every_section_begins_a_page_and_the_cover_is_page_one() -> None:
    sections = tuple(Section("body", "portrait", (heading(name),)) for name in "abc")
    assert page_numbers(replace(document(), sections=sections), style()) == {"a": 1, "b": 2, "c": 3}


def test_breaks_at_the_ends_of_a_section_and_twice_are_nothing() -> None:
    made = one_section(PageBreak(), heading("a"), PageBreak(), PageBreak(), heading("b"), PageBreak())
    assert page_numbers(made, style()) == {"a": 1, "b": 2}


def test_repeated_header_rows_push_headings_to_later_pages() -> None:
    head = tuple(((cell("表\n头\n高", header="column"),) * 2,) * 3)
    body = ((cell(), cell()),) * 200
    bare, headed = (
        page_numbers(one_section(replace(table(*body), header=rows), heading("a")), style())["a"] for rows in ((), head)
    )
    assert headed > bare > 3


def test_tables_are_parted_by_a_spacer() -> None:
    one = table((cell(),))
    kinds = [type(placed.block) for placed in flow(Section("body", "portrait", (one, one, say("甲"), one)))]
    assert kinds == [Table, Spacer, Table, type(say("甲")), Table, Spacer]
    (first, second, *_) = flow(Section("body", "portrait", (say("甲"), PageBreak(), one)))[1:]
    assert (type(first.block), first.new_page, type(second.block)) == (Spacer, True, Table)


def test_many_contents_entries_move_what_follows() -> None:
    entries = tuple(ContentsEntry(2, "一、标题", "a") for _ in range(100))
    sections = (
        Section("contents", "portrait", (Contents("目录", entries),)),
        Section("body", "portrait", (heading("a"),)),
    )
    assert page_numbers(replace(document(), sections=sections), style())["a"] > 4

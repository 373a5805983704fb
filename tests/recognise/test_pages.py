"""PDFs without tags are read as their pages look: tables by their lines, paragraphs joined, furniture dropped."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import weasyprint
from PIL import Image

from generator.core.problem import Problem, has_errors
from generator.recognise.pdf import read_pdf
from generator.recognise.printed import Heading, Paragraph, Printed
from generator.verify.verification import verify_files
from tests.world import FINAL, ROOT, mostly_slow

# Documents that units published; they are no part of the project, and what needs them is left out where they are not.
PUBLISHED = Path(os.environ.get("GONGKAI_PUBLISHED", ROOT.parent / "shared/published"))
STYLE = """
@page { size: A4; margin: 30mm 28mm; @bottom-center { content: "— " counter(page) " —" }
        @top-left { content: "甲市乙局 " counter(page) } }
body { font-family: FandolSong; font-size: 16pt; margin: 0; line-height: 1.5 }
p { margin: 0; text-indent: 2em; text-align: justify } h1, h2 { font-size: 18pt; margin: 0; text-align: center }
table { border-collapse: collapse; width: 100%; font-size: 10pt } td, th { border: .5pt solid black; height: 20pt }
.right { text-align: right; text-indent: 0 }
"""
SENTENCE = "甲市乙局2025年收入预算1,131.42万元，其中一般公共预算拨款1,131.42万元，占100%，比上年预算增加24.32万元。"
ROWS = "".join(
    f"<tr><td>{201 + n}</td><td>第{n}项支出</td><td>{n}.50</td><td>{n}.50</td><td></td></tr>" for n in range(40)
)
PAGES = f"""<style>{STYLE}</style>
<h1>第一部分　概况</h1><p>{SENTENCE}</p><p>{SENTENCE * 3}</p>
<h2 style="page-break-before: always">支出总表</h2><p class="right">单位：万元</p>
<table><thead><tr><th colspan=2>科目</th><th colspan=3>支出预算</th></tr>
<tr><th>编码</th><th>名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr></thead>{ROWS}</table>
<p>注：本表反映支出。</p>
<h2 style="page-break-before: always">绩效目标表</h2>
<table><tr><td>项目名称</td><td colspan=2>网络维护</td></tr>
<tr><td rowspan=2>资金</td><td>财政</td><td>1.00</td></tr><tr><td>其他</td><td>0.00</td></tr></table>
<div style="page-break-before: always"></div><p>{SENTENCE}</p>
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path = tmp_path_factory.mktemp("pages") / "a.pdf"
    weasyprint.HTML(string=PAGES).write_pdf(path)
    document, problems = read_pdf(path)
    assert document is not None and problems == []
    return document


def test_paragraphs_are_joined_and_furniture_is_gone(read: Printed) -> None:
    texts = [block.text for block in read.paragraphs()]
    assert [text.replace(" ", "") for text in texts[:2]] == [SENTENCE, SENTENCE * 3]
    assert not any("—" in text or text.startswith("甲市乙局 ") for text in texts)


def test_a_table_goes_on_over_pages_with_its_head_once(read: Printed) -> None:
    table = read.tables()[0]
    assert (table.title, table.header_rows, len(table.rows), table.note) == ("支出总表", 2, 42, "注：本表反映支出。")
    assert [cell.text for cell in table.rows[0] if not cell.covered] == ["科目", "支出预算"]
    assert [[cell.text for cell in row] for row in table.rows[2:]] == [
        [str(201 + n), f"第{n}项支出", f"{n}.50", f"{n}.50", ""] for n in range(40)
    ]


def test_cells_span_rows(read: Printed) -> None:
    form = read.tables()[1]
    assert ["|".join(cell.text for cell in row) for row in form.rows[1:]] == ["资金|财政|1.00", "资金|其他|0.00"]
    assert form.rows[2][0].covered and form.title == "绩效目标表"


def test_headings_are_told_by_number_and_place(read: Printed) -> None:
    found = [block.text for block in read.blocks if isinstance(block, Heading)]
    assert found == ["第一部分 概况", "支出总表", "绩效目标表"]


def test_everything_has_its_place_on_paper(read: Printed) -> None:
    table = read.tables()[0]
    spot = next(spot for spot in read.spots[table.where.block, 42, 0] if spot.text == "39.50")
    assert spot.page == 3 and 0 < spot.left < spot.right < 600 and 0 < spot.top < spot.bottom < 850
    paragraph = next(block for block in read.blocks if isinstance(block, Paragraph) and len(block.text) > 100)
    assert len(read.spots[paragraph.where.block, 0, 0]) > 3  # a line each


def untagged(path: Path, folder: Path) -> Path:
    """The file as a printer that knows nothing of tags would have made it."""
    with pikepdf.open(path) as opened:
        del opened.Root["/StructTreeRoot"], opened.Root["/Metadata"]
        opened.save(folder / path.name)
    return folder / path.name


def codes(problems: list[Problem]) -> list[str]:
    return sorted(problem.code for problem in problems)


@pytest.mark.parametrize("real_unit", mostly_slow(FINAL), indirect=True)
def test_our_documents_without_tags_have_no_errors(output_files: dict[str, Path], tmp_path: Path) -> None:
    pdf, word = untagged(output_files[".pdf"], tmp_path), output_files[".docx"]
    found, wanted = verify_files("pdf", [pdf]), verify_files("word", [word])
    assert not has_errors(found.problems) and codes(found.problems) == codes(wanted.problems)
    assert (found.tables_read, found.numbers, found.checked) == (wanted.tables_read, wanted.numbers, wanted.checked)


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (200, 300), "grey").save(picture, "PDF")
    pages = pypdfium2.PdfDocument(picture.getvalue())
    (tmp_path / "a.pdf").write_bytes(picture.getvalue())
    assert len(pages) == 1
    pages.close()
    found = verify_files("a", [tmp_path / "a.pdf"]).problems
    assert codes(found) == ["page-is-picture", "verify-nothing-read"]


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="documents that units published are not kept with the project")
@pytest.mark.parametrize(("name", "tables"), [("2024-final-planning*", 10), ("2025-budget-finance*", 9)])
def test_tables_that_others_published_are_all_read(name: str, tables: int) -> None:
    found = verify_files(name, [next(PUBLISHED.glob(f"{name}.pdf"))])
    assert (found.tables, found.tables_read) == (tables, tables)


def test_tables_without_lines_are_read_by_their_columns(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{201 + n}</td><td>第{n}项支出</td><td class=right>{n * 100}.50</td></tr>" for n in range(1, 6)
    )
    style = "<style>body{font-family:FandolSong} td{padding:3px 24px} .right{text-align:right}</style>"
    head = "<tr><td>编码</td><td>名称</td><td>合计</td></tr>"
    text = f"{style}<p>支出总表</p><table>{head}{rows}</table><p>{SENTENCE}</p>"
    weasyprint.HTML(string=text).write_pdf(tmp_path / "a.pdf")
    document, _ = read_pdf(tmp_path / "a.pdf")
    assert document is not None
    (table,) = document.tables()
    assert table.title == "支出总表"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["编码", "名称", "合计"],
        *([str(201 + n), f"第{n}项支出", f"{n * 100}.50"] for n in range(1, 6)),
    ]


def test_labels_of_charts_are_no_text(tmp_path: Path) -> None:
    style = "<style>body{font-family:FandolSong;font-size:16pt} .chart{font-size:9pt;text-align:center}</style>"
    chart = "<p class=chart>2023年　646.05</p><p class=chart>582.40</p><p style='font-size:14pt'>图1　收入变动情况</p>"
    weasyprint.HTML(string=f"{style}<p>{SENTENCE}</p>{chart}<p>{SENTENCE}</p>").write_pdf(tmp_path / "a.pdf")
    document, _ = read_pdf(tmp_path / "a.pdf")
    assert document is not None
    assert [block.text.replace(" ", "")[:4] for block in document.paragraphs()] == ["甲市乙局", "图1收入", "甲市乙局"]

"""Charts as they are written: valid in each format, on the pages that were computed, the same bytes again."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest
from lxml import etree

from generator.core.chart import alternative
from generator.core.document import Chart, Document, Number, Section, blocks
from generator.core.style import Style
from generator.layout.pagination import page_numbers
from generator.stages import Composed, compose_unit
from generator.write.docx import write_docx
from generator.write.html.web_page import write_html
from generator.write.pdf.pdf_file import write_pdf
from tests.charts import chart_world
from tests.layout.test_charts import CHARTS
from tests.world import ROOT
from tests.write.office import for_libreoffice, heading_pages, make_fonts, to_pdf
from tests.write.test_docx import AUDIT, VALIDATOR

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Composed:
    """The seven charts of 四川."""
    found, problems = compose_unit(chart_world(tmp_path_factory.mktemp("charts") / "world").unit, on_record=False)
    assert found is not None, [problem.line("en") for problem in problems]
    return found


@pytest.fixture(scope="module")
def every_kind(composed: Composed) -> tuple[Document, Style]:
    """Charts of every kind, and those of the extremes."""
    section = Section("body", "portrait", tuple(CHARTS.values()))
    return Document("图", "示例", "2025-01-01", (section,)), composed.style


@pytest.fixture(scope="module")
def docx(composed: Composed) -> bytes:
    return write_docx(composed.document, composed.style)


@pytest.fixture(scope="module")
def pdf(composed: Composed) -> bytes:
    found, problems = write_pdf(composed.document, composed.style)
    assert found is not None and problems == []
    return found


def charts(document: Document) -> list[Chart]:
    return [block for block in blocks(document) if isinstance(block, Chart)]


def part(docx: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["seven", pytest.param("every kind", marks=pytest.mark.slow)])
def test_both_validators_find_nothing(
    name: str, docx: bytes, every_kind: tuple[Document, Style], tmp_path: Path
) -> None:
    file = tmp_path / "charts.docx"
    file.write_bytes(docx if name == "seven" else write_docx(*every_kind))
    audit = subprocess.run([AUDIT, file, "--output", "json"], capture_output=True, text=True, check=False)
    (report,) = json.loads(audit.stdout)
    assert (report["valid"], report["error_count"], report["warning_count"]) == (True, 0, 0), report
    found = subprocess.run([VALIDATOR, file], capture_output=True, text=True, check=False)
    assert json.loads(found.stdout)["errors"] == []


def test_a_chart_has_its_numbers_as_we_print_them_and_a_workbook(composed: Composed, docx: bytes) -> None:
    chart = part(docx, "word/charts/chart1.xml")
    assert [value.text for value in chart.iterfind(f".//{C}val//{C}v")] == ["433.28", "433.28", "415.41", "415.41"]
    assert chart.find(f"{C}externalData") is not None
    labels = chart.find(f".//{C}dLbls")
    assert labels.find(f"{C}numFmt").get("formatCode") == "#,##0.00"
    assert chart.find(f".//{C}valAx/{C}scaling/{C}min").get("val") == "0.0"
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert len([name for name in package.namelist() if name.startswith("word/embeddings/")]) == 7


def test_each_is_described_in_words(composed: Composed, docx: bytes) -> None:
    names = part(docx, "word/document.xml").iter(f"{WP}docPr")
    assert [(name.get("id"), name.get("descr")) for name in names] == [
        (str(number), alternative(chart)) for number, chart in enumerate(charts(composed.document), 1)
    ]


def test_labels_are_texts_where_no_format_prints_the_numbers_so(every_kind: tuple[Document, Style]) -> None:
    """A share of an approved whole that Word would divide otherwise; numbers with decimals beside some without."""
    pie, style = CHARTS["halves"], every_kind[1]
    shares = (Number("50.01%", "share"), Number("49.99%", "share"))
    mixed = replace(pie.series[0], values=(Number("50", "figure"), Number("50.00", "figure")))
    column = replace(pie, kind="column", series=(mixed,), shares=())
    section = Section("body", "portrait", (replace(pie, shares=shares), column))
    made = write_docx(Document("图", "示例", "2025-01-01", (section,)), style)
    found = [part(made, f"word/charts/chart{number}.xml").iterfind(f".//{C}dLbls//{A}t") for number in (1, 2)]
    texts = [[text.text for text in labels] for labels in found]
    assert texts == [["基本支出 50.01%", "项目支出 49.99%"], ["50", "50.00"]]


def test_the_same_bytes_twice(composed: Composed, docx: bytes, pdf: bytes) -> None:
    assert write_docx(composed.document, composed.style) == docx
    assert write_pdf(composed.document, composed.style)[0] == pdf


# ── PDF and page ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pdf_is_ua_1_and_has_the_words_and_boxes_of_its_pictures(composed: Composed, pdf: bytes) -> None:
    report = page_validation.validate_pdf_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert not report.failures, [(failure.rule_id, failure.message) for failure in report.failures]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one.Alt) for one in found] == [alternative(chart) for chart in charts(composed.document)]
        left, bottom, right, top = (float(edge) for edge in found[0].A.BBox)
    setup = composed.style.portrait
    assert abs(right - left - setup.text_width) < 0.1 and setup.bottom < bottom < top < setup.height - setup.top


def test_pictures_are_drawn_and_not_painted(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not any(one.get("/Subtype") == "/Image" for one in opened.objects if isinstance(one, pikepdf.Stream))


def test_headings_fall_on_the_pages_that_were_computed(composed: Composed, pdf: bytes) -> None:
    pages = page_numbers(composed.document, composed.style)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: number for number, page in enumerate((one.obj for one in opened.pages), 1)}
        items = list(opened.open_outline().root)
        found = [numbers[item.destination[0].objgen] for item in _all(items)]
    assert found == list(pages.values())


def _all(items: list[Any]) -> list[Any]:
    return [one for item in items for one in (item, *_all(list(item.children)))]


@pytest.mark.slow
def test_word_has_them_on_the_same_pages(composed: Composed, docx: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith("ment.xml"))
    conf = make_fonts(tmp_path / "fonts", text)
    (tmp_path / "charts.docx").write_bytes(for_libreoffice(docx))
    found = heading_pages(to_pdf(tmp_path / "charts.docx", conf))
    assert [page for _, page in found] == list(page_numbers(composed.document, composed.style).values())


@pytest.fixture(scope="module")
def page(composed: Composed) -> str:
    return write_html(composed.document, composed.style).decode()


@pytest.mark.slow
def test_the_page_is_valid_and_has_each_chart_as_a_table(composed: Composed, page: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    vnu = ["java", "-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--format", "json", "--stdout", str(file)]
    assert json.loads(subprocess.run(vnu, cwd=ROOT, capture_output=True, check=False).stdout)["messages"] == []
    assert page.count('<figure class="chart"') == page.count('<div class="chart-numbers">') == 7
    assert page.count('aria-hidden="true"') == 14
    assert "<title>上年收入总计：433.28万元" in page


@pytest.mark.slow
def test_no_violation_of_accessibility_rules_and_no_page_wider_than_a_phone(page: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    done = subprocess.run(["node", "tests/tools/violations.mjs", str(file)], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout) == {"1200": [], "390": []}

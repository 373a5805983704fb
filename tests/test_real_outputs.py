"""The files of the real units pass the validators, and no table or column is too narrow or too wide for its page."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path

import docx
import page as page_validation
import pytest
from docx.oxml.ns import qn
from docx.shared import Emu, Twips
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTPage, LTTextLine

from generator.core.document import Table, blocks
from generator.layout.fit import minimal_widths
from generator.stages import compose_unit
from tests.conftest import UNITS
from tests.world import FINAL, ROOT, UNIT, UNIT_IDS, mostly_slow

# The page number stands below the text area, and a table's border and cell padding may reach over its edge.
TOLERANCE = 3
FEW = mostly_slow(UNIT, FINAL)


@pytest.mark.parametrize("real_unit", mostly_slow(FINAL), indirect=True)
def test_the_web_page_is_valid_and_accessible(outputs: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(outputs[".html"])
    vnu = ["java", "-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--format", "json", "--stdout", str(file)]
    found = json.loads(subprocess.run(vnu, cwd=ROOT, capture_output=True, check=False).stdout)
    assert found["messages"] == []
    axe = ["node", "tests/tools/axe.mjs", str(file), str(tmp_path / "printed.pdf")]
    seen = json.loads(subprocess.run(axe, cwd=ROOT, capture_output=True, check=True).stdout)
    assert (seen["axe"], seen["axePhone"], seen["messages"]) == ([], [], [])


@pytest.fixture(scope="module")
def pages(outputs: dict[str, bytes]) -> list[LTPage]:
    """The pages of the PDF as a reader of PDFs lays them out."""
    return list(extract_pages(io.BytesIO(outputs[".pdf"])))


def test_the_pdf_conforms_to_pdf_ua_1(outputs: dict[str, bytes]) -> None:
    report = page_validation.validate_pdf_bytes(outputs[".pdf"], profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("real_unit", FEW, indirect=True)
def test_no_text_of_the_pdf_stands_beyond_the_margins(pages: list[LTPage]) -> None:
    lines = 0
    for layout in pages:
        left, right = (79.35, 73.7) if layout.width < layout.height else (99.2, 104.9)
        for line in (line for box in layout if hasattr(box, "__iter__") for line in box):
            if isinstance(line, LTTextLine) and line.get_text().strip():
                lines += 1
                assert line.x0 >= left - TOLERANCE, line
                assert line.x1 <= layout.width - right + TOLERANCE, line
    assert lines > 500


def test_no_table_of_the_word_file_is_wider_than_its_page(outputs: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(outputs[".docx"]))
    widest = max(section.page_width - section.left_margin - section.right_margin for section in document.sections)
    narrow = min(section.page_width - section.left_margin - section.right_margin for section in document.sections)
    widths = [
        sum(Twips(int(column.get(qn("w:w")))) for column in table._tbl.tblGrid.iter(qn("w:gridCol")))
        for table in document.tables
    ]
    assert len(widths) >= 11
    assert max(widths) <= widest + Emu(12700)
    assert sum(width <= narrow + Emu(12700) for width in widths) >= 8


@pytest.mark.parametrize("unit", UNITS, ids=UNIT_IDS)
def test_no_column_is_narrower_than_its_longest_unbreakable_word(unit: Path) -> None:
    composed, _ = compose_unit(unit)
    assert composed
    tables = [block for block in blocks(composed.document) if isinstance(block, Table)]
    assert len(tables) >= 11
    for table in tables:
        least = minimal_widths(table, composed.style)
        short = [(width, low) for width, low in zip(table.widths, least, strict=True) if width < low - 0.01]
        assert not short, table.key


@pytest.mark.parametrize("real_unit", FEW, indirect=True)
def test_a_number_in_a_cell_of_the_pdf_stands_on_one_line(pages: list[LTPage]) -> None:
    """An amount broken over two lines would end in a comma, a point or lack its decimals."""
    text = "".join(line.get_text() for layout in pages for line in _lines(layout))
    broken = [line for line in text.split("\n") if re.search(r"^[0-9,]+[,.]$|^\.[0-9]+$", line.strip())]
    assert broken == []


def _lines(layout: object) -> list[LTTextLine]:
    boxes = [box for box in layout if hasattr(box, "__iter__")]  # type: ignore[attr-defined]
    return [line for box in boxes for line in box if isinstance(line, LTTextLine)]

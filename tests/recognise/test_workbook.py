"""Workbooks are read as their cells show, and other programs' files through LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook

from generator.audit.auditing import audit_publication
from generator.audit.publication import converted, publications
from generator.recognise import office
from generator.recognise.printed import Heading, Printed
from generator.recognise.workbook import read_workbook


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Callable[[Workbook], None]], Printed]:
    """The document of a workbook that a test fills."""

    def make(fill: Callable[[Workbook], None]) -> Printed:
        book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
        fill(book)
        book.close()
        document, problems = read_workbook(tmp_path / "a.xlsx")
        assert document is not None and problems == []
        return document

    return make


def fill(book: Workbook) -> None:
    money = book.add_format({"num_format": "#,##0.00"})
    sheet = book.add_worksheet("表三")
    sheet.merge_range("A1:E1", "支出决算表")
    sheet.write_row("A2", ["编制部门：示例局", "", "", "", "单位：万元"])
    sheet.merge_range("A3:B3", "科目")
    sheet.merge_range("C3:E3", "支出")
    sheet.write_row("A4", ["编码", "名称", "合计", "基本支出", "项目支出"])
    sheet.write_row("A5", [201, "一般公共服务支出"])
    sheet.write_row("C5", [1234.5, 1200.004, 34.5], money)
    sheet.write_formula("C6", "=SUM(C5)", money, 1234.5)
    sheet.write("A6", "合计")
    sheet.write("A7", "注：本表反映支出。")
    hidden = book.add_worksheet("草稿")
    hidden.write("A1", "不公开")
    hidden.hide()


def test_a_sheet_is_a_table_with_its_title_unit_and_note(read: Callable[[Callable[[Workbook], None]], Printed]) -> None:
    document = read(fill)
    (table,) = document.tables()
    assert (table.title, table.note) == ("支出决算表", "注：本表反映支出。")
    assert [(cell.text, cell.covered) for cell in table.rows[0]][1:3] == [("科目", True), ("支出", False)]
    assert [cell.text for cell in table.rows[2]] == ["201", "一般公共服务支出", "1,234.50", "1,200.00", "34.50"]
    assert table.rows[3][2].text == "1,234.50"  # what the formula came to
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["支出决算表"]
    assert "不公开" not in str(document.blocks)


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    document, problems = read_workbook(tmp_path / "a.xlsx")
    assert document is None and [one.code for one in problems] == ["verify-unreadable"]


def test_without_libreoffice_its_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office", lambda: None)
    (tmp_path / "示例局.wps").write_bytes(b"x")
    (one,) = publications([tmp_path])
    (tmp_path / "made").mkdir()
    found = audit_publication(converted(one, tmp_path / "made"))
    assert [finding.code for finding in found.findings] == ["office-missing"]


@pytest.mark.slow
@pytest.mark.skipif(office.office() is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_what_we_do_not(tmp_path: Path) -> None:
    (tmp_path / "示例局.rtf").write_text(r"{\rtf1\ansi\uc0 \u25903\u20986\u21512\u35745 1.00\par}", "ascii")
    (one,) = publications([tmp_path / "示例局.rtf"])
    (tmp_path / "made").mkdir()
    made = converted(one, tmp_path / "made")
    assert made.problems == () and made.read_as[0][1].suffix == ".docx"

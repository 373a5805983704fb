"""Open data: what the documents say as tables that programs read, and that no spreadsheet computes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import frictionless
import pytest

from generator.publish.opendata.data_package import harmless, package_files
from generator.publish.opendata.rows import TABLES, unit_rows
from generator.publish.opendata.workbook import workbook
from generator.stages import compose_unit
from tests.publish.release.small import NAME
from tests.world import FINAL, ROOT, UNIT, World, real_units

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def data(first: World) -> Path:
    return (first.folder / "public").resolve() / NAME / "data"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_package_valid(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of every table against its types."""
    monkeypatch.chdir(data)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    assert report.stats["tasks"] == len(TABLES)


def test_column_types_are_those_of_the_fiscal_data_package(data: Path) -> None:
    package = json.loads((data / "datapackage.json").read_bytes())
    tables = {one["name"]: one for one in package["resources"]}
    types = {field["name"]: field.get("columnType") for field in tables["expenditure"]["schema"]["fields"]}
    assert types["year"] == "date:fiscal-year"
    assert types["unit_code"] == "administrative-classification:generic:level1:code"
    assert types["item_code"] == "functional-classification:generic:level3:code"
    assert types["economic_class_code"] == "economic-classification:generic:level1:code"
    assert types["amount"] == "value"


def test_amounts_add_up_to_what_the_documents_say(data: Path) -> None:
    """All units: the items of expenditure, and the projects among them."""
    assert sum(Decimal(row["amount"]) for row in rows(data / "expenditure.csv")) == 3 * Decimal("1131.44")
    assert sum(Decimal(row["amount"]) for row in rows(data / "projects.csv")) == 3 * Decimal("105.50")
    assert sum(Decimal(row["expenditure"]) for row in rows(data / "units.csv")) == 3 * Decimal("1131.42")
    first = rows(data / "expenditure.csv")[0]
    assert (first["item_code"], first["item_name"], first["class_name"]) == ("2010301", "行政运行", "一般公共服务支出")


@pytest.mark.parametrize("unit", real_units(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_kind_of_unit_has_its_rows(unit: Path) -> None:
    composed, _ = compose_unit(unit)
    assert composed is not None
    found = unit_rows(composed.figures, unit.parent.name)
    assert set(found) == {table.name for table in TABLES}
    for table in TABLES:
        names = {column.name for column in table.columns}
        assert all(set(row) <= names for row in found[table.name]), table.name
    assert found["expenditure"] and found["basic_expenditure"] and found["indicators"] and found["income"]


def test_final_accounts_have_their_projects(tmp_path: Path) -> None:
    composed, _ = compose_unit(ROOT / FINAL)
    assert composed is not None
    names = {row["project"] for row in unit_rows(composed.figures, "t")["projects"]}
    assert names and "" not in names


def test_texts_never_become_formulas() -> None:
    row = dict.fromkeys(("year", "kind", "unit_folder", "unit_code", "project"), "")
    evil = {**row, "year": "2025", "project": '=HYPERLINK("http://x")', "amount": "-5"}
    content = package_files("2025-budget", "t", [{"projects": [evil]}])["projects.csv"].decode("utf-8-sig")
    assert "'=HYPERLINK" in content and ",-5" in content
    for text in ("=1+1", "+1", "-1", "@a", "\tx"):
        assert harmless(text) == f"'{text}"
    assert harmless("办公费") == "办公费"


def test_the_workbook_has_every_table_with_numbers(tmp_path: Path) -> None:
    composed, _ = compose_unit(ROOT / UNIT)
    assert composed is not None
    content = workbook(composed.document)
    assert content == workbook(composed.document)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet_names = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{S}sheet")
        names = [sheet.get("name") for sheet in sheet_names]
        sheets = [archive.read(name) for name in sorted(archive.namelist()) if "/worksheets/" in name]
    assert len(names) == len(set(names)) >= 14 and "部门收支总体情况表" in names
    assert not any(b"<f>" in sheet for sheet in sheets)
    cells = [cell for sheet in sheets for cell in ElementTree.fromstring(sheet).iter(f"{S}c")]
    numbers = [cell.findtext(f"{S}v") for cell in cells if cell.get("t") is None]
    assert "1131.42" in numbers and "857.83" in numbers
    assert any(b"mergeCell" in sheet for sheet in sheets)


def test_the_json_of_a_unit_has_figures_with_formulas_and_tables(first: World) -> None:
    tree = json.loads(((first.folder / "public").resolve() / NAME / "u01/data.json").read_bytes())
    assert tree["figures"]["expenditure.basic"]["value"] == "1025.92"
    assert tree["figures"]["three_public"]["formula"]
    assert tree["tables"]["projects"][0]["unit_name"] == "第1办公室"

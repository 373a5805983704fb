"""Tables by unit, and one set by which a department says 部门 and a unit 单位."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.core.document import Document, plain
from generator.pipeline import FORMATS, build
from generator.stages import compose_unit
from tests.departments import Department
from tests.world import ROOT, headings, paragraphs, rows, table

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
SET = "templates/example/budget-2025"


def document(department: Department, unit: str = "") -> Document:
    composed, problems = compose_unit(department.file.parent / unit / department.file.name)
    assert composed is not None, [one.line("en") for one in problems]
    return composed.document


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Department:
    return Department(tmp_path_factory.mktemp("department"))


@pytest.fixture(scope="module")
def bureau(department: Department) -> Document:
    return document(department)


def test_units_are_listed_with_what_they_are(bureau: Document) -> None:
    assert rows(table(bureau, "units")) == [
        ["1", "示例市园林局本级", "本级"],
        ["2", "示例市园林科学研究所", "财政补助事业单位"],
        ["3", "示例市公园管理处", "参公单位"],
    ]
    text = "\n".join(paragraphs(bureau))
    assert "包括本级和2个下属单位的预算" in text and "行政单位0个，参公单位1个，事业单位1个" in text


def test_a_column_for_each_unit(bureau: Document) -> None:
    found = table(bureau, "units-items")
    names = [plain(cell.spans) for cell in found.header[1]]
    assert names == ["示例市园林局本级", "示例市园林科学研究所", "示例市公园管理处"]
    assert found.header[0][-1].colspan == 3
    assert rows(found)[0] == ["", "合计", "632.02", "388.28", "130.54", "113.20"]
    # What only another unit has is blank and no mistake.
    assert ["2120199", "其他城乡社区管理事务支出", "105.34", "", "105.34", ""] in rows(found)


def test_one_set_says_department_or_unit(department: Department, bureau: Document) -> None:
    centre = document(department, "centre")
    assert (bureau.title, centre.title) == ("示例市园林局2025年部门预算公开", "示例市园林科学研究所2025年单位预算公开")
    assert "第二部分 2025年部门预算公开表" in headings(bureau) and "第二部分 2025年单位预算公开表" in headings(centre)
    own = [text for text in paragraphs(centre) if "部门" in text and "部门（单位）" not in text]
    assert own == [] and "各单位收支总体情况表" not in headings(centre)


def test_a_unit_file_may_say_that_it_is_a_department(tmp_path: Path) -> None:
    """One of the first level that has no units below it."""
    department = Department(tmp_path).change("office", ('code: "900001003",', "kind: 部门,"))
    assert document(department, "office").title == "示例市公园管理处2025年部门预算公开"


@pytest.mark.parametrize("name", ["by unit", "columns by unit"])
def test_the_guides_tables_by_unit_are_as_it_says(tmp_path: Path, name: str) -> None:
    layout = re.search(rf"^```yaml layout {name}\n(.*?)^```$", GUIDE, re.M | re.S)
    assert layout
    department = Department(tmp_path)
    folder = department.folder / SET
    (folder / "tables/example.yaml").write_text(layout.group(1), "utf-8")
    (folder / "chapters/tables.j2").write_text("# 表\n\n@table example\n", "utf-8")
    found = table(document(department), "example")
    lines = [" | ".join(plain(cell.spans) for cell in row) for row in (*found.header, *found.body)]
    becomes = re.search(rf"^```text {name}\n(.*?)^```$", GUIDE, re.M | re.S)
    if becomes:
        assert lines == becomes.group(1).split("\n")[:-1]
    else:
        assert lines[:3] == [
            "科目 | 合计 | 其中",
            "示例市园林局本级 | 示例市园林科学研究所 | 示例市公园管理处",
            "合计 | 632.02 | 388.28 | 130.54 | 113.20",
        ]


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["", "head", "centre", "office"])
def test_the_department_and_its_units_are_built_and_verified(tmp_path: Path, unit: str) -> None:
    department = Department(tmp_path)
    built = build(department.file.parent / unit / department.file.name, tmp_path / "out")
    assert [one.line("en") for one in built.problems if one.severity.value != "info"] == []
    assert {path.suffix for path in built.outputs} == {*(f".{name}" for name in FORMATS), ".json"}

"""A release counts money once: of a department or of its units, in sums, statistics and open data alike."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.compare.releases import compare_releases
from generator.publish.departments import in_outline, rows_once
from generator.publish.json_form import from_json
from generator.publish.opendata.rows import Row, unit_rows
from generator.publish.release.inputs import key_of
from generator.publish.release.plan import plan
from generator.publish.site import site_files
from generator.publish.summary import PublishedUnit
from generator.stages import compose_unit
from tests.departments import Department
from tests.world import ROOT

ONE = from_json((ROOT / "tests/publish/release/summary.json").read_bytes(), PublishedUnit)
RELEASE = "2025-budget"


def published(folder: str, expenditure: str, *units: str, added_up: bool = True) -> PublishedUnit:
    name, classes = f"示例{folder}", (("212 城乡社区支出", expenditure),)
    amounts = {"income": expenditure, "expenditure": expenditure, "three_public": "1", "classes": classes}
    return replace(ONE, folder=folder, name=name, units=units, added_up=added_up and bool(units), **amounts)  # type: ignore[arg-type]


UNITS = [
    published("bureau", "100", "head", "centre", "elsewhere"),
    published("centre", "30"),
    published("head", "70"),
    published("school", "5"),
]


def words(page: bytes) -> str:
    return re.sub(r"<[^>]+>", "", page.decode())


def test_sums_and_classes_of_a_release_take_a_department_once() -> None:
    page = words(site_files({RELEASE: UNITS})[f"{RELEASE}/index.html"])
    assert "1 个部门、3 个单位，收入 105.00 万元，支出 105.00 万元，“三公”经费 2.00 万元" in page
    assert re.search(r"支出按功能分类（万元）科目支出\s+212 城乡社区支出105.00", page)
    assert "支出最多的 2 个单位" in page


def test_the_site_has_a_departments_units_below_it() -> None:
    files = site_files({RELEASE: UNITS})
    assert [(depth, one.folder) for depth, one in in_outline(UNITS)] == [
        (0, "bureau"),
        (1, "head"),
        (1, "centre"),
        (0, "school"),
    ]
    index = files["index.html"].decode()
    assert re.findall(r'class="below"><a href="[^"]*/(\w+)/index.html"', index) == ["head", "centre"]
    assert "所属部门：示例bureau" in words(files[f"{RELEASE}/head/index.html"])
    assert re.search(r"所属单位（万元）单位收入支出\s+示例head70.00", words(files[f"{RELEASE}/bureau/index.html"]))
    assert "所属" not in words(files[f"{RELEASE}/school/index.html"])


def rows(*pairs: tuple[str, str]) -> dict[str, list[Row]]:
    return {
        "units": [{}],
        "expenditure": [{"amount": amount} | ({"between": "1"} if mark else {}) for mark, amount in pairs],
    }


@pytest.mark.parametrize(
    ("case", "kept"),
    [
        ("all published", ["-2", "32", "70"]),  # the units' rows, and what one pays the other taken out
        ("one is not published", ["100", "-2"]),
        ("filed on its own", ["100", "-2"]),
    ],
)
def test_open_data_have_each_amount_once(case: str, kept: list[str]) -> None:
    bureau = published("bureau", "98", "head", "centre", added_up=case != "filed on its own")
    units = [bureau, published("centre", "32"), published("head", "70")]
    tables = [rows(("", "100"), ("between", "-2")), rows(("", "32")), rows(("", "70"))]
    if case == "one is not published":
        del units[1], tables[1]
    found = rows_once(units, tables)
    assert [row["amount"] for one in found for row in one["expenditure"]] == kept
    assert [row["department"] for one in found for row in one["units"]][-1] == "bureau"


def test_rows_of_a_department_mark_what_its_units_pay_one_another(tmp_path: Path) -> None:
    """With them the rows of its units come to its expenditure."""
    composed, _ = compose_unit(Department(tmp_path).file)
    assert composed is not None
    found = unit_rows(composed.figures, "bureau")
    marked = [row for row in found["expenditure"] if row.get("between")]
    assert [row["amount"] for row in marked] == ["-12", "-12", "12"] and found["units"] == []
    total = sum(Decimal(row["amount"]) for row in found["expenditure"])
    assert total == composed.figures["expenditure"].value and found["departments"][0]["units"] == "3"


def test_a_department_depends_on_the_files_of_its_units(tmp_path: Path) -> None:
    department = Department(tmp_path)
    before = [key_of(one, "") for one in plan(RELEASE, department.file.parent).units]
    department.change("office", ("establishment: 8", "establishment: 9"))
    after = [key_of(one, "") for one in plan(RELEASE, department.file.parent).units]
    names = [one.name for one in plan(RELEASE, department.file.parent).units]
    changed = {name for name, one, other in zip(names, before, after, strict=True) if one != other}
    assert changed == {"示例市园林局", "示例市公园管理处"}


def test_a_release_in_which_two_departments_name_a_unit_is_not_begun(tmp_path: Path) -> None:
    department = Department(tmp_path)
    other = department.file.parent / "other" / department.file.name
    other.parent.mkdir()
    text = department.file.read_text("utf-8").replace("示例市园林局", "示例市绿化局").replace('"900001"', '"900002"')
    other.write_text(text.replace("file: ", "file: ../"), "utf-8")
    assert [one.code for one in plan(RELEASE, department.file.parent).problems] == ["department-unit-of-two"] * 3


def test_the_difference_of_two_releases_counts_a_department_once(tmp_path: Path) -> None:
    """Last year the units stood alone, this year their department stands beside them."""
    department = Department(tmp_path)
    figures = {"bureau": department.figures()}
    for name in ("head", "centre", "office"):
        composed, _ = compose_unit(department.file.parent / name / department.file.name)
        assert composed is not None
        figures[name] = composed.figures
    alone = {name: one for name, one in figures.items() if name != "bureau"}
    changes = compare_releases(alone, figures, "2024-budget", "2025-budget")
    assert (changes.total.old, changes.total.new) == (Decimal("656.0105"), Decimal("644.0105"))
    assert sum(change.new or 0 for _, change in changes.classes) == Decimal("644.0105")

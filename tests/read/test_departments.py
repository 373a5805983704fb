"""What is wrong with a department's list of units: each told once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.read.unit import read_unit
from generator.stages import compose_unit
from tests.departments import FILED, Department
from tests.world import gongkai, told, where

LAST = "  - {file: office/2025-budget.yaml, kind: 参公}\n"
PAID = '    paid: {code: "2120199", source: 其他收入}\n'
# The file that is changed, the texts, and what is found where.
WRONG = {
    "no such file": ("", [("office/2025", "offices/2025")], ["department-unit-missing 2025-budget.yaml:10"]),
    "twice": ("", [(LAST, LAST + LAST)], ["department-unit-twice 2025-budget.yaml:11"]),
    "twice by another path": (
        *("", [(LAST, LAST + LAST.replace("office/", "head/../office/"))]),
        ["department-unit-twice 2025-budget.yaml:11"],
    ),
    "itself": ("", [(LAST, LAST.replace("office/", ""))], ["department-within-itself 2025-budget.yaml:10"]),
    "a ring": (
        *("office", [("overview:", "units: [{file: ../2025-budget.yaml, kind: 行政}]\noverview:")]),
        ["department-unit-refused 2025-budget.yaml:10"],
    ),
    "another year": ("office", [("year: 2025", "year: 2024")], ["department-unit-other-year 2025-budget.yaml:10"]),
    "a unit with errors": (
        *("office", [("amount: 88.00", "amount: 88,00"), ('"30101": 50.00', '"30101": x')]),
        ["department-unit-refused 2025-budget.yaml:10"],
    ),
    "a unit that contradicts itself": (
        *("office", [("amount: 88.00", "amount: 89.00")]),
        ["department-unit-refused 2025-budget.yaml:10"],
    ),
    "a sum is stated": (
        *("", [("performance: {}", "performance: {}\nthree_public: {abroad: 0, reception: 0}")]),
        ["department-amount-stated 2025-budget.yaml:21"],
    ),
    "lines are stated": (
        *("", [("performance: {}", 'performance: {}\nline_items: [{code: "2120101", amount: 1}]')]),
        ["department-amount-stated 2025-budget.yaml:21"],
    ),
    "more is paid than there is": (
        *("", [("- amount: 12.00", "- amount: 13.00")]),
        ["between-units-more 2025-budget.yaml:16", "between-units-more 2025-budget.yaml:15"],
    ),
    "grants are paid on": (
        *("", [(PAID, PAID.replace("其他收入", "own"))]),
        ["between-units-fiscal 2025-budget.yaml:16"],
    ),
    "nobody has received it": (
        *("", [("source: 上级补助收入", "source: 事业收入")]),
        ["between-units-unknown 2025-budget.yaml:15"],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_once_at_its_place(case: str, tmp_path: Path) -> None:
    unit, pairs, expected = WRONG[case]
    problems = Department(tmp_path).change(unit, *pairs).problems()
    found = [one for one in problems if one.code.startswith(("department-", "between-"))]
    assert sorted(f"{one.code} {where(one)}" for one in found) == sorted(expected)
    assert told(problems) == told(found)


def test_a_unit_is_of_one_department(tmp_path: Path) -> None:
    """The neighbour that names it too is found, whichever of the two is built."""
    department = Department(tmp_path)
    other = department.folder / "other" / department.file.name
    other.parent.mkdir()
    text = department.file.read_text("utf-8").replace("- {file: office/", "# {")
    other.write_text(text.replace("file: ", "file: ../bureau/"), "utf-8")
    for file in (department.file, other):
        found = [one for one in compose_unit(file)[1] if one.code == "department-unit-of-two"]
        assert [str(one.place) for one in found] == [f"{file}:8:12", f"{file}:9:12"]


def test_a_department_may_have_units_that_are_departments(tmp_path: Path) -> None:
    """The centre with the office below it: the bureau's amounts stay, the keys lead through both."""
    department = Department(tmp_path)
    before = department.figures()
    (department.file.parent / "group").mkdir()
    text = (department.file.parent / "office/2025-budget.yaml").read_text("utf-8")
    head, _ = text.split("line_items:")
    group = head.replace("示例市公园管理处", "示例市公园系统").replace('code: "900001003", ', "")
    staffing = "  staffing: {establishment: 8, in_service: 7, retired: 1, veteran_retired: 0}\n"
    assert staffing in group
    inner = "units: [{file: ../office/2025-budget.yaml, kind: 本级}]\nperformance: {}\n"
    (department.file.parent / "group/2025-budget.yaml").write_text(group.replace(staffing, "") + inner, "utf-8")
    figures = department.change("", ("office/2025", "group/2025")).figures()
    for key in ("expenditure", "general.2120101", "three_public", "operating_cost", "overview.staffing"):
        assert figures[key].value == before[key].value, key
    assert figures["units.3.units.1.expenditure"].value == before["units.3.expenditure"].value


def test_a_department_that_files_itself_has_its_own_amounts(tmp_path: Path) -> None:
    """Those of its units stand beside them; what differs is told by a check (tests/checks/cases.py, B26)."""
    department = Department(tmp_path, FILED).change("", ("goods: 32000", "goods: 30000"))
    unit, problems = read_unit(department.file)
    assert unit is not None and unit.added_up is not None, told(problems)
    figures = department.figures()
    assert [figures[key].value for key in ("procurement.goods", "units.1.procurement.goods")] == [30000, 20000]
    assert figures.added_up is not None and figures.added_up["procurement.goods"].value == 32000
    finding = next(one for one in department.problems() if one.code == "b26-department")
    assert "示例县林业站本级 20000、示例县苗圃 12000" in finding.text() and where(finding) == "2025-budget.yaml:22"


def test_next_years_file_names_next_years_files(tmp_path: Path) -> None:
    department = Department(tmp_path)
    done = gongkai("new", "bureau", "--from", str(department.file), "--units", str(department.folder))
    assert done.returncode == 0, done.stderr
    text = (department.folder / "bureau/2026-budget.yaml").read_text("utf-8")
    assert "{file: office/2026-budget.yaml, kind: 参公}" in text and "  - amount:   # 2025年：12.00" in text

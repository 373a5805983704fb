"""Sets tried all the way: correct units of theirs are built and verified; a fault is told with its cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose import TemplateSet, load_set
from generator.compose.template_set import roots, set_names
from generator.core.problem import Place, Severity
from generator.trial.built import CASES, build_cases
from generator.trial.trials import year_of
from tests.world import ROOT, SET, World

SHORT = ("everything",)  # in `make test`; all of all sets in `make test-all`
FOLDERS = roots(ROOT / "unit.yaml")
SETS = [name for name in set_names(FOLDERS) if name != "base"]


def loaded(name: str, folders: list[Path]) -> TemplateSet:
    templates, problems = load_set(name, Place(name), folders)
    assert templates is not None, problems
    return templates


@pytest.mark.parametrize("name", ["changji-prefecture/budget-2023", "tianyuan/final-2023"])
def test_correct_units_are_built_and_verified(name: str) -> None:
    cases = [case for case in CASES if case.name in SHORT]
    assert build_cases(loaded(name, FOLDERS), [], year_of(name), ["docx"], cases) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_every_case_of_every_set_in_every_format(name: str) -> None:
    assert build_cases(loaded(name, FOLDERS), [], year_of(name), jobs=2) == []


def test_what_a_set_prints_falsely_is_told_with_its_cases(tmp_path: Path) -> None:
    """A sentence that states the income of all funds as that of the general budget: only some units show it."""
    world = World(tmp_path / "w")
    file = "templates/xinjiang/budget/chapters/narrative/fiscal.j2"
    world.change(file, ("一般公共预算支出包括：", "一般公共预算支出{{ fiscal|万元 }}，包括："))
    folders = [world.folder / "templates"]
    cases = [case for case in CASES if case.name == "all-funds"]
    name = SET.removeprefix("templates/")
    found = build_cases(loaded(name, folders), folders, 2025, ["docx"], cases)
    assert found and all(problem.severity is Severity.ERROR for problem in found)
    assert {str(problem.details["cases"]) for problem in found} == {"1/1"}
    assert all(problem.text("zh") and problem.text("en") for problem in found)

"""The set.yaml that a new set begins with: it changes nothing, and says all that may be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose import load_set
from generator.compose.origins import catalogue
from generator.compose.starting_set import OPTIONAL, starting_set
from generator.compose.template_set import TemplateSet
from generator.core.problem import Place
from tests.world import ROOT, gongkai

SETS = ["xinjiang/budget", "changji-city/budget-2025", "tianyuan/final-2023"]
NEW = "yunling-city/kind-2026"


def loaded(name: str, *folders: Path) -> TemplateSet:
    found, problems = load_set(name, Place(name), [*folders, ROOT / "templates"])
    assert found, [problem.line() for problem in problems]
    return found


def settings(one: TemplateSet) -> tuple[object, ...]:
    return one.kind, one.document, one.chapters, one.sections, one.switches, one.options, one.constants


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("marked", [True, False])
def test_it_says_what_holds_with_its_marks_and_without(name: str, marked: bool, tmp_path: Path) -> None:
    origin = loaded(name)
    text = starting_set(NEW, "云岭市 2026 年公开", origin, catalogue(ROOT, name)[0][0])
    target = tmp_path / NEW / "set.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(text if marked else text.replace(OPTIONAL, ""), "utf-8")
    made = loaded(NEW, tmp_path)
    assert settings(made) == settings(origin)
    assert (made.title, made.years, made.regions) == ("云岭市 2026 年公开", (2026,), ("yunling-city",))


def test_each_setting_stands_below_what_it_means() -> None:
    name = SETS[1]
    text = starting_set(NEW, "甲", loaded(name), catalogue(ROOT, name)[0][0])
    lines = text.splitlines()
    at = lines.index("#|  zero_base: hundred")
    assert lines[at - 1] == "#|  # 除数为零没有比率，所以默认不写。"
    assert "#|  大型设备: 50" in lines and '#|  机构间隔: "，"' in lines


def test_the_command_writes_the_folder_once(tmp_path: Path) -> None:
    made = gongkai("templates", "new", NEW, "--from", SETS[1], cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, f"templates/{NEW}/set.yaml\n"), made.stderr
    text = (tmp_path / made.stdout.strip()).read_text("utf-8")
    assert 'title: "yunling-city 2026 年部门预算公开"' in text and f"extends: {SETS[1]}" in text
    again = gongkai("templates", "new", NEW, "--from", SETS[1], cwd=tmp_path)
    assert again.returncode == 2 and "exists already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--from", SETS[0]], "REGION/KIND-YEAR"),
        (["../x/y", "--from", SETS[0]], "REGION/KIND-YEAR"),
        ([NEW], "--from"),
        ([NEW, "--from", "xinjiang/budgets"], "Did you mean xinjiang/budget?"),
    ],
)
def test_what_cannot_be_made_is_told(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = gongkai("templates", "new", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr
    assert not (tmp_path / "templates").exists()

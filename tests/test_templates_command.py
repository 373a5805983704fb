"""gongkai templates: where each file and setting of a set comes from, and what a trial at the extremes finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose import load_set
from generator.compose.catalogue import catalogue
from generator.data import KINDS
from generator.problem import Place
from generator.trial import Tried, try_set
from generator.trial.cases import CASES
from tests.world import COMMON, ROOT, SET, World, gongkai

NAME = "changji-city/budget-2025"
FEW = [case for case in CASES if case.name in ("ordinary", "all-zero", "largest-amounts", "name-of-80")]


def tried(world: World, name: str = NAME) -> Tried:
    folders = [world.folder / "templates"]
    templates, problems = load_set(name, Place(name), folders)
    assert templates is not None, problems
    return try_set(templates, folders, cases=FEW)


def found(world: World, name: str = NAME) -> list[tuple[str, str]]:
    """Code and English words of each finding."""
    return [(problem.code, problem.text("en")) for problem in tried(world, name).problems]


def test_every_set_is_listed_with_its_kind() -> None:
    done = gongkai("templates")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    kinds = {line.split()[0]: line.split()[1] for line in lines}
    assert kinds["tianyuan/final-2023"] == "final"
    assert {kinds[name] for name in kinds if "budget" in name} == {"budget"}
    assert set(kinds.values()) >= set(KINDS)


def test_each_file_and_setting_names_its_origin(world: World) -> None:
    (listed,), problems = catalogue(world.folder / "units/x", NAME)
    assert problems == []
    files = {origin.name: (origin.place, origin.under) for origin in listed.files}
    assert files["chapters/cover.j2"][0].endswith("base/chapters/cover.j2")
    assert files["chapters/narrative/general/size.j2"][0].endswith(f"{SET}/chapters/narrative/general/size.j2")
    assert files["tables/08.yaml"][0].endswith(f"{SET}/tables/08.yaml")
    assert files["tables/08.yaml"][1].endswith(f"{COMMON}/tables/08.yaml")
    settings = {origin.name: origin for origin in listed.settings}
    zero = settings["switches.zero_base"]
    assert (zero.value, Path(zero.place).name) == ("hundred", "set.yaml:10")
    assert "omit" in zero.under and "base/set.yaml" in zero.under
    assert settings["options.合计称"].under.startswith("合计")
    assert settings["constants.大型设备"].value == "50"


def test_chapters_stand_in_the_order_of_the_document(world: World) -> None:
    (listed,), _ = catalogue(world.folder / "units/x", NAME)
    names = [origin.name for origin in listed.files]
    wanted = ["chapters/cover.j2", "chapters/narrative.j2", "chapters/narrative/income.j2", "chapters/glossary.j2"]
    assert sorted(wanted, key=names.index) == wanted
    assert names.index("tables/01.yaml") < names.index("tables/performance-project.yaml")


def test_unused_file_is_pointed_out(world: World) -> None:
    world.write(f"{SET}/chapters/narrative/old.j2", "## 旧")
    _, problems = catalogue(world.folder / "units/x", NAME)
    assert [(problem.code, Path(problem.place.file).name) for problem in problems if problem.place] == [
        ("template-unused", "old.j2")
    ]


@pytest.mark.parametrize("name", ["base", "xinjiang/budget", "tianyuan/final-2023", NAME])
def test_our_own_sets_pass_the_trial(name: str) -> None:
    """All cases, by the command itself."""
    done = gongkai("templates", "check", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{name}: {len(CASES)} trials, 0 findings\n"


def test_undefined_name_is_told_once_with_its_cases(world: World) -> None:
    world.write(f"{SET}/chapters/narrative/fund.j2", "## {{ 节号 }}、基金\n\n{{ 没有的名称 }}")
    problems = [problem for problem in tried(world).problems if problem.code == "trial-problem"]
    assert len(problems) == 1
    assert str(problems[0].place).endswith("fund.j2:3:1")
    assert "in the trials ordinary、all-zero" in problems[0].text("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("共有3项", "template-raw-number"),
        ("{{ general.nosuch|万元 }}", "template-undefined"),
        ("主要包括：{{ 列出(有数的({'甲': fund})) }}。", "doubled punctuation"),
        ("（{{ 列出(有数的({'甲': fund})) }}）", "empty brackets"),
        ("共计万元", "no number before its unit"),
        ("，{{ 单位 }}", "begins with punctuation"),
        ("### 空的一节\n### 又一节\n文字", "nothing below the heading"),
        ("### （一）甲\n文字\n### （一）乙\n文字", "number again"),
        ("{{ 选项.没有定义 }}", "option-undefined"),
    ],
)
def test_each_kind_of_mistake_is_found(text: str, words: str, world: World) -> None:
    world.write(f"{SET}/chapters/narrative/fund.j2", f"## {{{{ 节号 }}}}、基金\n\n{text}\n")
    assert any(words in f"{code} {told}" for code, told in found(world)), found(world)


def test_table_too_wide_is_found(world: World) -> None:
    columns = "".join('  - {width: 20, figure: "expenditure{.code}"}\n' for _ in range(12))
    header = ", ".join("{text: 数}" for _ in range(12))
    world.write(f"{SET}/tables/03.yaml", f"header:\n  - [{header}]\ncolumns:\n{columns}")
    assert any("table-too-wide" in told for _, told in found(world))


def test_uneven_layout_is_found(world: World) -> None:
    world.write(f"{SET}/tables/03.yaml", "header:\n  - [{text: 甲}, {text: 乙}]\n")
    assert any("layout-uneven" in told for _, told in found(world))


def test_idle_option_is_found(world: World) -> None:
    world.change(f"{SET}/set.yaml", ("options:\n", "options:\n  没有人用: 是\n"))
    assert ("option-unused", "No template uses the option “没有人用”. Delete it or correct its name.") in found(world)


def test_the_trial_writes_what_it_made_where_it_is_asked(world: World) -> None:
    out = world.folder / "trials"
    done = gongkai("templates", "check", NAME, "--out", out, cwd=world.folder)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (out / NAME).iterdir()}
    assert len(names) == 3 * len(CASES)
    assert {"all-zero.docx", "all-zero.html", "all-zero.yaml"} <= names
    assert not (ROOT / "trials").exists()


def test_unknown_set_ends_the_command_with_1() -> None:
    done = gongkai("templates", "check", "nosuch/set")
    assert done.returncode == 1
    assert "template-set-unknown" in done.stderr

"""Template sets: found by name, put together along `extends`, and told what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.compose import load_set
from generator.compose.template_set import roots, set_names
from generator.core.problem import Place
from tests.world import COMMON, NATION, ROOT, SET, UNIT, World, gongkai, headings, paragraphs, told, where

HERE = Place("units/x/2025-budget.yaml", 4, 11)
SET_FILE, COMMON_FILE, NATION_FILE = f"{SET}/set.yaml", f"{COMMON}/set.yaml", f"{NATION}/set.yaml"
TEMPLATE = "template: changji-city/budget-2025"


def test_nearest_file_of_the_chain_is_taken(world: World) -> None:
    """The cover is the base set's until the city has its own."""
    assert paragraphs(world.document())[1] == "2025年部门预算公开"
    world.write(f"{SET}/chapters/cover.j2", "@cover_unit {{ 单位 }}\n@cover_title 昌吉市部门预算")
    assert paragraphs(world.document())[1] == "昌吉市部门预算"


def test_set_that_extends_a_set_holds_only_what_differs(world: World) -> None:
    """Next year's set: another name for the document, one chapter, one convention."""
    text = "title: 县预算\nextends: changji-city/budget-2025\nchapters: [glossary]\nswitches:\n  amount_places: 0\n"
    world.write("templates/xian/budget-2025/set.yaml", text)
    world.write("templates/xian/budget-2025/chapters/glossary.j2", "{{ general|万元 }}，{{ 变动(general.basic) }}")
    document = world.facts((TEMPLATE, "template: xian/budget-2025")).document()
    assert paragraphs(document) == ["1,131万元，减少37万元，下降3.52%"]
    assert document.title == "昌吉市人民政府办公室2025年部门预算公开"


def test_macro_of_the_nearer_set_has_the_last_word(world: World) -> None:
    world.write(
        f"{SET}/macros.j2", "{% macro 变动(数) %}另一种说法{% endmacro %}{% macro 空表说明(一, 二) %}{% endmacro %}"
    )
    world.chapter("{{ 变动(general.basic) }}；{{ 三公变动('甲', three_public.abroad) }}")
    assert paragraphs(world.document())[-1].startswith("另一种说法；")


def test_constants_of_the_set_are_numbers_with_a_key(world: World) -> None:
    world.change(NATION_FILE, ("  大型设备: 50\n", "  大型设备: 60\n"))
    document = world.document()
    assert any("单位价值60万元以上大型设备0台" in text for text in paragraphs(document))
    assert {fact.key: fact.value for fact in document.facts}["constant.大型设备"] == "60"


def test_contents_page_lists_what_the_chapters_head(world: World) -> None:
    world.chapter("# 甲\n## 乙\n### 丙\n{{ 单位 }}")
    assert headings(world.document()) == ["甲", "乙", "丙"]
    world.change(SET_FILE, ("chapters: [glossary]", "chapters: [contents, glossary]"))
    contents = world.document().sections[0].blocks[0]
    assert [entry.text for entry in contents.entries] == ["甲", "乙"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("extends: xinjiang/budget", "extends: bas", "template-set-unknown", "set.yaml:1"),
        ("extends: xinjiang/budget", "extends: ../../templates/base", "template-set-unknown", "set.yaml:1"),
        ("extends: xinjiang/budget", "extends: changji-city/budget-2025", "template-set-circle", "set.yaml:1"),
        ("extends: xinjiang/budget\n", "", "template-set-incomplete", "set.yaml:1"),
        ("switches:", "switches:\n  zero_bass: omit", "field-unknown-near", "set.yaml:10"),
        ("  zero_base: hundred", "  zero_base: maybe", "choice-unknown", "set.yaml:10"),
        ("switches:", "switches:\n  separators: 有时", "flag-form", "set.yaml:10"),
        ("switches:", "switches:\n  amount_places: 1000000", "value-too-large", "set.yaml:10"),
        ("switches:", "switches:\n  percent_places: 7", "value-too-large", "set.yaml:10"),
        ("  大型设备: 50\n", "  大型设备: 五十\n", "amount-form", "set.yaml:27"),
        ("title: 昌吉市 2025 年部门预算公开\n", "", "field-missing", "set.yaml:2"),
        ('"{unit}{year}年部门预算公开"', '"{unit}{yaer}年"', "template-undefined", "set.yaml:5"),
        ('"{unit}{year}年部门预算公开"', '"{unit.__class__}"', "template-undefined", "set.yaml:5"),
        ('"{unit}{year}年部门预算公开"', '"{{unit}}年"', "template-undefined", "set.yaml:5"),
        ("narrative, glossary]", "narrative, nosuch]", "template-missing", "budget-2025:0"),
        ("narrative, glossary]", "narrative, ../../../units]", "template-missing", "budget-2025:0"),
        ("narrative, glossary]", "narrative, " + "甲" * 200 + "]", "template-missing", "budget-2025:0"),
        ("chapters: [", "chapters: []\n#", "list-too-short", "set.yaml:9"),
    ],
)
def test_mistake_in_the_set_is_told(old: str, new: str, code: str, place: str, world: World) -> None:
    files = [file for file in (SET_FILE, COMMON_FILE, NATION_FILE) if old in (world.folder / file).read_text("utf-8")]
    problems = world.change(files[0], (old, new)).problems()
    assert told(problems) == [code]
    assert where(problems[0]) == place


def test_incomplete_set_names_what_it_lacks(world: World) -> None:
    (problem,) = world.change(SET_FILE, ("extends: xinjiang/budget\n", "")).problems()
    assert "amount_places" in problem.text("zh")
    assert "zero_base" not in problem.text("zh")


def test_circle_of_two_sets_is_told(world: World) -> None:
    world.change(
        "templates/base/set.yaml", ("title: 基础模板\n", "title: 基础模板\nextends: changji-city/budget-2025\n")
    )
    assert told(world.problems()) == ["template-set-circle"]


@pytest.mark.parametrize(
    "name", ["changji-city/budget-2024", "..", "../units", "/etc", "base/chapters", "甲" * 300, "."]
)
def test_unknown_set_is_told_where_the_unit_file_asks_for_it(name: str, world: World) -> None:
    (problem,) = world.facts((TEMPLATE, f"template: {name}")).problems()
    assert problem.code == "template-set-unknown"
    assert where(problem) == "2025-budget.yaml:4"


def test_unknown_set_names_the_nearest(world: World) -> None:
    (problem,) = world.facts((TEMPLATE, "template: changji-city/budget-2024")).problems()
    assert str(problem.details["near"]).startswith("changji-city/budget-2025、changji-city/budget-2023")


def test_sets_beside_the_unit_file_come_before_the_packages(world: World) -> None:
    assert roots(world.unit)[0] == world.folder / "templates"
    assert "changji-city/budget-2025" in set_names([world.folder / "templates"])


def test_unit_file_elsewhere_finds_the_packages_sets(tmp_path: Path) -> None:
    unit = tmp_path / "somewhere/2025-budget.yaml"
    unit.parent.mkdir()
    unit.write_text((ROOT / UNIT).read_text("utf-8"), "utf-8")
    templates, problems = load_set("changji-city/budget-2025", HERE, roots(unit))
    assert templates and not problems
    assert [folder.name for folder in templates.chain] == ["budget-2025", "budget", "budget", "base"]


def test_link_out_of_the_folder_is_no_set(world: World) -> None:
    (world.folder / "templates/away").symlink_to(ROOT / "templates/base")
    templates, problems = load_set("away", HERE, [world.folder / "templates"])
    assert templates is None
    assert told(problems) == ["template-set-unknown"]


def test_broken_set_ends_the_command_with_1(world: World) -> None:
    world.change(SET_FILE, ("extends: xinjiang/budget", "extends: bas"))
    done = gongkai("build", world.unit, "--out", world.folder / "out", "--format", "docx")
    assert done.returncode == 1
    assert "set.yaml:1:1: error [template-set-unknown]" in done.stderr
    assert not (world.folder / "out").exists()

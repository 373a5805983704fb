"""Template mistakes and attacks, each a chapter in `cases/` (numbered as in the catalogue of bad input).

`{# expect: code line; … #}` in its first line names the problems, `{# prints: … #}` what a good one prints.
A line of 0 means that the problem is the file's or the set's as a whole.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.compose import compose, load_set
from generator.core.document import Document
from generator.core.problem import Place
from tests.world import COMMON, NATION, SET, World, gongkai, paragraphs, told

CASES = Path(__file__).parent / "cases"
FAILING = sorted(CASES.glob("*-fail-*.j2"))
PASSING = sorted(CASES.glob("*-pass-*.j2"))


def head(path: Path, word: str) -> str:
    first = path.read_text("utf-8").split("\n")[0]
    return first.removeprefix(f"{{# {word}: ").removesuffix(" #}")


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.stem)
def test_bad_chapter_is_a_problem_with_a_line(path: Path, world: World) -> None:
    wanted = sorted((code, int(line)) for code, line in (one.split() for one in head(path, "expect").split("; ")))
    problems = world.chapter(path.read_text("utf-8")).problems()
    assert sorted({(problem.code, problem.place.line if problem.place else -1) for problem in problems}) == wanted
    for problem in problems:
        assert problem.place and (problem.place.file.endswith("glossary.j2") or not problem.place.line)


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.stem)
def test_no_message_speaks_of_the_program(path: Path, world: World) -> None:
    """What Python calls things helps nobody who writes templates."""
    for problem in world.chapter(path.read_text("utf-8")).problems():
        for words in (problem.text("zh"), problem.text("en")):
            assert not re.search(r"Node|Record\b|\bobject\b|NoneType|\w+Error|operand|<\w+ |Undefined", words), words


@pytest.mark.parametrize("path", PASSING, ids=lambda path: path.stem)
def test_good_chapter_prints(path: Path, world: World) -> None:
    document = world.chapter(path.read_text("utf-8")).document()
    assert paragraphs(document)[-1] == head(path, "prints")


def test_there_are_cases_of_both_kinds() -> None:
    assert len(FAILING) > 50
    assert len(PASSING) > 5


def test_bad_chapter_ends_the_command_with_1_and_nothing_written(world: World) -> None:
    world.chapter("{{ cycler.__init__.__globals__.os }}")
    done = gongkai("build", world.unit, "--out", world.folder / "out", "--format", "docx")
    assert done.returncode == 1
    assert "glossary.j2:1:1: error [template-failed]" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (world.folder / "out").exists()


def test_problem_in_a_macro_is_placed_in_the_macros_file(world: World) -> None:
    world.change(
        "templates/base/macros.j2",
        ("，{{ 引语 }}{{ 原因(数, 名) }}", "{{ 没有 }}"),
    )
    problems = world.problems()
    assert {problem.code for problem in problems} == {"template-undefined"}
    assert all(str(problem.place).endswith("base/macros.j2:7:1") for problem in problems)


def test_macros_file_that_is_broken_is_told(world: World) -> None:
    world.write(f"{SET}/macros.j2", "{% macro 坏( %}")
    assert "template-syntax" in told(world.problems())


@pytest.mark.parametrize("name", ["macros.j2", "chapters/overview.j2", "tables/08.yaml", "style.docx"])
def test_link_that_leads_out_of_the_set_is_not_followed(name: str, world: World) -> None:
    """/etc/passwd must not come into a published document by way of a template folder."""
    path = world.folder / NATION / name
    path.unlink(missing_ok=True)
    path.symlink_to("/etc/passwd")
    problems = world.problems()
    assert "root:x" not in "".join(problem.line("zh") for problem in problems)
    if name == "style.docx":
        assert problems == []  # the base set's stands in for it
    else:
        assert told(problems) == ["template-undefined"] if name == "macros.j2" else ["template-missing"]


def test_link_within_the_set_is_followed(world: World) -> None:
    path = world.folder / COMMON / "chapters/glossary.j2"
    path.rename(path.with_name("other.j2"))
    path.symlink_to("other.j2")
    assert world.problems() == []


def test_chapter_saved_as_gbk_is_told_as_such(world: World) -> None:
    path = world.folder / COMMON / "chapters/glossary.j2"
    path.write_bytes("这是一个用记事本保存的文件，编码不对。".encode("gbk"))
    assert told(world.problems()) == ["encoding-gbk"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ 单 }}", "template-undefined"),
        ("{{ 单位 ", "template-syntax"),
        ("{{ 单位 ~ 单位 }}", "template-arithmetic"),
        ("{{ '2025年' }}", "template-raw-number"),
        ("{{ None }}", "template-raw-value"),
        ("{{ '甲'.ljust(1000000000) }}", "template-failed"),
        ("{{ 单位|upper }}", "template-syntax"),
    ],
)
def test_texts_of_a_table_layout_are_held_to_the_same(text: str, code: str, world: World) -> None:
    world.change(f"{NATION}/tables/08.yaml", ('"编制{{ 称谓 }}：{{ 单位 }}"', f'"编制部门：{text}"'))
    problems = world.problems()
    assert told(problems) == [code]
    assert str(problems[0].place).endswith("tables/08.yaml:4:7")


def test_labels_of_a_table_layout_may_hold_digits(world: World) -> None:
    world.change(f"{NATION}/tables/08.yaml", ('"编制{{ 称谓 }}：{{ 单位 }}"', '"1.{{ 单位 }}"'))
    assert world.problems() == []


@pytest.mark.parametrize(
    "text", ["{{ 'general.2010301'|万元 }}", "{{ general['2010301']|万元 }}", "{{ 占('general.2010301', 'general') }}"]
)
def test_what_was_compiled_for_one_document_holds_no_number_of_it(text: str, tmp_path: Path) -> None:
    """Templates are compiled once a process; Jinja would put a constant's result into what it compiles."""
    said = []
    for amount in ("511.11", "611.11"):
        world = World(tmp_path / amount)
        world.facts(('{code: "2010301", amount: 511.11}', f'{{code: "2010301", amount: {amount}}}'))
        world.chapter(text)
        world.write(f"{SET}/tables/03.yaml", f'note: "{text}"\n')
        world.write(f"{SET}/chapters/tables.j2", "@table 03\n")
        world.change(f"{SET}/set.yaml", ("chapters: [glossary]", "chapters: [tables, glossary]"))
        said.append(paragraphs(_composed_under_one_name(world)))
    for texts in said:
        assert texts[-1] == texts[-2]  # the chapter and the note below the table
    assert said[0][-1] != said[1][-1]


def _composed_under_one_name(world: World) -> Document:
    """As a release does: the same set under the same name for each unit."""
    figures, _ = world.derive()
    here = Path.cwd()
    os.chdir(world.folder)
    try:
        templates, _ = load_set("changji-city/budget-2025", Place("x"), [Path("templates")])
        assert templates
        document, problems = compose(figures, templates)
    finally:
        os.chdir(here)
    assert document, problems
    return document

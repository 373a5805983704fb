"""The tables of docs/templates.md name what there is: no function, filter, name, switch or field more or less."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from generator.compose.document import _context
from generator.compose.layouts import RowsLayout
from generator.compose.templates import Switches, load_set
from generator.compose.vocabulary import filters, functions, namespaces
from generator.compose.words import Vocabulary
from generator.data import schema
from generator.messages import MESSAGES
from generator.problem import Place
from tests.world import ROOT, World

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")


def rows_after(heading: str) -> list[str]:
    """The first cells of the first table after a text of the guide."""
    table = re.search(r"^\|.*?(?=\n\n|\Z)", GUIDE[GUIDE.index(heading) :].rstrip(), re.M | re.S)
    assert table, heading
    return [row.replace("\\|", "¦").split("|")[1].strip() for row in table.group().split("\n")[2:]]


def named(cells: list[str]) -> set[str]:
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def words_of(world: World) -> Vocabulary:
    figures = world.figures()
    templates, _ = load_set("changji-city/budget-2025", Place("x"), [world.folder / "templates"])
    assert templates
    return Vocabulary(figures, templates.switches, templates.constants)


def test_every_function_and_filter_stands_in_the_guide(world: World) -> None:
    words = words_of(world)
    told = {name.split("(")[0] for name in named(rows_after("**函数**"))}
    assert told == set(functions(words))
    assert {name.split("¦")[1] for name in named(rows_after("**过滤器**"))} == set(filters(words))


def test_every_name_stands_in_the_guide(world: World) -> None:
    words = words_of(world)
    templates, _ = load_set("changji-city/budget-2025", Place("x"), [world.folder / "templates"])
    assert templates
    known = set(_context(words.figures, templates, words)) - {name for name, _ in namespaces(words.figures)}
    local = {"节号", "表序", "汉字表序", "表名", "行", "条", "目标表", "指标", "预算"}
    assert named(rows_after("**名称**")) == (known - set(templates.constants)) | local


def test_every_switch_and_key_of_a_set_stands_in_the_guide() -> None:
    assert named(rows_after("| 开关 |")) == {field.name for field in fields(Switches)}
    assert named(rows_after("| 键 | 含义 |\n|---|---|\n| `title`")) == set(schema("set"))


def test_every_key_of_a_layout_stands_in_the_guide() -> None:
    assert named(rows_after("| 键 | 含义 |\n|---|---|\n| `number`")) == set(schema("layout"))
    assert named(rows_after("| 键 | 各行 |")) == {field.name for field in fields(RowsLayout)}


@pytest.mark.parametrize("code", sorted(named(rows_after("| 提示 |"))))
def test_every_code_of_the_guide_is_a_message(code: str) -> None:
    assert code in MESSAGES


def test_the_switches_are_described_where_they_are_defined() -> None:
    """Each switch of the base set has a comment above it that says in which documents it was seen, or why not."""
    text = (ROOT / "templates/base/set.yaml").read_text("utf-8")
    for field in fields(Switches):
        above = text[: text.index(f"\n  {field.name}:")].split("\n")
        assert any(line.strip().startswith("#") for line in above[-5:]), field.name

"""A unit that had no last year says so once, and each sentence says it where a comparison would stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.core.problem import has_errors
from generator.pipeline import build
from tests.world import ROOT, UNIT_IDS, World, paragraphs, real_units

WORDS = "新增单位，上年无预算"
# "prior:" and "reasons:" with all that is indented below them
_BLOCKS = re.compile(r"^(?:prior|reasons):.*\n(?:[ ].*\n|\n)*", re.M)


def new_unit(folder: Path, unit: Path) -> World:
    """The real unit as if it were new: no file of last year, no amounts of last year, no reasons."""
    world = World(folder, str(unit.relative_to(ROOT)))
    for other in world.unit.parent.glob("*.yaml"):
        if other != world.unit:
            other.unlink()
    text = world.unit.read_text("utf-8")
    # accounts give reasons for what was spent besides the budget, which a new unit has too
    text = (
        re.sub(r"^prior:.*\n(?:[ ].*\n|\n)*", "", text, flags=re.M) if "final" in unit.name else _BLOCKS.sub("", text)
    )
    world.unit.write_text(f"{text}\nprior: {{none: {WORDS}。}}\n", "utf-8")
    return world


def stating(world: World, block: str) -> World:
    """The world's unit file with this block at its end."""
    return world.write(world.name, world.unit.read_text("utf-8") + block)


@pytest.mark.parametrize("unit", real_units(), ids=UNIT_IDS)
def test_the_reason_stands_for_every_comparison(tmp_path: Path, unit: Path) -> None:
    text = "\n".join(paragraphs(new_unit(tmp_path, unit).document()))
    assert text.count(WORDS) >= 4
    assert f"{WORDS}。。" not in text
    assert not re.search(r"比上年|与上年(?:相比|预算|持平)|主要原因是。|，，", text)


def test_verifying_finds_nothing_in_it(tmp_path: Path) -> None:
    unit = next(one for one in real_units() if one.name == "2025-budget.yaml")
    built = build(new_unit(tmp_path, unit).unit, tmp_path / "out", formats=("docx",))
    assert built.outputs
    assert not [one for one in built.problems if one.code.startswith("verify-")]


def test_a_set_that_compares_all_the_same_is_told(world: World) -> None:
    stating(world, "prior: {none: 新增单位}\n").unit.with_name("2024-budget.yaml").unlink()
    world.change(
        "templates/base/macros.j2",
        ("{% if 无可比(名) %}{{ 无可比(名) }}{% elif 有变动(数, 名) or", "{% if 有变动(数, 名) or"),
    )
    assert "prior-none-compared" in {one.code for one in world.problems()}


def test_the_amounts_and_a_reason_why_there_are_none_exclude_each_other(world: World) -> None:
    stating(world, "prior: {none: 新增单位, figures: {income: 3}}\n")
    assert "prior-none-and-figures" in {one.code for one in world.problems()}


def test_a_block_with_neither_says_what_to_write(world: World) -> None:
    stating(world, "prior: {year: 2024}\n")
    assert "prior-incomplete" in {one.code for one in world.problems()}


def test_a_file_of_last_year_beside_it_contradicts_it(world: World) -> None:
    stating(world, "prior: {none: 新增单位}\n")
    assert has_errors(found := world.problems())
    assert "prior-none-but-file" in {one.code for one in found}

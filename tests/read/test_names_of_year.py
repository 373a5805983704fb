"""Lines of a set and of a unit file over the year's classification, from the files on."""

from __future__ import annotations

from generator.read.unit import read_unit
from tests.world import COMMON, SET, World, told, where

FIRST = '{code: "2010301", amount'
TITLE = "title: 昌吉市 2025 年部门预算公开\n"


def with_lines(world: World, lines: str, file: str = SET) -> World:
    """The set's lines; the first 款 of the unit's items is one that they add."""
    head = TITLE if file == SET else "title: 新疆部门预算公开（各地各年共同部分）\n"
    return world.change(f"{file}/set.yaml", (head, f"{head}classification: {{{lines}}}\n"))


def test_a_set_adds_a_line_for_its_units(world: World) -> None:
    with_lines(world, 'add: {"2010388": 甲业务}').facts((FIRST, FIRST.replace("2010301", "2010388")))
    assert world.read().classification.functional["2010388"] == "甲业务"


def test_the_nearest_set_and_then_the_file_have_the_last_word(world: World) -> None:
    with_lines(world, 'rename: {"2014004": 远, "2010301": 远}', COMMON)
    with_lines(world, 'rename: {"2014004": 近}')
    assert world.read().classification.functional["2014004"] == "近"
    world.facts(("\nyear: 2025\n", '\nyear: 2025\n分类科目: {改名: {"201-40-04": 自己的}}\n'))
    names = world.read().classification.functional
    assert (names["2014004"], names["2010301"]) == ("自己的", "远")


def test_a_line_that_does_not_fit_is_told_in_the_set(world: World) -> None:
    with_lines(world, 'add: {"2014004": 信访}')
    _, problems = read_unit(world.unit)
    assert told(problems) == ["classification-add-exists"] and where(problems[0]) == "set.yaml:3"


def test_a_faulty_block_is_told_once(world: World) -> None:
    assert told(with_lines(world, "add: 甲").problems()) == ["dict-expected"]


def test_a_list_of_another_year_may_be_named(world: World) -> None:
    """信访 as in 2023, for a unit of 2025 and without a notice; a year without a list is an error there."""
    names = with_lines(world, "extends: 2023").read().classification
    assert (names.year, names.listed, "2010308" in names.functional) == (2025, 2023, True)
    world.change(f"{SET}/set.yaml", ("extends: 2023", "extends: 2011"))
    _, found = read_unit(world.unit)
    assert told(found) == ["year-without-classification"] and where(found[0]) == "set.yaml:3"

"""What is stated twice: paid by function and by economic class, where units book it differently; blocks and tables."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from generator.checks import check
from generator.checks.catalogue import CHECKS
from generator.checks.pairs import BETWEEN, DRAWN_FROM, PAIRS
from generator.core.messages import MESSAGES
from generator.read.unit import read_unit
from generator.stages import figures_of
from scripts.checks_doc import tables_of_sets
from tests.small import small
from tests.world import UNIT_IDS, real_units

MEDICAL = (
    '  - {code: "2101102", amount: 2250}',
    '  - {code: "2101102", amount: 2250}\n  - {code: "2101103", amount: 800}',
)
TOTAL = ('"30110": 2250', '"30110": 2250, "30111": 800')


def found(folder: Path, *pairs: tuple[str, str]) -> list[str]:
    problems = check(small(folder / "w", *pairs).figures(), {}, False)
    return [problem.code for problem in problems if problem.code[:3] in ("b13", "b19")]


def test_medical_aid_has_an_item_of_its_own_with_most(tmp_path: Path) -> None:
    assert found(tmp_path, MEDICAL, TOTAL) == []


def test_with_some_it_is_under_the_item_of_insurance(tmp_path: Path) -> None:
    """30111 under 2101101 or 2101102: both items together are both economic classes together."""
    assert found(tmp_path, ('"2101102", amount: 2250', '"2101102", amount: 3050'), TOTAL) == []


@pytest.mark.parametrize("amount", ["3060", "2250"])
def test_there_too_the_amounts_must_agree(amount: str, tmp_path: Path) -> None:
    paid = ('"30101": 13451', f'"30101": {13451 - 800 + int(amount) - 2250}')  # so that basic expenditure agrees
    assert found(tmp_path, ('"2101102", amount: 2250', f'"2101102", amount: {amount}'), TOTAL, paid) == ["b13-pairs"]


def test_every_two_blocks_from_which_tables_draw_are_held_together_or_need_not_be() -> None:
    for kind, drawn in DRAWN_FROM.items():
        words = {word for of, found in tables_of_sets().values() if of == kind for word in found}
        blocks = {block for word in words for block in drawn[word]}
        pairs = {frozenset(pair) for pair in BETWEEN[kind]}
        assert {frozenset(pair) for pair in combinations(blocks, 2)} - pairs == set(), kind


@pytest.mark.parametrize("path", real_units(), ids=UNIT_IDS)
def test_figures_come_from_the_blocks_that_are_named(path: Path) -> None:
    unit, _ = read_unit(path)
    assert unit is not None
    figures = figures_of(unit, path, None)[0]

    def blocks(key: str) -> set[str]:
        if key in figures and (figures[key].inputs or not figures[key].value):
            return set().union(*map(blocks, figures[key].inputs))
        return {key.partition(".")[0]}

    for key, figure in figures.items():
        word = key.partition(".")[0]
        if word in DRAWN_FROM[unit.kind] and figure.value and figure.unit == unit.amounts_in:
            assert blocks(key) <= {*DRAWN_FROM[unit.kind][word]}, key


def test_what_is_named_as_holding_amounts_together_is_there() -> None:
    held = " ".join([*(held for *_, held in PAIRS), *(held for of in BETWEEN.values() for held in of.values())])
    ids = {one.id for one in CHECKS} | {"B08", "D05", "C01", "C10"}  # the last are told when deriving
    assert set(re.findall(r"\b[A-H]\d\d\b", held)) <= ids
    assert set(re.findall(r"[a-z]+(?:-[a-z]+)+", held)) <= MESSAGES.keys()

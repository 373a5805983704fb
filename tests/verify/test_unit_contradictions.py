"""Contradictions of every kind in unit files are told before anything is made; at length in `make bench-gates`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify import unit_contradictions
from tests.world import UNIT, World, mostly_slow

SEED = 2026
HAVE_NO_PLACE = {"opening"}  # the samples have no accounts of two years


@pytest.mark.parametrize("unit", mostly_slow(UNIT))
def test_contradictions_of_a_unit_file_are_told(unit: Path, tmp_path: Path) -> None:
    world = World(tmp_path / "w", f"units/{unit.parent.name}/{unit.name}")
    outcomes = list(unit_contradictions.run(world.unit, 1, SEED))
    assert {outcome.kind for outcome in outcomes} >= unit_contradictions.KINDS.keys() - HAVE_NO_PLACE - {"人员 as 公用"}
    assert [outcome for outcome in outcomes if outcome.is_missed][1:] == []


@pytest.mark.parametrize(
    ("path", "money"),
    [
        ("line_items.amount", True),
        ("three_public.actual.reception", True),
        ("assets.vehicles.general.value", True),
        ("assets.vehicles.general.count", False),
        ("overview.staffing.retired", False),
    ],
)
def test_what_is_an_amount_of_money(path: str, money: bool) -> None:
    tree: dict[str, object] = {}
    *above, last = path.split(".")
    node = tree
    for name in above:
        node[name] = node = {}  # type: ignore[assignment]
    node[last] = "5"
    assert bool(unit_contradictions.amounts(tree)) is money

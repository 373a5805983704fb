"""机关运行经费 is no more than 公用经费: less for a department with institutions, nothing for an institution."""

from __future__ import annotations

import pytest

from generator.core.problem import Problem, Severity
from generator.pipeline import build
from tests.world import PREFECTURE, World

PUBLIC = "134.64"  # 公用经费 of the bureau's basic expenditure


def built(world: World, stated: str) -> list[Problem]:
    """The errors of a build of the bureau, which states this 机关运行经费."""
    world.facts(("\nprocurement:\n", f"\noperating_cost: {stated}\n\nprocurement:\n"))
    found = build(world.unit, world.folder / "out").problems
    return [problem for problem in found if problem.severity is Severity.ERROR]


@pytest.fixture
def bureau(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("bureau"), PREFECTURE)


@pytest.mark.parametrize("stated", ["80.50", *(pytest.param(one, marks=pytest.mark.slow) for one in (PUBLIC, "0"))])
def test_what_is_stated_within_is_built_and_verified(bureau: World, stated: str) -> None:
    assert built(bureau, stated) == []


def test_more_than_is_there_is_refused(bureau: World) -> None:
    assert {problem.code for problem in built(bureau, "134.66")} == {"operating-cost-outside"}

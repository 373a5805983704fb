"""The published errors that a unit file can express are found; what looks like one and is none is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.policy import rule_id
from generator.core.problem import Problem, Severity
from generator.stages import compose_unit
from tests.checks.errata import DERIVED, EXPRESSIBLE
from tests.world import ROOT, World, told

MISSED: set[str] = set()


def problems(unit: str, changes: tuple[tuple[str, str], ...], folder: Path) -> list[Problem]:
    world = World(folder, unit)
    found = compose_unit(world.facts(*changes).unit if changes else world.unit)[1]
    told(found)
    return found


@pytest.mark.parametrize(("number", "kind", "unit", "changes", "code"), EXPRESSIBLE, ids=[e[0] for e in EXPRESSIBLE])
def test_a_published_error_is_found(
    number: str, kind: str, unit: str, changes: tuple[tuple[str, str], ...], code: str, tmp_path: Path
) -> None:
    found = problems(unit, changes, tmp_path / "w")
    if number in MISSED:
        assert code == ""
        return
    hits = [one for one in found if rule_id(one.code) == code or one.code.startswith(code)]
    assert hits, told(found)
    if kind == "R":
        assert all(hit.severity is Severity.INFO for hit in hits)


def test_nine_of_ten_are_found_of_every_kind_that_counts() -> None:
    for kind in "ABCF":
        numbers = [number for number, its, *_ in EXPRESSIBLE if its == kind]
        assert len([one for one in numbers if one not in MISSED]) >= 0.8 * len(numbers), kind
    counted = [number for number, kind, *_ in EXPRESSIBLE if kind in "ABCDEF"]
    assert len([one for one in counted if one not in MISSED]) >= 0.9 * len(counted)


def test_every_error_of_the_three_documents_is_in_one_list() -> None:
    listed = [number for number, *_ in EXPRESSIBLE] + [number for numbers in DERIVED.values() for number in numbers]
    assert len(listed) == len(set(listed))
    counts = {seed: sum(number.startswith(seed) for number in listed) for seed in ("000", "001", "002")}
    assert counts == {"000": 24, "001": 55, "002": 27}


# ── traps: what looks wrong and is right ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("unit", "trap"),
    [
        ("changji-government-office/2025-budget", r"expenditure\.project|69\.92|65\.30|35\.58|40\.20"),  # two scopes
        ("changji-government-office/2025-budget", r"1128\.(?:70|69)"),  # rounding from 元 to 万元
        ("changji-government-office/2025-budget", r"2023年度访惠聚|〔2017〕|《"),  # years within titles and histories
        ("changji-government-office/2025-budget", r"234"),  # no longer in the classification of 2025
        ("changji-government-office/2023-budget", r"实有人数|78"),  # those retired count among 实有
        (
            "changji-government-office/2023-budget",
            r"信访.*100%|一般公共预算支出·2010308",
        ),  # 上年 0 → 增长100% is a convention
        ("changji-prefecture-housing-bureau/2023-budget", r"实有人数|105"),
        ("changji-prefecture-housing-bureau/2023-budget", r"495\.16|498\.19|131\.6"),  # projects without target tables
        ("changji-prefecture-housing-bureau/2023-budget", r"93%"),  # shares in whole per cents
        ("tianyuan-digital-urban-center/2023-final", r"30701|31001|39907"),  # columns that are all zero
    ],
)
def test_a_trap_is_not_reported(unit: str, trap: str) -> None:
    for problem in compose_unit(ROOT / "units" / f"{unit}.yaml")[1]:
        if problem.severity is not Severity.INFO:
            assert not re.search(trap, problem.text("zh")), problem.line("zh")


@pytest.mark.parametrize("unit", sorted(ROOT.glob("units/*/*-budget.yaml")), ids=lambda path: path.parent.name)
def test_weights_of_ninety_are_no_error(unit: Path) -> None:
    assert not any(problem.code == "g01-weights" for problem in compose_unit(unit)[1])


def test_no_change_of_nothing_is_no_error() -> None:
    """0 → 0 written 增加0万元，增长0% is a sentence of the template."""
    for unit in ROOT.glob("units/*/*.yaml"):
        for problem in compose_unit(unit)[1]:
            assert "增加0万元" not in problem.text("zh")

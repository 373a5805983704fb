"""All at once: what is right in a file with errors is checked all the same, and nothing is said of what is not read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.core.problem import Problem
from generator.core.schemas import unit_schema
from generator.stages import compose_unit
from tests.world import FINAL, ROOT, UNIT, World, told

BLOCKS = re.compile(r"^(\w+):(?=[ \n])", re.M)
TYPING = ("value-", "field-", "dict-", "list-", "code-form", "amount-", "text-", "year-form", "choice-")


@cache
def as_it_is(unit: str) -> frozenset[tuple[str, str]]:
    return frozenset(finding(problem) for problem in compose_unit(ROOT / unit)[1])


def finding(problem: Problem) -> tuple[str, str]:
    """The code with the line that it is about: lines move when a block goes."""
    assert problem.place is not None
    return problem.code, Path(problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1]


def found(world: World) -> list[Problem]:
    composed, problems = compose_unit(world.unit)
    assert composed is None
    told(problems)
    return problems


def emptied(text: str, block: str) -> str:
    """The text with nothing under the block's key."""
    return re.sub(rf"^{block}:.*\n(?:[ #].*\n|\n)*", f"{block}:\n", text, flags=re.M)


@pytest.mark.parametrize(
    ("unit", "spoilt"), [(UNIT, "emptied"), (UNIT, "gone"), (UNIT, "a text"), (FINAL, "gone"), (FINAL, "a text")]
)
def test_a_block_that_is_wrong_hides_nothing_and_invents_nothing(unit: str, spoilt: str, tmp_path: Path) -> None:
    world = World(tmp_path / "w", unit)
    whole = world.unit.read_text("utf-8")
    for block in BLOCKS.findall(whole):
        rules = unit_schema("final" if unit == FINAL else "budget")[block]
        if (rules["type"] == "text" and block != "template") if spoilt == "a text" else not rules.get("required"):
            continue  # it may be a text, or left out
        instead = {"emptied": f"{block}:\n", "gone": "", "a text": f"{block}: 有\n"}[spoilt]
        world.unit.write_text(emptied(whole, block).replace(f"\n{block}:\n", f"\n{instead}"), "utf-8")
        others = [problem for problem in found(world) if not problem.code.startswith(TYPING)]
        new = {finding(problem) for problem in others} - as_it_is(unit)
        asked = {code for code, _ in new}
        assert asked <= {"reason-missing", "prior-missing", *_of_itself(block)}, (block, new)


def _of_itself(block: str) -> set[str]:
    """What is wrong with a block that may be left out, when it is: the approved totals explain roundings, say."""
    return {
        "approved": {"basic-rounded", "final-rounded", "g09-evaluated"},
        "template": {"template-set-unknown"},
    }.get(block, set())


def test_performance_left_empty_does_not_hide_an_amount_too_large_and_an_unknown_code(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    text = emptied(world.unit.read_text("utf-8"), "performance")
    text = text.replace('"2010301", amount', '"2010388", amount').replace("goods: 57.02", "goods: 5702.00")
    world.unit.write_text(text, "utf-8")
    codes = {problem.code for problem in found(world)}
    assert {"value-empty", "code-item-unknown", "e23-within-expenditure"} <= codes
    assert "project-unknown" not in codes and "basic-differs" not in codes


def test_an_unknown_code_does_not_hide_what_the_sums_say(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(('"2010301", amount: 511.11', '"2010388", amount: 611.11'))
    codes = {problem.code for problem in found(world)}
    assert {"code-item-unknown", "basic-differs"} <= codes
    world.facts(('  "30201": 23.80', '  "38801": 23.80'))
    assert "code-class-unknown" in {problem.code for problem in found(world)}


def test_a_code_of_another_level_is_added_up_all_the_same(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(('"2010301", amount: 511.11', '"20103", amount: 611.11'))
    codes = {problem.code for problem in found(world)}
    assert {"code-level", "basic-differs", "g10-costs-apart"} <= codes
    assert not {"prior-missing", "reason-missing"} & codes


# What each spoils, and five other mistakes that have nothing to do with it: a part above its whole, an insurance that
# is not the same by economic class, sums that differ, a reason against its change, a date out of its year.
OTHERS = (
    ("reserved_micro: 107.03", "reserved_micro: 900"),
    ('"2080505", amount: 95.40', '"2080505", amount: 99.40'),
    ("  operating_cost: 机构改革后人员减少，机关运行经费减少", "  operating_cost: 办公费标准上调"),
    ("signed: 2025-02-08", "signed: 2015-02-08"),
)
TOLD = {"e09-procurement", "b13-pairs", "basic-differs", "f10-direction", "h31-signed"}
LINE = '{code: "2010350", amount: 266.17}'


FAULTS: tuple[tuple[tuple[str, str], str, set[str]], ...] = (
    ((LINE, LINE.replace("266.17", "二百")), "amount-form", {"basic-differs"}),
    ((LINE, LINE.replace("2010350", "20103")), "code-level", set()),
    (("  expenditure.210: 81.09", "  expenditure.210: 约81"), "amount-form", set()),
    (("year: 2025\n", "year: 二〇二五\n"), "year-form", set()),
    ((LINE, '{code: "2010350"}'), "field-missing", {"basic-differs"}),
    (('"30201": 23.80', '"30201": 二十三'), "amount-form", {"basic-differs"}),
    (('"30201": 23.80', '"40101": 23.80'), "code-class-unknown", set()),
    (('economic: {"302": 50.00}', 'economic: {"302": 五十}'), "amount-form", set()),
    (("furniture: 263.96", "furniture: 很多"), "amount-form", set()),
    (("  works: 0\n", "  work: 0\n"), "field-unknown-near", set()),
    (("    in_service: 56", "    in_service: 五十六"), "amount-form", set()),
    (("template: changji-city/budget-2025\n", ""), "field-missing", set()),
    (("year: 2025\n", "year: 2052\n"), "year-without-classification", set()),
    (("kind: budget\n", "kind: 预算\n"), "choice-unknown", set()),
    (("unit_of_amounts: 万元\n", "unit_of_amounts: 千元\n"), "choice-unknown", set()),
)


@pytest.mark.parametrize(
    ("spoilt", "code", "unknown"),
    [pytest.param(*fault, marks=(pytest.mark.slow,) if at > 3 else ()) for at, fault in enumerate(FAULTS)],
)
def test_one_fault_hides_no_other(spoilt: tuple[str, str], code: str, unknown: set[str], tmp_path: Path) -> None:
    """All is told in one run; `unknown` is what cannot be known without what is spoilt."""
    world = World(tmp_path / "w").facts(*OTHERS, spoilt)
    codes = {problem.code for problem in found(world)}
    assert {code, *TOLD} - codes == unknown


def test_an_approved_total_that_is_no_amount_is_told_and_no_traceback(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("  expenditure: 1131.42", "  expenditure: 约一千万"))
    assert "amount-form" in {problem.code for problem in found(world)}

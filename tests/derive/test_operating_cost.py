"""机关运行经费: derived of administrative units, stated by departments with institutions, none of an institution."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks import check
from generator.core.problem import Severity, has_errors
from generator.derive import derive
from generator.pipeline import build
from tests.world import FINAL, World, paragraphs, told, where

BUDGET_AT = "procurement:\n  goods"  # before which the fact stands
NONE = "昌吉市人民政府办公室2025年无机关运行经费。"


@pytest.fixture
def final(tmp_path: Path) -> World:
    return World(tmp_path / "final", FINAL)


def stating(world: World, amount: str) -> World:
    return world.facts((BUDGET_AT, f"operating_cost: {amount}\n{BUDGET_AT}"))


def operating_cost(world: World) -> str:
    """The sentence of the document."""
    return next(text for text in paragraphs(world.document()) if "机关运行经费" in text and "年的机" in text)


def test_an_administrative_units_is_its_public_funds(world: World) -> None:
    figure = world.figures()["operating_cost"]
    assert (figure.value, figure.formula, figure.inputs) == (Decimal("117.23"), "公用经费", ("basic.public",))


def test_a_department_states_what_is_not_its_institutions(world: World) -> None:
    figures = stating(world, "80.50").figures()
    figure = figures["operating_cost"]
    assert (figure.value, figure.formula, figure.inputs) == (Decimal("80.50"), "单位文件所列", ())
    assert [Path(place.file).name for place in figure.origins] == ["2025-budget.yaml"]
    assert figures["basic.public"].value == Decimal("117.23")
    assert "机关运行经费财政拨款预算80.50万元，比上年预算减少38.47万元，下降32.34%" in operating_cost(world)


@pytest.mark.parametrize("amount", ["0", "80.50", "117.23"])
def test_it_lies_between_nothing_and_the_public_funds(world: World, amount: str) -> None:
    problems = stating(world, amount).problems(checks=True)
    assert not has_errors(problems)
    assert "e07-institutions" not in told(problems)


@pytest.mark.parametrize("amount", ["-0.01", "118.97", "1171.23"])
def test_outside_its_bounds_it_is_an_error_with_both_places(world: World, amount: str) -> None:
    (problem,) = [one for one in stating(world, amount).problems() if one.code.startswith("operating")]
    assert (problem.code, problem.severity) == ("operating-cost-outside", Severity.ERROR)
    line = world.unit.read_text("utf-8").splitlines().index(f"operating_cost: {amount}") + 1
    assert where(problem) == f"2025-budget.yaml:{line}"
    assert amount in problem.text("zh")
    assert f"公用经费 117.23（{world.unit}:59:12 起 13 个数）" in problem.text("zh")


def test_above_by_what_rounding_explains_it_is_an_information(world: World) -> None:
    """Sixteen facts make the public funds: 117.23 ± 0.08."""
    found = [problem for problem in stating(world, "117.24").derive()[1] if problem.code.startswith("operating")]
    assert [(problem.code, problem.severity) for problem in found] == [("operating-cost-rounded", Severity.INFO)]


def test_an_institution_has_none_and_says_so(world: World) -> None:
    stating(world, "0").facts(
        ("  operating_cost: 118.97\n", ""), ("  operating_cost: 机构改革后", "  basic: 机构改革后")
    )
    assert NONE in paragraphs(world.document())
    assert not has_errors(world.problems(checks=True))


def test_none_after_some_is_a_change(world: World) -> None:
    sentence = operating_cost(stating(world, "0"))
    assert "预算0.00万元，比上年预算减少118.97万元，下降100.00%，主要原因是机构改革后" in sentence


def test_the_words_are_an_option_of_the_set(world: World) -> None:
    stating(world, "0").facts(("  operating_cost: 118.97\n", ""))
    world.write("templates/changji-city/budget-2025/set.yaml", option(world, "为事业单位，无机关运行经费。"))
    assert "昌吉市人民政府办公室2025年为事业单位，无机关运行经费。" in paragraphs(world.document())


def option(world: World, words: str) -> str:
    text = (world.folder / "templates/changji-city/budget-2025/set.yaml").read_text("utf-8")
    return text.replace("options:\n", f"options:\n  无运行经费: {words}\n")


def test_stated_and_derived_are_told_apart_where_it_is_printed(world: World, tmp_path: Path) -> None:
    formulas = {}
    for name, made in (("derived", world), ("stated", stating(world.copy(tmp_path / "other"), "80.50"))):
        built = build(made.unit, tmp_path / name, ("html",), verified=False, on_record=False)
        assert not built.failed, told(built.problems)
        page, facts = (path.read_text("utf-8") for path in built.outputs)
        formulas[name] = json.loads(facts)["figures"]["operating_cost"]["formula"]
        assert formulas[name] in page
    assert formulas == {"derived": "公用经费", "stated": "单位文件所列"}


# ── for whom the identity does not hold ───────────────────────────────────────────────────────────────────────────


def test_a_department_with_institutions_is_told_to_state_it(world: World) -> None:
    below = "  subordinates: {administrative: 1, institutions: 2}\n"
    world.facts(("  staffing:\n    establishment", f"{below}  staffing:\n    establishment"))
    found = [problem for problem in check(world.figures(), {}, False) if problem.code.startswith("e07")]
    assert [(problem.code, problem.severity) for problem in found] == [("e07-institutions", Severity.WARNING)]
    assert "operating_cost" in found[0].text("zh")
    stating(world, "80.50")
    assert not [problem for problem in check(world.figures(), {}, False) if problem.code.startswith("e07")]


def test_what_last_year_stated_is_not_silently_derived(final: World) -> None:
    this = final.read()
    assert "operating-cost-left-out" not in told(derive(this, derive(this)[0])[1])
    final.facts(("operating_cost: {initial: 29.80}", "operating_cost: {initial: 29.80, amount: 12.80}"))
    last = derive(final.read())[0]
    (problem,) = [one for one in derive(this, last)[1] if one.code == "operating-cost-left-out"]
    assert problem.severity is Severity.WARNING
    assert {"12.80", "28.82"} <= {str(problem.details[name]) for name in ("before", "derived")}
    assert "operating-cost-left-out" not in told(derive(final.read(), last)[1])


# ── final accounts ────────────────────────────────────────────────────────────────────────────────────────────────


def test_final_accounts_state_it_beside_the_initial_budget(final: World) -> None:
    """The case operating-cost: 12.80 of 28.82."""
    final.facts(("operating_cost: {initial: 29.80}", "operating_cost: {initial: 29.80, amount: 12.80}"))
    figure = final.figures()["operating_cost"]
    assert (figure.value, figure.formula) == (Decimal("12.80"), "单位文件所列")
    assert not has_errors(final.problems())
    text = "\n".join(paragraphs(final.document()))
    assert "机关运行经费支出12.8万元，比年初预算数减少17万元" in text


def test_final_accounts_of_an_institution_have_none(final: World) -> None:
    final.facts(("operating_cost: {initial: 29.80}", "operating_cost: {initial: 0, amount: 0}"))
    assert "本部门2023年度无机关运行经费支出。" in paragraphs(final.document())


def test_final_accounts_above_the_public_funds_are_an_error(final: World) -> None:
    final.facts(("operating_cost: {initial: 29.80}", "operating_cost: {initial: 29.80, amount: 29.80}"))
    assert "operating-cost-outside" in told(final.problems())

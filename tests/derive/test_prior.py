"""Last year's figures: from the file's own `prior:` block or from last year's file, and the keys that name figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator.core.problem import Place
from generator.core.ratios import change, rate
from generator.derive import derive
from tests.world import World


def test_sums_of_the_same_parts_every_year_are_added_up_for_last_year(world: World) -> None:
    """三公 and staffing have four and three parts in any year, so the file need not state their totals."""
    prior = world.figures().prior
    assert prior["three_public"].value == Decimal("62.00")
    assert prior["three_public.vehicles"].value == Decimal("62.00")
    assert prior["overview.staffing"].value == 73
    assert prior["three_public"].inputs == (
        *("prior.three_public.abroad", "prior.three_public.reception", "prior.three_public.vehicles"),
    )


def test_sums_over_codes_are_not_added_up_for_last_year(world: World) -> None:
    """Last year may have had other codes: the 项 that the file states are not all of their 款."""
    prior = world.figures().prior
    assert {"general.2010301", "general.2010350", "general.2010399"} <= prior.keys()
    assert "general.20103" not in prior


def test_stated_total_comes_before_the_sum(world: World) -> None:
    line = "  three_public.abroad: 0\n"
    prior = world.facts((line + "  three", line + "  three_public: 62.01\n  three")).figures().prior
    assert prior["three_public"].value == Decimal("62.01")


def test_part_that_is_missing_leaves_the_sum_unknown(world: World) -> None:
    prior = world.facts(("  overview.staffing.retired: 15\n", "")).figures().prior
    assert "overview.staffing" not in prior


def test_item_that_had_money_last_year_only_is_a_figure_of_this_year(world: World) -> None:
    """2014004 信访业务: the reform took it away, and the narrative says so with 0.00."""
    figure = world.figures()["general.2014004"]
    assert figure.value == 0
    assert figure.label == "一般公共预算支出·2014004 信访业务"


def test_unknown_keys_of_last_year_and_of_reasons_name_the_nearest(world: World) -> None:
    world.facts(("  operating_cost: 118.97", "  operation_cost: 118.97"))
    world.facts(("  general.2080505: 人员", "  general.2080506: 人员"))
    _, problems = world.derive()
    found = {problem.code: problem for problem in problems if problem.code.endswith("-unknown")}
    assert found["prior-unknown"].details == {"key": "operation_cost", "near": "operating_cost"}
    assert found["reason-unknown"].details["near"] == "general.2080505"
    for problem in found.values():
        assert problem.place is not None
        line = Path(problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1]
        assert str(problem.details["key"]) in line


def test_last_years_file_stands_in_for_the_prior_block(world: World) -> None:
    """Its figures keep their places in last year's file and get keys that tell them from this year's."""
    figures, _ = derive(world.read())
    last = World(world.folder / "last").facts(
        ('- {code: "2080505", amount: 95.40}', '- {code: "2080505", amount: 93.04}')
    )
    with_last, _ = derive(world.read(), derive(last.read())[0])
    before = with_last.prior["general.2080505"]
    assert (before.value, before.key) == (Decimal("93.04"), "prior.general.2080505")
    assert before.label == "上年一般公共预算支出·2080505 机关事业单位基本养老保险缴费支出"
    changed = change(figures["general.2080505"], before)
    assert changed.value == Decimal("2.36")
    assert changed.inputs == ("general.2080505", "prior.general.2080505")
    assert before.origins == (Place(str(last.unit), before.origins[0].line, before.origins[0].column),)


def test_rate_of_a_change_from_nothing_does_not_exist(world: World) -> None:
    figures = world.figures()
    now = figures["general.2080505"]
    assert rate(now, figures.prior["three_public.abroad"]) is None
    found = rate(now, figures.prior["general.2080505"])
    assert found is not None
    assert round(found.value, 2) == Decimal("2.54")


def test_narrower_scope_borrows_the_reason_of_the_wider(world: World) -> None:
    figures = world.figures()
    assert figures.reason("general.basic") == figures.reason("expenditure.basic")
    assert figures.reason("general.2010301") != figures.reason("expenditure.basic")
    assert figures.reason("procurement") is None

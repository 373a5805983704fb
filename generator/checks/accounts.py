"""Amounts and counts that bound one another: what was spent by what was allowed, what was held by what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.interval import Agreement, total
from generator.checks.project_records import words_of
from generator.checks.stated_twice import exceeds, place_of, severity_of, value
from generator.core.model import Figure, Figures, Record, Words
from generator.core.problem import Problem

# The economic 款 of 会议费 and 培训费, which the accounts state once more under 一般性支出.
EXPENSES = (("meetings", "30215"), ("training", "30216"))
_EXPENSES = ("general_expenses.meetings", "general_expenses.training", "general_expenses.events")
SLIP = 100  # a part so many times its whole is no slip of the pen but in another unit
# Groups and the people in them: a group has at least one.
EVENTS = (("trips", "travellers"), ("receptions", "guests"))


def d10_general_expenses(figures: Figures) -> Iterator[Problem]:
    """一般性支出中的会议费、培训费不小于基本支出中的同一科目（30215、30216）。
    Meetings and training are no less than the same items of basic expenditure.

    Source: 勾稽关系 D07 之例
    Severity: error
    Example: general_expenses.meetings 0，basic_expenditure "30215" 1.00
    """
    for item, code in EXPENSES:
        own, stated_once_more = figures.get(f"basic.{code}"), figures.get(f"general_expenses.{item}")
        yield from exceeds("d10-general-expenses", own, stated_once_more)


def d11_within_budget(figures: Figures) -> Iterator[Problem]:
    """“三公”经费各项决算数不超过预算数（全年预算数）。
    What was spent on each item of 三公 is within its budget.

    Source: 党政机关厉行节约反对浪费条例（不得超预算列支“三公”经费）
    Severity: warning
    Example: three_public.budget.reception 0.30，three_public.actual.reception 0.50
    """
    for item in ("abroad", "reception", "vehicle_purchase", "vehicle_operation"):
        spent, allowed = (figures.get(f"three_public.{side}.{item}") for side in ("actual", "budget"))
        if spent and allowed and spent.value > allowed.value:
            details = {"label": spent.label, "found": f"{spent.value:f}", "limit": f"{allowed.value:f}"}
            yield Problem("d11-within-budget", place_of(spent), details)


def e14_counts(figures: Figures) -> Iterator[Problem]:
    """科室名称不重复；写明的下属单位家数与列出的下属预算单位相符。
    Offices are named once, and the number of subordinate units stated is that of those listed.

    Source: 勾稽关系 E14
    Severity: warning
    Example: subordinates.institutions 2，subordinate_units 只有一个
    """
    overview = figures.unit.record.get("overview")
    if not isinstance(overview, Record):
        return
    for field in ("offices", "subordinate_units"):
        names = _names(overview, field)
        for twin in {name for at, name in enumerate(names) if name in names[:at]}:
            yield Problem("e14-twice", names[names.index(twin)].place, {"name": twin})
    listed = len(_names(overview, "subordinate_units"))
    kinds = [figures[key] for key in figures if key.startswith("overview.subordinates.")]
    said = sum(one.value for one in kinds)
    if kinds and said != listed:
        yield Problem("e14-subordinates", place_of(kinds[0]), {"found": f"{said:f}", "listed": listed})


def _names(record: Record, field: str) -> list[Words]:
    found = record.get(field)
    return [one for one in found if isinstance(one, Words)] if isinstance(found, list | tuple) else []


def e23_within_expenditure(figures: Figures) -> Iterator[Problem]:
    """政府采购、“三公”经费、一般性支出、自评项目支出各不超过支出合计，预算数不超过收入总计；较大的设备包含在大型设备之内。
    Procurement, 三公, expenses and evaluated projects are within all expenditure; larger equipment is among the large.

    Source: 公开规定（政府采购、“三公”经费是部门支出的一部分）
    Severity: error
    Example: procurement.goods 5702.00，支出合计 1131.42；“三公”经费填了 590000 元
    """
    spent = "three_public.actual" if figures.unit.kind == "final" else "three_public"
    for key in ("procurement", spent, "evaluation.project", *_EXPENSES):
        yield from _within_all(figures.get(key), figures.get("expenditure"))
    for key in ("three_public.budget", "operating_cost.initial"):  # which may be more than was spent
        yield from _within_all(figures.get(key), figures.get("total_income"))
    yield from _within_all(figures.get("three_public.fund"), figures.get("fiscal_with_carryover.fund"))
    larger, large = (figures.get(f"assets.planned_equipment_{size}") for size in ("1m", "500k"))
    if larger and large and larger.value > large.value:
        details = {"part": larger.label, "found": f"{larger.value:f}", "whole": large.label}
        yield Problem("e23-planned", place_of(larger), {**details, "limit": f"{large.value:f}"})


def _within_all(part: Figure | None, whole: Figure | None) -> Iterator[Problem]:
    """Within the whole; many times as much is asked about the unit."""
    if part is None or whole is None or part.value <= whole.value * SLIP:
        yield from exceeds("e23-within-expenditure", part, whole)
        return
    times = f"{part.value / whole.value:.0f}" if whole.value > 0 else "—"
    details = {"part": part.label, "found": f"{part.value:f}", "whole": whole.label, "limit": f"{whole.value:f}"}
    details |= {"times": times, "unit": part.unit, "meant": "元" if part.unit == "万元" else "万元"}
    yield Problem("e23-in-yuan", place_of(part), details)


def e24_events(figures: Figures) -> Iterator[Problem]:
    """出国、接待的人次不少于团组数；有公务用车购置费就有更新的车辆，反之亦然；公务用车保有量不超过车辆总数。
    Travellers and guests are no fewer than trips; vehicles bought have their cost; those held are among all.

    Source: 公开规定（“三公”经费说明）；勾稽关系 E11
    Severity: warning
    Example: three_public.vehicles_purchased 1，actual.vehicle_purchase 0
    """
    for trips, people in EVENTS:
        yield from exceeds("e24-fewer", figures.get(f"three_public.{trips}"), figures.get(f"three_public.{people}"))
    bought, cost = figures.get("three_public.vehicles_purchased"), figures.get("three_public.actual.vehicle_purchase")
    if bought and cost and bool(bought.value) != bool(cost.value):
        details = {"label": bought.label, "count": f"{bought.value:f}", "cost": cost.label, "value": f"{cost.value:f}"}
        yield Problem("e24-purchase", place_of(bought), details)
    yield from exceeds("e24-held", figures.get("three_public.vehicles_held"), figures.get("assets.vehicles"))


def g09_evaluated(figures: Figures) -> Iterator[Problem]:
    """自评项目的支出合计不超过项目支出决算数，执行率不超过 100%。
    What the evaluated projects spent is within the accounts' project expenditure, and within their own budgets.

    Source: 勾稽关系 G09, G08
    Severity: warning
    Example: 自评项目支出 97.51，支出决算表的项目支出 87.55
    """
    spent, allowed = figures.get("evaluation.project"), figures.get("expenditure.project")
    if spent and allowed and spent.value > allowed.value:
        details = {"found": f"{spent.value:f}", "limit": f"{allowed.value:f}"}
        yield Problem("g09-evaluated", place_of(spent), details, severity_of(spent, allowed))
    for number, project in enumerate(_evaluated(figures), 1):
        part, whole = figures.get(f"evaluation.project.{number}"), figures.get(f"evaluation.project.{number}.budget")
        if part and whole and part.value > whole.value:
            details = {"project": words_of(project, "name"), "found": f"{part.value:f}", "limit": f"{whole.value:f}"}
            yield Problem("g09-over-budget", place_of(whole), details, severity_of(part, whole))


def _evaluated(figures: Figures) -> list[Record]:
    block = figures.unit.record.get("self_evaluation")
    found = block.get("projects") if isinstance(block, Record) else None
    return [one for one in found if isinstance(one, Record)] if isinstance(found, list | tuple) else []


def g18_initial(figures: Figures) -> Iterator[Problem]:
    """自评项目的年初预算数合计不超过支出决算各科目项目支出的年初预算数。
    The initial budgets of the evaluated projects are within those of the accounts' project expenditure.

    Source: 勾稽关系 G09
    Severity: warning
    Example: 自评表年初预算数 87.55，line_items 中项目支出的年初预算数 0
    """
    budgets = [line.leaf.value for line in figures.unit.entries.get("initial", ()) if line.nature == "project"]
    keys = [f"self_evaluation.projects.{number}.initial" for number in range(1, len(_evaluated(figures)) + 1)]
    evaluated, allowed = total(value(figures, key) for key in keys), total(budgets)
    if budgets and evaluated.value > allowed.value and evaluated.against(allowed) is Agreement.APART:
        details = {"found": f"{evaluated.value:f}", "limit": f"{allowed.value:f}"}
        yield Problem("g18-initial", place_of(figures[keys[0]]), details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    d10_general_expenses,
    d11_within_budget,
    e14_counts,
    e23_within_expenditure,
    e24_events,
    g09_evaluated,
    g18_initial,
)

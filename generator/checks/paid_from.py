"""Amounts that are paid from others: no more than there is for them, and just that where nothing else can pay.

三公 is basic expenditure under four economic codes and what projects, funds and carried-over grants add; meetings and
training likewise; procurement pays no wages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.checks.accounts import EXPENSES
from generator.checks.interval import NOTHING, Interval, of
from generator.checks.project_records import texts_of
from generator.checks.stated_twice import THREE, exceeds, place_of
from generator.core.model import Figure, Figures, LineItem
from generator.core.precision import Agreement
from generator.core.problem import Place, Problem, Severity
from generator.derive.sources import FISCAL_WITH_CARRYOVER, GENERAL

# Economic 类 from which nothing of 三公 is paid: wages, grants to people, interest, grants to companies and insurance.
NEVER_THREE_PUBLIC = frozenset(("301", "303", "307", "311", "312", "313"))

# How a project speaks of an item of 三公: "执法车辆运行", "接待来访团组", "赴国外考察".
WORDS = {
    "abroad": r"国|境外|出境",
    "reception": r"接待|来访|招待",
    "vehicle_operation": r"车",
    "vehicle_purchase": r"车",
}


def b24_three_public_paid(figures: Figures) -> Iterator[Problem]:
    """“三公”经费不超过基本支出中的同一科目与其他财政拨款支出（项目、基金、结转）之和；没有其他的，两处相等。
    What 三公 costs is no more than its items of basic expenditure and what projects, funds and carry-over can pay.

    Source: 勾稽关系 B11, B12, D07（没有项目支出的，两处相等）
    Severity: error
    Example: three_public.vehicle_operation 590.00，basic_expenditure "30231" 59.00，项目支出 105.50
    """
    final = figures.unit.kind == "final"
    whole = figures.get("three_public.actual" if final else "three_public")
    rest = _rest_of_grants(figures)
    if whole is None or rest is None or _exceeds_all(figures, whole):
        return
    basic = sum((of(figures[key]) for _, code in THREE if (key := f"basic.{code}") in figures), NOTHING)
    if whole.value <= basic.value + rest.value:
        return
    details = {"label": whole.label, "found": f"{whole.value:f}", "basic": f"{basic.value:f}"}
    details |= {"codes": "、".join(code for _, code in THREE), "rest": f"{rest.value:f}"}
    agreement = of(whole).against(basic + rest)
    severity = Severity.ERROR if agreement is Agreement.APART else Severity.INFO
    yield Problem("b24-three-public-paid", _farthest(figures, whole), details, severity)


def b25_three_public_named(figures: Figures) -> Iterator[Problem]:
    """“三公”经费的一项多于基本支出中的同一科目的，多出的由项目列支，项目的名称或资金分配情况提到它。
    Where an item of 三公 is more than its economic code, a project's name or allocation speaks of it.

    Source: 勾稽关系 B11, B12（没有项目支出的，两处相等）
    Severity: warning
    Example: three_public.vehicle_operation 59.00，basic_expenditure "30231" 23.80，项目文字中没有“车”
    """
    unit = figures.unit
    if unit.kind != "budget" or not unit.projects:
        return
    told = "".join(text for one in unit.projects for text in (one.name, *texts_of(one.record, "allocation")))
    held = {leaf.key for one in unit.projects for part in one.parts for leaf in part.economic.values()}
    if any(line.leaf.key not in held for line in _not_by_code(figures)):
        return  # funds and carried-over grants have no texts
    for item, code in THREE:
        stated = figures.get(f"three_public.{item}")
        limit = Interval(_value(figures, f"basic.{code}"), Decimal(0))
        is_more = stated and stated.value > limit.value and of(stated).against(limit) is Agreement.APART
        if stated and is_more and not re.search(WORDS[item], told):
            details = {"label": stated.label, "found": f"{stated.value:f}", "code": code}
            yield Problem("b25-three-public-named", place_of(stated), details | {"basic": f"{limit.value:f}"})


def _farthest(figures: Figures, whole: Figure) -> Place | None:
    """The item that is farthest above its economic code."""
    over = {
        f"{whole.key}.{item}": figures[f"{whole.key}.{item}"].value - _value(figures, f"basic.{code}")
        for item, code in THREE
    }
    return place_of(figures[max(over, key=lambda key: over[key])]) or place_of(whole)


def _exceeds_all(figures: Figures, part: Figure) -> bool:
    """Whether it is more than all expenditure, which is E23's."""
    every = figures.get("expenditure")
    return bool(every and part.value > every.value)


def _value(figures: Figures, key: str) -> Decimal:
    return figures[key].value if key in figures else Decimal(0)


def _rest_of_grants(figures: Figures) -> Interval | None:
    """Grants beside the basic expenditure that the economic codes state; of projects what may pay such things."""
    unit = figures.unit
    if unit.kind == "final":
        every, basic = figures.get("fiscal"), figures.get("general.basic")
        return Interval(every.value - basic.value, every.half + basic.half) if every and basic else None
    return sum((figures.precision.stated(line.leaf.value) for line in _not_by_code(figures)), NOTHING)


def _not_by_code(figures: Figures) -> list[LineItem]:
    """Grants that basic_expenditure does not state, where they may pay for 三公: projects, funds, carry-over."""
    return [
        line
        for line in figures.unit.line_items
        if line.source in FISCAL_WITH_CARRYOVER
        and line.economic[:3] not in NEVER_THREE_PUBLIC
        and (line.source not in GENERAL or line.nature == "project")
    ]


def d12_general_expenses_paid(figures: Figures) -> Iterator[Problem]:
    """会议费、培训费不超过基本支出中的同一科目（30215、30216）与基本支出以外的支出之和。
    Meetings and training are no more than their items of basic expenditure with all expenditure besides.

    Source: 勾稽关系 D07 之例；没有其他支出的，两处相等
    Severity: warning
    Example: general_expenses.meetings 5.00，basic_expenditure 没有 "30215"，没有项目支出
    """
    every, basic = figures.get("expenditure"), figures.get("basic")
    if every is None or basic is None:
        return
    rest = Interval(max(every.value - basic.value, Decimal(0)), every.half + basic.half)
    for item, code in EXPENSES:
        stated, own = figures.get(f"general_expenses.{item}"), _value(figures, f"basic.{code}")
        limit = rest + Interval(own, Decimal(0))
        is_more = stated and stated.value > limit.value and of(stated).against(limit) is Agreement.APART
        if stated and is_more and not _exceeds_all(figures, stated):
            details = {"label": stated.label, "found": f"{stated.value:f}", "code": code}
            details |= {"basic": f"{own:f}", "rest": f"{rest.value:f}"}
            yield Problem("d12-general-expenses-paid", place_of(stated), details)


def e30_procurement(figures: Figures) -> Iterator[Problem]:
    """政府采购不超过支出合计减去人员经费：工资、补助不采购；跨年度合同可以接受并写明理由。
    Procurement is within expenditure less what is paid to people; contracts over years are accepted with the reason.

    Source: 公开规定（政府采购是部门支出的一部分）；301、303 不属于采购
    Severity: warning
    Example: procurement.goods 570.20，支出合计 1131.42，人员经费 911.35
    """
    bought, every = figures.get("procurement"), figures.get("expenditure")
    people = figures.get("basic.personnel")
    if bought and every and people and every.value >= bought.value > every.value - people.value:
        rest = Figure("", every.value - people.value, every.unit, f"{every.label}减{people.label}", "")
        yield from exceeds("e30-procurement", bought, rest)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    b24_three_public_paid,
    b25_three_public_named,
    d12_general_expenses_paid,
    e30_procurement,
)

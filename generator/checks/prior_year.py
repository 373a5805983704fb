"""Last year's amounts as the unit file, or a file that is only for comparison, states them: do they fit one another?

A whole file of last year adds up its own; a block of amounts does not, and each is printed beside this year's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.checks.interval import NOTHING, Agreement, Interval, of
from generator.checks.reasons import changed, points_the_other_way
from generator.checks.stated_twice import place_of
from generator.core.model import Figure, Figures
from generator.core.problem import Problem, Severity
from generator.derive.sources import ALL, GENERAL, INCOME_COLUMNS

# Reasons that point the other way than their amounts went: three that all do are two years exchanged.
LEAST_REASONS = 3
MOST_RIGHT = Decimal("0.25")
# Two amounts are exchanged where each is the other's of last year within a quarter, and its own twice or half.
NEAR, FAR = Decimal("0.25"), Decimal(2)
LEAST = 5  # of people or 万元: 2 and 1 change places every year
# Lists in which amounts may be exchanged: "general.2010301", "basic.30101", "project.2", "procurement.goods".
_LISTS = (
    re.compile(r"general\.\d{7}"),
    re.compile(r"basic\.\d{5}"),
    re.compile(r"project\.\d+"),
    re.compile(r"three_public\.(?:actual\.)?(?:abroad|reception|vehicle_purchase|vehicle_operation)"),
    re.compile(r"procurement\.(?:goods|works|services)"),
    re.compile(r"overview\.staffing\.(?:in_service|retired|veteran_retired)"),
)
_ITEM = re.compile(r"general\.\d{7}")  # "general.2010301", without a column


@dataclass(frozen=True, slots=True)
class Side:
    """One statement of last year's money: its keys, and whether parts of it may have been left out.

    What only last year had has no row this year, and nothing asks for it.
    """

    label: str
    amount: Interval
    keys: list[str]
    may_lack_some: bool


def stated_of_last_year(figures: Figures) -> Mapping[str, Figure]:
    """Last year's amounts that somebody states one by one, by key."""
    before = figures.prior
    if figures.base is None:
        return {key: before[key] for key in figures.unit.prior if key in before}
    file = figures.base.file
    return {key: one for key, one in before.items() if any(origin.file == file for origin in one.origins)}


def f19_prior_sums(figures: Figures) -> Iterator[Problem]:
    """所填的上年数相互一致：收入等于支出，一般公共预算等于其各科目之和。
    Last year's amounts fit one another: income is expenditure, the general budget is the sum of its items.

    Source: 勾稽关系 F04, F05（已公开文件的错误 001-18）
    Severity: warning
    Example: prior 的 income.own 1101.65，而 expenditure.basic 945.62、expenditure.project 30.00
    """
    stated, told = stated_of_last_year(figures), set[Decimal]()
    for one, other in _pairs(figures, stated):
        if not one.keys or not other.keys or one.amount.against(other.amount) is not Agreement.APART:
            continue
        difference = abs(one.amount.value - other.amount.value)
        if difference in told:
            continue  # all money is the general budget's: one cause
        told.add(difference)
        less = min(one, other, key=lambda side: side.amount.value)
        details: dict[str, object] = {"one": one.label, "value": f"{one.amount.value:f}", "keys": _shown(one.keys)}
        details |= {"other": other.label, "against": f"{other.amount.value:f}", "others": _shown(other.keys)}
        details |= {"difference": f"{difference:f}", "less": less.label}
        place = place_of(stated[other.keys[0]])
        if less.may_lack_some:
            yield Problem("f19-lacking", place, details, Severity.INFO)
        else:
            yield Problem("f19-prior-sums", place, details)


def _pairs(figures: Figures, stated: Mapping[str, Figure]) -> Iterator[tuple[Side, Side]]:
    def side(label: str, keys: Iterable[str], *wholes: str) -> Side:
        found = [key for key in keys if key in stated]
        amount = sum((of(stated[key]) for key in found), NOTHING)
        return Side(label, amount, found, bool(wholes) and found not in [[whole] for whole in wholes])

    general = side("一般公共预算支出", _whole(stated, "general"))
    of_items = [key for key, figure in stated.items() if _ITEM.fullmatch(key) and figure.value]
    if figures.unit.kind == "final":
        general = side("一般公共预算支出", ["general"])
        yield side("收入总计", ["total_income"]), side("支出总计", ["total_expenditure"])
    else:
        yield side("收入", _columns(stated, ALL), "income"), side("支出", _whole(stated, "expenditure"))
        yield side("一般公共预算收入", _columns(stated, GENERAL), "income.general"), general
    yield general, side("一般公共预算各科目", of_items, "all items")


def _whole(stated: Mapping[str, Figure], scope: str) -> list[str]:
    """The scope's total, or its basic and project expenditure where both are stated."""
    parts = [f"{scope}.basic", f"{scope}.project"]
    return [scope] if scope in stated else parts if all(key in stated for key in parts) else []


def _columns(stated: Mapping[str, Figure], sources: tuple[str, ...]) -> list[str]:
    """The stated columns of income that hold nothing but these sources, widest first, none twice."""
    found: list[str] = []
    left = set(sources)
    for name, (_, held) in sorted(INCOME_COLUMNS.items(), key=lambda entry: -len(entry[1][1])):
        key = f"income.{name}" if name else "income"
        if key in stated and left.issuperset(held):
            found.append(key)
            left -= set(held)
    return found


def _shown(keys: list[str]) -> str:
    return "、".join(keys[:3]) + (f" 等 {len(keys)} 项" if len(keys) > 3 else "")


def f20_swapped_years(figures: Figures) -> Iterator[Problem]:
    """所写的原因不都与增减方向相反：都相反的，本年数与上年数填反了。
    Not all reasons point the other way than the amounts went: if they do, the two years are exchanged.

    Source: 勾稽关系 F10；单位文件中两年的数对调
    Severity: warning
    Example: 三个以上指标减少，原因都写增加
    """
    wrong, right = [], 0
    for key, reason in figures.unit.reasons.items():
        change = changed(figures, key)
        if change and points_the_other_way(reason, change):
            wrong.append(reason)
        elif change and points_the_other_way(reason, -change):
            right += 1
    if len(wrong) >= LEAST_REASONS and right <= MOST_RIGHT * len(wrong):
        yield Problem("f20-swapped-years", wrong[0].place, {"count": len(wrong), "right": right})


def f21_swapped(figures: Figures) -> Iterator[Problem]:
    """两项的数没有对调：各自与上年相差一倍以上，对调之后都相近。
    No two amounts are exchanged: each far from its own of last year and near the other's.

    Source: 与上年比较的常理
    Severity: warning
    Example: 上年行政运行 616.23、事业运行 222.37，本年填 220.00、610.00
    """
    for pattern in _LISTS:
        known = [key for key in figures if pattern.fullmatch(key) and _has_history(figures, key)]
        for one, other in combinations(known, 2):
            if _are_swapped(figures, one, other):
                now, before = figures, figures.prior
                details = {"one": now[one].label, "value": f"{now[one].value:f}", "last": f"{before[one].value:f}"}
                details |= {"other": now[other].label, "against": f"{now[other].value:f}"}
                details["others"] = f"{before[other].value:f}"
                yield Problem("f21-swapped", place_of(now[one]), details)


def _has_history(figures: Figures, key: str) -> bool:
    return key in figures.prior and figures.prior[key].value >= LEAST and figures[key].value >= LEAST


def _are_swapped(figures: Figures, one: str, other: str) -> bool:
    (a, b), (c, d) = ((figures[key].value, figures.prior[key].value) for key in (one, other))
    crossed = abs(a - d) <= NEAR * d and abs(c - b) <= NEAR * b
    return crossed and not 1 / FAR < a / b < FAR and not 1 / FAR < c / d < FAR


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (f19_prior_sums, f20_swapped_years, f21_swapped)

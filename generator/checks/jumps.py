"""Amounts against last year's, and what was spent against what was budgeted: other units of money, slipped points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from statistics import median

from generator.checks.plausibility import in_yuan, unit_meant
from generator.checks.stated_twice import place_of
from generator.core.model import Figure, Figures
from generator.core.money import is_money
from generator.core.problem import Place, Problem

# Of amounts against last year's: a slip is ten thousand; a unit that is new or merged may well grow tenfold.
JUMP = Decimal(1000)
LEAST_ITEMS = 3  # A median needs some: of two items one may have changed for a reason of its own.
# A single total may have grown a thousandfold in a unit's second year; between these it is a slip of ten thousand.
SLIP = Decimal(3000), Decimal(40_000)
# A total that is eight times last year's is a merger, or a point in the wrong place; below 10,000 元 it is neither.
GROWTH = Decimal(8)
LEAST = Decimal(10_000)
LEAST_DIGITS = 3  # 20.00 after 2.00 may be so; 59.30 after 593.00 is a point in the wrong place
# Totals that are held against last year's; those that grew alike are told once.
_ALL = (
    *("expenditure.basic", "general.basic", "general", "expenditure", "income", "total_income"),
    *("income.own", "income.general", "fiscal_total_income"),
)
_WHOLES = ("three_public", "three_public.actual", "operating_cost", "procurement")
# What was budgeted at first beside what was spent, in accounts.
_BUDGETED = (
    ("initial", "fiscal"),
    ("operating_cost.initial", "operating_cost"),
    ("three_public.budget", "three_public.actual"),
)


def _ratios(figures: Figures) -> list[tuple[Decimal, Figure]]:
    """What the items with money in both years are, as a multiple of last year."""
    found: dict[str, tuple[Decimal, Figure]] = {}
    for key, now in figures.items():
        scope, _, code = key.partition(".")
        before = figures.prior.get(key)
        if scope in ("expenditure", "general") and len(code) == 7 and before and before.value > 0 < now.value:
            found[code] = (now.value / before.value, now)
    return list(found.values())


def _compared(figures: Figures) -> Iterator[tuple[Figure, Figure]]:
    """Each total with last year's, or with what was budgeted for it; both above zero."""
    before = figures.prior
    pairs = [(figures[key], before[key]) for key in _ALL if key in figures and key in before]
    pairs += [(figures[key], before[key]) for key in _WHOLES if key in before and _are_within(figures, key, key)]
    pairs += [(figures[one], figures[other]) for one, other in _BUDGETED if _are_within(figures, one, other)]
    yield from ((one, other) for one, other in pairs if one.value > 0 < other.value)


def _are_within(figures: Figures, one: str, other: str) -> bool:
    """Whether both are there, and within all that there was: what is more is E23's."""
    every = figures.get("total_income") or figures.get("expenditure")
    return one in figures and other in figures and not (every and figures[one].value > every.value)


def f16_jump(figures: Figures) -> Iterator[Problem]:
    """与上年都有数的科目，中间的一个不会是上年的一千倍或千分之一；合计不会是上年或年初预算的几千倍：那是元与万元之别。
    Of the items with money in both years the middle one is not a thousand times last year's, nor is any total.

    Source: 与上年比较的常理；新设、合并的单位没有三个以上与上年相同的科目，不看
    Severity: error
    Example: 上年 prior.figures 以元填写，本年以万元填写
    """
    ratios = _ratios(figures)
    middle = median(ratio for ratio, _ in ratios) if len(ratios) >= LEAST_ITEMS else Decimal(1)
    if not 1 / JUMP < middle < JUMP:
        details = {"count": len(ratios), "times": f"{middle.normalize():.4g}", "meant": unit_meant(figures)}
        yield Problem("f16-jump", place_of(ratios[0][1]), details)
        return
    for one, other in _compared(figures):
        times = one.value / other.value
        # What was budgeted in a few words or for a new task may be next to nothing, but not a thousand times too much.
        is_slip = SLIP[0] <= times <= SLIP[1] or (_is_of_last_year(other) and SLIP[0] <= 1 / times <= SLIP[1])
        if is_slip:
            details = {"label": one.label, "found": f"{one.value:f}", "other": other.label, "unit": one.unit}
            details |= {"before": f"{other.value:f}", "times": f"{times:.4g}", "meant": unit_meant(figures)}
            details["key"] = other.key.removeprefix("prior.")
            yield Problem("f16-whole", _place(figures, one, other), details)
            return  # the other totals have the same cause


def _place(figures: Figures, one: Figure, other: Figure) -> Place | None:
    """Where the amount stands, or, of last year's, the block of this file that states it."""
    stated = figures.unit.prior.get(other.key.removeprefix("prior."))
    return place_of(one) or (stated.place if stated else place_of(other))


def f17_shifted(figures: Figures) -> Iterator[Problem]:
    """各科目和项目的数与上年相比，不是同样的数字只差小数点的位置；合计不会是上年的八倍或八分之一。
    No item has last year's digits with the point elsewhere; totals are not eight times last year's or an eighth.

    Source: 与上年比较的常理（机构合并、新设的可以接受并写明理由）
    Severity: warning
    Example: 三公经费运行费上年 593.00，本年 59.30
    """
    for key, now in figures.items():
        before = figures.prior.get(key)
        if before and now.origins and len(now.origins) == 1 and is_money(now.unit) and _is_shifted(now, before):
            details = {"label": now.label, "found": f"{now.value:f}", "before": f"{before.value:f}"}
            yield Problem("f17-shifted", place_of(now), details)
    told = set[str]()
    for one, other in _compared(figures):
        times = one.value / other.value
        least = min(in_yuan(one), in_yuan(other))
        # A year's money may come after the budget was made: only a budget far above what was spent is a slip.
        is_growth = times >= GROWTH and one.key != "three_public.budget"
        is_growth = is_growth or (times <= 1 / GROWTH and _is_of_last_year(other))
        is_told = f"{times:.1g}" in told
        if is_growth and not is_told and least >= LEAST and max(times, 1 / times) < SLIP[0]:
            told.add(f"{times:.1g}")
            details = {
                "label": one.label,
                "found": f"{one.value:f}",
                "other": other.label,
                "before": f"{other.value:f}",
            }
            yield Problem("f17-times", _place(figures, one, other), details)


def _is_of_last_year(figure: Figure) -> bool:
    return figure.key.startswith("prior.")


def _is_shifted(now: Figure, before: Figure) -> bool:
    digits, point = _digits(now.value)
    others, other_point = _digits(before.value)
    return digits == others and len(digits) >= LEAST_DIGITS and point != other_point


def _digits(value: Decimal) -> tuple[tuple[int, ...], int | str]:
    """The digits without zeros at the end, and the power of ten of the last."""
    parts = value.normalize().as_tuple()
    return parts.digits, parts.exponent


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (f16_jump, f17_shifted)

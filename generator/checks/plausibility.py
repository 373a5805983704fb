"""Amounts that cannot be: mostly those that were filed in 元 where the file says 万元, or the other way round.

Each bound lies far beyond what is real and well before what a slip of ten thousand makes of the least that is real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from generator.checks.stated_twice import place_of
from generator.core.model import Figure, Figures
from generator.core.money import FILED, TEN_THOUSAND, YUAN, converted, is_money
from generator.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount in 元 that is not reached, and why it is not."""

    amount: Decimal
    why: str


# Pay (301) for each in service. 10,000 元 a year is below every minimum wage: read as 万元 it is a hundred million.
PAY_IMPOSSIBLE = Limit(Decimal(100_000_000), "10,000 元 a year, read as 万元")
# The best paid public servants cost about 500,000; people besides the staff may be paid from 301 too.
PAY_HIGH = Limit(Decimal(1_000_000), "twice what the best paid cost")
# Nobody is paid 1,000 元 a year; 12 万元 read as 元 is 12. Staff paid elsewhere have no 301 at all.
PAY_LOW = Limit(Decimal(1_000), "below a month of any minimum wage")
# The cheapest car is worth 10,000 元 after depreciation; a fire engine costs 20 million.
VEHICLE = Limit(Decimal(100_000_000), "10,000 元, read as 万元")
# Old buildings are on the books at 100 元 a square metre; the dearest at 100,000.
SQUARE_METRE = Limit(Decimal(1_000_000), "100 元, read as 万元")
# The largest ministries spend some 200 thousand million a year.
DEPARTMENT = Limit(Decimal(1_000_000_000_000), "five times the largest ministry")
# Of amounts against last year's: a slip is ten thousand; a unit that is new or merged may well grow tenfold.
JUMP = Decimal(1000)
# A budget that is eight times last year's is a merger, or a point in the wrong place.
GROWTH = Decimal(8)
# A median needs some: of two items one may have changed for a reason of its own.
LEAST_ITEMS = 3
LEAST_DIGITS = 3  # 20.00 after 2.00 may be so; 59.30 after 593.00 is a point in the wrong place


def _in_yuan(figure: Figure) -> Decimal:
    return converted(figure.value, figure.unit, YUAN)


def _shown(yuan: Decimal) -> str:
    """In 万元, whatever the file is in."""
    return f"{(yuan / FILED[TEN_THOUSAND]).quantize(Decimal('0.01')):,f}"


def _unit_meant(figures: Figures) -> str:
    return YUAN if figures.unit.amounts_in == TEN_THOUSAND else TEN_THOUSAND


def _pay(figures: Figures) -> tuple[Figure, Figure, Decimal] | None:
    """Pay, staff, and what each costs in 元; None without staff or where they are paid by somebody else."""
    paid = figures.get("basic.301")
    field = "actual" if figures.unit.kind == "final" else "in_service"
    staff = figures.get(f"overview.staffing.{field}")
    if not paid or not staff or paid.value <= 0 or staff.value <= 0:
        return None
    return paid, staff, _in_yuan(paid) / staff.value


def _details(figures: Figures, whole: Figure, count: Figure, each: Decimal) -> dict[str, object]:
    details: dict[str, object] = {"whole": whole.label, "value": f"{whole.value:f}", "unit": figures.unit.amounts_in}
    return details | {"count": f"{count.value:f}{count.unit}", "each": _shown(each), "meant": _unit_meant(figures)}


def e26_pay(figures: Figures) -> Iterator[Problem]:
    """人均工资福利支出（301）不到一亿元：超过的，金额是以元填写的。
    Pay (301) for each in service is below a hundred million: more is an amount in 元 that is read as 万元.

    Source: 最低工资标准（全年一万元以上，读作万元即一亿元）
    Severity: error
    Example: unit_of_amounts 万元，"30101" 2355000.00，在职 56 人
    """
    if (found := _pay(figures)) and found[2] >= PAY_IMPOSSIBLE.amount:
        yield Problem("e26-pay", place_of(found[0]), _details(figures, *found))


def e27_pay_unusual(figures: Figures) -> Iterator[Problem]:
    """人均工资福利支出（301）在一千元至一百万元之间；没有在职人员或工资由他单位发放的不看。
    Pay (301) for each in service is between a thousand and a million 元; units without staff or pay are left alone.

    Source: 工资福利支出的一般水平
    Severity: warning
    Example: unit_of_amounts 元，"30101" 235.50，在职 56 人
    """
    found = _pay(figures)
    if found and (found[2] < PAY_LOW.amount or PAY_HIGH.amount < found[2] < PAY_IMPOSSIBLE.amount):
        yield Problem("e27-pay-unusual", place_of(found[0]), _details(figures, *found))


def e28_each(figures: Figures) -> Iterator[Problem]:
    """一辆车不到一亿元，房屋每平方米不到一百万元。
    A vehicle is worth less than a hundred million, a square metre of a building less than a million.

    Source: 资产价值的一般水平（一辆车一万元、一平方米一百元，读作万元的数）
    Severity: error
    Example: assets.vehicles.general 数量 1、价值 180000（以元填写，文件写万元）
    """
    vehicles = [(f"assets.vehicles.{kind}", "count", VEHICLE) for kind in ("general", "enforcement", "other")]
    for key, field, limit in (*vehicles, ("assets.buildings", "area", SQUARE_METRE)):
        count, worth = figures.get(f"{key}.{field}"), figures.get(f"{key}.value")
        if count and worth and count.value > 0 and _in_yuan(worth) / count.value >= limit.amount:
            details = _details(figures, worth, count, _in_yuan(worth) / count.value)
            yield Problem("e28-each", place_of(worth), details)


def e29_department(figures: Figures) -> Iterator[Problem]:
    """一个部门的支出不到一万亿元。
    No department spends a million million.

    Source: 中央部门预算的最大规模约两千亿元
    Severity: error
    Example: 支出合计 3700000000 万元
    """
    spent = figures.get("expenditure")
    if spent and _in_yuan(spent) >= DEPARTMENT.amount:
        details = {"whole": spent.label, "value": f"{spent.value:f}", "unit": spent.unit}
        yield Problem("e29-department", place_of(spent), {**details, "meant": _unit_meant(figures)})


def _ratios(figures: Figures) -> list[tuple[Decimal, Figure]]:
    """What the items with money in both years are, as a multiple of last year."""
    found: dict[str, tuple[Decimal, Figure]] = {}
    for key, now in figures.items():
        scope, _, code = key.partition(".")
        before = figures.prior.get(key)
        if scope in ("expenditure", "general") and len(code) == 7 and before and before.value > 0 < now.value:
            found[code] = (now.value / before.value, now)
    return list(found.values())


def f16_jump(figures: Figures) -> Iterator[Problem]:
    """与上年都有数的科目，中间的一个不会是上年的一千倍或千分之一：那是元与万元之别。
    Of the items with money in both years the middle one is not a thousand times last year's: that is 元 against 万元.

    Source: 与上年比较的常理；新设、合并的单位没有三个以上与上年相同的科目，不看
    Severity: error
    Example: 上年 prior.figures 以元填写，本年以万元填写
    """
    ratios = _ratios(figures)
    if len(ratios) < LEAST_ITEMS:
        return
    middle = median(ratio for ratio, _ in ratios)
    if not 1 / JUMP < middle < JUMP:
        details = {"count": len(ratios), "times": f"{middle.normalize():.4g}", "meant": _unit_meant(figures)}
        yield Problem("f16-jump", place_of(ratios[0][1]), details)


def f17_shifted(figures: Figures) -> Iterator[Problem]:
    """各科目和项目的数与上年相比，不是同样的数字只差小数点的位置；基本支出不会是上年的八倍或八分之一。
    No item has last year's digits with the point elsewhere; basic expenditure is not eight times or an eighth.

    Source: 与上年比较的常理（机构合并、新设的可以接受并写明理由）
    Severity: warning
    Example: 三公经费运行费上年 593.00，本年 59.30
    """
    for key, now in figures.items():
        before = figures.prior.get(key)
        if before and now.origins and len(now.origins) == 1 and is_money(now.unit) and _is_shifted(now, before):
            details = {"label": now.label, "found": f"{now.value:f}", "before": f"{before.value:f}"}
            yield Problem("f17-shifted", place_of(now), details)
    paid, last = figures.get("expenditure.basic"), figures.prior.get("expenditure.basic")
    if paid and last and paid.value > 0 < last.value and not 1 / GROWTH < paid.value / last.value < GROWTH:
        details = {"label": paid.label, "found": f"{paid.value:f}", "before": f"{last.value:f}"}
        yield Problem("f17-basic", place_of(paid), details)


def _is_shifted(now: Figure, before: Figure) -> bool:
    digits, point = _digits(now.value)
    others, other_point = _digits(before.value)
    return digits == others and len(digits) >= LEAST_DIGITS and point != other_point


def _digits(value: Decimal) -> tuple[tuple[int, ...], int | str]:
    """The digits without zeros at the end, and the power of ten of the last."""
    parts = value.normalize().as_tuple()
    return parts.digits, parts.exponent


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    e26_pay,
    e27_pay_unusual,
    e28_each,
    e29_department,
    f16_jump,
    f17_shifted,
)

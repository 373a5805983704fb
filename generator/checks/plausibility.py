"""Amounts that cannot be: mostly those that were filed in 元 where the file says 万元, or the other way round.

Each bound lies far beyond what is real and well before what a slip of ten thousand makes of the least that is real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.stated_twice import place_of
from generator.core.model import Figure, Figures
from generator.core.money import FILED, TEN_THOUSAND, YUAN, converted
from generator.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount in 元 that is not reached, and why it is not."""

    amount: Decimal
    why: str


# Pay (301) for each in service. 10,000 元 a year is below every minimum wage: read as 万元 it is a hundred million.
PAY_IMPOSSIBLE = Limit(Decimal(100_000_000), "10,000 元 a year, read as 万元")
# And 300,000 元 read as 万元 that is 元 is 30; who has basic pay (30101) at all has more.
PAY_NOTHING = Limit(Decimal(30), "300,000 元 a year in 万元, read as 元")
BASIC_PAY = "basic.30101"
# The best paid public servants cost about 500,000; people besides the staff may be paid from 301 too.
PAY_HIGH = Limit(Decimal(600_000), "more than the best paid cost")
# A month's minimum wage is some 2,000 元 with its insurance. Staff paid elsewhere have no 301 at all.
PAY_LOW = Limit(Decimal(10_000), "five months of a minimum wage")
# The cheapest car is worth 10,000 元 after depreciation; a fire engine costs 20 million.
VEHICLE = Limit(Decimal(100_000_000), "10,000 元, read as 万元")
# Old buildings are on the books at 100 元 a square metre; the dearest at 100,000.
SQUARE_METRE = Limit(Decimal(1_000_000), "100 元, read as 万元")
# No department gets by on 5,000 元 a year; 5,000 万元 read as 元 is that.
DEPARTMENT_LEAST = Limit(Decimal(5_000), "50 million 元 in 万元, read as 元")
# The largest ministries spend some 200 thousand million a year.
DEPARTMENT = Limit(Decimal(1_000_000_000_000), "five times the largest ministry")


def in_yuan(figure: Figure) -> Decimal:
    return converted(figure.value, figure.unit, YUAN)


def shown_in_ten_thousand(yuan: Decimal) -> str:
    """In 万元, whatever the file is in."""
    return f"{(yuan / FILED[TEN_THOUSAND]).quantize(Decimal('0.01')):,f}"


def unit_meant(figures: Figures) -> str:
    return YUAN if figures.unit.amounts_in == TEN_THOUSAND else TEN_THOUSAND


def _pay(figures: Figures) -> tuple[Figure, Figure, Decimal] | None:
    """Pay, staff, and what each costs in 元; None without staff or where they are paid by somebody else."""
    paid = figures.get("basic.301")
    field = "actual" if figures.unit.kind == "final" else "in_service"
    staff = figures.get(f"overview.staffing.{field}")
    if not paid or not staff or paid.value <= 0 or staff.value <= 0:
        return None
    return paid, staff, in_yuan(paid) / staff.value


def _details(figures: Figures, whole: Figure, count: Figure, each: Decimal) -> dict[str, object]:
    details: dict[str, object] = {"whole": whole.label, "value": f"{whole.value:f}", "unit": figures.unit.amounts_in}
    return details | {
        "count": f"{count.value:f}{count.unit}",
        "each": shown_in_ten_thousand(each),
        "meant": unit_meant(figures),
    }


def e26_pay(figures: Figures) -> Iterator[Problem]:
    """人均工资福利支出（301）不到一亿元，有基本工资的不少于三十元：否则金额是以另一单位填写的。
    Pay (301) for each in service is below a hundred million and above 30 元: else it is in the other unit of money.

    Source: 最低工资标准（全年一万元以上，读作万元即一亿元；全年三十万元以万元填写，读作元即三十元）
    Severity: error
    Example: unit_of_amounts 万元，"30101" 2355000.00，在职 56 人
    """
    if (found := _pay(figures)) and found[2] >= PAY_IMPOSSIBLE.amount:
        yield Problem("e26-pay", place_of(found[0]), _details(figures, *found))
    elif found and _is_nothing(figures, found[2]):
        yield Problem("e26-pay-nothing", place_of(found[0]), _details(figures, *found))


def _is_nothing(figures: Figures, each: Decimal) -> bool:
    """Whether a file in 元 has basic pay, and next to nothing of it for each."""
    paid = figures.get(BASIC_PAY)
    return figures.unit.amounts_in == YUAN and bool(paid and paid.value > 0) and each < PAY_NOTHING.amount


def e27_pay_unusual(figures: Figures) -> Iterator[Problem]:
    """人均工资福利支出（301）在一万元至六十万元之间；没有在职人员或工资由他单位发放的不看。
    Pay (301) for each in service is between 10,000 and 600,000 元; units without staff or pay are left alone.

    Source: 工资福利支出的一般水平
    Severity: warning
    Example: "30101" 等共 857.84 万元，在职 12 人
    """
    found = _pay(figures)
    if found is None or _is_nothing(figures, found[2]):
        return
    if found[2] < PAY_LOW.amount or PAY_HIGH.amount < found[2] < PAY_IMPOSSIBLE.amount:
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
        if count and worth and count.value > 0 and in_yuan(worth) / count.value >= limit.amount:
            details = _details(figures, worth, count, in_yuan(worth) / count.value)
            yield Problem("e28-each", place_of(worth), details)


def e29_department(figures: Figures) -> Iterator[Problem]:
    """一个部门的支出不到一万亿元；以元填写的不少于五千元。
    No department spends a million million, nor, in a file in 元, less than 5,000.

    Source: 中央部门预算的最大规模约两千亿元；五千万元以万元填写，读作元即五千元
    Severity: error
    Example: 支出合计 3700000000 万元
    """
    spent = figures.get("expenditure")
    if spent and in_yuan(spent) >= DEPARTMENT.amount:
        details = {"whole": spent.label, "value": f"{spent.value:f}", "unit": spent.unit}
        yield Problem("e29-department", place_of(spent), {**details, "meant": unit_meant(figures)})
    elif spent and figures.unit.amounts_in == YUAN and 0 < spent.value < DEPARTMENT_LEAST.amount:
        details = {"whole": spent.label, "value": f"{spent.value:f}", "unit": spent.unit}
        yield Problem("e29-nothing", place_of(spent), {**details, "meant": unit_meant(figures)})


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    e26_pay,
    e27_pay_unusual,
    e28_each,
    e29_department,
)

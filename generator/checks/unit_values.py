"""What one thing costs, amounts too small for their block, and a file in 元 whose amounts were rounded in 万元.

Such amounts are unusual and not impossible: all are warnings, and may be accepted with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.plausibility import in_yuan, shown_in_ten_thousand, unit_meant
from generator.checks.stated_twice import place_of
from generator.core.model import Figures, Leaf
from generator.core.money import YUAN
from generator.core.problem import Problem


@dataclass(frozen=True, slots=True)
class Price:
    """What a whole costs for each of what is counted: the keys of both, and what each costs in 元 at least and most."""

    whole: str
    count: str
    least: Decimal
    most: Decimal


def _price(whole: str, count: str, least: int, most: int) -> Price:
    return Price(whole, count, Decimal(least), Decimal(most))


# Cars of offices are bought for 180,000 元 at most; a fire engine or a laboratory on wheels is another kind's. 14 万元
# a year for each car was seen; a floor costs 100 元 a square metre in old books and 30,000 in a new tower; desk, chairs
# and cupboards of one person some 10,000.
PRICES = (
    _price("assets.vehicles.general.value", "assets.vehicles.general.count", 1_000, 1_000_000),
    _price("assets.vehicles.enforcement.value", "assets.vehicles.enforcement.count", 1_000, 3_000_000),
    _price("assets.vehicles.other.value", "assets.vehicles.other.count", 1_000, 30_000_000),
    _price("assets.buildings.value", "assets.buildings.area", 50, 50_000),
    _price("assets.furniture", "overview.staffing.in_service", 10, 200_000),
    _price("three_public.vehicle_operation", "assets.vehicles.count", 100, 300_000),
    _price("three_public.actual.vehicle_operation", "three_public.vehicles_held", 100, 300_000),
    _price("three_public.actual.vehicle_purchase", "three_public.vehicles_purchased", 20_000, 3_000_000),
    _price("three_public.actual.reception", "three_public.guests", 1, 5_000),
    _price("three_public.actual.abroad", "three_public.travellers", 1_000, 500_000),
)
IMPOSSIBLE = Decimal(100_000_000)  # from there on it is E28's
# Blocks that are nothing or more than a slip of ten thousand makes of 10 million 元.
SMALL = Decimal(1_000)
BLOCKS = ("procurement", "assets.other", "assets.furniture")
# Of so many amounts some end otherwise than in 00.
LEAST_AMOUNTS = 8
HUNDREDS, TEN_THOUSANDS = Decimal(100), Decimal(10_000)


def e31_price(figures: Figures) -> Iterator[Problem]:
    """一辆车、一平方米房屋、一个人的家具、一辆车的运行费、一次接待的人均数合常理。
    A vehicle, a square metre, one person's furniture, a car's running costs and a guest cost what is usual.

    Source: 党政机关公务用车、办公用房、办公设备家具配置标准（放宽数倍）
    Severity: warning
    Example: assets.vehicles.general 数量 4、价值 2122.50 万元
    """
    for price in PRICES:
        whole, count = figures.get(price.whole), figures.get(price.count)
        if whole and count and whole.value > 0 < count.value:
            each = in_yuan(whole) / count.value
            if not price.least <= each <= price.most and each < IMPOSSIBLE:
                details = {"whole": whole.label, "value": f"{whole.value:f}", "unit": whole.unit}
                details |= {"count": f"{count.label} {count.value:f}{count.unit}", "each": shown_in_ten_thousand(each)}
                yield Problem("e31-price", place_of(whole), details | {"meant": unit_meant(figures)})


def e32_small(figures: Figures) -> Iterator[Problem]:
    """政府采购、家具、其他资产要么没有，要么不少于一千元。
    Procurement, furniture and other assets are nothing, or 1,000 元 at least.

    Source: 一千万元以亿元或另一单位填写时的数
    Severity: warning
    Example: unit_of_amounts 元，procurement.goods 57.02
    """
    for key in BLOCKS:
        whole = figures.get(key)
        if whole and 0 < in_yuan(whole) < SMALL:
            details = {"whole": whole.label, "value": f"{whole.value:f}", "unit": whole.unit}
            yield Problem("e32-small", place_of(whole), details | {"meant": unit_meant(figures)})


def e33_rounded(figures: Figures) -> Iterator[Problem]:
    """以元填写的文件，基本支出各数不都是整百元：都是的，是由两位小数的万元数换算来的，四舍五入的差会被当作错误。
    In a file in 元 not all basic expenditure is whole hundreds: if so it was rounded in 万元 before.

    Source: 金额精确到哪一位由文件所填的数决定
    Severity: warning
    Example: unit_of_amounts 元，basic_expenditure 各数 2355000、2373100、1284900……
    """
    amounts = [leaf for leaf in figures.unit.basic_expenditure.values() if leaf.value]
    if figures.unit.amounts_in != YUAN or len(amounts) < LEAST_AMOUNTS or not _are_whole(amounts, HUNDREDS):
        return
    whole = TEN_THOUSANDS if _are_whole(amounts, TEN_THOUSANDS) else HUNDREDS
    yield Problem("e33-rounded", amounts[0].place, {"count": len(amounts), "whole": f"{whole:f}"})


def _are_whole(amounts: Iterable[Leaf], whole: Decimal) -> bool:
    return not any(leaf.value % whole for leaf in amounts)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (e31_price, e32_small, e33_rounded)

"""Money: the units in which amounts are filed, written and printed, and amounts of one unit in another.

Powers of ten lie between them, so nothing is rounded here; that is core/amount.py's, where an amount is printed.
Amounts have at most 18 digits, sums of thousands of them some 22: Decimal's 28 hold them all exactly.
"""

from __future__ import annotations

from decimal import Decimal

YUAN, TEN_THOUSAND = "元", "万元"
# The units of a unit file's amounts, in 元.
FILED = {YUAN: Decimal(1), TEN_THOUSAND: Decimal(10_000)}
# Those that texts use besides, 万 without its 元 among them: 车辆购置费22万.
WRITTEN = {**FILED, "千元": Decimal(1_000), "万": Decimal(10_000), "亿元": Decimal(100_000_000)}
# Figures with the decimals of amounts: money, and areas.
WITH_DECIMALS = (*FILED, "平方米")


def is_money(unit: str) -> bool:
    """Whether a figure in this unit is an amount of money, not a number of people, vehicles or square metres."""
    return unit in FILED


def factor(unit: str, to: str) -> Decimal:
    """By what an amount is multiplied: 0.0001 from 元 to 万元. So it keeps its precision: 800元 is 0.0800万元."""
    return WRITTEN[unit] / WRITTEN[to]


def converted(value: Decimal, unit: str, to: str) -> Decimal:
    """The amount in another unit, with no more decimals than it needs: 800元 is 0.08万元. KeyError for no money."""
    return value if unit == to else value * WRITTEN[unit] / WRITTEN[to]


def in_ten_thousand(value: Decimal, unit: str) -> Decimal:
    """The amount in 万元."""
    return converted(value, unit, TEN_THOUSAND)

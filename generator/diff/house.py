"""How differences are worded: by the switches (惯例) of the later file's template set, as in its document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.compare.changes import Change
from generator.compose.template_set import Switches
from generator.core.amount import format_amount, format_count, format_percent
from generator.core.money import WITH_DECIMALS

NONE = "—"  # where an amount or a rate is not known, unlike 0.00


@dataclass(frozen=True)
class House:
    """Numbers and directions as the set prints them.

    `comparison_only`: the earlier file states a few amounts only, so that what it lacks is 上年未列 and not 新增.
    """

    switches: Switches
    comparison_only: bool = False

    def number(self, value: Decimal | None, unit: str) -> str:
        """`1,131.42`, or a dash where there is no amount."""
        if value is None:
            return NONE
        if unit in WITH_DECIMALS:
            return format_amount(value, self.switches.amount_places, self.switches.separators)
        whole = value == value.to_integral_value()
        return format_count(int(value)) if whole else format_amount(value, 2, False)

    def signed(self, value: Decimal | None, unit: str) -> str:
        """The same with a plus before what has risen."""
        return ("+" if value is not None and value > 0 else "") + self.number(value, unit)

    def percent(self, value: Decimal | None) -> str:
        return NONE if value is None else format_percent(value, self.switches.percent_places)

    def said(self, change: Change) -> str:
        """`增加25.03万元，增长2.26%`; 持平, 新增 and 本年没有 where that is what happened."""
        if change.status == "added":
            return "上年未列" if self.comparison_only else "新增"
        if change.status == "gone":
            return "本年没有"
        assert change.amount is not None
        if not change.amount:
            return "持平"
        house, falls = self.switches, change.amount < 0
        words = (house.decrease_amount if falls else house.increase_amount) + self.number(
            abs(change.amount), change.unit
        )
        words += change.unit
        if change.rate is None:
            return words
        return f"{words}，{house.decrease_rate if falls else house.increase_rate}{self.percent(abs(change.rate))}"

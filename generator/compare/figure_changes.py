"""Amounts of two years: headline figures by key, items by code, staffing and assets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.compare.changes import Change, Item
from generator.core.declared import BLOCK
from generator.core.model import Figure, Figures
from generator.core.renaming import Renamings

# The sums that a reader asks for first, in the order of the narrative.
HEADLINES = {
    "budget": (
        *("income", "income.own", "income.transfer", "income.fund", "income.capital", "income.special_account"),
        *("income.unit", "income.carryover_fiscal", "income.carryover_nonfiscal"),
        *("expenditure", "expenditure.basic", "expenditure.project", "fiscal"),
        *("general", "general.basic", "general.project", "basic.personnel", "basic.public"),
        *("fund", "capital", "carryover"),
        *("three_public", "three_public.abroad", "three_public.vehicles", "three_public.vehicle_purchase"),
        *("three_public.vehicle_operation", "three_public.reception", "operating_cost"),
        *("procurement", "procurement.goods", "procurement.works", "procurement.services"),
        *("procurement.reserved_sme", "procurement.reserved_micro"),
    ),
    "final": (
        *("total_income", "income", "income.fiscal", "income.nonfiscal", "opening"),
        *("expenditure", "expenditure.basic", "expenditure.project", "closing"),
        *("fiscal", "general", "general.basic", "general.project", "fund", "capital", "initial"),
        *("basic.personnel", "basic.public"),
        *("three_public.budget", "three_public.actual", "three_public.actual.abroad", "three_public.actual.vehicles"),
        *("three_public.actual.vehicle_purchase", "three_public.actual.vehicle_operation"),
        *("three_public.actual.reception", "operating_cost"),
        *("general_expenses.meetings", "general_expenses.training", "general_expenses.events"),
        *("procurement", "procurement.goods", "procurement.works", "procurement.services"),
    ),
}


class Amounts:
    """The figures of both years under the later year's keys: `old` are those of `before`, carried over by derive."""

    def __init__(self, before: Figures, old: Mapping[str, Figure], new: Figures) -> None:
        self.before, self.old, self.new = before, old, new
        self.is_whole = before.unit.comparison_only is None

    def change(self, key: str, label: str = "") -> Change | None:
        """The figure in both years; zero where a whole file does not have it. None where neither year has it."""
        before, now = self.old.get(key), self.new.get(key)
        figure = now or before
        if figure is None:
            return None
        # A whole earlier file without the figure had nothing of it; a file for comparison does not say.
        old = before.value if before else Decimal(0) if self.is_whole and now and _is_sum(key) else None
        new = now.value if now else Decimal(0) if before and _is_sum(key) else None
        old_label = before.label.removeprefix("上年") if before else ""
        name = label or (now.label if now else old_label)
        other = old_label if self.is_whole and not label and old_label not in ("", name) else ""
        return Change(key, name, figure.unit, old, new, other)


def _is_sum(key: str) -> bool:
    """Whether the figure is a sum by code, zero where none of its parts is stated; other facts are unknown then."""
    return key.split(".", maxsplit=1)[0] in {
        "income",
        "expenditure",
        "fiscal",
        "general",
        "fund",
        "capital",
        "basic",
        "carryover",
    }


def headlines(amounts: Amounts) -> Iterator[Change]:
    """The sums that both years have, or one; those that are zero in both are left out."""
    declared = (f"{BLOCK}.{one.key}" for one in amounts.new.unit.declared if one.is_number)
    for key in (*HEADLINES[amounts.new.unit.kind], *declared):
        change = amounts.change(key)
        if change is not None and (change.old or change.new):
            yield change


def items(amounts: Amounts, known: Renamings) -> Iterator[Item]:
    """Expenditure by functional 项, renamed codes as one; of a file for comparison its 一般公共预算."""
    scope = "expenditure" if amounts.is_whole else "general"
    unit, names = amounts.new.unit, amounts.new.unit.classification
    before = amounts.before.unit.classification
    was = {entry.new_code: entry for entry in known.between(amounts.before.unit.year, unit.year)}
    for code in _codes(amounts, scope, 7):
        change = amounts.change(f"{scope}.{code}", names.functional.get(code) or before.functional.get(code, code))
        if change is None or not (change.old or change.new):
            continue
        entry = was.get(code)
        old_code = entry.code if entry and entry.code != code and change.old else ""
        old_name = before.functional.get(old_code or code, "") if change.old else ""
        name = names.functional.get(code, old_name)
        yield Item(code, name, change, old_code, old_name if old_name != name else "")


def economic(amounts: Amounts) -> Iterator[Item]:
    """Basic expenditure by economic 款."""
    names, before = amounts.new.unit.classification, amounts.before.unit.classification
    for code in _codes(amounts, "basic", 5):
        name = names.economic.get(code) or before.economic.get(code, code)
        change = amounts.change(f"basic.{code}", name)
        if change is not None and (change.old or change.new):
            old_name = before.economic.get(code, "") if change.old else ""
            yield Item(code, name, change, "", old_name if old_name != name else "")


def beginning(amounts: Amounts, start: str) -> Iterator[Change]:
    """Every figure whose key begins so (assets, overview.staffing), the whole before its parts."""
    keys = {*amounts.new, *amounts.old}
    for key in sorted(key for key in keys if key == start or key.startswith(f"{start}.")):
        change = amounts.change(key)
        if change is not None and (change.old or change.new):
            yield change


def _codes(amounts: Amounts, scope: str, length: int) -> list[str]:
    pattern = re.compile(rf"{scope}\.(\d{{{length}}})")  # "general.2010301"; not "general.201", "general.2010301.basic"
    found = (pattern.fullmatch(key) for key in {*amounts.new, *amounts.old})
    return sorted({match[1] for match in found if match})

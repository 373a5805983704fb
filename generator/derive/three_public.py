"""三公 by fund: all of the general budget, but for what the unit file says is paid from 政府性基金."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.core.model import Figure, Unit
from generator.core.problem import Problem
from generator.derive.ledger import Ledger

ITEMS = ("abroad", "reception", "vehicle_purchase", "vehicle_operation")
WHOLE = "three_public"
FROM_FUND = "three_public.from_fund"
SOURCES = "“三公”经费资金来源"


def enter_funds_of_three_public(ledger: Ledger) -> None:
    """Each item, the vehicles and the whole by fund. 国有资本经营预算 pays none of it."""
    held = {f"{WHOLE}.{item}": [f"{FROM_FUND}.{item}"] for item in ITEMS if f"{FROM_FUND}.{item}" in ledger.leaves}
    held[f"{WHOLE}.vehicles"] = [f"{WHOLE}.{item}.fund" for item in ITEMS[2:] if f"{WHOLE}.{item}" in held]
    held[WHOLE] = [f"{WHOLE}.{item}.fund" for item in ITEMS if f"{WHOLE}.{item}" in held]
    for key in (*(f"{WHOLE}.{item}" for item in ITEMS), f"{WHOLE}.vehicles", WHOLE):
        ledger.add(f"{key}.general", SOURCES, [key])
        ledger.add(f"{key}.fund", SOURCES, held.get(key, []))
        ledger.add(f"{key}.capital", SOURCES, [])


def general_of_three_public(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """What the general budget pays where the fund pays some: the rest."""
    found = {}
    for key in (*(f"{WHOLE}.{item}" for item in ITEMS), f"{WHOLE}.vehicles", WHOLE):
        whole, fund = figures.get(key), figures.get(f"{key}.fund")
        if whole and fund and fund.value:
            formula = f"{whole.label} − 政府性基金安排"
            value, inputs = whole.value - fund.value, (whole.key, fund.key)
            found[f"{key}.general"] = Figure(
                f"{key}.general", value, whole.unit, SOURCES, formula, inputs, half=whole.half + fund.half
            )
    return found


def three_public_problems(figures: Mapping[str, Figure], unit: Unit) -> Iterator[Problem]:
    """An item of which the fund pays more than there is, or less than nothing."""
    for item in ITEMS:
        part, whole = unit.leaves.get(f"{FROM_FUND}.{item}"), figures.get(f"{WHOLE}.{item}")
        if part is not None and whole is not None and not 0 <= part.value <= max(whole.value, Decimal(0)):
            place = whole.origins[0] if whole.origins else "—"
            details = {"label": whole.label, "found": part.value, "limit": whole.value, "place": place}
            yield Problem("three-public-fund", part.place, details)

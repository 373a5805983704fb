"""What is computed of two figures: changes, rates, completions and shares, each a figure with a key and formula."""

from __future__ import annotations

from decimal import Decimal

from generator.core.model import HUNDRED, Figure


def change(now: Figure, before: Figure) -> Figure:
    """This year's less last year's (or less another base), with its sign."""
    return Figure(
        key=_against("change", now, before),
        value=now.value - before.value,
        unit=now.unit,
        label=f"{now.label}比{_base_label(before)}增减",
        formula=f"{now.label} − {before.label}",
        inputs=(now.key, before.key),
    )


def rate(now: Figure, before: Figure) -> Figure | None:
    """The change as a percentage of last year's amount or of another base (docs/rules.md §6); None where that is zero.

    Of the base's absolute value, so that the sign is that of the change: from -1 to 59 is a rise, by 6000%.
    """
    if before.value == 0:
        return None
    base = before.label + ("的绝对值" if before.value < 0 else "")
    return Figure(
        key=_against("rate", now, before),
        value=(now.value - before.value) / abs(before.value) * HUNDRED,
        unit="%",
        label=f"{now.label}比{_base_label(before)}增减率",
        formula=f"（{now.label} − {before.label}）÷ {base} × 100%",
        inputs=(now.key, before.key),
    )


def _against(what: str, now: Figure, before: Figure) -> str:
    """`rate(expenditure)` against last year, `rate(three_public.actual,three_public.budget)` against another figure."""
    return f"{what}({now.key})" if before.key.startswith("prior.") else f"{what}({now.key},{before.key})"


def _base_label(before: Figure) -> str:
    return "上年" if before.key.startswith("prior.") else before.label


def completion(actual: Figure, budget: Figure) -> Figure | None:
    """The actual amount as a percentage of the budget (完成年初预算的…%); None if that is zero (docs/rules.md §6)."""
    if budget.value == 0:
        return None
    return Figure(
        key=f"completion({actual.key},{budget.key})",
        value=actual.value / budget.value * HUNDRED,
        unit="%",
        label=f"{actual.label}完成{budget.label}",
        formula=f"{actual.label} ÷ {budget.label} × 100%",
        inputs=(actual.key, budget.key),
    )


def share(part: Figure, whole: Figure) -> Figure:
    """The part as a percentage of the whole (占比); 0 where the whole is zero."""
    value = part.value / whole.value * HUNDRED if whole.value else Decimal(0)
    return Figure(
        key=f"share({part.key},{whole.key})",
        value=value,
        unit="%",
        label=f"{part.label}占{whole.label}",
        formula=f"{part.label} ÷ {whole.label} × 100%",
        inputs=(part.key, whole.key),
    )

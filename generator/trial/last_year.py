"""Last year's figures for a trial, made from this year's, and a reason for whatever has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from generator.core.model import Compared, Figure, Figures, Words
from generator.core.money import WITH_DECIMALS
from generator.core.problem import Place
from generator.trial.made_up import Extreme

REASON = "某某工作任务调整"  # of every change; it names no direction, so that it suits both
NEW = "新增单位，上年无预算"
GONE = Decimal(100)  # last year's amount of what has none now
CENT = Decimal("0.01")
# Up, down, the same, new this year; one figure after the other.
MIXED = (Decimal("0.5"), Decimal("1.25"), Decimal(1), Decimal(0), Decimal("0.9"))


def with_last_year(figures: Figures, extreme: Extreme, called: Mapping[str, str] = MappingProxyType({})) -> Figures:
    """This year's figures with last year's beside them, or with the words of a unit that had no last year.

    `called` are the set's further comparisons, by name; each has the same amounts and reasons as last year's.
    """
    if extreme.last_year == "new":
        words = Words(NEW, Place(figures.unit.file, 1, 1))
        unit = replace(figures.unit, no_prior=words)
        without = dict.fromkeys(called, words)
        return Figures(unit, dict(figures.items()), {}).compared_with({name: {} for name in called}, called, without)
    prior = {
        key: replace(figure, key=f"prior.{key}", value=_before(figure, at, extreme), label=f"上年{figure.label}")
        for at, (key, figure) in enumerate(sorted(figures.items()))
    }
    found = _reasoned(figures, prior, (key for key in figures if figures[key].value != prior[key].value))
    blocks = {name: Compared(figures.unit.year - 1, {}, found.unit.reasons) for name in called}
    found = Figures(replace(found.unit, compared=blocks), dict(figures.items()), prior)
    others = {name: {key: _of(name, one) for key, one in prior.items()} for name in called}
    return found.compared_with(others, called, {})


def _of(name: str, figure: Figure) -> Figure:
    return replace(figure, key=f"compared.{name}.{figure.key.removeprefix('prior.')}")


def with_reasons(figures: Figures, keys: Iterable[str]) -> Figures:
    """With a reason for these figures too: what changed against something other than last year."""
    found = _reasoned(figures, figures.prior, (*figures.unit.reasons, *keys))
    return found.compared_with(figures.compared, figures.called, figures.without)


def _reasoned(figures: Figures, prior: Mapping[str, Figure], keys: Iterable[str]) -> Figures:
    words = Words(REASON, Place(figures.unit.file, 1, 1))
    unit = replace(figures.unit, reasons=dict.fromkeys(keys, words))
    return Figures(unit, dict(figures.items()), prior)


def _before(figure: Figure, at: int, extreme: Extreme) -> Decimal:
    match extreme.last_year:
        case "none" | "new":
            return Decimal(0)
        case "same":
            return figure.value
        case "all":
            return GONE
        case "half":
            factor = MIXED[0]
        case "mixed":
            factor = MIXED[at % len(MIXED)]
    whole = figure.unit not in (*WITH_DECIMALS, "%")
    return (figure.value * factor).quantize(Decimal(1) if whole else CENT, ROUND_HALF_UP)

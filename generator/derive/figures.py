"""The stage itself: sums entered, evaluated, held against one another and against last year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.derive.budget import budget_counts, enter_budget
from generator.derive.final import enter_final, final_figures, final_problems
from generator.derive.ledger import STATED, Ledger, unknown_key
from generator.model import Figure, Figures, Leaf, Unit
from generator.problem import Place, Problem, Severity


def derive(unit: Unit, prior: Figures | None = None) -> tuple[Figures, list[Problem]]:
    """Every figure of the unit, and what contradicts itself.

    `prior` are last year's figures from last year's file; without it the file's own `prior:` block stands in.
    """
    stated = (*(line.leaf for line in unit.line_items), *unit.basic_expenditure.values())
    ledger = Ledger((*unit.leaves.values(), *stated), unit.approved, unit.amounts_in)
    (enter_final if unit.kind == "final" else enter_budget)(ledger, unit)
    figures, problems = ledger.figures()
    figures |= _years(unit)
    if unit.kind == "final":
        figures |= final_figures(figures, unit)
        problems += final_problems(figures, ledger, unit)
    else:
        figures |= budget_counts(unit)
    last_year = _of_last_year(prior) if prior is not None else _prior_figures(ledger, unit)
    problems += _basic_agrees(figures, len(ledger.facts("general.basic") | ledger.facts("basic")), unit)
    problems += _unknown_keys(unit, figures)
    return Figures(unit, figures, last_year), problems


def _years(unit: Unit) -> dict[str, Figure]:
    years = {"year": ("预算年度", unit.year, "year"), "year.prior": ("上年年度", unit.prior_year, "prior.year")}
    origins = {key: unit.places.get(path, unit.places["year"]) for key, (_, _, path) in years.items()}
    return {
        key: Figure(key, Decimal(year), "年", label, STATED, (), (origins[key],))
        for key, (label, year, _) in years.items()
    }


def _prior_figures(ledger: Ledger, unit: Unit) -> dict[str, Figure]:
    """Last year's amounts as stated, and the sums whose parts are the same every year."""
    labels: Mapping[str, str] = {key: entry.label for key, entry in ledger.sums.items()}
    figures = {key: _stated_prior(leaf, labels) for key, leaf in unit.prior.items()}
    for key, entry in ledger.sums.items():
        if entry.closed and key not in figures and all(part in figures for part in entry.parts):
            parts = [figures[part] for part in entry.parts]
            value = sum((part.value for part in parts), Decimal(0))
            origins = tuple(sorted({origin for part in parts for origin in part.origins}))
            formula = " + ".join(part.label for part in parts)
            keys = tuple(part.key for part in parts)
            figures[key] = Figure(f"prior.{key}", value, entry.unit, f"上年{entry.label}", formula, keys, origins)
    return figures


def _of_last_year(prior: Figures) -> dict[str, Figure]:
    """Last year's figures from last year's file, under keys that tell them from this year's."""
    return {
        key: replace(
            figure,
            key=f"prior.{key}",
            label=f"上年{figure.label}",
            inputs=tuple(f"prior.{name}" for name in figure.inputs),
        )
        for key, figure in prior.items()
    }


def _stated_prior(leaf: Leaf, labels: Mapping[str, str]) -> Figure:
    label = f"上年{labels.get(leaf.key, leaf.label)}"
    return Figure(f"prior.{leaf.key}", leaf.value, leaf.unit, label, STATED, (), (leaf.place,))


def _basic_agrees(figures: Mapping[str, Figure], facts: int, unit: Unit) -> list[Problem]:
    """checks.md B08: basic expenditure by function and by economic class is one amount."""
    by_function, by_class = figures["general.basic"], figures["basic"]
    difference = by_function.value - by_class.value
    if not difference:
        return []
    allowed = Decimal("0.005") * (facts + 2)
    details = {"function": by_function.value, "economic": by_class.value, "difference": difference}
    inside = abs(difference) <= allowed
    place: Place | None = unit.places.get("basic_expenditure")
    severity = Severity.INFO if inside else Severity.ERROR
    return [Problem("basic-rounded" if inside else "basic-differs", place, {**details, "allowed": allowed}, severity)]


def _unknown_keys(unit: Unit, figures: Mapping[str, Figure]) -> list[Problem]:
    """Keys under `prior` and `reasons` that name no figure."""
    problems = [
        unknown_key("prior-unknown", key, leaf, figures) for key, leaf in unit.prior.items() if key not in figures
    ]
    for key, words in unit.reasons.items():
        if key not in figures:
            leaf = Leaf(key, Decimal(0), "", "", words.place)
            problems.append(unknown_key("reason-unknown", key, leaf, figures))
    return problems

"""What a unit's figures are compared with: the file of another year, or of the budget, beside the unit file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generator.core.model import Figure, Figures, Unit
from generator.core.money import YUAN, factor, is_money
from generator.core.precision import Interval
from generator.core.problem import Problem, Severity, has_errors, in_order
from generator.derive import derive
from generator.read.unit import read_unit

# What is compared with where no set says it (the set's switch comparison_base).
USUAL = {"budget": "上年预算", "final": "上年决算"}
# How many years before the unit file's, and of which kind. 上年执行数 is not here: no file states it.
BASES = {"上年预算": (1, "budget"), "上年决算": (1, "final"), "年初预算": (0, "budget")}


def base_of(unit: Unit, path: Path, compared_with: str) -> tuple[Figures | None, list[Problem]]:
    """The figures of the file that the unit is compared with; None where it is not there or has errors.

    A file of another name counts, with a note: units are renamed, and the folder says that they are one.
    """
    if compared_with not in BASES:
        return None, []
    before, kind = BASES[compared_with]
    found, problems = figures_beside(path, unit.year - before, kind)
    if unit.no_prior is not None:
        return None, _although_new(unit, found)
    if found is None or found.unit.name == unit.name:
        return found, problems
    details = {"name": unit.name, "other": found.unit.name}
    return found, [*problems, Problem("prior-of-another-name", found.unit.name.place, details, Severity.INFO)]


def _although_new(unit: Unit, found: Figures | None) -> list[Problem]:
    """A unit that says it had no last year has no file of last year; one of another name is its predecessor's."""
    if unit.no_prior is None or found is None or found.unit.name != unit.name or found.unit.year == unit.year:
        return []
    return [Problem("prior-none-but-file", unit.no_prior.place, {"none": unit.no_prior, "file": found.unit.file})]


def figures_beside(path: Path, year: int, kind: str) -> tuple[Figures | None, list[Problem]]:
    """The figures of the unit's file of another year or kind, in the folder of this one."""
    other = path.with_name(f"{year}-{kind}.yaml")
    if other == path or not other.is_file():
        return None, []
    unit, problems = read_unit(other)
    figures = None
    if unit is not None:
        # Its own comparison with the year before plays no part here, nor do problems with that.
        figures, found = derive(replace(unit, reasons={}, prior={}))
        problems += found
    if has_errors(problems):
        return None, [_broken(problems)]
    if figures is None or (figures.unit.year, figures.unit.kind) != (year, kind):
        place = figures.unit.places["year"] if figures else None
        details = {"file": other.name, "year": year, "kind": kind}
        return None, [Problem("prior-file-other-year", place, details)]
    return figures, []


def _broken(problems: list[Problem]) -> Problem:
    """That the file has errors, at the first of them."""
    errors = [problem for problem in in_order(problems) if problem.severity is Severity.ERROR]
    return Problem("prior-file-broken", errors[0].place, {"count": len(errors), "first": errors[0]})


def against_initial(figures: Figures, path: Path) -> Iterator[Problem]:
    """Final accounts against the same year's budget file: the initial budget is what that year's budget disclosed."""
    if figures.unit.kind != "final":
        return
    budget, problems = figures_beside(path, figures.unit.year, "budget")
    yield from problems
    if budget is None:
        return
    yield from _operating_cost(figures, budget)
    for key, figure in figures.items():
        parts = key.split(".")
        # `initial` and `initial.2010301`: 类, 款 and columns are sums of these.
        if parts[0] != "initial" or len(parts) > 2 or (len(parts) == 2 and len(parts[1]) != 7):
            continue
        other = budget.get(".".join(["fiscal", *parts[1:]]))
        if other is None and not figure.value:
            continue
        if other is None or not _stated(figure, figures).states_the_same(_stated(other, budget)):
            place = figure.origins[0] if figure.origins else figures.unit.places.get("line_items")
            details = {"label": figure.label, "value": figure.value, "other": other.value if other else 0}
            details |= {"place": other.origins[0] if other and other.origins else path.name}
            yield Problem("initial-differs", place, details, Severity.WARNING)


def _operating_cost(figures: Figures, budget: Figures) -> Iterator[Problem]:
    """The initial budget of 机关运行经费, which accounts state by itself; zero says that there is none."""
    stated, other = figures.get("operating_cost.initial"), budget.get("operating_cost")
    if stated and other and stated.value and not _stated(stated, figures).states_the_same(_stated(other, budget)):
        details: dict[str, object] = {"label": stated.label, "value": stated.value, "other": other.value}
        details["place"] = other.origins[0] if other.origins else budget.unit.file
        yield Problem("initial-differs", stated.origins[0], details, Severity.WARNING)


def _stated(figure: Figure, figures: Figures) -> Interval:
    """The figure in 元, with what the precision of its file leaves open."""
    in_yuan = factor(figure.unit, YUAN) if is_money(figure.unit) else Decimal(1)
    return figures.precision.stated(figure.value).times(in_yuan)

"""The stage itself: sums entered, evaluated, held against one another and against last year's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from generator.core.model import Figure, Figures, Leaf, Unit
from generator.core.problem import Place, Problem, Severity
from generator.core.same_parts import SAME_PARTS
from generator.core.schemas import paths_of, unit_schema
from generator.derive.budget_sums import budget_counts, enter_budget, enter_same_parts_of_budget
from generator.derive.declared_facts import (
    enter_declared,
    lengths_of_declared,
    problems_of_declared,
    unknown_in_bounds,
)
from generator.derive.final_sums import enter_final, enter_same_parts_of_final, final_figures, final_problems
from generator.derive.government import government_problems
from generator.derive.ledger import STATED, Ledger, unknown_key
from generator.derive.members import enter_members, member_counts, member_problems, prior_of_members
from generator.derive.operating_cost import operating_cost_problems
from generator.derive.prior import carried, known_figures, last_year
from generator.derive.three_public import general_of_three_public, three_public_problems

# Among what is missing of a unit: whether economic codes are 人员经费 or 公用经费 (generator/read/partly.py).
GROUPS = "groups"
# The blocks whose amounts the sums by code add up.
AMOUNTS = frozenset(
    (
        *("line_items", "projects", "basic_expenditure", "approved"),
        *("income_items", "carryover_items", "use_of_surplus", "surplus_distribution"),
    )
)


def derive(unit: Unit, prior: Figures | None = None, members: Sequence[Figures] = ()) -> tuple[Figures, list[Problem]]:
    """Every figure of the unit, and where they contradict one another.

    `prior` are last year's figures from last year's file; what it does not know, the file's own `prior:` block may say.
    Of a unit that is only for comparison the figures are those that it states. `members` are the figures of a
    department's units: what they know of last year, the department does where nothing else says it.
    """
    if unit.comparison_only is not None:
        return _for_comparison(unit), []
    taken, problems = carried(prior, unit) if prior is not None else ({}, [])
    # Last year's keys come first: a 项 that had money last year has rows this year, which are entered as sums too.
    of_units = {key for one in members for key, figure in one.prior.items() if figure.value}
    ledger = _ledger(unit, {*unit.prior, *(key for key, figure in taken.items() if figure.value), *of_units})
    figures, found = ledger.figures()
    problems += found
    figures |= _years(unit, prior) | lengths_of_declared(unit)
    if unit.kind == "final":
        figures |= final_figures(figures, unit)
        problems += final_problems(figures, ledger, unit)
    else:
        figures |= budget_counts(unit)
        figures |= general_of_three_public(figures)
        problems += [*three_public_problems(figures, unit), *government_problems(unit)]
    problems += operating_cost_problems(figures, unit, prior)
    figures |= member_counts(unit) if unit.members else {}
    problems += member_problems(figures, unit)
    before, found = last_year(ledger, figures, unit, prior, taken)
    if members and unit.sums:
        before = prior_of_members(unit, ledger, figures, members) | before
    problems += found
    problems += _basic_agrees(figures, ledger, unit)
    problems += problems_of_declared(figures, unit)
    problems += _unknown_keys(unit, figures, prior)
    base = prior.unit.places.get("figures") if prior is not None else None
    added_up = derive(unit.added_up)[0] if unit.added_up is not None else None
    return Figures(unit, figures, before, base, ledger.precision, added_up), problems


def _ledger(unit: Unit, last_years: Iterable[str] = ()) -> Ledger:
    """The unit's numbers and all sums over them; of a department also those of each of its units."""
    stated = (*(line.leaf for line in unit.line_items), *unit.basic_expenditure.values())
    ledger = Ledger((*unit.leaves.values(), *stated), unit.approved, unit.amounts_in)
    for one in unit.members:
        ledger.absorb(one, _ledger(one.unit))
    if unit.kind == "final":
        enter_final(ledger, unit)
    else:
        enter_budget(ledger, unit, last_years)
    enter_members(ledger, unit)
    enter_declared(ledger, unit)
    ledger.forget_unknown()
    return ledger


def derive_partly(unit: Unit, prior: Figures | None = None) -> tuple[Figures, list[Problem]]:
    """The figures that do not depend on what is `missing` of a unit, and what contradicts itself.

    A sum of which a part is missing is not there; where a list of amounts is, no sum over the others is either.
    """
    lost = unit.missing & AMOUNTS
    whole = lost <= {"projects"}
    stated = (*(line.leaf for line in unit.line_items), *unit.basic_expenditure.values())
    known = [leaf for leaf in (*unit.leaves.values(), *stated) if leaf.key not in unit.missing]
    ledger = Ledger(known, unit.approved if whole else {}, unit.amounts_in)
    final = unit.kind == "final"
    if whole:
        (enter_final if final else enter_budget)(ledger, unit)
    else:
        (enter_same_parts_of_final if final else enter_same_parts_of_budget)(ledger)
    if lost and whole:
        ledger.keep(_is_basic)
    ledger.forget_unknown()
    figures, problems = ledger.figures()
    figures |= _years(unit, prior)
    if whole:
        problems += final_problems(figures, ledger, unit) if final else []
        if {"general.basic", "basic"} <= figures.keys():
            problems += _basic_agrees(figures, ledger, unit)
    if not final:
        figures |= budget_counts(unit)
    if GROUPS in unit.missing:
        figures = {key: one for key, one in figures.items() if not _by_group(key)}
    taken = carried(prior, unit)[0] if prior is not None else {}
    before, _ = last_year(ledger, figures, unit, prior, taken)
    rest = Figures(unit, figures, before, precision=ledger.precision)
    return rest, [one for one in problems if one.code != "approved-unknown"]


def _is_basic(key: str) -> bool:
    """Whether no project has a part in the sum: basic expenditure, and what does not go by code."""
    scope, *rest = key.split(".")
    natures = ("basic", "personnel", "public")
    return scope in ("basic", "operating_cost", "three_public", "procurement", "assets", "overview") or (
        bool(rest) and rest[-1] in natures
    )


def _by_group(key: str) -> bool:
    """Whether a figure is told by what is 人员经费 and what is 公用经费 among economic codes."""
    return key == "operating_cost" or (key.startswith("basic.") and key.endswith((".personnel", ".public")))


def _for_comparison(unit: Unit) -> Figures:
    ledger = Ledger(unit.known.values(), {}, unit.amounts_in)
    (enter_same_parts_of_final if unit.kind == "final" else enter_same_parts_of_budget)(ledger)
    return Figures(unit, known_figures(ledger, unit), {}, precision=ledger.precision)


def _years(unit: Unit, prior: Figures | None) -> dict[str, Figure]:
    """The year, and the one that it is compared with: as last year's file or the block says, else the one before."""
    this = Figure("year", Decimal(unit.year), "年", "预算年度", STATED, (), (unit.places["year"],))
    stated = prior.unit.places["year"] if prior is not None else unit.places.get("prior.year")
    label = "上年年度"
    if stated is None:
        before = Figure("year.prior", Decimal(unit.prior_year), "年", label, f"{this.label} − 1", (this.key,))
    else:
        value = Decimal(prior.unit.year if prior is not None else unit.prior_year)
        before = Figure("year.prior", value, "年", label, STATED, (), (stated,))
    return {figure.key: figure for figure in (this, before)}


def _basic_agrees(figures: Mapping[str, Figure], ledger: Ledger, unit: Unit) -> list[Problem]:
    """docs/checks.md B08, D05: basic expenditure by function and by economic 款 is one amount.

    Where only rounding lies between, the one of which an approved total of both can be made is named.
    """
    allowed = ledger.open("general.basic", "basic")
    by_function, by_class = figures["general.basic"], figures["basic"]
    difference = by_function.value - by_class.value
    if not difference:
        return []
    details = {"function": by_function.value, "economic": by_class.value, "difference": difference}
    fits = abs(difference) <= ledger.open("basic")
    details["approved"] = by_function.value if fits else by_class.value
    inside = abs(difference) <= allowed
    place: Place | None = unit.places.get("basic_expenditure")
    severity = Severity.INFO if inside else Severity.ERROR
    return [Problem("basic-rounded" if inside else "basic-differs", place, {**details, "allowed": allowed}, severity)]


def _unknown_keys(unit: Unit, figures: Mapping[str, Figure], prior: Figures | None) -> list[Problem]:
    """Keys that name no figure, under `prior` and `reasons` and in a file that is only for comparison."""
    stated = dict(unit.prior) | (dict(prior.unit.known) if prior is not None else {})
    # Of what no set prints too.
    fields = paths_of(unit_schema(unit.kind, facts=unit.declared))
    known = {*figures, *SAME_PARTS[unit.kind], *fields}
    problems = [unknown_key("prior-unknown", key, leaf, figures) for key, leaf in stated.items() if key not in known]
    for key, words in unit.reasons.items():
        if key not in known:
            leaf = Leaf(key, Decimal(0), "", "", words.place)
            problems.append(unknown_key("reason-unknown", key, leaf, figures))
    return [*problems, *unknown_in_bounds(unit, known)]

"""Further comparisons of a document (comparisons: of its set): the figures of each base, under this year's keys.

Last year's budget and what was spent last year are two bases; each has its own file, or its own block under `compared`
of the unit file, with its own reasons. Keys are `compared.NAME.KEY`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.core.model import Compared, Figure, Figures, Leaf, Unit, Words
from generator.core.problem import Problem
from generator.derive.budget_sums import enter_budget
from generator.derive.final_sums import enter_final
from generator.derive.ledger import Ledger, unknown_key
from generator.derive.prior import carried, last_year


@dataclass(frozen=True, slots=True)
class Base:
    """What a document is compared with besides last year: how its text calls it, and the file's figures if any.

    `none` says why there is nothing to compare with.
    """

    name: str
    called: str
    figures: Figures | None = None
    none: Words | None = None


def with_comparisons(figures: Figures, bases: Iterable[Base]) -> tuple[Figures, list[Problem]]:
    """The figures with those of each base beside them, and what is wrong with the blocks of the unit file."""
    bases = list(bases)
    unit = figures.unit
    if not bases:
        return figures, list(_unknown(unit, figures, []))
    taken = {base.name: carried(base.figures, unit) if base.figures is not None else ({}, []) for base in bases}
    ledger = _ledger(unit, {key for found, _ in taken.values() for key, one in found.items() if one.value})
    # What only a base has is a row too: of this year nothing.
    rows = {key: figure for key, figure in ledger.figures()[0].items() if key not in figures}
    figures = figures.with_rows(rows)
    problems = list(_unknown(unit, figures, [base.name for base in bases]))
    found = {}
    for base in bases:
        carried_over, more = taken[base.name]
        found[base.name], wrong = _of(base, unit, figures, ledger, carried_over)
        problems += [*more, *wrong]
    called = {base.name: base.called for base in bases}
    return figures.compared_with(found, called, {base.name: base.none for base in bases if base.none}), problems


def _ledger(unit: Unit, earlier: Iterable[str]) -> Ledger:
    """This year's sums once more, with the rows of what had an `earlier` amount, by key."""
    stated = (*(line.leaf for line in unit.line_items), *unit.basic_expenditure.values())
    ledger = Ledger((*unit.leaves.values(), *stated), unit.approved, unit.amounts_in)
    if unit.kind == "final":
        enter_final(ledger, unit)
    else:
        enter_budget(ledger, unit, earlier)
    return ledger


def _of(
    base: Base, unit: Unit, figures: Figures, ledger: Ledger, taken: Mapping[str, Figure]
) -> tuple[dict[str, Figure], list[Problem]]:
    block = unit.compared.get(base.name, Compared(year=unit.year - 1))
    view = replace(unit, prior=block.figures, prior_year=block.year)
    found, problems = last_year(ledger, figures, view, base.figures, taken)
    return {key: _named(figure, base) for key, figure in found.items()}, problems


def _named(figure: Figure, base: Base) -> Figure:
    """The figure under the comparison's name: `prior.general` as `compared.执行数.general`."""
    start = f"compared.{base.name}."
    inputs = tuple(start + key.removeprefix("prior.") for key in figure.inputs)
    label = f"{base.called}·{figure.label.removeprefix('上年')}"
    return replace(figure, key=start + figure.key.removeprefix("prior."), label=label, inputs=inputs)


def _unknown(unit: Unit, figures: Mapping[str, Figure], names: list[str]) -> Iterator[Problem]:
    """Blocks that the set has no comparison for, and keys in them that name no figure."""
    for name, block in unit.compared.items():
        if name not in names:
            details = {"name": name, "known": "、".join(names) or "—"}
            yield Problem("comparison-unknown", unit.places.get(f"compared.{name}"), details)
            continue
        for key, leaf in block.figures.items():
            if key not in figures:
                yield unknown_key("prior-unknown", key, leaf, figures)
        for key, words in block.reasons.items():
            if key not in figures:
                yield unknown_key("reason-unknown", key, Leaf(key, Decimal(0), "", "", words.place), figures)

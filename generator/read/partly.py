"""A unit file that has errors: what is right in it, so that one fault does not hide the others.

Nothing is put in the place of what is missing. A block with a fault is left out whole, and `Unit.missing` names it; a
code that the year does not have stays as it is, under its own digits for a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.core.classification import Classification, ancestors
from generator.core.model import Unit
from generator.core.problem import Problem

# Without these nothing can be said of the amounts: which classification holds, what is asked for, what they are in.
NEEDED = frozenset(("year", "kind", "unit_of_amounts"))
# Faults after which every fact is still where it belongs: names beside codes, dates, what stands twice.
HARMLESS = (
    *("code-name-", "dates-reversed", "project-twice", "project-unknown", "line-item-twice", "code-not-basic"),
    *("code-class-unknown", "code-subclass-unknown", "code-item-unknown", "code-under-other-class"),
    *("code-withdrawn", "code-not-yet"),
)


def usable(unit: Unit, problems: Iterable[Problem]) -> Unit:
    """The unit for further stages, despite these problems of its codes.

    Where a code has no place among the others, no sums over amounts are known.
    """
    if any(not problem.code.startswith(HARMLESS) for problem in problems) or _classes(unit) - set(
        unit.classification.group
    ):
        unit = replace(unit, missing=unit.missing | {"line_items"})
    return replace(unit, classification=_with_unknown(unit))


def _classes(unit: Unit) -> set[str]:
    """The economic 类 that are paid."""
    paid = (code for project in unit.projects for part in project.parts for code in part.economic)
    return {code[:3] for code in (*unit.basic_expenditure, *paid)}


def _with_unknown(unit: Unit) -> Classification:
    """The year's classification and the codes that are not of it; an economic one is of its class's group."""
    names = unit.classification
    lines = (*unit.line_items, *(line for lines in unit.entries.values() for line in lines))
    functional = {code for line in lines for code in (*ancestors(line.code), line.code)} | set(unit.uses)
    paid = (code for project in unit.projects for part in project.parts for code in part.economic)
    economic = {code for one in (*unit.basic_expenditure, *paid) for code in (one[:3], one)}
    groups = {code: names.group.get(code[:3], "公用经费") for code in economic}
    return replace(
        names,
        functional={**{code: code for code in sorted(functional)}, **names.functional},
        economic={**{code: code for code in sorted(economic)}, **names.economic},
        group={**groups, **names.group},
    )

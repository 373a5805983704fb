"""A unit file that has errors: what is right in it, so that one fault does not hide the others.

Nothing is put in the place of what is missing. A block with a fault is left out whole, or the field alone where the
readers can do without it, and `Unit.missing` names it; a code that the year does not have stays as it is, under its own
digits for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.core.classification import Classification, ancestors
from generator.core.model import LineItem, Unit
from generator.core.money import TEN_THOUSAND
from generator.core.problem import Problem

# Without these nothing can be said of the amounts: which classification holds, what is asked for, what they are in.
NEEDED = frozenset(("year", "kind", "unit_of_amounts"))
# Faults after which every fact is still where it belongs: names beside codes, dates, what stands twice.
HARMLESS = (
    *("code-name-", "dates-reversed", "project-twice", "project-unknown", "line-item-", "code-not-basic"),
    *("code-class-unknown", "code-subclass-unknown", "code-item-unknown", "code-under-other-class"),
    *("code-withdrawn", "code-not-yet", "code-level", "prior-"),
)
# Among `missing`: the classes of economic codes are not known, so that neither 人员经费 nor 公用经费 are.
GROUPS = "groups"
# Fields without which the rest of their block can be read: "line_items.3.amount", "three_public.budget.reception",
# "projects.2.economic.302", "approved.basic". What adds them up is not known then (generator/derive/ledger.py).
_MAY_LACK = re.compile(
    r"(?:line_items|income_items|carryover_items)\.\d+\.(?:amount|initial|opening|closing|name|economic\.[^.]+)"
    r"|(?:basic_expenditure|approved|prior\.figures|reasons|uses)\.[^.]+(?:\.[^.]+)*"
    r"|projects\.\d+\.(?:also\.\d+\.)?economic\.[^.]+"
    r"|projects\.\d+\.(?:allocation|policy_basis|undertaker|start|end|code_name)"
    r"|(?:three_public|procurement|assets|general_expenses|operating_cost|overview\.staffing|facts)\.[^.]+(?:\.[^.]+)*"
)
# "2025-budget.yaml": what the file's own name says of it.
_NAME = re.compile(r"((?:19|20)\d\d)-(budget|final)\.ya?ml")


def may_lack(key: str) -> bool:
    """Whether a block can do without the field at this key."""
    return bool(_MAY_LACK.fullmatch(key))


def supplied(found: Mapping[str, Any], missing: frozenset[str], path: Path) -> dict[str, Any]:
    """The year and the kind by the file's name, where the file does not say them right; 万元 for its unit of amounts.

    All three stay `missing`: what depends on the unit of amounts is not looked at.
    """
    result = dict(found)
    named = _NAME.fullmatch(path.name)
    if named and "year" in missing:
        result["year"] = int(named[1])
    if named and "kind" in missing:
        result["kind"] = named[2]
    if "unit_of_amounts" in missing:
        result["unit_of_amounts"] = TEN_THOUSAND
    return result


def usable(unit: Unit, problems: Iterable[Problem]) -> Unit:
    """The unit for further stages, despite these problems of its codes.

    Where a code has no place among the others, no sums over amounts are known.
    """
    unit = _at_their_level(unit)
    if any(not problem.code.startswith(HARMLESS) for problem in problems):
        unit = replace(unit, missing=unit.missing | {"line_items"})
    if _classes(unit) - set(unit.classification.group):
        unit = replace(unit, missing=unit.missing | {GROUPS})
    return replace(unit, classification=_with_unknown(unit))


def _at_their_level(unit: Unit) -> Unit:
    """A functional code that is too short or too long as one of seven digits, an economic one of five."""
    entries = {name: tuple(map(_line, lines)) for name, lines in unit.entries.items()}
    basic = {_digits(code, 5): leaf for code, leaf in unit.basic_expenditure.items()}
    if len(basic) < len(unit.basic_expenditure):
        return replace(unit, missing=unit.missing | {"basic_expenditure"})
    return replace(unit, line_items=tuple(map(_line, unit.line_items)), entries=entries, basic_expenditure=basic)


def _line(line: LineItem) -> LineItem:
    return replace(line, code=_digits(line.code, 7))


def _digits(code: str, length: int) -> str:
    return code[:length].ljust(length, "0")


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

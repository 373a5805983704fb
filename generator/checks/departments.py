"""A department that is filed on its own against what its units' files add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.checks.interval import Agreement, of
from generator.checks.stated_twice import place_of
from generator.core.model import Figure, Figures
from generator.core.money import is_money
from generator.core.problem import Problem
from generator.core.schemas import LISTS, is_added_up

# What is compared of each 项, by scope: columns that share no money, so that a difference is told once.
COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "budget": {"expenditure": ("basic", "project")},
    "final": {
        "expenditure": ("basic", "project", "to_superior", "operating", "to_affiliated"),
        "initial": ("general", "fund", "capital", "nonfiscal"),
        "opening": ("general", "fund", "capital", "other"),
        "closing": ("general", "fund", "capital", "other"),
    },
}
INCOME = {
    "budget": (
        *("own", "transfer", "fund_own", "fund_transfer", "capital_own", "capital_transfer", "special_account"),
        *("business", "superior_subsidy", "affiliated", "operating", "other", "carryover_general", "carryover_fund"),
        *("carryover_capital", "carryover_special_account", "carryover_unit"),
    ),
    "final": ("general", "fund", "capital", "superior_subsidy", "business", "operating", "affiliated", "other"),
}


def b26_department(figures: Figures) -> Iterator[Problem]:
    """部门另行填报的各项金额等于所属单位之和，减去部门内部往来。
    What a department files on its own is what its units come to, less what they pay one another.

    Source: 部门预算、决算由本级和下属单位汇总（规则 §10）；审计发现中的“汇总不实”
    Severity: error
    Example: 部门 procurement.goods 30.00，本级 20.00、下属单位 12.00
    """
    if figures.added_up is None:
        return
    wrong_items = set()
    for key in _keys(figures, figures.added_up):
        scope, _, rest = key.partition(".")
        if figures.unit.kind == "budget" and scope == "income" and rest.partition(".")[0] in wrong_items:
            continue  # the same line as expenditure
        own, units = figures.get(key), figures.added_up.get(key)
        if _are_apart(own, units):
            wrong_items |= {rest.partition(".")[0]} if scope == "expenditure" else set()
            yield _difference(key, figures, own, units)


def _keys(figures: Figures, added_up: Figures) -> list[str]:
    """The numbers as files state them: of items by column, of economic 款, and those that stand outside lists."""
    kind = figures.unit.kind
    columns = {**COLUMNS[kind], "income": INCOME[kind]}
    found = [key for key in sorted({*figures, *added_up}) if _is_stated(key.split("."), columns)]
    apart = ("basic_expenditure.", "between_units.", *(f"{name}." for name in LISTS))
    leaves = {**added_up.unit.leaves, **figures.unit.leaves}
    found += [key for key, leaf in leaves.items() if is_added_up(leaf.unit) and not key.startswith(apart)]
    return sorted(found, key=lambda key: key.startswith("income."))  # after expenditure, whose lines they are


def _is_stated(parts: list[str], columns: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a key is that of a 项 in a column (`expenditure.2010301.basic`), or of an economic 款 (`basic.30101`)."""
    if len(parts) == 3:
        return len(parts[1]) == 7 and parts[2] in columns.get(parts[0], ())
    return len(parts) == 2 and parts[0] == "basic" and len(parts[1]) == 5


def _are_apart(own: Figure | None, units: Figure | None) -> bool:
    if own is None or units is None:
        one = own or units
        return one is not None and bool(one.value)
    return of(own).against(of(units)) is Agreement.APART


def _difference(key: str, figures: Figures, own: Figure | None, units: Figure | None) -> Problem:
    """The finding, with what each unit has."""
    either = own or units
    assert either is not None
    parts = []
    for one in figures.unit.members:
        found = figures.get(one.start + key)
        parts.append(f"{one.unit.name} {found.value:f}" if found else f"{one.unit.name} 0")
    stated, added = own.value if own else 0, units.value if units else 0
    details: dict[str, object] = {"label": either.label, "key": key, "stated": f"{stated:f}", "added": f"{added:f}"}
    details |= {"difference": f"{stated - added:f}", "units": "、".join(parts)}
    details["unit"] = either.unit if is_money(either.unit) else ""
    place = (place_of(own) if own else None) or figures.unit.places["units"]
    return Problem("b26-department", place, details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (b26_department,)

"""What a department is by its units: how many of which kind, what they add up to, and last year's amounts likewise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.core.model import Figure, Figures, LineItem, Unit
from generator.core.money import factor, is_money
from generator.core.problem import Problem, Severity
from generator.derive.budget_sums import enter_budget
from generator.derive.final_sums import enter_final
from generator.derive.ledger import Ledger
from generator.derive.list_lengths import count

KINDS = {
    "head": "本级",
    "administrative": "行政单位",
    "managed": "参公单位",
    "institution": "事业单位",
    "other": "其他单位",
}
INSTITUTION = "institution"


def enter_members(ledger: Ledger, unit: Unit) -> None:
    """The department's numbers outside lists, each as the sum of its units'."""
    for key, parts in unit.sums.items():
        leaf = unit.leaves[key]
        ledger.add(key, leaf.label, parts, leaf.unit)
    paid = [key for key in unit.leaves if key.startswith("between_units.") and key.endswith(".amount")]
    if unit.members:
        ledger.add("between_units", "部门内部往来", paid)
        _enter_between(ledger, unit)


def _enter_between(ledger: Ledger, unit: Unit) -> None:
    """What is taken out of each sum because units pay one another: `between_units.expenditure`, without a sign."""
    lines = {name: _taken(found) for name, found in {"": unit.line_items, **unit.entries}.items()}
    leaves = [line.leaf for found in lines.values() for line in found]
    inner = Ledger(leaves, {}, unit.amounts_in)
    spent = lines.pop("")
    apart = replace(unit, line_items=spent, entries=lines, projects=(), basic_expenditure={}, members=(), sums={})
    (enter_final if unit.kind == "final" else enter_budget)(inner, apart)
    inner.forget_unknown()
    for key, entry in inner.sums.items():
        if inner.facts(key):
            parts = [f"between_units.{part}" if part in inner.sums else part for part in entry.parts]
            known = [part for part in parts if part in inner.leaves or inner.facts(part.removeprefix("between_units."))]
            ledger.add(f"between_units.{key}", f"部门内部往来·{entry.label}", known)
    ledger.leaves.update(inner.leaves)


def _taken(lines: Iterable[LineItem]) -> tuple[LineItem, ...]:
    """The lines of payments between units with the other sign."""
    return tuple(
        replace(line, leaf=replace(line.leaf, key=f"{line.leaf.key}.taken", value=-line.leaf.value))
        for line in lines
        if line.leaf.key.startswith("between_units.")
    )


def member_counts(unit: Unit) -> dict[str, Figure]:
    """`units.count`, `units.subordinate.count` (all but 本级) and one for each kind: `units.institution.count`."""
    kinds = [one.kind for one in unit.members]
    found = count(unit, "units.count", "所属单位个数", "家", len(kinds), "units")
    below = len(kinds) - kinds.count("head")
    found |= count(unit, "units.subordinate.count", "下属单位个数", "家", below, "units")
    for kind, label in KINDS.items():
        found |= count(unit, f"units.{kind}.count", f"{label}个数", "家", kinds.count(kind), "units")
    return found


def member_problems(figures: Mapping[str, Figure], unit: Unit) -> Iterator[Problem]:
    """机关运行经费 is that of 行政 and 参公 units: an institution that states some is told, and not counted."""
    for one in unit.members:
        cost = figures.get(f"{one.start}operating_cost")
        if one.kind == INSTITUTION and cost is not None and cost.value:
            details = {"name": str(one.unit.name), "file": one.unit.file, "amount": cost.value}
            yield Problem("department-institution-cost", one.place, details, Severity.WARNING)


def prior_of_members(
    unit: Unit, ledger: Ledger, figures: Mapping[str, Figure], members: Sequence[Figures]
) -> dict[str, Figure]:
    """Last year's figures where every unit knows its own; what a unit has in neither year is zero there.

    Where units pay one another, the sums with such money are known if the entry says how much it was last year.
    """
    found = {}
    for key, now in figures.items():
        between = _between_last_year(unit, ledger, key)
        if key.partition(".")[0] in ("units", "between_units", "year") or between is None:
            continue
        known = [_last(key, one) for one in members if not _is_apart(key, one, unit)]
        parts = [one for one in known if one is not None]
        if parts and len(parts) == len(known) and any(part.origins or part.inputs for part in parts):
            figure = _added(key, now, parts, unit.amounts_in)
            found[key] = replace(figure, value=figure.value + between)
    return found


def _between_last_year(unit: Unit, ledger: Ledger, key: str) -> Decimal | None:
    """What the units paid one another last year, as far as this sum has it; None where the file does not say it."""
    total = Decimal(0)
    for fact in ledger.facts(key) if key in ledger.sums else ():
        block, _, rest = fact.partition(".")
        number, _, side = rest.partition(".")
        if block == "between_units":
            previous = unit.leaves.get(f"{block}.{number}.previous")
            if previous is None:
                return None
            total += previous.value if side in ("amount", "kept") else -previous.value
    return total


def _is_apart(key: str, one: Figures, unit: Unit) -> bool:
    """Whether the amount of a unit is none of the department's: 机关运行经费 of an institution."""
    kinds = {member.unit.file: member.kind for member in unit.members}
    return key.partition(".")[0] == "operating_cost" and kinds.get(one.unit.file) == INSTITUTION


def _last(key: str, one: Figures) -> Figure | None:
    if key in one.prior:
        return one.prior[key]
    if one.unit.no_prior is not None:  # a new unit had nothing
        return Figure(f"prior.{key}", Decimal(0), one.unit.amounts_in, "", "")
    nothing = Figure(f"prior.{key}", Decimal(0), one.unit.amounts_in, "", "")
    return None if key in one and one[key].value else nothing


def _added(key: str, now: Figure, parts: Sequence[Figure], amounts_in: str) -> Figure:
    scaled = [(part, factor(part.unit, amounts_in) if is_money(part.unit) else Decimal(1)) for part in parts]
    origins = tuple(sorted({origin for part in parts for origin in part.origins}))
    return replace(
        now,
        key=f"prior.{key}",
        value=sum((part.value * scale for part, scale in scaled), Decimal(0)),
        half=sum((part.half * scale for part, scale in scaled), Decimal(0)),
        label=f"上年{now.label}",
        formula="各单位上年数相加",
        inputs=(),
        origins=origins,
    )

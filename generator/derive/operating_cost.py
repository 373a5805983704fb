"""机关运行经费: the 公用经费 of 行政 and 参公 units. It is derived as that where the unit file does not state it.

A department with 事业单位 among its units has less than its 公用经费, and an institution has none (regions.md, last
part): such a file states the amount, which then stands, within 0 and the 公用经费 of the general budget's basic
expenditure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.core.model import Figure, Figures, Leaf, Unit
from generator.core.precision import Agreement, Interval
from generator.core.problem import Problem, Severity
from generator.derive.ledger import Ledger

KEY, PUBLIC = "operating_cost", "basic.public"
# Where a file of the kind states the amount of its year; in final accounts the block holds the initial budget too.
STATED_AT = {"budget": KEY, "final": f"{KEY}.amount"}


def stated_operating_cost(unit: Unit) -> Leaf | None:
    """The amount as the unit file states it, if it does."""
    return unit.leaves.get(STATED_AT[unit.kind])


def enter_operating_cost(ledger: Ledger, unit: Unit) -> None:
    """The figure, unless the file states it under the very key; a department's is that of its 行政 and 参公 units."""
    if unit.sums:
        ledger.add(KEY, "机关运行经费", [f"{one.start}{KEY}" for one in unit.members if one.kind != "institution"])
        return
    leaf = stated_operating_cost(unit)
    if leaf is None or leaf.key != KEY:
        ledger.add(KEY, "机关运行经费", [leaf.key if leaf else PUBLIC])


def operating_cost_problems(figures: Mapping[str, Figure], unit: Unit, prior: Figures | None) -> Iterator[Problem]:
    """A stated amount outside its bounds; and one that last year's file states and this year's leaves to be derived."""
    leaf = stated_operating_cost(unit)
    if leaf is not None:
        yield from _outside(leaf, figures[KEY], figures[PUBLIC])
        return
    before = stated_operating_cost(prior.unit) if prior is not None else None
    if before is not None and not unit.sums:
        details = {"before": before.value, "place": before.place, "derived": figures[KEY].value}
        place = unit.places.get("basic_expenditure")
        yield Problem("operating-cost-left-out", place, {**details, "key": STATED_AT[unit.kind]}, Severity.WARNING)


def _outside(leaf: Leaf, cost: Figure, public: Figure) -> Iterator[Problem]:
    if 0 <= leaf.value <= public.value:
        return
    agreement = Interval(cost.value, cost.half).against(Interval(public.value, public.half))
    inside = leaf.value >= 0 and agreement is Agreement.ROUNDING
    details: dict[str, object] = {"stated": leaf.value, "public": public.value, "difference": leaf.value - public.value}
    details |= {"allowed": cost.half + public.half}
    details |= {"place": public.origins[0] if public.origins else "—", "count": len(public.origins)}
    code = "operating-cost-rounded" if inside else "operating-cost-outside"
    yield Problem(code, leaf.place, details, Severity.INFO if inside else Severity.ERROR)

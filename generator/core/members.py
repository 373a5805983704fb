"""The units of a department (部门的本级和下属单位), and their numbers as the department has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.core.model import Leaf, Record, Unit
from generator.core.money import factor, is_money
from generator.core.problem import Place


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of a department (下属单位), by its own file; `number` counts from 1, as the file has them.

    `kind` is head (本级), administrative (行政), managed (参公), institution (事业) or other. `keys` are those that its
    numbers have among the department's: `projects.1.economic.302` is `projects.4.economic.302`, and what stands
    outside lists has the unit before it (`units.2.procurement.goods`).
    """

    number: int
    kind: str
    unit: Unit
    record: Record
    place: Place
    keys: Mapping[str, str]

    @property
    def start(self) -> str:
        """What the keys of its own figures begin with among the department's."""
        return f"units.{self.number}."


def moved_leaf(leaf: Leaf, member: Member, amounts_in: str) -> Leaf:
    """A unit's number as the department has it: under its key, with the unit's name, in its unit of amounts.

    Powers of ten lie between 元 and 万元, so nothing is rounded.
    """
    key, label = member.keys.get(leaf.key, member.start + leaf.key), f"{member.unit.name}·{leaf.label}"
    if not is_money(leaf.unit):
        return replace(leaf, key=key, label=label)
    return replace(leaf, key=key, label=label, value=leaf.value * factor(leaf.unit, amounts_in), unit=amounts_in)


def owner_of(unit: Unit, leaf: Leaf) -> Unit:
    """The unit whose file states the number: one of a department's that is added up, else the unit itself."""
    units = (owner_of(one.unit, leaf) for one in unit.members) if unit.sums else ()
    return next((one for one in units if one.file == leaf.place.file), unit)

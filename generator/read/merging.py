"""A department's amounts put together from its units': lists one behind the other, numbers outside lists as sums.

Nothing is added here: the unit says in `sums` which numbers of its units each of its own adds up, and the ledger does
(generator/derive/ledger.py), so that every figure is traced to the lines of its units' files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from generator.core.declared import BLOCK, RECORDS
from generator.core.members import Member, moved_leaf
from generator.core.model import Leaf, LineItem, Project, ProjectPart, Record, Ref, Unit, names_of
from generator.core.schemas import LISTS, is_added_up, is_joined
from generator.read.transfers import Transfers


def keys_of(unit: Unit, number: int, before: Sequence[Unit]) -> dict[str, str]:
    """The department's key for each number of its unit of that number; `before` are the units before it."""
    offsets = {name: sum(_length(one, name) for one in before) for name in _lists((*before, unit))}
    return {key: _key(key, number, offsets) for key in _stated(unit)} | {
        f"project.{at}": f"project.{at + offsets['projects']}" for at in range(1, len(unit.projects) + 1)
    }


def _stated(unit: Unit) -> dict[str, Leaf]:
    """Every number that the unit's file states, by its key; basic expenditure may be known from its items alone."""
    lines = (*unit.line_items, *(line for found in unit.entries.values() for line in found))
    apart = (*(line.leaf for line in lines), *unit.basic_expenditure.values())
    return {leaf.key: leaf for leaf in (*unit.leaves.values(), *apart)}


def _lists(units: Iterable[Unit]) -> list[str]:
    """The paths of the lists that are joined: the common ones, and those that sets declare."""
    declared = (one for unit in units for one in unit.declared if one.kind == RECORDS)
    return [*LISTS, *dict.fromkeys(f"{BLOCK}.{one.key}" for one in declared)]


def _length(unit: Unit, name: str) -> int:
    return len(_at(unit.record, name) or ())  # type: ignore[arg-type]


def _at(record: object, path: str) -> object:
    for step in path.split("."):
        record = record.get(step) if isinstance(record, Record) else None
    return record


def _key(key: str, number: int, offsets: Mapping[str, int]) -> str:
    """`projects.1.economic.302` with three projects before is `projects.4.economic.302`."""
    for name, offset in offsets.items():
        at, _, rest = key.removeprefix(f"{name}.").partition(".")
        if key.startswith(f"{name}.") and at.isdigit():
            return f"{name}.{int(at) + offset}.{rest}".removesuffix(".")
    return f"units.{number}.{key}"


def merged(own: Unit, members: tuple[Member, ...], between: Transfers) -> Unit:
    """The department with what its units' files state; texts, reasons and approved totals are its own."""
    moved = [_Moved(own, one) for one in members]
    added = _sums(members)
    names = own.classification
    lines = [line for one in moved for line in one.lines(one.unit.line_items)]
    kinds = dict.fromkeys(kind for one in members for kind in one.unit.entries)
    entries = {kind: [line for one in moved for line in one.lines(one.unit.entries[kind])] for kind in kinds}
    if between.income:
        entries["income"] += between.income
    leaves = {key: leaf for one in moved for key, leaf in one.listed()}
    leaves |= {line.leaf.key: line.leaf for line in (*between.line_items, *between.income)}
    places = own.places["units"]
    by_key = {leaf.key: leaf for one in moved for leaf in one.leaves()}
    for key, parts in added.items():
        first = by_key[parts[0]]
        value = sum((by_key[part].value for part in parts), Decimal(0))
        leaves[key] = Leaf(key, value, first.unit, _own_label(members, key, first), places)
    return replace(
        own,
        classification=replace(
            names,
            functional=_joined(own, members, "functional"),
            economic=_joined(own, members, "economic"),
            group=_joined(own, members, "group"),
        ),
        line_items=(*lines, *between.line_items),
        entries={kind: tuple(found) for kind, found in entries.items()},
        projects=tuple(project for one in moved for project in one.projects()),
        basic_expenditure={
            key.partition(".")[2]: leaf for key, leaf in leaves.items() if key.startswith("basic_expenditure.")
        },
        leaves={**own.leaves, **leaves},
        record=_with_units(_record(own.record, [(one, one.unit.record) for one in moved], "", added), members),
        sums=added,
        members=members,
        places={**own.places, **{name: places for name in _blocks(members) if name not in own.places}},
    )


def _with_units(record: Record, members: Iterable[Member]) -> Record:
    """The record with its units but 本级 as the subordinate ones of its overview."""
    overview = record.get("overview")
    names = tuple(one.unit.name for one in members if one.kind != "head")
    if not isinstance(overview, Record):
        return record
    return record.having(overview=overview.having(subordinate_units=names or None))


def _joined(own: Unit, members: Iterable[Member], part: str) -> dict[str, str]:
    """Names of codes: the department's, and those that a unit's own lines add."""
    found: dict[str, str] = {}
    for unit in (own, *(one.unit for one in members)):
        found = {**getattr(unit.classification, part), **found}
    return dict(sorted(found.items()))


def _blocks(members: Iterable[Member]) -> list[str]:
    """The blocks of the units' files, which stand for the department where `units` does."""
    skipped = ("prior", "approved", "reasons", "uses", "conventions", "checks", "accepted", "classification", "figures")
    return [name for one in members for name in one.unit.places if not name.startswith(skipped)]


def _sums(members: Iterable[Member]) -> dict[str, tuple[str, ...]]:
    """The department's numbers outside lists, each with those of its units."""
    found: dict[str, tuple[str, ...]] = {}
    for one in members:
        for key, leaf in _stated(one.unit).items():
            mapped = one.keys[key]
            if mapped == one.start + key and is_added_up(leaf.unit) and _is_the_departments(one, key):
                found[key] = (*found.get(key, ()), mapped)
    return found


def _is_the_departments(member: Member, key: str) -> bool:
    """机关运行经费 is that of the units that have any, and derived (derive/operating_cost.py); its budget is stated."""
    if key.startswith("operating_cost"):
        return key == "operating_cost.initial" and member.kind != "institution"
    return not key.startswith(("between_units.", "units."))


def _own_label(members: Sequence[Member], key: str, leaf: Leaf) -> str:
    return next((found[key].label for one in members if key in (found := _stated(one.unit))), leaf.label)


class _Moved:
    """A unit's facts under the department's keys and in its unit of amounts."""

    def __init__(self, own: Unit, member: Member) -> None:
        self.unit, self._member, self._amounts_in = member.unit, member, own.amounts_in

    def leaf(self, leaf: Leaf) -> Leaf:
        return moved_leaf(leaf, self._member, self._amounts_in)

    def leaves(self) -> list[Leaf]:
        return [self.leaf(leaf) for leaf in _stated(self.unit).values()]

    def listed(self) -> list[tuple[str, Leaf]]:
        """The numbers in lists, which the department has as its own."""
        moved = self.leaves()
        return [(leaf.key, leaf) for leaf in moved if not leaf.key.startswith(self._member.start)]

    def lines(self, lines: Iterable[LineItem]) -> list[LineItem]:
        return [replace(line, leaf=self.leaf(line.leaf)) for line in lines]

    def projects(self) -> list[Project]:
        return [
            Project(
                project.name,
                tuple(replace(part, economic=self._economic(part)) for part in project.parts),
                self.record(project.record).having(undertaker=project.record.get("undertaker") or self.unit.name),
                project.place,
            )
            for project in self.unit.projects
        ]

    def _economic(self, part: ProjectPart) -> dict[str, Leaf]:
        return {code: self.leaf(leaf) for code, leaf in part.economic.items()}

    def record(self, record: Record) -> Record:
        return Record({name: self.value(record[name]) for name in names_of(record)})

    def value(self, value: object) -> object:
        """A text or list of the unit with the department's keys."""
        if isinstance(value, Ref):
            head = ".".join(value.key.split(".")[:2])  # "project.2" of "project.2.general"
            known = self._member.keys.get(value.key)
            return Ref(known or self._member.keys.get(head, f"{self._member.start}{head}") + value.key[len(head) :])
        if isinstance(value, Record):
            return self.record(value)
        return tuple(map(self.value, value)) if isinstance(value, tuple) else value


def _record(
    own: Record, records: list[tuple[_Moved, Record]], path: str, added: Mapping[str, tuple[str, ...]]
) -> Record:
    """The department's fields for templates: its own texts, the units' lists, keys where numbers are added up."""
    names = dict.fromkeys(name for record in (own, *(one for _, one in records)) for name in names_of(record))
    return Record({name: _field(own.get(name), name, records, path, added) for name in names})


def _field(
    own: object, name: str, records: list[tuple[_Moved, Record]], path: str, added: Mapping[str, tuple[str, ...]]
) -> object:
    at = f"{path}.{name}".removeprefix(".")
    values = [(moved, record.get(name)) for moved, record in records]
    if any(is_joined(at, "list") and isinstance(found, tuple) for _, found in values):
        return tuple(moved.value(each) for moved, found in values for each in found or ()) or None  # type: ignore[attr-defined]
    if at in added:
        return Ref(at)
    inner = [(moved, found) for moved, found in values if isinstance(found, Record)]
    if not inner or not (own is None or isinstance(own, Record)):
        return own
    found = _record(own or Record({}), inner, at, added)
    return found if own is not None or any(found.get(one) is not None for one in names_of(found)) else None

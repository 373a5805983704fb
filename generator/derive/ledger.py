"""Sums over the facts of a unit file, each traced to its parts; approved totals take the place of what they approve.

Real files come in 万元 with two decimals, so the parts of an approved total miss it by a few 0.01. An approved total
therefore holds for *every* sum of the same facts (the total of a table's row and its only filled column, say), and for
nothing else. It must lie within what rounding leaves open of their sum: half a unit of the last place filed for each
fact, and for the total itself (precision.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches

from generator.core.declared import BLOCK
from generator.core.members import Member, moved_leaf
from generator.core.model import Figure, Leaf
from generator.core.money import factor, is_money
from generator.core.precision import half_unit, precision_of
from generator.core.problem import Place, Problem, Severity, has_errors
from generator.core.same_parts import SameParts

STATED = "单位文件所列"
EMPTY = "没有安排，为零"
_NOTHING = Decimal(0)
LONGEST_FORMULA = 6  # labels in a formula; more would fill the screen of who points at a number


@dataclass(frozen=True, slots=True)
class Sum:
    """An addition of sums or leaves. `closed`: its parts are the same every year, so last year's add up too."""

    key: str
    label: str
    unit: str
    parts: tuple[str, ...]
    closed: bool = False


class Ledger:
    """Leaves and sums by key, evaluated once all are known."""

    def __init__(self, leaves: Iterable[Leaf], approved: Mapping[str, Leaf], amounts_in: str) -> None:
        self._amounts_in = amounts_in
        self.leaves = {leaf.key: leaf for leaf in leaves}
        self.precision = precision_of(
            leaf.value for leaf in (*self.leaves.values(), *approved.values()) if self._is_money(leaf)
        )
        self.sums: dict[str, Sum] = {}
        self._stated = approved
        self._approved: dict[frozenset[str], Leaf] = {}
        self._facts: dict[str, frozenset[str]] = {}
        self._values: dict[str, Decimal] = {}
        self._halves: dict[str, Decimal] = {}
        # Of a department: whose each fact is, what its rounding leaves open, and what was approved of its units.
        self._owners: dict[str, tuple[int, ...]] = {}
        self._given: dict[tuple[str, Place], Decimal] = {}
        self._of_units: dict[str, Leaf] = {}

    def _is_money(self, leaf: Leaf) -> bool:
        """Whether it is an amount of the budget.

        What assets are worth in the books is kept to the 分 everywhere, what a set declares as its region has it.
        """
        return leaf.unit == self._amounts_in and not leaf.key.startswith(("assets.", f"{BLOCK}."))

    def add(self, key: str, label: str, parts: Sequence[str], unit: str = "", closed: bool = False) -> str:
        """Enter a sum, of amounts unless a unit is named; returns its key, so that sums of sums read well."""
        self.sums[key] = Sum(key, label, unit or self._amounts_in, tuple(parts), closed)
        return key

    def absorb(self, member: Member, other: Ledger) -> None:
        """Every number and sum of a department's unit, under the department's keys and in its unit of amounts."""
        start, name = member.start, member.unit.name
        for key, leaf in other.leaves.items():
            if key not in other.sums:
                moved = self._moved(leaf, member, other)
                self.leaves[moved.key] = moved
                self._owners[moved.key] = (member.number, *other._owners.get(key, ()))
        for key, entry in other.sums.items():
            parts = [
                start + part if part in other.sums else member.keys.get(part, start + part) for part in entry.parts
            ]
            self.add(
                start + key, f"{name}·{entry.label}", parts, self._amounts_in if is_money(entry.unit) else entry.unit
            )
        for key, leaf in {**other._of_units, **other._stated}.items():
            moved = self._moved(leaf, member, other)
            self._of_units[start + key] = replace(moved, key=start + key)
            self._given[start + key, leaf.place] = self._given[moved.key, leaf.place]

    def _moved(self, leaf: Leaf, member: Member, other: Ledger) -> Leaf:
        moved = moved_leaf(leaf, member, self._amounts_in)
        scale = factor(leaf.unit, self._amounts_in) if is_money(leaf.unit) else 1
        self._given[moved.key, leaf.place] = other._half(leaf) * scale
        return moved

    def add_same_parts(self, sums: Iterable[SameParts]) -> None:
        """Enter sums of the same parts every year."""
        for one in sums:
            self.add(one.key, one.label, one.parts, one.unit, closed=True)

    def figures(self) -> tuple[dict[str, Figure], list[Problem]]:
        """Every leaf and sum as a figure, and what is wrong with the approved totals."""
        problems = self._approve()
        figures = {leaf.key: self._leaf(leaf) for leaf in self.leaves.values()}
        figures |= {key: self._figure(entry) for key, entry in self.sums.items()}
        return figures, problems

    def forget_unknown(self) -> None:
        """Leave out every sum of which a part is not known.

        Of a file with errors some facts are missing; and no unit states what its set does not print.
        """
        while lost := [key for key, entry in self.sums.items() if not self._is_known(entry)]:
            for key in lost:
                del self.sums[key]

    def keep(self, wanted: Callable[[str], bool]) -> None:
        """Leave out every sum that is not wanted, by its key."""
        self.sums = {key: entry for key, entry in self.sums.items() if wanted(key)}

    def _is_known(self, entry: Sum) -> bool:
        return all(part in self.sums or part in self.leaves for part in entry.parts)

    def facts(self, key: str) -> frozenset[str]:
        """The keys of the leaves, other than zero, that a sum adds up in the end.

        Without the zeros two sums of the same money have the same facts, whatever empty rows or columns they have.
        """
        if key in self.leaves and key not in self.sums:
            return frozenset((key,)) if self.leaves[key].value else frozenset()
        if key not in self._facts:
            self._facts[key] = frozenset().union(*(self.facts(part) for part in self.sums[key].parts))
        return self._facts[key]

    def open(self, *keys: str) -> Decimal:
        """By how much two statements of one amount, each a sum, may differ: for each fact of both and each total."""
        facts = frozenset().union(*(self.facts(key) for key in keys))
        return sum((self._half(self.leaves[fact]) for fact in facts), half_unit(self.precision.places) * len(keys))

    def value(self, key: str) -> Decimal:
        """The approved total of the same facts if there is one, else the sum of the parts."""
        if key not in self.sums:
            return self.leaves[key].value
        if key not in self._values:
            approved = self._approved.get(self.facts(key))
            by_units = None if approved else self._by_units(self.facts(key))
            self._values[key] = approved.value if approved else self._added(key) if by_units is None else by_units
        return self._values[key]

    def half(self, key: str) -> Decimal:
        """What rounding leaves open of a leaf or sum: what its parts do, or the approved total itself."""
        if key not in self.sums:
            return self._half(self.leaves[key])
        if key not in self._halves:
            approved = self._approved.get(self.facts(key))
            parts = (self.half(part) for part in self.sums[key].parts if self.facts(part))
            self._halves[key] = self._half(approved) if approved else sum(parts, Decimal(0))
        return self._halves[key]

    def _added(self, key: str) -> Decimal:
        return sum((self.value(part) for part in self.sums[key].parts), Decimal(0))

    def _by_units(self, facts: frozenset[str], depth: int = 0) -> Decimal | None:
        """What a department's units come to, where of one of them a total is approved; else None."""
        if not self._of_units:
            return None
        groups: dict[tuple[int, ...], set[str]] = {}
        for fact in facts:
            groups.setdefault(self._owners.get(fact, ())[: depth + 1], set()).add(fact)
        if max(map(len, groups), default=0) <= depth:
            return None
        found = [self._approved.get(frozenset(group)) for group in groups.values()]
        inner = [self._by_units(frozenset(group), depth + 1) for group in groups.values()]
        if not any(found) and all(one is None for one in inner):
            return None
        values = (
            leaf.value if leaf else sum((self.leaves[fact].value for fact in group), Decimal(0)) if one is None else one
            for leaf, one, group in zip(found, inner, groups.values(), strict=True)
        )
        return sum(values, Decimal(0))

    def _approve(self) -> list[Problem]:
        for key, leaf in self._of_units.items():  # first: what is approved of the department itself comes before it
            if key in self.sums and self.facts(key):
                self._approved[self.facts(key)] = leaf
        problems = []
        for key, leaf in self._stated.items():
            if key not in self.sums:
                problems.append(unknown_key("approved-unknown", key, leaf, self.sums))
                continue
            found = [problem for problem in (self._outside(key, leaf), self._conflict(key, leaf)) if problem]
            problems += found
            # An approved total of nothing would hold for every sum that is zero.
            if self.facts(key) and not has_errors(found):
                self._approved[self.facts(key)] = leaf
        return problems

    def _outside(self, key: str, leaf: Leaf) -> Problem | None:
        facts = self.facts(key)
        by_units = self._by_units(facts)
        derived = sum((self.leaves[fact].value for fact in facts), Decimal(0)) if by_units is None else by_units
        difference = leaf.value - derived
        if not difference:
            return None
        allowed = sum((self._half(self.leaves[fact]) for fact in facts), self._half(leaf))
        # One fact alone is the approved amount itself: there is no rounding between the two.
        if len(facts) > 1:
            inside = abs(difference) <= allowed
        else:
            inside = bool(facts) and self.precision.stated(leaf.value).states_the_same(self.precision.stated(derived))
        details = {"label": self.sums[key].label, "key": key, "approved": leaf.value, "derived": derived}
        details |= {"difference": difference, "allowed": allowed, "count": len(facts)}
        if inside:
            return Problem("approved-rounded", leaf.place, details, Severity.INFO)
        return Problem("approved-outside", leaf.place, details)

    def _conflict(self, key: str, leaf: Leaf) -> Problem | None:
        """Two approved totals of the same facts that differ."""
        other = self._approved.get(self.facts(key))
        if other is None or other.value == leaf.value:
            return None
        details = {"key": key, "other": other.key, "place": other.place}
        return Problem("approved-conflict", leaf.place, {**details, "approved": leaf.value, "value": other.value})

    def _leaf(self, leaf: Leaf) -> Figure:
        return Figure(leaf.key, leaf.value, leaf.unit, leaf.label, STATED, (), (leaf.place,), self._half(leaf))

    def _figure(self, entry: Sum) -> Figure:
        if not entry.parts:  # most are: forms print classes and columns that a unit has nothing in
            return Figure(entry.key, _NOTHING, entry.unit, entry.label, EMPTY, (), (), _NOTHING)
        approved = self._approved.get(self.facts(entry.key))
        origins = tuple(sorted({self.leaves[fact].place for fact in self.facts(entry.key)}))
        if not origins and self._owners:  # a department's zero is that of its units
            origins = tuple(sorted({self.leaves[part].place for part in entry.parts if part in self._owners}))
        if approved:
            formula = f"财政批复数（所列各数相加为 {self._added_facts(entry.key)}）"
            origins = (approved.place, *origins)
        elif len(entry.parts) == 1 and entry.parts[0] in self.leaves and entry.parts[0] not in self.sums:
            formula = STATED
        elif len(entry.parts) == 1 and entry.parts[0] in self.leaves:  # a department's: as the units state it
            formula = self._in_words(self.sums[entry.parts[0]])
        else:
            formula = self._in_words(entry)
        value, half = self.value(entry.key), self.half(entry.key)
        return Figure(entry.key, value, entry.unit, entry.label, formula, entry.parts, origins, half)

    def _half(self, leaf: Leaf) -> Decimal:
        """What the rounding of a stated amount leaves open; nothing of a count."""
        if self._given and (leaf.key, leaf.place) in self._given:
            return self._given[leaf.key, leaf.place]
        return self.precision.stated(leaf.value).half if leaf.unit == self._amounts_in else Decimal(0)

    def _added_facts(self, key: str) -> Decimal:
        return sum((self.leaves[fact].value for fact in self.facts(key)), Decimal(0))

    def _in_words(self, entry: Sum) -> str:
        parts = [part for part in entry.parts if self.facts(part)] or list(entry.parts)
        names = [self.sums[part].label if part in self.sums else self.leaves[part].label for part in parts]
        if not names:
            return EMPTY
        if len(names) > LONGEST_FORMULA:
            return f"{names[0]}、{names[1]}等 {len(names)} 项相加"
        return " + ".join(names)


def unknown_key(code: str, key: str, leaf: Leaf, known: Iterable[str]) -> Problem:
    """A figure key that does not exist, with the nearest one that does."""
    near = get_close_matches(key, list(known), n=1)
    return Problem(code, leaf.place, {"key": key, "near": near[0] if near else "—"})

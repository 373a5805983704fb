"""Sums over the facts of a unit file, each traced to its parts; approved totals take the place of what they approve.

Real files come in 万元 with two decimals, so the parts of an approved total miss it by a few 0.01. An approved total
therefore holds for *every* sum of the same facts (the total of a table's row and its only filled column, say), and for
nothing else. It must lie within 0.005 × (number of facts + 1) of their sum: each fact is rounded by at most 0.005, and
so is the total (docs/rules.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from generator.core.model import Figure, Leaf
from generator.core.problem import Problem, Severity, has_errors

STATED = "单位文件所列"
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
        self.sums: dict[str, Sum] = {}
        self._stated = approved
        self._approved: dict[frozenset[str], Leaf] = {}
        self._facts: dict[str, frozenset[str]] = {}
        self._values: dict[str, Decimal] = {}

    def add(self, key: str, label: str, parts: Sequence[str], unit: str = "", closed: bool = False) -> str:
        """Enter a sum, of amounts unless a unit is named; returns its key, so that sums of sums read well."""
        self.sums[key] = Sum(key, label, unit or self._amounts_in, tuple(parts), closed)
        return key

    def figures(self) -> tuple[dict[str, Figure], list[Problem]]:
        """Every leaf and sum as a figure, and what is wrong with the approved totals."""
        problems = self._approve()
        figures = {leaf.key: _stated(leaf) for leaf in self.leaves.values()}
        figures |= {key: self._figure(entry) for key, entry in self.sums.items()}
        return figures, problems

    def forget_unknown(self) -> None:
        """Leave out every sum of which a part is not known: of a file with errors some facts are missing."""
        while lost := [key for key, entry in self.sums.items() if not self._is_known(entry)]:
            for key in lost:
                del self.sums[key]

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

    def value(self, key: str) -> Decimal:
        """The approved total of the same facts if there is one, else the sum of the parts."""
        if key not in self.sums:
            return self.leaves[key].value
        if key not in self._values:
            approved = self._approved.get(self.facts(key))
            self._values[key] = approved.value if approved else self._added(key)
        return self._values[key]

    def _added(self, key: str) -> Decimal:
        return sum((self.value(part) for part in self.sums[key].parts), Decimal(0))

    def _approve(self) -> list[Problem]:
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
        derived = sum((self.leaves[fact].value for fact in facts), Decimal(0))
        difference = leaf.value - derived
        if not difference:
            return None
        allowed = Decimal("0.005") * (len(facts) + 1)
        # One fact alone is the approved amount itself: there is no rounding between the two.
        inside = abs(difference) <= allowed and len(facts) > 1
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

    def _figure(self, entry: Sum) -> Figure:
        approved = self._approved.get(self.facts(entry.key))
        origins = tuple(sorted({self.leaves[fact].place for fact in self.facts(entry.key)}))
        if approved:
            formula = f"财政批复数（所列各数相加为 {self._added_facts(entry.key)}）"
            origins = (approved.place, *origins)
        elif len(entry.parts) == 1 and entry.parts[0] in self.leaves:
            formula = STATED
        else:
            formula = self._in_words(entry)
        return Figure(entry.key, self.value(entry.key), entry.unit, entry.label, formula, entry.parts, origins)

    def _added_facts(self, key: str) -> Decimal:
        return sum((self.leaves[fact].value for fact in self.facts(key)), Decimal(0))

    def _in_words(self, entry: Sum) -> str:
        parts = [part for part in entry.parts if self.facts(part)] or list(entry.parts)
        names = [self.sums[part].label if part in self.sums else self.leaves[part].label for part in parts]
        if not names:
            return "没有安排，为零"
        if len(names) > LONGEST_FORMULA:
            return f"{names[0]}、{names[1]}等 {len(names)} 项相加"
        return " + ".join(names)


def unknown_key(code: str, key: str, leaf: Leaf, known: Iterable[str]) -> Problem:
    """A figure key that does not exist, with the nearest one that does."""
    near = get_close_matches(key, list(known), n=1)
    return Problem(code, leaf.place, {"key": key, "near": near[0] if near else "—"})


def _stated(leaf: Leaf) -> Figure:
    return Figure(leaf.key, leaf.value, leaf.unit, leaf.label, STATED, (), (leaf.place,))

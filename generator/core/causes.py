"""One cause is one finding: problems that have the same cause are told once, with their count and their places.

What rounding makes differ is one finding a file, however many sums it touches. Else problems of one file have one cause
where they say the same, and informations of one kind are told together: who has read one knows the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.core.problem import Place, Problem, Severity, in_order

# What is an information, by these codes, because rounding explains it (core/precision.py, docs/rules.md §2).
ROUNDED = frozenset(
    (
        *("approved-rounded", "basic-rounded", "final-rounded", "verify-table-sum", "verify-tables"),
        *("b11-three-public", "b13-pairs", "b20-personnel-public", "e16-allocation", "g03-costs"),
    )
)
# Each of these names something that is to be read by itself.
APART = frozenset(("check-accepted", "check-lowered", "comparison-only"))
MOST_PLACES = 2  # as many other places as a line of text names: three with its own; json has all


@dataclass(frozen=True, slots=True)
class Finding:
    """Problems of one cause, in the order of their places; `told` says them all."""

    told: Problem
    all: tuple[Problem, ...]

    @property
    def others(self) -> tuple[Place, ...]:
        """Where the same is besides the place at which it is told."""
        places = dict.fromkeys(one.place for one in self.all if one.place)
        return tuple(place for place in places if place != self.told.place)

    def line(self, language: str) -> str:
        """The line of what is told, and where else it is: "另有 3 处：12:5、14:5、20:1"."""
        if not self.others:
            return self.told.line(language)
        named = [f"{place.line}:{place.column}" for place in self.others[:MOST_PLACES] if place.line]
        chinese = language == "zh"
        places = ("、" if chinese else ", ").join(named)
        more = ("等" if chinese else ", …") if len(self.others) > len(named) else ""
        also = f"另有 {len(self.others)} 处：{places}{more}" if chinese else f"{len(self.others)} more: {places}{more}"
        return f"{self.told.line(language)} [{also}]" if named else self.told.line(language)


def by_cause(problems: Iterable[Problem]) -> list[Finding]:
    """The problems as findings, in the order of the places of what is told."""
    groups: dict[object, list[Problem]] = {}
    for problem in in_order(problems):
        groups.setdefault(_cause(problem), []).append(problem)
    found = [Finding(_told(group), tuple(group)) for group in groups.values()]
    return sorted(found, key=lambda one: (one.told.place or Place(""), one.told.code))


def is_rounding(problem: Problem) -> bool:
    """Whether the problem tells a difference that rounding explains."""
    return problem.severity is Severity.INFO and problem.code in ROUNDED


def _cause(problem: Problem) -> object:
    """What is alike for all problems of one cause."""
    file = problem.place.file if problem.place else ""
    if is_rounding(problem):
        return file, "rounding"
    if problem.severity is Severity.INFO and problem.code not in APART:
        return file, problem.code
    return file, problem.code, problem.severity, problem.text("zh")


def _told(group: list[Problem]) -> Problem:
    """The first of them; of several differences by rounding, how many there are."""
    first = group[0]
    if len(group) == 1 or not is_rounding(first):
        return first
    return Problem("rounding-explains", first.place, {"count": len(group)}, Severity.INFO)

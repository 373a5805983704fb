"""A few lines over the year's classification: what a template set or a unit file adds to it, or calls otherwise.

A whole list would have to be kept up to date for the sake of one 项 that a province added; these lines lie over
whatever list there is, and say so where they do not fit it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from generator.core.classification import LENGTHS, Classification, ancestors
from generator.core.problem import Place, Problem, Severity

# The first digit of a code: 2010301 is functional, 30101 economic.
KINDS = {"2": "functional", "3": "economic"}
NEW_CLASS = "项目支出"  # of an economic 类 that the list does not have: no table of basic expenditure has it either
NOTHING = "—"  # in messages, where there is no near code


@dataclass(frozen=True, slots=True)
class Overlay:
    """The lines of one set or unit file: names by code, each with its place.

    `extends` is the year whose list lies beneath; `of_set` whether it serves many units, perhaps of several years.
    """

    add: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    rename: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    extends: tuple[int, Place] | None = None
    of_set: bool = False


def laid_over(names: Classification, overlays: Iterable[Overlay]) -> tuple[Classification, list[Problem]]:
    """The classification with the overlays on it, the farthest first, and which of their lines do not fit."""
    problems: list[Problem] = []
    for overlay in overlays:
        found: list[Problem] = []
        for code, (name, place) in sorted(overlay.rename.items()):
            wrong = _unfit_name(names, code, name, place)
            names = names if wrong else _named(names, code, name)
            found += wrong
        for code, (name, place) in sorted(overlay.add.items()):  # sorted: a 款 before its 项
            wrong = _unfit_line(names, code, name, place)
            names = names if wrong else _named(names, code, name)
            found += wrong
        problems += [_softened(problem) if overlay.of_set else problem for problem in found]
    return names, problems


def _names(names: Classification, code: str) -> dict[str, str]:
    return names.functional if KINDS.get(code[:1]) == "functional" else names.economic


def _unfit_name(names: Classification, code: str, name: str, place: Place) -> list[Problem]:
    """What is wrong with calling a code otherwise."""
    known = _names(names, code)
    details: dict[str, object] = {"code": code, "year": names.listed or names.year, "name": name}
    if code not in known:
        near = get_close_matches(code, known, n=1)
        details["near"] = f"{near[0]} {known[near[0]]}" if near else NOTHING
        return [Problem("classification-rename-unknown", place, details)]
    return [Problem("classification-line-idle", place, details)] if known[code] == name else []


def _unfit_line(names: Classification, code: str, name: str, place: Place) -> list[Problem]:
    """What is wrong with adding a code."""
    lengths = LENGTHS.get(KINDS.get(code[:1], ""), (3, 5, 7))
    if code[:1] not in KINDS or len(code) not in lengths:
        return [Problem("classification-code", place, {"code": code, "lengths": "、".join(map(str, lengths))})]
    known = _names(names, code)
    details: dict[str, object] = {"code": code, "year": names.listed or names.year, "name": name}
    if known.get(code) == name:
        return [Problem("classification-line-idle", place, details)]
    if code in known:
        return [Problem("classification-add-exists", place, details | {"own": known[code]})]
    missing = next((above for above in ancestors(code) if above not in known), None)
    return [Problem("classification-parent", place, {"code": code, "parent": missing})] if missing else []


def _named(names: Classification, code: str, name: str) -> Classification:
    """With the code under that name; who wrote the line answers for it, so that it is certain."""
    uncertain = {other: why for other, why in names.uncertain.items() if other != code}
    if KINDS.get(code[:1]) == "functional":
        return replace(names, functional={**names.functional, code: name}, uncertain=uncertain)
    group = {**names.group, code: names.group.get(code, names.group.get(code[:3], NEW_CLASS))}
    return replace(names, economic={**names.economic, code: name}, group=group, uncertain=uncertain)


def _softened(problem: Problem) -> Problem:
    """In a set a line that the year's list has already does no harm: the set may serve a year that has it not."""
    is_idle = problem.code == "classification-line-idle"
    return replace(problem, severity=Severity.WARNING) if is_idle else problem

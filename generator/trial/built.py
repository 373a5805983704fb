"""A set tried all the way: correct units drawn for it are built in every format and verified, as a user's would be.

What check, build or verify holds against one of them is a fault of the set's text and tables, or of ours: the units
agree with themselves. The cases are those at which sets have failed (docs/templates.md tells a clerk what each is).
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compose import TemplateSet
from generator.core.problem import Problem, Severity
from generator.pipeline import FORMATS, build
from generator.publish.release.slots import Limits, SlotExecutor
from generator.trial.correct.drawing import Drawer, Wish
from generator.trial.correct.unit_file import set_down
from generator.trial.correct.year_before import year_before

SEED = 2026
# Rows of the longest tables round the end of a page: a page of ours has room for 27 (landscape) to 42 (portrait).
ROUND_A_PAGE_S_END = tuple(range(18, 42, 2))


@dataclass(frozen=True)
class Case:
    """A unit to be built: the name of the case, and what the unit must have."""

    name: str
    wish: Wish


USUAL = Limits()
CASES: tuple[Case, ...] = (
    Case("all-funds", Wish(funds=True)),
    Case("carry-over", Wish(carryover=True)),
    Case("carry-over-below-zero", Wish(carryover=True, negative=True)),
    Case("codes-of-last-year", Wish(items=12, last_year="file")),
    Case("new-unit", Wish(last_year="none")),
    Case("institution", Wish(institution=True)),
    Case("everything", Wish(funds=True, carryover=True, last_year="file")),
    *(Case(f"items-{count}", Wish(items=count)) for count in ROUND_A_PAGE_S_END),
)


@dataclass(frozen=True)
class Found:
    """What was found in the documents of a case."""

    case: str
    problems: tuple[Problem, ...]


def build_cases(
    templates: TemplateSet,
    sets: Sequence[Path],
    year: int,
    formats: Iterable[str] = FORMATS,
    cases: Iterable[Case] = CASES,
    jobs: int = 1,
    notify: Callable[[str], None] = lambda _: None,
    guarded: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
    limits: Limits = USUAL,
) -> list[Problem]:
    """Builds and verifies each case of a set in `jobs` processes; errors and warnings of verify, each with its cases.

    `sets` are the folders in which the set and what it extends lie; `year` is whose classification is used. `guarded`
    goes round the wait for each case, named: what is raised within costs that case alone. `limits` hold for each.
    """
    cases = list(cases)
    drawn = [replace(case.wish, extends=templates.name, kind=templates.kind, year=year) for case in cases]
    names = [case.name for case in cases]
    found: list[Found] = []
    with SlotExecutor(jobs, limits) as pool:
        waiting = [
            pool.submit(_built, name, wish, tuple(sets), tuple(formats))
            for name, wish in zip(names, drawn, strict=True)
        ]
        for name, one in zip(names, waiting, strict=True):
            notify(name)
            with guarded(name):
                found.append(Found(name, tuple(one.result())))
    return list(_by_words(found, len(names)))


def _built(name: str, wish: Wish, sets: tuple[Path, ...], formats: tuple[str, ...]) -> list[Problem]:
    """One case in a folder of its own: what is wrong with it, places in files that are gone left out."""
    choose = random.Random(f"{SEED}/{wish.extends}/{name}")
    facts = Drawer(choose, wish).facts()
    with tempfile.TemporaryDirectory() as folder:
        path = set_down(facts, year_before(facts, choose), Path(folder), sets)
        problems = build(path, Path(folder, "out"), formats).problems
    return [replace(one, place=None) for one in problems if _counts(one, wish)]


def _counts(problem: Problem, wish: Wish) -> bool:
    """Whether it is held against the set: errors, and what verify warns of; not what a check says of made-up facts.

    Below zero a part may be more than its whole and a rate go any way: there verify only warns, and is not heard.
    """
    of_verify = problem.code.startswith("verify-") and problem.severity is Severity.WARNING
    return problem.severity is Severity.ERROR or (of_verify and not wish.negative)


def _by_words(found: Iterable[Found], count: int) -> Iterator[Problem]:
    """Each finding once, with the cases in which it was found."""
    cases: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], Problem] = {}
    for one in found:
        for problem in one.problems:
            key = (problem.code, str(problem.details.get("table") or problem.details.get("name") or ""))
            first.setdefault(key, problem)
            if one.case not in cases.setdefault(key, []):
                cases[key].append(one.case)
    for key, problem in first.items():
        named = "、".join(cases[key]) if len(cases[key]) < count else f"{count}/{count}"
        details = {"code": problem.code, "inner": problem, "cases": named}
        yield Problem("trial-built", None, details, problem.severity)

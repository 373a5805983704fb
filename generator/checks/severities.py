"""Running the checks, as severe as the policy of the template set and the unit file has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from generator.checks.catalogue import CHECKS, Check
from generator.checks.policy import OFF, Policy, policy_of
from generator.core.model import Figures
from generator.core.problem import Problem, Severity

_AMOUNTS = frozenset(("line_items", "projects", "basic_expenditure", "income_items", "carryover_items", "approved"))
_BASIC, _UNIT = frozenset(("line_items", "basic_expenditure")), frozenset(("unit_of_amounts",))
_ACCOUNTS = frozenset(("line_items", "income_items", "carryover_items"))
_PROJECTS = "projects.economic"  # the amounts of projects, of which one alone may be missing
# The blocks without which a check would hold against the file what only is not read: what it takes for known amounts,
# names and offices.
NEEDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("E07", "E17", "E23", "E25", "G09", "G18"), _AMOUNTS),
    **dict.fromkeys(("B13", "B19"), _BASIC),
    **dict.fromkeys(("E14", "E15"), frozenset(("overview",))),
    **dict.fromkeys(("E18", "G14"), frozenset(("projects", "performance"))),
    **dict.fromkeys(("H06", "H31"), frozenset(("unit",))),
    "F15": frozenset(("prior",)),
    # Texts speak of 元 and 万元, and what is plausible does too.
    **dict.fromkeys(("E12", "E16", "E26", "E27", "E28", "E29", "E31", "E32", "E33"), _UNIT),
    **dict.fromkeys(("F16", "F17", "G03", "G10", "G11"), _UNIT),
    **dict.fromkeys(("B24", "B25"), _AMOUNTS),
    **dict.fromkeys(("C14", "C15"), _ACCOUNTS),
}
# Those that add up themselves what stands in a list, of which an amount alone may be missing (line_items.3.amount).
NEEDS_ALL: Mapping[str, frozenset[str]] = {
    "B20": _BASIC | {"groups"},
    "E07": frozenset(("groups",)),
    **dict.fromkeys(("B24", "B25"), _BASIC | {_PROJECTS}),
    **dict.fromkeys(("C14", "C15"), _ACCOUNTS),
    "F19": frozenset(("prior",)),
    "G18": frozenset(("line_items",)),
    **dict.fromkeys(("E16", "E17", "E22", "G03", "G10", "G11", "G14"), frozenset((_PROJECTS,))),
}


def check(figures: Figures, policy: Policy | None = None, in_release: bool = False) -> list[Problem]:
    """What is wrong with a unit's facts; without a policy, by that of the unit file alone.

    A finding that is accepted is an information that says so; an acceptance that fits nothing is a warning.
    """
    policy = policy or policy_of(figures.unit)[0]
    return policy.of_checks(problem for one in CHECKS for problem in _of(one, figures, policy, in_release))


def check_partly(figures: Figures, policy: Policy, in_release: bool = False) -> list[Problem]:
    """The same of a unit of which blocks are `missing`: what the checks find that do not need them.

    An acceptance that fits nothing is not told: what it is for may not have been looked at.
    """
    missing = figures.unit.missing
    touched = {name.partition(".")[0] for name in missing}
    touched |= {_PROJECTS for name in missing if name.startswith("projects.") and ".economic." in name}
    problems: list[Problem] = []
    for one in CHECKS:
        if not (missing & NEEDS.get(one.id, frozenset()) or touched & NEEDS_ALL.get(one.id, frozenset())):
            # A check that asks for more than there is has nothing to say.
            with suppress(AttributeError, KeyError, TypeError, IndexError):
                problems += _of(one, figures, policy, in_release)
    return [one for one in policy.of_checks(problems) if one.code != "check-accepted-nothing"]


def _of(one: Check, figures: Figures, policy: Policy, in_release: bool) -> Iterator[Problem]:
    wanted = policy.severity(one.id)
    if wanted == OFF:
        return
    # The wanted severity comes first, then that of a release, then the check's.
    severity = Severity(wanted) if wanted else one.in_release if in_release else one.severity
    for problem in one.function(figures):
        is_rounding = problem.severity is Severity.INFO and not wanted
        yield problem if is_rounding else replace(problem, severity=severity)

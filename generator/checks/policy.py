"""How findings are told: severities by rule, and findings that are accepted, of the template set and of the unit file.

One policy holds for every finding that has a rule: those of the checks before building, by their ids (E16), and those
of verifying afterwards, by their codes (verify-rate). The unit file's word comes before its set's, and what it lowers
is told; of a set every acceptance holds for all of its units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache

from generator.checks.catalogue import CHECKS
from generator.core.model import Record, Unit
from generator.core.problem import Place, Problem, Severity
from generator.verify.rules import RULES

# What silences a rule, and how the codes begin of what is found after building (verify-changes).
OFF, VERIFY = "off", "verify-"
RANKS = (OFF, Severity.INFO.value, Severity.WARNING.value, Severity.ERROR.value)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that may stay: of a rule, where its message says `at`, with the reason.

    `of_set`: whether a template set accepts it, for each of its units; then it need not occur in every one.
    """

    check: str
    at: str
    reason: str
    place: Place
    of_set: bool = False

    def fits(self, problem: Problem) -> bool:
        """By the rule's id and a text that the finding's message quotes."""
        return rule_id(problem.code) == self.check and self.at in problem.text("zh")


@dataclass(frozen=True, slots=True)
class Policy:
    """Severities (off, info, warning, error) by the ids of rules, and what is accepted."""

    severities: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()

    def severity(self, code: str) -> str:
        """What is wanted of findings with that code; empty where nothing is."""
        return self.severities.get(rule_id(code), "")

    def of_checks(self, problems: Iterable[Problem]) -> list[Problem]:
        """Findings of the checks, whose severities are those wanted already, with what is accepted."""
        return list(_accepted(problems, [one for one in self.accepted if not one.check.startswith(VERIFY)]))

    def of_verify(self, problems: Iterable[Problem]) -> list[Problem]:
        """What verifying found, as severe as it is wanted, with what is accepted.

        A difference that rounding explains stays an information.
        """
        told = (one for problem in problems for one in self._wanted(problem))
        return list(_accepted(told, [one for one in self.accepted if one.check.startswith(VERIFY)]))

    def _wanted(self, problem: Problem) -> Iterator[Problem]:
        wanted = self.severity(problem.code)
        is_rounding = problem.severity is Severity.INFO and rules().get(problem.code) is not Severity.INFO
        if not wanted or (is_rounding and wanted != OFF):
            yield problem
        elif wanted != OFF:
            yield replace(problem, severity=Severity(wanted))


@cache
def rules() -> Mapping[str, Severity]:
    """Every rule by its id, with the severity that it has by itself."""
    before = {one.id: one.severity for one in CHECKS}
    return before | {code: rule.severity for code, rule in RULES.items()}


def rule_id(code: str) -> str:
    """The id of a rule: E16 of e16-allocation and of e16; of what verifying finds its whole code."""
    return code.lower() if code.lower().startswith(VERIFY) else code.partition("-")[0].upper()


def unknown_rule(text: str, place: Place) -> Problem | None:
    """That there is no such rule, with the nearest one."""
    is_whole = text.lower().startswith(VERIFY) or "-" not in text
    if is_whole and rule_id(text) in rules():
        return None
    near = get_close_matches(rule_id(text), rules(), n=1, cutoff=0)
    return Problem("check-unknown", place, {"check": text, "near": near[0]})


def policy_of(
    unit: Unit, severities: Mapping[str, str] | None = None, accepted: Iterable[Accepted] = ()
) -> tuple[Policy, list[Problem]]:
    """The unit file's policy over its set's, and what is wrong with it: unknown ids are; what it lowers is told."""
    base = {rule_id(name): wanted for name, wanted in (severities or {}).items()}
    own, problems = dict(base), list[Problem]()
    for name, (wanted, place) in unit.checks.items():
        problem = unknown_rule(name, place)
        if problem is None:
            usual = base.get(rule_id(name)) or rules()[rule_id(name)].value
            own[rule_id(name)] = wanted
            if RANKS.index(wanted) < RANKS.index(usual):
                details = {"check": rule_id(name), "wanted": wanted, "usual": usual}
                problem = Problem("check-lowered", place, details, Severity.INFO)
        problems += [problem] if problem else []
    entries = list(_entries(unit))
    problems += [problem for one in entries if (problem := unknown_rule(one.check, one.place))]
    return Policy(own, (*entries, *accepted)), problems


def _entries(unit: Unit) -> Iterator[Accepted]:
    """What the unit file accepts."""
    for entry in unit.record.get("accepted") or ():  # type: ignore[attr-defined]
        assert isinstance(entry, Record)
        words = entry["check"]
        yield Accepted(rule_id(str(words)), str(entry["at"]), str(entry["reason"]), words.place)  # type: ignore[attr-defined]


def _accepted(problems: Iterable[Problem], entries: list[Accepted]) -> Iterator[Problem]:
    """A finding that is accepted is an information that says so; an acceptance of the file for nothing, a warning."""
    used: set[Accepted] = set()
    for problem in problems:
        entry = next((one for one in entries if one.fits(problem)), None)
        if entry is None:
            yield problem
            continue
        used.add(entry)
        details = {"check": entry.check, "finding": problem, "reason": entry.reason}
        yield Problem("check-accepted", problem.place, details, Severity.INFO)
    for entry in entries:
        if entry not in used and not entry.of_set and entry.check in rules():
            details = {"check": entry.check, "at": entry.at}
            yield Problem("check-accepted-nothing", entry.place, details, Severity.WARNING)

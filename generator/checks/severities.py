"""Running the checks: severities as the template set wants them, and findings that the unit file accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from generator.checks.catalogue import CHECKS, Check
from generator.core.model import Figures, Record
from generator.core.problem import Place, Problem, Severity

# A severity of a set that silences a check; how the codes begin of what is found after building (verify-changes).
OFF, VERIFY = "off", "VERIFY-"
_AMOUNTS = frozenset(("line_items", "projects", "basic_expenditure", "income_items", "carryover_items", "approved"))
# The blocks without which a check would hold against the file what only is not read: what it takes for known amounts,
# names and offices.
NEEDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("B13", "B19", "E07", "E17", "E23", "E25", "G09", "G18"), _AMOUNTS),
    **dict.fromkeys(("E14", "E15"), frozenset(("overview",))),
    **dict.fromkeys(("E18", "G14"), frozenset(("projects", "performance"))),
    **dict.fromkeys(("H06", "H31"), frozenset(("unit",))),
    "F15": frozenset(("prior",)),
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """An entry of the unit file's `accepted`: a finding of a check that holds `at`, and why it may stay."""

    check: str
    at: str
    reason: str
    place: Place

    def fits(self, problem: Problem) -> bool:
        """By the check's id and a text that the finding's message quotes."""
        return check_id(problem) == self.check and self.at in problem.text("zh")


def check(figures: Figures, severities: Mapping[str, str] | None = None, in_release: bool = False) -> list[Problem]:
    """What is wrong with a unit's facts. `severities` are the set's own by check id: off, info, warning, error.

    A finding that the file accepts is an information that says so; an acceptance that fits nothing is a warning.
    """
    wanted = severities or {}
    problems = [problem for one in CHECKS for problem in _of(one, figures, wanted.get(one.id, ""), in_release)]
    entries = [entry for entry in accepted_of(figures) if not entry.check.startswith(VERIFY)]
    return list(_accepted(problems, entries))


def check_partly(figures: Figures, severities: Mapping[str, str], in_release: bool = False) -> list[Problem]:
    """The same of a unit of which blocks are `missing`: what the checks find that do not need them.

    An acceptance that fits nothing is not told: what it is for may not have been looked at.
    """
    missing = figures.unit.missing
    problems: list[Problem] = []
    for one in CHECKS:
        if not missing & NEEDS.get(one.id, frozenset()):
            # A check that asks for more than there is has nothing to say.
            with suppress(AttributeError, KeyError, TypeError, IndexError):
                problems += _of(one, figures, severities.get(one.id, ""), in_release)
    entries = [entry for entry in accepted_of(figures) if not entry.check.startswith(VERIFY)]
    return [one for one in _accepted(problems, entries) if one.code != "check-accepted-nothing"]


def accept(figures: Figures, problems: Iterable[Problem]) -> list[Problem]:
    """What verifying found; findings that the file accepts, by code (verify-changes), become informations."""
    return list(_accepted(problems, [entry for entry in accepted_of(figures) if entry.check.startswith(VERIFY)]))


def check_id(problem: Problem) -> str:
    """The id of the check, E16 of e16-allocation; for what verifying finds its whole code."""
    code = problem.code.upper()
    return code if code.startswith(VERIFY) else code.partition("-")[0]


def _of(one: Check, figures: Figures, wanted: str, in_release: bool) -> Iterator[Problem]:
    if wanted == OFF:
        return
    # The set's own severity comes first, then that of a release, then the check's.
    severity = Severity(wanted) if wanted else one.in_release if in_release else one.severity
    for problem in one.function(figures):
        is_rounding = problem.severity is Severity.INFO and not wanted
        yield problem if is_rounding else replace(problem, severity=severity)


def accepted_of(figures: Figures) -> Iterator[Accepted]:
    """The file's acceptances."""
    for entry in figures.unit.record.get("accepted") or ():  # type: ignore[attr-defined]
        assert isinstance(entry, Record)
        words = entry["check"]
        yield Accepted(str(words).upper(), str(entry["at"]), str(entry["reason"]), words.place)  # type: ignore[attr-defined]


def _accepted(problems: Iterable[Problem], entries: list[Accepted]) -> Iterator[Problem]:
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
        if entry not in used:
            yield Problem(
                "check-accepted-nothing", entry.place, {"check": entry.check, "at": entry.at}, Severity.WARNING
            )

"""One unit from its file to its document: read, derive, check and compose in order, their problems together.

A department's units are derived and checked each by itself, before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import Policy, check, check_partly, policy_of
from generator.compose import TemplateSet, compose, load_set
from generator.compose.conventions import with_conventions
from generator.compose.template_set import roots, year_problem
from generator.core.document import Document
from generator.core.model import Figures, Unit
from generator.core.problem import Place, Problem, Severity, has_errors, in_order
from generator.core.style import Style
from generator.derive import derive, derive_partly
from generator.derive.compared import with_comparisons
from generator.history.comparison_base import USUAL, against_initial, base_of
from generator.history.further_bases import further_bases
from generator.history.record import changed_since
from generator.layout.fit import fit
from generator.layout.look import read_style
from generator.read.department import refused
from generator.read.named_units import of_two_departments
from generator.read.unit import Reading, read_what_is_there


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its look, ready for the writers."""

    unit: Unit
    figures: Figures
    document: Document
    style: Style
    policy: Policy


def compose_unit(
    path: Path, in_release: bool = False, beside: Path | None = None, on_record: bool = True
) -> tuple[Composed | None, list[Problem]]:
    """The stages read, derive, check and compose, and the look from the set's style.docx.

    `beside` stands for the file where others are looked for from it (an earlier version is kept elsewhere). Unless
    `on_record` is off, a file that was published must be as it was.
    """
    reading = read_what_is_there(path)
    unit, problems = reading.unit, reading.problems
    if unit is None:
        return None, [*problems, *_of_the_rest(reading, beside or path, in_release)]
    if on_record:  # before anything else of it is looked at: what was published may not change without a correction
        problems += changed_since(path, path.read_bytes())
    path = beside or path
    if unit.comparison_only is not None:
        details = {"origin": unit.comparison_only}
        return None, [*problems, Problem("comparison-only", unit.comparison_only.place, details, Severity.INFO)]
    templates, found = _set_of(unit, path)
    problems += found
    problems += of_two_departments(path) if unit.members else []
    members = members_of(unit, in_release)
    if members.refused:  # what they come to would only tell the same again
        return None, [*problems, *members.refused]
    figures, found = figures_of(unit, path, templates, members)
    problems += found
    policy, found = _policy(unit, templates)
    problems += [*found, *members.others(check(figures, policy, in_release))]
    if templates is None:  # but not before the figures: their problems are the file's, whatever its set
        return None, problems
    document, found = compose(figures, templates)
    problems += found
    style, found = read_style(templates.find("style.docx") or templates.chain[0] / "style.docx")
    problems += found
    if document is None or style is None or has_errors(problems):
        return None, problems
    # Columns are fitted once, here, so that every format has the same ones.
    fitted, found = fit(document, style)
    problems += found
    return (None if has_errors(problems) else Composed(unit, figures, fitted, style, policy)), problems


def _of_the_rest(reading: Reading, path: Path, in_release: bool) -> list[Problem]:
    """What else is wrong with a file that has errors: all stages where only codes are wrong, else those that can."""
    unit = reading.rest
    if unit is None:
        return []
    templates, problems = None, list[Problem]()
    if "template" not in unit.missing:
        templates, problems = _set_of(unit, path)
    policy, found = _policy(unit, templates)
    problems += found
    errors = [one.code for one in reading.problems if one.severity is Severity.ERROR]
    are_codes = all(code.startswith("code-") and code != "code-level" for code in errors)
    if unit.missing or templates is None or not are_codes:
        figures, found = derive_partly(unit, _base(unit, path, templates)[0])
        return [*problems, *found, *check_partly(figures, policy, in_release)]
    figures, found = figures_of(unit, path, templates)
    composed = compose(figures, templates)[1]
    return [*problems, *found, *check(figures, policy, in_release), *composed]


def _set_of(unit: Unit, path: Path) -> tuple[TemplateSet | None, list[Problem]]:
    """The unit's template set; that it is not for the year is a warning."""
    templates, problems = load_set(unit.template, unit.template.place, roots(path))
    fitting = _fitting(unit, templates)
    problem = year_problem(fitting, unit.year, unit.template.place) if fitting else None
    return templates, [*problems, *([problem] if problem else [])]


def _fitting(unit: Unit, templates: TemplateSet | None) -> TemplateSet | None:
    """The set, where it is of the unit's kind; one of another kind is refused, and says nothing of this file."""
    return templates if templates and templates.kind in ("", unit.kind) else None


def _policy(unit: Unit, templates: TemplateSet | None) -> tuple[Policy, list[Problem]]:
    """How findings are told: as the set says, and the unit file over it."""
    return policy_of(unit, templates.checks, templates.accepted) if templates else policy_of(unit)


def policy_of_file(path: Path) -> Policy:
    """How findings in the documents of a unit file are told; as the rules say where the file cannot be read."""
    reading = read_what_is_there(path)
    unit = reading.unit or reading.rest
    if unit is None or "template" in unit.missing:
        return Policy()
    return _policy(unit, load_set(unit.template, unit.template.place, roots(path))[0])[0]


@dataclass(slots=True)
class Members:
    """The figures of a department's units; which of them have errors; and what is found of them by themselves."""

    figures: list[Figures] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    told: set[tuple[str, Place | None]] = field(default_factory=set)

    def others(self, problems: Iterable[Problem]) -> list[Problem]:
        """What is not found of a unit by itself: that is told of the unit's own file, at the same place."""
        return [one for one in problems if (one.code, one.place) not in self.told]


def members_of(unit: Unit, in_release: bool = False) -> Members:
    """The units of a department, each derived and checked by itself."""
    members = Members()
    for one in unit.members:
        file = Path(one.unit.file)
        templates, problems = _set_of(one.unit, file)
        inner = members_of(one.unit, in_release)
        figures, found = figures_of(one.unit, file, templates, inner)
        policy, _ = _policy(one.unit, templates)
        problems += [*inner.refused, *found, *check(figures, policy, in_release)]
        members.figures.append(figures)
        members.refused += [refused(file, one.place, problems)] if has_errors(problems) else []
        members.told |= inner.told | {(each.code, each.place) for each in check(figures, Policy(), in_release)}
    return members


def figures_of(
    unit: Unit, path: Path, templates: TemplateSet | None, members: Members | None = None
) -> tuple[Figures, list[Problem]]:
    """All figures, with last year's from the file that the template set compares with, where that is there."""
    prior, problems = _base(unit, path, templates)
    members = members or members_of(unit)
    figures, found = derive(unit, prior, members.figures)
    fitting = _fitting(unit, templates)
    bases, more = further_bases(unit, path, fitting.comparisons if fitting else {})
    figures, wrong = with_comparisons(figures, bases)
    return figures, [*problems, *found, *more, *wrong, *against_initial(figures, path)]


def _base(unit: Unit, path: Path, templates: TemplateSet | None) -> tuple[Figures | None, list[Problem]]:
    """The figures of the file that the unit is compared with."""
    fitting = _fitting(unit, templates)
    house = with_conventions(fitting, unit)[0].switches if fitting else None
    return base_of(unit, path, house.comparison_base if house else USUAL[unit.kind])


def check_unit(unit_file: Path | str, in_release: bool = False) -> list[Problem]:
    """Everything that building the unit file would find, in the order of places; nothing is made.

    With `in_release` as strictly as a release checks: personal data are errors. A file that cannot be read is a
    problem too, never an exception.
    """
    return in_order(compose_unit(Path(unit_file), in_release)[1])

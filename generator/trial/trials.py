"""Runs the cases: a made-up file is read, derived and composed as a real one would be, and the text inspected."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.compose import TemplateSet, compose
from generator.compose.origins import chapter_files, fact_problems, option_problems, unused_files
from generator.compose.template_set import shown
from generator.core.classification import Classification, classification_of, years
from generator.core.document import Block, Document, Table, plain, spans_of
from generator.core.model import Figure, Figures, Unit
from generator.core.overlay import laid_over
from generator.core.problem import Place, Problem, Severity
from generator.core.style import Style
from generator.derive import derive
from generator.layout.fit import fit, narrow_cells
from generator.layout.look import read_style
from generator.read.names_of_year import overlays_of_chain
from generator.read.set_says import of_chain
from generator.read.unit import read_unit
from generator.trial.cases import CASES
from generator.trial.declared import within_bounds
from generator.trial.last_year import with_last_year, with_reasons
from generator.trial.leftovers import Leftover, leftovers
from generator.trial.made_up import Extreme, made_up
from generator.trial.made_up_department import texts_alone, with_units
from generator.trial.template_lines import Sources

_YEAR = re.compile(r"20\d\d")  # "2025" of "changji-city/budget-2025"


@dataclass(slots=True)
class Tried:
    """The result: the problems, each once, and the documents and files by the name of their case."""

    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    style: Style | None = None
    printed: set[str] = field(default_factory=set)  # the template files that printed something in any case
    made: set[tuple[str, str]] = field(default_factory=set)  # the made-up files so far, none tried twice


def try_set(
    templates: TemplateSet,
    folders: Iterable[Path] = (),
    year: int = 0,
    cases: Iterable[Extreme] = CASES,
    notify: Callable[[str], None] = lambda _: None,
    guarded: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
) -> Tried:
    """Render the set at each extreme.

    `folders` are where other sets lie, which may use what this one holds; `year` is whose classification to use, else
    that in the set's name.

    `guarded` goes round each case, named: what is raised within costs that case alone.
    """
    folders, cases = list(folders), list(cases)
    found = [*option_problems(templates, folders), *fact_problems(templates, folders)]
    tried = Tried(problems=[*found, *unused_files(templates, folders)])
    if not templates.kind:
        tried.problems.append(Problem("trial-no-kind", Place(templates.name), {}, Severity.INFO))
        return tried
    tried.style, found = read_style(templates.find("style.docx") or templates.chain[0] / "style.docx")
    tried.problems += found
    names, found = _names(year or year_of(templates.name), templates)
    tried.problems += found
    if names is None or tried.style is None:
        return tried
    seen: dict[tuple[str, str, str], list[str]] = {}
    kept: dict[tuple[str, str, str], Problem] = {}
    for extreme in cases:
        notify(extreme.name)
        with guarded(extreme.name):
            for problem in _case(templates, names, extreme, tried):
                key = (problem.code, str(problem.place), str(problem.details))
                kept.setdefault(key, problem)
                seen.setdefault(key, []).append(extreme.name)
    tried.problems += _once(kept, seen, len(tried.files))
    tried.problems += _silent(templates, tried)
    return tried


def _names(year: int, templates: TemplateSet) -> tuple[Classification | None, list[Problem]]:
    """The names of the year with the set's own lines on them."""
    names, problems = classification_of(year, [])
    if names is None and not problems:
        known = "、".join(str(each) for each in years())
        problems = [Problem("trial-no-year", None, {"year": year, "known": known})]
    if names is None:
        return None, problems
    names, found = laid_over(names, overlays_of_chain(templates.chain))
    return names, problems + found


def year_of(name: str) -> int:
    """The year in the set's name if there is a classification of it, else the newest."""
    known = years()
    said = [int(found) for found in _YEAR.findall(name)]
    return next((year for year in said if year in known), known[-1])


def _once(
    kept: Mapping[tuple[str, str, str], Problem], seen: Mapping[tuple[str, str, str], list[str]], count: int
) -> Iterator[Problem]:
    """Each finding once, with its cases; one sentence at fault says different numbers in different cases."""
    lines: dict[tuple[str, str], tuple[Problem, list[str]]] = {}
    for key, problem in kept.items():
        where = (problem.code, str(problem.place) if problem.place and problem.place.line else str(key))
        # Two findings of one code at one line of a template are one mistake.
        if problem.code.startswith("trial-") and where in lines:
            lines[where][1].extend(case for case in seen[key] if case not in lines[where][1])
        else:
            lines[where if problem.code.startswith("trial-") else (str(key), "")] = (problem, list(seen[key]))
    for problem, cases in lines.values():
        yield _with_cases(problem, cases, count)


def _with_cases(problem: Problem, cases: list[str], count: int) -> Problem:
    named = "、".join(cases) if len(cases) < count else f"{count}/{count}"
    if problem.code.startswith("trial-"):
        return replace(problem, details={**problem.details, "cases": named})
    return Problem("trial-problem", problem.place, {**_told(problem), "cases": named}, problem.severity)


def _told(problem: Problem) -> dict[str, object]:
    """A problem within the words of another."""
    return {"code": problem.code, "inner": problem}


def _silent(templates: TemplateSet, tried: Tried) -> Iterator[Problem]:
    """Chapters and sections that printed nothing in any case."""
    if not tried.documents:
        return
    for file in chapter_files(templates):
        path = templates.find(file)
        below = file.removesuffix(".j2") + "/"
        if path and file not in tried.printed and not any(each.startswith(below) for each in tried.printed):
            yield Problem("trial-chapter-empty", Place(shown(path)), {}, Severity.WARNING)


# ── one case ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _case(templates: TemplateSet, names: Classification, extreme: Extreme, tried: Tried) -> Iterator[Problem]:
    """What one case finds."""
    unit, text, problems = _unit(templates, names, extreme)
    if (extreme.last_year, text) in tried.made:
        return  # the kind has nothing of what this case leaves out: it was tried already
    tried.made.add((extreme.last_year, text))
    tried.files[extreme.name] = text
    if unit is None:
        # The made-up data is ours: that it cannot be read is no fault of the set.
        yield from (Problem("trial-failed", Place(templates.name), _told(problem)) for problem in problems[:1])
        return
    figures, found = derive(unit)
    # Of amounts below zero no declared fact can be both at most as much and 0 at least.
    serious = (each for each in found if each.severity is Severity.ERROR and each.code != "fact-outside")
    yield from (replace(problem, place=None) for problem in serious)
    origins: dict[Block, str] = {}
    called = {name: one["called"] for name, one in templates.comparisons.items()}
    complete, document, found = _composed(with_last_year(figures, extreme, called), templates, origins)
    tried.files[extreme.name] = text + _comparisons(complete)
    tried.printed |= {*origins.values(), *_chapters_of_tables(templates, origins.values())}
    yield from (_elsewhere(problem, unit.file) for problem in found)
    if document is None or tried.style is None:
        return
    sources = Sources(templates, origins)
    yield from (_leftover(each, sources) for each in leftovers(document))
    document, found = fit(document, tried.style)
    yield from (replace(each, place=sources.file_of_table(str(each.details["table"]))) for each in found)
    too_wide = {each.details["table"] for each in found}
    for table, words in narrow_cells(document, tried.style):
        if table.key not in too_wide:
            details = {"text": words, "cases": ""}
            yield Problem("trial-cell-narrow", sources.file_of_table(table.key), details, Severity.WARNING)
    tried.documents[extreme.name] = document


def _composed(
    figures: Figures, templates: TemplateSet, origins: dict[Block, str]
) -> tuple[Figures, Document | None, list[Problem]]:
    """Composed, once more where a reason was asked for that a comparison with last year does not need."""
    document, problems = compose(figures, templates, origins)
    asked = {str(problem.details["key"]) for problem in problems if problem.code == "reason-missing"}
    if asked:
        origins.clear()
        figures = with_reasons(figures, asked)
        document, problems = compose(figures, templates, origins)
    return figures, document, problems


def _elsewhere(problem: Problem, made_up_file: str) -> Problem:
    """Without a place in the made-up file, which the set's author does not have."""
    return replace(problem, place=None) if problem.place and problem.place.file == made_up_file else problem


def _leftover(found: Leftover, sources: Sources) -> Problem:
    table = isinstance(found.block, Table)
    whole = found.text if table else plain(tuple(spans_of(found.block)))
    place = sources.place(found.block, whole, found.text)
    return Problem(found.code, place, {"text": found.text})


def _chapters_of_tables(templates: TemplateSet, files: Iterable[str]) -> set[str]:
    """The chapters that print tables and nothing else."""
    tables = {file.removeprefix("tables/").removesuffix(".yaml") for file in files if file.startswith("tables/")}
    asked = re.compile(r"@table[ \t]+(\S+)")  # "@table 03"
    chapters = ((file, templates.find(file)) for file in chapter_files(templates))
    return {file for file, path in chapters if path and tables & set(asked.findall(path.read_text("utf-8", "replace")))}


# ── the made-up unit ──────────────────────────────────────────────────────────────────────────────────────────────


def _unit(templates: TemplateSet, names: Classification, extreme: Extreme) -> tuple[Unit | None, str, list[Problem]]:
    """The made-up unit, read from a file as any other, with its two statements of basic expenditure made to agree."""
    head = {"template": templates.name, "year": str(names.year), "kind": templates.kind}
    of_set = of_chain(templates.chain)
    data = made_up(of_set.schema(templates.kind), names, head, extreme)
    if "income_items" in data:  # as much income as expenditure, item by item
        data["income_items"] = [_income(item) for item in data["line_items"]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{extreme.name}.yaml"
        for _ in range(2):  # read as made, to know the sums; then with basic expenditure that agrees with them
            text = _dumped(data)
            path.write_text(text, encoding="utf-8")
            unit, problems = read_unit(path, path.name, of_set)
            if unit is None:
                return None, text, [problem for problem in problems if problem.severity is Severity.ERROR]
            figures, _ = derive(unit)
            _agree(data, figures)
            within_bounds(data, figures)
        if extreme.department:
            # its units' files find the set that is tried as a unit's file does: beside them
            (path.parent / "templates").symlink_to(_root_of(templates))
            own = made_up(texts_alone(of_set.schema(templates.kind)), names, head, extreme)
            with_units(own, data, path.parent, _dumped)
            text = _dumped(own)
            path.write_text(text, encoding="utf-8")
            unit, problems = read_unit(path, None, of_set)
    return unit, text, problems


def _root_of(templates: TemplateSet) -> Path:
    """The folder in which the set is found by its name: templates/ of templates/changji-city/budget-2025."""
    return templates.chain[0].resolve().parents[len(Path(templates.name).parts) - 1]


def _dumped(data: Mapping[str, Any]) -> str:
    found: str = yaml.dump(dict(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    return found


def _income(item: Mapping[str, str]) -> dict[str, str]:
    return {name: item[name] for name in ("code", "source", "amount") if name in item}


def _agree(data: dict[str, Any], figures: Mapping[str, Figure]) -> None:
    """Basic expenditure by economic class comes to what it is by function."""
    codes = list(data["basic_expenditure"])
    whole = figures["general.basic"].value
    part = (whole / len(codes)).quantize(Decimal("0.01"))
    values = [whole - part * (len(codes) - 1), *[part] * (len(codes) - 1)]  # the first takes what rounding leaves
    data["basic_expenditure"] = {code: str(value) for code, value in zip(codes, values, strict=True)}


def _comparisons(figures: Figures) -> str:
    """Last year's figures and the reasons, as they would stand in the file."""
    stated = {key: str(before.value) for key, before in figures.prior.items() if not key.startswith("year")}
    none = figures.unit.no_prior
    prior = {"none": str(none)} if none else {"year": str(figures.unit.year - 1), "figures": stated}
    return _dumped({"prior": prior, "reasons": {key: str(words) for key, words in figures.unit.reasons.items()}})

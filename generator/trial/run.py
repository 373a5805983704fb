"""Runs the cases: a made-up file is read, derived and composed as a real one would be, and the text looked over."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.classification import Classification, classification_of, years
from generator.compose import TemplateSet, compose
from generator.compose.catalogue import option_problems, unused_files
from generator.data import unit_schema
from generator.derive import derive
from generator.document import Document
from generator.model import Figure, Figures, Unit, Words
from generator.problem import Place, Problem, Severity
from generator.read.unit import read_unit
from generator.style import Style
from generator.trial.cases import CASES
from generator.trial.leftovers import leftovers
from generator.trial.made_up import Extreme, made_up
from generator.write.fit import fit
from generator.write.look import read_style

TWICE = Decimal(2)
_YEAR = re.compile(r"20\d\d")


@dataclass(slots=True)
class Tried:
    """What came of it: the problems, each once, and the documents by the name of their case."""

    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    style: Style | None = None


def try_set(
    templates: TemplateSet,
    folders: Iterable[Path] = (),
    year: int = 0,
    cases: Iterable[Extreme] = CASES,
    notify: Callable[[str], None] = lambda _: None,
) -> Tried:
    """Render the set at each extreme.

    `folders` are where other sets lie, which may use what this one holds; `year` is whose classification to use, else
    that in the set's name.
    """
    tried = Tried(problems=[*option_problems(templates), *unused_files(templates, folders)])
    tried.style, found = read_style(templates.find("style.docx") or templates.chain[0] / "style.docx")
    tried.problems += found
    year = year or _year_of(templates.name)
    names, found = classification_of(year, [])
    tried.problems += found
    if names is None or tried.style is None:
        return tried
    seen: dict[tuple[str, str, str], list[str]] = {}
    kept: dict[tuple[str, str, str], Problem] = {}
    for extreme in cases:
        notify(extreme.name)
        for problem in _case(templates, names, extreme, tried):
            key = (problem.code, str(problem.place), str(problem.details))
            kept.setdefault(key, problem)
            seen.setdefault(key, []).append(extreme.name)
    tried.problems += [_with_cases(kept[key], names_of_cases) for key, names_of_cases in seen.items()]
    return tried


def _year_of(name: str) -> int:
    """The year in the set's name if there is a classification of it, else the newest."""
    known = years()
    said = [int(found) for found in _YEAR.findall(name)]
    return next((year for year in said if year in known), known[-1])


def _with_cases(problem: Problem, cases: list[str]) -> Problem:
    shown = "、".join(cases) if len(cases) < len(CASES) else "全部"
    if problem.code.startswith("trial-"):
        return replace(problem, details={**problem.details, "cases": shown})
    return Problem("trial-problem", problem.place, {**_told(problem), "cases": shown}, problem.severity)


def _told(problem: Problem) -> dict[str, object]:
    """A problem within the words of another."""
    return {"code": problem.code, "inner": problem}


def _case(templates: TemplateSet, names: Classification, extreme: Extreme, tried: Tried) -> Iterator[Problem]:
    """What one case finds."""
    unit, text, problems = _unit(templates, names, extreme)
    if unit is None:
        # The made-up data is ours: what it lacks is no fault of the set.
        yield from (Problem("trial-failed", Place(templates.name), _told(problem)) for problem in problems[:1])
        return
    figures, found = derive(unit)
    yield from (problem for problem in found if problem.severity is Severity.ERROR)
    document, found = compose(_with_last_year(unit, figures, extreme), templates)
    yield from found
    if document is None:
        return
    document, found = fit(document, tried.style) if tried.style else (document, [])
    yield from found
    tried.documents[extreme.name], tried.files[extreme.name] = document, text
    yield from leftovers(document, templates.name)


def _unit(templates: TemplateSet, names: Classification, extreme: Extreme) -> tuple[Unit | None, str, list[Problem]]:
    """The made-up unit, read from a file as any other, with its two statements of basic expenditure made to agree."""
    kind = templates.kind or "budget"
    head = {"template": templates.name, "year": str(names.year), "kind": kind}
    data = made_up(unit_schema(kind), names, head, extreme)
    if kind == "final":
        data["income_items"] = [_income(item) for item in data["line_items"] if item]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{extreme.name}.yaml"
        for _ in range(2):
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
            path.write_text(text, encoding="utf-8")
            unit, problems = read_unit(path, path.name)
            if unit is None:
                return None, text, [problem for problem in problems if problem.severity is Severity.ERROR]
            figures, _ = derive(unit)
            _agree(data, figures)
    return unit, text, problems


def _income(item: dict[str, str]) -> dict[str, str]:
    return {"code": item["code"], "source": item["source"], "amount": item["amount"]}


def _agree(data: dict[str, Any], figures: Mapping[str, Figure]) -> None:
    """Basic expenditure by economic class is what it is by function; the carry-over is the same at both ends."""
    codes = list(data["basic_expenditure"])
    parts = {code: Decimal(0) for code in codes}
    parts[codes[0]] = figures["general.basic"].value
    data["basic_expenditure"] = {code: str(value) for code, value in parts.items()}


def _with_last_year(unit: Unit, figures: Figures, extreme: Extreme) -> Figures:
    """This year's figures with last year's made from them, and a reason for whatever is asked for one."""
    prior = {
        key: replace(figure, key=f"prior.{key}", value=_last_year(figure.value, extreme), label=f"上年{figure.label}")
        for key, figure in figures.items()
    }
    words = Words("某某原因", Place(unit.file, 1, 1))
    reasoned = replace(unit, reasons=dict.fromkeys(figures, words))
    return Figures(reasoned, dict(figures.items()), prior)


def _last_year(now: Decimal, extreme: Extreme) -> Decimal:
    match extreme.last_year:
        case "none":
            return Decimal(0)
        case "same":
            return now
        case "all":
            return Decimal(100)
        case _:
            return now / TWICE

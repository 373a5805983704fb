"""Formulas of derive broken on purpose, one at a time for each figure that a narrative states.

A sum loses its largest part (a figure of one part, a hundredth of itself more); a change has its sign turned; a rate is
divided by this year, as published documents do; a share is of part and whole together; a completion is upside down.
Everything downstream uses the wrong value, as it would if the formula were wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from generator.compose import changes, comparisons, compose, load_set, words
from generator.compose.template_set import roots
from generator.core.document import Document, Number, Table, blocks, spans_of
from generator.core.model import Figure, Figures, Unit
from generator.core.problem import Problem, Severity
from generator.core.ratios import change, completion, rate, share
from generator.derive.ledger import Ledger
from generator.read.unit import read_unit
from generator.stages import figures_of
from generator.verify.across.facts_json import Facts, check_facts
from generator.verify.verification import check_document
from generator.write.facts import write_facts
from tests.verify.printing import printed_of

HUNDRED = Decimal(100)
_FUNCTION = re.compile(r"(change|rate|share|completion)\((.+)\)")


@dataclass(frozen=True)
class Outcome:
    """What became of a broken figure: found by verify, refused before a document was made, or missed."""

    key: str
    result: str


def outcomes(path: Path, every: int = 1) -> Iterator[Outcome]:
    """Each figure that the unit's narrative states, broken in turn; those that cannot come out wrong are left out."""
    unit, _ = read_unit(path)
    assert unit is not None
    document, figures = composed(unit, path)
    assert document is not None
    usual = findings(document)
    for key in sorted(stated(document))[::every]:
        with broken(key, figures) as is_other:
            if not is_other:
                continue
            changed, _ = composed(unit, path)
        if changed is None:
            yield Outcome(key, "refused")
        else:
            yield Outcome(key, "found" if findings(changed) - usual else "missed")


def composed(unit: Unit, path: Path) -> tuple[Document | None, Figures]:
    """The document of a unit; what derive itself says against it is left aside."""
    templates, _ = load_set(unit.template, unit.template.place, roots(path))
    assert templates is not None
    figures, _ = figures_of(unit, path, templates)
    return compose(figures, templates)[0], figures


def stated(document: Document) -> set[str]:
    """The figures of all numbers outside tables."""
    texts = (block for block in blocks(document) if not isinstance(block, Table))
    return {span.figure for block in texts for span in spans_of(block) if isinstance(span, Number)}


def findings(document: Document) -> set[str]:
    """What verify finds in a document and its facts.json, infos aside."""
    printed = printed_of(document)
    tree = json.loads(write_facts(document))
    facts = Facts("facts.json", tree["numbers"], tree["figures"])
    problems: list[Problem] = [*check_document(printed)[0], *check_facts(printed, facts)]
    return {problem.line("en") for problem in problems if problem.severity is not Severity.INFO}


@contextmanager
def broken(key: str, figures: Figures) -> Iterator[bool]:
    """The formula of a figure broken; whether that makes it another value."""
    function = _FUNCTION.fullmatch(key)
    if function:
        with _broken_function(function[1], key, figures) as is_other:
            yield is_other
        return
    if key not in figures:  # last year's: stated, or summed from what is stated
        yield False
        return
    right = figures[key].value
    parts = [figures[name].value for name in figures[key].inputs if name in figures and figures[name].value]
    wrong = right - max(parts, key=abs) if len(parts) > 1 else right * Decimal("1.01")
    original = Ledger.value

    def value(self: Ledger, asked: str) -> Decimal:
        return wrong if asked == key else original(self, asked)

    def otherwise(self: Figures, name: str) -> Figure:
        figure = self._figures[name]
        return replace(figure, value=wrong) if name == key else figure

    with patch.object(Ledger, "value", value), patch.object(Figures, "__getitem__", otherwise):
        yield wrong != right and not is_count(figures[key])


def is_count(figure: Figure) -> bool:
    """Years and what a file states as it is have no formula."""
    return figure.unit == "年" or not figure.inputs


@contextmanager
def _broken_function(kind: str, key: str, figures: Figures) -> Iterator[bool]:
    names = key[len(kind) + 1 : -1].split(",")
    now = figures.get(names[0])
    base = figures.get(names[1]) if len(names) > 1 else figures.prior.get(names[0])
    if now is None or base is None:
        yield False
        return
    original: Callable[[Figure, Figure], Figure | None] = {
        "change": change, "rate": rate, "share": share, "completion": completion,
    }[kind]  # fmt: skip
    right = original(now, base)
    wrong = _wrong(kind, now.value, base.value)

    def function(one: Figure, other: Figure) -> Figure | None:
        figure = original(one, other)
        return replace(figure, value=wrong) if figure is not None and figure.key == key else figure

    target = {"completion": comparisons, "share": words}.get(kind, changes)  # where the templates' functions use it
    with patch.object(target, kind, function):
        places = Decimal("0.01")
        yield right is not None and wrong.quantize(places) != right.value.quantize(places)


def _wrong(kind: str, now: Decimal, base: Decimal) -> Decimal:
    if kind == "change":
        return base - now
    if kind == "rate":
        return (now - base) / now * HUNDRED if now else Decimal(0)
    if kind == "share":
        return now / (now + base) * HUNDRED if now + base else Decimal(0)
    return base / now * HUNDRED if now else Decimal(0)

"""Required is what is printed: each field that the schema asks every unit for is stated somewhere by every set.

A set is composed of made-up units; a number is printed where a figure of the document rests on it, a text where its
words stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.compose import TemplateSet, compose, load_set
from generator.compose.template_set import set_names
from generator.core.classification import classification_of
from generator.core.document import Document, Table, blocks, plain, spans_of
from generator.core.model import Figures, Record, Unit, Words
from generator.core.problem import Place
from generator.derive import derive
from generator.read.set_says import of_chain
from generator.read.unit import read_unit
from generator.trial.last_year import with_last_year, with_reasons
from generator.trial.made_up import Extreme, made_up
from generator.trial.trials import year_of
from tests.world import ROOT, told

# What a document is made by and not of: which set, which year, in what the amounts are; codes stand as their names.
HEAD = {"template", "year", "kind", "unit_of_amounts"}
STRUCTURE = ("choice", "flag", "code", "year")


def sets() -> list[str]:
    """Those that documents are made by."""
    found = [load_set(name, Place(name), [ROOT / "templates"])[0] for name in set_names([ROOT / "templates"])]
    return [one.name for one in found if one and one.kind]


def required(rules: dict[str, Any], path: str = "") -> Iterator[str]:
    """The paths of what every unit file must say; entries of lists and tables are `*`."""
    for name, field in rules.items():
        kind, here = field.get("type", "text"), f"{path}{name}"
        if not field.get("required") or here in HEAD or kind in STRUCTURE:
            continue
        inner = field.get("valuesrules", field.get("schema", {}))
        if (kind == "dict" and "schema" in field) or (kind == "list" and inner.get("type") == "dict"):
            yield from required(inner if kind == "dict" else inner["schema"], f"{here}.{'*.' * (kind == 'list')}")
        else:
            yield f"{here}.*" if kind in ("dict", "list") else here


def composed(one: TemplateSet, folder: Path, fields: str) -> tuple[Unit, Figures, Document]:
    names, _ = classification_of(year_of(one.name))
    assert names
    extreme = Extreme("x", fields=fields)  # type: ignore[arg-type]
    head = {"template": one.name, "year": str(names.year), "kind": one.kind}
    path = folder / f"{fields}.yaml"
    of_set = of_chain(one.chain)
    path.write_text(str(made_up(of_set.schema(one.kind), names, head, extreme)).replace("'", '"'), "utf-8")
    unit, problems = read_unit(path, of_set=of_set)
    assert unit, told(problems)
    figures = with_last_year(derive(unit)[0], extreme)
    document, found = compose(figures, one)
    if asked := {str(each.details["key"]) for each in found if each.code == "reason-missing"}:
        figures = with_reasons(figures, asked)
        document, found = compose(figures, one)
    assert document, told(found)
    return unit, figures, document


def printed(unit: Unit, figures: Figures, document: Document) -> Iterator[str]:
    """The paths of the facts that the document states."""
    waiting, seen = [fact.key for fact in document.facts], set[str]()
    while waiting:
        key = waiting.pop()
        if key in seen or key not in figures:
            continue
        seen.add(key)
        waiting += figures[key].inputs
    yield from seen
    words = [
        plain(cell.spans)
        for block in blocks(document)
        if isinstance(block, Table)
        for row in (*block.header, *block.body)
        for cell in row
    ]
    words += [plain(tuple(spans_of(block))) for block in blocks(document) if not isinstance(block, Table)]
    text = "\n".join(words)
    yield from (path for path, said in texts(unit.record, "") if said in text or as_day(said) in text)


def texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Record):
        for name, inner in value._fields.items():
            yield from texts(inner, f"{path}.{name}".strip("."))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from texts(inner, f"{path}.{number}")
    elif isinstance(value, Words):
        yield path, str(value)


def as_day(said: str) -> str:
    """A date as documents have it, "2025年2月8日"; of any other text itself."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", said)
    year, month, of_month = found.groups() if found else ("", "0", "0")
    return f"{year}年{int(month)}月{int(of_month)}日" if found else said


def fits(path: str, wanted: str) -> bool:
    parts, pattern = path.split("."), wanted.split(".")
    return len(parts) == len(pattern) and all(
        theirs in ("*", mine) for mine, theirs in zip(parts, pattern, strict=True)
    )


@pytest.mark.parametrize("name", sets())
def test_what_is_required_is_printed(name: str, tmp_path: Path) -> None:
    one, problems = load_set(name, Place(name), [ROOT / "templates"])
    assert one, told(problems)
    found = {path for fields in ("all", "required") for path in printed(*composed(one, tmp_path, fields))}
    wanted = list(required(of_chain(one.chain).schema(one.kind)))
    assert len(wanted) > 15
    missing = {path for path in wanted if not any(fits(each, path) for each in found)}
    assert missing == set()

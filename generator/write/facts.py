"""facts.json: every number that the document prints, with its figure, formula and places.

Kinds: `figure` comes from a figure; `text` stands in a text of the unit file; `label` is a code, an ordinal or a date
of the template (codes of the classification, 表1, 1、). The order is the reading order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from generator.core.document import (
    Block,
    Document,
    Fact,
    Heading,
    Number,
    Span,
    SplitLine,
    Table,
    Text,
    blocks,
    plain,
    spans_of,
)

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")  # "1,131.42", "90.68%", "2025"

Entry = dict[str, object]


def write_facts(document: Document) -> bytes:
    """The file's bytes: `document`, `numbers` (each printed one) and `figures` (what they refer to), one a line."""
    facts = {fact.key: fact for fact in document.facts}
    numbers = [_line(entry) for entry in _numbers(document, facts)]
    figures = [f"{_line(key)}: {_line(_described(fact))}" for key, fact in sorted(facts.items())]
    head = f'"document": {_line(document.title)},\n"unit": {_line(document.unit_name)}'
    return '{{\n{},\n"numbers": [\n{}\n],\n"figures": {{\n{}\n}}\n}}\n'.format(
        head, ",\n".join(numbers), ",\n".join(figures)
    ).encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _described(fact: Fact) -> Entry:
    return {
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        "formula": fact.formula,
        "inputs": list(fact.inputs),
        "sources": list(fact.origins),
    }


def _numbers(document: Document, facts: dict[str, Fact]) -> Iterator[Entry]:
    """In reading order; `where` names the heading above, and the row and column in a table (header rows count)."""
    heading = ""
    paragraph = 0
    for block in blocks(document):
        if isinstance(block, Heading):
            heading, paragraph = plain(block.spans), 0
        elif not isinstance(block, Table):
            paragraph += 1
        for where, span in _located(block):
            place: Entry = {
                "heading": heading,
                **({} if isinstance(block, Table) else {"paragraph": paragraph}),
                **where,
            }
            yield from _entries(span, place, facts)


def _located(block: Block) -> Iterator[tuple[Entry, Span]]:
    if isinstance(block, Table):
        for number, row in enumerate((*block.header, *block.body), 1):
            for position, cell in enumerate(row, 1):
                for span in cell.spans:
                    yield {"table": block.key, "row": number, "cell": position}, span
    else:
        kind = "header line" if isinstance(block, SplitLine) else type(block).__name__.lower()
        for span in spans_of(block):
            yield {"block": kind}, span


def _entries(span: Span, where: Entry, facts: dict[str, Fact]) -> Iterator[Entry]:
    match span:
        case Number(text=text, figure=key):
            fact = facts[key]
            yield {
                "text": text,
                "kind": "figure",
                "figure": key,
                "formula": fact.formula,
                "where": where,
                "source": list(fact.origins),
            }
        case Text(text=text, origin=origin):
            kind = "text" if origin else "label"
            source = [origin] if origin else []
            for found in _NUMBER.findall(text):
                yield {"text": found, "kind": kind, "figure": None, "formula": None, "where": where, "source": source}

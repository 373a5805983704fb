"""The facts that sets declare under `facts:` in set.yaml, added up along the chain, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.core.declared import BLOCK, RECORDS, ROWS, THIS, Declared
from generator.core.problem import Place, Problem, Severity
from generator.read.set_chain import SetFile
from generator.yaml_file.node import Node, place_at

_KEY = re.compile(r"[a-z][a-z0-9_]*")  # "sme_contracts"; not "SME", "中小企业", "5a"
_SUM = re.compile(r"[a-z][\w.]*(?:\s*[+−-]\s*[a-z][\w.]*)*")  # "procurement.goods + procurement.works"
BOUNDS = ("equals", "at_most", "at_least")


def facts_of(files: list[SetFile]) -> tuple[Declared, ...]:
    """What the sets declare; a nearer set's declaration takes the place of a farther one's.

    Declarations that are faulty do not count: composing tells.
    """
    found: dict[str, Declared] = {}
    for one in reversed(files):
        faulty = {key for key, _ in _faults(one.found, one.tree)}
        block = one.found.get(BLOCK) or {}
        found |= {key: _declared(key, block[key], one.tree, (BLOCK, key)) for key in block if key not in faulty}
    labels = {one.label: key for key, one in found.items()}  # of two with one label the later
    return tuple(one for key, one in found.items() if labels[one.label] == key)


def problems_of_facts(found: Mapping[str, Any], tree: Node) -> list[Problem]:
    """What is wrong with the declarations of one set.yaml."""
    return [problem for _, problem in _faults(found, tree)]


def _declared(key: str, said: Mapping[str, Any], tree: Node, path: tuple[str, ...]) -> Declared:
    columns = said.get("columns") or {}
    return Declared(
        key=key,
        label=said["label"],
        kind=said["kind"],
        place=place_at(tree, path, key=True),
        unit=said.get("unit") or "",
        description=said.get("description") or "",
        years=tuple(said.get("years") or (THIS,)),
        least=said.get("min"),
        most=said.get("max"),
        **{name: said.get(name) or "" for name in BOUNDS},
        severity=Severity(said.get("severity") or Severity.ERROR),
        printed=tuple(said.get("printed") or ()),
        required=said.get("required") is not False,
        columns=tuple(
            _declared(name, {**column, "severity": said.get("severity")}, tree, (*path, "columns", name))
            for name, column in columns.items()
        ),
    )


def _faults(found: Mapping[str, Any], tree: Node) -> Iterator[tuple[str, Problem]]:
    """Each fault with the key of its fact."""
    labels: dict[str, str] = {}
    for key, said in (found.get(BLOCK) or {}).items():
        path = (BLOCK, key)
        for code, place, details in _of_one(key, said, tree, path):
            yield key, Problem(code, place, details)
        if labels.setdefault(said["label"], key) != key:
            details = {"label": said["label"], "other": labels[said["label"]]}
            yield key, Problem("fact-label-twice", place_at(tree, (*path, "label")), details)


def _of_one(
    key: str, said: Mapping[str, Any], tree: Node, path: tuple[str, ...]
) -> Iterator[tuple[str, Place, dict[str, object]]]:
    place = place_at(tree, path, key=True)
    columns = said.get("columns") or {}
    if not _KEY.fullmatch(key) or (len(path) > 2 and key == ROWS):
        yield "fact-key", place, {"key": key}
    if (said["kind"] == RECORDS) != bool(columns) or (said["kind"] == RECORDS and len(path) > 2):
        yield "fact-columns", place, {"key": key, "label": said["label"]}
    for bound in BOUNDS:
        if said.get(bound) and not _SUM.fullmatch(said[bound]):
            yield "fact-bound-form", place_at(tree, (*path, bound)), {"text": said[bound]}
    for name, column in columns.items():
        yield from _of_one(name, column, tree, (*path, "columns", name))

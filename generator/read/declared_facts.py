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
    clashing = dict(_clashes({key: one.label for key, one in found.items()}))
    return tuple(one for key, one in found.items() if key not in clashing)


def problems_of_facts(found: Mapping[str, Any], tree: Node) -> list[Problem]:
    """What is wrong with the declarations of one set.yaml."""
    return [problem for _, problem in _faults(found, tree)]


def clashes_in_chain(files: list[SetFile]) -> list[Problem]:
    """Facts of several sets that unit files could not tell apart by their names."""
    found = {key: said["label"] for one in reversed(files) for key, said in (one.found.get(BLOCK) or {}).items()}
    places = {
        key: place_at(one.tree, (BLOCK, key), key=True) for one in reversed(files) for key in one.found.get(BLOCK) or {}
    }
    return [
        Problem("fact-label-twice", places[key], {"label": found[key], "other": other})
        for key, other in _clashes(found)
    ]


def _clashes(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys whose label is that of an earlier key, or another key itself; and which."""
    first: dict[str, str] = {}
    for key, label in labels.items():
        other = first.setdefault(label, key)
        if other != key or (label in labels and label != key):
            yield key, other if other != key else label


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
    block = found.get(BLOCK) or {}
    for key, said in block.items():
        for code, place, details in _of_one(key, said, tree, (BLOCK, key)):
            yield key, Problem(code, place, details)
    for key, other in _clashes({key: said["label"] for key, said in block.items()}):
        details = {"label": block[key]["label"], "other": other}
        yield key, Problem("fact-label-twice", place_at(tree, (BLOCK, key, "label")), details)


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
    if said.get("years") and THIS not in said["years"]:
        yield "fact-years", place_at(tree, (*path, "years")), {"label": said["label"]}
    for name, column in columns.items():
        yield from _of_one(name, column, tree, (*path, "columns", name))
    for name, other in _clashes({name: column["label"] for name, column in columns.items()}):
        details = {"label": columns[name]["label"], "other": other}
        yield "fact-label-twice", place_at(tree, (*path, "columns", name, "label")), details

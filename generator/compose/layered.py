"""The files of one name along a chain of sets, laid over one another key by key: tables/03.yaml, charts/1.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose.removal import blanks_within, unremovable
from generator.core.problem import Place, Problem
from generator.core.schemas import schema
from generator.yaml_file.names import Rules, english
from generator.yaml_file.node import Mapping, Node, Scalar, is_blank
from generator.yaml_file.strict import load

Files = tuple[tuple[str, bytes], ...]  # name and content, the farthest first
Entries = dict[str, tuple[Scalar, Node]]


def laid_over(files: Files, kind: str) -> tuple[Mapping | None, list[Problem]]:
    """What the nearest file says, over what those further along the chain say; `kind` names their schema.

    None where one of them is no YAML.
    """
    merged: Entries = {}
    problems: list[Problem] = []
    for file, content in files:
        node, found = load(content, file)
        problems += found
        if node is None:
            return None, problems
        # Into English before one lies over the other: the one may say 标题 where the other says title.
        tree, found = english(node, schema(kind), blanks=True)
        problems += found
        entries = tree.entries if isinstance(tree, Mapping) else ()
        if found:  # a value of the wrong shape is told, and is a blank now
            entries = tuple(entry for entry in entries if not is_blank(entry[1]))
        merged, found = _over(merged, entries, schema(kind))
        problems += found
    return Mapping(tuple(merged.values()), Place(files[-1][0], 1, 1)), problems


def _over(farther: Entries, entries: Iterable[tuple[Scalar, Node]], rules: Rules) -> tuple[Entries, list[Problem]]:
    """The keys of a file over those of the files farther along the chain; one without a value takes its key away."""
    result, problems = dict(farther), list[Problem]()
    for key, value in entries:
        name = str(key.value)
        if not is_blank(value):
            result[name] = (key, value)
            problems += blanks_within(value)
        elif problem := unremovable(rules, name, key.place, name in farther):
            problems.append(problem)
        else:
            del result[name]
    return result, problems


def places_below(node: Node) -> dict[str, Place]:
    """The first place of every key and text below the node."""
    found: dict[str, Place] = {}
    if isinstance(node, Scalar):
        return {str(node.value).strip(): node.place}
    parts = [part for entry in node.entries for part in entry] if isinstance(node, Mapping) else node.items
    for part in parts:
        found = {**places_below(part), **found}  # the first of two like texts wins
    return found

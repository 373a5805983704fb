"""A unit file may be written in Chinese: its keys and choices become the schema's English ones here.

On the way everything is reported that is about how the file was written rather than what it says: unknown
keys, a field under both its names, a list where one value belongs. Cerberus then gets the right shape.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from generator.core.problem import Problem
from generator.yaml_file.decode import MAXIMUM_PROBLEMS, shown
from generator.yaml_file.node import Mapping, Node, Scalar, Sequence, is_blank
from generator.yaml_file.syntax import colon_fault
from generator.yaml_file.values import READERS, Fault

Rules = dict[str, Any]
Path = tuple[str | int, ...]


def english(node: Node, schema: Rules, labels: bool = True, blanks: bool = False) -> tuple[Node, list[Problem]]:
    """The tree under the schema's own names, for `plain` and `place_at`; fields unknown to the schema are left out.

    So are optional fields without a value, unless `blanks` are wanted.
    """
    walk = Walk(labels, blanks)
    return walk.node(node, {"type": "dict", "schema": schema}), walk.problems


def label_of(rules: Rules) -> str:
    """The field's Chinese label, or nothing where the schema gives none (list items, mostly)."""
    return str(rules.get("meta", {}).get("label", ""))


def dotted(path: Path) -> str:
    """`projects[2].amount` for the second project's amount: people count from one."""
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return "".join(parts).removeprefix(".")


def named(path: Path, label: str) -> str:
    """How messages name a field, label and key, in both languages."""
    key = dotted(path)
    return f"“{label}”（{key}）" if label and key else f"“{label or key}”"


def choices(rules: Rules) -> str:
    """The allowed values for a message: `own（一般财力）、other（其他收入）`."""
    words = rules.get("meta", {}).get("choices", {})
    return "、".join(f"{value}（{words[value]}）" if value in words else str(value) for value in rules["allowed"])


@dataclass(slots=True)
class Walk:
    """One pass over a file. `reported` are the paths of values left out: Cerberus' complaints of them are dropped."""

    labels: bool
    blanks: bool = False
    problems: list[Problem] = field(default_factory=list)
    reported: set[Path] = field(default_factory=set)

    def node(self, node: Node, rules: Rules, path: Path = (), label: str = "") -> Node:
        """The node in English; `label` is that of the nearest ancestor which has one."""
        label = label_of(rules) or label
        kind = rules.get("type", "text")
        match kind, node:
            case _, Scalar(value=None):  # a blank is of any type; whether it may be blank, Cerberus decides
                return node
            case "dict", Mapping() if "schema" in rules:
                return self._record(node, rules["schema"], path, label)
            case "dict", Mapping():
                return self._table(node, rules, path, label)
            case "list", Sequence():
                return self._list(node, rules, path, label)
            case "choice", Scalar():
                return self._choice(node, rules)
            case (("dict" | "list"), _):
                return self._misshapen(node, kind, path, label)
            case _, Scalar():
                return node
        return self._misshapen(node, "value", path, label)

    def _record(self, node: Mapping, schema: Rules, path: Path, label: str) -> Mapping:
        names = names_of(schema, self.labels)
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.entries:
            name = names.get((key.value or "").strip())
            if name is None:
                self._unknown(key, schema, path, label)
            elif name in found:
                self._twice(key, found[name][0], named((*path, name), label_of(schema[name])))
            else:
                found[name] = Scalar(name, key.place), self.node(value, schema[name], (*path, name), label)
        # A blank required field stays: Cerberus reports it as empty at its own line, and not as missing.
        kept = {name for name in found if self.blanks or schema[name].get("required")}
        given = (entry for name, entry in found.items() if name in kept or not is_blank(entry[1]))
        return Mapping(tuple(given), node.place)

    def _table(self, node: Mapping, rules: Rules, path: Path, label: str) -> Mapping:
        read = READERS[rules.get("keysrules", {}).get("type", "text")]
        found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.entries:
            name = read(key.value or "")
            if isinstance(name, Fault):
                details: dict[str, object] = {
                    **name.details,
                    "field": named(path, label),
                    "text": shown(key.value),
                }
                self.problems.append(Problem(name.code, key.place, details))
            elif str(name) in found:
                self._twice(key, found[str(name)][0], named((*path, str(name)), label))
            else:
                child = self.node(value, rules.get("valuesrules", {}), (*path, str(name)), label)
                found[str(name)] = Scalar(str(name), key.place), child
        return Mapping(tuple(found.values()), node.place)

    def _list(self, node: Sequence, rules: Rules, path: Path, label: str) -> Sequence:
        inner = rules.get("schema", {})
        items = (self.node(item, inner, (*path, index), label) for index, item in enumerate(node.items))
        return Sequence(tuple(items), node.place)

    def _choice(self, node: Scalar, rules: Rules) -> Scalar:
        words = {str(word): str(value) for value, word in rules.get("meta", {}).get("choices", {}).items()}
        value = (node.value or "").strip()
        return Scalar(words.get(value, value) if self.labels else value, node.place)

    def _misshapen(self, node: Node, wanted: str, path: Path, label: str) -> Scalar:
        found = node.value or "" if isinstance(node, Scalar) else ""
        fault = colon_fault(found) if wanted != "value" else None
        details: dict[str, object] = {"field": named(path, label), "text": shown(found)}
        self.problems.append(Problem(fault or f"{wanted}-expected", node.place, details))
        self.reported.add(path)
        return Scalar(None, node.place)

    def _twice(self, key: Scalar, first: Scalar, name: str) -> None:
        details: dict[str, object] = {"field": name, "key": shown(key.value), "first": first.place.line}
        self.problems.append(Problem("field-twice", key.place, details))

    def _unknown(self, key: Scalar, schema: Rules, path: Path, label: str) -> None:
        wrong = key.value or ""
        names = names_of(schema, self.labels)
        search = len(self.problems) < MAXIMUM_PROBLEMS  # beyond, nobody reads it, and it is slow
        # 0.5: of a Chinese label with two characters one may be wrong.
        near = next(iter(get_close_matches(wrong, names, n=1, cutoff=0.5)), None) if search else None
        known = "、".join(f"{name}（{label_of(rules)}）" for name, rules in schema.items())
        details: dict[str, object] = {
            "key": shown(wrong),
            "where": named(path, label) if path else key.place.file,
            "known": known,
        }
        if near is None:
            self.problems.append(Problem("field-unknown", key.place, details))
        else:
            details["near"] = named((names[near],), label_of(schema[names[near]]))
            self.problems.append(Problem("field-unknown-near", key.place, details))


def names_of(schema: Rules, labels: bool = True) -> dict[str, str]:
    """The schema's key by every name that a file may use for it."""
    names = {name: name for name in schema}
    for name, rules in schema.items() if labels else ():
        label = label_of(rules)
        if label and names.setdefault(label, name) != name:  # a mistake in our schema, not in a unit file
            raise ValueError(f"the schema calls both {names[label]} and {name} {label}")
    return names

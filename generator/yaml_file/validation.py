"""Cerberus with types of our own: text in, Decimal, int, date and str out; problems in a clerk's words.

Cerberus 1.3.8 does the required fields, types, limits and lengths. What it does badly stays out: `*of` rules,
`rename` (overwrites in silence), `regex` (takes a line break at the end), coercion by `int` (full-width).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from cerberus import TypeDefinition, Validator, errors
from cerberus.schema import DefinitionSchema

from generator.core.declared import BLOCK
from generator.core.problem import Problem, in_order
from generator.yaml_file import node as nodes
from generator.yaml_file import values
from generator.yaml_file.decode import first_problems, shown
from generator.yaml_file.names import Path, Rules, Walk, choices, label_of, named

# Our types by the Python type of their values, and which of its subtypes does not count: a bool is an int.
_TYPES: dict[str, tuple[type, tuple[type, ...]]] = {
    "text": (str, ()),
    "amount": (Decimal, ()),
    "count": (int, (bool,)),
    "percent": (Decimal, ()),
    "code": (str, ()),
    "date": (date, ()),
    "year": (int, (bool,)),
    "flag": (bool, ()),
    "choice": (str, ()),
}
# What the message of a missing field shows, by the field's type.
_EXAMPLES = {
    "amount": "1131.42",
    "count": "66",
    "percent": "98.5",
    "code": '"2010301"',
    "date": "2025-02-08",
    "year": "2025",
    "flag": "是",
}
# Our codes by those of Cerberus.
_CODES = {
    errors.NOT_NULLABLE.code: "value-empty",
    errors.UNALLOWED_VALUE.code: "choice-unknown",
    errors.MIN_VALUE.code: "value-too-small",
    errors.MAX_VALUE.code: "value-too-large",
}
# By whether it is a text or a list.
_LENGTHS = {
    errors.MIN_LENGTH.code: {True: "text-too-short", False: "list-too-short"},
    errors.MAX_LENGTH.code: {True: "text-over-length", False: "list-too-long"},
}


def validate(node: nodes.Node, schema: Rules, *, labels: bool = True) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The file's values under the schema's English keys, or None and everything that is wrong.

    `labels`: whether the file may use the schema's Chinese names. A blank optional field is as if not given.
    """
    walk = Walk(labels)
    tree = walk.node(node, {"type": "dict", "schema": schema})
    problems = walk.problems
    if not isinstance(tree, nodes.Mapping):
        return None, problems
    validator = UnitValidator(_prepared(schema), error_handler=Leaves)
    validator.validate(nodes.plain(tree))
    for error in validator.errors:
        if error.document_path not in walk.reported:
            problems.append(_problem(error, schema, tree))
    return (None if problems else validator.document), first_problems(in_order(problems))


def valid_blocks(
    node: nodes.Node, schema: Rules, problems: Iterable[Problem], may_lack: Callable[[str], bool]
) -> tuple[dict[str, Any], frozenset[str], nodes.Node]:
    """What is right in a file that has errors, the names of what is not in it, and the tree in English names.

    `problems` are those of the YAML itself. A block at the top is there or not; but of a block that `may_lack` the
    field at a path (lists counted from one: `line_items.3.amount`) only that is left out where only that is wrong.
    """
    walk = Walk(True)
    tree = walk.node(node, {"type": "dict", "schema": schema})
    if not isinstance(tree, nodes.Mapping):
        return {}, frozenset(schema), tree
    validator = UnitValidator(_prepared(schema), error_handler=Leaves)
    validator.validate(nodes.plain(tree))
    wrong = {str(path[0]) for path in walk.reported}
    for problem in (*problems, *walk.problems):
        # A name that nobody knows stands for a field that is lacking then, if all of the block's are such.
        is_name = problem.code.startswith("field-unknown")
        wrong |= {name for name in _blocks_of(problem, tree, schema) if not (is_name and may_lack(f"{name}.*"))}
    paths = {error.document_path for error in validator.errors}
    lacking = {path: _key(path) for path in paths if may_lack(_key(path))}
    wrong |= {str(path[0]) for path in paths - lacking.keys()}
    found = {name: value for name, value in (validator.document or {}).items() if name not in wrong}
    for path in lacking:
        _leave_out(found, path)
    return found, frozenset(wrong) | {key for path, key in lacking.items() if path[0] not in wrong}, tree


def _key(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else str(step) for step in path)


def _leave_out(found: Any, path: Path) -> None:
    """Take the field at the path out, where it is there."""
    for step in path[:-1]:
        found = found.get(step, {}) if isinstance(found, dict) else found[step]
    found.pop(path[-1], None)


def _blocks_of(problem: Problem, tree: nodes.Mapping, schema: Rules) -> Iterable[str]:
    """The block in which a problem is; of an unknown name at the top, each that is not there may have been meant."""
    line, column = (problem.place.line, problem.place.column) if problem.place else (0, 0)
    starts = [(key.place.line, key.value or "") for key, _ in tree.entries if key.place.line <= line]
    if column <= tree.place.column and not any(start == line for start, _ in starts):
        return [name for name in schema if tree.entry(name) is None]
    return [max(starts)[1]] if starts else list(schema)


def _coercion(read: Callable[[str], object]) -> Callable[[Validator, object], object]:
    """A method by whose name Cerberus finds it; a schema's default may be a value already."""

    def coerce(_validator: Validator, value: object) -> object:
        return read(value) if isinstance(value, str) else value

    return coerce


class UnitValidator(Validator):  # type: ignore[misc]
    """`type: amount` and the like. A text that cannot be read becomes a Fault, which no type includes."""

    types_mapping: ClassVar[dict[str, TypeDefinition]] = Validator.types_mapping | {
        name: TypeDefinition(name, (kind,), excluded) for name, (kind, excluded) in _TYPES.items()
    }

    def _error(self, *args: Any) -> None:
        """Without Cerberus' error trees, which are sorted anew for every error: hours for a file with thousands."""
        if len(args) == 1:  # a list of errors of child validators; else the parts of one new error
            self._errors.extend(args[0])
        else:
            super()._error(*args)

    _normalize_coerce_text = _coercion(values.text)
    _normalize_coerce_amount = _coercion(values.amount)
    _normalize_coerce_count = _coercion(values.count)
    _normalize_coerce_percent = _coercion(values.percent)
    _normalize_coerce_code = _coercion(values.code)
    _normalize_coerce_date = _coercion(values.day)
    _normalize_coerce_year = _coercion(values.year)
    _normalize_coerce_flag = _coercion(values.flag)
    _normalize_coerce_choice = _coercion(values.choice)


class Leaves(errors.BaseErrorHandler):  # type: ignore[misc]
    """Gives `validator.errors` as a flat list: the errors themselves, not the groups they stand in."""

    def __call__(self, found: Iterable[errors.ValidationError]) -> list[errors.ValidationError]:
        return [leaf for error in found for leaf in self._leaves(error)]

    def _leaves(self, error: errors.ValidationError) -> Iterator[errors.ValidationError]:
        if error.is_group_error:
            yield from self(error.child_errors)
        else:
            yield error


class _Prepared(DefinitionSchema):  # type: ignore[misc]
    """A schema that Cerberus has looked at once; else it would do so again for every field of each document."""

    def copy(self) -> dict[str, Any]:
        return dict(self.schema)


_seen: dict[int, tuple[Rules, _Prepared]] = {}  # by the schema's identity, with the schema, so that it stays its own


def _prepared(schema: Rules) -> _Prepared:
    """The schema as Cerberus reads by it; schemas are read from files once and never changed."""
    if id(schema) not in _seen:
        _seen[id(schema)] = (schema, _Prepared(UnitValidator(), reading(schema)))
    return _seen[id(schema)][1]


def reading(schema: Rules) -> Rules:
    """The schema for Cerberus: each field is read by its type; the keys of tables have been read already."""
    return {name: _reading(rules) for name, rules in schema.items()}


def _reading(rules: Rules) -> Rules:
    # `keysrules` would coerce keys a second time, and Cerberus tells no place of a key.
    prepared = {rule: constraint for rule, constraint in rules.items() if rule != "keysrules"}
    kind = prepared.setdefault("type", "text")
    if kind in values.READERS:
        prepared["coerce"] = kind
    if kind == "dict" and "schema" in prepared:
        prepared["schema"] = reading(prepared["schema"])
    if kind == "list" and "schema" in prepared:
        prepared["schema"] = _reading(prepared["schema"])
    if "valuesrules" in prepared:
        prepared["valuesrules"] = _reading(prepared["valuesrules"])
    return prepared


def _problem(error: errors.ValidationError, schema: Rules, tree: nodes.Node) -> Problem:
    """Cerberus' error as ours; `value-refused` for a rule that has no message of its own."""
    path: Path = error.document_path
    rules, label = _rules_at(schema, path)
    details: dict[str, object] = {"field": named(path, label), "limit": error.constraint}
    if error.code == errors.REQUIRED_FIELD.code:
        return _missing(path, rules, details, tree)
    raw = nodes.value_at(tree, path)
    details["text"] = shown("" if raw is None else raw)
    place = nodes.place_at(tree, path)
    if isinstance(error.value, values.Fault):
        return Problem(error.value.code, place, error.value.details | details)
    if error.code == errors.NOT_NULLABLE.code:
        details["how"] = _how_to_fill(rules)
    if error.code == errors.UNALLOWED_VALUE.code:
        details["allowed"] = choices(rules)
    if error.code in _LENGTHS:
        details["length"] = error.info[0]  # Cerberus puts the length found there
    code = _CODES.get(error.code) or _LENGTHS.get(error.code, {}).get(isinstance(error.value, str))
    return Problem(code or "value-refused", place, details | {"rule": error.rule})


def _how_to_fill(rules: Rules) -> Problem:
    """What to write where nothing is, by the field's type: a text has no zero."""
    kind = rules.get("type", "text")
    example = str(rules["allowed"][0]) if "allowed" in rules else _EXAMPLES.get(kind, "")
    named = {"amount": "amount", "count": "number", "percent": "number", "text": "text", "dict": "dict", "list": "list"}
    return Problem(f"fill-in-{named.get(kind, 'value')}", None, {"example": example})


def _missing(path: Path, rules: Rules, details: dict[str, object], tree: nodes.Node) -> Problem:
    """At the key of what it is missing from; the file as a whole has none, so its first line.

    Of a field that a template set declares nobody knows the unit by heart, so it is told.
    """
    unit = rules.get("meta", {}).get("unit", "")
    if path[0] == BLOCK and unit:
        details["field"] = named(path, f"{label_of(rules)}（{unit}）")
    kind = rules.get("type", "text")
    example = str(rules["allowed"][0]) if "allowed" in rules else _EXAMPLES.get(kind, "……")
    details["example"] = f"{path[-1]}: {example}"
    return Problem("field-missing", nodes.place_at(tree, path[:-1], key=True), details)


def _rules_at(schema: Rules, path: Path) -> tuple[Rules, str]:
    """The rules of the field at the path, and its label or that of its nearest ancestor."""
    rules: Rules = {"type": "dict", "schema": schema}
    label = ""
    for step in path:
        inner = rules.get("schema", {})
        rules = inner if isinstance(step, int) else inner.get(step) or rules.get("valuesrules", {})
        label = label_of(rules) or label
    return rules, label

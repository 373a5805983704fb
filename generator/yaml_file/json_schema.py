"""The schema once more as JSON Schema (draft-07), for completion and checking in editors such as VS Code.

An editor reads YAML with types of its own: what is text to us may be a number to it, such as 2010301.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any

from generator.core.amount import AMOUNT_PATTERN, COUNT_PATTERN
from generator.yaml_file.names import Rules, label_of
from generator.yaml_file.values import CODE_PATTERN, DATE_PATTERN, FLAGS, YEAR_PATTERN

Schema = dict[str, Any]

# The newest draft that most editors know.
_DIALECT = "http://json-schema.org/draft-07/schema#"
# JSON Schema's words for a field's `minlength` and `maxlength`, by our type.
_LENGTHS = {
    "text": ("minLength", "maxLength"),
    "code": ("minLength", "maxLength"),
    "list": ("minItems", "maxItems"),
}


def json_schema(
    schema: Rules, title: str, description: str, unless: Mapping[str, Container[str]] | None = None
) -> Schema:
    """The whole file's schema. Each Chinese label is a property of its own that refers to the English one.

    `unless` are fields in whose presence others need not be given: those, by the names of these.
    """
    head = {"$schema": _DIALECT, "title": title, "description": description}
    found: Schema = {**head, **_record(schema, "#")}
    for name, others in (unless or {}).items():
        required = [other for other, rules in schema.items() if rules.get("required")]
        for other, rule in zip(required, found.get("allOf", ()), strict=True):
            if other in others:
                either = _required(name, schema[name])
                rule["anyOf"] = [*rule.pop("anyOf", [{"required": [other]}]), *either.get("anyOf", [either])]
                rule.pop("required", None)
    return found


def _record(schema: Rules, pointer: str) -> Schema:
    properties: Schema = {}
    for name, rules in schema.items():
        properties[name] = _field(rules, f"{pointer}/properties/{_escaped(name)}")
    for name, rules in schema.items():
        label = label_of(rules)
        if label and label not in properties:
            properties[label] = {"$ref": f"{pointer}/properties/{_escaped(name)}"}
    record: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [_required(name, rules) for name, rules in schema.items() if rules.get("required")]
    return record | ({"allOf": required} if required else {})


def _required(name: str, rules: Rules) -> Schema:
    """The field under its English or its Chinese name."""
    label = label_of(rules)
    either: Schema = {"required": [name]}
    return {"anyOf": [either, {"required": [label]}]} if label and label != name else either


def _field(rules: Rules, pointer: str, optional: bool = True) -> Schema:
    """One value; a blank is allowed where the field need not be given."""
    kind = rules.get("type", "text")
    found = _head(rules) | _shape(kind, rules, pointer) | _limits(kind, rules)
    # To an editor `key:` with nothing behind it is null; to us it is as if the key were not there.
    if optional and not rules.get("required"):
        found = _or_blank(found)
    return found


def _head(rules: Rules) -> Schema:
    meta = rules.get("meta", {})
    unit = f"单位：{meta['unit']}" if "unit" in meta else ""
    description = "　".join(part for part in (meta.get("description", ""), unit) if part)
    head = {"title": meta.get("label", ""), "description": description, "default": rules.get("default", "")}
    return {key: value for key, value in head.items() if value != ""}


def _shape(kind: str, rules: Rules, pointer: str) -> Schema:
    if kind == "dict" and "schema" in rules:
        return _record(rules["schema"], pointer)
    if kind == "dict":
        return _table(rules, pointer)
    if kind == "list":
        return {"type": "array", "items": _field(rules.get("schema", {}), f"{pointer}/items", optional=False)}
    if kind == "choice":
        words = rules.get("meta", {}).get("choices", {})
        return {"enum": [*rules["allowed"], *(word for word in words.values() if word not in rules["allowed"])]}
    return dict(_SCALARS[kind])


def _table(rules: Rules, pointer: str) -> Schema:
    """A mapping with values of one type, whose keys are codes (`basic_expenditure`), some names or any text."""
    named = rules.get("keysrules", {}).get("allowed")
    if named:
        values = _field(rules.get("valuesrules", {}), f"{pointer}/additionalProperties", optional=False)
        return {"type": "object", "propertyNames": {"enum": named}, "additionalProperties": values}
    pattern = _whole(CODE_PATTERN) if rules.get("keysrules", {}).get("type") == "code" else "."
    values = _field(rules.get("valuesrules", {}), f"{pointer}/patternProperties/{_escaped(pattern)}", optional=False)
    return {"type": "object", "patternProperties": {pattern: values}, "additionalProperties": False}


def _limits(kind: str, rules: Rules) -> Schema:
    lowest, highest = _LENGTHS.get(kind, ("", ""))
    named = {lowest: "minlength", highest: "maxlength"} if lowest else {"minimum": "min", "maximum": "max"}
    return {name: _plain(rules[rule]) for name, rule in named.items() if rule in rules}


def _plain(limit: object) -> object:
    """A limit as JSON has numbers."""
    if not isinstance(limit, Decimal):
        return limit
    return int(limit) if limit == limit.to_integral_value() else float(limit)


def _or_blank(found: Schema) -> Schema:
    if "enum" in found:
        return found | {"enum": [*found["enum"], None]}
    kinds = found["type"] if isinstance(found["type"], list) else [found["type"]]
    return found | {"type": [*kinds, "null"]}


def _escaped(name: str) -> str:
    """A name within a JSON pointer in a URI fragment (RFC 6901 §3 and §6): `^(?:…)$` is a name in patternProperties."""
    return name.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace("^", "%5E")


def _whole(pattern: str) -> str:
    """Anchored: a JSON Schema pattern may match anywhere in the text, ours the whole of it."""
    return f"^(?:{pattern})$"


# By our type. To an editor an unquoted 2010301 is a number, so that each admits what YAML 1.2 makes of it.
_SCALARS: dict[str, Schema] = {
    "any": {},
    "text": {"type": ["string", "number", "boolean"]},
    "amount": {"type": ["string", "number"], "pattern": _whole(AMOUNT_PATTERN)},
    "count": {"type": ["string", "integer"], "pattern": _whole(COUNT_PATTERN), "minimum": 0},
    "percent": {"type": ["string", "number"], "pattern": _whole(AMOUNT_PATTERN + "%?")},
    "code": {"type": ["string", "integer"], "pattern": _whole(CODE_PATTERN)},
    "date": {"type": "string", "pattern": _whole(DATE_PATTERN)},
    "year": {
        "type": ["string", "integer"],
        "pattern": _whole(YEAR_PATTERN),
        "minimum": 2000,
        "maximum": 2099,
    },
    "flag": {"enum": [*FLAGS, True, False]},
}

"""The command schema: the JSON Schema of unit files, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from generator.checks.policy import rules
from generator.commands.shared.terminal import must_be_known, say, words
from generator.core.schemas import COMPARISON, KINDS, department_schema, editor_schema
from generator.read.department import UNITS
from generator.read.set_folders import roots, set_names
from generator.read.set_says import OfSet, of_named
from generator.yaml_file.json_schema import json_schema
from generator.yaml_file.names import Rules

HELP = words("输出单位文件的 JSON Schema。", "Print the JSON Schema of unit files.")
TITLES = {"budget": "部门预算公开单位文件", "final": "部门决算公开单位文件", COMPARISON: "仅供比较的单位文件"}
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        help=words(
            "budget 部门预算，final 部门决算，comparison 仅供比较的文件。",
            "budget, final (accounts) or comparison (only).",
        ),
    ),
]


Template = Annotated[
    str,
    typer.Option(
        "--template",
        help=words(
            "按这套模板：它要印的为必填。不写则只有各套都要的为必填。",
            "As this template set has it: what it prints is required. Without it, what every set asks for.",
        ),
    ),
]


def command(kind: Kind = "budget", template: Template = "") -> None:
    """For editors: completes and checks unit files."""
    must_be_known(kind, (*KINDS, COMPARISON), "类别", "kind")
    if not template:
        say(schema_text(kind), nl=False)
        return
    folders = roots(Path.cwd() / "unit.yaml")
    must_be_known(template, set_names(folders), "模板集", "template set")
    say(schema_of_set(template, of_named(template, folders)), nl=False)


def schema_text(kind: str) -> str:
    """The schema as it is written beside the units' folders."""
    return _text(editor_schema(kind), TITLES[kind])


def schema_of_set(name: str, of_set: OfSet) -> str:
    """The schema of the unit files of one set."""
    kind = of_set.kind or KINDS[0]
    return _text(of_set.schema(kind), f"{TITLES[kind]}：{name}")


def _text(rules: Rules, title: str) -> str:
    found = json_schema(_with_ids(rules), title, f"{title}（gongkai）。", _of_units(rules))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _of_units(rules: Rules) -> dict[str, set[str]]:
    """What a department that names its units need not state."""
    if UNITS not in rules:
        return {}
    own = department_schema(rules)
    return {UNITS: {name for name, one in rules.items() if one.get("required") and not own[name]["required"]}}


def _with_ids(schema: Rules) -> Rules:
    """The schema with the ids of all rules where it says `names: rules`, so that editors complete them."""
    return {name: _named(field) for name, field in schema.items()}


def _named(field: Rules) -> Rules:
    inner = field.get("schema")
    if field.get("meta", {}).get("names") == "rules":
        if field.get("type") == "dict":
            return {**field, "keysrules": {"type": "text", "allowed": list(rules())}}
        return {**field, "type": "choice", "allowed": list(rules())}
    if field.get("type") == "list" and inner:
        return {**field, "schema": _named(inner)}
    return {**field, "schema": _with_ids(inner)} if inner else field

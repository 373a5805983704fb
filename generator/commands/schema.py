"""The command schema: the JSON Schema of unit files, for editors."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from generator.checks.policy import rules
from generator.commands.shared.terminal import must_be_known, words
from generator.core.schemas import COMPARISON, KINDS, editor_schema
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


def command(kind: Kind = "budget") -> None:
    """For editors: completes and checks unit files."""
    must_be_known(kind, (*KINDS, COMPARISON), "类别", "kind")
    typer.echo(schema_text(kind), nl=False)


def schema_text(kind: str) -> str:
    """The schema as it is written beside the units' folders."""
    title = TITLES[kind]
    found = json_schema(_with_ids(editor_schema(kind)), title, f"{title}（gongkai）。")
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


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

"""The command schema: the JSON Schema of unit files, for editors."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from generator.commands.shared.terminal import must_be_known, words
from generator.core.schemas import COMPARISON, KINDS, editor_schema
from generator.yaml_file.json_schema import json_schema

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
    return (
        json.dumps(json_schema(editor_schema(kind), title, f"{title}（gongkai）。"), ensure_ascii=False, indent=1)
        + "\n"
    )

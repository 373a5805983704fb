"""The package's own data: the schemas of the files that users and template authors write, and the classification."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "data"
KINDS = ("budget", "final")  # 部门预算, 部门决算
# A file with nothing but the amounts of an earlier year (`comparison_only: …`).
COMPARISON = "comparison"
# Fields with which every unit file begins; the other common ones (approved, prior, reasons, …) stand at its end.
HEAD = ("template", "year", "kind", "unit_of_amounts", "unit")


@cache
def schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of `set` (set.yaml), `layout` (tables), `chart`, or `unit` (common to all kinds of file)."""
    text = (FOLDER / f"{name}.schema.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


@cache
def unit_schema(kind: str) -> dict[str, Any]:
    """The Cerberus schema of the unit files of a kind: the common head, the kind's own fields, the common end."""
    common = schema("unit")
    head = {name: rules for name, rules in common.items() if name in HEAD}
    return {**head, **schema(kind), **common}  # a key keeps its first position: starting files follow this order


@cache
def editor_schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of a unit file of a kind, or of one that is only for comparison."""
    return schema(COMPARISON) if name == COMPARISON else unit_schema(name)

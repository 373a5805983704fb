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
# Lists of a unit file that a department's are put together of; any other list (duties, indicators) is its own.
LISTS = (
    *("line_items", "income_items", "carryover_items", "projects"),
    *("performance.projects", "self_evaluation.projects"),
)
# Fields with which every unit file begins; the other common ones (approved, prior, reasons, …) stand at its end.
HEAD = ("template", "year", "kind", "unit_of_amounts", "unit")


@cache
def schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of `set` (set.yaml), `layout` (tables), or `unit` (what the files of every kind share)."""
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
def department_schema(kind: str) -> dict[str, Any]:
    """The same for a department whose amounts are those of its units: what is added up need not be there."""
    found = unit_schema(kind)
    return {name: _of_department(rules, name) for name, rules in found.items()}


def is_added_up(unit: str) -> bool:
    """Whether numbers in this unit are a department's by addition: money and what is counted, no points and rates."""
    return unit not in ("", "分", "%")


def _of_department(rules: dict[str, Any], path: str) -> dict[str, Any]:
    kind = rules.get("type")
    if path in LISTS or "valuesrules" in rules:
        return {**rules, "required": False, "minlength": 0} if kind == "list" else {**rules, "required": False}
    if kind in ("amount", "count") and is_added_up(rules.get("meta", {}).get("unit", "")):
        return {**rules, "required": False}
    if kind != "dict" or "schema" not in rules:
        return rules
    inner = {name: _of_department(one, f"{path}.{name}") for name, one in rules["schema"].items()}
    needed = any(one.get("required") for one in inner.values())
    return {**rules, "schema": inner, "required": bool(rules.get("required")) and needed}


@cache
def editor_schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of a unit file of a kind, or of one that is only for comparison."""
    return schema(COMPARISON) if name == COMPARISON else unit_schema(name)

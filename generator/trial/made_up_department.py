"""A made-up department: two made-up units, whose files it names, and texts of its own; its amounts are theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.core.schemas import is_added_up, is_joined
from generator.trial.made_up import Rules

Dumped = Callable[[Mapping[str, Any]], str]
# Their names and kinds: what a set says of a department's own office and of what is below it.
UNITS = {"本级": "head", "某某中心": "institution"}


def texts_alone(rules: Rules, path: str = "") -> dict[str, Any]:
    """The fields of a schema that a department states itself."""
    found = {}
    for name, one in rules.items():
        at = f"{path}.{name}".removeprefix(".")
        number = one.get("type") in ("amount", "count") and is_added_up(one.get("meta", {}).get("unit", ""))
        joined = is_joined(at, str(one.get("type")))
        if number or joined or at in ("basic_expenditure", "overview.subordinate_units"):
            continue
        inner = texts_alone(one["schema"], at) if one.get("type") == "dict" and "schema" in one else None
        if inner != {}:
            found[name] = {**one, "schema": inner} if inner else one
    return found


def with_units(own: dict[str, Any], unit: dict[str, Any], folder: Path, dumped: Dumped) -> None:
    """Writes the units into the folder, and their names into the department's own facts."""
    entries = []
    for number, (name, kind) in enumerate(UNITS.items(), 1):
        file = folder / f"unit-{number}.yaml"
        file.write_text(dumped({**unit, "unit": {**unit["unit"], "name": own["unit"]["name"][:50] + name}}), "utf-8")
        entries.append({"file": file.name, "kind": kind})
    own["units"] = entries

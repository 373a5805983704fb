"""The stage itself: a unit's file read, checked against the schema and the year's classification, and typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.core.classification import Classification, classification_of, years
from generator.core.model import Unit
from generator.core.problem import Problem, has_errors
from generator.core.schemas import COMPARISON, KINDS, schema, unit_schema
from generator.read.budget import BudgetReader
from generator.read.comparison import read_comparison
from generator.read.final import FinalReader
from generator.read.records import Records
from generator.read.unit_reader import UnitReader
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping, Node, value_at
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import validate

READERS_OF_KINDS: dict[str, type[UnitReader]] = {"budget": BudgetReader, "final": FinalReader}


def read_unit(path: Path, name: str | None = None) -> tuple[Unit | None, list[Problem]]:
    """The unit in the file, or None where the file has an error; with the problems found up to that stage.

    `name` is how messages call the file. The order is bytes, YAML, schema, classification, codes: each needs the one
    before it to be free of errors.
    """
    name = name or str(path)
    node, problems = read_file(path, name)
    if node is None:
        return None, problems
    rules = schema(COMPARISON) if _for_comparison(node) else unit_schema(_kind(node))
    found, more = validate(node, rules)
    problems += more
    if found is None:
        return None, problems
    tree, _ = english(node, rules)  # validate gives values, this the places; its problems are those of validate
    folders = [folder / "classification" for folder in path.resolve().parents]
    if "comparison_only" in found:
        return read_comparison(name, found, tree, _nearest(found["year"], folders)), problems
    classification, more = classification_of(found["year"], folders)
    if more:
        return None, problems + more
    if classification is None:
        known = "、".join(str(year) for year in years(folders))
        place = Records(tree, {}).place("year")
        return None, [
            *problems,
            Problem("year-without-classification", place, {"year": found["year"], "known": known}),
        ]
    return _checked(name, found, tree, classification, problems)


def _for_comparison(node: Node) -> bool:
    """Whether the file says, by either name, that it is only for comparison."""
    tree, _ = english(node, schema(COMPARISON))
    return isinstance(tree, Mapping) and tree.entry("comparison_only") is not None


def _nearest(year: int, folders: list[Path]) -> Classification:
    """The year's classification or that of the nearest year: a file for comparison has keys, and needs no names."""
    for near in sorted(years(folders), key=lambda one: abs(one - year)):
        found, _ = classification_of(near, folders)
        if found:
            return replace(found, year=year)
    return Classification(year, {}, {}, {}, tuple(folders))


def _kind(node: Node) -> str:
    """The kind that the file says it is, by either name; a file that says none is checked as a budget."""
    tree, _ = english(node, schema("unit"))
    said = value_at(tree, ("kind",)) or ""
    return said if said in KINDS else KINDS[0]  # of an unknown kind the schema's `allowed` complains


def _checked(
    name: str, found: dict[str, Any], tree: Node, classification: Classification, problems: list[Problem]
) -> tuple[Unit | None, list[Problem]]:
    reader = READERS_OF_KINDS[found["kind"]](name, found, tree, classification)
    unit = reader.unit()
    problems = [*problems, *reader.problems]
    return (None if has_errors(problems) else unit), problems

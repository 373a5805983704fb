"""The stage itself: a unit's file read, checked against the schema and the year's classification, and typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.core.classification import Classification, classification_of, nearest_classification
from generator.core.model import Unit
from generator.core.problem import Problem, has_errors
from generator.core.schemas import COMPARISON, KINDS, department_schema, schema
from generator.read.budget import BudgetReader
from generator.read.comparison import read_comparison
from generator.read.department import FILED, UNITS, Visited, as_department
from generator.read.final import FinalReader
from generator.read.names_of_year import classification_for, list_folders, overlay_of
from generator.read.partly import NEEDED, may_lack, supplied, usable
from generator.read.set_folders import roots
from generator.read.set_says import OfSet, of_named
from generator.read.unit_reader import UnitReader
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping, Node, place_at, value_at
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import valid_blocks, validate

READERS_OF_KINDS: dict[str, type[UnitReader]] = {"budget": BudgetReader, "final": FinalReader}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. `unit` where nothing is wrong with it; else `rest`, what of it can be checked all the same."""

    problems: list[Problem]
    unit: Unit | None = None
    rest: Unit | None = None


def read_unit(path: Path, name: str | None = None, of_set: OfSet | None = None) -> tuple[Unit | None, list[Problem]]:
    """The unit in the file; `name` is how messages call the file. None as soon as it has an error.

    `of_set` is what its set says, where that is known already.
    """
    reading = read_what_is_there(path, name, of_set)
    return reading.unit, reading.problems


def read_what_is_there(
    path: Path, name: str | None = None, of_set: OfSet | None = None, visited: Visited | None = None
) -> Reading:
    """The unit in the file, or what is right in one that has errors; of a department with the units that it names.

    `visited` are the files of the department that this one is read for.
    """
    name = name or str(path)
    node, problems = read_file(path, name)
    if node is None:
        return Reading(problems)
    of_set = of_set or of_named(_said(node, "template"), roots(path))
    rules = _rules(node, path, of_set)
    found, more = validate(node, rules)
    tree, missing = english(node, rules)[0], frozenset[str]()
    if found is None or has_errors(problems):
        found, missing, tree = valid_blocks(node, rules, problems, may_lack)
        found = supplied(found, missing, path)
    problems = [*problems, *more]
    folders = list_folders(path)
    if "comparison_only" in rules:
        is_whole = not missing and not has_errors(problems)
        unit = read_comparison(name, found, tree, _for_keys(found["year"], folders)) if is_whole else None
        return Reading(problems, unit)
    if NEEDED - found.keys():
        return Reading(problems)
    own = overlay_of(found, tree)
    overlays = [*of_set.lines, *((own,) if own else ())]
    place = place_at(tree, ("year",))
    classification, more = classification_for(found["year"], folders, overlays, place)
    problems = [*problems, *more]
    if classification is None and more:  # the year may be mistyped: what the file's name says is tried
        missing |= {"year"}
        found = supplied(found, missing, path)
        classification, _ = classification_for(found["year"], folders, overlays, place)
    if classification is None:
        return Reading(problems)
    reader = READERS_OF_KINDS[found["kind"]](name, found, tree, classification, rules, missing)
    unit = replace(reader.unit(), declared=of_set.facts if of_set.kind == found["kind"] else ())
    problems = [*problems, *reader.problems, *reader.codes.uncertain()]
    if found.get(UNITS) and not has_errors(problems):
        department, more = as_department(unit, path, visited or Visited(), _read_member, found)
        return Reading([*problems, *more], department)
    return Reading(problems, rest=usable(unit, reader.problems)) if has_errors(problems) else Reading(problems, unit)


def _read_member(path: Path, visited: Visited) -> tuple[Unit | None, list[Problem]]:
    """The unit in the file of one that a department names."""
    reading = read_what_is_there(path, visited=visited)
    return reading.unit, reading.problems


def _rules(node: Node, path: Path, of_set: OfSet) -> dict[str, Any]:
    """The schema that the file is to follow."""
    if _for_comparison(node):
        return schema(COMPARISON)
    rules = of_set.schema(_kind(node, path))
    tree, _ = english(node, schema("unit"))
    is_department = isinstance(tree, Mapping) and tree.entry(UNITS) is not None
    said = value_at(tree, ("amounts_from",))
    return department_schema(rules) if is_department and said not in FILED else rules


def _for_comparison(node: Node) -> bool:
    """Whether the file says, by either name, that it is only for comparison."""
    tree, _ = english(node, schema(COMPARISON))
    return isinstance(tree, Mapping) and tree.entry("comparison_only") is not None


def _for_keys(year: int, folders: list[Path]) -> Classification:
    """The year's classification or that of any other year: a file for comparison has keys, and needs no names."""
    found, _ = classification_of(year, folders)
    return found or nearest_classification(year, folders, 99) or Classification(year, {}, {}, {}, tuple(folders))


def _said(node: Node, field: str) -> str:
    """What the file says in a field of its head, by either name."""
    return (value_at(english(node, schema("unit"))[0], (field,)) or "").strip()


def _kind(node: Node, path: Path) -> str:
    """The kind that the file says it is, by either name, or its own name; one that says none is checked as a budget."""
    said = _said(node, "kind")
    named = next((kind for kind in KINDS if path.stem.endswith(f"-{kind}")), KINDS[0])
    return said if said in KINDS else named

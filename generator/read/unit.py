"""The stage itself: a unit's file read, checked against the schema and the year's classification, and typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.classification import Classification, classification_of, years
from generator.core.model import Unit
from generator.core.problem import Place, Problem, has_errors
from generator.core.schemas import COMPARISON, KINDS, schema, unit_schema
from generator.read.budget import BudgetReader
from generator.read.comparison import read_comparison
from generator.read.final import FinalReader
from generator.read.partly import NEEDED, may_lack, supplied, usable
from generator.read.records import Records
from generator.read.unit_reader import UnitReader
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping, Node, value_at
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import valid_blocks, validate

READERS_OF_KINDS: dict[str, type[UnitReader]] = {"budget": BudgetReader, "final": FinalReader}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. `unit` where nothing is wrong with it; else `rest`, what of it can be checked all the same."""

    problems: list[Problem]
    unit: Unit | None = None
    rest: Unit | None = None


def read_unit(path: Path, name: str | None = None) -> tuple[Unit | None, list[Problem]]:
    """The unit in the file; `name` is how messages call the file. None as soon as it has an error."""
    reading = read_what_is_there(path, name)
    return reading.unit, reading.problems


def read_what_is_there(path: Path, name: str | None = None) -> Reading:
    """The unit in the file, or what is right in one that has errors."""
    name = name or str(path)
    node, problems = read_file(path, name)
    if node is None:
        return Reading(problems)
    rules = schema(COMPARISON) if _for_comparison(node) else unit_schema(_kind(node, path))
    found, more = validate(node, rules)
    tree, missing = english(node, rules)[0], frozenset[str]()
    if found is None or has_errors(problems):
        found, missing, tree = valid_blocks(node, rules, problems, may_lack)
        found = supplied(found, missing, path)
    problems = [*problems, *more]
    folders = [folder / "classification" for folder in path.resolve().parents]
    if "comparison_only" in rules:
        is_whole = not missing and not has_errors(problems)
        unit = read_comparison(name, found, tree, _nearest(found["year"], folders)) if is_whole else None
        return Reading(problems, unit)
    if NEEDED - found.keys():
        return Reading(problems)
    classification, more = _classification(found["year"], folders, Records(tree, {}).place("year"))
    problems += more
    if classification is None and more:  # the year may be mistyped: what the file's name says is tried
        missing |= {"year"}
        found = supplied(found, missing, path)
        classification, _ = classification_of(found["year"], folders)
    if classification is None:
        return Reading(problems)
    reader = READERS_OF_KINDS[found["kind"]](name, found, tree, classification, missing)
    unit = reader.unit()
    problems = [*problems, *reader.problems]
    return Reading(problems, rest=usable(unit, reader.problems)) if has_errors(problems) else Reading(problems, unit)


def _classification(year: int, folders: list[Path], place: Place) -> tuple[Classification | None, list[Problem]]:
    """The year's classification, or why there is none."""
    classification, problems = classification_of(year, folders)
    if classification is None and not problems:
        details = {"year": year, "known": "、".join(str(one) for one in years(folders))}
        problems = [Problem("year-without-classification", place, details)]
    return (None if has_errors(problems) else classification), problems


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


def _kind(node: Node, path: Path) -> str:
    """The kind that the file says it is, by either name, or its own name; one that says none is checked as a budget."""
    tree, _ = english(node, schema("unit"))
    said = value_at(tree, ("kind",)) or ""
    named = next((kind for kind in KINDS if path.stem.endswith(f"-{kind}")), KINDS[0])
    return said if said in KINDS else named

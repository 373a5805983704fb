"""Which units a release has: their files, heads and fingerprints; names and codes that stand twice are refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.core.problem import Place, Problem
from generator.core.schemas import COMPARISON, schema
from generator.read.named_units import named_in, of_two
from generator.yaml_file.names import english
from generator.yaml_file.node import place_at, value_at
from generator.yaml_file.strict import read_file

RELEASE = re.compile(r"(20\d\d)-(budget|final)")  # "2025-budget", "2024-final"


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit file of the release; of one that cannot be read only the file is known.

    `units` are the files that a department names, and where it does.
    """

    folder: str
    path: Path
    name: str = ""
    code: str = ""
    template: str = ""
    units: tuple[tuple[Path, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The units in the order of their folders, and what forbids the release as a whole."""

    release: str
    units: tuple[Planned, ...]
    problems: tuple[Problem, ...]


def plan(release: str, units: Path) -> Plan:
    """Every `<release>.yaml` below the folder, but those that are only for comparison."""
    files = sorted(path for path in units.rglob(f"{release}.yaml") if path.parent.name != "published")
    planned = tuple(one for path in files if (one := _head(path)) is not None)
    departments = ((one.path, list(one.units)) for one in planned)
    return Plan(release, planned, (*_twice(planned), *of_two(departments)))


def _head(path: Path) -> Planned | None:
    """Name, code and template set of a file; None of one that is only for comparison."""
    node, _ = read_file(path, str(path))
    if node is None:
        return Planned(path.parent.name, path)
    compared, _ = english(node, schema(COMPARISON))
    if value_at(compared, ("comparison_only",)):
        return None
    tree, _ = english(node, schema("unit"))
    name, code = (value_at(tree, ("unit", field)) or "" for field in ("name", "code"))
    template = (value_at(tree, ("template",)) or "").strip()
    return Planned(path.parent.name, path, name.strip(), code.strip(), template, tuple(named_in(node, path)))


def bare(text: str) -> str:
    """A name or code as it is compared: one width, no blanks, no dashes, brackets alike."""
    # "652301-001" and "652301 001" are one code, full-width digits are digits.
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text)).casefold()


def _twice(planned: tuple[Planned, ...]) -> Iterator[Problem]:
    """Two units of one name, code or folder: one would take the other's place."""
    for field in ("name", "code", "folder"):
        seen: dict[str, Planned] = {}
        for unit in planned:
            value = getattr(unit, field)
            if not value:
                continue
            first = seen.setdefault(bare(value), unit)
            if first is not unit:
                details = {"value": value, "first": first.path}
                yield Problem(f"release-{field}-twice", _place(unit, field), details)


def _place(unit: Planned, field: str) -> Place:
    node, _ = read_file(unit.path, str(unit.path))
    if node is None or field == "folder":
        return Place(str(unit.path))
    tree, _ = english(node, schema("unit"))
    return place_at(tree, ("unit", field))

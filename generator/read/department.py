"""A department (部门): its file names those of its units, which are read here; merging.py puts its amounts together.

All units are of the department's year and kind. A unit stands once, also where a unit is a department itself.
"""

from __future__ import annotations

import os.path
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.core.members import Member
from generator.core.model import Record, Unit
from generator.core.problem import Place, Problem, Severity, has_errors, in_order
from generator.core.schemas import is_added_up
from generator.read.merging import keys_of, merged
from generator.read.transfers import transfers

# Where a department's file has the names of its units' files; and what says that it states its own amounts (filed).
UNITS, FILED = "units", ("file", "本文件")


@dataclass(slots=True)
class Visited:
    """The files of one department with all that are below it: where each was named first, and those being read."""

    first: dict[Path, Place] = field(default_factory=dict)
    open: tuple[Path, ...] = ()


# Reads the file of a unit: as generator/read/unit.py does, which this module cannot import.
ReadFile = Callable[[Path, Visited], tuple[Unit | None, list[Problem]]]


def as_department(
    own: Unit, path: Path, visited: Visited, read_file: ReadFile, found: dict[str, Any]
) -> tuple[Unit | None, list[Problem]]:
    """The department with its units; None where one of them cannot be read, or its own file states what they add up."""
    members, problems = _members(own, path, visited, read_file)
    is_filed = found.get("amounts_from") in FILED
    problems += [] if is_filed else list(_stated(own))
    if has_errors(problems):
        return None, problems
    between, more = transfers(own, members)
    problems += more
    added_up = merged(own, members, between)
    if has_errors(problems):
        return None, problems
    return (added_up if not is_filed else _filed(own, members, added_up)), problems


def _filed(own: Unit, members: tuple[Member, ...], added_up: Unit) -> Unit:
    """The department with its own amounts; those of its units stand beside them."""
    apart = tuple(replace(one, keys={key: f"{one.start}{key}" for key in one.keys}) for one in members)
    return replace(own, members=apart, added_up=added_up)


def _members(own: Unit, path: Path, visited: Visited, read_file: ReadFile) -> tuple[tuple[Member, ...], list[Problem]]:
    here = path.resolve()
    inner = Visited(visited.first, (*visited.open, here))
    members: list[Member] = []
    problems: list[Problem] = []
    for entry in own.record[UNITS]:  # type: ignore[attr-defined]
        place = entry["file"].place
        unit, found = _member(own, path, entry, inner, read_file)
        problems += found
        if unit is not None:
            start = len(members) + 1
            keys = keys_of(unit, start, [one.unit for one in members])
            members.append(Member(start, str(entry["kind"]), unit, entry, place, keys))
    return tuple(members), problems


def _member(
    own: Unit, path: Path, entry: Record, visited: Visited, read_file: ReadFile
) -> tuple[Unit | None, list[Problem]]:
    """The unit that an entry names."""
    words = entry["file"]
    place: Place = words.place  # type: ignore[attr-defined]
    file = Path(os.path.normpath(path.parent / str(words)))
    details: dict[str, object] = {"file": file}
    if Path(str(words)).is_absolute() or not file.is_file():
        return None, [Problem("department-unit-missing", place, details)]
    real = file.resolve()
    if real in visited.open:
        return None, [Problem("department-within-itself", place, details)]
    if real in visited.first:
        return None, [Problem("department-unit-twice", place, {**details, "first": visited.first[real]})]
    visited.first[real] = place
    unit, problems = read_file(file, visited)
    if unit is None:
        return None, [refused(file, place, problems)]
    if unit.comparison_only is not None:
        return None, [Problem("department-unit-comparison", place, details)]
    if (unit.year, unit.kind) != (own.year, own.kind):
        details |= {"year": unit.year, "kind": unit.kind, "own_year": own.year, "own_kind": own.kind}
        return None, [Problem("department-unit-other-year", place, details)]
    return unit, []


def refused(file: Path, place: Place, problems: list[Problem]) -> Problem:
    """That a unit's file has errors: one finding, with the first of them; the others are told of that file itself."""
    errors = [one for one in in_order(problems) if one.severity is Severity.ERROR]
    first = errors[0].place or Place(str(file))
    return Problem(
        "department-unit-refused", place, {"file": file, "count": len(errors), "at": first, "first": errors[0]}
    )


def _stated(own: Unit) -> Iterator[Problem]:
    """Amounts that the department's file states though its units add them up, a finding for each block."""
    blocks: dict[str, list[str]] = {}
    for key, leaf in own.leaves.items():
        block = key.partition(".")[0]
        if block != "between_units" and is_added_up(leaf.unit):
            blocks.setdefault(block, []).append(key)
    overview = own.record.get("overview")
    listed = overview.get("subordinate_units") if isinstance(overview, Record) else None
    if listed:
        yield Problem("department-units-stated", listed[0].place)  # type: ignore[index]
    for block, keys in blocks.items():
        details = {"block": block, "count": len(keys), "first": keys[0]}
        yield Problem("department-amount-stated", own.leaves[keys[0]].place, details)

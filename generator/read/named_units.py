"""Which units a department's file names, and which other department names one of them: read from the lists alone.

A unit is of one department. Departments are looked for among the neighbours of a file (`units/*/2025-budget.yaml`).
"""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.core.problem import Place, Problem
from generator.core.schemas import schema
from generator.yaml_file.names import english
from generator.yaml_file.node import Mapping, Node, Scalar, Sequence
from generator.yaml_file.strict import read_file

# By these words a file may be a department's, without reading it as YAML.
MARKS = (b"units:", "所属单位".encode())
LARGEST = 5_000_000  # bytes of a neighbour that is looked at; unit files have 30 kB


def named_units(path: Path) -> list[tuple[Path, Place]]:
    """The files of the units that a department's file names, with where it does; none of any other file."""
    node, _ = read_file(path, str(path))
    return named_in(node, path) if node is not None else []


def named_in(node: Node, path: Path) -> list[tuple[Path, Place]]:
    """The same of a file that has been read."""
    tree, _ = english(node, schema("unit"))
    entry = tree.entry("units") if isinstance(tree, Mapping) else None
    items = entry[1].items if entry is not None and isinstance(entry[1], Sequence) else ()
    files = (one.entry("file") for one in items if isinstance(one, Mapping))
    return [
        (Path(os.path.normpath(path.parent / value.value)), value.place)
        for found in files
        if found is not None and isinstance(value := found[1], Scalar) and value.value
    ]


def of_two_departments(path: Path) -> Iterator[Problem]:
    """Units of this department that a neighbouring one names too."""
    others = sorted(path.parent.parent.glob(f"*/{path.name}"))
    yield from of_two((one, named_units(one)) for one in (path, *others) if one == path or _may_name(one, path))


def _may_name(other: Path, path: Path) -> bool:
    try:
        if other.resolve() == path.resolve() or other.stat().st_size > LARGEST:
            return False
        content = other.read_bytes()
    except OSError:
        return False
    return any(mark in content for mark in MARKS)


def of_two(departments: Iterable[tuple[Path, list[tuple[Path, Place]]]]) -> Iterator[Problem]:
    """Units that several of these departments name, at the place of the first of them that was given."""
    first: dict[Path, tuple[Path, Place]] = {}
    for department, units in departments:
        for file, place in units:
            owner, where = first.setdefault(file.resolve(), (department, place))
            if owner != department:
                yield Problem("department-unit-of-two", where, {"file": file, "first": place})

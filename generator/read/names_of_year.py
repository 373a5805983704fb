"""Whose names a unit's codes have: the year's classification, what the set lays over it, and what the file itself does.

A set says it under `classification:` in set.yaml, a unit file under the same key; the nearer has the last word. A year
without lists takes those of the nearest year, with a notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.core.classification import Classification, classification_of, nearest_classification, years
from generator.core.overlay import Overlay, laid_over
from generator.core.problem import Place, Problem, Severity
from generator.read.set_chain import SetFile, chain_of, files_of
from generator.yaml_file.node import Node, place_at

BLOCK = "classification"  # the key, in set.yaml and in unit files


def list_folders(path: Path) -> list[Path]:
    """Where lists of a user's own may lie, for a unit file: `classification/` beside it or above, nearest first."""
    return [folder / "classification" for folder in path.resolve().parents]


def classification_for(
    year: int, folders: Iterable[Path], overlays: Iterable[Overlay], place: Place | None
) -> tuple[Classification | None, list[Problem]]:
    """The year's names with the overlays on them, the farthest first; None where a list is faulty or none is near.

    `place` is where the year is said.
    """
    folders, overlays = tuple(folders), list(overlays)
    extends = next((overlay.extends for overlay in reversed(overlays) if overlay.extends), None)
    if extends and extends[0] != year:
        names, problems = _of_another_year(year, *extends, folders)
    else:
        names, problems = _of_the_year(year, place, folders)
    if names is None:
        return None, problems
    names, found = laid_over(names, overlays)
    return names, problems + found


def _of_the_year(
    year: int, place: Place | None, folders: tuple[Path, ...]
) -> tuple[Classification | None, list[Problem]]:
    """The year's list, or the nearest year's with a notice."""
    found, problems = classification_of(year, folders)
    if found or problems:
        return found, problems
    near = nearest_classification(year, folders)
    if near:
        return near, [Problem("year-takes-nearest", place, {"year": year, "near": near.listed}, Severity.INFO)]
    return None, [_without_lists(year, place, folders)]


def _of_another_year(
    year: int, other: int, place: Place, folders: tuple[Path, ...]
) -> tuple[Classification | None, list[Problem]]:
    """The list that `extends` names; whoever wrote that knows which year it is, so there is no notice."""
    found, problems = classification_of(other, folders)
    if found is None:
        return None, problems or [_without_lists(other, place, folders)]
    return found.for_year(year), problems


def _without_lists(year: int, place: Place | None, folders: tuple[Path, ...]) -> Problem:
    known = "、".join(str(one) for one in years(folders))
    return Problem("year-without-classification", place, {"year": year, "known": known})


# ── where lines are written ───────────────────────────────────────────────────────────────────────────────────────────


def overlay_of(found: Mapping[str, Any], tree: Node, of_set: bool = False) -> Overlay | None:
    """The lines of a checked file; `tree`, in the schema's own names, gives their places."""
    block = found.get(BLOCK)
    if not block:
        return None
    lines = {
        key: {code: (name, place_at(tree, (BLOCK, key, code))) for code, name in (block.get(key) or {}).items()}
        for key in ("add", "rename")
    }
    extends = block.get("extends")
    place = place_at(tree, (BLOCK, "extends"))
    return Overlay(lines["add"], lines["rename"], (extends, place) if extends else None, of_set)


def overlays_of_set(name: str, folders: Iterable[Path]) -> list[Overlay]:
    """The lines of a set and of those that it extends, the farthest first.

    Of a set.yaml that is faulty what is right counts; that it is faulty, composing tells.
    """
    return overlays_of(chain_of(name, folders))


def overlays_of_chain(chain: Iterable[Path]) -> list[Overlay]:
    """The lines of a loaded set, whose folders stand nearest first; the farthest first."""
    return overlays_of(files_of(chain))


def overlays_of(files: list[SetFile]) -> list[Overlay]:
    """The lines of these files, the nearest set's first; the farthest first."""
    found = (overlay_of(one.found, one.tree, of_set=True) for one in reversed(files))
    return [overlay for overlay in found if overlay]

"""What there is of template sets, and what one is made of: which folder along its chain gives each file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.compose.templates import TemplateSet, load_set, roots, set_names, shown
from generator.problem import Place, Problem

KINDS = ("chapters/*.j2", "tables/*.yaml", "macros.j2", "style.docx", "set.yaml")
ADDING_UP = ("set.yaml", "macros.j2")


@dataclass(frozen=True, slots=True)
class Listed:
    """A set by name, with its title and the origin of each of its files."""

    name: str
    title: str
    files: tuple[tuple[str, str], ...]


def catalogue(folder: Path, name: str = "") -> tuple[list[Listed], list[Problem]]:
    """All sets that a unit file in the folder could name, or the one of that name."""
    folders = roots(folder / "unit.yaml")
    listed, problems = [], []
    for known in [name] if name else set_names(folders):
        templates, found = load_set(known, Place(known), folders)
        problems += found
        if templates is not None:
            listed.append(Listed(known, templates.title, tuple(_sources(templates))))
    return listed, problems


def _sources(templates: TemplateSet) -> Iterator[tuple[str, str]]:
    """Each file's name within the set, and the folder that gives it; some files add up along the chain."""
    for pattern in KINDS:
        names = {path.relative_to(folder) for folder in templates.chain for path in folder.glob(pattern)}
        for name in sorted(names):
            if pattern in ADDING_UP:
                yield str(name), " → ".join(shown(path.parent) for path in templates.all(str(name)))
            elif found := templates.find(str(name)):
                yield str(name), shown(found.parents[len(name.parts) - 1])

"""Where template sets lie, and what they extend: reading a unit needs its set's lines of the classification."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

# In a wheel the sets lie inside the package, in a checkout beside it.
PACKAGED = Path(__file__).parents[1] / "templates"
CHECKOUT = Path(__file__).parents[2] / "templates"


def inside(folder: Path, relative: str) -> Path | None:
    """The file of that name in the folder; a link or a .. that leads out of it does not count, nor does no name."""
    path = folder / relative
    try:
        return path if path.is_file() and path.resolve().is_relative_to(folder.resolve()) else None
    except OSError:  # a name longer than any file's
        return None


def roots(unit_file: Path) -> list[Path]:
    """Where sets are looked for: `templates/` beside or above the unit file, nearest first, then the package's own."""
    above = [folder / "templates" for folder in unit_file.resolve().parents]
    return [folder for folder in (*above, PACKAGED, CHECKOUT) if folder.is_dir()]


def folder_of_set(name: str, folders: Iterable[Path]) -> Path | None:
    found = (inside(root, f"{name}/set.yaml") for root in folders)
    return next((path.parent for path in found if path), None)


def set_names(folders: Iterable[Path]) -> list[str]:
    """The names of all sets under the folders."""
    return sorted({str(path.parent.relative_to(root)) for root in folders for path in root.rglob("set.yaml")})


def shown(path: Path) -> str:
    """The path as messages show it: relative to where the user stands, when it is below."""
    return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd()) else str(path)

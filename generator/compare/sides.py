"""The two sides of a comparison: a unit file with its figures, or the unit files of a folder or a release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.compose import TemplateSet, load_set
from generator.compose.template_set import roots
from generator.core.model import Figures
from generator.core.problem import Place, Problem, has_errors
from generator.read.unit import read_unit
from generator.stages import figures_of

UNIT_FILE = re.compile(r"((?:19|20)\d\d)-(budget|final)\.yaml")  # "2025-budget.yaml"
SOURCE = re.compile(r'"sources?": \["([^":]+\.yaml):')  # of facts.json: "sources": ["office/2025-budget.yaml:12:3"]


@dataclass(frozen=True)
class Loaded:
    """A unit file with its figures and its template set (none of a file for comparison)."""

    path: Path
    figures: Figures
    templates: TemplateSet | None


def loaded(path: Path) -> tuple[Loaded | None, list[Problem]]:
    """A unit file ready to compare, and what is wrong with it; errors give None."""
    unit, problems = read_unit(path)
    if unit is None:
        return None, problems
    templates = None
    if unit.comparison_only is None:
        templates, found = load_set(unit.template, unit.template.place, roots(path))
        problems += found
    figures, found = figures_of(unit, path, templates)
    problems += found
    return None if has_errors(problems) else Loaded(path, figures, templates), problems


def unit_files(path: Path, units: Path) -> tuple[dict[str, Path], list[Problem]]:
    """The unit files of a folder by the name of theirs; `path` may name one release of it, units@2023-budget.

    Of a folder of outputs they are those that its facts.json name, looked for in `units`.
    """
    folder, _, release = str(path).partition("@")
    if not Path(folder).is_dir():
        return {}, [Problem("side-missing", Place(str(path)))]
    found = _of_outputs(Path(folder), units) or sorted(Path(folder).rglob("*.yaml"))
    files: dict[str, Path] = {}
    for file in found:
        if UNIT_FILE.fullmatch(file.name) and release in ("", file.stem):
            if file.parent.name in files:
                return {}, [Problem("side-several-years", Place(str(file.parent)), {"folder": folder})]
            files[file.parent.name] = file
    return files, [] if files else [Problem("side-empty", Place(str(path)))]


def _of_outputs(folder: Path, units: Path) -> list[Path]:
    """The unit files from which the documents of an output folder were made, as their facts.json say."""
    found = []
    for facts in sorted(folder.rglob("facts.json")):
        match = SOURCE.search(facts.read_text("utf-8", errors="replace"))
        if match:
            found.append(units / match[1])
    return [path for path in found if path.is_file()]

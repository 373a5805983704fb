"""Made-up departments with their units: `bureau` is added up from three units, `filed` states its own amounts."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.core.model import Figures
from generator.core.problem import Problem, has_errors
from generator.read.unit import read_unit
from generator.stages import compose_unit, figures_of
from tests.world import changed, told

HERE = Path(__file__).parent
BUREAU, FILED = "bureau", "filed"


class Department:
    """A copy of both for one test; `file` is the department's, those of its units lie in folders below."""

    def __init__(self, folder: Path, name: str = BUREAU) -> None:
        self.folder = folder / "departments"
        shutil.copytree(HERE, self.folder, ignore=shutil.ignore_patterns("*.py*", "__pycache__"))
        self.file = self.folder / name / "2025-budget.yaml"

    def change(self, unit: str, *pairs: tuple[str, str]) -> Department:
        """Each pair's first text replaced by its second, in the file of a unit or, of "", in the department's."""
        path = self.file.parent / unit / self.file.name
        text = path.read_text("utf-8")
        for old, new in pairs:
            text = changed(text, old, new)
        path.write_text(text, "utf-8")
        return self

    def figures(self) -> Figures:
        unit, problems = read_unit(self.file)
        assert unit is not None, told(problems)
        figures, problems = figures_of(unit, self.file, None)
        assert not has_errors(problems), [one.line("en") for one in problems]
        return figures

    def problems(self) -> list[Problem]:
        """Everything that is found up to the document, informations left out."""
        problems = compose_unit(self.file)[1]
        told(problems)
        return [one for one in problems if one.severity.value != "info"]

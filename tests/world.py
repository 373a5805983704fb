"""A copy of the real unit file and the real template sets for one test, changed by small textual replacements."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator.compose import compose, load_set
from generator.compose.template_set import roots
from generator.core.document import Document, Heading, Table, blocks, plain, spans_of
from generator.core.model import Figures, Unit
from generator.core.problem import Problem, has_errors
from generator.read.unit import read_unit
from generator.stages import compose_unit, figures_of

ROOT = Path(__file__).parents[1]
UNIT = "units/changji-government-office/2025-budget.yaml"
FINAL = "units/tianyuan-digital-urban-center/2023-final.yaml"
PREFECTURE = "units/changji-prefecture-housing-bureau/2023-budget.yaml"
SET = "templates/changji-city/budget-2025"
CHECKED = re.compile(r"[a-h]\d\d-")  # the codes of generator/checks
COMMON = "templates/xinjiang/budget"  # which SET extends
NATION = "templates/china/budget"  # which COMMON extends
EXAMPLE = "example-"  # how the folders of made-up units begin


def units_of_documents() -> list[Path]:
    """The unit files of which documents are made."""
    files = sorted((ROOT / "units").glob("*/*.yaml"))
    return [file for file in files if "\ncomparison_only: " not in file.read_text("utf-8")]


def real_units() -> list[Path]:
    """Those of units that there are."""
    return [file for file in units_of_documents() if not file.parent.name.startswith(EXAMPLE)]


def example_units() -> list[Path]:
    """Those made up, each to show a set."""
    return [file for file in units_of_documents() if file.parent.name.startswith(EXAMPLE)]


UNIT_IDS = [f"{path.parent.name}-{path.stem}" for path in real_units()]


def mostly_slow(*short: str) -> list[object]:
    """The real units for a test that takes long: those named in `make test`, the others in `make test-all` only."""
    assert set(short) < {str(unit.relative_to(ROOT)) for unit in real_units()}
    marks = [() if str(unit.relative_to(ROOT)) in short else (pytest.mark.slow,) for unit in real_units()]
    return [
        pytest.param(unit, id=name, marks=mark) for unit, name, mark in zip(real_units(), UNIT_IDS, marks, strict=True)
    ]


def changed(text: str, old: str, new: str) -> str:
    """The text with the one place that reads `old` reading `new`; a test whose `old` is gone would test nothing."""
    assert text.count(old) == 1, f"{text.count(old)} times in the text: {old!r}"
    return text.replace(old, new)


class World:
    """A folder with `units/` and `templates/` as in the repository."""

    def __init__(self, folder: Path, unit: str = UNIT) -> None:
        self.folder = folder
        self.name = unit
        shutil.copytree(ROOT / "templates", folder / "templates")
        self.unit = folder / unit
        shutil.copytree((ROOT / unit).parent, self.unit.parent)

    def copy(self, folder: Path) -> World:
        """Another world that is as this one now."""
        shutil.copytree(self.folder, folder, symlinks=True)
        other = World.__new__(World)
        other.folder, other.name, other.unit = folder, self.name, folder / self.name
        return other

    def change(self, file: str, *pairs: tuple[str, str]) -> World:
        """Each pair's first text replaced by its second in the file."""
        path = self.folder / file
        text = path.read_text("utf-8")
        for old, new in pairs:
            text = changed(text, old, new)
        path.write_text(text, "utf-8")
        return self

    def facts(self, *pairs: tuple[str, str]) -> World:
        """The unit file, changed; or the file of last year, where that has the text and the unit file has not."""
        for old, new in pairs:
            text = self.unit.read_text("utf-8")
            last = self.unit.with_name(f"{int(self.unit.name[:4]) - 1}{self.unit.name[4:]}")
            elsewhere = old not in text and last.is_file()
            self.change(str((last if elsewhere else self.unit).relative_to(self.folder)), (old, new))
        return self

    def write(self, file: str, text: str) -> World:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return self

    def chapter(self, text: str) -> World:
        """A document of one chapter, glossary.j2, with this text."""
        extends = "extends: xinjiang/budget\n"
        self.change(f"{SET}/set.yaml", (extends, f"{extends}chapters: [glossary]\n"))
        return self.write(f"{SET}/chapters/glossary.j2", text)

    def read(self) -> Unit:
        unit, problems = read_unit(self.unit)
        assert unit is not None, told(problems)
        return unit

    def derive(self) -> tuple[Figures, list[Problem]]:
        """The figures, last year's from its file, and what deriving finds."""
        unit = self.read()
        return figures_of(unit, self.unit, load_set(unit.template, unit.template.place, roots(self.unit))[0])

    def figures(self) -> Figures:
        """All figures of a unit file in which nothing is wrong."""
        figures, problems = self.derive()
        assert not has_errors(problems), told(problems)
        return figures

    def derived(self) -> list[str]:
        """The codes of what deriving finds."""
        return told(self.derive()[1])

    def composed(self) -> tuple[Document | None, list[Problem]]:
        """The document and what composing finds."""
        figures, _ = self.derive()
        unit = figures.unit
        templates, problems = load_set(unit.template, unit.template.place, roots(self.unit))
        if templates is None:
            return None, problems
        document, found = compose(figures, templates)
        return document, [*problems, *found]

    def document(self) -> Document:
        document, problems = self.composed()
        assert document is not None, told(problems)
        return document

    def problems(self, checks: bool = False) -> list[Problem]:
        """Everything wrong with the unit and its templates, from reading to fitting; infos aside.

        The real files have their own inconsistencies; what the `checks` find of them is left out unless asked for.
        """
        _, problems = compose_unit(self.unit)
        told(problems)
        serious = [problem for problem in problems if problem.severity.value != "info"]
        return [problem for problem in serious if checks or not CHECKED.match(problem.code)]


def told(problems: Iterable[Problem]) -> list[str]:
    """The problems' codes, each once; every problem can be told in both languages and has a place."""
    codes = []
    for problem in problems:
        assert problem.line("zh") and problem.line("en")
        assert problem.place or problem.code == "table-too-wide", problem.line("en")
        if problem.code not in codes:
            codes.append(problem.code)
    return codes


def where(problem: Problem) -> str:
    """`file:line` of a problem, the file by its name alone."""
    assert problem.place is not None
    return f"{Path(problem.place.file).name}:{problem.place.line}"


def paragraphs(document: Document) -> list[str]:
    """The text of every block that is no table, in reading order."""
    found = (block for block in blocks(document) if not isinstance(block, Table))
    return [text for block in found if (text := plain(tuple(spans_of(block))))]


def headings(document: Document) -> list[str]:
    return [plain(block.spans) for block in blocks(document) if isinstance(block, Heading)]


def table(document: Document, key: str) -> Table:
    """The table made from tables/<key>.yaml."""
    return next(block for block in blocks(document) if isinstance(block, Table) and block.key == key)


def rows(of: Table) -> list[list[str]]:
    """The texts of a table's body."""
    return [[plain(cell.spans) for cell in row] for row in of.body]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command that is to run this checkout and to speak English."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **(more or {})}


def gongkai(
    *arguments: str | os.PathLike[str], cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as users run it, with messages in English unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        timeout=120,
    )


def started(*arguments: str | os.PathLike[str], cwd: Path) -> subprocess.Popen[str]:
    """The command, still running, to be interrupted or killed.

    A process inherits that interrupts are ignored, as they are under nohup, and gongkai rightly goes on ignoring them;
    so this one is started with the signal as a terminal gives it, wherever the tests themselves run.
    """
    return subprocess.Popen(
        ["env", "--default-signal=INT", sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env=environment({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def wait_for(condition: Callable[[], object], seconds: float = 120) -> None:
    """Until it holds: tests wait for what happens, since how long that takes depends on what else runs."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "what was waited for never happened"
        time.sleep(0.02)

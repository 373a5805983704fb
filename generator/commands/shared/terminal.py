"""What all commands share of the terminal: words in the locale's language, problems in colour, progress, exit codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from generator.core.causes import Finding, by_cause
from generator.core.language import language
from generator.core.problem import Place, Problem, printable

CHINESE = language() == "zh"
# 1 and 2 are what commands usually end with; 70 is EX_SOFTWARE of sysexits.h, an internal fault.
FAILURE, MISUSE, FAULT = 1, 2, 70
COLOURS = {"error": "red", "warning": "yellow", "info": "dim"}


class Lines(Console):
    """Prints words as they stand, but for control characters: the name of a file may hold any."""

    def __init__(self, stderr: bool = False) -> None:
        # rich would make a picture of ":100:".
        super().__init__(stderr=stderr, soft_wrap=True, highlight=False, emoji=False)

    def print(self, *objects: Any, **options: Any) -> None:
        super().print(*(_safe(one) if isinstance(one, str) else one for one in objects), **options)


messages, results = Lines(stderr=True), Lines()


def words(chinese: str, english: str) -> str:
    """The one of two texts that fits the locale."""
    return chinese if CHINESE else english


def say(text: str, nl: bool = True) -> None:
    """What a command gives out, on standard output: the paths that it wrote, a list, a report."""
    typer.echo(_safe(text), nl=nl)


def _safe(text: str) -> str:
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))


def show(finding: Problem | Finding, console: Console = messages) -> None:
    """A problem, or those of one cause, on a line of its own, its place first."""
    severity = (finding.told if isinstance(finding, Finding) else finding).severity
    console.print(finding.line(language()), style=COLOURS[severity.value], markup=False)


def show_all(problems: Iterable[Problem], quiet: bool = False) -> None:
    """Problems by cause, in the order of their places; `quiet` leaves out informations."""
    for finding in by_cause(problems):
        if not (quiet and finding.told.severity.value == "info"):
            show(finding)


def progress_bar() -> Progress:
    """Lines of progress on a terminal, nothing elsewhere."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[stage]}"),
    )
    return Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal)


def with_progress(files: Iterable[Path]) -> Iterator[Path]:
    """The files one by one, named on a bar while they are worked on."""
    files = list(files)
    with progress_bar() as progress:
        task = progress.add_task("", total=len(files), stage="")
        for file in files:
            progress.update(task, description=printable(file.parent.name or file.name))
            yield file
            progress.advance(task)


def stop(message: str) -> NoReturn:
    """Ends the command: it was called wrongly."""
    messages.print(message, style="red", markup=False)
    raise typer.Exit(MISUSE)


def stop_refused(path: Path, error: OSError) -> NoReturn:
    """Ends the command: the system refused to write what it was for."""
    where = error.filename if isinstance(error.filename, str) else path
    show(Problem("system-refused", Place(str(where)), {"reason": error.strerror or error}))
    raise typer.Exit(FAILURE)


def must_be_known(name: str, known: Iterable[str], chinese: str, english: str) -> None:
    """Ends the command where a name is none of those there are; says which these are, and the nearest.

    `chinese` and `english` say what it names: 格式, format.
    """
    known = list(known)
    if name not in known:
        # "docs" is meant to be docx: difflib's usual likeness of 0.6 finds one letter in four.
        near = get_close_matches(name, known, n=1)
        meant = words(f"是不是 {near[0]}？", f" Did you mean {near[0]}?") if near else ""
        listed = ", ".join(known)
        stop(
            words(
                f"不认识的{chinese}：{name}。{meant}可用：{listed}",
                f"Unknown {english}: {name}.{meant} There is: {listed}",
            )
        )

"""What all commands share of the terminal: words in the locale's language, problems in colour, progress, exit codes."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from generator.core.language import language
from generator.core.problem import Problem

CHINESE = language() == "zh"
FAILURE, MISUSE = 1, 2
COLOURS = {"error": "red", "warning": "yellow", "info": "dim"}

messages = Console(stderr=True, soft_wrap=True, highlight=False)
results = Console(soft_wrap=True, highlight=False)


def words(chinese: str, english: str) -> str:
    """The one of two texts that fits the locale."""
    return chinese if CHINESE else english


def show(problem: Problem, console: Console = messages) -> None:
    """A problem on a line of its own, its place first."""
    console.print(problem.line(language()), style=COLOURS[problem.severity.value], markup=False)


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


def stop(message: str) -> NoReturn:
    """Ends the command: it was called wrongly."""
    messages.print(message, style="red", markup=False)
    raise typer.Exit(MISUSE)

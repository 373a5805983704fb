"""Faults of the program: each costs the unit that was worked on, is told in one line, and its traceback is saved.

A user's mistake is a problem that a stage returns; whatever is raised is a fault of ours, or the system refusing
something (a full disk, a file that may not be read).
"""

from __future__ import annotations

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import typer

from generator import __version__
from generator.commands.shared.bounded import TimeUpError, within
from generator.commands.shared.terminal import FAILURE, FAULT, show
from generator.core.problem import Place, Problem

# What ends a command on purpose, and what nobody can write to any more.
NO_FAULTS = (typer.Exit, typer.Abort, typer.BadParameter, BrokenPipeError)


class Faults:
    """What was raised in a run, as problems. `told` shows each at once; reports leave that to their findings.

    `seconds` and `memory` (MB) are what each unit may take; 0 is without limit.
    """

    def __init__(self, told: bool = True, seconds: float = 0, memory: int = 0) -> None:
        self.told = told
        self._limits = (seconds, memory)
        self.problems: list[Problem] = []
        self.ours = 0

    @contextmanager
    def guarded(self, name: str | Path) -> Iterator[None]:
        """Work on one unit or document: what it raises becomes a problem at `name`, and the run goes on."""
        seconds, memory = self._limits
        try:
            with within(seconds, memory):
                yield
        except NO_FAULTS:
            raise
        except TimeUpError:
            self._keep(Problem("worker-timeout", Place(str(name)), {"detail": f"{seconds:g}"}))
        except MemoryError:
            self._keep(Problem("worker-memory", Place(str(name)), {"detail": f"{memory}"}))
        except OSError as error:
            self._keep(
                Problem("system-refused", Place(str(error.filename or name)), {"reason": error.strerror or error})
            )
        except Exception as error:
            self.ours += 1
            # The first line alone: some messages quote whole documents.
            fault = f"{type(error).__name__}: {error}".splitlines()[0]
            self._keep(Problem("program-fault", Place(str(name)), {"fault": fault, "saved": saved(name)}))

    def end(self, failed: bool = False) -> None:
        """Ends the command with the code of the worst: 70 after a fault of the program, 1 after errors."""
        if self.ours:
            raise typer.Exit(FAULT)
        if failed or self.problems:
            raise typer.Exit(FAILURE)

    def _keep(self, problem: Problem) -> None:
        self.problems.append(problem)
        if self.told:
            show(problem)


def saved(name: str | Path) -> str:
    """Writes down the exception being handled with versions; the file's path, or "—" where none can be written."""
    text = f"gongkai {__version__}, Python {platform.python_version()}, {platform.platform()}\n{name}\n\n"
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(prefix=f"{datetime.now(UTC):%Y%m%d-%H%M%S}-", suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(text + traceback.format_exc())
        except OSError:
            continue
        return path
    return "—"


def _folders() -> Iterator[Path]:
    """The user's folder for state (XDG Base Directory Specification), else the one for temporary files."""
    state = os.environ.get("XDG_STATE_HOME", "")
    with suppress(RuntimeError):  # no home folder is known
        yield (Path(state) if state else Path.home() / ".local" / "state") / "gongkai" / "faults"
    # Where there is no home folder, or it is not ours to write to: a container, a service.
    yield Path(tempfile.gettempdir())

"""Commands in a copy of this process, which has the program loaded: a trial costs the work and not the start."""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from generator.cli import main
from generator.commands import archive, build  # noqa: F401  loaded before a process is forked
from generator.core import files, switch
from generator.history import record

# What changes files on disk: a stop "at each step" is one at each line that these run.
STEPS = {module.__file__ for module in (archive, files, record, shutil, switch)}


class Forked:
    """`gongkai` with these arguments in `folder`; `before` is called first, in its process.

    What it says is in `said` when it has ended. TMPDIR is the folder `tmp` there unless the environment says other.
    """

    def __init__(self, folder: Path, *arguments: str, before: Callable[[], None] | None = None) -> None:
        self._log, self._into = os.pipe()  # a pipe and no file: the trial may be that no file can be written
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._log)
            os._exit(self._run(folder, arguments, before))
        os.close(self._into)
        self.said = ""

    def _run(self, folder: Path, arguments: tuple[str, ...], before: Callable[[], None] | None) -> int:
        try:
            os.chdir(folder)
            for number in (1, 2):
                os.dup2(self._into, number)
            # As a command has them; those of whoever runs the trials may be anything.
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
            aside = folder / "tmp"
            aside.mkdir(exist_ok=True)
            tempfile.tempdir = str(aside)
            sys.argv = ["gongkai", *arguments]
            if before:
                before()
            main()
        except SystemExit as error:
            return error.code if isinstance(error.code, int) else 1
        except BaseException as error:
            os.write(2, f"Traceback {error!r} {traceback.format_exc()}".encode())
            return 99
        finally:
            sys.settrace(None)
        return 0

    def ended(self) -> int:
        """Its exit code; minus the signal that ended it."""
        with os.fdopen(self._log, encoding="utf-8", errors="replace") as log:
            self.said = log.read()  # to its end, else it would wait for a reader
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def killed(self, after: float) -> int:
        """kill -9 after so many seconds, if it still runs."""
        time.sleep(after)
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()


class Steps:
    """The lines that a command runs of what changes files; the process is killed at the one with the number `last`.

    Of a file that is open then and not on disk yet a half is lost, as when the power fails. Only what comes once the
    function `since` was called counts.
    """

    def __init__(self, last: int = 0, since: str = "") -> None:
        self.last, self.since = last, since
        self._shared = mmap.mmap(-1, 8)  # the child's count, seen here

    @property
    def count(self) -> int:
        return int.from_bytes(self._shared[:8], "little")

    def begin(self) -> None:
        sys.settrace(self._called)

    def _called(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        if frame.f_code.co_filename not in STEPS:
            return None
        if frame.f_code.co_name == self.since:
            self.since = ""
        return None if self.since else self._line

    def _line(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            number = self.count + 1
            self._shared[:8] = number.to_bytes(8, "little")
            if number == self.last:
                _half(frame.f_locals.get("file"))
                os.kill(os.getpid(), signal.SIGKILL)
        return self._line


def _half(file: Any) -> None:
    if hasattr(file, "fileno") and not file.closed:
        os.ftruncate(file.fileno(), os.fstat(file.fileno()).st_size // 2)

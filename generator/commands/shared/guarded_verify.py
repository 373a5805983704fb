"""Documents verified in a process each: they are other people's files, and one may take all time or memory there is."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

from generator.core.problem import Place, Problem
from generator.publish.release.slots import Limits, SlotExecutor, TaskError
from generator.verify.verification import Verified, verify_files

CODES = {"worker-timeout": "document-timeout", "worker-memory": "document-memory"}


def verify_within(name: str, files: Sequence[Path], units: Sequence[Path], limits: Limits) -> Verified:
    """What `verify_files` says, or that it did not come to an end; `limits` give the seconds for each of the files."""
    of_all = Limits(limits.seconds * len(files), limits.memory)
    with SlotExecutor(1, of_all, start="fork") as executor:
        try:
            found: Verified = executor.submit(_verified, name, list(files), list(units)).result()
        except TaskError as error:
            code = CODES.get(error.code, "document-died")
            return Verified(name, list(files), [Problem(code, Place(str(files[0])), {"detail": error.detail})])
    return found


def _verified(name: str, files: Sequence[Path], units: Sequence[Path]) -> Verified:
    """In the process: a fault brings its traceback along, which does not travel by itself."""
    try:
        return verify_files(name, files, units)
    except Exception as error:
        error.add_note(traceback.format_exc())
        raise

"""One case: the file that a seed and a number give, read within limits, and what was wrong with that."""

from __future__ import annotations

import os
import signal
import tempfile
import time
import traceback
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType

from fuzz.kinds import KINDS

MOST_SECONDS = 5.0  # of CPU for a file, whatever it is
SUFFIXES = {"unit": ".yaml", "set": ".yaml", "layout": ".yaml", "macros": ".j2", "classification": ".csv"}
SUFFIXES |= {"style": ".docx", "facts": ".json", "published": ".json", "manifest": ".json"}


class TooSlowError(BaseException):
    """More than so many seconds of CPU."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What went wrong: `what` is the same for the same fault, whatever the file; `detail` is the traceback."""

    kind: str
    what: str
    detail: str


def content_of(kind: str, seed: int, number: int) -> bytes:
    """The file: always the same for the same three."""
    random = Random(f"{seed} {kind} {number}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a zip with two parts of one name is meant
        return KINDS[kind].change(random.choice(_seeds(kind)), random)


@cache
def _seeds(kind: str) -> list[bytes]:
    return KINDS[kind].seeds()


def judged(kind: str, content: bytes, most: float = MOST_SECONDS) -> tuple[Finding | None, float]:
    """What is wrong, if anything, and the seconds of CPU that it took. MemoryError is for whoever set the limit."""
    start = time.process_time()
    handler = signal.signal(signal.SIGPROF, _too_slow)
    signal.setitimer(signal.ITIMER_PROF, most, 1.0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            KINDS[kind].read(content, _folder(os.getpid()))
    except MemoryError:
        raise
    except (Exception, TooSlowError) as error:
        return Finding(kind, _what(error), traceback.format_exc()[-3000:]), time.process_time() - start
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
    return None, time.process_time() - start


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def _what(error: BaseException) -> str:
    """The exception and the last place of this program in its traceback; of what is too slow the stage alone."""
    if isinstance(error, TooSlowError):
        return "TooSlowError"
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "/generator/" in one.filename]
    where = f"{frames[-1].filename.rsplit('/generator/', 1)[1]}:{frames[-1].name}" if frames else "?"
    return f"{type(error).__name__} {where}"


@cache
def _folder(_process: int) -> Path:
    """A folder of this process; it is taken away with the run's."""
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def tried(kind: str, seed: int, number: int) -> tuple[Finding | None, float]:
    """A case of a run."""
    return judged(kind, content_of(kind, seed, number))

"""What work on one unit may take, in the command's own process: a process for each would cost every build its start.

Time is a signal that is raised between two steps of Python, memory the address space that the system allows. Templates
have bounds of their own (generator/compose/enclosure.py), with the line that asks for too much; these are for the rest.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

if sys.platform != "win32":
    import resource

AGAIN = 1.0  # seconds until it is raised once more, where something has swallowed it
LOADING = "<frozen importlib"  # where the import code of Python stands in a stack: "<frozen importlib._bootstrap>"
MEGABYTE = 1_000_000


class TimeUpError(BaseException):
    """The time is up; nothing that catches an Exception holds it back."""


@contextmanager
def within(seconds: float, megabytes: int) -> Iterator[None]:
    """Raises TimeUpError or MemoryError in what takes more; 0 is without limit.

    While one within another runs, the outer one's time stands still: of a set that is tried, each trial has its own.
    """
    with _memory(megabytes * MEGABYTE), _time(seconds):
        yield


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    if not seconds or sys.platform == "win32":  # which has no such signal
        yield
        return
    handler = signal.signal(signal.SIGALRM, _raise)
    left = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)[0]
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, AGAIN)
        signal.signal(signal.SIGALRM, handler)


def _raise(_number: int, frame: FrameType | None) -> None:
    """Raises it, but not while a module is loaded: one that is half loaded would fail every unit that comes after."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(LOADING):
            return  # the next signal is AGAIN seconds away
        frame = frame.f_back
    raise TimeUpError


@contextmanager
def _memory(most: int) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    if not most or any(limit <= most for limit in known):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

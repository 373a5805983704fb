"""One process at a time in a folder, or at a file; the system takes the lock back when the process ends.

A folder is locked itself, so that nothing is left in it. Where that does not go (Windows, NFS), a file in it is.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".gongkai-lock"
_held: set[tuple[int, int, int]] = set()  # thread, device and number of the folders locked by this process


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits until nobody else has the folder; whoever has it already goes on."""
    status = folder.stat()
    key = (threading.get_ident(), status.st_dev, status.st_ino)
    if key in _held:
        yield
        return
    handle = _of_folder(folder)
    _held.add(key)
    try:
        yield
    finally:
        _held.discard(key)
        os.close(handle)


@contextmanager
def locked_file(path: Path, wait: bool = True) -> Iterator[None]:
    """The file is made where there is none; without `wait` a BlockingIOError where somebody else has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, wait)
        yield
    finally:
        os.close(handle)


def _of_folder(folder: Path) -> int:
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            if error.errno != errno.EBADF:  # NFS locks only what is open for writing, which no folder can be
                raise
        else:
            return handle
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, wait: bool = True) -> None:
        """The file's first byte; Windows waits ten seconds at a time."""
        while True:
            try:
                return msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if not wait:
                    raise BlockingIOError(error.errno, error.strerror) from None
                if error.errno != errno.EDEADLK:
                    raise

else:
    import fcntl

    def _take(handle: int, wait: bool = True) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))

"""The outputs of a unit as one set: prepared aside, switched in one step, swept at the next start.

POSIX replaces one file in a step, not several. Linux can exchange two folders (`renameat2` with RENAME_EXCHANGE), so
the set is written into a folder aside and the two change places: who opens a file finds the old set or the new. Where
the system cannot exchange, the old folder is moved away and the new one into its place; between the two there is no
folder, and the next start puts the old one back. What a reader has opened stays open.

Ours are facts.json and the files with the title that it names; all else in the folder is the user's and is kept: files
as links in the new folder before the switch, everything that is still missing (folders, newer files) moved after it.
The folder that was switched away keeps its facts.json until the last, so that a later start still knows what is whose.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.core.files import (
    STAGED_PREFIX,
    STAGED_SUFFIX,
    is_file_name,
    sync_folder,
    write_new,
)
from generator.core.locks import locked

FACTS = "facts.json"
FORMATS = (".docx", ".pdf", ".html")
OLD_PREFIX = f"{STAGED_PREFIX}old-"
# linux/fs.h and fcntl.h: exchange two names; paths count from the current folder.
RENAME_EXCHANGE, AT_FDCWD = 2, -100
# What systems answer that have no exchange: no such call, or a file system without it.
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def write_set(folder: Path, files: Mapping[str, bytes]) -> None:
    """The folder's outputs become these files, facts.json among them; an OSError leaves those of before.

    Formats that are not among them stay when facts.json is the same: they show the same document.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder.parent):
        sweep(folder.parent)
        aside = Path(tempfile.mkdtemp(prefix=STAGED_PREFIX, suffix=STAGED_SUFFIX, dir=folder.parent))
        try:
            _prepare(aside / folder.name, folder, files)
            _switch(aside / folder.name, folder)
            sync_folder(folder.parent)
        finally:
            with suppress(OSError):  # the set is switched, or was refused for its own reason: the next start sweeps
                sweep(folder.parent)


def sweep(parent: Path) -> None:
    """Takes away what builds have left beside the units' folders, once the user's files in it are back in theirs."""
    for aside in sorted(parent.glob(f"{STAGED_PREFIX}*{STAGED_SUFFIX}")):
        if not aside.is_dir():
            continue
        for left in aside.iterdir():
            _give_back(left, parent / left.name, aside.name.startswith(OLD_PREFIX))
        shutil.rmtree(aside, ignore_errors=True)


def _prepare(new: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """The new set with links to the user's files; facts.json first, so that the others are known as ours."""
    new.mkdir()
    for name in sorted(files, key=lambda name: name != FACTS):
        write_new(new / name, files[name], is_public=False)
    old = _ours(folder)
    same = FACTS in files and FACTS in old and (folder / FACTS).read_bytes() == files[FACTS]
    for path in folder.iterdir() if folder.is_dir() else ():
        is_kept = path.name not in files and (same or path.name not in old) and not path.name.startswith(STAGED_PREFIX)
        if is_kept and path.is_file() and not path.is_symlink():
            with suppress(OSError):  # no hard links here: it is moved after the switch
                os.link(path, new / path.name)
    if folder.is_dir():
        new.chmod(folder.stat().st_mode & 0o7777)
    for name in files:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
    sync_folder(new)


def _switch(new: Path, folder: Path) -> None:
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        away = Path(tempfile.mkdtemp(prefix=OLD_PREFIX, suffix=STAGED_SUFFIX, dir=folder.parent))
        folder.rename(away / folder.name)
        new.rename(folder)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange the two folders; an OSError where it can and refuses."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    if call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _give_back(left: Path, folder: Path, is_old: bool) -> None:
    """The user's files of a folder that was switched away, moved into the one that took its place."""
    if not folder.exists():
        if is_old:  # killed between the two renames
            left.rename(folder)
        return
    ours = _ours(left)
    for path in left.iterdir():
        is_users = path.name not in ours and not path.name.startswith(STAGED_PREFIX)
        if is_users and _is_newer(path, folder / path.name):
            path.replace(folder / path.name)
    for name in ours - {FACTS}:
        (left / name).unlink(missing_ok=True)


def _is_newer(one: Path, other: Path) -> bool:
    """Whether a user's file is missing at the other place, or was replaced after it had been linked there."""
    if not os.path.lexists(other):
        return True
    if one.is_dir() or other.is_dir() or os.path.samestat(one.lstat(), other.lstat()):
        return False
    return one.lstat().st_mtime_ns > other.lstat().st_mtime_ns


def _ours(folder: Path) -> set[str]:
    """The names of a build's outputs in the folder, by its facts.json; none where it has none that can be read."""
    try:
        title = json.loads((folder / FACTS).read_bytes())["document"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        title = None
    # The file may be anybody's: a title that is a path would lead out of the folder.
    outputs = {f"{title}{extension}" for extension in FORMATS} if isinstance(title, str) and is_file_name(title) else ()
    return {name for name in (FACTS, *outputs) if (folder / name).is_file()}

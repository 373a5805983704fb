"""Files on disk, whole or not at all: written beside their target, synced, then moved over it."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePath
from urllib.parse import quote

# A temporary file is readable by its owner alone; a web server that is somebody else must read what is published.
READABLE_BY_ALL = 0o644
OPEN_TO_ALL = 0o755
# Of a draft: what the umask leaves of these rights.
ANYBODYS = 0o666
BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn each line feed into two characters
# Besides control characters: what Windows or a zip archive cannot hold in a name.
FORBIDDEN = '/\\:*?"<>|'
# Bytes of a file name with its suffix: NAME_MAX of Linux. A Chinese character has three.
LONGEST_NAME = 255
# Devices of Windows, whatever follows a dot: "CON", "nul.txt", "COM1.tar.gz"; it counts the raised digits too.
PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", *PORTS}
# How the files are called that lie beside their targets until they are whole; a process that was killed leaves them.
STAGED_PREFIX, STAGED_SUFFIX = ".gongkai-", ".tmp"


def write_all(folder: Path, files: Mapping[str, bytes], swept: bool = False) -> None:
    """Write files into the folder; an OSError leaves what was there before, and nothing half written.

    `swept` is for a folder that the caller has locked: what a process that was killed has left in it is taken away.
    """
    make_folder(folder)
    for left in folder.glob(f"{STAGED_PREFIX}*{STAGED_SUFFIX}") if swept else ():
        if left.is_file():
            left.unlink(missing_ok=True)
    staged: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            staged[folder / name] = _staged(folder, content)
        # All that can be known to fail fails before the first file is replaced.
        for target in staged:
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
        for target, temporary in staged.items():
            temporary.replace(target)
        sync_folder(folder)  # a rename is on disk only when its folder is
    finally:
        for temporary in staged.values():
            with contextlib.suppress(FileNotFoundError):  # those that were moved to their place
                temporary.unlink()


def make_folder(folder: Path) -> None:
    """The folder and those above it; the ones that are made can be read by all, whatever the umask."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        path.chmod(OPEN_TO_ALL)


def write_new(path: Path, content: bytes, is_public: bool = True) -> None:
    """A file where there is none, on disk when this returns: for folders that are made aside and renamed as a whole.

    What is not public (a draft) has the rights that the umask leaves.
    """
    mode = READABLE_BY_ALL if is_public else ANYBODYS
    _fill(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, mode), content, is_public)


def is_file_name(name: str) -> bool:
    """Whether a name works on every system the files may travel to."""
    try:
        fits = 0 < len(name.encode()) <= LONGEST_NAME - len(".html")
    except UnicodeEncodeError:  # bytes of a file name that are no UTF-8
        return False
    clean = not any(character in FORBIDDEN or unicodedata.category(character) == "Cc" for character in name)
    clean = clean and name.partition(".")[0].strip().lower() not in DEVICES
    # Windows drops blanks and dots at the end of a name; a dot at its beginning hides the file elsewhere.
    return fits and clean and name.strip(" .") == name


def uri_of(name: str) -> str:
    """The name of a file as a URI reference has it: "units/%E4%B8%AD.yaml"; it may hold any bytes."""
    return quote(os.fsencode(PurePath(name).as_posix()), safe="/:")


def _staged(folder: Path, content: bytes) -> Path:
    """The content in a temporary file of the folder, on disk; removed again when that fails."""
    handle, name = tempfile.mkstemp(prefix=STAGED_PREFIX, suffix=STAGED_SUFFIX, dir=folder)
    path = Path(name)
    try:
        _fill(handle, content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _fill(handle: int, content: bytes, is_public: bool = True) -> None:
    """Puts the content into an open file and closes it: on disk; public, it can be read by all whatever the umask."""
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if is_public and hasattr(os, "fchmod"):  # Windows has none, and no such rights
            os.fchmod(file.fileno(), READABLE_BY_ALL)


def sync_folder(folder: Path) -> None:
    """The names in a folder, on disk when this returns; Windows opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

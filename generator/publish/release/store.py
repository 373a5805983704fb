"""Where results lie between runs: a folder for each hash of inputs, whole or not at all.

A run that was interrupted leaves folders that are done, which the next one uses, and unfinished ones, which it sweeps.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.core.files import sync_folder, write_new

OPEN_TO_ALL = 0o755
UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results; safe for several writers, on a shared file system too."""

    root: Path

    def folder(self, key: str) -> Path:
        return self.root / key[:2] / key

    def read(self, key: str, name: str) -> bytes | None:
        """A file of a result; None where there is none."""
        try:
            return (self.folder(key) / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def has(self, key: str, sizes: Mapping[str, int]) -> bool:
        """Whether every file of a result is there with its size."""
        folder = self.folder(key)
        try:
            return all((folder / name).stat().st_size == size for name, size in sizes.items())
        except OSError:
            return False

    def remove(self, key: str) -> None:
        """Takes a result away, in one step."""
        folder = self.folder(key)
        doomed = folder.with_name(f"{UNFINISHED}{key}")
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)

    def put(self, key: str, files: Mapping[str, bytes]) -> None:
        """A result as a whole: written and synced aside, then renamed. Whoever comes second finds it done."""
        target = self.folder(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=target.parent))
        try:
            for name, content in files.items():
                write_new(aside / name, content)
            aside.chmod(OPEN_TO_ALL)
            sync_folder(aside)
            try:
                aside.rename(target)
            except OSError:
                if not target.is_dir():
                    raise
            sync_folder(target.parent)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def sweep(self) -> None:
        """Takes away what interrupted runs have left."""
        for left in self.root.glob(f"*/{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Takes away every result that nothing published and nothing planned needs."""
        kept = set(keys)
        for folder in self.root.glob("??/*"):
            if folder.name not in kept and not folder.name.startswith(UNFINISHED):
                self.remove(folder.name)

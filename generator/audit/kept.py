"""Audits kept while a run goes on, so that one that was stopped goes on where it was: a file a publication."""

from __future__ import annotations

import json
from pathlib import Path

from generator.audit.finding import Audited, audited_of
from generator.audit.publication import Publication
from generator.core.files import write_all
from generator.core.hashing import sha256_of_file, sha256_of_json


class Kept:
    """A folder of finished audits by the content of their files; None keeps nothing."""

    def __init__(self, folder: Path | None, version: str) -> None:
        self._folder, self._version = folder, version

    def get(self, publication: Publication) -> Audited | None:
        """What was found of these very files before, if it was kept."""
        path = self._path(publication)
        if path is None or not path.is_file():
            return None
        try:
            return audited_of(json.loads(path.read_text("utf-8")))
        except (ValueError, KeyError, TypeError):  # half written, or of another version
            return None

    def put(self, publication: Publication, audited: Audited) -> None:
        """Keeps what was found."""
        path = self._path(publication)
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_all(path.parent, {path.name: json.dumps(audited.as_data(), ensure_ascii=False).encode()})

    def forget(self) -> None:
        """Removes the folder: the run came to its end."""
        if self._folder is None or not self._folder.is_dir():
            return
        for path in self._folder.glob("*.json"):
            path.unlink()
        self._folder.rmdir()

    def _path(self, publication: Publication) -> Path | None:
        if self._folder is None:
            return None
        named = [[str(file), sha256_of_file(file)] for file in publication.files]
        return self._folder / f"{sha256_of_json([self._version, named])}.json"

"""Published versions: what was published is on record by its content, and changes only as a correction with its reason.

`published.json` beside a unit's files has an entry for each year and kind: the hash of the unit file, of each output,
the date, who signed, and the corrections since. The unit files themselves are kept in `published/` by their hash, so
that a correction can say what had been published.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from errno import EINVAL
from pathlib import Path

from generator.core.files import write_all
from generator.core.hashing import SHORT, sha256, sha256_of_file
from generator.core.locks import locked
from generator.core.problem import Place, Problem, Severity

# Both in the folder of the unit file: the record, and the folder of unit files as they were published.
RECORD, KEPT = "published.json", "published"


@dataclass(frozen=True)
class Correction:
    """A change after publication; `unit_file` and `outputs` are the hashes of what holds from then on."""

    date: str
    reason: str
    signed_by: str
    unit_file: str
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """What was published of a year."""

    date: str
    signed_by: str
    unit_file: str
    outputs: dict[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()

    @property
    def latest(self) -> Correction | Published:
        """What holds now."""
        return self.corrections[-1] if self.corrections else self


def published(unit_file: Path) -> tuple[Published | None, list[Problem]]:
    """What is on record of the file's year and kind; None where nothing is."""
    path = unit_file.with_name(RECORD)
    if not path.is_file():
        return None, []
    try:
        entry = _entries(path).get(unit_file.stem)
        return (None if entry is None else _entry(entry)), []
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None, [Problem("published-unreadable", Place(str(path)))]


def _entries(path: Path) -> dict[str, dict[str, object]]:
    """The record's entries by year and kind; TypeError or ValueError where any of them is not as it is written."""
    tree = json.loads(path.read_bytes()) if path.is_file() else {}
    if not isinstance(tree, dict):
        raise TypeError("entries")
    for name, entry in tree.items():
        name.encode()
        _entry(entry)
    return tree


def _entry(tree: dict[str, object]) -> Published:
    """An entry of the record; TypeError where a field is missing, unknown or of another kind."""
    rest = dict(tree)
    corrections = rest.pop("corrections", [])
    if not isinstance(corrections, list):
        raise TypeError("corrections")
    found = Published(**rest, corrections=tuple(Correction(**one) for one in corrections))  # type: ignore[arg-type]
    versions: tuple[Published | Correction, ...] = (found, *found.corrections)
    for version in versions:
        if not isinstance(version.outputs, dict):
            raise TypeError("outputs")
        texts = [version.date, version.signed_by, version.unit_file, *version.outputs, *version.outputs.values()]
        texts += [version.reason] if isinstance(version, Correction) else []
        if not all(isinstance(text, str) for text in texts):
            raise TypeError("text")
        "".join(texts).encode()  # ValueError for half a surrogate pair, which could not be written again
    return found


def changed_since(unit_file: Path, content: bytes) -> list[Problem]:
    """A problem where the file differs from what is on record: once published it changes only as a correction."""
    found, problems = published(unit_file)
    if found is None or found.latest.unit_file == sha256(content):
        return problems
    return [Problem("published-changed", Place(str(unit_file)), {"date": found.latest.date, "file": str(unit_file)})]


def outputs_differ(unit_file: Path, content: bytes, outputs: dict[str, bytes]) -> list[Problem]:
    """A warning where outputs differ from those on record and the unit file does not: templates or program changed."""
    found, _ = published(unit_file)
    if found is None or found.latest.unit_file != sha256(content):
        return []
    names = [
        name for name, made in sorted(outputs.items()) if found.latest.outputs.get(name, sha256(made)) != sha256(made)
    ]
    if not names:
        return []
    return [Problem("published-outputs", Place(str(unit_file)), {"names": "、".join(names)}, Severity.WARNING)]


def record(unit_file: Path, entry: Published) -> None:
    """Writes the entry and keeps the unit file as it is now; an OSError leaves both as they were."""
    with locked(unit_file.parent):  # another year may be recorded at this moment: read again, under the lock
        _record(unit_file, entry)


def _record(unit_file: Path, entry: Published) -> None:
    path = unit_file.with_name(RECORD)
    try:
        entries = _entries(path)
    except (ValueError, TypeError, AttributeError, RecursionError):  # damaged since it was read: not to be lost
        raise OSError(EINVAL, "is damaged", str(path)) from None
    entries[unit_file.stem] = asdict(entry)
    content = unit_file.read_bytes()
    # First the file, then the record that names it: interrupted between the two, the record is the old one and whole.
    write_all(unit_file.parent / KEPT, {kept_name(unit_file, sha256(content)): content}, swept=True)
    text = json.dumps(dict(sorted(entries.items())), ensure_ascii=False, indent=1) + "\n"
    write_all(unit_file.parent, {RECORD: text.encode()}, swept=True)


def kept_name(unit_file: Path, digest: str) -> str:
    """How the version of a unit file is called in `published/`."""
    return f"{unit_file.stem}-{digest[:SHORT]}.yaml"  # "2025-budget-0a1b2c3d4e5f.yaml"


def kept(unit_file: Path, digest: str) -> Path | None:
    """The version with that hash, if it is still there and untouched."""
    path = unit_file.parent / KEPT / kept_name(unit_file, digest)
    return path if path.is_file() and sha256_of_file(path) == digest else None


def corrected(entry: Published, correction: Correction) -> Published:
    """The entry with one more correction."""
    return replace(entry, corrections=(*entry.corrections, correction))

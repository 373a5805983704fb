"""Unit files from, and the published folder to, any address that fsspec knows (s3://, sftp://, memory://).

A release itself works on a local folder, or one that its machines share: only there can a folder be switched in one
step. At an address the manifests are written last, so that whoever reads them finds everything that they name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.core.hashing import sha256_of_file

MANIFEST = "manifest.json"
STATE = "published.json"  # what was put there, by its hash
# What lies beside the units and is read with them.
BESIDE = ("templates", "classification")


def is_address(text: str) -> bool:
    """Whether it names something that is no path of this machine."""
    return "://" in text


def fetch(address: str, target: Path) -> Path:
    """The folder of unit files at an address, and what belongs to it, as a folder here."""
    system, path = _opened(address)
    start = str(path).rstrip("/")
    if not system.isdir(start):
        raise FileNotFoundError(2, "no such folder", address)
    parent, _, name = start.rpartition("/")
    for folder in (name, *(one for one in BESIDE if parent and system.isdir(f"{parent}/{one}"))):
        source = f"{parent}/{folder}" if parent else folder
        for found in sorted(system.find(source)):
            place = target / folder / str(found).removeprefix(source).lstrip("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(system.cat_file(found))
    return target / name


def upload(folder: Path, address: str) -> int:
    """The published folder at an address: what has changed, manifests last, what has gone removed; how many files."""
    system, path = _opened(address)
    start = str(path).rstrip("/")
    before = _state(system, start)
    files = {str(one.relative_to(folder)): one for one in sorted(folder.rglob("*")) if one.is_file()}
    hashes = {name: sha256_of_file(one) for name, one in files.items()}
    changed = [name for name, digest in hashes.items() if before.get(name) != digest]
    for name in sorted(changed, key=lambda name: (name.endswith(MANIFEST), name)):
        place = f"{start}/{name}"
        system.makedirs(place.rpartition("/")[0], exist_ok=True)
        system.pipe_file(place, files[name].read_bytes())
    for name in before:
        if name not in hashes and system.exists(f"{start}/{name}"):
            system.rm_file(f"{start}/{name}")
    if changed or set(before) != set(hashes):
        system.makedirs(start, exist_ok=True)
        system.pipe_file(f"{start}/{STATE}", json.dumps(hashes, ensure_ascii=False, indent=1).encode())
    return len(changed)


def _state(system: Any, start: str) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(system.cat_file(f"{start}/{STATE}"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _opened(address: str) -> tuple[Any, str]:
    """The file system of an address; OSError where it is not known or not to be had."""
    try:
        import fsspec
    except ImportError:
        raise OSError(2, "fsspec is not installed: pip install 'gongkai[cluster]'") from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise OSError(2, str(error), address) from None
    return system, str(path)

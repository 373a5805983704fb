"""The names of contents: SHA-256 as 64 hexadecimal digits, which all records, manifests and stores use."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

SHORT = 12  # digits that tell the versions of one file apart, for names and for people
_BLOCK = 1 << 20  # bytes read at a time, so that a large file never lies in memory whole


def sha256(content: bytes) -> str:
    """The name of a content."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_file(path: Path) -> str:
    """The name of what a file holds. OSError is the caller's to tell."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def sha256_of_json(value: object) -> str:
    """The name of plain values: equal ones have the same, whatever the order of their keys."""
    return sha256(json.dumps(value, sort_keys=True).encode())


def sha256_of_source(text: str) -> str:
    """As a Content-Security-Policy names a style or script of the page: `sha256-` and the digest in base64."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"

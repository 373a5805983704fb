"""The package's own data: the schemas of the files that users and template authors write, and the classification."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@cache
def schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of unit files (`unit`), set.yaml (`set`) or table layouts (`layout`)."""
    text = (FOLDER / f"{name}.schema.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found

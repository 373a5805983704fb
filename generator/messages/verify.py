"""Verifying printed tables, formats and facts (generator/verify, the narrative apart)."""

from __future__ import annotations

VERIFY: dict[str, tuple[str, str]] = {}

"""Checks of what people type (generator/checks/reasons.py, texts.py, privacy.py)."""

from __future__ import annotations

CHECKS_TEXTS: dict[str, tuple[str, str]] = {}

"""Checks of facts that a unit file states twice (generator/checks/tables.py, projects.py, performance.py)."""

from __future__ import annotations

CHECKS_TABLES: dict[str, tuple[str, str]] = {}

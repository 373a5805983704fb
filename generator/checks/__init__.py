"""Checks of a unit's facts before anything is made of them: `catalogue.CHECKS` names all, `run.check` runs them."""

from generator.checks.severities import accept, check

__all__ = ["accept", "check"]

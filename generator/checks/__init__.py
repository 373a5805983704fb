"""Checks of a unit's facts before anything is made of them: `catalogue.CHECKS` lists, `severities.check` runs them."""

from generator.checks.severities import accept, check

__all__ = ["accept", "check"]

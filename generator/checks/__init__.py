"""Checks of a unit's facts before anything is made of them: `catalogue.CHECKS` lists, `severities.check` runs them."""

from generator.checks.severities import accept, check, check_partly

__all__ = ["accept", "check", "check_partly"]

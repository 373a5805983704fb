"""Checks of a unit's facts before anything is made of them: `catalogue.CHECKS` lists, `severities.check` runs them.

`policy.py` says how their findings, and those of verifying, are told.
"""

from generator.checks.policy import Policy, policy_of
from generator.checks.severities import check, check_partly

__all__ = ["Policy", "check", "check_partly", "policy_of"]

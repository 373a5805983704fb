"""Unit files of the kind `final` (部门决算): income, expenditure with its initial budget, and carry-over, by item."""

from __future__ import annotations

from collections.abc import Mapping

from generator.core.model import LineItem
from generator.read.unit_reader import UnitReader


class FinalReader(UnitReader):
    """Reads what only final accounts have."""

    GENERAL = ("general",)

    def entries(self) -> Mapping[str, tuple[LineItem, ...]]:
        """Initial budget, income, and the carry-over at both ends of the year."""
        return {
            "initial": tuple(self.items("line_items", "initial")),
            "adjusted": tuple(self.items("line_items", "adjusted")),
            "income": tuple(self.items("income_items", "amount")),
            "opening": tuple(self.items("carryover_items", "opening")),
            "closing": tuple(self.items("carryover_items", "closing")),
        }

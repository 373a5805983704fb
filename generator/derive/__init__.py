"""Derive: from a unit's facts to every figure its documents may state."""

from generator.derive.figures import derive

__all__ = ["derive"]

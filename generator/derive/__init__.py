"""Derive: from a unit's facts to every figure its documents may state."""

from generator.derive.figures import derive, derive_partly

__all__ = ["derive", "derive_partly"]

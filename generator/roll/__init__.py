"""Roll: a unit's file of one year becomes the beginning of the next year's."""

from generator.roll.file import Rolled, roll

__all__ = ["Rolled", "roll"]

"""Compare: two years' figures become a difference as data; nothing here says it in words."""

from generator.compare.two_years import compare

__all__ = ["compare"]

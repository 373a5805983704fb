"""Trial: a template set rendered with made-up data at the extremes, to find what its author has not thought of."""

from generator.trial.trials import Tried, try_set

__all__ = ["Tried", "try_set"]

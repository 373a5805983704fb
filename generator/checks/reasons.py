"""TODO reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Figures
from generator.problem import Problem

CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = ()

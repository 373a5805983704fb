"""What a document is compared with besides last year: the bases that its set lists under comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.core.model import Unit
from generator.core.problem import Problem
from generator.derive.compared import Base
from generator.history.comparison_base import base_of

OF_THIS_YEAR = "年初预算"  # a new unit has that, and nothing of last year


def further_bases(
    unit: Unit, path: Path, comparisons: Mapping[str, Mapping[str, str]]
) -> tuple[list[Base], list[Problem]]:
    """Each comparison with the figures of its file, where that is there, or with why it has none."""
    bases, problems = [], list[Problem]()
    for name, one in comparisons.items():
        none = unit.compared[name].none if name in unit.compared else None
        if one["base"] != OF_THIS_YEAR:
            none = none or unit.no_prior
        found, wrong = (None, []) if none else base_of(replace(unit, no_prior=None), path, one["base"])
        bases.append(Base(name, one["called"], found, none))
        problems += wrong
    return bases, problems

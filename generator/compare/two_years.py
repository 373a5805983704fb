"""The stage itself: two years of a unit, as figures, become their difference."""

from __future__ import annotations

from generator.compare.changes import Changes, Side
from generator.compare.figure_changes import Amounts, beginning, economic, headlines, items
from generator.compare.indicator_changes import indicators
from generator.compare.project_changes import projects
from generator.compare.text_changes import texts
from generator.compare.waterfall import waterfalls
from generator.core.model import Figures, Unit
from generator.core.problem import Problem
from generator.core.renaming import renamings
from generator.derive.prior import carried


def compare(old: Figures, new: Figures) -> tuple[Changes, list[Problem]]:
    """What differs from an earlier file to a later one; and a warning for each code whose successor is unknown."""
    before, problems = carried(old, new.unit)
    known, _ = renamings(new.unit.classification.folders)
    amounts = Amounts(old, before, new)
    by_item = tuple(items(amounts, known))
    by_project = tuple(projects(amounts))
    return Changes(
        old=_side(old.unit),
        new=_side(new.unit),
        figures=tuple(headlines(amounts)),
        items=by_item,
        economic=tuple(economic(amounts)),
        projects=by_project,
        staffing=tuple(beginning(amounts, "overview.staffing")),
        assets=tuple(beginning(amounts, "assets")),
        indicators=tuple(indicators(old, new)),
        texts=tuple(texts(old, new)),
        waterfalls=tuple(waterfalls(amounts, by_item, by_project)),
    ), problems


def _side(unit: Unit) -> Side:
    return Side(unit.file, str(unit.name), unit.year, unit.kind, unit.comparison_only is not None)

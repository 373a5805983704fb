"""Texts of two years word by word: duties, offices, policy bases, goals, other matters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.changes import TextChange
from generator.compare.matching import pairs
from generator.compare.wording import pieces
from generator.core.model import Figures, Record

ALIKE = 0.5  # duties as alike as this are one duty that was reworded
# Paths in the unit file, with what reports call them: lists compared entry by entry, and single texts.
LISTS = (("overview.duties", "主要职能"), ("overview.offices", "内设科室"), ("overview.subordinate_units", "下属单位"))
SINGLE = (
    ("overview.duties_intro", "职能引言"),
    ("overview.standing", "单位性质"),
    ("other_matters", "其他需说明的事项"),
)
GOALS = (("performance.overall.goal", "部门整体年度绩效目标"), ("self_evaluation.overall.goal", "部门整体预期目标"))


def text_change(key: str, label: str, old: str, new: str) -> TextChange:
    """A text of both years, with its words."""
    return TextChange(key, label, old, new, pieces(old, new))


def texts(old: Figures, new: Figures) -> Iterator[TextChange]:
    """Every text of the overview, the goals and the uses that differs."""
    if old.unit.comparison_only is not None:
        return
    for key, label in LISTS:
        yield from _lists(key, label, _list(old, key), _list(new, key))
    for key, label in (*SINGLE, *GOALS):
        yield from _single(key, label, _text(old, key), _text(new, key))
    names = new.unit.classification.functional
    for code in sorted({*old.unit.uses, *new.unit.uses}):
        label = f"{code} {names.get(code, '')}的主要用途"
        yield from _single(f"uses.{code}", label, str(old.unit.uses.get(code, "")), str(new.unit.uses.get(code, "")))
    yield from _project_goals(old, new)


def _single(key: str, label: str, old: str, new: str) -> Iterator[TextChange]:
    change = text_change(key, label, old, new)
    if change.status != "same":
        yield change


def _lists(key: str, label: str, old: list[str], new: list[str]) -> Iterator[TextChange]:
    """Entry by entry: reworded ones against their old wording; a new order alone is no difference."""
    for before, now, _ in pairs(old, new, lambda text: text, ALIKE):
        place = new.index(now) if now in new else old.index(before or "")
        yield from _single(f"{key}.{place + 1}", label, before or "", now or "")


def _project_goals(old: Figures, new: Figures) -> Iterator[TextChange]:
    """The goals of project targets, by project."""
    for before, now, _ in pairs(_goals(old), _goals(new), lambda goal: goal[0]):
        name, text = now or ("", "")
        was_name, was = before or ("", "")
        if name and was_name:
            yield from _single(f"goal.{name}", f"{name}·项目总体目标", was, text)


def _goals(figures: Figures) -> list[tuple[str, str]]:
    performance = _at(figures.unit.record, "performance.projects")
    return [(str(table.project), str(table.goal)) for table in performance or ()]  # type: ignore[attr-defined]


def _at(record: Record, path: str) -> object:
    found: object = record
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Record) else None
    return found


def _text(figures: Figures, path: str) -> str:
    return str(_at(figures.unit.record, path) or "")


def _list(figures: Figures, path: str) -> list[str]:
    return [str(text) for text in _at(figures.unit.record, path) or ()]  # type: ignore[attr-defined]

"""Columns by economic class beside functional items, where the unit file splits its items so (项 × 经济分类).

`general.2010301.total_302` is what 2010301 pays as 302, `general.2010301.basic_30201` how much of its basic expenditure
is 30201, `…project_502` how much of its projects the government's classification has as 502.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.core.government import government_classes
from generator.core.members import owner_of
from generator.core.model import LineItem, Unit
from generator.derive.government import says_its_kind, target
from generator.derive.scopes import Column, Takes, both, of_nature
from generator.derive.sources import BASIC

NATURES = {"total_": ("", None), "basic_": ("基本支出", BASIC), "project_": ("项目支出", ("project",))}
# What forms show by 款, by kind of file and scope: each of 120 codes and more is a column; else there are only the 类.
IN_DETAIL = {
    ("budget", "general"): ("basic_",),
    ("final", "general"): ("basic_", "project_"),
    ("final", "fiscal"): ("total_",),
}


def economic_columns(unit: Unit, scope: str, lines: Iterable[LineItem]) -> dict[str, Column]:
    """The columns of a scope; none where an amount of it is not split, or nothing but projects is."""
    if not any(line.economic for line in unit.line_items if line.nature != "project") or not _all_split(lines):
        return {}
    found = {}
    for prefix, (label, natures) in NATURES.items():
        for code, name, paid in _codes(unit):
            if len(code) == 3 or prefix in IN_DETAIL.get((unit.kind, scope), ()):
                takes = both(of_nature(*natures), paid) if natures else paid
                found[f"{prefix}{code}"] = Column(f"{label}{code} {name}", takes)
    return found


def _all_split(lines: Iterable[LineItem]) -> bool:
    return all(line.economic for line in lines if line.leaf.value)


def _codes(unit: Unit) -> Iterator[tuple[str, str, Takes]]:
    """Every code of the departments' classification, and of the government's where the unit says what kind it is."""
    for code, name in unit.classification.economic.items():
        yield code, name, _paid_as(code)
    lists = government_classes()
    targets = {
        (line.leaf.place.file, line.economic): target(lists, owner_of(unit, line.leaf), line.economic)
        for line in unit.line_items
        if line.economic
    }
    for code, name in lists.names.items() if says_its_kind(unit) else ():
        yield code, name, _goes_to(code, targets)


def _paid_as(code: str) -> Takes:
    return lambda line: line.economic.startswith(code)


def _goes_to(code: str, targets: dict[tuple[str, str], str]) -> Takes:
    return lambda line: targets.get((line.leaf.place.file, line.economic), "").startswith(code)

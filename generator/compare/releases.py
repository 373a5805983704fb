"""Two releases: which units came, went or changed their names, and what their amounts did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from generator.compare.changes import Change
from generator.compare.matching import pairs
from generator.core.model import Figure, Figures
from generator.core.money import TEN_THOUSAND, in_ten_thousand
from generator.derive.prior import carried

UNIT = TEN_THOUSAND  # whatever the unit files count in, all are added up in this
# The key of 三公 by kind: of final accounts what was spent, not what was budgeted.
THREE_PUBLIC = {"budget": "three_public", "final": "three_public.actual"}
TOTAL = "支出合计"  # the label of `expenditure` over all units
LARGEST = 20  # units in the list of the largest changes
CLASS = re.compile(r"expenditure\.(\d{3})")  # "expenditure.201"; not "expenditure.20103", "expenditure.201.basic"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit in both releases; `folder` is its folder in the later one, or in the earlier where it has gone.

    `counted` says of the earlier and of the later one whether its money is not that of a department beside it.
    """

    folder: str
    name: str
    old_name: str
    likeness: Decimal
    total: Change
    three_public: Change
    counted: tuple[bool, bool] = (True, True)

    @property
    def status(self) -> str:
        if not self.name or not self.old_name:
            return "added" if self.name else "gone"
        return "renamed" if self.name != self.old_name else "same"


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """Everything in 万元. `classes` are expenditure by functional 类 over all units."""

    old: str
    new: str
    units: tuple[UnitChange, ...]
    classes: tuple[tuple[str, Change], ...]
    total: Change

    @property
    def largest(self) -> list[UnitChange]:
        """The units whose total changed most, either way."""
        changed = [unit for unit in self.units if _size(unit) and any(unit.counted)]
        return sorted(changed, key=lambda unit: (-_size(unit), unit.folder))[:LARGEST]

    @property
    def of_both(self) -> list[UnitChange]:
        """The units of both releases, so that their total does not change by those that came or went."""
        return [unit for unit in self.units if unit.status in ("same", "renamed")]

    @property
    def rising_three_public(self) -> list[UnitChange]:
        """Units whose 三公 rises, the most first."""
        found = [unit for unit in self.units if (unit.three_public.amount or Decimal(0)) > 0]
        return sorted(found, key=lambda unit: (-(unit.three_public.amount or Decimal(0)), unit.folder))


def _size(unit: UnitChange) -> Decimal:
    return abs((unit.total.new or Decimal(0)) - (unit.total.old or Decimal(0)))


def compare_releases(
    old: Mapping[str, Figures], new: Mapping[str, Figures], old_name: str, new_name: str
) -> ReleaseChanges:
    """Units by folder; one whose folder is gone is looked for by its name, then by likeness."""
    below = _below(old), _below(new)
    units = [_unit(folder, old[folder], new[folder], Decimal(1)) for folder in new if folder in old]
    gone = [(folder, figures) for folder, figures in old.items() if folder not in new]
    came = [(folder, figures) for folder, figures in new.items() if folder not in old]
    # 0.75: the names of a city's offices share its name and 局 or 中心 already.
    for before, now, likeness in pairs(gone, came, lambda entry: str(entry[1].unit.name), 0.75):
        folder = now[0] if now else before[0] if before else ""
        units.append(_unit(folder, before[1] if before else None, now[1] if now else None, likeness))
    units = [replace(unit, counted=(unit.folder not in below[0], unit.folder not in below[1])) for unit in units]
    once = [
        [one for folder, one in side.items() if folder not in under]
        for side, under in zip((old, new), below, strict=True)
    ]
    classes = tuple(_classes(*once))
    return ReleaseChanges(
        old_name, new_name, tuple(sorted(units, key=lambda unit: unit.folder)), classes, added_up(units)
    )


def _below(units: Mapping[str, Figures]) -> set[str]:
    """The folders of the units whose money a department of the release has."""
    return {Path(one.unit.file).parent.name for figures in units.values() for one in figures.unit.members}


def _unit(folder: str, old: Figures | None, new: Figures | None, likeness: Decimal) -> UnitChange:
    name = str(new.unit.name) if new else ""
    old_name = str(old.unit.name) if old else ""
    total = Change("expenditure", TOTAL, UNIT, _of(old, "expenditure"), _of(new, "expenditure"))
    keys = [THREE_PUBLIC[figures.unit.kind] if figures else "" for figures in (old, new)]
    three = Change("three_public", "“三公”经费", UNIT, _of(old, keys[0]), _of(new, keys[1]))
    return UnitChange(folder, name, old_name, likeness, total, three)


def _of(figures: Figures | None, key: str) -> Decimal | None:
    figure = figures.get(key) if figures is not None else None
    if figure is None:
        return None
    return in_ten_thousand(figure.value, figure.unit)


def added_up(units: Iterable[UnitChange]) -> Change:
    """The expenditure of several units, that of a department's once."""
    units = list(units)
    before = sum((unit.total.old or Decimal(0) for unit in units if unit.counted[0]), Decimal(0))
    now = sum((unit.total.new or Decimal(0) for unit in units if unit.counted[1]), Decimal(0))
    return Change("expenditure", TOTAL, UNIT, before, now)


def _classes(old: Iterable[Figures], new: Iterable[Figures]) -> Iterator[tuple[str, Change]]:
    """Expenditure by 类, the codes of the earlier year as the later calls them."""
    later = list(new)
    names = later[0].unit.classification.functional if later else {}
    before = _by_class([carried(figures, later[0].unit)[0] if later else figures for figures in old])
    now = _by_class(later)
    for code in sorted({*before, *now}):
        values = before.get(code, Decimal(0)), now.get(code, Decimal(0))
        if any(values):
            yield code, Change(f"expenditure.{code}", names.get(code, code), UNIT, *values)


def _by_class(every: Iterable[Mapping[str, Figure]]) -> dict[str, Decimal]:
    """All units' expenditure by 类, in 万元."""
    sums: dict[str, Decimal] = {}
    for figures in every:
        for key, figure in figures.items():
            if match := CLASS.fullmatch(key):
                sums[match[1]] = sums.get(match[1], Decimal(0)) + in_ten_thousand(figure.value, figure.unit)
    return sums

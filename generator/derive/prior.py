"""Last year's amounts under this year's keys: from last year's file, from the file's own `prior:` block, or both.

Keys by position (the third line item, the second project) name other things each year: projects are found again by
their names, other positions are left out. Codes of the classification become what they are this year (renaming.py),
and their 类 and 款 with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.core.classification import ancestors
from generator.core.declared import BLOCK
from generator.core.model import Figure, Figures, Leaf, Unit
from generator.core.money import factor, is_money
from generator.core.precision import Interval, Precision
from generator.core.problem import Place, Problem, Severity
from generator.core.renaming import Renamings, renamings
from generator.derive.ledger import STATED, Ledger

# First parts of keys that count positions: `line_items.3.amount` is another item's next year.
BY_POSITION = {
    *("line_items", "income_items", "carryover_items", "projects"),
    *("performance", "self_evaluation", "evaluation", "units", "between_units"),
}
NOTHING = "上年没有，为零"


def carried(prior: Figures, unit: Unit) -> tuple[dict[str, Figure], list[Problem]]:
    """Last year's figures by this year's keys, in this year's unit of amounts; a warning for each code that is gone."""
    known, problems = renamings(unit.classification.folders)
    keys = _Keys(prior.unit, unit, known)
    found: dict[str, Figure] = {}
    for key, figure in prior.items():
        new = keys.this_year(key)
        if new is not None:
            found[new] = _added(found.get(new), _as_last_years(new, figure, unit))
    # After the loop above, so that a sum to which money moves keeps the label and formula of its own.
    for key, figure in prior.items():
        keys.move_up(key, _as_last_years(key, figure, unit), found)
    gone = [Problem("prior-code-gone", place, {"code": code}, Severity.WARNING) for code, place in keys.gone.items()]
    return found, problems + gone


def last_year(
    ledger: Ledger, figures: Mapping[str, Figure], unit: Unit, prior: Figures | None, taken: Mapping[str, Figure]
) -> tuple[dict[str, Figure], list[Problem]]:
    """All that is known of last year: what was `taken` from its file, and what the `prior` block says besides.

    Sums whose parts are the same every year are added up. Last year's own file states everything, so that what it does
    not have was zero; the block and a file for comparison do not, and what they lack is unknown.
    """
    found = {key: _stated(leaf, figures, ledger.precision) for key, leaf in unit.prior.items()}
    found |= taken
    if prior is not None and prior.unit.comparison_only is not None:
        found |= {key: _named_as(figures[key], figure) for key, figure in taken.items() if key in figures}
    for key, entry in ledger.sums.items():
        if entry.closed and key not in found and all(part in found for part in entry.parts):
            found[key] = _sum(key, entry.label, [found[part] for part in entry.parts])
    if prior is not None and prior.unit.comparison_only is None:
        for key, entry in ledger.sums.items():
            # What last year's file does not state was not asked for then, and is not known.
            is_stated = not entry.closed and key.split(".")[0] not in (BLOCK, *BY_POSITION)
            if key not in found and is_stated:
                found[key] = Figure(f"prior.{key}", Decimal(0), entry.unit, f"上年{entry.label}", NOTHING)
    if prior is None:
        return found, []
    problems = list(_disagreements(unit, prior, taken, figures, ledger.precision))
    return found | _unchanged(taken.keys(), found, figures, prior, ledger.precision), problems


def _unchanged(
    keys: Iterable[str],
    found: Mapping[str, Figure],
    figures: Mapping[str, Figure],
    prior: Figures,
    precision: Precision,
) -> dict[str, Figure]:
    """What is the same in both years as far as the coarser file says: 664,005 元 after 66.40 万元 is no change."""
    same = {}
    for key in keys:
        now, before = figures.get(key), found[key]
        if now is None or now.value == before.value or not is_money(before.unit):
            continue
        if precision.stated(now.value).prints_as(_as_filed(before.value, prior, before.unit)):
            same[key] = replace(before, value=now.value)
    return same


def known_figures(ledger: Ledger, unit: Unit) -> dict[str, Figure]:
    """The figures of a file that is only for comparison: those it states, and sums of the same parts every year."""
    labels = {key: entry.label for key, entry in ledger.sums.items()}
    stated = ledger.precision.stated
    found = {
        key: Figure(
            key, leaf.value, leaf.unit, labels.get(key, key), STATED, (), (leaf.place,), stated(leaf.value).half
        )
        for key, leaf in unit.known.items()
    }
    for key, entry in ledger.sums.items():
        if entry.closed and key not in found and all(part in found for part in entry.parts):
            figure = _sum(key, entry.label, [found[part] for part in entry.parts])
            found[key] = replace(figure, key=key, label=entry.label, unit=entry.unit)
    return found


def codes_of(keys: Iterable[str], scope: str) -> set[str]:
    """The 项 among the keys of a scope: what had money last year is printed this year too, with zero and why."""
    parts = (key.split(".") for key in keys)
    return {one[1] for one in parts if len(one) == 2 and one[0] == scope and len(one[1]) == 7 and one[1].isdigit()}


class _Keys:
    """What last year's keys are this year."""

    def __init__(self, last: Unit, unit: Unit, known: Renamings) -> None:
        self._last, self._unit, self._known = last, unit, known
        numbers = {str(project.name): number for number, project in enumerate(unit.projects, 1)}
        self._projects = {
            str(number): str(numbers[str(project.name)])
            for number, project in enumerate(last.projects, 1)
            if str(project.name) in numbers
        }
        self.gone: dict[str, Place] = {}

    def this_year(self, key: str) -> str | None:
        """The key under which this year has the figure; None where it has none."""
        parts = key.split(".")
        if parts[0] in BY_POSITION or parts[0] == "year":
            return None
        if parts[0] == BLOCK and any(part.isdigit() for part in parts):  # entries of a list
            return None
        if parts[0] == "project" and len(parts) > 1 and parts[1].isdigit():
            parts[1] = self._projects.get(parts[1], "")
            return ".".join(parts) if parts[1] else None
        # A budget compared with last year's accounts: what was spent on 三公 stands against what is planned.
        if self._last.kind == "final" and self._unit.kind == "budget" and parts[:2] == ["three_public", "actual"]:
            parts = ["three_public", *parts[2:]]
        # Under `basic` stand economic codes, which are not renamed by the list of functional ones.
        if len(parts) > 1 and parts[1].isdigit() and parts[0] not in {"basic", "basic_expenditure"}:
            parts[1] = self._successor(parts[1])
        return ".".join(parts)

    def _successor(self, code: str) -> str:
        return self._known.successor(code, self._last.year, self._unit.year)

    def move_up(self, key: str, figure: Figure, found: dict[str, Figure]) -> None:
        """With a 项 that moved, its money moves from the 款 and 类 above the old code to those above the new one."""
        parts = key.split(".")
        if len(parts) < 2 or len(parts[1]) != 7 or not parts[1].isdigit() or not figure.value:
            return
        code, new = parts[1], self._successor(parts[1])
        if new == code:
            if code not in self._unit.classification.functional and figure.origins:
                self.gone.setdefault(code, figure.origins[0])
            return
        old_above, new_above = set(ancestors(code)), set(ancestors(new))
        for above, sign in [(one, -1) for one in old_above - new_above] + [(one, 1) for one in new_above - old_above]:
            moved = ".".join([parts[0], above, *parts[2:]])
            found[moved] = _added(found.get(moved), replace(figure, key=f"prior.{moved}", value=sign * figure.value))


def _as_last_years(key: str, figure: Figure, unit: Unit) -> Figure:
    """The figure under a key that tells it from this year's, in this year's unit of amounts."""
    filed = unit.amounts_in if is_money(figure.unit) else figure.unit
    return replace(
        figure,
        key=f"prior.{key}",
        value=figure.value if filed == figure.unit else figure.value * factor(figure.unit, filed),
        half=figure.half if filed == figure.unit else figure.half * factor(figure.unit, filed),
        unit=filed,
        label=f"上年{figure.label}",
        inputs=tuple(f"prior.{name}" for name in figure.inputs),
    )


def _added(one: Figure | None, other: Figure) -> Figure:
    """Two codes of last year that are one this year."""
    if one is None:
        return other
    origins = tuple(sorted({*one.origins, *other.origins}))
    return replace(one, value=one.value + other.value, origins=origins, half=one.half + other.half)


def _stated(leaf: Leaf, figures: Mapping[str, Figure], precision: Precision) -> Figure:
    """A figure of the `prior` block, which has keys and no names: those of this year's figure."""
    same = figures.get(leaf.key)
    label, unit = (same.label, same.unit) if same else (leaf.label, leaf.unit)
    half = precision.stated(leaf.value).half if is_money(unit) else Decimal(0)
    return Figure(f"prior.{leaf.key}", leaf.value, unit, f"上年{label}", STATED, (), (leaf.place,), half)


def _as_filed(value: Decimal, prior: Figures, unit: str) -> Interval:
    """An amount of last year's file, here in `unit`, with what that file's own precision leaves open."""
    in_unit = factor(prior.unit.amounts_in, unit)
    return prior.precision.stated(value / in_unit).times(in_unit)


def _named_as(same: Figure, figure: Figure) -> Figure:
    """The figure of a file for comparison, which has keys and no names."""
    return replace(figure, label=f"上年{same.label}", unit=same.unit)


def _sum(key: str, label: str, parts: list[Figure]) -> Figure:
    value = sum((part.value for part in parts), Decimal(0))
    origins = tuple(sorted({origin for part in parts for origin in part.origins}))
    formula = " + ".join(part.label for part in parts)
    inputs, half = tuple(part.key for part in parts), sum((part.half for part in parts), Decimal(0))
    return Figure(f"prior.{key}", value, parts[0].unit, f"上年{label}", formula, inputs, origins, half)


def _disagreements(
    unit: Unit, prior: Figures, taken: Mapping[str, Figure], figures: Mapping[str, Figure], precision: Precision
) -> Iterable[Problem]:
    """What the block states otherwise than last year's file; a coarser statement may be the finer one rounded."""
    for key, leaf in unit.prior.items():
        other = taken.get(key)
        if other is None:
            continue
        if precision.stated(leaf.value).states_the_same(_as_filed(other.value, prior, unit.amounts_in)):
            continue
        place = other.origins[0] if other.origins else "—"
        label = figures[key].label if key in figures else key
        details = {"key": key, "label": label, "value": leaf.value, "other": other.value, "place": place}
        yield Problem("prior-differs", leaf.place, details)

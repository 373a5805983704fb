"""Facts that the set declares: sums over their lists, their bounds against other figures, last year's amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from generator.core.declared import BLOCK, RECORDS, ROWS, Declared
from generator.core.model import Figure, Unit
from generator.core.money import factor, is_money
from generator.core.precision import NOTHING, Agreement, Interval
from generator.core.problem import Problem, Severity
from generator.derive.ledger import Ledger
from generator.derive.list_lengths import count

_PART = re.compile(r"([+−-]?)\s*([a-z][\w.]*)")  # "procurement.goods", "− three_public" of a sum
EQUALS, AT_MOST, AT_LEAST = "equals", "at_most", "at_least"
# What a message says of the bound: 应等于, 应不大于, 应不小于.
SIGNS = {EQUALS: "=", AT_MOST: "≤", AT_LEAST: "≥"}


def enter_declared(ledger: Ledger, unit: Unit) -> None:
    """The total of each column of numbers of the lists that the unit states: `facts.KEY.COLUMN`."""
    for one in unit.declared:
        rows = _rows(unit, one)
        for column in one.columns if rows is not None else ():
            if column.kind in ("amount", "count"):
                keys = (f"{BLOCK}.{one.key}.{row}.{column.key}" for row in range(1, (rows or 0) + 1))
                parts = [key for key in keys if key in ledger.leaves]
                unit_of = ledger.leaves[parts[0]].unit if parts else column.unit
                ledger.add(f"{BLOCK}.{one.key}.{column.key}", f"{one.label}·{column.label}合计", parts, unit_of)


def lengths_of_declared(unit: Unit) -> dict[str, Figure]:
    """How many entries each stated list has: `facts.KEY.rows`."""
    found: dict[str, Figure] = {}
    for one in unit.declared:
        rows = _rows(unit, one)
        if rows is not None:
            found |= count(unit, f"{BLOCK}.{one.key}.{ROWS}", f"{one.label}条数", "条", rows, f"{BLOCK}.{one.key}")
    return found


def _rows(unit: Unit, one: Declared) -> int | None:
    """How many entries the list has, None where the unit does not state it or it is none."""
    block = unit.record.get(BLOCK)
    found = block.get(one.key) if block is not None and one.kind == RECORDS else None  # type: ignore[attr-defined]
    return len(found) if isinstance(found, tuple) else None


def problems_of_declared(figures: Mapping[str, Figure], unit: Unit) -> Iterator[Problem]:
    """Bounds that do not hold."""
    for one in unit.declared:
        yield from _bounds(f"{BLOCK}.{one.key}", one, figures)
        for column in one.columns:
            yield from _bounds(f"{BLOCK}.{one.key}.{column.key}", column, figures)


def _bounds(key: str, one: Declared, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """Where the unit states the fact and all that it is held against."""
    figure = figures.get(key)
    for name in (EQUALS, AT_MOST, AT_LEAST) if figure is not None else ():
        words = getattr(one, name)
        other = value_of(words, figures, figure.unit) if words else None  # type: ignore[union-attr]
        if other is not None and not _holds(name, Interval(figure.value, figure.half), other):  # type: ignore[union-attr]
            yield _outside(name, one, figure, words, other, figures)  # type: ignore[arg-type]


def value_of(words: str, figures: Mapping[str, Figure], unit: str) -> Interval | None:
    """What a sum of figures' keys comes to, in this unit of money; None where one of them is not known."""
    found = NOTHING
    for sign, key in _PART.findall(words):
        figure = figures.get(key)
        if figure is None:
            return None
        scale = factor(figure.unit, unit) if is_money(figure.unit) and is_money(unit) else Decimal(1)
        part = Interval(figure.value, figure.half).times(scale)
        found = Interval(found.value + (part.value if sign in ("", "+") else -part.value), found.half + part.half)
    return found


def _holds(name: str, own: Interval, other: Interval) -> bool:
    """Whether the bound holds, or is missed by no more than rounding."""
    is_right = {EQUALS: own.value == other.value, AT_MOST: own.value <= other.value, AT_LEAST: own.value >= other.value}
    return is_right[name] or own.against(other) is not Agreement.APART


def _outside(
    name: str, one: Declared, figure: Figure, words: str, other: Interval, figures: Mapping[str, Figure]
) -> Problem:
    details: dict[str, object] = {
        "label": one.label,
        "found": figure.value,
        "unit": figure.unit,
        "sign": SIGNS[name],
        "other": other.value,
        "parts": _in_words(words, figures),
    }
    place = figure.origins[0] if figure.origins else one.place
    return Problem("fact-outside", place, details, one.severity)


def _in_words(words: str, figures: Mapping[str, Figure]) -> str:
    """The sum by labels: 政府采购·货物 + 政府采购·工程."""
    return _PART.sub(lambda part: f"{part[1]} {figures[part[2]].label}".strip(), words)


def keys_in(words: str) -> Iterable[str]:
    """The keys of a sum."""
    return [key for _, key in _PART.findall(words)]


def unknown_in_bounds(unit: Unit, known: Iterable[str]) -> Iterator[Problem]:
    """Keys in bounds that no figure of any unit of the kind has."""
    known = set(known)
    for one in (each for declared in unit.declared for each in (declared, *declared.columns)):
        for words in (one.equals, one.at_most, one.at_least):
            for key in keys_in(words):
                has_code = any(part.isdigit() for part in key.split("."))  # of what this unit has no money for
                if key not in known and not has_code:
                    yield Problem("fact-bound-unknown", one.place, {"label": one.label, "key": key}, Severity.ERROR)

"""Made-up values of declared facts, brought within the bounds that their set gives them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.core.classification import Classification
from generator.core.declared import BLOCK, Declared
from generator.core.model import Figures
from generator.derive.declared_facts import AT_LEAST, AT_MOST, EQUALS, value_of
from generator.read.set_says import OfSet
from generator.trial.made_up import Extreme, made_up_fields


def made_up_facts(of_set: OfSet, kind: str, names: Classification) -> dict[str, Any]:
    """The block `facts` of a unit file of the set, every fact stated; empty where the set declares none."""
    rules = {BLOCK: of_set.schema(kind)[BLOCK]}
    return made_up_fields(rules, names, Extreme("facts"))[BLOCK] if of_set.facts else {}


def within_bounds(data: dict[str, Any], figures: Figures) -> None:
    """Each fact, and in a list the whole of a column, so that what is said of other figures holds."""
    block = data.get(BLOCK) or {}
    for one in figures.unit.declared:
        if one.key in block and one.is_number:
            block[one.key] = _bounded(one, block[one.key], f"{BLOCK}.{one.key}", figures)
        for column in one.columns if block.get(one.key) else ():
            _fit_column(column, block[one.key], f"{BLOCK}.{one.key}.{column.key}", figures)


def _fit_column(column: Declared, rows: list[dict[str, str]], key: str, figures: Figures) -> None:
    given = [Decimal(row[column.key]) for row in rows if column.key in row] if column.is_number else []
    if len(given) == len(rows) and given:
        wanted = Decimal(_bounded(column, str(sum(given)), key, figures))
        for row in rows if wanted != sum(given) else ():  # none may be less than its own least
            row[column.key] = str(column.least or 0)
        rows[0][column.key] = str(wanted - sum(Decimal(row[column.key]) for row in rows[1:]))


def _bounded(one: Declared, value: str, key: str, figures: Mapping[str, Any]) -> str:
    found, unit = Decimal(value), figures[key].unit if key in figures else ""
    for name in (AT_MOST, AT_LEAST, EQUALS):
        words = getattr(one, name)
        other = value_of(words, figures, unit) if words else None
        if other is not None:
            is_beyond = {AT_MOST: found > other.value, AT_LEAST: found < other.value, EQUALS: True}
            found = other.value if is_beyond[name] else found
    if one.least is not None:
        found = max(found, one.least)
    return str(found if one.most is None else min(found, one.most))

"""What checks ask of a project and of the tables of goals: amounts, texts, indicators."""

from __future__ import annotations

from decimal import Decimal

from generator.checks.quantities import amounts
from generator.core.model import Project, Record, Unit, Words
from generator.core.money import in_ten_thousand
from generator.core.problem import Place


def amount_of(project: Project) -> Decimal:
    """A project's amount in 万元."""
    leaves = (leaf for part in project.parts for leaf in part.economic.values())
    return sum((in_ten_thousand(leaf.value, leaf.unit) for leaf in leaves), Decimal(0))


def texts_of(record: Record, field: str) -> list[Words]:
    """The texts of a field that is a list, or the one that it is."""
    value = record.get(field)
    if isinstance(value, Words):
        return [value]
    return [words for words in value if isinstance(words, Words)] if isinstance(value, list | tuple) else []


def at(words: Words, offset: int) -> Place:
    """The place of a character of a text."""
    return Place(words.place.file, words.place.line, words.place.column + offset)


def targets_of(unit: Unit) -> list[Record]:
    """The target tables of projects in a budget."""
    performance = unit.record.get("performance")
    tables = performance.get("projects") if isinstance(performance, Record) else None
    return [table for table in tables if isinstance(table, Record)] if isinstance(tables, list | tuple) else []


def target_of(unit: Unit, project: Project) -> Record | None:
    """The target table of a project."""
    return next((table for table in targets_of(unit) if table.get("project") == project.name), None)


def indicators_of(table: Record) -> list[Record]:
    """The indicators of a table of goals."""
    value = table.get("indicators")
    return [one for one in value if isinstance(one, Record)] if isinstance(value, list | tuple) else []


def words_of(record: Record, field: str) -> Words:
    """A text field; empty where there is none."""
    value = record.get(field)
    return value if isinstance(value, Words) else Words("", Place(""))


def cost_targets(table: Record) -> list[tuple[Record, Decimal]]:
    """The cost indicators that state an amount for the year, in 万元."""
    found = []
    for indicator in indicators_of(table):
        money = [one for one in amounts(words_of(indicator, "target")) if not one.is_rate]
        if "成本" in words_of(indicator, "level1") and len(money) == 1:
            found.append((indicator, money[0].value))
    return found

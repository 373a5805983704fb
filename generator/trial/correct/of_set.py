"""What a drawn unit states because its set asks for it: declared facts, and which government classes its codes are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.core.declared import BLOCK, RECORDS, Declared
from generator.core.government import government_classes
from generator.read.set_says import OfSet

GOVERNMENT = "government_economic"
UNIT = f"{GOVERNMENT}.unit"  # asked for by sets with tables by these classes
# A declared fact before it is brought within its bounds, by kind; a rate may be anything up to all.
FIRST = {"amount": "0", "count": "1", "rate": "50", "text": "按照工作计划安排", "date": "2025-06-30"}


def add_what_is_asked(tree: dict[str, Any], of_set: OfSet) -> None:
    """The blocks that the set asks for, declared facts with any value (`within_bounds` mends it)."""
    if UNIT in of_set.asked.required:
        tree[GOVERNMENT] = {"unit": "administrative", "codes": _chosen(_economic_codes(tree))}
    asked = of_set.schema(str(tree["kind"]))[BLOCK]["schema"]
    facts = {one.key: _first(one) for one in of_set.facts if one.key in asked}
    if facts:
        tree[BLOCK] = facts


def _first(one: Declared) -> Any:
    if one.kind == RECORDS:
        return [{column.key: FIRST[column.kind] for column in one.columns}]
    return FIRST[one.kind]


def _economic_codes(tree: Mapping[str, Any]) -> Iterable[str]:
    yield from tree["basic_expenditure"]
    for project in tree.get("projects") or ():
        yield from project["economic"]


def _chosen(codes: Iterable[str]) -> dict[str, str]:
    """The first of the government's codes wherever one may be several."""
    lists = government_classes()
    found = {code: lists.of(code, "administrative") for code in codes}
    return {code: several[0] for code, several in sorted(found.items()) if len(several) > 1}

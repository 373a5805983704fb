"""What a drawn unit states because its set asks for it: which of the government's classes its codes are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.core.government import government_classes
from generator.read.set_says import OfSet

GOVERNMENT = "government_economic"
UNIT = f"{GOVERNMENT}.unit"  # asked for by sets with tables by these classes


def add_what_is_asked(tree: dict[str, Any], of_set: OfSet) -> None:
    """The blocks that the set asks for besides those of every unit."""
    if UNIT in of_set.asked.required:
        tree[GOVERNMENT] = {"unit": "administrative", "codes": _chosen(_economic_codes(tree))}


def _economic_codes(tree: Mapping[str, Any]) -> Iterable[str]:
    yield from tree["basic_expenditure"]
    for project in tree.get("projects") or ():
        yield from project["economic"]


def _chosen(codes: Iterable[str]) -> dict[str, str]:
    """The first of the government's codes wherever one may be several."""
    lists = government_classes()
    found = {code: lists.of(code, "administrative") for code in codes}
    return {code: several[0] for code, several in sorted(found.items()) if len(several) > 1}

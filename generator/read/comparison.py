"""Unit files that are only for comparison: amounts of a year, taken from what a later document says of it."""

from __future__ import annotations

from typing import Any

from generator.core.classification import Classification
from generator.core.model import Unit
from generator.core.schemas import COMPARISON, schema
from generator.read.records import Records
from generator.yaml_file.node import Node


def read_comparison(name: str, found: dict[str, Any], tree: Node, classification: Classification) -> Unit:
    """The unit with nothing but its name and the amounts that are known, by the keys of their figures."""
    records = Records(tree, schema(COMPARISON), str(found["unit_of_amounts"]))
    return Unit(
        file=name,
        template=records.words("template"),
        year=found["year"],
        kind=found["kind"],
        name=records.words("unit", "name"),
        signed=None,
        amounts_in=found["unit_of_amounts"],
        classification=classification,
        line_items=(),
        entries={},
        projects=(),
        basic_expenditure={},
        leaves={},
        approved={},
        prior={},
        prior_year=found["year"] - 1,
        reasons={},
        uses={},
        conventions={},
        record=records.record({key: value for key, value in found.items() if key != "figures"}),
        places=records.places(found),
        known=records.amounts(found["figures"], "figures"),
        comparison_only=records.words("comparison_only"),
    )

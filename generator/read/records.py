"""The checked values of a unit file as records for templates, and its numbers as leaves for deriving.

A number's key is its path in the file, lists counted from one: `procurement.goods`, `projects.2.economic.302`.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from decimal import Decimal
from typing import Any

from generator.core.declared import BLOCK
from generator.core.model import Leaf, Record, Ref, Words
from generator.core.problem import Place
from generator.yaml_file import node as nodes
from generator.yaml_file.names import label_of

Step = str | int


class Records:
    """Walks values and schema side by side; `tree` (in the schema's own names) gives the places."""

    def __init__(self, tree: nodes.Node, schema: dict[str, Any], amounts_in: str = "") -> None:
        self.tree = tree
        self.schema = schema
        self.amounts_in = amounts_in
        self.leaves: dict[str, Leaf] = {}

    def place(self, *path: Step) -> Place:
        """Where the value at the path stands."""
        return nodes.place_at(self.tree, path)

    def places(self, found: dict[str, Any]) -> dict[str, Place]:
        """The places of every block and field outside lists, by dotted path."""
        result: dict[str, Place] = {}

        def walk(value: object, path: tuple[Step, ...]) -> None:
            if path:
                result[".".join(map(str, path))] = nodes.place_at(self.tree, path, key=isinstance(value, dict | list))
            if isinstance(value, dict):
                for key, inner in value.items():
                    walk(inner, (*path, key))

        walk(found, ())
        return result

    def words(self, *path: Step) -> Words:
        """The text at the path, as the file has it; empty where there is none."""
        return Words((nodes.value_at(self.tree, path) or "").strip(), self.place(*path))

    def amounts(self, found: Container[str], *path: Step) -> dict[str, Leaf]:
        """The amounts of a block that maps figures' keys to them (`approved`, `prior.figures`), those that are `found`.

        Of a file with errors some are not: they cannot be read.
        """
        node: nodes.Node | None = self.tree
        for step in path:
            entries = node.entries if isinstance(node, nodes.Mapping) else ()
            node = next((value for key, value in entries if key.value == step), None)
        entries = node.entries if isinstance(node, nodes.Mapping) else ()
        return {
            key.value: Leaf(key.value, _decimal(value), self.amounts_in, key.value, value.place)
            for key, value in entries
            if key.value in found and key.value and isinstance(value, nodes.Scalar) and value.value
        }

    def record(self, found: dict[str, Any]) -> Record:
        """The whole file."""
        return self._record(found, self.schema, (), ())

    def _record(
        self, found: dict[str, Any], schema: dict[str, Any], path: tuple[Step, ...], labels: tuple[str, ...]
    ) -> Record:
        """Every field of the schema, None where the file does not give it, so that templates may ask for it."""
        return Record(
            {name: self._field(found.get(name), rules, (*path, name), labels) for name, rules in schema.items()}
        )

    def _field(self, value: Any, rules: dict[str, Any], path: tuple[Step, ...], labels: tuple[str, ...]) -> object:
        label = label_of(rules) if path != (BLOCK,) else ""  # a declared fact is called by its own label alone
        labels = (*labels, label) if label else labels
        match value:
            case None | bool():  # before int: a bool is an int, and no number of the file
                return value
            case dict() if "schema" in rules:
                return self._record(value, rules["schema"], path, labels)
            case dict():
                inner = rules["valuesrules"]
                return Record({key: self._field(one, inner, (*path, key), labels) for key, one in value.items()})
            case list():
                inner = rules["schema"]
                return tuple(self._field(one, inner, (*path, index), labels) for index, one in enumerate(value))
            case Decimal() | int():
                return self._number(Decimal(value), rules, path, labels)
            case date():
                return Words(value.isoformat(), self.place(*path))
        return Words(str(value), self.place(*path))

    def _number(self, value: Decimal, rules: dict[str, Any], path: tuple[Step, ...], labels: tuple[str, ...]) -> Ref:
        key = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        # 金额 in the schema stands for the file's own unit; 人, 辆, 平方米 are units of their own.
        unit = rules.get("meta", {}).get("unit", "")
        unit = self.amounts_in if unit == "金额" else unit
        # 政府采购·货物: the field and what it stands in; the blocks above add nothing that a reader needs.
        self.leaves[key] = Leaf(key, value, unit, "·".join(labels[-2:]), self.place(*path))
        return Ref(key)


def _decimal(scalar: nodes.Scalar) -> Decimal:
    """An amount that validation has passed."""
    return Decimal((scalar.value or "0").replace(",", ""))

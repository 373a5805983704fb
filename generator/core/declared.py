"""Facts that a template set declares: what its region publishes and the common schema of unit files does not know.

They stand in unit files under `facts`, each by its key or its label, and are figures like all others: `facts.KEY`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.core.problem import Place, Severity

WHERE_PRINTED = "printed"  # `required: printed`, of a field that is asked for where the unit's set prints it
BLOCK = "facts"  # the key in set.yaml and in unit files, and the first part of the figures' keys
ROWS = "rows"  # facts.KEY.rows: how many entries a list has
# By kind of fact: the type of our schemas, and the unit where the set names none (金额 is the unit file's own).
TYPES = {
    "amount": ("amount", "金额"),
    "count": ("count", ""),
    "rate": ("percent", "%"),
    "text": ("text", ""),
    "date": ("date", ""),
}
RECORDS = "records"
THIS, LAST = "this", "last"  # for which years a fact is stated


@dataclass(frozen=True, slots=True)
class Declared:
    """A fact, or a column of a list of facts, as set.yaml declares it.

    `equals`, `at_most` and `at_least` are sums of figures' keys, `procurement.goods + procurement.works`. `printed` are
    the chapters and tables in which it must stand. `columns` are those of a list (`records`).
    """

    key: str
    label: str
    kind: str
    place: Place
    unit: str = ""
    description: str = ""
    years: tuple[str, ...] = (THIS,)
    least: Decimal | None = None
    most: Decimal | None = None
    equals: str = ""
    at_most: str = ""
    at_least: str = ""
    severity: Severity = Severity.ERROR
    printed: tuple[str, ...] = ()
    required: bool = True
    columns: tuple[Declared, ...] = ()

    @property
    def is_number(self) -> bool:
        return self.kind in ("amount", "count", "rate")

    def rules(self) -> dict[str, Any]:
        """The field of the schema of unit files, asked for where it is printed."""
        meta = {"label": self.label} | ({"description": self.description} if self.description else {})
        required = WHERE_PRINTED if self.required else False
        if self.kind == RECORDS:
            fields = {column.key: column.rules() for column in self.columns}
            return {"type": "list", "required": required, "meta": meta, "schema": {"type": "dict", "schema": fields}}
        kind, unit = TYPES[self.kind]
        unit = self.unit or unit
        bounds = {"min": self.least, "max": self.most}
        found = {"type": kind, "required": required, "meta": meta | ({"unit": unit} if unit else {})}
        return found | {name: bound for name, bound in bounds.items() if bound is not None}


def block_of(declared: Iterable[Declared], rules: Mapping[str, Any]) -> dict[str, Any]:
    """The field `facts` of the schema of unit files, with what the set declares in it."""
    return {**rules, "schema": {one.key: one.rules() for one in declared}}

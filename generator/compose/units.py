"""The units of a department as templates see them (所属单位), and what who publishes is called: 部门 or 单位."""

from __future__ import annotations

from generator.compose.figure_nodes import FigureNode
from generator.compose.lists import ordinal
from generator.core.model import Figures, Record, Unit, Words
from generator.derive.members import KINDS

# The value of the switch `body` by which a set says 部门 of departments and 单位 of units.
BY_UNIT = "按单位"
NOBODY = Record(dict.fromkeys(("名称", "编码", "类型", "性质", "备注", "序号", "数"), ""))


def unit_records(figures: Figures) -> tuple[Record, ...]:
    """Each unit with its name, code, kind and 性质, note, number, and its figures (数.expenditure)."""
    return tuple(
        Record(
            {
                "名称": one.unit.name,
                "编码": _field(one.unit.record.get("unit"), "code"),
                "类型": KINDS[one.kind],
                "性质": one.record.get("standing") or KINDS[one.kind],
                "备注": one.record.get("note") or "",
                "序号": ordinal(one.number),
                "数": FigureNode(figures, one.start.rstrip(".")),
            }
        )
        for one in figures.unit.members
    )


def _field(record: object, name: str) -> object:
    return (record.get(name) if isinstance(record, Record) else None) or ""


def body_of(unit: Unit) -> str:
    """部门 or 单位: as the unit file says, else 部门 where it names units."""
    said = _field(unit.record.get("unit"), "kind")
    return str(said) if isinstance(said, Words) else "部门" if unit.members else "单位"


def called(body: str, unit: Unit) -> str:
    """What the set calls who publishes: the switch `body`, or by the unit where that says so."""
    return body_of(unit) if body == BY_UNIT else body

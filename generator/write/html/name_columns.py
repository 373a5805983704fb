"""The columns whose cells name the rows of a list: on a screen they stay in view while the table scrolls.

A name is as wide as half a phone; there its column is narrowed, and the name takes more lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.core.document import Cell, Number, Table, plain
from generator.core.grid import Grid
from generator.write.html.columns import total_width
from generator.write.html.css import POINTS_PER_REM, rem, rule
from generator.write.html.elements import width_class
from generator.write.html.screen import PHONE_WIDTH

WIDEST = 72.0  # millimetres on paper: half a window that is wider than a phone
NARROW_ON_PHONE = 8.0  # rem: eight characters
NARROW = 24.0  # millimetres on paper, which come to NARROW_ON_PHONE on a screen
MOST = 0.6  # of the rows have a name there; the others are totals, or have theirs over several columns
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class NameColumn:
    """Its number, its width in millimetres and the cells that name something."""

    number: int
    width: float
    cells: tuple[Cell, ...]


def name_columns(table: Table) -> list[NameColumn]:
    """Those of a list, left to right: 科目名称; both sides of 收支总表. A form, without a head, has none."""
    if not table.header or not table.body:
        return []
    found: dict[int, list[Cell]] = {}
    for line in Grid(table.body).placed():
        for slot in line:
            if _is_name(slot.cell):
                found.setdefault(slot.column, []).append(slot.cell)
    return [
        NameColumn(column, table.widths[column], tuple(cells))
        for column, cells in sorted(found.items())
        if len(cells) >= MOST * len(table.body)
    ]


def held(columns: Sequence[NameColumn]) -> list[str]:
    """The classes of a table with such columns; the second says what is narrowed on a phone, "names-46-1"."""
    if not columns or max(column.width for column in columns) > WIDEST:
        return []
    wide = [column.width for column in columns if column.width > NARROW]
    return ["held", f"names-{sum(wide):g}-{len(wide)}".replace(".", "-")] if wide else ["held"]


def narrowed(columns: Sequence[NameColumn]) -> set[int]:
    """The numbers of the columns that are narrowed on a phone."""
    return {column.number for column in columns if column.width > NARROW} if held(columns) else set()


def phone_rules(tables: Iterable[Table]) -> str:
    """CSS for the widths of tables whose names are narrowed: what is left, and a narrow column for each."""
    rules = dict[str, str]()
    for table in tables:
        columns = name_columns(table)
        classes = held(columns)[1:]
        for name in classes:
            wide = [column.width for column in columns if column.width > NARROW]
            rest, room = total_width(table) - sum(wide), rem(NARROW_ON_PHONE * len(wide) * POINTS_PER_REM)
            rules[f"table.{name}.{width_class(total_width(table))}"] = f"width: calc({rest:g} * var(--mm) + {room})"
            rules[f"table.{name} col.name"] = f"width: {rem(NARROW_ON_PHONE * POINTS_PER_REM)}"
    if not rules:
        return ""
    lines = [rule(selector, [rules[selector]]) for selector in sorted(rules)]
    return "\n".join([f"@media screen and (max-width: {PHONE_WIDTH}) {{", *lines, "}"]) + "\n"


def _is_name(cell: Cell) -> bool:
    """Whether words stand there, no amount: "行政运行", not "2 辆"."""
    has_number = any(isinstance(span, Number) for span in cell.spans)
    is_one = cell.colspan == 1 and cell.rowspan == 1
    return is_one and not has_number and _CHINESE.search(plain(cell.spans)) is not None

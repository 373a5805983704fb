"""A layout with columns by unit (units: each) becomes one with a column for each unit of the department.

A cell of the header that stands over such columns says `units: over`: it is as wide as they are together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from generator.compose.layouts import CellLayout, Layout, RowLayout
from generator.core.model import Record
from generator.core.problem import Place

EACH, OVER = "each", "over"
# What a text of such a column sees of its unit, and the start of keys in its figures.
NAME, START = "列", "{unit.}"
OneCell = TypeVar("OneCell", bound=CellLayout)


def by_units(layout: Layout, units: tuple[Record, ...]) -> tuple[Layout, Mapping[str, object]]:
    """The layout with its columns for these units, and what their texts see: 列1, 列2, …"""
    if not any(column.units for column in layout.columns):
        return layout, {}
    rows = layout.rows
    widened = replace(
        layout,
        columns=tuple(_repeated(layout.columns, units)),
        header=tuple(_row(row, units) for row in layout.header),
        rows=replace(
            rows,
            fixed=tuple(_row(row, units) for row in rows.fixed),
            ends=tuple(_row(row, units) for row in rows.ends),
        ),
        places={**layout.places, **_places(layout, units)},
    )
    return widened, {f"{NAME}{number}": unit for number, unit in enumerate(units, 1)}


def _row(row: RowLayout, units: tuple[Record, ...]) -> RowLayout:
    wide = (replace(cell, colspan=cell.colspan * len(units)) if cell.units == OVER else cell for cell in row)
    return tuple(_repeated(tuple(cell for cell in wide if cell.colspan), units))


def _repeated(cells: tuple[OneCell, ...], units: tuple[Record, ...]) -> list[OneCell]:
    found: list[OneCell] = []
    for cell in cells:
        found += [_of_unit(cell, at) for at in range(1, len(units) + 1)] if cell.units == EACH else [cell]
    return found


def _of_unit(cell: OneCell, at: int) -> OneCell:
    return replace(cell, text=_text(cell.text, at), figure=cell.figure.replace(START, f"units.{at}."))


def _text(text: str, at: int) -> str:
    return text.replace(f"{NAME}.", f"{NAME}{at}.")


def _places(layout: Layout, units: tuple[Record, ...]) -> Mapping[str, Place]:
    """Where the texts stand of which those of the units were made."""
    cells = (*layout.columns, *(cell for row in (*layout.header, *layout.rows.fixed) for cell in row))
    return {
        _text(cell.text, at).strip(): layout.where(cell.text)
        for cell in cells
        if cell.units == EACH and cell.text
        for at in range(1, len(units) + 1)
    }

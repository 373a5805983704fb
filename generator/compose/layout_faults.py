"""Keys of a layout that would have no effect: an error, for whoever writes one expects it to do something.

Which keys a table heeds depends on where its rows come from: a tree has a total, fixed rows state their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.core.problem import Place, Problem

Where = Callable[[str], Place]

# Where rows may come from, and what else each of them heeds under `rows`, in the columns and in the table.
SOURCES: Mapping[str, tuple[str, ...]] = {
    "tree": ("scope", "codes"),
    "fixed": (),
    "left": ("right", "last", "codes", "classes", "ends"),
    "beside": ("right", "ends"),
    "each": ("ends",),
}
COLUMN_KEYS: Mapping[str, tuple[str, ...]] = {
    "tree": ("code", "text", "figure", "total", "align", "head", "zero", "units"),
    # The cells are written in the rows; of a column only what counts it in the row of numbers.
    "fixed": ("figure", "units"),
    **dict.fromkeys(("left", "beside"), ("figure",)),
    "each": ("code", "text", "figure", "align", "head", "zero", "merge"),
}
TABLE_KEYS: Mapping[str, tuple[str, ...]] = {
    "tree": ("total", "total_row", "unit_row", "bold", "empty_rows"),
    **dict.fromkeys(("fixed", "left", "beside"), ()),
    "each": ("empty_rows",),
}
UNITS = "units"
HEEDED_BY_SOME = ("total", "total_row", "unit_row", "bold", "empty_rows")
# What needs another key of the table beside it.
NEEDS = {"unit_row": "total", "total_row": "total"}
OF_TITLED = ("number", "entry", "orientation")  # a small table in the text has no heading and turns no page
HEADER_KEYS = ("text", "figure", "colspan", "rowspan", "bold", "units")  # a cell of the head stands in the middle


def idle_keys(layout: Mapping[str, Any], where: Where) -> list[Problem]:
    """What is written in a layout and would do nothing; `where` finds the place of a key or text."""
    rows = layout["rows"] or {}
    sources = [source for source in SOURCES if rows.get(source)]
    if not sources:
        return [Problem("layout-rows", where("rows"), {"sources": "、".join(SOURCES)})]
    if len(sources) > 1:
        return [_both(sources[0], sources[1], where(sources[1]))]
    found = [*_of_source(layout, rows, sources[0], where), *_of_table(layout, where), *_of_cells(layout, where)]
    return list({(problem.place, str(problem.details)): problem for problem in found}.values())


def _of_source(layout: Mapping[str, Any], rows: Mapping[str, Any], source: str, where: Where) -> Iterator[Problem]:
    """What a table with rows from this source does not heed."""
    heeded = () if rows.get("tree") == UNITS else SOURCES[source]  # all units of a department, whatever the scope
    idle = [key for key, value in rows.items() if value is not None and key not in (source, *heeded)]
    idle += [key for key in HEEDED_BY_SOME if layout.get(key) is not None and key not in TABLE_KEYS[source]]
    columns = [column for column in layout["columns"] if column]
    used = dict.fromkeys(key for column in columns for key, value in column.items() if value is not None)
    idle += [key for key in used if key not in ("width", *COLUMN_KEYS[source])]
    yield from (Problem("layout-idle", where(key), {"key": key, "source": source}) for key in idle)
    if source == "tree" and rows["tree"] != UNITS and not rows.get("scope"):
        yield Problem("layout-needs", where("tree"), {"key": "tree", "needs": "scope"})
    if source == "left" and rows.get("codes") and rows.get("classes") == "with_money":
        yield _both("codes", "classes", where("classes"))
    yield from _of_columns(layout, rows, columns, source, where)


def _of_columns(
    layout: Mapping[str, Any], rows: Mapping[str, Any], columns: list[Any], source: str, where: Where
) -> Iterator[Problem]:
    """Totals of chosen codes, which are not the whole of their scope; parts of codes where rows have none."""
    for column in columns:
        if column.get("total") and not layout.get("total"):
            yield Problem("layout-needs", where(column["total"]), {"key": "columns.total", "needs": "total"})
        is_of_all = column.get("figure") and not column.get("total")
        if source == "tree" and rows.get("codes") and layout.get("total") and is_of_all:
            yield Problem("layout-needs", where("codes"), {"key": "codes", "needs": "columns.total"})
        if source == "each" and column.get("code") not in (None, "序号"):
            yield Problem("layout-idle", where(column["code"]), {"key": "code", "source": source})


def _of_table(layout: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    if layout.get("level") == 0:
        idle = [key for key in OF_TITLED if layout.get(key) is not None]
        yield from (Problem("layout-idle", where(key), {"key": key, "source": "level: 0"}) for key in idle)
    for key, needed in NEEDS.items():
        if layout.get(key) and not layout.get(needed):
            yield Problem("layout-needs", where(key), {"key": key, "needs": needed})


def _of_cells(layout: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """Cells that say two things, or how to print an amount that they have not."""
    for row in layout["header"]:
        for cell in row:
            idle = [key for key, value in cell.items() if value is not None and key not in HEADER_KEYS]
            yield from (Problem("layout-idle", where(key), {"key": key, "source": "header"}) for key in idle)
    for cell in [*layout["columns"], *_cells(layout["rows"]), *_cells(layout.get("form") or {})]:
        said = [key for key in ("text", "figure", "line", "code") if cell.get(key) is not None]
        if len(said) > 1:
            yield _both(said[0], said[1], where(str(cell[said[0]])))
        if cell.get("zero") and "figure" not in said:
            yield Problem("layout-needs", where("zero"), {"key": "zero", "needs": "figure"})


def _cells(value: object) -> Iterator[Mapping[str, Any]]:
    """The cells in rows, however deep they stand."""
    if isinstance(value, dict) and not any(isinstance(inner, list | dict) for inner in value.values()):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _cells(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cells(inner)


def _both(one: str, other: str, place: Place) -> Problem:
    return Problem("layout-both", place, {"one": one, "other": other})

"""The rows of a table's body, in each of the ways in which a layout can ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from generator.compose.layouts import CellLayout, Layout, RowLayout
from generator.compose.table_cells import Cells, Line, filled
from generator.compose.units import unit_records
from generator.core.document import Cell, Number, Row, plain
from generator.core.government import government_classes
from generator.core.model import Record

LEVELS = {3: "类", 5: "款", 7: "项"}


class Rows:
    """Makes the rows of one document's tables."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._words = cells.words
        self._figures = cells.words.figures
        self._earlier: tuple[str, ...] = ()
        self._scopes: dict[str, list[tuple[str, str]]] = {}  # the codes with their keys, gathered once for all tables

    def body(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """The rows that there is something for; none for an empty table."""
        self._earlier = tuple(sorted({one for column in layout.columns if (one := _earlier(column.figure))}))
        rows = layout.rows
        if rows.fixed:
            return self._fixed(layout, rows.fixed, context)
        if rows.left:
            return self._sides(layout, context)
        if rows.beside:
            return self._beside(layout, context)
        if rows.each:
            return self._each(layout, context)
        chosen = [line for line in self._lines(layout) if not rows.codes or line.code.startswith(rows.codes)]
        lines = [replace(line, place=place) for place, line in enumerate(chosen, 1)]
        if lines and layout.total:
            unit = [Line(name=self._figures.unit.name, level="unit")] if layout.unit_row else []
            total = [self._total(layout, context), *unit]
            lines = [*lines, *total] if self._words.total_row == "last" else [*total, *lines]
        return [self._cells.columns(layout, line, context) for line in lines]

    def has_data(self, layout: Layout, body: Sequence[Row], context: Mapping[str, object]) -> bool:
        """Whether a table states anything: rows of a tree or list, or an amount in rows that are always there."""
        if layout.rows.tree:
            return bool(body)
        if layout.rows.each:
            return bool(_at_path(context, layout.rows.each))
        numbers = (span.figure for row in body for cell in row for span in cell.spans if isinstance(span, Number))
        return any(self._has(key) for key in numbers)

    def nothing(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """The rows of an empty table: a blank one, or its total with the zeros that the set prints, or none."""
        usual = "blank" if self._words.zero == "blank" or not layout.total else "total"
        match layout.empty_rows or usual:
            case "none":
                return []
            case "total":
                return [self._cells.columns(layout, self._total(layout, context), context)]
        return [tuple(Cell() for _ in layout.columns)]

    def _total(self, layout: Layout, context: Mapping[str, object]) -> Line:
        return Line(name=plain(self._cells.spans(layout, layout.total, context)), level="total")

    def _fixed(self, layout: Layout, rows: Iterable[RowLayout], context: Mapping[str, object]) -> list[Row]:
        return [self._cells.row(layout, row, Line(), context) for row in rows]

    # ── trees of codes ─────────────────────────────────────────────────────────────────────────────────────────

    def _lines(self, layout: Layout) -> Iterable[Line]:
        if layout.rows.tree == "units":
            return self._units(layout)
        if layout.rows.scope not in self._figures:
            self._cells.report("template-not-a-figure", layout, layout.rows.scope, what=layout.rows.scope)
            return []
        match layout.rows.tree:
            case "economic":
                return self._economic(layout.rows.scope, self._figures.unit.classification.economic)
            case "government":
                return self._economic(layout.rows.scope, government_classes().names)
            case "projects":
                return self._projects(layout)
            case "items":
                return [line for line in self._tree(layout.rows.scope) if line.level == "项"]
            case _:
                return self._tree(layout.rows.scope)

    def _units(self, layout: Layout) -> list[Line]:
        """The units of a department, as its file lists them; where there is a total, what comes off it too."""
        members = self._figures.unit.members
        found = [
            Line(name=str(one.unit.name), level="unit", n=one.number, unit=record, start=one.start)
            for one, record in zip(members, unit_records(self._figures), strict=True)
        ]
        if layout.total and members and self._words.exists("between_units"):
            found.append(Line(name="减：部门内部往来", level="unit", start="between_units."))
        return found

    def _codes(self, scope: str) -> set[str]:
        """The codes of a scope that have money, or had it where the table has a column of that."""
        if not self._scopes:
            for key in self._figures:
                if found := _code_of(key):
                    self._scopes.setdefault(found[0], []).append((found[1], key))
        return {code for code, key in self._scopes.get(scope, ()) if self._has_or_had(key)}

    def _has_or_had(self, key: str) -> bool:
        before = (self._figures.before(start + key) for start in self._earlier)
        return self._words.exists(key) or any(figure and figure.value for figure in before)

    def _tree(self, scope: str) -> list[Line]:
        """类, 款, 项 of a scope that have money, by code."""
        names = self._figures.unit.classification.functional
        return [Line(code, names[code], LEVELS[len(code)]) for code in sorted(self._codes(scope) & names.keys())]

    def _economic(self, scope: str, names: Mapping[str, str]) -> list[Line]:
        return [Line(code, names[code], LEVELS[len(code)]) for code in sorted(self._codes(scope))]

    def _projects(self, layout: Layout) -> list[Line]:
        """类 and 款 as in a tree, and a row a project in place of the 项."""
        lines = [line for line in self._tree(layout.rows.scope) if line.level != "项"]
        names = self._figures.unit.classification.functional
        for number, project in enumerate(self._figures.unit.projects, 1):
            for code in dict.fromkeys(part.code for part in project.parts):
                if self._has(f"project.{number}.general.{code}"):
                    lines.append(Line(code, names[code], "项", number, project.record))
        return sorted(lines, key=lambda line: (line.code, line.n))

    # ── lists side by side ─────────────────────────────────────────────────────────────────────────────────────

    def _sides(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """Two lists beside each other, the shorter filled up with blanks: income left, functional classes right."""
        rows, row = layout.rows, self._cells.row
        names = self._figures.unit.classification.functional
        classes = [Line(code, names[code], "类", place) for place, code in enumerate(self._classes(layout), 1)]
        ends = (*rows.ends, *((rows.last,) if rows.last else ()))
        height = max(len(rows.left), len(classes))
        total = height + len(ends)
        body = []
        for at in range(1, total + 1):
            numbered = Line(left=at, right=total + at)
            if at > height:
                body.append(row(layout, ends[at - height - 1], numbered, context))
                continue
            left = rows.left[at - 1] if at <= len(rows.left) else _only_numbers(rows.left[0])
            line = classes[at - 1] if at <= len(classes) else None
            right = rows.right if line else _only_numbers(rows.right)
            line = replace(line or Line(), left=at, right=total + at)
            body.append((*row(layout, left, numbered, context), *row(layout, right, line, context)))
        return body

    def _classes(self, layout: Layout) -> list[str]:
        """The 类 that a table lists: all of the year, or those named and any other that has money, or these alone."""
        listed = layout.rows.codes
        every = self._figures.unit.classification.classes()
        scopes = ("expenditure", "fiscal")
        money = [code for code in every if any(self._has(f"{scope}.{code}") for scope in scopes)]
        if layout.rows.classes == "with_money":
            figures = [cell.figure for cell in layout.rows.right if cell.figure]
            return [code for code in every if any(self._has(filled(one, Line(code))) for one in figures)]
        return [code for code in every if not listed or code in listed or code in money]

    def _has(self, key: str) -> bool:
        return key in self._figures and self._words.exists(key)

    def _beside(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """Economic classes in groups side by side, every 款 of them, the shorter groups filled up with blanks."""
        names = self._figures.unit.classification.economic
        groups = [
            [Line(code, names[code], LEVELS[len(code)]) for top in group for code in sorted(names) if code[:3] == top]
            for group in layout.rows.beside
        ]
        right = layout.rows.right
        blank = tuple(Cell() for _ in right)
        body = []
        for lines in zip_longest(*groups):
            cells = (self._cells.row(layout, right, line, context) if line else blank for line in lines)
            body.append(tuple(cell for group in cells for cell in group))
        return [*body, *self._fixed(layout, layout.rows.ends, context)]

    # ── lists of the unit file ─────────────────────────────────────────────────────────────────────────────────

    def _each(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """A row an entry of a list; equal neighbours of a merging column become one tall cell."""
        entries = _at_path(context, layout.rows.each)
        if entries is None:
            self._cells.report("template-undefined", layout, layout.rows.each, what=layout.rows.each)
        rows = []
        for number, entry in enumerate(entries if isinstance(entries, tuple | list) else (), 1):
            inner = {**context, "条": entry}
            line = Line(n=number, place=number)
            rows.append(tuple(self._cells.column(layout, one, line, inner) for one in layout.columns))
        ends = self._fixed(layout, layout.rows.ends, context)
        return [*_merged(rows, [column.merge for column in layout.columns]), *ends]


def _only_numbers(row: RowLayout) -> RowLayout:
    """The row with its line number alone."""
    return tuple(cell if cell.line else CellLayout(colspan=cell.colspan) for cell in row)


def _at_path(context: Mapping[str, object], path: str) -> object:
    """The list of that name in the context, or below a record: 文件.self_evaluation.overall.indicators."""
    found: object = context.get(path.split(".", maxsplit=1)[0])
    for step in path.split(".")[1:]:
        found = found.get(step) if isinstance(found, Record) else None
    return found


def _earlier(pattern: str) -> str:
    """The base of a column that shows an earlier amount: `prior.` of prior.general{.code}, `compared.执行数.`."""
    if pattern.startswith("prior."):
        return "prior."
    return ".".join(pattern.split(".")[:2]) + "." if pattern.startswith("compared.") else ""


def _code_of(key: str) -> tuple[str, str] | None:
    """The scope and the functional or economic code of a figure's key that has no further columns."""
    scope, _, code = key.partition(".")
    return (scope, code) if code.isdigit() else None


def _merged(rows: list[Row], merging: list[bool]) -> list[Row]:
    """Rows in which runs of equal cells in merging columns are one cell, named at the top.

    A run also ends where a run in a merging column further left does.
    """
    starts = [
        _run_starts(rows, [i for i in range(column + 1) if merging[i]]) if merge else None
        for column, merge in enumerate(merging)
    ]
    result = []
    for number, row in enumerate(rows):
        cells = []
        for cell, runs in zip(row, starts, strict=True):
            if runs is None:
                cells.append(cell)
            elif number in runs:
                cells.append(replace(cell, rowspan=runs[number]))
        result.append(tuple(cells))
    return result


def _run_starts(rows: list[Row], columns: list[int]) -> dict[int, int]:
    """Where runs of rows with equal texts in these columns start, and how long each is."""
    texts = [tuple(plain(row[column].spans) for column in columns) for row in rows]
    starts = [0, *(number for number, (one, other) in enumerate(pairwise(texts), 1) if one != other), len(rows)]
    return {start: end - start for start, end in pairwise(starts)} if rows else {}

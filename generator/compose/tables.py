"""A table layout and the figures become a table: its header, its body, and the form that may stand above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.compose.layouts import Layout
from generator.compose.sandbox import Engine
from generator.compose.table_cells import Cells, Line
from generator.compose.table_rows import Rows
from generator.compose.unit_columns import by_units
from generator.compose.units import unit_records
from generator.compose.words import Vocabulary
from generator.core.document import Cell, Row, Spans, Table, Text, plain
from generator.core.grid import Grid
from generator.core.problem import Problem


class TableBuilder:
    """Builds the tables of one document."""

    def __init__(self, engine: Engine, words: Vocabulary, context: Mapping[str, object]) -> None:
        self._words = words
        self._context = context
        self._cells = Cells(engine, words)
        self._rows = Rows(self._cells)

    @property
    def problems(self) -> list[Problem]:
        return self._cells.problems

    def spans(self, layout: Layout, text: str, context: Mapping[str, object]) -> Spans:
        """A text of the layout, rendered."""
        return self._cells.spans(layout, text, context)

    def grids(self, layout: Layout, context: Mapping[str, object]) -> tuple[list[Table], bool]:
        """The form above, if any, and the table itself; and whether the table is empty."""
        layout, columns = by_units(layout, unit_records(self._words.figures))
        with self._words.in_table(layout.forms):
            return self._grids(layout, {**self._context, **context, **columns})

    def _grids(self, layout: Layout, context: Mapping[str, object]) -> tuple[list[Table], bool]:
        body = self._rows.body(layout, context)
        header = self._header(layout, context)
        widths = tuple(float(column.width) for column in layout.columns)
        empty = not self._rows.has_data(layout, body, context)
        body = body or self._rows.nothing(layout, context)
        caption = plain(self.spans(layout, layout.title, context))
        grids = [Table(layout.name, caption, widths, header, body=tuple(body), size=layout.size)]
        self._even(layout, "header", header, len(widths))
        self._even(layout, "rows", body, len(widths))
        if layout.form_rows:
            rows = tuple(self._cells.row(layout, row, Line(), context) for row in layout.form_rows)
            form_widths = tuple(float(width) for width in layout.form_widths)
            self._even(layout, "form", rows, len(form_widths))
            grids.insert(0, Table(f"{layout.name}-form", caption, form_widths, header=(), body=rows, size=layout.size))
        return grids, empty

    def _even(self, layout: Layout, part: str, rows: Sequence[Row], columns: int) -> None:
        row = Grid(rows).uneven_row(columns)
        if row:
            self._cells.report("layout-uneven", layout, part, part=part, row=row, columns=columns)

    def _header(self, layout: Layout, context: Mapping[str, object]) -> tuple[Row, ...]:
        named = (self._cells.row(layout, row, Line(), context) for row in layout.header)
        rows = [tuple(replace(cell, align="center", header="column") for cell in row) for row in named]
        if layout.numbering and self._words.switches.column_numbers:
            rows.append(self._numbering(layout))
        return tuple(rows)

    def _numbering(self, layout: Layout) -> Row:
        """The column-number row: ※ over each label, or 栏次 once over all; 1, 2, 3 over figures."""
        mark, count = self._words.switches.column_mark, 0
        cells: list[Cell] = []
        for column in layout.columns:
            count += bool(column.figure)
            text = str(count) if column.figure else mark
            if text == mark and len(mark) > 1 and cells and plain(cells[-1].spans) == mark:
                cells[-1] = replace(cells[-1], colspan=cells[-1].colspan + 1)
            else:
                cells.append(Cell((Text(text),), align="center", header="column"))
        return tuple(cells)

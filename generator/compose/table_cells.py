"""A cell of a table layout and what stands in its row become a cell of the document.

A figure's number and a name of the classification go straight into the cell. Only a text that is itself a template is
rendered, and comes back with its numbers and data framed (markup.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.compose import markup
from generator.compose.figure_nodes import NotAFigure
from generator.compose.layouts import CellLayout, ColumnLayout, Layout, RowLayout
from generator.compose.lists import chinese_ordinal
from generator.compose.sandbox import Engine
from generator.compose.units import NOBODY
from generator.compose.words import Vocabulary
from generator.core.document import Align, Cell, Row, Spans, Text
from generator.core.model import Figure, Figures, Record
from generator.core.problem import Problem

NO_ITEM = "这一范围没有这个科目"  # the formula of such a zero
SERIAL = "序号"  # a column that counts the rows
TOTALS = ("total", "unit")  # the rows of the whole
DASH = "—"  # what a cell prints for nothing where zeros are dashes
# "units.2.expenditure.2120101", "between_units.expenditure": a department's figure, as far as it is one unit's.
UNIT_KEY = re.compile(r"(?:units\.\d+|between_units)\.(.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a tree: what its patterns and texts see; `n` is its place, `left` and `right` its line numbers.

    A row of a department's unit has that `unit`, and the `start` of the keys of its figures: `units.2.`.
    """

    code: str = ""
    name: str = ""
    level: str = ""
    n: int = 0
    project: Record | None = None
    left: int = 0
    right: int = 0
    place: int = 0  # among the rows of the body that are no total
    unit: Record = NOBODY
    start: str = ""


class Cells:
    """Makes the cells of one document's tables, and collects what is wrong with their layouts."""

    def __init__(self, engine: Engine, words: Vocabulary) -> None:
        self.words = words
        self.problems: list[Problem] = []
        self._engine = engine

    def report(self, code: str, layout: Layout, at: str, /, **details: object) -> None:
        """`at` is the key or text of the layout that is to blame."""
        self.problems.append(Problem(code, layout.where(at), details))

    def spans(self, layout: Layout, text: str, context: Mapping[str, object]) -> Spans:
        """A text of the layout, rendered."""
        return markup.inline(self._engine.render_text(text, context, layout.where(text)))

    def row(self, layout: Layout, row: RowLayout, line: Line, context: Mapping[str, object]) -> Row:
        return tuple(self.cell(layout, cell, line, context) for cell in row)

    def columns(self, layout: Layout, line: Line, context: Mapping[str, object]) -> Row:
        """The row of a tree: a cell a column, each knowing the row that it stands in."""
        row = {"编码": line.code, "名称": line.name, "项目": line.project, "级": line.level}
        inner = {**context, "行": line.unit.having(**row)}
        return tuple(self.column(layout, column, line, inner) for column in layout.columns)

    def column(self, layout: Layout, column: ColumnLayout, line: Line, context: Mapping[str, object]) -> Cell:
        if column.code == SERIAL:
            cell = Cell(_text(str(line.place) if line.place else ""), align=column.align or "center")
        elif column.code:
            cell = Cell(_text(_code_part(line.code, column.code)), align="center")
        elif column.total and line.level in TOTALS:
            cell = self.cell(layout, replace(column, figure=column.total), line, context)
        else:
            cell = self.cell(layout, column, line, context)
        return replace(cell, bold=cell.bold or line.level in layout.bold)

    def cell(self, layout: Layout, cell: CellLayout, line: Line, context: Mapping[str, object]) -> Cell:
        if cell.line:
            return _made(cell, _text(str(line.left if cell.line == "left" else line.right)), "center")
        if cell.figure:
            return _made(cell, self._number(layout, cell, line), "right")
        if line.code and "{{" not in cell.text and "{%" not in cell.text:
            # A name of the classification is filled in after Jinja has seen the text, or it would be a template.
            return _made(cell, _text(filled(cell.text, line)), "left")
        return _made(cell, self.spans(layout, cell.text, context), "left")

    def _number(self, layout: Layout, cell: CellLayout, line: Line) -> Spans:
        key = filled(cell.figure, line)
        if self.words.has_none_before(key):
            return ()  # a new unit's column of last year is blank
        try:
            figure = self.words.figure(_known(key, self.words.figures))
        except NotAFigure:
            return self._without(layout, cell, line, key)
        return self._printed(cell, figure)

    def _without(self, layout: Layout, cell: CellLayout, line: Line, key: str) -> Spans:
        """The amount of a code that a scope has not: nothing, where the scope is one (a column a fund)."""
        try:
            whole = self.words.figure(filled(cell.figure, Line()))
        except NotAFigure:
            self.report("template-not-a-figure", layout, cell.figure, what=key)
            return ()
        if not line.code:
            self.report("template-not-a-figure", layout, cell.figure, what=key)
            return ()
        return self._printed(cell, replace(whole, key=key, value=Decimal(0), formula=NO_ITEM, inputs=(), origins=()))

    def _printed(self, cell: CellLayout, figure: Figure) -> Spans:
        zero = (cell.zero or self.words.zero) if not figure.value else ""
        if zero == "blank":
            return ()
        if zero == "dash":
            return (Text(DASH),)
        number = self.words.number(figure)
        return (replace(number, text="0") if zero == "whole" else number,)


def _made(cell: CellLayout, spans: Spans, align: Align) -> Cell:
    """The cell with these spans, aligned as its layout says or else as such cells are."""
    return Cell(
        spans=spans,
        colspan=cell.colspan,
        rowspan=cell.rowspan,
        align=cell.align or align,
        bold=cell.bold,
        header="row" if cell.head else None,
    )


def _text(words: str) -> Spans:
    return (Text(words),) if words else ()


def filled(pattern: str, line: Line) -> str:
    """`general{.code}.basic` is general.201.basic in the row of 201; `{ordinal}、{name}` is 一、一般公共服务支出."""
    dotted = f".{line.code}" if line.code else ""
    amount = f"project.{line.n}.general{dotted}" if line.project else f"projects{dotted}"
    names = {
        "{ordinal}": chinese_ordinal(line.n) if line.n else "",
        "{amount}": amount,
        "{.code}": dotted,
        "{unit.}": line.start,
        "{code}": line.code,
        "{name}": line.name,
    }
    for name, value in names.items():
        pattern = pattern.replace(name, value)
    return pattern


def _known(key: str, figures: Figures) -> object:
    """The key, or a figure of nothing: of what the department has, a unit need not have anything."""
    part = UNIT_KEY.fullmatch(key)
    of_department = figures.get(part[1]) if part else None
    if key in figures or of_department is None:
        return key
    return replace(of_department, key=key, value=Decimal(0), formula="没有安排，为零", inputs=(), origins=())


def _code_part(code: str, part: str) -> str:
    """类 is the first three digits, 款 and 项 two more each."""
    start, end = {"类": (0, 3), "款": (3, 5), "项": (5, 7), "全": (0, len(code))}[part]
    return code[start:end] if len(code) >= end else ""

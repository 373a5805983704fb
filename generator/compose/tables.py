"""A table layout and the figures become a grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from generator.compose import markup
from generator.compose.layouts import CellLayout, ColumnLayout, Layout, RowLayout
from generator.compose.lists import chinese_ordinal
from generator.compose.sandbox import Engine
from generator.compose.words import NotAFigure, Vocabulary
from generator.core.document import Align, Cell, Row, Spans, Table, Text, plain
from generator.core.grid import Grid
from generator.core.model import Record
from generator.core.problem import Problem

LEVELS = {3: "类", 5: "款", 7: "项"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a tree: what its patterns and texts see; `n` is its place, `left` and `right` its line numbers."""

    code: str = ""
    name: str = ""
    level: str = ""
    n: int = 0
    project: Record | None = None
    left: int = 0
    right: int = 0


class TableBuilder:
    """Builds the grids of one document."""

    def __init__(self, engine: Engine, words: Vocabulary, context: Mapping[str, object]) -> None:
        self.engine = engine
        self.words = words
        self.context = context
        self.problems: list[Problem] = []

    def grids(self, layout: Layout, context: Mapping[str, object]) -> tuple[list[Table], bool]:
        """The form above, if any, and the table itself; and whether the table is empty."""
        with self.words.in_table():
            return self._grids(layout, context)

    def _grids(self, layout: Layout, context: Mapping[str, object]) -> tuple[list[Table], bool]:
        inner = {**self.context, **context}
        body = self._body(layout, inner)
        header = self._header(layout, inner)
        widths = tuple(float(column.width) for column in layout.columns)
        empty = not body
        body = body or [self._nothing(layout, inner)]
        caption = plain(self.spans(layout, layout.title, inner))
        grids = [Table(layout.name, caption, widths, header, tuple(body), layout.size)]
        self._even(layout, "header", header, len(widths))
        self._even(layout, "rows", body, len(widths))
        if layout.form_rows:
            rows = tuple(self._cells(layout, row, Line(), inner) for row in layout.form_rows)
            form_widths = tuple(float(width) for width in layout.form_widths)
            self._even(layout, "form", rows, len(form_widths))
            grids.insert(0, Table(f"{layout.name}-form", caption, form_widths, (), rows, layout.size))
        return grids, empty

    def _nothing(self, layout: Layout, context: Mapping[str, object]) -> Row:
        """The one row of an empty table: blank, or its total with the zeros that the set prints."""
        if self.words.switches.zero_cells == "blank" or not layout.total:
            return tuple(Cell() for _ in layout.columns)
        return self._columns(layout, self._total(layout, context), context)

    def _total(self, layout: Layout, context: Mapping[str, object]) -> Line:
        return Line(name=plain(self.spans(layout, layout.total, context)), level="total")

    def spans(self, layout: Layout, text: str, context: Mapping[str, object]) -> Spans:
        """A text of the layout, rendered."""
        return markup.inline(self.engine.render_text(text, context, layout.where(text)))

    def _even(self, layout: Layout, part: str, rows: Sequence[Row], columns: int) -> None:
        row = Grid(rows).uneven_row(columns)
        if row:
            self._report("layout-uneven", layout, part, part=part, row=row, columns=columns)

    def _report(self, code: str, layout: Layout, at: str, /, **details: object) -> None:
        """`at` is the key or text of the layout that is to blame."""
        self.problems.append(Problem(code, layout.where(at), details))

    # ── header ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _header(self, layout: Layout, context: Mapping[str, object]) -> tuple[Row, ...]:
        rows = [
            tuple(replace(self._cell(layout, cell, Line(), context), align="center", header="column") for cell in row)
            for row in layout.header
        ]
        if layout.numbering and self.words.switches.column_numbers:
            rows.append(self._numbering(layout))
        return tuple(rows)

    def _numbering(self, layout: Layout) -> Row:
        """The column-number row: ※ over each label, or 栏次 once over all; 1, 2, 3 over figures."""
        mark, count = self.words.switches.column_mark, 0
        cells: list[Cell] = []
        for column in layout.columns:
            count += bool(column.figure)
            text = str(count) if column.figure else mark
            if text == mark and len(mark) > 1 and cells and plain(cells[-1].spans) == mark:
                cells[-1] = replace(cells[-1], colspan=cells[-1].colspan + 1)
            else:
                cells.append(Cell((Text(text),), align="center", header="column"))
        return tuple(cells)

    # ── body ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _body(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        rows = layout.rows
        if rows.fixed:
            return [self._cells(layout, row, Line(), context) for row in rows.fixed]
        if rows.left:
            return self._sides(layout, context)
        if rows.beside:
            return self._beside(layout, context)
        if rows.each:
            return self._each(layout, context)
        lines = list(self._lines(layout))
        if lines and layout.total:
            unit = [Line(name=self.words.figures.unit.name, level="unit")] if layout.unit_row else []
            total = [self._total(layout, context), *unit]
            lines = [*lines, *total] if self.words.switches.total_row == "last" else [*total, *lines]
        return [self._columns(layout, line, context) for line in lines]

    def _lines(self, layout: Layout) -> Iterable[Line]:
        if layout.rows.scope not in self.words.figures:
            self._report("template-not-a-figure", layout, layout.rows.scope, what=layout.rows.scope)
            return []
        match layout.rows.tree:
            case "economic":
                return self._economic(layout)
            case "projects":
                return self._projects(layout)
            case "items":
                return [line for line in self._tree(layout.rows.scope) if line.level == "项"]
            case _:
                return self._tree(layout.rows.scope)

    def _tree(self, scope: str) -> list[Line]:
        """类, 款, 项 of a scope that have money, by code."""
        codes = {code for key in self.words.figures if (code := _code_of(key, scope)) and self.words.exists(key)}
        names = self.words.figures.unit.classification.functional
        return [Line(code, names[code], LEVELS[len(code)]) for code in sorted(codes & names.keys())]

    def _economic(self, layout: Layout) -> list[Line]:
        names = self.words.figures.unit.classification.economic
        keys = self.words.figures
        codes = {code for key in keys if (code := _code_of(key, layout.rows.scope)) and self.words.exists(key)}
        return [Line(code, names[code], LEVELS[len(code)]) for code in sorted(codes)]

    def _projects(self, layout: Layout) -> list[Line]:
        """类 and 款 as in a tree, and a row a project in place of the 项."""
        lines = [line for line in self._tree(layout.rows.scope) if line.level != "项"]
        names = self.words.figures.unit.classification.functional
        for number, project in enumerate(self.words.figures.unit.projects, 1):
            for code in dict.fromkeys(part.code for part in project.parts):
                key = f"project.{number}.general.{code}"
                if key in self.words.figures and self.words.exists(key):
                    lines.append(Line(code, names[code], "项", number, project.record))
        return sorted(lines, key=lambda line: (line.code, line.n))

    def _columns(self, layout: Layout, line: Line, context: Mapping[str, object]) -> Row:
        inner = {**context, "行": Record({"名称": line.name, "项目": line.project, "级": line.level})}
        return tuple(self._column(layout, column, line, inner) for column in layout.columns)

    def _column(self, layout: Layout, column: ColumnLayout, line: Line, context: Mapping[str, object]) -> Cell:
        if column.code:
            spans: Spans = (Text(text),) if (text := _code_part(line.code, column.code)) else ()
            cell = Cell(spans, align="center")
        else:
            cell = self._cell(layout, column, line, context)
        return replace(cell, bold=cell.bold or line.level in layout.bold)

    def _sides(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """Two lists beside each other, the shorter filled up with blanks: income left, functional classes right."""
        rows = layout.rows
        names = self.words.figures.unit.classification.functional
        classes = [Line(code, names[code], "类", place) for place, code in enumerate(self._classes(rows.codes), 1)]
        ends = (*rows.ends, *((rows.last,) if rows.last else ()))
        height = max(len(rows.left), len(classes))
        total = height + len(ends)
        body = []
        for at in range(1, total + 1):
            numbered = Line(left=at, right=total + at)
            if at > height:
                body.append(self._cells(layout, ends[at - height - 1], numbered, context))
                continue
            left = rows.left[at - 1] if at <= len(rows.left) else _only_numbers(rows.left[0])
            line = classes[at - 1] if at <= len(classes) else None
            right = rows.right if line else _only_numbers(rows.right)
            line = replace(line or Line(), left=at, right=total + at)
            body.append((*self._cells(layout, left, numbered, context), *self._cells(layout, right, line, context)))
        return body

    def _classes(self, listed: tuple[str, ...]) -> list[str]:
        """The 类 that a table lists: all of the year, or those named and any other that has money."""
        every = self.words.figures.unit.classification.classes()
        scopes = ("expenditure", "fiscal")
        money = [code for code in every if any(self._has(f"{scope}.{code}") for scope in scopes)]
        return [code for code in every if not listed or code in listed or code in money]

    def _has(self, key: str) -> bool:
        return key in self.words.figures and self.words.exists(key)

    def _beside(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """Economic classes in groups side by side, every 款 of them, the shorter groups filled up with blanks."""
        names = self.words.figures.unit.classification.economic
        groups = [
            [Line(code, names[code], LEVELS[len(code)]) for top in group for code in sorted(names) if code[:3] == top]
            for group in layout.rows.beside
        ]
        blank = tuple(Cell() for _ in layout.rows.right)
        body = []
        for lines in zip_longest(*groups):
            cells = (self._cells(layout, layout.rows.right, line, context) if line else blank for line in lines)
            body.append(tuple(cell for group in cells for cell in group))
        return [*body, *(self._cells(layout, row, Line(), context) for row in layout.rows.ends)]

    def _each(self, layout: Layout, context: Mapping[str, object]) -> list[Row]:
        """A row an entry of a list; equal neighbours of a merging column become one tall cell."""
        entries = _at_path(context, layout.rows.each)
        if entries is None:
            self._report("template-undefined", layout, layout.rows.each, what=layout.rows.each)
        rows = []
        for number, entry in enumerate(entries if isinstance(entries, tuple | list) else (), 1):
            inner = {**context, "条": entry}
            cells = (self._column(layout, column, Line(n=number), inner) for column in layout.columns)
            rows.append(tuple(cells))
        ends = (self._cells(layout, row, Line(), context) for row in layout.rows.ends)
        return [*_merged(rows, [column.merge for column in layout.columns]), *ends]

    # ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _cells(self, layout: Layout, row: RowLayout, line: Line, context: Mapping[str, object]) -> Row:
        return tuple(self._cell(layout, cell, line, context) for cell in row)

    def _cell(self, layout: Layout, cell: CellLayout, line: Line, context: Mapping[str, object]) -> Cell:
        if cell.line:
            number = line.left if cell.line == "left" else line.right
            return _made(cell, (Text(str(number)),), cell.align or "center")
        if cell.figure:
            spans, align = self._figure(layout, cell, _filled(cell.figure, line)), cell.align or "right"
        elif line.code and "{{" not in cell.text and "{%" not in cell.text:
            # A name of the classification is filled in after Jinja has seen the text, or it would be a template.
            spans, align = markup.inline(markup.data(_filled(cell.text, line))), cell.align or "left"
        else:
            spans, align = self.spans(layout, cell.text, context), cell.align or "left"
        return _made(cell, spans, align)

    def _figure(self, layout: Layout, cell: CellLayout, key: str) -> Spans:
        try:
            figure = self.words.figure(key)
        except NotAFigure:
            self._report("template-not-a-figure", layout, cell.figure, what=key)
            return ()
        if not figure.value and (cell.zero or self.words.switches.zero_cells) == "blank":
            return ()
        return markup.inline(self.words.digits(figure))


def _made(cell: CellLayout, spans: Spans, align: Align) -> Cell:
    header = "row" if cell.head else None
    return Cell(spans, cell.colspan, cell.rowspan, align, cell.bold, header)  # type: ignore[arg-type]


def _only_numbers(row: RowLayout) -> RowLayout:
    """The row with its line number alone."""
    return tuple(cell if cell.line else CellLayout(colspan=cell.colspan) for cell in row)


def _at_path(context: Mapping[str, object], path: str) -> object:
    """The list of that name in the context, or below a record: 文件.self_evaluation.overall.indicators."""
    found: object = context.get(path.split(".", maxsplit=1)[0])
    for step in path.split(".")[1:]:
        found = found.get(step) if isinstance(found, Record) else None
    return found


def _filled(pattern: str, line: Line) -> str:
    dotted = f".{line.code}" if line.code else ""
    amount = f"project.{line.n}.general{dotted}" if line.project else f"projects{dotted}"
    names = {
        "{ordinal}": chinese_ordinal(line.n) if line.n else "",
        "{amount}": amount,
        "{.code}": dotted,
        "{code}": line.code,
        "{name}": line.name,
    }
    for name, value in names.items():
        pattern = pattern.replace(name, value)
    return pattern


def _code_of(key: str, scope: str) -> str:
    """The functional or economic code of a figure's key in that scope, without further columns."""
    parts = key.split(".")
    return parts[1] if len(parts) == 2 and parts[0] == scope and parts[1].isdigit() else ""


def _code_part(code: str, part: str) -> str:
    """类 is the first three digits, 款 and 项 two more each."""
    start, end = {"类": (0, 3), "款": (3, 5), "项": (5, 7), "全": (0, len(code))}[part]
    return code[start:end] if len(code) >= end else ""


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

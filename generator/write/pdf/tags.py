"""Mends the structure of tables in a tagged PDF: what WeasyPrint leaves out or gets wrong of it.

A table that goes on over a page is one Table element a page. WeasyPrint counts a cell that spans rows over the break
in full on the first page and not at all on the next, and finds the headers of a cell by counting columns wrongly
where header cells span rows. Here the spans are cut at the break, the places of the next page filled with empty
cells, and every data cell refers to the header cells that stand above it and at its left (PDF 1.7, ISO 32000-1,
14.8.4.3.4 and 14.8.5.7). Works on the finished objects of the PDF, as the `finisher` of WeasyPrint 70 offers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.core.grid import Grid, Slot

POINTS_PER_PIXEL = 0.75  # CSS: 96 pixels are an inch, as are 72 points
Element = Any  # a pydyf.Dictionary of Type StructElem


@dataclass(frozen=True, slots=True)
class Tagged:
    """A cell of one part of a table."""

    element: Element
    colspan: int
    rowspan: int

    @property
    def is_header(self) -> bool:
        return bool(self.element["S"] == "/TH")


Line = list[Slot[Tagged]]


def mend_tables(_: object, pdf: Any) -> None:
    """A finisher for WeasyPrint's `write_pdf`."""
    mender = _Mender(pdf)
    tables = [found for found in pdf.objects if isinstance(found, dict) and found.get("S") == "/Table"]
    carried: Line = []
    for number, table in enumerate(tables):
        carried = mender.part(table, number, carried)
    mender.add_identifiers()


def mend_figures(pdf: Any) -> None:
    """The boxes of pictures in points from the foot of the page: WeasyPrint has them in pixels from its head."""
    for found in pdf.objects:
        if isinstance(found, dict) and found.get("S") == "/Figure" and "A" in found:
            page = pdf.objects[int(found["Pg"].split()[0])]
            left, top, right, bottom = (float(edge) * POINTS_PER_PIXEL for edge in found["A"]["BBox"])
            height = float(page["MediaBox"][3])
            found["A"]["BBox"][:] = [round(edge, 2) for edge in (left, height - bottom, right, height - top)]


class _Mender:
    def __init__(self, pdf: Any) -> None:
        import pydyf  # type: ignore[import-untyped]

        self._pdf = pdf
        self._pydyf: Any = pydyf
        self._identified: dict[str, Element] = {}

    def part(self, table: Element, number: int, carried: Line) -> Line:
        """Mends a part of a table on one page; returns the cells that go on into the next part."""
        head, body = list(self._rows(table, "/THead")), list(self._rows(table, "/TBody"))
        if carried and body:
            self._fill(body[0], carried)
        if head and not body:
            self._add_body(table)
        columns: dict[int, list[str]] = {}
        self._head(self._grid(head), number, columns)
        return self._body(self._grid(body), number, columns)

    def children(self, element: Element) -> list[Element]:
        # b"12 0 R" refers to object 12; kids of another kind are marks within the page.
        return [self._pdf.objects[int(kid.split()[0])] for kid in element["K"] if isinstance(kid, bytes)]

    def _grid(self, rows: list[Element]) -> Grid[Tagged]:
        cells = (
            [Tagged(cell, _span(cell, "ColSpan"), _span(cell, "RowSpan")) for cell in self.children(row)]
            for row in rows
        )
        return Grid(list(cells))

    def _rows(self, table: Element, within: str) -> Iterator[Element]:
        for group in self.children(table):
            if group.get("S") == within:
                yield from (row for row in self.children(group) if row.get("S") == "/TR")

    def _fill(self, row: Element, carried: Line) -> None:
        """Gives the row empty cells where cells of the page before hang down into it."""
        taken = {slot.column: slot for slot in carried}
        places = {column for slot in carried for column in range(slot.column, slot.end)}
        kids: list[bytes] = []
        column = 0
        own = iter(self.children(row))
        cell = next(own, None)
        while cell is not None or any(start >= column for start in taken):
            if column in taken:
                slot = taken.pop(column)
                kids.append(self._empty_cell(row, slot).reference)
                column += slot.cell.colspan
            elif column in places or cell is None:
                column += 1
            else:
                kids.append(cell.reference)
                column += _span(cell, "ColSpan")
                cell = next(own, None)
        row["K"] = self._pydyf.Array(kids)

    def _add_body(self, table: Element) -> None:
        """A table without rows still has a body."""
        table["K"].append(self._element("/TBody", table).reference)

    def _empty_cell(self, row: Element, slot: Slot[Tagged]) -> Element:
        cell = self._element("/TD", row)
        cell["A"] = self._pydyf.Dictionary({"O": "/Table"})
        _set_span(cell, "ColSpan", slot.cell.colspan)
        _set_span(cell, "RowSpan", slot.rows)
        return cell

    def _element(self, kind: str, parent: Element) -> Element:
        content = {"Type": "/StructElem", "S": kind, "K": self._pydyf.Array([])}
        element = self._pydyf.Dictionary({**content, "Pg": parent["Pg"], "P": parent.reference})
        self._pdf.add_object(element)
        return element

    def _head(self, head: Grid[Tagged], number: int, columns: dict[int, list[str]]) -> None:
        for position, line in enumerate(head.placed()):
            for slot in line:
                if slot.cell.is_header:
                    identifier = self._identify(slot.cell, f"t{number}-h{position}-{slot.column}", "/Column")
                    for column in range(slot.column, slot.end):
                        columns.setdefault(column, []).append(identifier)

    def _body(self, body: Grid[Tagged], number: int, columns: dict[int, list[str]]) -> Line:
        """Returns the cells of the last row that reach down beyond it."""
        last: Line = []
        for position, line in enumerate(body.lines()):
            left = len(body.rows) - position
            for slot in (one for one in line if not one.continued):
                if slot.cell.is_header:
                    self._identify(slot.cell, f"t{number}-r{position}-{slot.column}", "/Row")
                if slot.rows > left:
                    _set_span(slot.cell.element, "RowSpan", left)
            for at, slot in enumerate(line):
                if not slot.continued and not slot.cell.is_header:
                    above = dict.fromkeys(
                        header for column in range(slot.column, slot.end) for header in columns.get(column, ())
                    )
                    self._refer(slot.cell, [*_left_of(line, at), *above])
            last = line
        return [Slot(slot.cell, slot.column, slot.rows - 1) for slot in last if slot.rows > 1]

    def _identify(self, cell: Tagged, identifier: str, scope: str) -> str:
        cell.element["ID"] = self._pydyf.String(identifier)
        cell.element["A"]["Scope"] = scope
        self._identified[identifier] = cell.element
        return identifier

    def _refer(self, cell: Tagged, headers: list[str]) -> None:
        cell.element["A"]["Headers"] = self._pydyf.Array([self._pydyf.String(header) for header in headers])

    def add_identifiers(self) -> None:
        """The tree in which a reader looks an identifier up; PDF asks for it as soon as there is one."""
        names: list[object] = []
        for identifier, element in sorted(self._identified.items()):
            names += [self._pydyf.String(identifier), element.reference]
        if names:
            root = self._pdf.objects[int(self._pdf.catalog["StructTreeRoot"].split()[0])]
            tree = self._pydyf.Dictionary({"Names": self._pydyf.Array(names)})
            self._pdf.add_object(tree)
            root["IDTree"] = tree.reference


def _left_of(line: Line, at: int) -> list[str]:
    """The row headers nearest at the left of a cell: the first run of header cells on the way there."""
    found: list[str] = []
    for slot in reversed(line[:at]):
        if slot.cell.is_header:
            found.insert(0, str(slot.cell.element["ID"].string))
        elif found:
            break
    return found


def _span(cell: Element, name: str) -> int:
    return int(cell["A"].get(name, 1))


def _set_span(cell: Element, name: str, count: int) -> None:
    if count > 1:
        cell["A"][name] = count
    else:
        cell["A"].pop(name, None)

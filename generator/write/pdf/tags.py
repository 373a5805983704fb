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

Element = Any  # a pydyf.Dictionary of Type StructElem


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell at its place in one part of a table; `rows` is what is left of its span from its row on."""

    element: Element
    column: int
    columns: int
    rows: int

    @property
    def is_header(self) -> bool:
        return bool(self.element["S"] == "/TH")


def mend_tables(_: object, pdf: Any) -> None:
    """A finisher for WeasyPrint's `write_pdf`."""
    mender = _Mender(pdf)
    tables = [found for found in pdf.objects if isinstance(found, dict) and found.get("S") == "/Table"]
    carried: list[Slot] = []  # a part follows the one before it: the objects stand in the order of the pages
    for number, table in enumerate(tables):
        carried = mender.part(table, number, carried)
    mender.add_identifiers()


class _Mender:
    def __init__(self, pdf: Any) -> None:
        import pydyf  # type: ignore[import-untyped]

        self._pdf = pdf
        self._pydyf: Any = pydyf
        self._identified: dict[str, Element] = {}

    def part(self, table: Element, number: int, carried: list[Slot]) -> list[Slot]:
        """Mends a part of a table on one page; returns the cells that go on into the next part."""
        head, body = list(self._rows(table, "/THead")), list(self._rows(table, "/TBody"))
        if carried and body:
            self._fill(body[0], carried)
        if head and not body:
            self._add_body(table)
        columns: dict[int, list[str]] = {}
        self._head(_grid(head, self), number, columns)
        return self._body(_grid(body, self), number, columns)

    def children(self, element: Element) -> list[Element]:
        # b"12 0 R" refers to object 12; kids of another kind are marks within the page.
        return [self._pdf.objects[int(kid.split()[0])] for kid in element["K"] if isinstance(kid, bytes)]

    def _rows(self, table: Element, within: str) -> Iterator[Element]:
        for group in self.children(table):
            if group.get("S") == within:
                yield from (row for row in self.children(group) if row.get("S") == "/TR")

    def _fill(self, row: Element, carried: list[Slot]) -> None:
        """Gives the row empty cells where cells of the page before span into it."""
        taken = {slot.column: slot for slot in carried}
        places = {column for slot in carried for column in range(slot.column, slot.column + slot.columns)}
        kids: list[bytes] = []
        column = 0
        own = iter(self.children(row))
        cell = next(own, None)
        while cell is not None or any(start >= column for start in taken):
            if column in taken:
                slot = taken.pop(column)
                kids.append(self._empty_cell(row, slot).reference)
                column += slot.columns
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

    def _empty_cell(self, row: Element, slot: Slot) -> Element:
        cell = self._element("/TD", row)
        cell["A"] = self._pydyf.Dictionary({"O": "/Table"})
        _set_span(cell, "ColSpan", slot.columns)
        _set_span(cell, "RowSpan", slot.rows)
        return cell

    def _element(self, kind: str, parent: Element) -> Element:
        content = {"Type": "/StructElem", "S": kind, "K": self._pydyf.Array([])}
        element = self._pydyf.Dictionary({**content, "Pg": parent["Pg"], "P": parent.reference})
        self._pdf.add_object(element)
        return element

    def _head(self, lines: list[list[Slot]], number: int, columns: dict[int, list[str]]) -> None:
        for position, line in enumerate(lines):
            for slot in line:
                if slot.is_header:
                    identifier = self._identify(slot, f"t{number}-h{position}-{slot.column}", "/Column")
                    for column in range(slot.column, slot.column + slot.columns):
                        columns.setdefault(column, []).append(identifier)

    def _body(self, lines: list[list[Slot]], number: int, columns: dict[int, list[str]]) -> list[Slot]:
        """Identifies row headers, gives data cells their headers; returns the cells that span beyond the last row."""
        hanging: list[Slot] = []
        for position, line in enumerate(lines):
            for slot in line:
                if slot.is_header:
                    self._identify(slot, f"t{number}-r{position}-{slot.column}", "/Row")
                if slot.rows > len(lines) - position:
                    _set_span(slot.element, "RowSpan", len(lines) - position)
            full = sorted([*hanging, *line], key=lambda slot: slot.column)
            for at, slot in enumerate(full):
                if slot in line and not slot.is_header:
                    under = range(slot.column, slot.column + slot.columns)
                    above = dict.fromkeys(header for column in under for header in columns.get(column, ()))
                    self._refer(slot, [*_left_of(full, at), *above])
            hanging = [Slot(s.element, s.column, s.columns, s.rows - 1) for s in full if s.rows > 1]
        return hanging

    def _identify(self, slot: Slot, identifier: str, scope: str) -> str:
        slot.element["ID"] = self._pydyf.String(identifier)
        slot.element["A"]["Scope"] = scope
        self._identified[identifier] = slot.element
        return identifier

    def _refer(self, slot: Slot, headers: list[str]) -> None:
        slot.element["A"]["Headers"] = self._pydyf.Array([self._pydyf.String(header) for header in headers])

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


def _grid(rows: list[Element], mender: _Mender) -> list[list[Slot]]:
    """Each row's own cells at their columns."""
    lines: list[list[Slot]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        line: list[Slot] = []
        below = {column: left - 1 for column, left in hanging.items() if left > 1}
        column = 0
        for cell in mender.children(row):
            while column in hanging:
                column += 1
            slot = Slot(cell, column, _span(cell, "ColSpan"), _span(cell, "RowSpan"))
            line.append(slot)
            if slot.rows > 1:
                below |= dict.fromkeys(range(column, column + slot.columns), slot.rows - 1)
            column += slot.columns
        lines.append(line)
        hanging = below
    return lines


def _left_of(full: list[Slot], at: int) -> list[str]:
    """The row headers nearest at the left of a cell: the first run of header cells on the way there."""
    found: list[str] = []
    for slot in reversed(full[:at]):
        if slot.is_header:
            found.insert(0, str(slot.element["ID"].string))
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

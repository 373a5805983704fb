"""Whole documents as text that a reviewer reads as prose.

Headings begin with #, a table's rows with |, and `=` stands for a cell that one above or to the left covers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.core.document import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    SplitLine,
    Table,
    plain,
)
from tests.world import example_units, real_units

HERE = Path(__file__).parent
UNITS = real_units()
ALL = [*UNITS, *example_units()]


def expected_of(unit: Path) -> Path:
    """The golden text of a unit file."""
    return HERE / f"{unit.parent.name}-{unit.stem}.txt"


def prose(document: Document) -> str:
    """The document as text, its figures' keys left out."""
    lines = [f"《{document.title}》 {document.unit_name} {document.date}"]
    for section in document.sections:
        lines += ["", f"──── {section.kind}, {section.orientation} ────"]
        for block in section.blocks:
            lines += ["", *_block(block)]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {plain(block.spans)}{' (table)' if block.table else ''}"
        case Paragraph(role="body"):
            yield "".join(f"**{span.text}**" if span.bold else span.text for span in block.spans)
        case Paragraph():
            yield f"[{block.role}] {plain(block.spans)}"
        case SplitLine():
            yield f"{plain(block.left)} ←→ {plain(block.right)}"
        case Contents():
            yield f"[contents] {block.title}"
            yield from (f"{'  ' * entry.level}{entry.text}" for entry in block.entries)
        case PageBreak():
            yield "[page break]"
        case Table():
            yield f"[table {block.key}, {block.size}]"
            yield from (f"| {row} |" for row in _grid(block.header, len(block.widths)))
            yield "|---"
            yield from (f"| {row} |" for row in _grid(block.body, len(block.widths)))


def _grid(table_rows: tuple[Row, ...], columns: int) -> Iterator[str]:
    held = [0] * columns
    for row in table_rows:
        texts, cells = [], iter(row)
        column = 0
        while column < columns:
            if held[column]:
                held[column] -= 1
                texts.append("=")
                column += 1
                continue
            cell = next(cells)
            texts += [_text(cell), *["="] * (cell.colspan - 1)]
            for covered in range(column, column + cell.colspan):
                held[covered] = cell.rowspan - 1
            column += cell.colspan
        assert next(cells, None) is None, "a row with more cells than columns"
        yield " | ".join(texts)


def _text(cell: Cell) -> str:
    text = plain(cell.spans).replace("\n", "⏎")
    return f"**{text}**" if cell.bold and text else text

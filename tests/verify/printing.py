"""A composed document as a reader of the printed one has it before him, without writing and reading a file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.core import document as made
from generator.core.document import plain
from generator.recognise.printed import Block, Cell, Heading, Paragraph, Printed, Table, Where


def printed_of(document: made.Document, file: str = "made.docx") -> Printed:
    """All blocks in reading order, tables as full grids."""
    found: list[Block] = []
    title = ""
    blocks = [block for block in made.blocks(document) if not isinstance(block, made.PageBreak)]
    for number, block in enumerate(blocks, 1):
        where = Where(file, number)
        match block:
            case made.Heading():
                found.append(Heading(plain(block.spans), block.level, where))
                title = plain(block.spans)
            case made.Paragraph():
                found += [Paragraph(line, where) for line in plain(block.spans).split("\n")]
            case made.SplitLine():
                found.append(Paragraph(f"{plain(block.left)}\t{plain(block.right)}", where))
            case made.Contents():
                found += [Paragraph(text, where) for text in (block.title, *(entry.text for entry in block.entries))]
            case made.Table():
                following = blocks[number] if number < len(blocks) else None
                is_note = isinstance(following, made.Paragraph) and following.role == "table_note"
                note = plain(following.spans) if is_note and isinstance(following, made.Paragraph) else ""
                rows = tuple(_grid((*block.header, *block.body), len(block.widths), where))
                found.append(Table(rows, len(block.header), title, note, where))
    return Printed(file, tuple(found))


def _grid(rows: tuple[made.Row, ...], width: int, where: Where) -> Iterator[tuple[Cell, ...]]:
    held: dict[int, tuple[str, int]] = {}
    for number, row in enumerate(rows, 1):
        cells: Iterator[made.Cell] = iter(row)
        line: list[Cell] = []
        while len(line) < width:
            column = len(line)
            place = Where(where.file, where.block, number, column + 1)
            text, left = held.get(column, ("", 0))
            if left:
                held[column] = (text, left - 1)
                line.append(Cell(text, place, covered=True))
                continue
            cell = next(cells)
            text = plain(cell.spans)
            for covered in range(cell.colspan):
                held[column + covered] = (text, cell.rowspan - 1)
                place = Where(where.file, where.block, number, column + covered + 1)
                line.append(Cell(text, place, covered=covered > 0))
        yield tuple(line)

"""Tables of every length, each in a section of its own with headings behind it, and what their lengths depend on.

tests/layout/test_lengths.py takes the lengths at which a page ends, benchmarks/lengths.py all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from generator.core.document import Cell, Document, Heading, Orientation, Row, Section, SplitLine, Table, blocks
from generator.layout.pagination import page_numbers
from generator.write.pdf.pdf_file import write_pdf
from tests.write.office import heading_pages
from tests.write.sample import say, spans
from tests.write.sample_document import style

LONGEST = 60
# Sixteen characters fill a column of 16 × 10.5 points with its padding, 1.5 + 2.5 points at either end.
FULL, FULL_WIDTH = "一般公共服务支出政府办公厅及相关", (16 * 10.5 + 8.01) / 72 * 25.4
RARE = "㙍塬𠮷营"  # in the fonts that stand in for those which lack them
ROWS: dict[str, Row] = {
    "plain": (Cell(spans("201")), Cell(spans("一般公共服务支出")), Cell(spans("1,131.42"), align="right")),
    "bold": (Cell(spans("201"), bold=True), Cell(spans("一般公共服务支出"), bold=True), Cell()),
    "part": (Cell(), Cell((*spans("一般"), *spans("公共服务", bold=True))), Cell()),
    "empty": (Cell(), Cell(), Cell()),
    "rare": (Cell(), Cell(spans(RARE)), Cell()),
    "full": (Cell(), Cell(spans(FULL)), Cell()),
    "two lines": (Cell(), Cell(spans(FULL + "字"), bold=True), Cell()),
}


@dataclass(frozen=True)
class Kind:
    """What the rows of a table are by turns, and what stands round it."""

    rows: tuple[str, ...]
    headers: int = 1
    size: str = "normal"
    orientation: Orientation = "portrait"
    note: bool = False
    grids: int = 1
    last: bool = False  # nothing follows the table in its section


def table(kind: Kind, length: int) -> Table:
    body = tuple(ROWS[kind.rows[number % len(kind.rows)]] for number in range(length)) or (ROWS["empty"],)
    head = tuple(replace(cell, header="column", align="center") for cell in ROWS["plain"])
    return Table("t", "表", (25, FULL_WIDTH, 35), (head,) * kind.headers, body, kind.size)  # type: ignore[arg-type]


def document(kind: Kind, lengths: list[int]) -> Document:
    """A table of each length on pages of its own, with a heading before it and two behind."""

    def heading(name: str, length: int) -> Heading:
        return Heading(2, spans(f"{name}{length}"), f"{name}{length}", f"{name}{length}")

    sections = []
    for length in lengths:
        table_blocks = [heading("表", length), SplitLine(spans("编制部门：示例"), spans("单位：万元"))]
        table_blocks += [table(kind, length)] + [table(kind, 3)] * (kind.grids - 1)  # type: ignore[list-item]
        table_blocks += [say("注：本表为示例。", "table_note")] * kind.note  # type: ignore[list-item]
        behind = [heading("甲", length), say("文字。"), heading("乙", length), say("文字。")]
        parts = [table_blocks, behind] if kind.last else [[*table_blocks, *behind]]
        sections += [Section("body", kind.orientation, tuple(part)) for part in parts]  # type: ignore[arg-type]
    return Document("标题", "示例", "2025-01-01", tuple(sections))


def edges(kind: Kind, longest: int = LONGEST) -> list[int]:
    """The lengths at which what stands behind the table moves to a later page, and those just before."""
    pages = page_numbers(document(kind, [0]), style())
    found: set[int] = set()
    seen = {0: tuple(pages.values())}
    for length in range(1, longest + 1):
        seen[length] = tuple(page_numbers(document(kind, [length]), style()).values())
    for before, after in pairwise(seen):
        if seen[before] != seen[after]:
            found |= {before, after}
    return sorted(found)


def pages_apart(kind: Kind, lengths: list[int], folder: Path) -> list[str]:
    """The headings whose page we compute otherwise than the PDF has it, counted from their table's own."""
    made = document(kind, lengths)
    content, problems = write_pdf(made, style())
    assert content is not None, [problem.line("en") for problem in problems]
    file = folder / "lengths.pdf"
    file.write_bytes(content)
    return apart(made, file)


def apart(made: Document, pdf: Path) -> list[str]:
    """The same of any PDF of the document."""
    computed = page_numbers(made, style())
    headings = [block for block in blocks(made) if isinstance(block, Heading)]
    found, first = [], (0, 0)
    for heading, (_, page) in zip(headings, heading_pages(pdf), strict=True):
        if heading.anchor.startswith("表"):
            first = computed[heading.anchor], page
        elif (want := computed[heading.anchor] - first[0]) != page - first[1]:
            found.append(f"{heading.anchor}: {want}, PDF {page - first[1]}")
    return found

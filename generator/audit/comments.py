"""The Word file itself with each finding as a comment at its place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.audit.finding import Finding
from generator.audit.summary import called

AUTHOR, INITIALS = "gongkai", "gk"


def commented_word(path: str, findings: Sequence[Finding]) -> bytes:
    """The file with comments; what has no place of its own stands at the first paragraph."""
    document = docx.Document(path)
    paragraphs = list(_paragraphs(document))
    for finding in findings:
        if Path(finding.file) != Path(path):
            continue
        at = next((one for one, text in paragraphs if _fits(text, finding)), None)
        at = at or next((one for one, _ in paragraphs if one.runs), None)
        if at is not None and at.runs:
            words = "\n".join((f"{called(finding.certainty, 'zh')}：{finding.chinese}", *finding.also))
            document.add_comment(at.runs, words, author=AUTHOR, initials=INITIALS)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _paragraphs(document: Document) -> Iterator[tuple[Paragraph, str]]:
    """Every paragraph with the text by which it is found: its own, or of a table the row that it stands in."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block, _bare(block.text)
        elif isinstance(block, Table):
            yield from _rows(block)


def _rows(table: Table) -> Iterator[tuple[Paragraph, str]]:
    """The first paragraph of each cell that has words; its text is the row's, with bars, and then its own."""
    for row in table._tbl.tr_lst:
        cells = [[Paragraph(p, table) for p in cell.p_lst] for cell in row.tc_lst]
        words = [_bare("".join(one.text for one in cell)) for cell in cells]
        told = "|".join(word for word in words if word)
        for cell, word in zip(cells, words, strict=True):
            if word and cell[0].runs:
                yield cell[0], f"{told}\n{word}"


def _fits(text: str, finding: Finding) -> bool:
    """Whether it is the line that a finding quotes, in a table the cell that is printed wrong."""
    quote, printed = _bare(finding.quote).strip("…"), _bare(finding.printed)
    row, _, cell = text.partition("\n")
    if not quote or quote not in row:
        return False
    return not cell or not printed or cell == printed or printed not in row


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)

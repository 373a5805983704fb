"""The formats of one document held against one another, word by word.

How a paragraph is broken over lines and pages, and which cells are merged, is a format's own affair: sentences and
filled cells are compared, blanks left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import PurePath

from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Heading, Paragraph, Printed, Table, Where
from generator.verify.canonical import spaceless
from generator.verify.rules import finding

LISTED = 20  # differences that are reported one by one: a page of another style differs everywhere for one cause
AROUND = 12  # characters that are shown on either side of a difference


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a sentence or a cell, without blanks."""

    text: str
    where: Where


def compare_formats(documents: Sequence[Printed]) -> list[Problem]:
    """Where another format differs from the first, and pages of contents that go back or differ."""
    problems = [problem for document in documents for problem in _pages(document)]
    paged = [document for document in documents if document.contents]
    for other in paged[1:]:
        problems += _same_pages(paged[0], other)
    if len(documents) > 1:
        for other in documents[1:]:
            # A PDF or page of other people's has pictures for the charts of their Word file: then these are left out.
            both = bool(documents[0].charts() and other.charts())
            first, theirs = (list(_pieces(one, both)) for one in (documents[0], other))
            problems += _compare(first, theirs, documents[0].file, other.file)
    return problems


def _pages(document: Printed) -> Iterator[Problem]:
    """The pages of the contents go up."""
    for before, entry in pairwise(document.contents):
        if entry.page < before.page:
            details = {"text": entry.text, "found": entry.page, "before": before.page}
            yield finding("verify-contents-page", Place(entry.where.file, entry.where.block), details)


def _same_pages(one: Printed, other: Printed) -> Iterator[Problem]:
    """Both name the same pages; Word lays lines out for itself and may be one page off."""
    theirs = {spaceless(entry.text): entry.page for entry in other.contents}
    for entry in one.contents:
        page = theirs.get(spaceless(entry.text))
        if page is not None and page != entry.page:
            severity = Severity.INFO if abs(page - entry.page) == 1 else None
            suffix = PurePath(other.file).suffix.lstrip(".")
            details = {"text": entry.text, "found": entry.page, "other": suffix, "page": page}
            yield finding("verify-pages-differ", Place(entry.where.file, entry.where.block), details, severity)


def _pieces(document: Printed, charts: bool) -> Iterator[Piece]:
    """All that a document says, in reading order; its charts too or not."""
    open_lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            open_lines.append(block)
            continue
        yield from _sentences(open_lines)
        open_lines = []
        if isinstance(block, Heading):
            yield Piece(spaceless(block.text), block.where)
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row if not cell.covered)
            yield from (Piece(text, cell.where) for cell in cells if (text := spaceless(cell.text)))
        elif charts:
            yield from (Piece(text, where) for cell, where in block.cells() if (text := spaceless(cell)))
    yield from _sentences(open_lines)


def _sentences(lines: list[Paragraph]) -> Iterator[Piece]:
    """Running text cut at full stops and semicolons, wherever its lines were broken."""
    text, where = "", lines[0].where if lines else Where("", 0)
    for line in lines:
        # "一是", "……办公费；", "……管理。": up to a full stop or semicolon, or to the end of the line
        for part in re.findall(r"[^。；]*[。；]|[^。；]+$", spaceless(line.text)):
            where = where if text else line.where
            text += part
            if part[-1] in "。；":
                yield Piece(text, where)
                text = ""
    if text:
        yield Piece(text, where)


def _compare(first: list[Piece], other: list[Piece], file: str, other_file: str) -> Iterator[Problem]:
    ours, theirs = [piece.text for piece in first], [piece.text for piece in other]
    if ours == theirs:
        return
    reported = 0
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        reported += 1
        if reported > LISTED:
            continue
        at = first[min(a, len(first) - 1)].where if first else Where(file, 0)
        words, others = _difference("".join(ours[a:b]), "".join(theirs[c:d]))
        details = {"found": words, "other": PurePath(other_file).suffix.lstrip("."), "words": others}
        yield finding("verify-formats-differ", Place(file, at.block, at.row), details)
    if reported > LISTED:
        yield finding("verify-more", Place(file), {"count": reported - LISTED})


def _difference(one: str, other: str) -> tuple[str, str]:
    """The two texts from shortly before their first difference to shortly after their last."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    cut = [text[max(0, start - AROUND) : len(text) - max(0, end - AROUND)] or "—" for text in (one, other)]
    return cut[0], cut[1]

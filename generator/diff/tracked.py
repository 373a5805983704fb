"""Two Word files as one with tracked changes: the later one in full, marked up against the earlier.

Works on the XML of both, not on what made them: whatever stands in the later file stays as it is and is marked as
inserted where the earlier has it not; what only the earlier has is put between it, marked as deleted. So accepting all
gives the later file again, and rejecting all the earlier one's text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from generator.diff.alignment import aligned
from generator.diff.tracked_paragraphs import Paragraphs, Pen
from generator.diff.word_elements import Element, alike, columns, first, inside, same_cells, text_of
from generator.write.docx.xml import W

BODY_PART = "word/document.xml"


def tracked(old: bytes, new: bytes, author: str, date: str) -> bytes:
    """The later file with tracked changes; `date` is an ISO date, never the clock's."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(new)) as source, zipfile.ZipFile(result, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == BODY_PART:
                with zipfile.ZipFile(io.BytesIO(old)) as earlier:
                    content = _marked_up(earlier.read(BODY_PART), content, Pen(author, f"{date}T00:00:00Z"))
            target.writestr(member, content)
    return result.getvalue()


def _marked_up(old: bytes, new: bytes, pen: Pen) -> bytes:
    before, now = etree.fromstring(old), etree.fromstring(new)
    body = now.find(f"{W}body")
    last = before.find(f"{W}body")
    assert body is not None and last is not None
    _Merger(pen).blocks(last, body)
    return bytes(etree.tostring(now, xml_declaration=True, encoding="UTF-8", standalone=True))


class _Merger:
    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._paragraphs = Paragraphs(pen)

    # ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, old: Element, new: Element) -> None:
        """Paragraphs, tables and contents of a container: the body, or the contents page."""
        before = [one for one in old if one.tag != f"{W}sectPr"]
        now = [one for one in new if one.tag != f"{W}sectPr"]
        result: list[Element] = []
        for theirs, mine in aligned(before, now, text_of, alike):
            if theirs is not None and mine is not None:
                result += self._pair(theirs, mine)
            elif mine is not None:
                result.append(self._inserted(mine))
            elif theirs is not None:
                result.append(self._deleted(theirs))
        rest = [one for one in new if one.tag == f"{W}sectPr"]
        new[:] = [*self._apart(result), *rest]

    def _pair(self, old: Element, new: Element) -> list[Element]:
        if new.tag == f"{W}p":
            self._paragraphs.compare(old, new)
        elif new.tag == f"{W}sdt":
            self.blocks(inside(old), inside(new))
        elif columns(old) == columns(new):
            self._table(old, new)
        else:
            return [self._deleted(old), self._inserted(new)]
        return [new]

    def _apart(self, found: list[Element]) -> Iterator[Element]:
        """Between two tables Word demands a paragraph; this one goes when all is accepted."""
        for one, following in pairwise([*found, None]):
            assert one is not None
            yield one
            if following is not None and one.tag == following.tag == f"{W}tbl":
                paragraph = etree.Element(f"{W}p")
                self._paragraphs.mark_end(paragraph, "del")
                yield paragraph

    def _inserted(self, block: Element) -> Element:
        if block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                self._mark_row(row, "ins")
        for paragraph in block.iter(f"{W}p"):
            for run in list(paragraph.iter(f"{W}r")):
                self._paragraphs.wrap(run, "ins")
            self._paragraphs.mark_end(paragraph, "ins")
        return block

    def _deleted(self, block: Element) -> Element:
        """A copy of the earlier block, its words deleted; fields and bookmarks are left out with their names."""
        if block.tag == f"{W}sdt":
            return self._deleted_contents(block)
        copy = deepcopy(block)
        for paragraph in list(copy.iter(f"{W}p")):
            self._paragraphs.delete_words(paragraph)
            self._paragraphs.mark_end(paragraph, "del")
        for row in copy.iter(f"{W}tr"):
            self._mark_row(row, "del")
        return copy

    def _deleted_contents(self, block: Element) -> Element:
        content = deepcopy(inside(block))
        for paragraph in content:
            self._paragraphs.delete_words(paragraph)
            self._paragraphs.mark_end(paragraph, "del")
        sdt = etree.Element(f"{W}sdt")
        sdt.append(content)
        return sdt

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, old: Element, new: Element) -> None:
        """Row by row; rows whose merged cells lie otherwise are not the same row."""
        head = [one for one in new if one.tag != f"{W}tr"]
        rows: list[Element] = []
        for theirs, mine in aligned(old.findall(f"{W}tr"), new.findall(f"{W}tr"), text_of, same_cells):
            if theirs is not None and mine is not None:
                for cell, other in zip(theirs.findall(f"{W}tc"), mine.findall(f"{W}tc"), strict=True):
                    self._paragraphs.compare(first(cell), first(other))
                rows.append(mine)
            elif mine is not None:
                rows.append(self._inserted_row(mine))
            elif theirs is not None:
                rows.append(self._deleted(theirs))
        new[:] = [*head, *rows]

    def _inserted_row(self, row: Element) -> Element:
        self._mark_row(row, "ins")
        return self._inserted(row)

    def _mark_row(self, row: Element, tag: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        if properties.find(f"{W}{tag}") is None:
            properties.append(self._pen.mark(tag))

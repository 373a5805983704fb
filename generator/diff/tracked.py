"""Two Word files as one with tracked changes: the later one in full, marked up against the earlier.

Works on the XML of both, not on what made them: whatever stands in the later file stays as it is and is marked as
inserted where the earlier has it not; what only the earlier has is put between it, marked as deleted. So accepting all
gives the later file again, and rejecting all the earlier one's text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from lxml import etree

from generator.compare.wording import words_of
from generator.diff.alignment import aligned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY_PART = "word/document.xml"
BLANKS = {f"{W}tab": "\t", f"{W}br": "\n"}
# What of a paragraph's properties stands before the properties of its mark.
AFTER_MARK = {f"{W}sectPr", f"{W}pPrChange"}

Element = etree._Element


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


class Pen:
    """Makes the marks of insertions and deletions, each with its number, author and date."""

    def __init__(self, author: str, date: str) -> None:
        self._author, self._date = author, date
        self._number = 100_000  # beyond the bookmarks' numbers

    def mark(self, tag: str, *content: Element) -> Element:
        """`<w:ins>` or `<w:del>` round some content, or empty as the mark of a paragraph or row."""
        self._number += 1
        made = etree.Element(W + tag)
        for name, value in (("id", str(self._number)), ("author", self._author), ("date", self._date)):
            made.set(W + name, value)
        made.extend(content)
        return made


@dataclass(slots=True)
class _Token:
    """A word of a paragraph: its text, the run that holds it and the child of the run that it is a part of."""

    text: str
    run: Element
    child: Element
    run_parent: Element


class _Merger:
    def __init__(self, pen: Pen) -> None:
        self.pen = pen

    # ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, old: Element, new: Element) -> None:
        """Paragraphs, tables and contents of a container: the body, or the contents page."""
        before = [one for one in old if one.tag != f"{W}sectPr"]
        now = [one for one in new if one.tag != f"{W}sectPr"]
        result: list[Element] = []
        for theirs, mine in aligned(before, now, text_of, _alike):
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
            self._paragraph(old, new)
        elif new.tag == f"{W}sdt":
            self.blocks(_inside(old), _inside(new))
        elif _columns(old) == _columns(new):
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
                self._mark_end(paragraph, "del")
                yield paragraph

    def _inserted(self, block: Element) -> Element:
        if block.tag == f"{W}tbl":
            for row in block.iter(f"{W}tr"):
                self._mark_row(row, "ins")
        for paragraph in block.iter(f"{W}p"):
            for run in list(paragraph.iter(f"{W}r")):
                self._wrap(run, "ins")
            self._mark_end(paragraph, "ins")
        return block

    def _deleted(self, block: Element) -> Element:
        """A copy of the earlier block, its words deleted; fields and bookmarks are left out with their names."""
        if block.tag == f"{W}sdt":
            return self._deleted_contents(block)
        copy = deepcopy(block)
        for paragraph in list(copy.iter(f"{W}p")):
            self._delete_words(paragraph)
            self._mark_end(paragraph, "del")
        for row in copy.iter(f"{W}tr"):
            self._mark_row(row, "del")
        return copy

    def _deleted_contents(self, block: Element) -> Element:
        content = deepcopy(_inside(block))
        for paragraph in content:
            self._delete_words(paragraph)
            self._mark_end(paragraph, "del")
        sdt = etree.Element(f"{W}sdt")
        sdt.append(content)
        return sdt

    def _delete_words(self, paragraph: Element) -> None:
        tokens = _tokens(paragraph)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            for section in properties.findall(f"{W}sectPr"):
                properties.remove(section)
        paragraph[:] = [] if properties is None else [properties]
        paragraph.extend(self._deletions(tokens))

    # ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, old: Element, new: Element) -> None:
        """Row by row; rows whose merged cells lie otherwise are not the same row."""
        head = [one for one in new if one.tag != f"{W}tr"]
        rows: list[Element] = []
        for theirs, mine in aligned(old.findall(f"{W}tr"), new.findall(f"{W}tr"), text_of, _same_cells):
            if theirs is not None and mine is not None:
                for cell, other in zip(theirs.findall(f"{W}tc"), mine.findall(f"{W}tc"), strict=True):
                    self._paragraph(_first(cell), _first(other))
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
            properties.append(self.pen.mark(tag))

    # ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, old: Element, new: Element) -> None:
        """The words of the later paragraph, inserted ones wrapped, deleted ones put between them."""
        before, now = _tokens(old), _tokens(new)
        gone, kept = _differences(before, now)
        if not gone and all(kept):
            return
        marks = {at: list(self._deletions(tokens)) for at, tokens in gone.items()}
        for run, group in groupby(enumerate(zip(now, kept, strict=True)), key=lambda entry: entry[1][0].run):
            self._split(run, [(at, token, is_kept) for at, (token, is_kept) in group], marks)
        at_end = marks.get(len(now), [])
        parent = now[-1].run_parent if now else new
        parent.extend(at_end)

    def _split(self, run: Element, tokens: list[tuple[int, _Token, bool]], gone: dict[int, list[Element]]) -> None:
        """The run as several: what stays, what is inserted, and before each word what stood there and went."""
        properties = run.find(f"{W}rPr")
        parts: list[Element] = []
        for child in [one for one in run if one is not properties]:
            mine = [entry for entry in tokens if entry[1].child is child]
            if not mine:
                parts.append(_run(properties, [child]))
            for stretch in _stretches(mine, gone):
                parts += gone.get(stretch[0][0], [])
                part = _run(properties, _content("".join(token.text for _, token, _ in stretch)))
                parts.append(part if stretch[0][2] else self.pen.mark("ins", part))
        for part in parts:
            run.addprevious(part)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def _deletions(self, tokens: Iterable[_Token]) -> Iterator[Element]:
        """Words that went, one mark for those of one run."""
        for run, group in groupby(tokens, key=lambda token: token.run):
            text = "".join(token.text for token in group)
            yield self.pen.mark("del", _run(run.find(f"{W}rPr"), _content(text, "delText")))

    def _wrap(self, run: Element, tag: str) -> None:
        mark = self.pen.mark(tag)
        run.addprevious(mark)
        mark.append(run)

    def _mark_end(self, paragraph: Element, tag: str) -> None:
        """The mark of the paragraph's own end; one that ends a section stays, or its pages would join others."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{W}sectPr") is not None:
            return
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = etree.Element(f"{W}rPr")
            after = next((at for at, one in enumerate(properties) if one.tag in AFTER_MARK), len(properties))
            properties.insert(after, mark)
        mark.insert(0, self.pen.mark(tag))


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def text_of(block: Element) -> str:
    """The words of a block; cells and paragraphs end a line."""
    lines = (("".join(_words(paragraph))) for paragraph in block.iter(f"{W}p"))
    return "\n".join(lines)


def _words(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter(f"{W}t", *BLANKS):
        if one.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            yield BLANKS.get(str(one.tag)) or one.text or ""


def _tokens(paragraph: Element) -> list[_Token]:
    """The words of a paragraph in order, those in links too."""
    tokens: list[_Token] = []
    for run in paragraph.iter(f"{W}r"):
        parent = run.getparent()
        assert parent is not None
        for child in run:
            if child.tag == f"{W}t":
                tokens += [_Token(word, run, child, parent) for word in words_of(child.text or "")]
            elif child.tag in BLANKS:
                tokens.append(_Token(BLANKS[str(child.tag)], run, child, parent))
    return tokens


def _stretches(
    tokens: list[tuple[int, _Token, bool]], gone: dict[int, list[Element]]
) -> Iterator[list[tuple[int, _Token, bool]]]:
    """Words of one fate with nothing deleted between them."""
    stretch: list[tuple[int, _Token, bool]] = []
    for entry in tokens:
        if stretch and (entry[0] in gone or entry[2] != stretch[-1][2]):
            yield stretch
            stretch = []
        stretch.append(entry)
    if stretch:
        yield stretch


def _differences(before: list[_Token], now: list[_Token]) -> tuple[dict[int, list[_Token]], list[bool]]:
    """What went, by the place before which it stood, and which of the words of now were there before."""
    gone: dict[int, list[_Token]] = {}
    kept = [False] * len(now)
    old, new = [token.text for token in before], [token.text for token in now]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            kept[c:d] = [True] * (d - c)
        elif b > a:
            gone.setdefault(c, []).extend(before[a:b])
    return gone, kept


def _alike(old: Element, new: Element) -> bool:
    """Whether two blocks can be the same one: of one kind, and tables of one title."""
    if old.tag != new.tag:
        return False
    return old.tag != f"{W}p" or _style(old) == _style(new)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _same_cells(old: Element, new: Element) -> bool:
    return _merging(old) == _merging(new)


def _merging(row: Element) -> list[tuple[str | None, str | None]]:
    """How the cells of a row are merged."""
    found = []
    for cell in row.findall(f"{W}tc"):
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        values = (None if one is None else one.get(f"{W}val", "") for one in (span, merge))
        found.append(tuple(values))
    return found  # type: ignore[return-value]


def _columns(table: Element) -> int:
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def _inside(block: Element) -> Element:
    found = block.find(f"{W}sdtContent")
    assert found is not None
    return found


def _first(cell: Element) -> Element:
    found = cell.find(f"{W}p")
    assert found is not None
    return found


def _run(properties: Element | None, content: Iterable[Element]) -> Element:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(deepcopy(properties))
    run.extend(content)
    return run


def _content(text: str, tag: str = "t") -> Iterator[Element]:
    """Text with its tabs and line breaks as elements."""
    for is_blank, group in groupby(text, key=lambda character: character in "\t\n"):
        if not is_blank:
            made = etree.Element(W + tag)
            made.set(XML_SPACE, "preserve")
            made.text = "".join(group)
            yield made
            continue
        for character in group:
            yield etree.Element(f"{W}tab" if character == "\t" else f"{W}br")

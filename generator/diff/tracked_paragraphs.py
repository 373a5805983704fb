"""Paragraphs with tracked changes: the words of the later one, those of the earlier that went marked between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from lxml import etree

from generator.compare.wording import words_of
from generator.diff.word_elements import BLANKS, Element, content, run_of
from generator.write.docx.xml import W

# What of a paragraph's properties stands before the properties of its mark.
AFTER_MARK = {f"{W}sectPr", f"{W}pPrChange"}


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
class Token:
    """A word of a paragraph: its text, the run that holds it and the child of the run that it is a part of."""

    text: str
    run: Element
    child: Element
    run_parent: Element


class Paragraphs:
    """Marks up paragraphs with one pen."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen

    def compare(self, old: Element, new: Element) -> None:
        """The words of the later paragraph, inserted ones wrapped, deleted ones put between them."""
        before, now = tokens_of(old), tokens_of(new)
        gone, kept = _differences(before, now)
        if not gone and all(kept):
            return
        marks = {at: list(self._deletions(tokens)) for at, tokens in gone.items()}
        for run, group in groupby(enumerate(zip(now, kept, strict=True)), key=lambda entry: entry[1][0].run):
            self._split(run, [(at, token, is_kept) for at, (token, is_kept) in group], marks)
        at_end = marks.get(len(now), [])
        parent = now[-1].run_parent if now else new
        parent.extend(at_end)

    def _split(self, run: Element, tokens: list[tuple[int, Token, bool]], gone: dict[int, list[Element]]) -> None:
        """The run as several: what stays, what is inserted, and before each word what stood there and went."""
        properties = run.find(f"{W}rPr")
        parts: list[Element] = []
        for child in [one for one in run if one is not properties]:
            mine = [entry for entry in tokens if entry[1].child is child]
            if not mine:
                parts.append(run_of(properties, [child]))
            for stretch in _stretches(mine, gone):
                parts += gone.get(stretch[0][0], [])
                part = run_of(properties, content("".join(token.text for _, token, _ in stretch)))
                parts.append(part if stretch[0][2] else self.pen.mark("ins", part))
        for part in parts:
            run.addprevious(part)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def _deletions(self, tokens: Iterable[Token]) -> Iterator[Element]:
        """Words that went, one mark for those of one run."""
        for run, group in groupby(tokens, key=lambda token: token.run):
            text = "".join(token.text for token in group)
            yield self.pen.mark("del", run_of(run.find(f"{W}rPr"), content(text, "delText")))

    def delete_words(self, paragraph: Element) -> None:
        """All words of the paragraph as deleted; what else it holds, and the section that it ends, goes."""
        tokens = tokens_of(paragraph)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            for section in properties.findall(f"{W}sectPr"):
                properties.remove(section)
        paragraph[:] = [] if properties is None else [properties]
        paragraph.extend(self._deletions(tokens))

    def wrap(self, run: Element, tag: str) -> None:
        """The run within a mark."""
        mark = self.pen.mark(tag)
        run.addprevious(mark)
        mark.append(run)

    def mark_end(self, paragraph: Element, tag: str) -> None:
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


def tokens_of(paragraph: Element) -> list[Token]:
    """The words of a paragraph in order, those in links too."""
    tokens: list[Token] = []
    for run in paragraph.iter(f"{W}r"):
        parent = run.getparent()
        assert parent is not None
        for child in run:
            if child.tag == f"{W}t":
                tokens += [Token(word, run, child, parent) for word in words_of(child.text or "")]
            elif child.tag in BLANKS:
                tokens.append(Token(BLANKS[str(child.tag)], run, child, parent))
    return tokens


def _stretches(
    tokens: list[tuple[int, Token, bool]], gone: dict[int, list[Element]]
) -> Iterator[list[tuple[int, Token, bool]]]:
    """Words of one fate with nothing deleted between them."""
    stretch: list[tuple[int, Token, bool]] = []
    for entry in tokens:
        if stretch and (entry[0] in gone or entry[2] != stretch[-1][2]):
            yield stretch
            stretch = []
        stretch.append(entry)
    if stretch:
        yield stretch


def _differences(before: list[Token], now: list[Token]) -> tuple[dict[int, list[Token]], list[bool]]:
    """What went, by the place before which it stood, and which of the words of now were there before."""
    gone: dict[int, list[Token]] = {}
    kept = [False] * len(now)
    old, new = [token.text for token in before], [token.text for token in now]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            kept[c:d] = [True] * (d - c)
        elif b > a:
            gone.setdefault(c, []).extend(before[a:b])
    return gone, kept

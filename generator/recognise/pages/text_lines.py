"""Characters that stand beside one another as lines of text, with their places on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from generator.recognise.pages.drawn import Glyph
from generator.recognise.pages.strokes import Box

SAME_LINE = 0.5  # of a character's height by which the middles of two in one line may differ
# Of its size, gaps that are blanks: between letters and digits, between these and Chinese, between Chinese characters.
WORD_GAP, MIXED_GAP, CHINESE_GAP = 0.18, 0.35, 0.6
SIDES = 4.0  # sizes between two sides of a line: "编制部门：…      单位：万元"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page; `em` is the size of its characters, `page` counts from 1.

    `first` is the width of what a printer would not have parted at its beginning: a character with the marks that
    follow it, a whole number or word. A line before it that has less room left was filled up.
    """

    text: str
    box: Box
    em: float
    page: int
    first: float


def text_lines(glyphs: Iterable[Glyph], page: int) -> list[TextLine]:
    """The lines from the top down."""
    return [_line(one, page) for one in glyph_rows(glyphs)]


def words_of(glyphs: Iterable[Glyph]) -> str:
    """The text of a cell: its lines one behind the other, as they were broken only for want of room."""
    return "".join(joined_text(sorted(row, key=lambda glyph: glyph.box.left)) for row in glyph_rows(glyphs))


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Those whose middles are about as high, from the top down."""
    rows: list[list[Glyph]] = []
    at = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.box.middle[1]):
        middle = glyph.box.middle[1]
        if rows and middle - at < SAME_LINE * (glyph.box.bottom - glyph.box.top):
            rows[-1].append(glyph)
            at += (middle - at) / len(rows[-1])
        else:
            rows.append([glyph])
            at = middle
    return rows


def _line(glyphs: list[Glyph], page: int) -> TextLine:
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    box = ordered[0].box
    for glyph in ordered:
        box = box.around(glyph.box)
    em = median(glyph.em for glyph in ordered)
    return TextLine(joined_text(ordered), box, em, page, _first(ordered))


def joined_text(glyphs: Sequence[Glyph]) -> str:
    """The characters with a blank or a tab where they stand apart."""
    text = ""
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            gap = (glyph.box.left - before.box.right) / max(before.em, glyph.em, 1.0)
            words = (before.text < "\u2e80") + (glyph.text < "\u2e80")
            if gap > (CHINESE_GAP, MIXED_GAP, WORD_GAP)[words]:
                text += "\t" if gap > SIDES else " "
        text += glyph.text
        before = glyph
    return text


def _first(glyphs: Sequence[Glyph]) -> float:
    """The width of what begins the line and cannot be parted: "2024", "35.50%", "管", "理。"."""
    end = 1
    while end < len(glyphs) and (_belongs(glyphs[end - 1], glyphs[end])):
        end += 1
    return glyphs[end - 1].box.right - glyphs[0].box.left


def _belongs(one: Glyph, other: Glyph) -> bool:
    """Whether no line ends between the two: within a number or word, before a closing mark."""
    is_word = one.text < "\u2e80" and other.text < "\u2e80" and other.box.left - one.box.right < WORD_GAP * one.em
    return is_word or other.text in "，。；：、！？）》”’%％" or one.text in "（《“‘"

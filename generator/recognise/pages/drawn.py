"""What is drawn on the pages of a PDF: characters with their boxes and straight lines, read with PDFium.

All lengths are points from the upper left corner of the page as a reader sees it, whatever the file turns or shifts.
PDFium and not pdfplumber: 30 pages take under half a second instead of four, and what writes our PDFs knows neither.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from generator.core.unreadable import TooLarge
from generator.recognise.pages.clips import Clips
from generator.recognise.pages.strokes import OBJECTS, SHORTEST, Box, Drawing, Stroke, Turn, is_on

PAGES = 2_000  # as many as the reader of tagged files takes; a page takes some 15 ms
GLYPHS = 2_000_000  # of a document: a page of close print has 2,000
ANGLES = 4  # steps a radian in which directions of writing are told apart


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character where it is drawn; `box` is as high as its line."""

    text: str
    box: Box

    @property
    def em(self) -> float:
        """About the size of its font: a Chinese character is as wide as it is high."""
        return self.box.right - self.box.left if self.text >= "\u2e80" else self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: `number` from 1; `nameless` are characters whose font does not tell them, `pictures` its images."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    nameless: int = 0
    pictures: int = 0


def drawn_pages(path: Path) -> list[Drawn]:
    """All pages; raises pypdfium2.PdfiumError for a file that is none, TooLarge for more than any disclosure has."""
    document = pypdfium2.PdfDocument(path)
    try:
        if len(document) > PAGES:
            raise TooLarge("pages", PAGES)
        found: list[Drawn] = []
        glyphs = objects = 0
        for number in range(len(document)):
            page = document[number]
            found.append(_page(page, number + 1, GLYPHS - glyphs, OBJECTS - objects))
            glyphs += len(found[-1].glyphs)
            objects += len(found[-1].strokes)
            page.close()
        return found
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int, most_glyphs: int, most_objects: int) -> Drawn:
    width, height = page.get_size()
    turn = _turn(page, width, height)
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > most_glyphs:
            raise TooLarge("forms", GLYPHS)
        glyphs, nameless = _glyphs(text, count, turn, Clips(page, turn))
    finally:
        text.close()
    glyphs = [glyph for glyph in glyphs if is_on(glyph.box, width, height)]  # what is beyond the edge is not printed
    drawing = Drawing(turn, (width, height), most_objects)
    drawing.read(pdfium.FPDFPage_CountObjects(page), lambda at: pdfium.FPDFPage_GetObject(page, at), (), 0)
    return Drawn(number, width, height, tuple(glyphs), tuple(drawing.strokes), nameless, drawing.pictures)


def _turn(page: pypdfium2.PdfPage, width: float, height: float) -> Turn:
    """How a point of the file becomes one of the page as it is seen: shifted, turned, counted from the top."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[page.get_rotation()]


def _glyphs(text: pypdfium2.PdfTextPage, count: int, turn: Turn, clips: Clips) -> tuple[list[Glyph], int]:
    """The characters that are seen, blanks left out, in the file's order; and how many have no name."""
    found: list[tuple[int, Glyph]] = []
    nameless = 0
    rect = pdfium.FS_RECTF()
    pointer = ctypes.byref(rect)
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code <= 32 or code in {0xA0, 0x3000, 0xFEFF} or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        if code in {0xFFFE, 0xFFFD} or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
            nameless += 1
        if not pdfium.FPDFText_GetLooseCharBox(text, at, pointer):
            continue
        one, other = turn(rect.left, rect.top), turn(rect.right, rect.bottom)
        box = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
        if clips.hide(text, at, box):
            continue
        found.append((round(pdfium.FPDFText_GetCharAngle(text, at) * ANGLES), Glyph(_character(code), box)))
    angles = Counter(angle for angle, _ in found)
    upright = max(angles, key=lambda angle: angles[angle], default=0)  # what leans is a watermark
    return _once([glyph for angle, glyph in found if angle == upright]), nameless


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without those that are drawn again at the same place, to look bold."""
    seen: set[tuple[str, int, int]] = set()
    found: list[Glyph] = []
    for glyph in glyphs:
        x, y = round(glyph.box.left), round(glyph.box.top)
        near = {(glyph.text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        if near.isdisjoint(seen) or glyph.box.right - glyph.box.left < SHORTEST:
            found.append(glyph)
            seen.add((glyph.text, x, y))
    return found


def _character(code: int) -> str:
    """The character of a code, of radicals (⼀) and compatibility forms the usual one (一).

    Half of a pair that stands for a character beyond the first 65,536 is no text by itself.
    """
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", chr(code))
    return "�" if 0xD800 <= code < 0xE000 else chr(code)

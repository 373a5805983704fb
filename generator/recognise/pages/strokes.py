"""Straight lines as pages of a PDF draw them: strokes, edges of rectangles, rectangles and pictures that are thin."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pypdfium2.raw as pdfium

from generator.core.unreadable import TooLarge

OBJECTS = 400_000  # drawings of a document: a table of a department has some thousand
NESTING = 5  # forms within forms
THIN = 2.6  # points: what is narrower is a line, even if it is drawn as a filled rectangle
SHORTEST = 2.0  # points: what is shorter is a dot or part of a picture
_FAINT = 250  # of 255 in all three colours: white lines are not seen

Turn = Callable[[float, float], tuple[float, float]]  # a point of the file as one of the page that is seen
Matrices = tuple[tuple[float, ...], ...]  # of the forms around a drawing, innermost first


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def around(self, other: Box) -> Box:
        """The smallest box that has both in it."""
        return Box(
            *(min(self.left, other.left), min(self.top, other.top)),
            *(max(self.right, other.right), max(self.bottom, other.bottom)),
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, across (`top` equals `bottom`) or down (`left` equals `right`)."""

    box: Box

    @property
    def is_across(self) -> bool:
        """Whether it runs from left to right."""
        return self.box.top == self.box.bottom


def is_on(box: Box, width: float, height: float) -> bool:
    """Whether the middle of a box lies on a page of that size."""
    x, y = box.middle
    return 0 <= x <= width and 0 <= y <= height


class Drawing:
    """Collects the straight lines of a page: strokes, edges of stroked rectangles and rectangles as thin as a line."""

    def __init__(self, turn: Turn, size: tuple[float, float], most: int) -> None:
        self._turn = turn
        self._size = size
        self._left = most
        self.strokes: list[Stroke] = []
        self.pictures = 0

    def read(self, count: int, nth: Callable[[int], object], around: Matrices, depth: int) -> None:
        """The drawings of a page or form; `around` are the matrices of the forms that they stand in."""
        for at in range(count):
            self._left -= 1
            if self._left < 0:
                raise TooLarge("forms", OBJECTS)
            one = nth(at)
            kind = pdfium.FPDFPageObj_GetType(one)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(one, around)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._image(one, around)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < NESTING:
                inner = pdfium.FPDFFormObj_CountObjects(one)
                matrix = _matrix(one)
                self.read(inner, partial(pdfium.FPDFFormObj_GetObject, one), (matrix, *around), depth + 1)

    def _image(self, one: object, around: Matrices) -> None:
        """A picture; one as thin as a line is a line (some printers draw borders so)."""
        box = self._box(one, around)
        if box is None:
            return
        if min(box.right - box.left, box.bottom - box.top) <= THIN:
            self._add(box)
        else:
            self.pictures += 1

    def _path(self, one: object, around: Matrices) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(one, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return
        box = self._box(one, around)
        if box is None or not _is_seen(one, bool(stroke.value)):
            return
        if min(box.right - box.left, box.bottom - box.top) <= THIN:
            self._add(box)
        elif stroke.value or _is_frame(one):
            matrix = _matrix(one)
            for (x0, y0), (x1, y1) in _segments(one):
                ends = [self._turn(*_through(point, (matrix, *around))) for point in ((x0, y0), (x1, y1))]
                (left, top), (right, bottom) = ends
                self._add(Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom)))

    def _box(self, one: object, around: Matrices) -> Box | None:
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(one, *(ctypes.byref(edge) for edge in edges)):
            return None
        left, bottom, right, top = (edge.value for edge in edges)
        corners = [_through(point, around) for point in ((left, bottom), (right, top))]
        (x0, y0), (x1, y1) = (self._turn(*corner) for corner in corners)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _add(self, box: Box) -> None:
        """The line along the middle of a thin box."""
        wide, high = box.right - box.left, box.bottom - box.top
        if min(wide, high) > THIN or max(wide, high) < SHORTEST:
            return
        x, y = box.middle
        if not is_on(box, *self._size):
            return
        self.strokes.append(Stroke(Box(box.left, y, box.right, y) if wide >= high else Box(x, box.top, x, box.bottom)))


def _is_seen(one: object, is_stroked: bool) -> bool:
    """Whether it has a colour other than white."""
    colours = [ctypes.c_uint() for _ in range(4)]
    get = pdfium.FPDFPageObj_GetStrokeColor if is_stroked else pdfium.FPDFPageObj_GetFillColor
    if not get(one, *(ctypes.byref(colour) for colour in colours)):
        return True
    *rgb, alpha = (colour.value for colour in colours)
    return alpha > 0 and min(rgb) < _FAINT


def _is_frame(path: object) -> bool:
    """Whether a filled path is the border of a cell: one rectangle within another."""
    count = pdfium.FPDFPath_CountSegments(path)
    kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, at)) for at in range(min(count, 12))]
    return count <= 12 and kinds.count(pdfium.FPDF_SEGMENT_MOVETO) == 2 and pdfium.FPDF_SEGMENT_BEZIERTO not in kinds


def _segments(path: object) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path, the one that closes it too."""
    start = at = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield at, point
        at = point
        if pdfium.FPDFPathSegment_GetClose(segment) and at != start:
            yield at, start


def _matrix(one: object) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(one, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return tuple(getattr(matrix, name) for name in "abcdef")


def _through(point: tuple[float, float], matrices: Matrices) -> tuple[float, float]:
    """A point as the matrices around it place it, innermost first."""
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y

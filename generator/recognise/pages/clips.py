"""Text that a page holds and does not show: workbooks printed page by page draw all and clip what is overleaf."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from generator.recognise.pages.strokes import Box, Turn

ROOM = 1.0  # points by which characters may reach over the edge of what is shown


class Clips:
    """The texts of a page that reach beyond what is shown of them, each with the box that is."""

    def __init__(self, page: pypdfium2.PdfPage, turn: Turn) -> None:
        self._shown: dict[int | None, Box] = {}
        for at in range(pdfium.FPDFPage_CountObjects(page)):
            one = pdfium.FPDFPage_GetObject(page, at)
            if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            shown, drawn = _clip(one, turn), _bounds(one, turn)
            if shown is not None and drawn is not None and not _is_within(drawn, shown):
                self._shown[_address(one)] = shown

    def hide(self, text: pypdfium2.PdfTextPage, at: int, box: Box) -> bool:
        """Whether a character is not shown."""
        if not self._shown:
            return False
        shown = self._shown.get(_address(pdfium.FPDFText_GetTextObject(text, at)))
        if shown is None:
            return False
        x, y = box.middle
        return not (shown.left <= x <= shown.right and shown.top <= y <= shown.bottom)


def _address(one: object) -> int | None:
    return ctypes.cast(one, ctypes.c_void_p).value  # type: ignore[arg-type]


def _is_within(drawn: Box, shown: Box) -> bool:
    return (
        shown.left - ROOM <= drawn.left
        and drawn.right <= shown.right + ROOM
        and shown.top - ROOM <= drawn.top
        and drawn.bottom <= shown.bottom + ROOM
    )


def _bounds(one: object, turn: Turn) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(one, *map(ctypes.byref, edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return _box([turn(left, bottom), turn(right, top)])


def _clip(one: object, turn: Turn) -> Box | None:
    """What all its clipping paths leave; None where it has none."""
    clip = pdfium.FPDFPageObj_GetClipPath(one)
    left: Box | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points: list[tuple[float, float]] = []
        for number in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append(turn(x.value, y.value))
        if points:
            box = _box(points)
            left = box if left is None else _common(left, box)
    return left


def _box(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _common(one: Box, other: Box) -> Box:
    return Box(
        *(max(one.left, other.left), max(one.top, other.top)),
        *(min(one.right, other.right), min(one.bottom, other.bottom)),
    )

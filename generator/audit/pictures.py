"""Pages of a PDF as pictures, and the PDF with its findings marked: both with PDFium, in a process of their own."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from generator.audit.finding import Certainty, Finding
from generator.audit.summary import called

SCALE = 1.25  # pixels a point: 90 dots an inch, at which 小五 can be read
LARGEST = 2000.0  # points of a side: A0 has 3370, and a page may say that it is a kilometre wide
QUALITY = 70  # of JPEG
COLOURS = {Certainty.CERTAIN: (220, 40, 40), Certainty.LIKELY: (240, 150, 20), Certainty.NOTE: (60, 120, 220)}

Box = tuple[float, float, float, float]
Turn = Callable[[float, float], tuple[float, float]]


def page_pictures(path: str, numbers: Iterable[int]) -> dict[int, tuple[bytes, float, float]]:
    """JPEG, width and height in points of each page; pages that are too large are left out."""
    found: dict[int, tuple[bytes, float, float]] = {}
    document = pypdfium2.PdfDocument(path)
    try:
        for number in sorted(set(numbers)):
            if not 0 < number <= len(document):
                continue
            page = document[number - 1]
            width, height = page.get_size()
            if max(width, height) <= LARGEST:
                buffer = io.BytesIO()
                page.render(scale=SCALE).to_pil().convert("RGB").save(buffer, "JPEG", quality=QUALITY)
                found[number] = buffer.getvalue(), width, height
            page.close()
    finally:
        document.close()
    return found


def marked_pdf(path: str, findings: Sequence[Finding]) -> bytes:
    """The file with each finding's place highlighted and its words as the note."""
    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(len(document)):
            own = [one for one in findings if one.page == number + 1 and one.box and Path(one.file) == Path(path)]
            if own:
                page = document[number]
                for finding in own:
                    _mark(page, finding)
                page.close()
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()


def _mark(page: pypdfium2.PdfPage, finding: Finding) -> None:
    assert finding.box is not None
    left, bottom, right, top = _in_file(page, finding.box)
    note = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_HIGHLIGHT)
    if not note:
        return
    red, green, blue = COLOURS[finding.certainty]
    pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, 110)
    pdfium.FPDFAnnot_SetRect(note, ctypes.byref(pdfium.FS_RECTF(left, top, right, bottom)))
    corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
    pdfium.FPDFAnnot_AppendAttachmentPoints(note, ctypes.byref(corners))
    words = "\n".join((finding.chinese, *finding.also))
    for key, value in ((b"Contents", words), (b"T", f"gongkai {called(finding.certainty, 'zh')}")):
        encoded = value.encode("utf-16-le") + b"\0\0"
        text = ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFAnnot_SetStringValue(note, key, text)
    pdfium.FPDFPage_CloseAnnot(note)


def _in_file(page: pypdfium2.PdfPage, box: Box) -> Box:
    """A box of the page as it is seen, in the file's own coordinates: left, bottom, right, top."""
    x0, y0, x1, y1 = page.get_bbox()
    turns: dict[int, Turn] = {
        0: lambda x, y: (x + x0, y1 - y),
        90: lambda x, y: (y + x0, x + y0),
        180: lambda x, y: (x1 - x, y + y0),
        270: lambda x, y: (x1 - y, y1 - x),
    }
    turn = turns[page.get_rotation()]
    (a, b), (c, d) = turn(box[0], box[1]), turn(box[2], box[3])
    return min(a, c), min(b, d), max(a, c), max(b, d)

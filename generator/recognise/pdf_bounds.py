"""What a PDF would grow to, looked at before anything unpacks or draws it: files are made to do harm."""

from __future__ import annotations

import re
import zlib

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name

from generator.core.unreadable import TooLarge

LARGEST = 50_000_000  # bytes of one stream, unpacked
MOST = 1032  # times that Flate makes anything smaller at best (zlib's technical details)
FORMS = 20_000  # drawings within drawings: ours have none, and forms that draw one another twice double with each
NESTED = 12  # forms within forms: Word and WPS nest two or three
_DRAWS = re.compile(rb"/([^\s/\[\]<>()]+)\s+Do\b")  # "/Fm1 Do"

Counted = dict[int, int]  # by the number of its object: how many forms drawing one draws


def refuse_large_streams(document: PDFDocument, with_pictures: bool = True) -> None:
    """Raises TooLarge for a stream that unpacks to more than LARGEST, before it is unpacked whole.

    A scanned page may have a larger picture, which is not unpacked where only characters and lines are read.
    """
    for number in {number for table in document.xrefs for number in table.get_objids()}:
        try:
            found = document.getobj(number)
        except Exception:  # an object that is damaged or missing, and that nothing may refer to
            continue
        if not isinstance(found, PDFStream) or (data := found.rawdata) is None or len(data) * MOST <= LARGEST:
            continue
        if not with_pictures and _subtype(found) == "Image":
            continue
        try:
            unpacked = zlib.decompressobj().decompress(data, LARGEST + 1)
        except zlib.error:  # packed in another way, or not at all
            continue
        if len(unpacked) > LARGEST:
            raise TooLarge("bytes", LARGEST)


def refuse_many_forms(document: PDFDocument) -> None:
    """Raises TooLarge where a form draws others, and these others, without end."""
    counted: Counted = {}
    for number in {number for table in document.xrefs for number in table.get_objids()}:
        try:
            found = document.getobj(number)
        except Exception:
            continue
        if isinstance(found, PDFStream) and _subtype(found) == "Form":
            _count(found, counted, 0)


def _count(form: PDFStream, counted: Counted, depth: int) -> int:
    """How many forms are drawn with one; TooLarge for more than FORMS, or for NESTED levels and more."""
    number = int(form.objid or 0)
    if number in counted:
        return counted[number]
    within = _forms_of(form)
    total = 1
    if within:
        if depth >= NESTED:
            raise TooLarge("forms", FORMS)
        drawn = [name.decode("latin-1") for name in _DRAWS.findall(form.get_data())]
        total += sum(_count(within[name], counted, depth + 1) for name in drawn if name in within)
    if total > FORMS:
        raise TooLarge("forms", FORMS)
    counted[number] = total
    return total


def _forms_of(form: PDFStream) -> dict[str, PDFStream]:
    """The forms that a form may draw, by their names."""
    resources = resolve1(form.attrs.get("Resources"))
    named = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
    found = {name: resolve1(value) for name, value in named.items()} if isinstance(named, dict) else {}
    return {name: one for name, one in found.items() if isinstance(one, PDFStream) and _subtype(one) == "Form"}


def _subtype(found: PDFStream) -> str:
    subtype = resolve1(found.attrs.get("Subtype"))
    return str(literal_name(subtype)) if subtype is not None else ""

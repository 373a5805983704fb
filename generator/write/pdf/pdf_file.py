"""The PDF: tagged (PDF/UA-1), with bookmarks, contents with page numbers, and no font that is not on the list.

Whatever would make it differ from what is meant, such as a character that no font has, is a problem and no PDF.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import escape

from generator.core.document import Document, Span, Text, blocks, spans_of
from generator.core.fonts import FALLBACK, check_fonts
from generator.core.problem import Place, Problem, Severity, has_errors
from generator.core.style import Style
from generator.write.html.charts import chart_rules
from generator.write.html.elements import Markup, width_rules
from generator.write.html.smaller_type import type_rules
from generator.write.html.stylesheet import stylesheet
from generator.write.pdf.weasyprint_engine import RefusedError, UnlistedFontError, engine, missing_libraries

# WeasyPrint 70: '.notdef glyph rendered for Unicode string unsupported by fonts: "𠮷" (U+20BB7)'
_MISSING = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)", re.DOTALL)
_VOID = re.compile(r"<((?:br|col)\b[^>]*)>")  # what HTML leaves open and XML does not
CONTEXT = 8  # characters shown on either side of one that no font has


def write_pdf(document: Document, style: Style) -> tuple[bytes | None, list[Problem]]:
    """The PDF, or None and why not; warnings come with it."""
    problems = [*_missing_libraries(), *check_fonts(style)]
    if has_errors(problems):
        return None, problems
    try:
        pdf, records = engine().render(print_page(document, style), stylesheet(style, "print-pdf"))
    except RefusedError as refused:
        return None, [*problems, *(Problem("pdf-fetch-refused", None, {"url": url}) for url in refused.urls)]
    except UnlistedFontError as found:
        return None, [*problems, *(Problem("font-not-listed", None, {"font": font}) for font in found.fonts)]
    problems += _said(records, document)
    return (None if has_errors(problems) else pdf), problems


def print_page(document: Document, style: Style) -> str:
    """The page that WeasyPrint lays out, well-formed; the dates of the file are the document's, never the clock's."""
    metas = {
        "author": document.unit_name,
        "generator": "gongkai",
        "dcterms.created": document.date,
        "dcterms.modified": document.date,
    }
    head = [f'<meta name="{name}" content="{escape(value)}"/>' for name, value in metas.items()]
    body = (_VOID.sub(r"<\1/>", line) for line in Markup(document, style).sections() if line)
    own = type_rules(document) + width_rules(document, "1mm") + chart_rules(document, style, on_screen=False)
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8"/>',
            f"<title>{escape(document.title)}</title>",
            *head,
            f"<style>{own}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>",
        )
    )


def _missing_libraries() -> Iterator[Problem]:
    for library, command in missing_libraries().items():
        yield Problem("pdf-library-missing", None, {"library": library, "command": command})


def _said(records: list[logging.LogRecord], document: Document) -> Iterator[Problem]:
    """The engine's log as problems: a missing character is an error, anything else a warning."""
    for message in dict.fromkeys(record.getMessage() for record in records):
        missing = _MISSING.match(message)
        if missing:
            yield _missing_glyph(chr(int(missing.group(1), 16)), document)
        else:
            yield Problem("pdf-engine-warning", None, {"text": message}, Severity.WARNING)


def _missing_glyph(character: str, document: Document) -> Problem:
    """Names the character, the words round it, and their place in the unit file where it is known."""
    spans = [span for block in blocks(document) for span in spans_of(block) if character in span.text]
    span = next((span for span in spans if isinstance(span, Text) and span.origin), spans[0] if spans else None)
    details = {
        "character": character,
        "code": f"U+{ord(character):04X}",
        "context": _round(character, span.text) if span else document.title,
        "command": FALLBACK[0].install,
    }
    return Problem("glyph-missing", _place(span), details)


def _round(character: str, words: str) -> str:
    at = words.index(character)
    return words[max(0, at - CONTEXT) : at + CONTEXT + 1]


def _place(span: Span | None) -> Place | None:
    """The place that a span's origin, `file:line:column`, names."""
    if not isinstance(span, Text) or not span.origin:
        return None
    file, line, column = [*span.origin.rsplit(":", 2), "", ""][:3]
    return Place(file, int(line), int(column)) if line.isdigit() and column.isdigit() else Place(span.origin)

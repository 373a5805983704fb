"""Plain lines with very little markup become blocks.

A chapter renders to text in which a printed number and a text from the unit file are framed by control characters,
which no input can contain (reading refuses them). So data can never become markup, and every number keeps its figure.

`# ` to `#### ` begin headings; `@word …` is a directive; `**…**` is bold; every other line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.core.document import Number, Span, Spans, Text
from generator.core.problem import Place

# STX or EOT, key or place, US, text, ETX.
NUMBER, DATA, SPLIT, END = "\x02", "\x04", "\x1f", "\x03"
NOWHERE = "-"  # the origin of data that has no place; without one it would be read as the template's own words
# STX "income.total" US "1,131.42" ETX
_TOKEN = re.compile(f"({NUMBER}|{DATA})([^{SPLIT}]*){SPLIT}([^{END}]*){END}")
_HEADING = re.compile(r"(#{1,4})(?: |$)")
_DIRECTIVE = re.compile(r"@(\w+) ?")  # "@table 03", "@pagebreak"
# What a digit after it would be read together with: a number, or an ordinal with its point (1. before 12345热线).
_OPEN = re.compile(r"[0-9][.．]?$", re.ASCII)
_DIGIT, _NUMBER = re.compile(r"[0-9]", re.ASCII), re.compile(r"-?[0-9]", re.ASCII)
GAP = " "  # set between what would be read as one number: 1. 12345热线


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chapter: `mark` is "#" to "####", a directive's name, or empty for a paragraph."""

    mark: str
    spans: Spans
    entry: Spans | None = None  # of a heading: how the contents page calls it, where `@entry` follows


def number(figure: str, text: str) -> Markup:
    """A printed number, framed with its figure's key."""
    return Markup(f"{NUMBER}{figure}{SPLIT}{text}{END}")


def data(text: str, origin: str = "") -> Markup:
    """A text that is not the template's own, framed with its place."""
    return Markup(f"{DATA}{origin}{SPLIT}{text}{END}")


def origin(value: object) -> str:
    """Where a text of the unit file stands, empty for any other text."""
    place = getattr(value, "place", None)
    return place.short if isinstance(place, Place) else ""


def lines(rendered: str) -> Iterator[Line]:
    """The lines of a rendered chapter, empty ones left out."""
    current: list[Span] = []
    for span in _spans(rendered):
        # A line end within data (a duty of several lines, say) stays in its paragraph.
        if isinstance(span, Text) and not span.origin and "\n" in span.text:
            first, *others = span.text.split("\n")
            current.append(replace(span, text=first))
            for other in others:
                yield from _line(current)
                current = [replace(span, text=other)]
        else:
            current.append(span)
    yield from _line(current)


def with_entries(found: Iterable[Line]) -> Iterator[Line]:
    """The lines, `@entry …` taken into the heading that it follows; anywhere else it stays, and is no directive."""
    before: Line | None = None
    for line in found:
        if line.mark == "entry" and before and before.mark.startswith("#") and before.entry is None:
            before = replace(before, entry=line.spans)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def inline(rendered: str) -> Spans:
    """The spans of a text that is one paragraph or cell; its own line ends stay line breaks."""
    return _finished(_trimmed(list(_spans(rendered))))


def _spans(rendered: str) -> Iterator[Span]:
    """The template's own words have no origin; data without a place gets one, so that it is never read as markup."""
    at = 0
    for token in _TOKEN.finditer(rendered):
        if token.start() > at:
            yield Text(rendered[at : token.start()])
        kind, key, text = token.groups()
        yield Number(text, key) if kind == NUMBER else Text(text, origin=key or NOWHERE)
        at = token.end()
    if at < len(rendered):
        yield Text(rendered[at:])


def _line(spans: list[Span]) -> Iterator[Line]:
    spans = _trimmed(spans)
    if not spans:
        return
    first = spans[0]
    mark = ""
    if isinstance(first, Text) and not first.origin:
        found = _HEADING.match(first.text) or _DIRECTIVE.match(first.text)
        if found:
            mark = found.group(1)
            spans = _trimmed([replace(first, text=first.text[found.end() :]), *spans[1:]])
    yield Line(mark, _finished(spans))


def _trimmed(spans: list[Span]) -> list[Span]:
    """Without the template's own blanks at both ends."""
    spans = [span for span in spans if span.text]
    while spans and isinstance(spans[0], Text) and not spans[0].origin:
        text = spans[0].text.lstrip()
        if text:
            spans[0] = replace(spans[0], text=text)
            break
        spans.pop(0)
    while spans and isinstance(spans[-1], Text) and not spans[-1].origin:
        text = spans[-1].text.rstrip()
        if text:
            spans[-1] = replace(spans[-1], text=text)
            break
        spans.pop()
    return spans


def _finished(spans: list[Span]) -> Spans:
    """With bold switched, numbers parted, and data without a place shown as such."""
    return tuple(
        replace(span, origin="") if isinstance(span, Text) and span.origin == NOWHERE else span
        for span in parted(_bold(spans))
    )


def parted(spans: Iterable[Span]) -> Iterator[Span]:
    """A blank where a text of the unit file and a number would run into each other.

    `1.` and `12345热线` are no 1.12345, nor is 82.80 after a project of 2025 a 202582.80.
    """
    before: Span | None = None
    text = ""
    for span in spans:
        begins = _NUMBER if isinstance(span, Number) else _DIGIT
        if before and begins.match(span.text) and _OPEN.search(text) and (_is_given(before) or _is_given(span)):
            yield Text(GAP, span.bold and before.bold)
        yield span
        before, text = span, text + span.text


def _is_given(span: Span) -> bool:
    """Whether it is a text of the unit file."""
    return isinstance(span, Text) and span.origin not in ("", NOWHERE)


def _bold(spans: list[Span]) -> Iterator[Span]:
    """`**` in the template's own words switches bold on and off, over data and numbers too."""
    bold = False
    for span in spans:
        if isinstance(span, Text) and not span.origin:
            for position, piece in enumerate(span.text.split("**")):
                bold = bold != (position > 0)  # toggled at each ** but not before the first piece
                if piece:
                    yield replace(span, text=piece, bold=bold)
        else:
            yield replace(span, bold=bold)

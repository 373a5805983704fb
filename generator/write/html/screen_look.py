"""How a screen's look differs from the paper's: sizes to read by, tables enlarged, colours in the dark.

All of it is computed from the styles of style.docx, each length scaled with its text, so that it stays one look.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.core.lengths import POINTS_PER_MM
from generator.core.style import Style
from generator.write.html.css import BLACK, TABLE_STYLES, css_class, looks, rem, rule
from generator.write.html.screen import PHONE_WIDTH, darkened, enlargement, lightened, reading, reduction


def for_reading(style: Style) -> Iterator[str]:
    """Running text and titles in the size of a page that is read, not looked at from an arm's length; tables larger."""
    yield "@media screen {"
    yield from looks(style, "screen", _texts(style), lambda _: reading(style.paragraphs["body"]))
    yield "}"
    yield from _enlarged_tables(style)


def for_phones_and_the_dark(style: Style) -> Iterator[str]:
    """What takes the place of the rules before it, on a phone and where the reader's system is dark."""
    yield from _smaller_text(style)
    yield from _in_the_dark(style)


def _texts(style: Style) -> list[str]:
    return [key for key in style.paragraphs if key not in TABLE_STYLES]


def _enlarged_tables(style: Style) -> Iterator[str]:
    """Text of tables no smaller than SMALLEST_ON_SCREEN, with columns and pages as much wider."""
    yield "@media screen {"
    yield from looks(style, "screen", TABLE_STYLES, enlargement)
    for name, setup in (("portrait", style.portrait), ("landscape", style.landscape)):
        width = rem(setup.text_width * enlargement(style.paragraphs["table_cell_small"]))
        yield rule(f".{name}, .cover-{name}", [f"max-width: {width}"])
    for size, key in (("normal", "table_cell"), ("small", "table_cell_small")):
        millimetre = POINTS_PER_MM * enlargement(style.paragraphs[key])
        yield rule(f"table.{size}, .beside.{size}", [f"--mm: {rem(millimetre)}"])
    yield "}"


def _smaller_text(style: Style) -> Iterator[str]:
    """Running text and titles on a phone; tables keep their size and scroll."""
    yield f"@media screen and (max-width: {PHONE_WIDTH}) {{"
    yield from looks(style, "screen", _texts(style), lambda look: reduction(look, style.paragraphs["body"]))
    yield "}"


def _in_the_dark(style: Style) -> Iterator[str]:
    """Colours that are not black, for readers whose system is dark."""
    yield "@media screen and (prefers-color-scheme: dark) {"
    for key, look in style.paragraphs.items():
        if look.colour != BLACK and key != "page_number":
            selector = TABLE_STYLES.get(key, f".{css_class(key)}")
            yield rule(selector, [f"color: #{lightened(look.colour)}"])
    if style.grid.header_fill:
        yield rule("thead th, thead td", [f"background: #{darkened(style.grid.header_fill)}"])
    yield "}"

"""The whole style sheet of a medium: what all pages have, the styles of style.docx, and what only one medium has."""

from __future__ import annotations

from generator.core.style import Style
from generator.write.html.css import (
    COMMON_RULES,
    PDF_RULES,
    Medium,
    contents_lines,
    empty_cells,
    grid_rules,
    looks,
    page_rules,
    points,
    rem,
)
from generator.write.html.screen import SCREEN_RULES
from generator.write.html.screen_look import for_phones_and_the_dark, for_reading


def stylesheet(style: Style, medium: Medium) -> str:
    """Everything a page of that medium needs; only the widths of a document's columns are not in it."""
    length = points if medium == "print-pdf" else rem
    parts = [
        COMMON_RULES.strip(),
        *looks(style, medium, style.paragraphs),
        *grid_rules(style, medium, length),
        *page_rules(style),
    ]
    if medium == "print-pdf":
        parts += [PDF_RULES.strip(), *contents_lines(style), *empty_cells(style)]
    else:
        parts += [*for_reading(style), SCREEN_RULES.strip(), *for_phones_and_the_dark(style)]
    return "\n".join(parts) + "\n"

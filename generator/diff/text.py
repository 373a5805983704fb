"""The report as plain text: tables in columns that line up on a terminal, Chinese characters two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.diff.report import Amount, Report, Section, Table, text_of

WIDEST = 60  # columns of a cell; a longer one is not cut, and its row no longer lines up


def as_text(report: Report) -> str:
    """The whole report, ready to print."""
    lines = [report.title, "", *report.lines]
    for section in report.sections:
        lines += ["", f"── {section.title} ──", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from section.lines
    if section.table is not None:
        yield from _table(section.table)


def _table(table: Table) -> Iterator[str]:
    rows = [[text_of(cell).replace("\n", " ") for cell in row] for row in table.rows]
    right = [isinstance(cell, Amount) for cell in table.rows[0]] if table.rows else []
    every = [list(table.heads), *rows]
    widths = [min(WIDEST, max(width_of(row[at]) for row in every)) for at in range(len(table.heads))]
    for row in every:
        padded = [_padded(text, widths[at], bool(right) and right[at]) for at, text in enumerate(row)]
        yield "  ".join(padded).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * max(0, width - width_of(text))
    return blanks + text if right else text + blanks


def width_of(text: str) -> int:
    """Columns on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)

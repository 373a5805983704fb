"""What a report of differences holds, whatever format shows it: sections of sentences, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.changes import Piece, Waterfall


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a cell: its value for spreadsheets and its text for readers."""

    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the words that went and came."""

    pieces: tuple[Piece, ...]


Cell = str | Amount | Marked


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads; the first column names its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said below it, and a table or a waterfall with its table."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    waterfall: Waterfall | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; `date` (ISO) dates its files, never the clock."""

    title: str
    date: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]


def text_of(cell: Cell) -> str:
    """A cell as plain text; what went in [- -], what came in {+ +}, as `git diff --word-diff` marks them."""
    match cell:
        case Amount(text=text):
            return text
        case Marked(pieces=pieces):
            return "".join(_marked(pieces))
    return cell


def _marked(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for kind, text in pieces:
        yield text if kind == "same" else f"[-{text}-]" if kind == "gone" else f"{{+{text}+}}"

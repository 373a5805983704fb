"""Where on paper a problem stands, and the words that a reader finds there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.core.problem import Place
from generator.recognise.printed import Printed, Spot, Table

AROUND = 40  # characters of a sentence that are quoted on each side
LONGEST_QUOTE = 120  # characters
_DIGITS = re.compile(r"\d[\d,，]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A page (0 where there is none), the words there, and the box of the line or cell, if it is known."""

    page: int
    quote: str
    box: tuple[float, float, float, float] | None


class Paper:
    """The blocks of a document by number, with their spots."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._blocks = {block.where.block: block for block in printed.blocks}

    def find(self, place: Place | None, printed: str) -> OnPaper:
        """Where a problem is told, and in it what is printed wrong."""
        block = self._blocks.get(place.line) if place else None
        if block is None or place is None:
            return OnPaper(0, "", None)
        if isinstance(block, Table):
            row = place.column
            spot = _nearest(self._printed.spots.get((place.line, row, 0), ()), printed)
            spot = spot or next(iter(self._printed.spots.get((place.line, 1, 0), ())), None)
            words = _row(block, row) if 0 < row <= len(block.rows) else block.title
        else:
            spot = _nearest(self._printed.spots.get((place.line, 0, 0), ()), printed)
            words = sentence(re.sub(r"\s", "", block.text), printed, place.column - 1)
        return OnPaper(
            spot.page if spot else 0, words, (spot.left, spot.top, spot.right, spot.bottom) if spot else None
        )

    def page_of(self, block: int, words: str = "") -> int:
        """The page of a block, or of the line of it that has these words; 0 where there is none."""
        spots = [spot for key in ((block, 0, 0), (block, 1, 0)) for spot in self._printed.spots.get(key, ())]
        spot = _nearest(tuple(spots), words)
        return spot.page if spot else 0


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a text without their separators: "1,131.42" is 1131.42."""
    for found in _DIGITS.findall(text):
        yield re.sub("[,，]", "", found)


def _nearest(spots: tuple[Spot, ...], printed: str) -> Spot | None:
    """The line or cell that has what is printed; else the first that has anything."""
    wanted = set(numbers_in(printed))
    bare = re.sub(r"\s", "", printed)
    for spot in spots:
        if bare and bare in re.sub(r"\s", "", spot.text):
            return spot
    for spot in spots:
        if wanted and wanted & set(numbers_in(spot.text)):
            return spot
    return next((spot for spot in spots if spot.text), next(iter(spots), None))


def _row(table: Table, row: int) -> str:
    """A row in words, what merged cells repeat left out."""
    words = (re.sub(r"\s", "", cell.text) for cell in table.rows[row - 1] if not cell.covered)
    return _short(" | ".join(word for word in words if word))


def sentence(text: str, printed: str, at: int = 0) -> str:
    """The words around what is printed, from that character on if it stands there; the beginning where it does not."""
    bare = re.sub(r"\s", "", printed)
    found = max(text.find(bare, max(0, at)), text.find(bare)) if bare else -1
    if found < 0:
        wanted = set(numbers_in(printed))
        found = next((one.start() for one in _DIGITS.finditer(text) if one.group().replace(",", "") in wanted), at)
    begin, end = max(0, found - AROUND), min(len(text), found + len(bare) + AROUND)
    return f"{'…' if begin else ''}{text[begin:end]}{'…' if end < len(text) else ''}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"

"""Where the lines of a text end: character widths and the Chinese rules of where a line may end.

The Chinese fonts of Windows make this exact: every Chinese character and Chinese mark is one em wide, every ASCII
character half an em. style.docx switches off what would blur it (compressed or hanging punctuation, extra space
between Chinese and Latin), and its settings.xml names the same forbidden characters as here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import east_asian_width

from generator.core.style import ParagraphStyle

# Word's lists for simplified Chinese.
NOT_AT_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
NOT_AT_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥")

# "PDF-" up to and with its hyphen, "2025", "1,131.42", a run of blanks, any other character by itself.
_PIECES = re.compile(r"[!-,.-~]*-+|[!-~]+| +|.")
# Room for rounding in the programs that lay out the page: a fifth of a twip, the unit in which they count.
_TOLERANCE = 0.01


def wrap(text: str, style: ParagraphStyle, width: float) -> list[str]:
    """The lines of the text in that style in a box so many points wide."""
    room = width - style.indent_left - style.indent_right
    result: list[str] = []
    for part in text.split("\n"):
        first = room if result else room - style.indent_first
        result += _wrap(part, style.size, style.letter_spacing, first, room)
    return result


@lru_cache(maxsize=20_000)  # the same names and labels stand in most of a unit's tables, and in most units
def _wrap(text: str, size: float, spacing: float, first: float, rest: float) -> tuple[str, ...]:
    if text_width(text, size, spacing) <= first + _TOLERANCE:
        return (text,)
    lines = [""]
    room = first
    for unit in _units(text):
        for piece in _fitting(unit, size, spacing, rest):
            if lines[-1] and text_width((lines[-1] + piece).rstrip(" "), size, spacing) > room + _TOLERANCE:
                lines.append("")
                room = rest
            lines[-1] += piece
    return tuple(lines)


def _fitting(unit: str, size: float, spacing: float, room: float) -> Iterable[str]:
    """The unit itself, or its characters if it is wider than a whole line."""
    return (unit,) if text_width(unit.rstrip(" "), size, spacing) <= room else unit


def text_width(text: str, size: float, spacing: float) -> float:
    """The width of the text on one line, in points."""
    if text.isascii():
        return len(text) * (size / 2 + spacing)
    # A: “ ” — … are wide in a Chinese font, though not in a Latin one.
    half_ems = sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
    return half_ems * size / 2 + len(text) * spacing


def _units(text: str) -> Iterator[str]:
    """The pieces that a line break does not divide."""
    held = ""
    for piece in _PIECES.findall(text):
        if held and _may_break(held[-1], piece[0]):
            yield held
            held = piece
        else:
            held += piece
    if held:
        yield held


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NOT_AT_START or before in NOT_AT_END:
        return False
    return not (before == after and before in "—…")  # —— and …… are one mark of two characters

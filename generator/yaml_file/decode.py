"""Bytes to text: UTF-8 only, of limited size, and without characters that a reader cannot see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from generator.core.problem import Place, Problem

# 10,000 rows are 1.2 MB and the largest unit file so far 41 kB: beyond 8 MiB it is no unit file.
MAXIMUM_BYTES = 8 * 1024 * 1024
MAXIMUM_PROBLEMS = 100  # more than anybody reads at once
# A starting file for final accounts has 133 lines to fill in before the first list grows.
MAXIMUM_EMPTY = 1000
# One character for one, so that the columns of later problems are right.
STAND_IN = "\N{REPLACEMENT CHARACTER}"
# The line ends of Windows, old Macs and Unix. YAML 1.1 knows U+0085, U+2028 and U+2029 too: here they are hidden
# characters.
LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What such a file begins with. The first is any zip archive, as the Office formats since 2007 are.
_BINARY = {
    b"PK\x03\x04": "Excel/Word (xlsx, docx)",
    b"\xd0\xcf\x11\xe0": "Excel/Word (xls, doc)",
    b"%PDF": "PDF",
}
# Byte order marks of UTF-16 (little-endian, which UTF-32 shares; big-endian) and UTF-32 (big-endian).
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

# Control, format (zero-width, bidirectional, soft hyphen), surrogate, private use, line separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Letters that show nothing: the Hangul fillers.
_HIDDEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_LAYOUT = frozenset("\n\r")  # control characters that every text has


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text, or None and why not. Unwanted characters are reported, and replaced so that columns stay right."""
    fault = _unfit(data, file)
    if fault:
        return None, [fault]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, file, error.start)]
    suspects = {character for character in set(text) if hidden(character)}
    if not suspects:
        return text, []
    # first_problems cuts the list later; this only bounds the memory for a file full of control characters.
    problems = list(islice(_unwanted(text, suspects, file), 10 * MAXIMUM_PROBLEMS))
    # A TAB becomes a blank: the parser would complain of it once more, in other words.
    return text.translate({ord(each): " " if each == "\t" else STAND_IN for each in suspects}), problems


def hidden(character: str) -> bool:
    """Whether the character shows nothing, or something else in each font; line breaks are neither."""
    if character in _LAYOUT:
        return False
    return (
        unicodedata.category(character) in _HIDDEN_CATEGORIES
        or character in _HIDDEN_LETTERS
        or character == STAND_IN
        or ord(character) & 0xFFFE == 0xFFFE  # U+FFFE, U+FFFF and the last two of every plane: no characters at all
        or "\ufdd0" <= character <= "\ufdef"  # nor are these
    )


def shown(text: object, length: int = 40) -> str:
    """The text for a message: on one line, cut, and with what cannot be seen (or is a wide blank) escaped."""
    whole = str(text)
    cut = whole if len(whole) <= length else whole[:length] + "…"
    return "".join(character if _visible(character) else _escape(character) for character in cut)


def _visible(character: str) -> bool:
    blank = character.isspace() and character != " "
    return not (blank or hidden(character))


def _escape(character: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"[U+{ord(character):04X}]")


def _unfit(data: bytes, file: str) -> Problem | None:
    place = Place(file)
    if len(data) > MAXIMUM_BYTES:
        return Problem("file-too-large", place, {"limit": MAXIMUM_BYTES // 1024 // 1024})
    binary = next((kind for start, kind in _BINARY.items() if data.startswith(start)), None)
    if binary:
        return Problem("file-not-text", place, {"kind": binary})
    # UTF-16 and UTF-32 without a mark: every key and every digit in ASCII has a zero byte beside it.
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        return Problem("encoding-utf16", place)
    return None


def _not_utf8(data: bytes, file: str, offset: int) -> Problem:
    line = data.count(b"\n", 0, offset) + 1
    try:
        data.decode("gb18030")  # holds GB 2312 and GBK: what 记事本 calls ANSI on a Chinese Windows
    except UnicodeDecodeError:
        return Problem("encoding-unknown", Place(file, line, 1))
    return Problem("encoding-gbk", Place(file, line, 1))


def _unwanted(text: str, suspects: set[str], file: str) -> Iterator[Problem]:
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        for column, character in enumerate(line, 1):
            if character in suspects:
                yield character_problem(character, Place(file, number, column))


def character_problem(character: str, place: Place) -> Problem:
    """The problem of one unwanted character; a TAB has its own words."""
    if character == "\t":
        return Problem("tab", place)
    name = unicodedata.name(character, "control, private or unassigned character")
    return Problem("hidden-character", place, {"character": f"U+{ord(character):04X}", "name": name})


def first_problems(problems: list[Problem]) -> list[Problem]:
    """The first ones, and how many others there are; of empty fields all, for those are the list of what to fill in."""
    kept: list[Problem] = []
    room = {True: MAXIMUM_EMPTY, False: MAXIMUM_PROBLEMS}
    for problem in problems:
        is_empty = problem.code == "value-empty"
        room[is_empty] -= 1
        if room[is_empty] >= 0:
            kept.append(problem)
    if len(kept) == len(problems):
        return problems
    return [*kept, Problem("more-problems", kept[-1].place, {"count": len(problems) - len(kept)})]

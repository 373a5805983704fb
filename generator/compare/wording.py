"""Two texts word by word: Chinese has no blanks, so a dictionary tells where words end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.compare.changes import Piece

# A number with its point and separators, and a Latin word, are one word each: "1,131.42", "95%", "GB", "IPv6".
_WHOLE = re.compile(r"[0-9][0-9,.]*[%％]?|[A-Za-z][A-Za-z0-9.-]*|\n")
SHORT = 1  # what stayed between two changes and is no longer than this is part of the change


def words_of(text: str) -> list[str]:
    """The words of a text, punctuation included: joined again they are the text."""
    import rjieba  # a tenth of a second for its dictionary: only commands that compare texts pay it

    words: list[str] = []
    end = 0
    for match in _WHOLE.finditer(text):
        words += rjieba.cut(text[end : match.start()], False)
        words.append(match[0])
        end = match.end()
    return [*words, *rjieba.cut(text[end:], False)]


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """What stayed, went and came, in reading order; a word that went stands before the one that came in its place."""
    return tuple(_merged(_raw(words_of(old), words_of(new))))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, by their words and characters."""
    if not one or not other:
        return 0.0
    # autojunk takes frequent elements for noise in sequences of 200 and more: here they are the 的 and ， of a text.
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _raw(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[a:b])
            continue
        if b > a:
            yield "gone", "".join(old[a:b])
        if d > c:
            yield "added", "".join(new[c:d])


def _merged(found: Iterator[Piece]) -> list[Piece]:
    """Changes with no more than SHORT characters between them become one."""
    entries = list(found)
    result: list[Piece] = []
    gone = added = ""
    for at, (kind, text) in enumerate(entries):
        between = bool(gone or added) and at + 1 < len(entries)
        if kind == "same" and not (between and len(text) <= SHORT and "\n" not in text):
            result += _change(gone, added)
            gone = added = ""
            result.append((kind, text))
        else:
            gone += text if kind != "added" else ""
            added += text if kind != "gone" else ""
    return [*result, *_change(gone, added)]


def _change(gone: str, added: str) -> list[Piece]:
    changed: list[Piece] = [("gone", gone), ("added", added)]
    return [piece for piece in changed if piece[1]]

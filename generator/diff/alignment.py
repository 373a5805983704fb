"""Two sequences of blocks side by side, in order: equal ones first, then those between them that are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")
Row = tuple[T | None, T | None]
# Two sentences with fewer pairs of characters in common are two: one went and one came.
LEAST = 0.4


def aligned(
    old: Sequence[T], new: Sequence[T], text: Callable[[T], str], fits: Callable[[T, T], bool]
) -> Iterator[Row[T]]:
    """Each block of both with its counterpart, or None; what went stands before what came in its place."""
    before, now = [text(one) for one in old], [text(one) for one in new]
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal" and all(fits(one, other) for one, other in zip(old[a:b], new[c:d], strict=True)):
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _likely(old[a:b], new[c:d], before[a:b], now[c:d], fits)


def _likely(
    old: Sequence[T], new: Sequence[T], before: list[str], now: list[str], fits: Callable[[T, T], bool]
) -> Iterator[Row[T]]:
    """The pairs, in order, that are most alike in sum: best[i][j] is the best sum of old[i:] and new[j:]."""
    # As for a longest common subsequence, with likeness in place of equality; a dozen blocks between two equal ones.
    bags, others = [_bag(text) for text in before], [_bag(text) for text in now]
    score = [
        [_score(bags[i], others[j]) if fits(old[i], new[j]) else 0.0 for j in range(len(new))] for i in range(len(old))
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], score[i][j] and score[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _bag(text: str) -> Counter[str]:
    """The pairs of neighbouring characters; digits are all alike, so that a new amount is no new sentence."""
    # "1,131.42", "2025" become "0"; blanks go, line ends stay
    plain = re.sub(r"[0-9]+(?:[,.][0-9]+)*", "0", re.sub(r"[^\S\n]", "", text))
    return Counter(plain[at : at + 2] for at in range(max(1, len(plain) - 1)))


def _score(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient, or nothing below the least."""
    whole = one.total() + other.total()
    alike = 2 * (one & other).total() / whole if whole else 1.0  # two empty texts are alike
    return alike if alike >= LEAST else 0.0

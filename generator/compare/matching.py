"""What of one year is what of another: by name first, then by likeness, best pairs first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from generator.compare.wording import likeness

T = TypeVar("T")
Pair = tuple[T | None, T | None, Decimal]
PROBABLE = 0.6  # names as alike as this are probably one renamed


def bare(name: str) -> str:
    """A name as people mean it: without blanks, in one width, brackets alike."""
    # "网络（一期）" and "网络 (一期)" are one name.
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


def pairs(
    old: Iterable[T],
    new: Iterable[T],
    name: Callable[[T], str],
    least: float = PROBABLE,
    fits: Callable[[T, T], bool] = lambda one, other: True,
) -> list[Pair[T]]:
    """Each of the new in order with its old one and how alike they are (1: one name); then what has gone, in order.

    `least` is how alike two names must be to be one renamed, `fits` what else must hold of the two.
    """
    old, new = list(old), list(new)
    found = _by_name(old, new, name)
    rest_old = [one for one in range(len(old)) if one not in found.values()]
    rest_new = [one for one in range(len(new)) if one not in found]
    likely: dict[int, float] = {}
    scored = _scored([(at, old[at]) for at in rest_old], [(at, new[at]) for at in rest_new], name, fits)
    for score, theirs, mine in scored:
        if score >= least and mine not in found and theirs not in found.values():
            found[mine], likely[mine] = theirs, score
    result: list[Pair[T]] = []
    for at, one in enumerate(new):
        before = old[found[at]] if at in found else None
        result.append((before, one, Decimal(str(round(likely.get(at, 1.0), 2)))))
    return [*result, *((one, None, Decimal(1)) for at, one in enumerate(old) if at not in found.values())]


def _by_name(old: Sequence[T], new: Sequence[T], name: Callable[[T], str]) -> dict[int, int]:
    """New places with the old ones of the same name; of several of one name the first with the first."""
    places: dict[str, list[int]] = {}
    for at, one in enumerate(old):
        places.setdefault(bare(name(one)), []).append(at)
    found = {}
    for at, one in enumerate(new):
        same = places.get(bare(name(one)))
        if same:
            found[at] = same.pop(0)
    return found


def _scored(
    old: list[tuple[int, T]], new: list[tuple[int, T]], name: Callable[[T], str], fits: Callable[[T, T], bool]
) -> list[tuple[float, int, int]]:
    """Every pair that may be one, the most alike first."""
    scores = [
        (likeness(bare(name(one)), bare(name(other))), theirs, mine)
        for theirs, one in old
        for mine, other in new
        if fits(one, other)
    ]
    return sorted(scores, key=lambda score: (-score[0], score[1], score[2]))  # of equals the first in both files

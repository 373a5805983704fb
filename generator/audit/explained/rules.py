"""Every number of the narrative held against what may explain it; what misses its explanation by a slip is told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from generator.audit.explained.cells import Cells
from generator.audit.explained.ratios import check_ratios
from generator.audit.explained.slips import FEWEST, is_slip
from generator.audit.explained.stated import IN_YUAN, Stated, amounts_of
from generator.core.problem import Place, Problem, Severity
from generator.verify.narrative.outline import Line
from generator.verify.rounded import Rounded, total
from generator.verify.tables.lookup import Lookup

SHORTEST_NOUN, LONGEST_NOUN = 5, 14  # characters before a number by which two statements are of one thing
CLOSE = 2  # significant digits that are enough where the name stands right before the number
MANY = 4  # digits from which on a number that is missed narrowly elsewhere is no accident
MOST_PARTS = 12  # of a list that is added up
NEAR_LINES = 2  # lines of one item within which sums and differences are looked for
_OPENS_LIST = re.compile(r"^[，。；（]?其中[:：]?")  # "…598.46万元。其中：…"
_NOT_A_NOUN = re.compile(r"增加|减少|增长|下降|上年|比|较")

Key = tuple[int, int]  # the block and the column of a number


@dataclass
class Explained:
    """Problems found, and the numbers (by block and column) that something explains."""

    problems: list[Problem] = field(default_factory=list)
    known: set[Key] = field(default_factory=set)


def explain(lines: Sequence[Line], lookup: Lookup, told: Iterable[Problem]) -> Explained:
    """All amounts, rates and shares; `told` are problems of places that need not be told again."""
    found = Explained()
    amounts = amounts_of(lines)
    cells = Cells(lookup)
    silent = {one.place.line for one in told if one.place and one.severity is Severity.ERROR}
    _by_cells(amounts, cells, found)
    _by_lists(amounts, found)
    _by_nouns(amounts, found)
    _by_siblings(amounts, found)
    _by_neighbours(amounts, found)
    check_ratios(lines, amounts, found.problems, found.known)
    found.problems = [one for one in found.problems if _is_news(one, found.known, silent)]
    return found


def _is_news(one: Problem, known: set[Key], silent: set[int]) -> bool:
    """What is explained is not wrong; and a line that verify found wrong needs no second opinion."""
    if one.place is None or one.place.line in silent:
        return False
    # 0 may stand in a cell: that a change is nothing and its rate is not stays wrong
    return one.code == "audit-zero-rate" or (one.place.line, one.place.column - 1) not in known


def key(one: Stated) -> Key:
    """By what a number is known."""
    return one.line.where.block, one.start


def _told(one: Stated, right: str, why: str, cause: str) -> Problem:
    place = Place(one.line.where.file, one.line.where.block, one.start + 1)
    details = {"found": f"{one.text}{one.unit}", "computed": right, "name": why}
    return Problem(cause, place, details, Severity.WARNING)


def _by_cells(amounts: Iterable[Stated], cells: Cells, found: Explained) -> None:
    """A cell of the row or column that is named right before the number has it, or is missed by a slip."""
    every = {entry.value.value for entry in cells.entries}
    for one in amounts:
        if one.value.value in every:
            found.known.add(key(one))
        scope = cells.meant(one.lead)
        if scope is None:
            continue
        if any(one.value.states(entry.value) for entry in scope.entries):
            found.known.add(key(one))
            continue
        near = [
            entry for entry in scope.entries if is_slip(one.value, entry.value, CLOSE if scope.is_close else FEWEST)
        ]
        some = [entry for entry in scope.entries if entry.value.value] or list(scope.entries)
        if not near and scope.is_close and len({entry.value.value for entry in some}) == 1:
            near = [entry for entry in some[:1] if is_slip(one.value, entry.value, 1)]
        if len({entry.value.value for entry in near}) == 1:
            found.known.discard(key(one))
            found.problems.append(_told(one, _as_printed(one, near[0].value), scope.name, "audit-near-cell"))


def _as_printed(one: Stated, right: Rounded) -> str:
    """What would be right, in the unit and to the places in which the number is printed."""
    unit = Decimal(1).scaleb(-max(one.value.places, 0))
    value = right.value.quantize(unit, ROUND_HALF_UP) if right.places >= one.value.places else right.value
    return f"{value / (IN_YUAN if one.unit == '元' else 1):,f}{one.unit}"


def _by_lists(amounts: Sequence[Stated], found: Explained) -> None:
    """A number that "其中" follows is the sum of the amounts behind it in its line."""
    for at, one in enumerate(amounts):
        if not _OPENS_LIST.match(one.line.text[one.end :]):
            continue
        parts = [other for other in amounts[at + 1 : at + 1 + MOST_PARTS] if other.line is one.line]
        for count in range(2, len(parts) + 1):
            if total(part.value for part in parts[:count]).holds(one.value.span):
                found.known |= {key(one), *map(key, parts[:count])}
                break
        else:
            added = _sum(parts)
            if len(parts) > 1 and is_slip(one.value, added):
                found.problems.append(_told(one, f"{added}{one.unit}", "其中各项之和", "audit-near-sum"))


def _sum(parts: Iterable[Stated]) -> Rounded:
    values = [part.value for part in parts]
    places = max((value.places for value in values), default=0)
    return Rounded(sum((value.value for value in values), Decimal(0)), places)


def _by_nouns(amounts: Iterable[Stated], found: Explained) -> None:
    """What is called the same right before the number is the same amount wherever it stands."""
    groups: dict[str, list[Stated]] = defaultdict(list)
    for one in amounts:
        noun = one.clause[-LONGEST_NOUN:]
        if len(noun) >= SHORTEST_NOUN and not _NOT_A_NOUN.search(noun) and not re.search(r"\d", noun):
            groups[noun].append(one)
    for noun, group in groups.items():
        values = Counter(one.value.value for one in group)
        for one in group:
            if values[one.value.value] > 1:
                found.known.add(key(one))
        for one, other in combinations(group, 2):
            if one.line is not other.line and is_slip(one.value, other.value):
                wrong, right = (one, other) if key(other) in found.known else (other, one)
                found.problems.append(_told(wrong, f"{right.text}{right.unit}", noun, "audit-said-twice"))


def _by_siblings(amounts: Sequence[Stated], found: Explained) -> None:
    """A number of many digits that stands once, where one that is known or stands twice is missed by a slip."""
    count = Counter(one.value.value for one in amounts)
    often = [one for one in amounts if count[one.value.value] > 1]
    for one in amounts:
        if count[one.value.value] > 1:
            found.known.add(key(one))
            continue
        if key(one) in found.known:
            continue
        # one that is explained, or that stands twice
        sure = [other for other in amounts if other.line is one.line and key(other) in found.known]
        same = [other for other in (*often, *sure) if _word(other) == _word(one) and _is_near(other, one)]
        near = {other.value.value: other for other in same if is_slip(one.value, other.value, MANY)}
        if len(near) == 1:
            (other,) = near.values()
            found.problems.append(_told(one, f"{other.text}{other.unit}", one.clause, "audit-said-twice"))


def _word(one: Stated) -> str:
    """The last two characters before the number: 增加, 减少, 预算."""
    return one.clause[-2:]


def _is_near(one: Stated, other: Stated) -> bool:
    return abs(one.line.where.block - other.line.where.block) <= NEAR_LINES


def _by_neighbours(amounts: Sequence[Stated], found: Explained) -> None:
    """A number that is the sum or difference of two others of its lines is explained."""
    for at, one in enumerate(amounts):
        if key(one) in found.known or not one.value.value:
            continue
        near = [other for other in amounts[max(0, at - 6) : at + 7] if other is not one and _is_near(one, other)]
        if any(_fits(one, a, b) for a, b in combinations(near, 2)):
            found.known.add(key(one))


def _fits(one: Stated, a: Stated, b: Stated) -> bool:
    if not a.value.value or not b.value.value:
        return False
    places = max(a.value.places, b.value.places)
    options: Iterator[Decimal] = iter((a.value.value + b.value.value, abs(a.value.value - b.value.value)))
    return any(one.value.states(Rounded(value, places)) for value in options)

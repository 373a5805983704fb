"""Rates of change and shares by any two amounts near them, within what rounding leaves open on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.audit.explained.slips import is_slip
from generator.audit.explained.stated import UP, Stated, rates_of, shares_of
from generator.core.problem import Place, Problem, Severity
from generator.verify.narrative.outline import Line
from generator.verify.rounded import HUNDRED, Rounded, Span, rate, share

BACK, AHEAD = 260, 40  # characters around a rate in which its amounts stand
CANDIDATES = 40  # ratios that may explain one number: more explain everything
WIDEST = Decimal(1)  # per cent that an explanation may leave open
# Between a change and its rate: "，", "，增长", "（下降"
_LEADS = re.compile(r"[，,、（(]?(?:[增上提减下降]\w{1,2})?(?:率|幅度)?(?:了|约|为)?")
CHANGES = frozenset(("增加", "减少", "增长", "下降", "上升", "降低"))
LEAST = Decimal("0.001")


def check_ratios(
    lines: Sequence[Line], amounts: Sequence[Stated], problems: list[Problem], known: set[tuple[int, int]]
) -> None:
    """Every rate and share that two amounts near it explain, or that misses one by a slip."""
    by_line: dict[int, list[Stated]] = {}
    for one in amounts:
        by_line.setdefault(id(one.line), []).append(one)
    for one in rates_of(lines):
        if change := _change_before(one, by_line):
            _check_nothing(one, change, _around(one, by_line), problems)
        _check(one, list(_changes(one, _around(one, by_line))), problems, known)
    for one in shares_of(lines):
        _check(one, list(_shares(_around(one, by_line))), problems, known)


def _change_before(one: Stated, by_line: dict[int, list[Stated]]) -> Stated | None:
    """The amount of "增加0万元，增长0%", right before the rate."""
    before = [other for other in by_line.get(id(one.line), []) if other.end <= one.start]
    between = one.line.text[before[-1].end : one.start] if before else ""
    is_change = bool(before) and before[-1].lead[-2:] in CHANGES
    return before[-1] if is_change and _LEADS.fullmatch(between) else None


def _check_nothing(one: Stated, change: Stated, near: Sequence[Stated], problems: list[Problem]) -> None:
    """Nothing more is no per cent more; something is, unless of an amount larger than any that stands near."""
    is_nothing, rate_is = not change.value.value, not one.value.value
    largest = max((other.value.value for other in near), default=Decimal(0))
    if is_nothing == rate_is or (rate_is and change.value.span.low * HUNDRED <= one.value.half * largest):
        return
    at = Place(one.line.where.file, one.line.where.block, change.start + 1)
    details = {"found": f"{change.text}{change.unit}", "computed": f"{one.text}%", "name": one.word}
    problems.append(Problem("audit-zero-rate", at, details, Severity.WARNING))


def _around(one: Stated, by_line: dict[int, list[Stated]]) -> list[Stated]:
    own = by_line.get(id(one.line), [])
    return [other for other in own if one.start - BACK <= other.start <= one.end + AHEAD]


def _check(one: Stated, spans: list[Span], problems: list[Problem], known: set[tuple[int, int]]) -> None:
    place = (one.line.where.block, one.start)
    if any(span.wider(one.value.half).low <= one.value.value <= span.wider(one.value.half).high for span in spans):
        known.add(place)
        return
    if len(spans) > CANDIDATES:
        return
    right = {_middle(span, one.value.places).value for span in spans if span.high - span.low <= WIDEST}
    near = [value for value in right if is_slip(one.value, Rounded(value, one.value.places))]
    if len(near) == 1:
        at = Place(one.line.where.file, place[0], place[1] + 1)
        details = {"found": f"{one.text}%", "computed": f"{near[0]}%", "name": one.word or "占比"}
        problems.append(Problem("audit-near-rate", at, details, Severity.WARNING))


def _middle(span: Span, places: int) -> Rounded:
    return Rounded(((span.low + span.high) / 2).quantize(Decimal(1).scaleb(-places)), places)


def _changes(one: Stated, near: Sequence[Stated]) -> Iterator[Span]:
    """Of an amount and its change (in the rate's direction), and of two amounts one after the other."""
    sign = 1 if one.word in UP else -1
    for amount in near:
        for other in near:
            if amount is other or not other.value.value:
                continue
            if span := rate(amount.value, other.value, sign):
                yield span
            before, now = amount.value, other.value
            if before.value > LEAST and (now.value - before.value) * sign > 0:
                low = abs(_part(now.span.low - before.span.high, before.span.high))
                high = abs(_part(now.span.high - before.span.low, before.span.low))
                yield Span(min(low, high), max(low, high))


def _part(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole * HUNDRED if whole else Decimal(0)


def _shares(near: Sequence[Stated]) -> Iterator[Span]:
    for part in near:
        for whole in near:
            if part is not whole and whole.value.value >= part.value.value and (span := share(part.value, whole.value)):
                yield span

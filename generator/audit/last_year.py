"""This year's document held against what the same unit published the year before.

"比上年增加10.00万元" says what last year's amount was; what was carried over at its end is what this year began with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.audit.explained.cells import Cells
from generator.audit.explained.stated import Stated, amounts_of
from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Printed
from generator.verify.canonical import spaceless
from generator.verify.narrative.outline import Line
from generator.verify.rounded import total
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

# Words between an amount and its change against the year before: "，比上年预算增加", "，较2023年度减少".
_AGAINST = re.compile(r"^[^。；]{0,12}[比较与](?:上一?年度?|去年|20\d\d年度?)[^。；，\d]{0,10}(?P<word>增加|减少)$")
_BEGIN = re.compile(r"年初.*结转|上年.*结转")  # "年初结转和结余", "使用上年结转"
_END = re.compile(r"年末.*结转")  # "年末结转和结余"


def compare(printed: Printed, lines: Sequence[Line], before: Printed) -> Iterator[Problem]:
    """Changes whose base is not what was published, and what was carried over and is another amount now."""
    now, then = Lookup.of(printed), Lookup.of(before)
    if now.is_final != then.is_final:
        yield Problem("audit-other-kind", Place(printed.file), {"other": before.file}, Severity.WARNING)
        return
    if now.is_final:
        yield from _carried(now, then)
    cells, published = Cells(now), Cells(then)
    amounts = amounts_of(lines)
    for one, change in pairwise(amounts):
        if one.line is change.line and (against := _AGAINST.match(change.lead)):
            yield from _change(one, change, against["word"], cells, published)


def _change(one: Stated, change: Stated, word: str, cells: Cells, published: Cells) -> Iterator[Problem]:
    """An amount that is its cell's, whose change leads to another amount than last year's of that name."""
    scope, then = cells.meant(one.lead), published.meant(one.lead)
    if scope is None or then is None or scope.name != then.name:
        return
    if not any(one.value.states(entry.value) for entry in scope.entries):
        return
    base = total([one.value, change.value if word == "减少" else change.value.negative()])
    if any(base.holds(entry.value.span) for entry in then.entries):
        return
    value = (base.low + base.high) / 2
    near = min(then.entries, key=lambda entry: abs(entry.value.value - value))
    told = {"name": scope.name, "found": _money(value), "computed": _money(near.value.value)}
    place = Place(one.line.where.file, one.line.where.block, change.start + 1)
    yield Problem("audit-last-year", place, told, Severity.WARNING)


def _carried(now: Lookup, then: Lookup) -> Iterator[Problem]:
    """年初结转和结余 of this year's first table is 年末结转和结余 of last year's."""
    begin, end = _first(now, _BEGIN), _first(then, _END)
    if begin is None or end is None or begin.value.states(end.value):
        return
    told = {"name": spaceless(begin.label), "found": begin.amount(), "computed": end.amount()}
    yield Problem("audit-carried", begin.where.place, told, Severity.ERROR)


def _first(lookup: Lookup, label: re.Pattern[str]) -> Entry | None:
    return next((entry for entry in lookup.kinds("overall") if label.search(spaceless(entry.label))), None)


def _money(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')):,f}万元"

"""The sides of 收支 tables, whose rows have an outline instead of codes: what numbered lines and totals add up.

Officials draw them in many ways: the list begins anew with 一、 below a 小计, below 本年收入合计 or as the details of
年初结转和结余; what was carried over stands between the year's income and the 总计, or in the list; totals stand first
or last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.verify.canonical import canonical, spaceless
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid, Row, carried_details, is_carry

Sum = tuple[Entry, list[Entry]]

_FIRST = re.compile(r"[一二三四五六七八九十百零]+、")  # "二、上年结转结余"
_SECOND = re.compile(r"\d+[.、．]")  # "1.财政拨款结转"


def columns_of_rows(whole: Row, parts: Sequence[Row]) -> Iterator[Sum]:
    """Each amount of a row with those of other rows in its column; where none has any, nothing is added."""
    for at, entry in whole.cells.items():
        found = [part.cells[at] for part in parts if at in part.cells]
        if found:
            yield entry, found


def outline(grid: Grid) -> Iterator[Sum]:
    """一、 adds up the lines without a number right below it, else its 1. and 2.; a 1. those right below it."""
    if grid.kind not in {"overall", "fiscal"} or any(row.code for row in grid.rows):
        return
    rows = [row for row in grid.rows if row.label]
    for at, row in enumerate(rows):
        level = _level(row, rows[at + 1 :])
        unnumbered = list(takewhile(lambda one: not _SECOND.match(one.label), level))
        if _FIRST.match(row.label):
            yield from columns_of_rows(row, unnumbered or [one for one in level if _SECOND.match(one.label)])
        elif _SECOND.match(row.label):
            yield from columns_of_rows(row, unnumbered)
    yield from _leading(rows) if rows and _closes(rows[0]) else _closing(rows)


def _level(row: Row, below: list[Row]) -> list[Row]:
    """The lines below a numbered one, up to the next of the same level."""
    return list(takewhile(lambda one: not _is_end(one, row), below))


def _closes(row: Row) -> bool:
    """Whether a row adds up what stands above it: 本年收入合计, 总计, 小计."""
    return row.is_total or spaceless(row.label) == "小计"


def _is_end(row: Row, above: Row) -> bool:
    """Whether the lines below a numbered one end here: at a total, the next number, or at 年初结转.

    What was carried over is no detail of 四、其他收入.
    """
    return _closes(row) or bool(_FIRST.match(row.label)) or (is_carry(row.label) and "结" not in above.label)


def _closing(rows: list[Row]) -> Iterator[Sum]:
    """本年收入合计 adds up the numbered lines above it; 总计 adds what stands between, each with its own parts.

    A 小计 adds up the list that began anew with 一、 behind the one before.
    """
    names = {canonical(row.label) for row in rows if _FIRST.match(row.label)}
    closed: list[Row] = []  # totals that no other has added up yet
    pending: list[Row] = []  # the lines since the last of them
    for row in rows:
        if not _closes(row):
            pending.append(row)
            continue
        details = _details(pending, names if closed else set())
        numbered = [one for one in pending if _FIRST.match(one.label) and one not in details]
        plain = [one for one in pending if one not in details]
        carries = [one for one in plain if is_carry(one.label)]
        if details and len(carries or plain) == 1:
            yield from columns_of_rows((carries or plain)[0], details)
        if not closed:
            closed = [row]
            yield from columns_of_rows(row, [*numbered, *carries] if numbered else [])
        elif numbered and spaceless(row.label) == "小计":
            closed.append(row)
            yield from columns_of_rows(row, numbered)
        else:
            yield from columns_of_rows(row, [*closed, *plain])
            closed = [row]
        pending = []


def _details(rows: list[Row], names: set[str]) -> list[Row]:
    """Lines that only say what a line above them is made of: 一、 below 年初结转, or the names of the list above."""
    carried = carried_details(rows)
    return [row for row in rows if row in carried or (canonical(row.label) in names and not _FIRST.match(row.label))]


def _leading(rows: list[Row]) -> Iterator[Sum]:
    """Totals that stand first: 总计 is 本年收入合计 below it and what was carried over, that the numbered lines."""
    totals = list(takewhile(_closes, rows))
    rest = rows[len(totals) :]
    if any(_closes(row) for row in rest) or len(totals) > 2:
        return  # totals at both ends: which of them adds up what is not known
    details = carried_details(rest)
    numbered = [row for row in rest if _FIRST.match(row.label) and row not in details]
    carries = [row for row in rest if is_carry(row.label)]
    if len(totals) == 2:
        yield from columns_of_rows(totals[1], numbered)
        yield from columns_of_rows(totals[0], [totals[1], *carries])
    elif numbered:
        yield from columns_of_rows(totals[0], numbered if "本年" in totals[0].label else [*numbered, *carries])

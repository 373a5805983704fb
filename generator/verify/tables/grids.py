"""Printed tables as rows and columns of amounts: one grid for each side of a table, with heads, labels and codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.verify.canonical import canonical, spaceless
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

_TOTAL_LABEL = re.compile(r".*(?:合计|总计)$|^总(?:收入|支出)$")  # "合计", "收入总计", "本年支出合计", "总支出"
_TOTAL_HEAD = re.compile(r".*(?:合计|总计|小计)$")  # "合计", "财政拨款（补助）小计", "项目支出合计"
_ASIDE = re.compile(r"[（(]小计[)）]|^其中[:：]")  # "公务用车购置及运行费（小计）", "其中：一般财力"
_NUMBERED = re.compile(r"[一二三四五六七八九十百零]+、")  # "一、一般公共服务支出"
_BRACKETED = re.compile(r"[（(][一二三四五六七八九十百零]+[)）]")  # "（一）一般公共预算拨款"
# A line of what was carried over that is in no list: "年初结转和结余", "使用非财政拨款结余", "上年结转"; not
# "二、上年结转结余".
_CARRY = re.compile(r"(?:上年|年初|年末|年终|使用|动用).*(?:结转|结余)")
CLASS = 3  # digits of the code of a 类


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one side of a table: its cells by column.

    `is_total` is one that says so, or that bears the unit's name: the whole of a table that has rows below.
    """

    number: int
    label: str
    code: str
    cells: dict[int, Entry]
    is_total: bool = False
    project: str = ""  # where the row is about one

    @property
    def first(self) -> Entry:
        """Its first amount."""
        return next(iter(self.cells.values()))


@dataclass(frozen=True, slots=True)
class Grid:
    """One side of a table: `heads` are the words above each column, from the top down; `title` the table's."""

    kind: str
    title: str
    block: int
    side: int
    heads: dict[int, tuple[str, ...]]
    rows: tuple[Row, ...]

    def column(self, pattern: str) -> int | None:
        """The first column whose last head word fits."""
        return next((at for at, head in self.heads.items() if head and re.search(pattern, head[-1])), None)

    def total_column(self) -> int | None:
        """The column of the whole: the first headed 合计, 总计 or 小计, else the first."""
        totals = [at for at, head in self.heads.items() if head and _TOTAL_HEAD.match(head[-1])]
        return next(iter(totals or self.heads), None)

    def total_row(self) -> Row | None:
        """The row of the whole: 总计 before 合计 where a table has both."""
        totals = [row for row in self.rows if row.is_total]
        wholes = [row for row in totals if "总计" in spaceless(row.label)]
        return next(iter(wholes or totals), None)

    def labelled(self, pattern: str) -> Row | None:
        """The first row, no total, whose label fits, what introduces or closes it (其中：, （小计）) left out."""
        fits = (row for row in self.rows if not row.is_total and re.search(pattern, _bare(row.label)))
        return next(fits, None)

    def of_code(self, code: str) -> Row | None:
        """The row of a code that is a whole item, not one of its projects."""
        return next((row for row in self.rows if row.code == code), None)

    def total(self, pattern: str = "") -> Entry | None:
        """The whole, or what the total row has in the column whose head fits."""
        row = self.total_row()
        column = self.column(pattern) if pattern else self.total_column()
        return row.cells.get(column) if row and column is not None else None

    def classes(self) -> dict[str, Row]:
        """The rows of functional classes by their canonical name, whatever they are numbered by."""
        later = later_lists(self.rows)
        found = [row for row in self.rows if len(row.code) == CLASS or _NUMBERED.match(row.label)]
        return {canonical(row.label): row for row in found if not row.is_total and row not in later}


def is_carry(label: str) -> bool:
    """Whether a line without a number is what was carried over."""
    return bool(_CARRY.match(spaceless(label)))


def carried_details(rows: Iterable[Row]) -> list[Row]:
    """The lines by which 年初结转和结余 says what it is made of: 一、 and （一） below it, up to the next total."""
    found: list[Row] = []
    below = False
    for row in rows:
        if row.is_total or is_carry(row.label):
            below = not row.is_total
        elif below and (_NUMBERED.match(row.label) or _BRACKETED.match(row.label)):
            found.append(row)
    return found


def later_lists(rows: Sequence[Row]) -> list[Row]:
    """The lines of a side that are none of its first list: details of what was carried over, and what begins anew."""
    firsts = [at for at, row in enumerate(rows) if row.label.startswith("一、")]
    return [*carried_details(rows), *(rows[firsts[1] :] if len(firsts) > 1 else ())]


def _bare(label: str) -> str:
    return _ASIDE.sub("", spaceless(label))


def grids_of(lookup: Lookup, titles: dict[int, str]) -> list[Grid]:
    """Every side of every table that holds amounts; `titles` by the table's block number."""
    grids: list[Grid] = []
    # forms and tables of other things state no sums that a grid would tell
    kept = [entry for entry in lookup.entries if entry.kind not in {"performance", "other"}]
    for block, entries in groupby(kept, key=lambda entry: entry.where.block):
        sides: dict[int, list[Row]] = {}
        heads: dict[int, dict[int, tuple[str, ...]]] = {}
        for row, side in _rows(entries, lookup.unit):
            sides.setdefault(side, []).append(row)
            heads.setdefault(side, {}).update({at: entry.head for at, entry in row.cells.items()})
        for side, rows in sides.items():
            kind = rows[0].first.kind
            grids.append(Grid(kind, titles.get(block, ""), block, side, dict(sorted(heads[side].items())), tuple(rows)))
    return grids


def _rows(entries: Iterable[Entry], unit: str) -> Iterator[tuple[Row, int]]:
    """Rows with the column at which their side begins: a side begins with the first amount after a label."""
    for number, cells in groupby(entries, key=lambda entry: entry.where.row):
        part: list[Entry] = []
        for entry in cells:
            if entry.main and part:
                yield _row(number, part, unit), part[0].where.column
                part = []
            part.append(entry)
        yield _row(number, part, unit), part[0].where.column


def _row(number: int, entries: list[Entry], unit: str) -> Row:
    """A row of one side from its amounts, which share label and code."""
    first = entries[0]
    label = spaceless(first.label)
    is_total = not first.code and (bool(_TOTAL_LABEL.match(label)) or (label == unit and bool(unit)))
    cells = {entry.where.column: entry for entry in entries}
    return Row(number, first.label, first.code, cells, is_total, first.item)


# ── what adds up to what ──────────────────────────────────────────────────────────────────────────────────────────

Parts = dict[int, list[int]]  # columns that are added up, by the column that is their total


def column_sums(heads: dict[int, tuple[str, ...]]) -> Parts:
    """Total columns and the columns that they add up, read from the tree of heads.

    合计 or 小计 adds up what stands beside it under the same head: single columns, and of groups their own total where
    they have one, else all their columns.
    """
    sums: Parts = {}
    _group(list(heads.items()), 0, sums)
    return sums


def _group(columns: list[tuple[int, tuple[str, ...]]], depth: int, sums: Parts) -> list[int]:
    """The columns that stand for a group: its total, else all; enters the sums within on the way."""
    whole: int | None = None
    parts: list[int] = []
    for _, members in groupby(columns, key=lambda column: column[1][depth : depth + 1]):
        group = list(members)
        at, head = group[0]
        # a column by itself is the total of those beside it if its head says so, and it is the first that does
        if len(group) == 1 and len(head) <= depth + 1:
            if whole is None and head and _TOTAL_HEAD.match(head[-1]) and len(columns) > 1:
                whole = at
            else:
                parts.append(at)
        elif all(len(head) <= depth + 1 for _, head in group):
            parts += [at for at, _ in group]  # columns of the same head: nothing is known of them
        else:
            parts += _group(group, depth + 1, sums)
    if whole is None:
        return parts
    if parts:
        sums[whole] = parts
    return [whole]


def row_sums(rows: tuple[Row, ...]) -> list[tuple[Row, list[Row]]]:
    """Rows and those that they add up, by code: each what is right below it in the tree, totals what has none above.

    Where an item has a row of its own and one for each project, it adds up its projects.
    """
    coded = [row for row in rows if row.code]
    below: dict[int, list[Row]] = {}
    tops: list[Row] = []
    for row in coded:
        above = _above(row, coded)
        if above is None:
            tops.append(row)
        else:
            below.setdefault(above.number, []).append(row)
    sums = [(row, below[row.number]) for row in coded if row.number in below]
    return [*((row, tops) for row in rows if row.is_total and tops), *sums]


def _above(row: Row, rows: list[Row]) -> Row | None:
    """The row that a row belongs to: its item's for a project, else the longest code that its own begins with."""
    wholes = [one for one in rows if not one.project and one is not row]
    same = next((one for one in wholes if one.code == row.code), None) if row.project else None
    shorter = [one for one in wholes if row.code.startswith(one.code) and len(one.code) < len(row.code)]
    return same or max(shorter, key=lambda one: len(one.code), default=None)

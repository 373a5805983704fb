"""Every amount of a printed table with its row's label and code and its column's head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.recognise.printed import Cell, Table, Where
from generator.verify.canonical import spaceless
from generator.verify.rounded import Rounded, is_number, rounded
from generator.verify.tables.column_roles import Column, Head, columns_of

NOTHING = Rounded(Decimal(0), 0, exact=True)  # what an empty cell is, and a dash where amounts stand
DASHES = {"—", "——", "－", "-", "–"}  # how some tables print nothing
SHORTEST_CODE = 3  # 201 is a code by itself, 03 and 01 are parts that follow one
# The labels of total rows, as whole words.
TOTALS = {
    "合计",
    "总计",
    "收入总计",
    "支出总计",
    "本年收入合计",
    "本年支出合计",
    "收入合计",
    "支出合计",
    "总收入",
    "总支出",
}
_OUTLINE = re.compile(r"[一二三四五]、|\d[.、]")  # "一、本年收入", "1.一般公共预算拨款"
_CODE_BEFORE = re.compile(r"(\d{3,7})\s*(?=\D)")  # "201 一般公共服务支出", "2010301行政运行"


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell for an amount; empty cells are entries of nothing. `main` is the first amount after the label."""

    kind: str
    label: str
    code: str
    head: Head
    value: Rounded
    where: Where
    main: bool
    group: str = ""  # the last outline label or total above, itself included: 二、上年结转结余
    project: str = ""  # the project of the form in which it stands
    is_empty: bool = False
    text: str = ""  # as printed
    scale: Decimal = Decimal(1)  # from the table's unit to 万元, in which `value` is
    item: str = ""  # the project that the row is about, in a table that lists projects under their items

    @property
    def digits(self) -> str:
        """The number as printed; empty for an empty cell and for a dash."""
        text = self.text.strip()
        return "" if text in DASHES else text

    @property
    def leaf(self) -> str:
        """The words right above it."""
        return self.head[-1] if self.head else ""

    @property
    def is_total(self) -> bool:
        """Whether its row is a total; that of 三公 as columns has no label."""
        return spaceless(self.label) in TOTALS or (not self.label and self.kind == "three")

    def amount(self, value: Decimal | None = None) -> str:
        """Its amount, or another, as its table would print it."""
        return f"{(self.value.value if value is None else value) / self.scale:,f}"

    def words(self) -> str:
        """The cell in words: 行政运行，支出预算·合计."""
        head = "·".join(dict.fromkeys(self.head))
        return "，".join(part for part in (self.label, head) if part)


@dataclass(slots=True)
class _Row:
    """What has been read of a row so far: the label and code that the next amount belongs to.

    `place` is the column of the label, `fresh` whether no amount has followed it yet.
    """

    label: str = ""
    code: str = ""
    place: int = 0
    fresh: bool = False
    item: str = ""


@dataclass(slots=True)
class _Reader:
    """Reads a table row by row; `groups` is the last outline label by the column in which labels stand."""

    kind: str
    project: str
    scale: Decimal
    places: int
    columns: list[Column]
    groups: dict[int, str] = field(default_factory=dict)

    def entries(self, row: tuple[Cell, ...]) -> Iterator[Entry]:
        """The amounts of a row from the left."""
        state = _Row()
        for at, (cell, column) in enumerate(zip(row, self.columns, strict=False)):
            text = cell.text.strip()
            if _is_repeated(row, at) or column.role == "serial":
                continue
            if column.role == "code" and (not text or text.isdigit()):
                _read_code(state, column, text)
            elif column.role == "label" or (text and not is_number(text) and not _is_nought(column, text)):
                self._read_label(state, at, text)
            elif is_number(text) or column.role == "value":
                yield self._entry(state, column, cell, text)
                state.fresh = False

    def _read_label(self, state: _Row, at: int, text: str) -> None:
        column, before = self.columns[at], self.columns[at - 1].role if at else None
        if column.role == "label" and before not in {"code", "label"}:
            state.code = ""  # another side of the table begins
        state.label = text or (state.label if before == "label" else "")
        state.fresh, state.place = True, at
        if is_group(text):
            self.groups[at] = spaceless(text)
        state.item = text if column.leaf == "项目名称" else ""
        # a project may be called 12345热线运行费: digits before its name are no code
        if column.leaf != "项目名称" and (found := _CODE_BEFORE.match(text)):
            state.code, state.label = found[1], text[found.end() :]

    def _entry(self, state: _Row, column: Column, cell: Cell, text: str) -> Entry:
        value = rounded(text, self.places).times(self.scale) if is_number(text) else NOTHING
        return Entry(
            kind=self.kind,
            label=state.label.strip(),
            code=state.code,
            head=column.head,
            value=value,
            where=cell.where,
            main=state.fresh,
            group=self.groups.get(state.place, ""),
            project=self.project,
            is_empty=not text,
            text=text,
            scale=self.scale,
            item=state.item,
        )


def entries_of(
    table: Table, kind: str, project: str = "", scale: Decimal = Decimal(1), places: int = 0
) -> Iterator[Entry]:
    """All amounts of a table, row by row; `scale` turns them into 万元, `project` is that of a form.

    `places` are those to which the document rounds amounts: 35 is printed for 35.00 (docs/rules.md §6).
    """
    reader = _Reader(kind, project, scale, places, columns_of(table))
    for row in table.body():
        yield from reader.entries(row)


def _is_nought(column: Column, text: str) -> bool:
    """Whether a cell says by a dash that there is no money."""
    return text in DASHES and column.role == "value"


def _is_repeated(row: tuple[Cell, ...], at: int) -> bool:
    """Whether a cell only repeats the one to its left, which is merged with it."""
    return row[at].covered and at > 0 and row[at].text.strip() == row[at - 1].text.strip()


def _read_code(state: _Row, column: Column, text: str) -> None:
    """A code begins in the column 类 or where it is long enough to be whole; 款 and 项 are joined to it."""
    begins = column.leaf == "类" or len(text) >= SHORTEST_CODE
    state.code = text if begins else state.code + text
    state.label = "" if begins else state.label


def is_group(label: str) -> bool:
    """Whether the rows below belong to this label: it is numbered (二、上年结转结余, 1.财政拨款结转) or a total."""
    text = spaceless(label)
    return bool(_OUTLINE.match(text)) or text in TOTALS

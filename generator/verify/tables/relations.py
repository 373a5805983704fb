"""What one table says of an amount that another says too (checks.md sections B and D), from the printed cells.

The same amount printed twice is the same to the last digit; only where two different sums meet (basic expenditure by
function and by economic class) is rounding left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.core.problem import Place, Problem, Severity
from generator.verify.canonical import canonical, spaceless
from generator.verify.tables.additions import open_to
from generator.verify.tables.entries import Entry
from generator.verify.tables.grids import Grid

ZERO = Decimal(0)


@dataclass(frozen=True)
class Tables:
    """The grids of a document by kind; of 收支 tables the sides of income and of expenditure apart."""

    grids: tuple[Grid, ...]
    is_final: bool

    def of(self, kind: str) -> Grid | None:
        return next((grid for grid in self.grids if grid.kind == kind), None)

    def side(self, kind: str, word: str) -> Grid | None:
        """The side of a 收支 table whose heads or labels say 收入 or 支出."""
        sides = [grid for grid in self.grids if grid.kind == kind]
        if len(sides) < 2:
            return None
        return sides[0] if word == "收入" else sides[1]

    def basic_total(self) -> list[Entry]:
        """The whole of basic expenditure: its total row, or the two wholes of a table of several sides."""
        grids = [grid for grid in self.grids if grid.kind == "basic"]
        if len(grids) == 1:
            return [entry for entry in [grids[0].total()] if entry]
        return [row.first for grid in grids for row in grid.rows if row.is_total]

    def of_basic(self, code: str) -> Entry | None:
        grids = (grid for grid in self.grids if grid.kind == "basic")
        return next((row.first for grid in grids if (row := grid.of_code(code))), None)


def check_relations(grids: Iterable[Grid], is_final: bool) -> list[Problem]:
    """Every pair of printed amounts that should agree and does not."""
    tables = Tables(tuple(grids), is_final)
    problems: list[Problem] = []
    for find in (_sides, _classes, _items, _income_lines, _fiscal, _general, _projects, _three, _carry, _same_rows):
        problems += find(tables)
    return problems


def _title(tables: Tables, entry: Entry) -> str:
    return next((grid.title for grid in tables.grids if grid.block == entry.where.block), "")


def _equal(tables: Tables, one: Entry | None, *others: Entry | None) -> Iterator[Problem]:
    """One cell against another, or against several that make it up; cells that are not there say nothing."""
    found = [entry for entry in others if entry]
    if one is None or not found:
        return
    added = sum((entry.value.value for entry in found), ZERO)
    if one.value.value != added:
        yield _apart(tables, one, found[0], one.amount(added), Severity.ERROR)


def _near(tables: Tables, one: Entry | None, others: list[Entry], slack: int) -> Iterator[Problem]:
    """The same, where both are sums of rounded amounts: `slack` is how many."""
    if one is None or not others:
        return
    added = sum((entry.value.value for entry in others), ZERO)
    if one.value.value == added:
        return
    span = open_to(entry.value for entry in others).wider(one.value.half * slack)
    severity = Severity.INFO if span.holds(one.value.span) else Severity.ERROR
    yield _apart(tables, one, others[0], one.amount(added), severity)


def _apart(tables: Tables, one: Entry, other: Entry, computed: str, severity: Severity) -> Problem:
    details = {
        "table": _title(tables, one),
        "cell": one.words(),
        "found": one.text or "空白",
        "other": _title(tables, other),
        "place": other.words(),
        "computed": computed,
    }
    return Problem("verify-tables", one.where.place, details, severity)


# ── the relations ─────────────────────────────────────────────────────────────────────────────────────────────────


def _sides(tables: Tables) -> Iterator[Problem]:
    """A01, A15, C01, C06: what comes in is what goes out."""
    for kind in ("overall", "fiscal"):
        income, spending = tables.side(kind, "收入"), tables.side(kind, "支出")
        if income and spending:
            yield from _equal(tables, income.total(), spending.total())


def _classes(tables: Tables) -> Iterator[Problem]:
    """B01, D02: by class, 收支总表 and the expenditure table; a budget's income table as well."""
    spending = tables.side("overall", "支出")
    if spending is None:
        return
    for kind in ("expenditure",) if tables.is_final else ("expenditure", "income"):
        other = tables.of(kind)
        if other is None:
            continue
        theirs, total = other.classes(), other.total_column()
        for name, row in spending.classes().items():
            match = theirs.get(name)
            if match and total is not None:
                yield from _equal(tables, row.first, match.cells.get(total))
            elif row.first.value.value and theirs:
                yield _missing(tables, row.first, other)
        missing = [row for name, row in theirs.items() if name not in spending.classes()]
        for row in missing:
            yield _missing(tables, row.first, spending)
        if not tables.is_final:
            yield from _equal(tables, spending.total(), other.total())


def _missing(tables: Tables, entry: Entry, other: Grid) -> Problem:
    details = {"table": _title(tables, entry), "row": entry.label or entry.code, "other": other.title}
    return Problem("verify-row-missing", entry.where.place, details)


def _items(tables: Tables) -> Iterator[Problem]:
    """B04: a budget's income and expenditure by item are the same items and amounts."""
    income, spending = tables.of("income"), tables.of("expenditure")
    if tables.is_final or not income or not spending:
        return
    yield from _row_by_row(tables, spending, income)


def _row_by_row(tables: Tables, one: Grid, other: Grid) -> Iterator[Problem]:
    at, there = one.total_column(), other.total_column()
    if at is None or there is None:
        return
    for row in one.rows:
        match = other.of_code(row.code) if row.code else None
        if match:
            yield from _equal(tables, row.cells.get(at), match.cells.get(there))
        elif row.code and row.cells[at].value.value:
            yield _missing(tables, row.first, other)
    codes = {row.code for row in one.rows}
    for row in other.rows:
        if row.code and row.code not in codes and row.cells[there].value.value:
            yield _missing(tables, row.first, one)


# Columns of the income table and the lines of 收支总表 that state the same; in a line, § is the group it stands in.
_LINES = (
    (r"^一般公共预算$", r"一般财力$"),
    (r"^上级一般公共预算", r"^上级一般公共预算"),
    (r"^政府性基金预算$", r"政府性基金收入$"),
    (r"^上级政府性基金", r"^上级政府性基金"),
    (r"^国有资本经营预算$", r"国有资本经营收入$"),
    (r"^上级国有资本", r"^上级国有资本"),
    (r"^财政专户", r"^\d+[.、．]财政专户"),
    (r"^单位资金", r"^\d+[.、．]单位资金"),
    (r"^财政拨款结转", r"^\d+[.、．]财政拨款结转"),
    (r"^非财政拨款结转", r"^\d+[.、．]非财政拨款结转"),
    (r"^上级补助收入$", r"^[一二三四五六七八]、上级补助收入"),
    (r"^事业收入$", r"^[一二三四五六七八]、事业收入"),
    (r"^经营收入$", r"^[一二三四五六七八]、经营收入"),
    (r"^附属单位上缴收入$", r"^[一二三四五六七八]、附属单位上缴收入"),
    (r"^其他收入$", r"^[一二三四五六七八]、其他收入"),
    (r"^本年收入合计$", r"^本年收入合计$"),
)


def _income_lines(tables: Tables) -> Iterator[Problem]:
    """B03, D02: the totals of the income table's columns are the lines of 收支总表."""
    lines, income = tables.side("overall", "收入"), tables.of("income")
    if not lines or not income:
        return
    for head, label in _LINES:
        row = next((row for row in lines.rows if re.search(label, spaceless(row.label))), None)
        if row:
            yield from _equal(tables, row.first, income.total(head))
    if tables.is_final:
        granted = [row.first for row in lines.rows if re.match(r"[一二三]、", row.label)]
        yield from _equal(tables, income.total(r"^财政拨款收入$"), *granted)
        spending, table = tables.side("overall", "支出"), tables.of("expenditure")
        spent = next((row for row in spending.rows if "本年支出合计" in row.label), None) if spending else None
        if spent and table:
            yield from _equal(tables, spent.first, table.total())


def _fiscal(tables: Tables) -> Iterator[Problem]:
    """B05, D03: 财政拨款收支表 has the grants of 收支总表, with or without what was carried over, and nothing else."""
    ours, theirs = tables.side("fiscal", "收入"), tables.side("overall", "收入")
    if not ours or not theirs:
        return
    if tables.is_final:
        granted = [row.first for row in theirs.rows if re.match(r"[一二三]、", row.label)]
        for row, other in zip((row for row in ours.rows if re.match(r"[一二三]、", row.label)), granted, strict=False):
            yield from _equal(tables, row.first, other)
        return
    for word, own in ((r"一般公共预算", "一般公共"), (r"基金预算", "基金"), (r"国有资本", "国有资本")):
        mine = ours.labelled(word)
        now = theirs.labelled(rf"^\d[.、．].*{own}.*拨款")
        carried = [row for row in theirs.rows if own in row.label and "结转" in row.first.group]
        if mine and now and mine.first.value.value != now.first.value.value:
            yield from _equal(tables, mine.first, now.first, *(row.first for row in carried))


def _general(tables: Tables) -> Iterator[Problem]:
    """B06, B07, B08, D04, D05, D06: funds by class; expenditure of all funds is never less; basic by economic class."""
    spending, general, whole = tables.side("fiscal", "支出"), tables.of("general"), tables.of("expenditure")
    if general and spending:
        column = spending.column(r"^一般公共预算")
        same = _value(spending.total(r"^一般公共预算")) == _value(general.total()) or tables.is_final
        if column is not None and same:
            yield from _by_class(tables, spending, column, general)
    for kind, head in (("fund", r"^政府性基金"), ("capital", r"^国有资本")):
        table = tables.of(kind)
        if spending and table:
            spent = (table.total(r"^小计$") or table.total()) if tables.is_final else table.total()
            at = spending.column(head)
            cell = _of_year(spending, at) if at is not None else None
            carried = _carried(tables, "基金" if kind == "fund" else "国有资本")
            if carried and _value(cell) - _value(spent) == carried.value.value:
                continue  # one has what was carried over, the other has not
            if spent is None and cell and cell.value.value:
                yield _missing(tables, cell, table)
            yield from _equal(tables, cell, spent)
    if general and whole:
        yield from _at_most(tables, general, whole)
    if general:
        basic = tables.basic_total()
        size = sum(1 for grid in tables.grids if grid.kind == "basic" for row in grid.rows if row.first.value.value)
        spent = general.total(r"^基本支出$")
        carried, apart = _carried(tables, "一般公共"), _value(spent) - sum((_value(one) for one in basic), ZERO)
        if not (carried and 0 < apart <= carried.value.value):
            yield from _near(tables, spent, basic, size)


def _value(entry: Entry | None) -> Decimal:
    return entry.value.value if entry else ZERO


def _by_class(tables: Tables, one: Grid, column: int, other: Grid) -> Iterator[Problem]:
    theirs, total = other.classes(), other.total_column()
    for name, row in one.classes().items():
        match = theirs.get(name)
        if match and total is not None:
            yield from _equal(tables, row.cells.get(column), match.cells.get(total))
        elif row.cells[column].value.value:
            yield _missing(tables, row.cells[column], other)
    yield from _equal(tables, _of_year(one, column), other.total())


def _of_year(grid: Grid, column: int) -> Entry | None:
    """本年支出合计 where there is one, else the total."""
    row = next((row for row in grid.rows if "本年支出合计" in row.label), grid.total_row())
    return row.cells.get(column) if row else None


def _at_most(tables: Tables, part: Grid, whole: Grid) -> Iterator[Problem]:
    """By item: the part is no more than the whole, in every column; where both totals agree, neither is less."""
    agree = _value(part.total()) == _value(whole.total())
    for row in part.rows:
        match = whole.of_code(row.code) if row.code else whole.total_row() if row.is_total else None
        if match is None:
            if row.code and row.first.value.value:
                yield _missing(tables, row.first, whole)
            continue
        for at, entry in row.cells.items():
            head = entry.leaf if entry.leaf not in {"小计", "合计"} else ""
            there = whole.column(f"^{re.escape(head)}$") if head else whole.total_column()
            other = match.cells.get(there) if there is not None else None
            if other and (entry.value.value > other.value.value or (agree and entry.value.value != other.value.value)):
                yield _apart(tables, row.cells[at], other, other.text, Severity.ERROR)
    if agree:
        yield from (problem for problem in _row_by_row(tables, whole, part) if problem.code == "verify-row-missing")


def _projects(tables: Tables) -> Iterator[Problem]:
    """B09: projects by item are the project expenditure of the general budget.

    Where that has what was carried over and the list of projects has not, their difference is what was carried over.
    """
    general, projects = tables.of("general"), tables.of("projects")
    if not general or not projects:
        return
    column, total = general.column(r"^项目支出$"), projects.total_column()
    if column is None or total is None:
        return
    spent, listed = general.total(r"^项目支出$"), projects.total()
    carried = _carried(tables, "一般公共")
    if _value(spent) != _value(listed) and carried and _value(spent) - _value(listed) == carried.value.value:
        return
    yield from _equal(tables, spent, listed)
    for row in general.rows:
        rows = [one for one in projects.rows if one.code == row.code]
        wholes = [one for one in rows if not one.project] or rows
        if row.code and wholes:
            yield from _equal(tables, row.cells[column], *(one.cells.get(total) for one in wholes))
        elif row.cells[column].value.value and not any(one.code.startswith(row.code) for one in projects.rows):
            yield _missing(tables, row.cells[column], projects)


def _carried(tables: Tables, fund: str) -> Entry | None:
    """What a fund carried over, in 收支总表."""
    lines = tables.side("overall", "收入")
    rows = lines.rows if lines else ()
    found = (row.first for row in rows if fund in row.label and "结转" in row.first.group)
    return next((entry for entry in found if entry.value.value), None)


_THREE = (("30212", r"因公出国"), ("30217", r"公务接待"), ("30231", r"运行"), ("31013", r"购置费?$"))


def _three(tables: Tables) -> Iterator[Problem]:
    """B11, B12, D07: 三公 is no less than what basic expenditure has under its codes."""
    table = tables.of("three")
    if table is None:
        return
    for code, word in _THREE:
        basic, entry = tables.of_basic(code), _three_of(table, word)
        if basic and entry and basic.value.value > entry.value.value:
            yield _apart(tables, entry, basic, basic.text, Severity.WARNING)


def _three_of(grid: Grid, word: str) -> Entry | None:
    """The amount of an item: a row's, or what was spent where items are columns."""
    if any(row.label for row in grid.rows):
        rows = [row for row in grid.rows if re.search(word, re.sub(r"[（(]小计[)）]", "", row.label))]
        rows = [row for row in rows if not re.search(r"购置.*运行", row.label)]
        return rows[0].first if rows else None
    columns = [at for at, head in grid.heads.items() if head and re.search(word, head[-1]) and "小计" not in head]
    columns = [at for at in columns if not re.search(r"购置.*运行", grid.heads[at][-1])]
    return grid.rows[0].cells[columns[-1]] if columns and grid.rows else None


def _carry(tables: Tables) -> Iterator[Problem]:
    """B15: the table of what was carried over and the lines of 收支总表."""
    table, lines = tables.of("carry"), tables.side("overall", "收入")
    if not table or not lines:
        return
    row = table.total_row()
    for word, column in ((r"^二、.*结转", 0), (r"^1[.、．]财政拨款结转", 1), (r"^2[.、．]非财政", 2)):
        line = lines.labelled(word)
        totals = [at for at, head in table.heads.items() if head and head[-1] in {"合计", "小计"}]
        if line and row and len(totals) > column:
            yield from _equal(tables, line.first, row.cells.get(totals[column]))
        elif line and not row and line.first.value.value:
            yield _missing(tables, line.first, table)


def _same_rows(tables: Tables) -> Iterator[Problem]:
    """B16, B17: one code has one name in all tables, codes ascend, and none stands twice."""
    names: dict[str, Entry] = {}
    codes: dict[tuple[bool, str], str] = {}
    for grid in tables.grids:
        coded = [row for row in grid.rows if row.code and not row.project]
        if grid.kind in {"income", "expenditure", "general", "basic"} and len(coded) > 4:
            lost = [row for row in grid.rows if row.label and not row.code and not row.is_total]
            for row in lost if len(lost) * 5 < len(coded) else []:
                place = Place(row.first.where.file, grid.block, row.number)
                yield Problem("verify-blank", place, {"cell": f"{row.label}，编码"})
        for row in coded:
            name = canonical(row.label)
            first = names.setdefault(row.code, row.first)
            place = Place(row.first.where.file, grid.block, row.number)
            if name and canonical(first.label) != name:
                details = {"code": row.code, "found": row.label, "name": first.label}
                yield Problem("verify-code-name", place, details)
            code = codes.setdefault((grid.kind == "basic", name), row.code) if len(row.code) == 3 else row.code
            if code != row.code:
                yield Problem("verify-same-name", place, {"name": row.label, "found": row.code, "code": code})
        for before, row in pairwise(coded):
            if row.code <= before.code and not _aside(before.code, row.code):
                details = {"table": grid.title, "code": row.code, "before": before.code}
                yield Problem("verify-code-order", Place(row.first.where.file, grid.block, row.number), details)


def _aside(before: str, code: str) -> bool:
    """Economic classes run in columns of their own: 303 may stand below 30199, never 301 below 302."""
    return len(before) > len(code) and before[:3] < code[:3]

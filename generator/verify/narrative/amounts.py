"""Every amount of an indicator against the table cell of that name: which cell is meant, the headings tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.verify.canonical import canonical, likeness
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.functional_items import (
    DIGITS,
    FUNDS,
    cells_of,
    code_of,
    functional_rows,
    is_same,
    rows_called,
)
from generator.verify.narrative.functional_paths import Path
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item
from generator.verify.narrative.tables_meant import FUNCTIONAL, tables_of
from generator.verify.rounded import total
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

_OF_THE_YEAR = re.compile("当年拨款")  # "五、关于甲局2023年一般公共预算当年拨款情况说明"
_INCOME = re.compile(r"一般公共预算(?:财政)?拨款(?!结转)")  # "1.一般公共预算拨款", the income of the year in 收支总表
_FISCAL = re.compile(r"(?<!非)财政拨款结转")  # "1.财政拨款结转", a line of 收支总表
CLASS = 3  # digits of the code of a 类
# A name that differs from a row's and has just its amount misnames it if it is that like; of shorter names two may be
# as like by chance.
NEAR, SHORTEST = 0.6, 4


def check_amounts(findings: Findings) -> None:
    """E01, E04, E06, E07, E16, E19: the amounts, names and codes of all statements."""
    for item in findings.statements.items:
        for aspect, mention in item.amounts.items():
            if item.path:
                _check_path(findings, item, item.path, mention, aspect)
            else:
                _check_name(findings, item, mention, aspect)


# ── by name ───────────────────────────────────────────────────────────────────────────────────────────────────────


def entries_for(lookup: Lookup, item: Item, aspect: str) -> list[Entry]:
    """The cells that an amount may mean."""
    kinds = tables_of(item.line)
    if item.project:
        found = [e for e in lookup.kinds("projects") if e.main and canonical(e.label) == item.name]
        if len(found) > 1:  # a project under several items: a row for each, and their sum is the project
            whole = sum((entry.value.value for entry in found), Decimal(0))
            found.append(replace(found[0], value=replace(found[0].value, value=whole)))
        target = [e for e in lookup.kinds("performance") if e.project and canonical(e.project) == item.name]
        # a form states a project's money as 年度预算总额, that of an evaluation as 合计
        return found + [e for e in target if re.search("年度预算总额|合计", e.label)]
    found = lookup.named(item.name, kinds)
    # in 财政拨款收支总表 the line 上年结转 is of fiscal money, which 收支总表 calls 财政拨款结转
    if kinds[:1] == ("fiscal",) and item.name in {"上年结转", "结转"}:
        found = lookup.named("财政拨款结转", kinds) or found
    # the cells of the same code in the other tables: 行政运行 by name in one, in another called otherwise
    codes = dict.fromkeys(entry.code for entry in found if len(entry.code) in DIGITS and entry.kind in FUNCTIONAL)
    found += [cell for code in codes for cell in cells_of(lookup, code, kinds) if cell not in found]
    return [entry for entry in _of_its_column(lookup, item, found) if _fits(entry, aspect, lookup.is_final)]


OPERATING_COST = "机关运行"  # as canonical.py calls 机关运行经费
# A fund's own table has columns for what came in and was spent, and for what was there at both ends of the year.
_COLUMNS = ("收入", "支出", "年初", "年末")
_BOTH_SIDES = re.compile("收入支出|收、?支")  # "收入支出决算" is no one column


def _of_its_column(lookup: Lookup, item: Item, found: list[Entry]) -> list[Entry]:
    """Of the cells of a fund's table those whose column the noun says, else what the tables of all money state."""
    word = max(_COLUMNS, key=item.noun.rfind)
    if word not in item.noun or _BOTH_SIDES.search(item.noun):
        return found
    mine = [entry for entry in found if entry.kind not in FUNDS or _is_column(entry, word)]
    if mine or not found or item.name in _COLUMNS:
        return mine
    return [entry for entry in lookup.named(item.name, ("fiscal", "overall")) if word in "".join(entry.head)]


def _is_column(entry: Entry, word: str) -> bool:
    """Whether a column is the one of the word, or of none."""
    head = "".join(entry.head)
    return word in head or not any(other in head for other in _COLUMNS)


def totals_meant(lookup: Lookup, item: Item) -> list[Entry]:
    """The totals of the table that a section speaks of first."""
    kinds = tables_of(item.line)[:1]
    totals = [e for e in lookup.kinds(*kinds) if e.is_total and (e.main or e.leaf in {"合计", "小计"})]
    return [entry for entry in totals if _fits(entry, "", lookup.is_final)]


def _fits(entry: Entry, aspect: str, is_final: bool) -> bool:
    """Whether a cell is of the kind of amount that is said: final accounts print budget and actual side by side.

    预算数 and 决算数 stand at the top of the head in the table of 三公; 年初预算数 and the like there are planned too.
    """
    head = entry.head[0] if entry.head else ""
    planned = "预算数" in head and "决算" not in head
    if not is_final or aspect in {"", "actual"}:
        return not (is_final and planned)
    return planned


def _check_name(findings: Findings, item: Item, mention: Mention, aspect: str) -> None:
    """An amount by its name: right if any cell of the name has it, unknown if no cell has the name."""
    found = entries_for(findings.lookup, item, aspect)
    if found:
        is_right = any(is_same(entry.value, mention.number) for entry in found)
        if not is_right and item.name == OPERATING_COST and _is_within(mention, found):
            findings.mark(item.line, [mention], "taken")
            return
        findings.mark(item.line, [mention])
        if not is_right and not _is_of_this_year(findings, item, found, mention):
            _differs(findings, item, mention, _closest(found, mention))
        return
    if aspect in {"initial", "budget"} and findings.lookup.is_final:
        findings.mark(item.line, [mention], "taken")  # final accounts print budgets in the table of 三公 alone
        return
    near = _nearest(findings.lookup, item, mention)
    if near:
        details = {"found": item.called, "table": near.label.strip()}
        findings.add("verify-name", item.line, mention.start - len(item.noun), details)
        findings.mark(item.line, [mention])
        return
    elsewhere = [e for e in findings.lookup.by_name.get(item.name, ()) if is_same(e.value, mention.number)]
    findings.mark(item.line, [mention], "checked" if elsewhere and mention.number.value else "taken")


def _is_within(mention: Mention, found: list[Entry]) -> bool:
    """Whether the amount is no more than one of the cells: 机关运行经费 is that of 行政 and 参公 units only, so that a
    department with 事业单位 has less than its 公用经费, and an institution has none (docs/rules.md §13)."""
    return any(mention.number.value >= 0 and mention.number.span.low <= entry.value.span.high for entry in found)


def _is_of_this_year(findings: Findings, item: Item, found: list[Entry], mention: Mention) -> bool:
    """Whether the amount is that of a cell without what was carried over, in a chapter about 当年拨款 alone.

    Where no table says what was carried over for each item, it is no more than the whole of it.
    """
    if not _OF_THE_YEAR.search(item.line.chapter):
        return False
    if not any(entry.value.value for entry in findings.lookup.kinds("carry")):
        whole = _most_carried(findings.lookup)
        said = mention.number.span
        return any(one.value.span.low - whole <= said.high and said.low <= one.value.span.high for one in found)
    codes = {entry.code for entry in found if entry.code}
    carried = [
        entry.value
        for entry in findings.lookup.kinds("overall", "carry")
        if _is_carried(entry) or (entry.kind == "carry" and entry.code in codes)
    ]
    return any(
        total([entry.value, amount.negative()]).holds(mention.number.span)
        for entry in found
        for amount in carried
        if amount.value
    )


def _most_carried(lookup: Lookup) -> Decimal:
    """What the general budget may have carried over, where no table says it item by item.

    财政拨款结转 is of all funds: where no line tells the general budget's apart, it bounds it, and so does what the
    general budget spends more than its income of the year.
    """
    lines = list(lookup.kinds("overall"))
    own = [entry.value.value for entry in lines if _is_carried(entry)]
    if own:
        return max(own)
    most = max((entry.value.value for entry in lines if _FISCAL.search(entry.label)), default=Decimal(0))
    income = [entry.value.value for entry in lines if _INCOME.search(entry.label)]
    spent = [entry.value.value for entry in lookup.kinds("general") if entry.is_total]
    return min(most, max(Decimal(0), max(spent) - max(income))) if income and spent else most


def _is_carried(entry: Entry) -> bool:
    """Whether a cell is what the general budget carried over: a line of 收支总表, or a total of 上年结转结余表."""
    if entry.kind == "carry":
        return entry.is_total and "一般公共" in "".join(entry.head)
    return "一般公共" in entry.label and "结转" in entry.group


def _closest(cells: list[Entry], mention: Mention) -> Entry:
    """The cell that is most likely meant: the one nearest in amount."""
    return min(cells, key=lambda cell: abs(cell.value.value - mention.number.value))


def _differs(findings: Findings, item: Item, mention: Mention, entry: Entry) -> None:
    details = {"name": item.called, "found": mention.text, "computed": str(entry.value), "cell": entry.words()}
    findings.add("verify-amount", item.line, mention, details)


def _nearest(lookup: Lookup, item: Item, mention: Mention) -> Entry | None:
    """The row of nearly the same name and just that amount: the sentence misnames it."""
    kinds = tables_of(item.line)
    if len(item.name) < SHORTEST or not mention.number.value or "performance" in kinds:
        return None
    best: tuple[float, Entry] | None = None
    for entry in lookup.kinds(*kinds):
        if entry.code and entry.main and is_same(entry.value, mention.number):
            score = likeness(canonical(entry.label), item.name)
            if score >= NEAR and (best is None or score > best[0]):
                best = (score, entry)
    return best[1] if best else None


def _check_path(findings: Findings, item: Item, path: Path, mention: Mention, aspect: str) -> None:
    lookup = findings.lookup
    if aspect in {"initial", "budget"} and lookup.is_final:
        findings.mark(item.line, [mention], "taken")
        return
    kinds = tables_of(item.line) or FUNCTIONAL
    code = code_of(lookup, path, mention.number)
    cells = list(cells_of(lookup, code, kinds)) if code else rows_called(lookup, path, kinds)
    findings.mark(item.line, [mention])
    if code:
        _check_names(findings, item, path, code)
    is_right = any(is_same(cell.value, mention.number) for cell in cells)
    if cells and not is_right and not _is_of_this_year(findings, item, cells, mention):
        _differs(findings, item, mention, _closest(cells, mention))
    if not cells and mention.number.value != Decimal(0):
        details = {"name": item.called, "found": mention.text}
        findings.add("verify-no-row", item.line, mention, details)


def _check_names(findings: Findings, item: Item, path: Path, code: str) -> None:
    """The names and printed codes of 类, 款 and 项, each against the table's."""
    names = functional_rows(findings.lookup)
    for name, printed, cut in zip(path.names, path.codes, DIGITS, strict=False):
        table = names.get(code[:cut], "")
        if table and not _is_called(name, table, cut):
            findings.add("verify-name", item.line, path.start, {"found": name, "table": table})
        part = code[:cut][-3 if cut == CLASS else -2 :]  # 201, 03, 01 of 2010301
        if printed and printed != part:
            details = {"name": name, "found": printed, "computed": part}
            findings.add("verify-code", item.line, path.start, details)


def _is_called(name: str, table: str, cut: int) -> bool:
    """Whether a name is the table's; a class may leave out its 支出."""
    said, known = canonical(name), canonical(table)
    return said == known or (cut == CLASS and said == known.removesuffix("支出"))


def mark_codes(findings: Findings, line: Line, mentions: Iterable[Mention]) -> None:
    """Codes in brackets are compared with the rows' own as the names are."""
    findings.mark(line, [mention for mention in mentions if mention.kind == "code"])

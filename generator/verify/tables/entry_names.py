"""Under which names a sentence may speak of a table's amount: its row's, or in a total row its column's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.verify.canonical import canonical
from generator.verify.tables.entries import Entry
from generator.verify.tables.kinds import TOTALS_CALLED

# A total's own column, or the one that sums up the columns of a group: 一般公共预算·小计 may be called 一般公共预算.
_WHOLE_COLUMNS = {"合计", "小计", "总计"}
_GROUP_TOTALS = {"合计", "小计"}
_FUNDS = ("一般公共预算", "财政拨款")


def names_of(entry: Entry, unit: str) -> Iterator[str]:
    """The canonical names of an entry; `unit` is the publisher, whose name may stand before them."""
    leaf = canonical(entry.leaf, unit)
    label = canonical(entry.label, unit)
    if entry.kind == "basic" and "公用" in {label, leaf if entry.is_total else ""}:
        yield "机关运行"  # 机关运行经费 is within 公用经费 of basic expenditure (docs/rules.md §7, §13)
    if entry.is_total:
        yield from _names_of_total(entry, leaf, label, unit)
        return
    if entry.main and label:
        yield label
        if entry.kind in {"overall", "fiscal"} and "结转" in entry.group and "结转" not in label:
            yield f"{label}结转"
    if entry.kind == "basic" and label in {"人员", "公用"} and not entry.code:
        yield label


def _names_of_total(entry: Entry, leaf: str, label: str, unit: str) -> Iterator[str]:
    """In a total row the column says what is meant; its own total is called as the table is."""
    if leaf not in {"", label}:
        yield leaf
        if entry.kind in {"general", "expenditure"} and leaf in {"基本支出", "项目支出"}:
            yield from (canonical(f"{fund}{leaf}") for fund in _FUNDS)
    # 本年支出·合计 in the row 合计 of a fund's table is its 支出
    if entry.leaf in _GROUP_TOTALS and (leaf != label or entry.kind in {"fund", "capital"}):
        yield from (canonical(head, unit) for head in entry.head[:-1])
    is_income = entry.kind in {"fund", "capital"} and leaf == "收入"  # 政府性基金预算财政拨款收入
    if entry.main or leaf in _WHOLE_COLUMNS or is_income:
        yield from (canonical(name) for name in TOTALS_CALLED.get(entry.kind, ()))

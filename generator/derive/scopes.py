"""Scopes: line items by code and column, entered as the tree 合计, 类, 款, 项 that public tables show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.core.classification import Classification, ancestors
from generator.core.model import LineItem, Unit
from generator.derive.ledger import Ledger

Takes = Callable[[LineItem], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a scope: its label and which line items it adds up."""

    label: str
    takes: Takes


def from_sources(lines: Iterable[LineItem], chosen: Iterable[str]) -> list[LineItem]:
    wanted = frozenset(chosen)
    return [line for line in lines if line.source in wanted]


def of_source(held: tuple[str, ...]) -> Takes:
    return lambda line: line.source in held


def of_nature(*natures: str) -> Takes:
    return lambda line: line.nature in natures


def both(first: Takes, second: Takes) -> Takes:
    return lambda line: first(line) and second(line)


def enter_scope(
    ledger: Ledger,
    names: Classification,
    scope: str,
    scope_label: str,
    lines: list[LineItem],
    items: set[str],
    columns: Mapping[str, Column],
) -> None:
    """The tree 合计, 类, 款, 项 of a scope, once for each column; `items` are the 项 that have rows.

    A 类 without a row is entered too, as zero: forms such as 收支总表 print all of them.
    """
    codes = sorted(items | {above for item in items for above in ancestors(item)})
    below: dict[str, list[str]] = {}
    for code in codes:
        below.setdefault(code[:-2], []).append(code)
    classes = [code for code in names.classes() if code not in codes]
    for suffix, column in columns.items():
        taken: dict[str, list[str]] = {}
        for line in lines:
            if column.takes(line):
                taken.setdefault(line.code, []).append(line.leaf.key)
        end = f".{suffix}" if suffix else ""
        for code in (*codes, *classes):
            label = label_of(scope_label, f"{code} {names.functional[code]}", column.label)
            ledger.add(f"{scope}.{code}{end}", label, _parts(scope, code, end, below, taken))
        tops = [f"{scope}.{code}{end}" for code in codes if len(code) == 3]
        ledger.add(f"{scope}{end}", column.label if scope == "income" else label_of(scope_label, column.label), tops)


def _parts(
    scope: str, code: str, end: str, below: Mapping[str, list[str]], taken: Mapping[str, list[str]]
) -> list[str]:
    """The 款 of a 类, the 项 of a 款; for a 项 the line items themselves."""
    if len(code) == 7:
        return taken.get(code, [])
    return [f"{scope}.{other}{end}" for other in below.get(code, ())]


def label_of(*words: str) -> str:
    return "·".join(word for word in words if word)


def enter_basic(ledger: Ledger, unit: Unit, listed: Iterable[str] = ()) -> None:
    """Basic expenditure by economic code; 人员经费 is 301 and 303, 公用经费 the others (docs/rules.md §7).

    Keys are `basic[.code][.personnel|.public]`; the 款 of `listed` are entered too, as zero.
    """
    names = unit.classification
    codes = sorted({*unit.basic_expenditure, *listed})
    for end, label, group in (
        ("", "", None),
        (".personnel", "人员经费", "人员经费"),
        (".public", "公用经费", "公用经费"),
    ):
        taken = [code for code in codes if group in (None, names.group[code])]
        for code in codes:
            parts = [unit.basic_expenditure[code].key] if code in taken and code in unit.basic_expenditure else []
            ledger.add(f"basic.{code}{end}", label_of("基本支出", f"{code} {names.economic[code]}", label), parts)
        for top in sorted({code[:3] for code in codes}):
            parts = [f"basic.{code}{end}" for code in codes if code.startswith(top)]
            ledger.add(f"basic.{top}{end}", label_of("基本支出", f"{top} {names.economic[top]}", label), parts)
        tops = [f"basic.{top}{end}" for top in sorted({code[:3] for code in codes})]
        ledger.add(f"basic{end}", label or "一般公共预算基本支出", tops)

"""What the units of a department pay one another (部门内部往来): taken out of its income and of its expenditure.

Money of the finance department goes to each unit by itself, so that only other funds pass between units: 上级补助收入
and 对附属单位补助支出, 附属单位上缴收入 and 上缴上级支出. Both entries stand in the units' files as they stand there.

A budget balances line by line. There the receiving unit's line is spent, so that it stays, from the payer's source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator.core.members import Member
from generator.core.model import Leaf, LineItem, Record, Unit
from generator.core.money import factor
from generator.core.problem import Place, Problem
from generator.core.schemas import unit_schema

BLOCK = "between_units"
# Sources whose money a unit has from the finance department or from last year: none of it comes from another unit.
FISCAL = {
    *("own", "transfer", "fund_own", "fund_transfer", "capital_own", "capital_transfer", "special_account"),
    *("carryover_general", "carryover_fund", "carryover_capital", "carryover_special_account", "carryover_unit"),
    *("general", "fund", "capital"),
}
# What `basic` stands for where an item is split by economic 款.
BASIC = {"basic", "personnel", "public"}


@dataclass(frozen=True, slots=True)
class Transfers:
    """The lines that take out, by where they stand: in the expenditure, in the income of final accounts."""

    line_items: list[LineItem] = field(default_factory=list)
    income: list[LineItem] = field(default_factory=list)


def transfers(own: Unit, members: Iterable[Member]) -> tuple[Transfers, list[Problem]]:
    """The lines of each entry, and entries that no unit has, or not with so much money."""
    result, problems = Transfers(), list[Problem]()
    members = list(members)
    final = own.kind == "final"
    spent = [line for one in members for line in one.unit.line_items if _is_stated(line)]
    income = [line for one in members for line in one.unit.entries["income"]] if final else spent
    entries = own.record.get(BLOCK)
    for number, entry in enumerate(entries if isinstance(entries, tuple) else (), 1):
        leaf = own.leaves[f"{BLOCK}.{number}.amount"]
        paid, received = (_line(own, entry[side], leaf, f"{BLOCK}.{number}.{side}") for side in ("paid", "received"))
        for side, line, found in (("paid", paid, spent), ("received", received, income)):
            problem = _unfounded(own, entry[side], line, found)
            problems += [problem] if problem else []
        if leaf.value < 0:
            problems.append(Problem("between-units-negative", leaf.place, {"amount": leaf.value}))
        result.line_items.append(paid)
        if final:
            result.income.append(received)
        else:
            kept = _leaf(leaf, f"{BLOCK}.{number}.kept", 1)
            result.line_items.extend((received, LineItem(received.code, paid.source, received.nature, kept)))
    return result, problems


def _is_stated(line: LineItem) -> bool:
    """Whether it is an item of its own and no project's, whose amount the list of projects has too."""
    return not line.leaf.key.startswith("projects.")


def _line(own: Unit, entry: Record, leaf: Leaf, key: str) -> LineItem:
    """The entry as a line with the amount taken out."""
    nature = _named(own, "nature", entry.get("nature")) or "basic"
    if own.kind == "final" and key.endswith("received"):
        nature = ""
    return LineItem(str(entry["code"]), _named(own, "source", entry["source"], key), nature, _leaf(leaf, key, -1))


def _leaf(leaf: Leaf, key: str, sign: int) -> Leaf:
    return Leaf(key, sign * leaf.value, leaf.unit, "部门内部往来", leaf.place)


def _named(own: Unit, field: str, words: object, key: str = "") -> str:
    """A source or nature by its English name; the file may have the Chinese one."""
    block = "income_items" if own.kind == "final" and key.endswith("received") else "line_items"
    rules = unit_schema(own.kind)[block]["schema"]["schema"].get(field, {})
    chosen = {label: name for name, label in rules.get("meta", {}).get("choices", {}).items()}
    text = str(words or "")
    return str(chosen.get(text, text))


def _unfounded(own: Unit, entry: Record, line: LineItem, found: Iterable[LineItem]) -> Problem | None:
    """That the units do not state such an entry, or with less money than is to be taken out."""
    place: Place = entry["code"].place  # type: ignore[attr-defined]
    details: dict[str, object] = {"code": line.code, "source": line.source, "nature": line.nature or "—"}
    if line.source in FISCAL:
        return Problem("between-units-fiscal", place, details)
    natures = BASIC if line.nature == "basic" else {line.nature}
    same = [one for one in found if (one.code, one.source) == (line.code, line.source) and one.nature in natures]
    if not same:
        return Problem("between-units-unknown", place, details)
    stated = sum((one.leaf.value * factor(one.leaf.unit, own.amounts_in) for one in same), Decimal(0))
    if stated < -line.leaf.value:
        return Problem("between-units-more", place, {**details, "amount": -line.leaf.value, "stated": stated})
    return None

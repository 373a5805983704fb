"""Unit files that contradict themselves, last year's file or reason, by kind: what a hand slips in that fills one in.

Each kind changes one thing and leaves the rest as it agrees with it, so that only what the kind is about is wrong: an
item ten times as large has its money by economic class too. Of kinds that a file has no place for nothing is made.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.stages import compose_unit
from tests.verify.unit_changes import noticed_by

Tree = dict[str, Any]
Changes = Mapping[str, Decimal]  # by figure, by how much it differs from last year's
TEN, TEN_THOUSAND = Decimal(10), Decimal(10_000)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Amounts of money by their path, positions of lists left out: "line_items.amount", "three_public.actual.reception".
_MONEY = re.compile(
    r"(?:line_items|income_items)\.(?:amount|initial)|carryover_items\.(?:opening|closing)|basic_expenditure\.\d+|"
    r"projects\.economic\.\d+|three_public\.(?:(?:budget|actual)\.)?(?:abroad|reception|vehicle_purchase|vehicle_operation)|"
    r"procurement\..*|general_expenses\..*|operating_cost.*|approved\..*|assets\..*value|assets\.(?:furniture|other)"
)
BLOCKS = ("line_items", "income_items", "basic_expenditure", "projects", "three_public", "procurement", "assets")
GENERAL = ("own", "transfer", "general")  # sources of the general budget
PERSONNEL = ("301", "303")  # the economic classes of 人员经费
OTHER_WAGES, OTHER_GOODS = "30199", "30299"  # where an item's money stands by economic class when it is changed here


# What nobody can notice, by the change in words: nothing else in the file or in last year's says what it was.
NOBODY = (
    re.compile(r"basic_expenditure\.30[13]\d\d .* ↔ basic_expenditure\.30[13]"),  # both 人员经费
    re.compile(r"basic_expenditure\.3(?!0[13]).* ↔ basic_expenditure\.3(?!0[13])"),  # both 公用经费
    re.compile(r"line_items\.amount .* ↔ line_items\.amount"),  # their sum is what it was
)


@dataclass(frozen=True)
class Outcome:
    """A change of a kind in words, and which gate noticed it: empty for none."""

    kind: str
    words: str
    noticed: str

    @property
    def is_missed(self) -> bool:
        """Whether nobody noticed though somebody could."""
        return not self.noticed and not any(pattern.search(self.words) for pattern in NOBODY)


@dataclass
class Leaf:
    """An amount of the file where it stands."""

    holder: Any
    key: Any
    path: str

    @property
    def value(self) -> Decimal:
        return Decimal(self.holder[self.key])

    def set(self, value: Decimal) -> str:
        """Puts another amount there; both in words."""
        words = f"{self.path} {self.holder[self.key]} → {value:f}"
        self.holder[self.key] = f"{value:f}"
        return words


def amounts(tree: Tree, block: str = "") -> list[Leaf]:
    """Every amount of money, or those of one block."""
    return [one for one in _leaves(tree, "") if _MONEY.fullmatch(one.path) and one.path.startswith(block)]


def _leaves(node: Any, path: str) -> Iterator[Leaf]:
    """Numbers below a node with their paths."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        below = f"{path}.{key}".lstrip(".") if isinstance(node, dict) else path
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            yield Leaf(node, key, below)
        else:
            yield from _leaves(value, below)


def _chosen(leaves: list[Leaf], chance: random.Random) -> Leaf | None:
    filled = [leaf for leaf in leaves if leaf.value > 0]
    return chance.choice(filled) if filled else None


# ── the kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────


def block_in_yuan(tree: Tree, chance: random.Random, _: Changes) -> str:
    """One block in 元 in a file in 万元."""
    blocks = [block for block in BLOCKS if any(leaf.value for leaf in amounts(tree, f"{block}."))]
    if tree["unit_of_amounts"] != "万元" or not blocks:
        return ""
    block = chance.choice(blocks)
    for leaf in amounts(tree, f"{block}."):
        leaf.set(leaf.value * TEN_THOUSAND)
    return f"{block} × 10,000"


def file_in_yuan(tree: Tree, _: random.Random, __: Changes) -> str:
    """All amounts of this year in 元 where the file says 万元, or the other way round."""
    factor = TEN_THOUSAND if tree["unit_of_amounts"] == "万元" else 1 / TEN_THOUSAND
    if factor < 1 and tree.get("prior"):
        return ""  # last year's would be in the same unit
    for leaf in amounts(tree):
        leaf.set((leaf.value * factor).quantize(Decimal("0.000001")).normalize() if factor < 1 else leaf.value * factor)
    return f"all × {factor}"


def tenfold(tree: Tree, chance: random.Random, _: Changes) -> str:
    """One amount ten times what it was, with all that adds it up or pays it."""
    lines = [line for line in tree["line_items"] if _is_basic(line)]
    ways = [*(["item"] if lines else []), *(["project"] if tree.get("projects") else [])]
    if not ways:
        return ""
    if chance.choice(ways) == "project":
        project = chance.choice(tree["projects"])
        for code, amount in project["economic"].items():
            project["economic"][code] = f"{Decimal(amount) * TEN:f}"
        return f"{project['name']} × 10"
    line = chance.choice(lines)
    more = Decimal(line["amount"]) * 9
    if not more:
        return ""
    line["amount"] = f"{Decimal(line['amount']) * TEN:f}"
    _paid(tree, OTHER_GOODS if line.get("nature") == "public" else OTHER_WAGES, more)
    _earned(tree, line, more)
    return f"{line['code']} × 10"


def swapped(tree: Tree, chance: random.Random, _: Changes) -> str:
    """Two amounts of a block, each in the other's place."""
    blocks = [[leaf for leaf in amounts(tree, f"{block}.") if leaf.value] for block in BLOCKS]
    blocks = [leaves for leaves in blocks if len({leaf.value for leaf in leaves}) > 1]
    if not blocks:
        return ""
    leaves = chance.choice(blocks)
    one, other = chance.sample(leaves, 2)
    if one.value == other.value:
        return ""
    words, value = f"{one.path} {one.value:f} ↔ {other.path} {other.value:f}", one.value
    one.set(other.value)
    other.set(value)
    return words


def opening(tree: Tree, chance: random.Random, _: Changes) -> str:
    """What was there at the beginning is not what last year's accounts had at its end."""
    carried = [item for item in tree.get("carryover_items", ()) if Decimal(item["opening"]) > 0]
    if not carried or tree.get("prior"):
        return ""
    item = chance.choice(carried)
    less = (Decimal(item["opening"]) / 2).quantize(Decimal(item["opening"]))
    if not less:
        return ""
    words = Leaf(item, "opening", "carryover_items.opening").set(Decimal(item["opening"]) - less)
    _earned(tree, item, less)  # the year's money is still what was spent and is left
    return words


def below_zero(tree: Tree, chance: random.Random, _: Changes) -> str:
    """An amount with a minus where none can be."""
    kinds = (
        "income|carryover|initial|approved" if tree["kind"] == "budget" else "line_items.amount|income|carryover|basic"
    )
    leaf = _chosen([one for one in amounts(tree) if not re.search(kinds, one.path)], chance)
    return leaf.set(-leaf.value) if leaf else ""


def nature_moved(tree: Tree, chance: random.Random, _: Changes) -> str:
    """人员经费 by functional item called 公用经费, while by economic class all is as it was."""
    lines = _told_apart(tree)
    personnel = [line for line in lines if line["nature"] == "personnel" and Decimal(line["amount"]) >= 1]
    public = [line for line in lines if line["nature"] == "public"]
    if not personnel or not public:
        return ""
    one, other = chance.choice(personnel), chance.choice(public)
    part = (Decimal(one["amount"]) / chance.choice((2, 3, 5))).quantize(Decimal(one["amount"]))
    one["amount"], other["amount"] = f"{Decimal(one['amount']) - part:f}", f"{Decimal(other['amount']) + part:f}"
    return f"{part:f} of {one['code']} is 公用经费"


def level_reason(tree: Tree, chance: random.Random, changes: Changes) -> str:
    """Something changed, and the reason says that nothing did."""
    return _reason(tree, chance, changes, lambda _: "与上年持平")


def wrong_reason(tree: Tree, chance: random.Random, changes: Changes) -> str:
    """A rise that is explained by a fall, a fall by a rise."""
    words = ("人员增加，相应经费增加", "人员减少，相应经费减少")
    return _reason(tree, chance, changes, lambda change: words[change > 0])


KINDS: dict[str, Callable[[Tree, random.Random, Changes], str]] = {
    "block in 元": block_in_yuan,
    "file in 元": file_in_yuan,
    "ten times": tenfold,
    "swapped": swapped,
    "opening": opening,
    "below zero": below_zero,
    "人员 as 公用": nature_moved,
    "reason 持平": level_reason,
    "other way": wrong_reason,
}


def _reason(tree: Tree, chance: random.Random, changes: Changes, words: Callable[[Decimal], str]) -> str:
    told = [key for key in tree.get("reasons", {}) if changes.get(key)]
    if not told:
        return ""
    key = chance.choice(told)
    tree["reasons"][key] = words(changes[key])
    return f"{key} {changes[key]:+f}: {tree['reasons'][key]}"


def _is_basic(line: Mapping[str, str]) -> bool:
    return line.get("nature", "basic") in {"basic", "personnel", "public"} and line.get("source", "own") in GENERAL


def _paid(tree: Tree, code: str, more: Decimal) -> None:
    """So much more under an economic code."""
    paid = tree["basic_expenditure"]
    paid[code] = f"{Decimal(paid.get(code, '0')) + more:f}"


def _earned(tree: Tree, line: Mapping[str, str], more: Decimal) -> None:
    """In final accounts so much more came in of the same item and source."""
    items = tree.get("income_items", ())
    same = [one for one in items if (one["code"], one.get("source")) == (line["code"], line.get("source"))]
    for item in same[:1]:
        item["amount"] = f"{Decimal(item['amount']) + more:f}"


def _told_apart(tree: Tree) -> list[dict[str, str]]:
    """The lines of basic expenditure as 人员经费 and 公用经费, told apart as they are by economic class."""
    lines = [line for line in tree["line_items"] if _is_basic(line)]
    if tree["kind"] != "budget" or any(line.get("nature", "basic") != "basic" for line in lines):
        return [line for line in lines if line.get("nature", "basic") != "basic"]
    public = sum((Decimal(v) for c, v in tree["basic_expenditure"].items() if c[:3] not in PERSONNEL), Decimal(0))
    for line in sorted(lines, key=lambda line: -Decimal(line["amount"])):
        part = min(public, Decimal(line["amount"]))
        public -= part
        rest = Decimal(line["amount"]) - part
        line |= {"nature": "public" if part else "personnel", "amount": f"{part if part else rest:f}"}
        if part and rest:
            tree["line_items"].append({**line, "nature": "personnel", "amount": f"{rest:f}"})
    return [line for line in tree["line_items"] if _is_basic(line)]


# ── making and noticing ───────────────────────────────────────────────────────────────────────────────────────────


def run(unit: Path, each: int, seed: int) -> Iterator[Outcome]:
    """So many changes of each kind to a unit file; `unit` is changed and put back."""
    original, chance = unit.read_text("utf-8"), random.Random(seed)
    try:
        composed, _ = compose_unit(unit)
        usual = noticed_by(unit)
        facts = composed.document.facts if composed else ()
        told = (fact for fact in facts if fact.key.startswith("change("))
        changes = {fact.key[len("change(") : -1].split(",")[0]: Decimal(fact.value) for fact in told}
        for kind, change in KINDS.items():
            for _ in range(each):
                tree = yaml.load(original, yaml.BaseLoader)
                words = change(tree, chance, changes)
                if words:
                    unit.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
                    found = noticed_by(unit)
                    who = next((who for who in found if found[who] - usual.get(who, set())), "")
                    yield Outcome(kind, words, who)
    finally:
        unit.write_text(original, "utf-8")

"""A made-up unit file from the schema of its kind: every field filled, so that a new field needs nothing here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import prod
from typing import Any, Literal

from generator.core.classification import Classification

# Blocks that are no data of the unit: last year's and the reasons come from the figures themselves.
# And what only a department has: a case makes one of made-up units (made_up_department.py).
LEFT_OUT = (
    *("approved", "prior", "compared", "reasons", "conventions", "checks", "accepted", "classification"),
    *("units", "between_units", "amounts_from"),
)
# Facts that lie within a sum of others, which no made-up amount knows: only a case that names their block has them.
WITHIN = (
    *("unit.kind", "operating_cost", "operating_cost.amount"),
    *("three_public.from_fund", "government_economic.codes"),
)
# Of an item the one amount, or what it is by economic 款: a made-up one has the amount, in every case.
WITHIN_ITEMS, OF_ITEMS = "line_items.economic", "line_items.amount"
NOT_BASIC = "项目支出"
# Tell the entries of a list apart; no digit, which the lint of templates would take for a raw number.
ORDINALS = "甲乙丙丁戊己庚辛壬癸"
# Of a table's indicators; the other ten points are for the execution of the budget (docs/rules.md §9).
WEIGHTS = 90
ITEM, MONEY = 7, 5  # digits of a functional 项 and of an economic 款

Rules = Mapping[str, Any]
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extreme:
    """What a case makes of the made-up data; `items` 0 is one of every combination of choices."""

    name: str
    amount: str = "12.34"
    count: str = "2"
    entries: int = 3
    items: int = 6
    projects: int = 2
    name_length: int = 8
    text_length: int = 0
    unit_name: str = "某某市某某局"
    amounts_in: str = "万元"
    fields: Literal["all", "required"] = "all"
    sources: bool = True  # every choice in turn, or the first alone
    last_year: Literal["mixed", "half", "none", "same", "all", "new"] = "mixed"
    without: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()  # fields and choices whose amounts are below zero
    change: Mapping[str, str] = field(default_factory=dict)  # amounts of a block
    department: bool = False  # made of two such units


def made_up(rules: Rules, names: Classification, head: dict[str, str], extreme: Extreme) -> dict[str, Any]:
    """The file as YAML would read it, every value a text."""
    found = _Maker(names, extreme, head["year"]).record(rules, ())
    found |= head | {"unit_of_amounts": extreme.amounts_in}
    found["unit"] |= {"name": extreme.unit_name, "signed": f"{head['year']}-02-08"}
    return found


def made_up_fields(rules: Rules, names: Classification, extreme: Extreme) -> dict[str, Any]:
    """These fields of a file alone."""
    return _Maker(names, extreme, str(names.year)).record(rules, ())


class _Maker:
    def __init__(self, names: Classification, extreme: Extreme, year: str) -> None:
        self.extreme = extreme
        self.year = year
        self.items = sorted(code for code in names.functional if len(code) == ITEM)
        self.classes = names.classes()
        self.economic_classes = names.economic_classes()
        codes = [code for code in sorted(names.economic) if len(code) == MONEY]
        self.basic = [code for code in codes if names.group[code] != NOT_BASIC]
        groups = dict.fromkeys(names.group[code] for code in self.basic)
        self.few = [code for group in groups for code in [each for each in codes if names.group[each] == group][:3]]

    def record(self, rules: Rules, path: Path, index: int = 0, of: int = 1) -> dict[str, Any]:
        """All fields of a mapping but those that the case leaves out; it is the `index`th of a list of `of`."""
        chosen = self.choices(rules, index, of)
        given = {}
        for name, field_rules in rules.items():
            here = (*path, name)
            if self.left_out(name, field_rules, rules, here):
                continue
            given[name] = chosen.get(name) or self.value(field_rules, here, index, of)
        return self.signed(given, rules, path)

    def left_out(self, name: str, rules: Rules, beside: Rules, path: Path) -> bool:
        dotted = ".".join(part for part in path if part)
        if (len(path) == 1 and name in LEFT_OUT) or dotted in self.extreme.without:
            return True
        if dotted in (WITHIN_ITEMS, OF_ITEMS):
            return dotted == WITHIN_ITEMS
        if dotted in WITHIN and not rules.get("required") and path[0] not in self.extreme.change:
            return True
        if name == "code_name" or (name == "name" and "code" in beside and not rules.get("required")):
            return True  # the classification's name of the code
        return self.extreme.fields == "required" and not rules.get("required")

    def choices(self, rules: Rules, index: int, of: int) -> dict[str, str]:
        """The choice fields of one entry: in a list long enough every combination, else each in turn."""
        found, before = {}, 1
        allowed = {name: each["allowed"] for name, each in rules.items() if each.get("type") == "choice"}
        whole = of >= prod(len(each) for each in allowed.values())
        for name, each in allowed.items():
            at = index // before if whole else index
            found[name] = str(each[at % len(each) if self.extreme.sources else 0])
            before *= len(each)
        return found

    def signed(self, given: dict[str, Any], rules: Rules, path: Path) -> dict[str, Any]:
        """With the amounts that the case wants below zero."""
        words = self.extreme.negative
        chosen = [str(given[name]) for name in given if rules[name].get("type") == "choice"]
        for name, value in given.items():
            parts = (*path, name, *chosen)
            if rules[name].get("type") == "amount" and any(word in part for word in words for part in parts):
                given[name] = _within(f"-{value}", rules[name])
        return given

    def value(self, rules: Rules, path: Path, index: int, of: int, label: str = "") -> Any:
        """A value of the field's type."""
        label = str(rules.get("meta", {}).get("label", "")) or label
        match rules.get("type", "text"):
            case "dict" if "schema" in rules:
                return self.record(rules["schema"], path, index, of)
            case "dict":
                return {key: self.value(rules["valuesrules"], (*path, key), 0, 1, label) for key in self.keys(path)}
            case "list":
                length = self.length(path, rules)
                return [self.value(rules["schema"], (*path, ""), at, length, label) for at in range(length)]
            case "amount" if path[-1] == "weight":  # the entries of a table come to ninety, the execution is ten
                return str(WEIGHTS // of + (WEIGHTS % of) * (index == of - 1))
            case "amount" if path[-1] == "execution_weight":
                return str(100 - WEIGHTS)
            case "amount" | "percent":
                return _within(self.extreme.change.get(path[0], self.extreme.amount), rules)
            case "count":
                return _within(self.extreme.count, rules)
            case "code":
                return self.items[(index * len(self.items)) // of]
            case "date":
                return f"{self.year}-12-31" if path[-1] == "end" else f"{self.year}-01-01"
            case "year":  # that of the document comes from `head`
                return "2000"
            case "choice":
                return str(rules["allowed"][0])
            case "flag":
                return "是"
        return self.text(rules, path, index, label)

    def length(self, path: Path, rules: Rules) -> int:
        """How many entries a list has; those of items one of every combination where the case says so."""
        inner = rules["schema"].get("schema", {})
        if path[-1].endswith("items"):
            every = prod(len(each["allowed"]) for each in inner.values() if each.get("type") == "choice")
            return self.extreme.items or every
        if path[-1] == "projects":
            return self.extreme.projects
        return 1 if path[-1] in ("also", "parts") else self.extreme.entries

    def keys(self, path: Path) -> list[str]:
        """The codes of a mapping by codes."""
        if path[-1] == "basic_expenditure":  # some of both groups
            return self.few if self.extreme.items else self.basic
        return self.economic_classes[:2] if path[-1] == "economic" else self.classes

    def text(self, rules: Rules, path: Path, index: int, label: str) -> str:
        if path[-1] in ("name", "project") and path[-3:-1] == ("projects", ""):
            start = f"第{index + 1}个项目"
            limit = min(self.extreme.name_length, int(rules.get("maxlength") or 80))
            return (start + "某某专项资金补助及运行维护" * 10)[: max(limit, len(start))]
        words = f"某某{label or '文字'}{ORDINALS[index % len(ORDINALS)]}"
        limit = min(self.extreme.text_length, int(rules.get("maxlength") or 10_000))
        return (words + "，按照有关规定做好某某工作并负责组织实施" * 40)[: max(limit, len(words))]


def _within(value: str, rules: Rules) -> str:
    """The number, or the bound of a declared fact that it lies beyond."""
    least, most = rules.get("min"), rules.get("max")
    found = value if least is None or Decimal(value) >= least else str(least)
    return found if most is None or Decimal(found) <= most else str(most)

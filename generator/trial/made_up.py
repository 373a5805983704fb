"""A made-up unit file from the schema of its kind: every field filled, so that a new field needs nothing here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.classification import Classification

# Blocks that are no data of the unit: last year's and the reasons come from the figures themselves.
LEFT_OUT = ("approved", "prior", "reasons", "conventions")
NOT_BASIC = "项目支出"


@dataclass(frozen=True, slots=True)
class Extreme:
    """What a case makes of the made-up data."""

    name: str
    amount: str = "12.34"
    count: str = "2"
    entries: int = 3
    items: int = 6
    projects: int = 2
    name_length: int = 8
    unit_name: str = "某某市某某局"
    amounts_in: str = "万元"
    sources: bool = True  # every choice in turn, or the first alone
    last_year: str = "other"  # other, none, same, all (and nothing this year)
    without: tuple[str, ...] = ()
    change: Mapping[str, str] = field(default_factory=dict)  # amounts of a block


def made_up(rules: dict[str, Any], names: Classification, head: dict[str, str], extreme: Extreme) -> dict[str, Any]:
    """The file as YAML would read it, every value a text."""
    maker = _Maker(names, extreme)
    found = maker.record(rules, ())
    found |= head | {"unit_of_amounts": extreme.amounts_in}
    found["unit"] = {"name": extreme.unit_name, "signed": f"{head['year']}-02-08"}
    return found


class _Maker:
    def __init__(self, names: Classification, extreme: Extreme) -> None:
        self.extreme = extreme
        self.items = [code for code in names.functional if len(code) == 7]
        self.classes = names.classes()
        self.economic_classes = names.economic_classes()
        self.basic = [code for code in names.economic if len(code) == 5 and names.group[code] != NOT_BASIC]
        self.choices = 0

    def record(self, rules: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        """All fields of a mapping but those that the case leaves out."""
        given = {}
        for name, field_rules in rules.items():
            here = (*path, name)
            if (not path and name in LEFT_OUT) or ".".join(here) in self.extreme.without or name == "code_name":
                continue
            if (
                name == "name" and "code" in rules and not field_rules.get("required")
            ):  # the name beside a code is the classification's
                continue
            given[name] = self.value(field_rules, here, 0)
        return given

    def value(self, rules: dict[str, Any], path: tuple[str, ...], index: int) -> Any:
        """A value of the field's type; `index` counts the entries of a list."""
        match rules.get("type", "text"):
            case "dict" if "schema" in rules:
                return self.record_of(rules["schema"], path, index)
            case "dict":
                return {key: self.value(rules["valuesrules"], (*path, key), 0) for key in self.keys(path[-1])}
            case "list":
                return [self.value(rules["schema"], (*path, ""), at) for at in range(self.length(path))]
            case "amount" | "percent":
                return self.extreme.change.get(path[0], self.extreme.amount)
            case "count":
                return self.extreme.count
            case "code":
                return self.items[(index * 7) % len(self.items)]
            case "date":
                return "2000-12-31" if path[-1] == "end" else "2000-01-01"
            case "year":
                return "2000"
            case "choice":
                return self.choice(rules["allowed"], index)
            case "flag":
                return "是"
        return self.text(rules, path, index)

    def record_of(self, rules: dict[str, Any], path: tuple[str, ...], index: int) -> dict[str, Any]:
        found = self.record(rules, path)
        for name in ("code", "source", "nature"):
            if name in found:
                found[name] = self.value(rules[name], (*path, name), index)
        if "name" in found:
            found["name"] = self.text(rules["name"], (*path, "name"), index)
        if "project" in found:
            found["project"] = self.text(rules["project"], ("projects", "", "name"), index)
        return found

    def choice(self, allowed: list[str], index: int) -> str:
        return str(allowed[index % len(allowed) if self.extreme.sources else 0])

    def length(self, path: tuple[str, ...]) -> int:
        if path[-1].endswith("items"):
            return self.extreme.items
        if path[-1] == "projects":
            return self.extreme.projects
        return 1 if path[-1] == "also" else self.extreme.entries

    def keys(self, name: str) -> list[str]:
        if name == "basic_expenditure":
            return self.basic[: max(4, self.extreme.items)]
        return self.economic_classes[:2] if name == "economic" else self.classes

    def text(self, rules: dict[str, Any], path: tuple[str, ...], index: int) -> str:
        label = str(rules.get("meta", {}).get("label", "")) or "文字"
        if path[-1] == "name" and "projects" in path:
            limit = min(self.extreme.name_length, int(rules.get("maxlength") or 80))
            start = f"第{index + 1}个项目"
            return (start + "某某专项资金补助及运行维护" * 10)[: max(limit, len(start))]
        return f"某某{label}{'甲乙丙丁戊己庚辛壬癸'[index % 10]}"

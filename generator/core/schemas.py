"""The package's own data: the schemas of the files that users and template authors write, and the classification."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.core.declared import BLOCK, WHERE_PRINTED, Declared, block_of

FOLDER = Path(__file__).parents[1] / "data"
KINDS = ("budget", "final")  # 部门预算, 部门决算
# A file with nothing but the amounts of an earlier year (`comparison_only: …`).
COMPARISON = "comparison"
# Lists of a unit file that a department's are put together of; any other list (duties, indicators) is its own.
LISTS = (
    *("line_items", "income_items", "carryover_items", "projects"),
    *("performance.projects", "self_evaluation.projects"),
)
# Fields with which every unit file begins; the other common ones (approved, prior, reasons, …) stand at its end.
HEAD = ("template", "year", "kind", "unit_of_amounts", "unit")
ANY = "*"  # in paths, for the entries of a list or a key that a template chooses


@dataclass(frozen=True, slots=True)
class Asked:
    """What a set asks its units for: the paths of all fields that it prints (`procurement.goods`, `projects.*.start`).

    A path that another begins with stands for all below it. `offered` are those printed only where something before
    them, named first, is given. `required` are asked for in any case, `waived` never.
    """

    printed: frozenset[str] = frozenset()
    offered: frozenset[tuple[str, str]] = frozenset()
    required: frozenset[str] = frozenset()
    waived: frozenset[str] = frozenset()

    def asks(self, path: str, rule: object) -> bool:
        """Whether the field of that rule (true, false or `printed`) is asked for, where its block is given."""
        if path in self.waived or path in self.required:
            return path in self.required
        return self._prints(path) if rule == WHERE_PRINTED else bool(rule)

    def _prints(self, path: str) -> bool:
        return any(_overlap(path, other) for other in self.printed) or any(
            # what a condition only asks about is not printed with all that is in it
            path.startswith(f"{before}.") and other != before and _overlap(path, other)
            for before, other in self.offered
        )

    def offers(self, path: str) -> bool:
        """Whether the field, or something of it, is printed where it is given."""
        return any(_overlap(path, other) for other in (*self.printed, *(other for _, other in self.offered)))


ALL = Asked(frozenset((ANY,)))  # as if everything were printed: of a unit whose set is not known
NOTHING = Asked()  # what every unit has, whatever its set


def _overlap(one: str, other: str) -> bool:
    pairs = zip(one.split("."), other.split("."), strict=False)
    return all(left == right or ANY in (left, right) for left, right in pairs)


@cache
def schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of `set` (set.yaml), `layout` (tables), `chart`, or `unit` (common to all kinds of file)."""
    text = (FOLDER / f"{name}.schema.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


@cache
def unit_schema(
    kind: str, asked: Asked = ALL, only_asked: bool = False, facts: tuple[Declared, ...] = ()
) -> dict[str, Any]:
    """The Cerberus schema of the unit files of a kind: the common head, the kind's own fields, the common end.

    Required is what the set asks for; `only_asked` leaves out what is required where printed and is not printed.
    `facts` are those that the set declares.
    """
    common = schema("unit")
    head = {name: rules for name, rules in common.items() if name in HEAD}
    whole = {**head, **schema(kind), **common}  # a key keeps its first position: starting files follow this order
    whole[BLOCK] = block_of(facts, whole[BLOCK])
    return _as_asked(whole, asked, "", only_asked)


def _as_asked(fields: dict[str, Any], asked: Asked, above: str, only_asked: bool) -> dict[str, Any]:
    result = {}
    for name, rules in fields.items():
        field = _field(rules, asked, f"{above}{name}", only_asked)
        is_left_out = only_asked and rules.get("required") == WHERE_PRINTED and not field["required"]
        if not is_left_out or asked.offers(f"{above}{name}"):
            result[name] = field
    return result


def _field(rules: dict[str, Any], asked: Asked, path: str, only_asked: bool) -> dict[str, Any]:
    """The field with `required` as true or false; a block is asked for with any field that is asked for in it."""
    rule, inner = rules.get("required", False), rules.get("schema")
    field = {**rules}
    if "required" in rules:
        field["required"] = asked.asks(path, rule)
    if rules.get("type") == "list" and inner:
        field["schema"] = _field(inner, asked, f"{path}.{ANY}", only_asked)
    elif inner is not None:
        field["schema"] = _as_asked(inner, asked, f"{path}." if path else "", only_asked)
        if rule == WHERE_PRINTED and path not in asked.required:
            field["required"] &= any(below.get("required") for below in field["schema"].values())
    if path in asked.required:
        field["required"] = True
    return field


def paths_of(fields: dict[str, Any], above: str = "") -> Iterable[str]:
    """The paths of all fields, blocks before what stands in them."""
    for name, rules in fields.items():
        path, inner = f"{above}{name}", rules.get("schema", {})
        yield path
        if rules.get("type") == "list":
            inner, path = inner.get("schema", {}), f"{path}.{ANY}"
        yield from paths_of(inner, f"{path}.")


def department_schema(found: dict[str, Any]) -> dict[str, Any]:
    """The same for a department whose amounts are those of its units: what is added up need not be there."""
    return {name: _of_department(rules, name) for name, rules in found.items()}


def is_added_up(unit: str) -> bool:
    """Whether numbers in this unit are a department's by addition: money and what is counted, no points and rates."""
    return unit not in ("", "分", "%")


def is_joined(path: str, kind: str) -> bool:
    """Whether a list is a department's by joining those of its units: their items, projects, and declared lists."""
    return path in LISTS or (kind == "list" and path.startswith(f"{BLOCK}."))


def _of_department(rules: dict[str, Any], path: str) -> dict[str, Any]:
    kind = rules.get("type", "text")
    if is_joined(path, kind):
        return {**rules, "required": False, "minlength": 0}
    if "valuesrules" in rules or (kind in ("amount", "count") and is_added_up(rules.get("meta", {}).get("unit", ""))):
        return {**rules, "required": False}
    if kind != "dict" or "schema" not in rules:
        return rules
    inner = {name: _of_department(one, f"{path}.{name}") for name, one in rules["schema"].items()}
    needed = any(one.get("required") for one in inner.values())
    return {**rules, "schema": inner, "required": bool(rules.get("required")) and needed}


@cache
def editor_schema(name: str) -> dict[str, Any]:
    """The Cerberus schema of a unit file of a kind, or of one that is only for comparison; of any set."""
    if name == COMPARISON:
        return schema(COMPARISON)
    found = unit_schema(name, NOTHING)
    # Which facts there may be the set says; an editor that knows the kind alone takes any.
    anything = {"type": "dict", "keysrules": {"type": "text"}, "valuesrules": {"type": "any"}, "required": False}
    return {**found, BLOCK: {**anything, "meta": found[BLOCK]["meta"]}}

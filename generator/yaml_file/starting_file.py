"""A starting file for a unit, made from the schema: every field with its Chinese label and what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

INDENT = "  "
# Before the lines of what a unit may leave out; taken away, they are as they should stand.
OPTIONAL = "#|"
_PLAIN = re.compile(r"[\w/.（）-]*")  # "xinjiang/budget", "2025-02-01"; not "a: b", "#1"
# What stands under a list or a table of codes, so that a clerk sees its form.
EXAMPLE_KEYS = {"basic_expenditure": '"30101"', "economic": '"302"', "uses": '"201"', "reasons": "general.basic"}
EXAMPLE_KEYS |= {"approved": "expenditure", "figures": "expenditure.basic", "conventions": "percent_places"}
EXAMPLE_KEYS |= {"codes": '"30299"', "checks": "G04", "add": '"2010388"', "rename": '"2010301"', "compared": "执行数"}
# The first line tells the YAML extension of editors which schema completes and checks the file.
HEADER = """\
# yaml-language-server: $schema=../{schema}.schema.json
# {title} 年。每个事实只写一次；合计、占比、增减由程序计算。
# 键名可用英文，也可用中文（注释中的名称）。带“必填”的都要填；以 #| 开头的是可选内容，需要时删去 #| 后填写。
"""


def starting_file(name: str, year: int, kind: str, template: str, rules: dict[str, Any], schema: str = "") -> str:
    """The text of a new unit file: `name`, `year`, `kind` and `template` filled in, all else to be filled.

    `rules` are the fields that the template set asks for; `schema` names its schema for editors, else the kind's.
    """
    name = " ".join(name.split())
    given = {"template": template, "year": str(year), "kind": kind, "unit_of_amounts": "万元", "unit.name": name}
    given["unit.signed"] = f"{year}-02-01"  # a day to be changed: budgets are published in January and February
    given["prior.year"] = str(year - 1)
    fields = _fields(rules, "", given, 0)
    return HEADER.format(title=f"{name} {year}".strip(), schema=schema or kind) + "\n".join(fields) + "\n"


def _fields(rules: dict[str, Any], path: str, given: dict[str, str], depth: int) -> Iterator[str]:
    for key, field in rules.items():
        if depth == 0:
            yield ""
        yield from _field(key, field, f"{path}{key}", given, depth)


def _field(key: str, field: dict[str, Any], path: str, given: dict[str, str], depth: int) -> Iterator[str]:
    lead = INDENT * depth
    yield f"{lead}# {_explained(field)}"
    collection = field.get("type") in ("dict", "list")
    for line in _value(key, field, path, given, depth):
        optional = collection and not field.get("required") and not line.lstrip().startswith("#")
        yield f"{OPTIONAL}{line}" if optional else line


def _value(key: str, field: dict[str, Any], path: str, given: dict[str, str], depth: int) -> Iterator[str]:
    lead = INDENT * depth
    match field.get("type"):
        case "dict" if "schema" in field:
            yield f"{lead}{key}:"
            yield from _fields(field["schema"], f"{path}.", given, depth + 1)
        case "dict":
            yield f"{lead}{key}:"
            yield f"{lead}{INDENT}{EXAMPLE_KEYS.get(key, '名称')}:"
        case "list":
            yield f"{lead}{key}:"
            yield from _entry(field["schema"], path, given, depth + 1)
        case _:
            yield f"{lead}{key}: {_scalar(given.get(path, ''))}".rstrip()


def _scalar(text: str) -> str:
    """The text as YAML, in quotes where a character could have a meaning of its own."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _entry(rules: dict[str, Any], path: str, given: dict[str, str], depth: int) -> Iterator[str]:
    """One entry of a list, its first field behind the dash."""
    lead = INDENT * depth
    if rules.get("type") != "dict":
        yield f"{lead}-"
        return
    yield f"{lead}-"
    yield from _fields(rules["schema"], f"{path}.", given, depth + 1)


def _explained(field: dict[str, Any]) -> str:
    """`单位名称（必填）：…` or `预算金额（万元）`: the comment above a field."""
    meta = field.get("meta", {})
    words = [str(meta.get("label", ""))]
    if field.get("required"):
        words.append("（必填）")
    if meta.get("unit"):
        words.append(f"（{meta['unit']}）")
    if meta.get("description"):
        words.append(f"：{meta['description']}")
    if meta.get("choices"):
        words.append("可选：" + "、".join(f"{value} {label}" for value, label in meta["choices"].items()))
    return "".join(words)

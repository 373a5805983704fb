"""What the file of a new year takes from elsewhere: that year's template set, what was achieved in the last."""

from __future__ import annotations

import re
from pathlib import Path

from generator.compose.template_set import roots, set_names
from generator.core.model import Record, Unit
from generator.read.unit import read_unit


def template_of(unit: Unit, year: int, last: Path) -> str:
    """The set of the same place and kind with the latest year up to the new one; else last year's."""
    name = str(unit.template)
    # "changji-city/budget-2025": the place and kind, and the year.
    match = re.fullmatch(r"(.*?)(20\d\d)", name)
    if match is None:
        return name
    years_of = [
        int(found[1])
        for other in set_names(roots(last))
        if (found := re.fullmatch(re.escape(match[1]) + r"(20\d\d)", other)) and int(found[1]) <= year
    ]
    return f"{match[1]}{max([*years_of, int(match[2])])}"


def achieved(last: Path, unit: Unit) -> dict[str, str]:
    """What last year's final accounts say was achieved, by the indicator's name; nothing where they are not there.

    They are looked for in the folder of last year's file.
    """
    accounts = last if unit.kind == "final" else last.with_name(f"{unit.year}-final.yaml")
    found, _ = read_unit(accounts) if accounts.is_file() else (None, [])
    block = found.record.get("self_evaluation") if found is not None else None
    if not isinstance(block, Record):
        return {}
    tables = [block.get("overall"), *(block.get("projects") or ())]  # type: ignore[misc]
    return {
        str(one.name): str(one.actual)
        for table in tables
        if isinstance(table, Record)
        for one in table.get("indicators") or ()  # type: ignore[attr-defined]
    }

"""Small tables in the running text, which repeat a few rows of the published tables: each amount is one of theirs.

Such a table is none of the published ones: it has no title of its own, lists what its section is about and need not
have a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.core.problem import Problem
from generator.recognise.printed import Table
from generator.verify.canonical import canonical, spaceless
from generator.verify.rules import finding
from generator.verify.tables.entries import Entry
from generator.verify.tables.kinds import OTHER

if TYPE_CHECKING:
    from generator.verify.tables.lookup import Lookup

# The heading of a section: "二、收入预算情况说明", "（二）…结构情况", "3.其他"; the title of a table ends with 表.
_SECTION = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．])")
_TITLE = re.compile(r"表(?:[（(][^（()）]{1,20}[)）])?$")
_SHARE = re.compile(r"占|比|%|％|率")  # heads of columns that have no money: "占比", "增长率"


def kinds_apart(tables: Sequence[tuple[Table, str]]) -> list[tuple[str, bool]]:
    """The kind of each table, and whether it stands aside: in a section, while one of the kind has a title."""
    titled = {kind for table, kind in tables if not _is_in_section(table)}
    return [
        (kind, kind in titled and kind not in (OTHER, "performance") and _is_in_section(table))
        for table, kind in tables
    ]


def _is_in_section(table: Table) -> bool:
    title = spaceless(table.title)
    return bool(_SECTION.match(title)) and not _TITLE.search(title)


def check_asides(lookup: Lookup) -> Iterator[Problem]:
    """Every amount of a row that the published table has too is printed there."""
    for entry in lookup.asides:
        if not entry.value.value or not entry.label or _SHARE.search("".join(entry.head)):
            continue
        same = [one for one in lookup.kinds(entry.kind) if _is_of_row(one, entry, lookup.unit)]
        if same and not any(one.value.states(entry.value) for one in same):
            details = {
                "table": "",
                "cell": entry.words(),
                "found": entry.text,
                "other": lookup.titles[entry.kind][0],
                "place": same[0].words(),
                "computed": same[0].text,
            }
            yield finding("verify-tables", entry.where.place, details)


def _is_of_row(one: Entry, entry: Entry, unit: str) -> bool:
    """Whether an amount stands in the row of that code or name, or in the total row for a total."""
    if entry.code and one.code:
        return entry.code == one.code
    return one.is_total if entry.is_total else canonical(one.label, unit) == canonical(entry.label, unit)

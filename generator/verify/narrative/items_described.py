"""The items of the general budget that the narrative describes one by one, against the rows of the tables."""

from __future__ import annotations

import re

from generator.verify.canonical import canonical
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.functional_items import code_of, functional_rows
from generator.verify.narrative.statements import Item, value_of
from generator.verify.tables.lookup import Lookup

ITEM = 7  # digits of the code of a 项
# Columns of the income table in which money of this year's general budget stands.
_THIS_YEAR = re.compile("一般公共|上级一般公共预算转移支付")


def check_items(findings: Findings) -> None:
    """E03: every 项 of the general budget is described; one with no amount and no row may be, for it fell away."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in findings.statements.items:
        if item.path and len(item.path.names) == 3 and item.amounts:
            groups.setdefault((item.line.chapter, item.line.section), []).append(item)
    for items in groups.values():
        if len(items) >= 2:  # a single item is an example, no list
            _check_complete(findings, items)


def _check_complete(findings: Findings, items: list[Item]) -> None:
    """No 项 with an amount is left out; some documents describe those with money carried over, some do not."""
    lookup = findings.lookup
    described = {code_of(lookup, item.path, value_of(item)) for item in items if item.path}
    full = _with_amount(lookup, ("general",))
    of_this_year = _codes_of_this_year(lookup) or full
    missing = (full if len(full - described) <= len(of_this_year - described) else of_this_year) - described
    names = functional_rows(lookup)
    for code in sorted(missing):
        findings.add(
            "verify-list-missing",
            items[-1].line,
            0,
            {"name": items[0].line.section or items[0].line.chapter, "found": f"{code} {names[code]}"},
        )


def _with_amount(lookup: Lookup, kinds: tuple[str, ...]) -> set[str]:
    """The codes of the 项 that have an amount in these tables."""
    return {e.code for e in lookup.rows(*kinds) if len(e.code) == ITEM and e.value.value}


def _codes_of_this_year(lookup: Lookup) -> set[str]:
    """The items to which the general budget gives money this year, carried-over money left out."""
    return {
        e.code
        for e in lookup.kinds("income")
        if len(e.code) == ITEM and e.value.value and _THIS_YEAR.fullmatch(canonical(e.leaf))
    }

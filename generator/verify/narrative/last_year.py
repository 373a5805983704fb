"""Last year's amount, said beside this year's: 2024年预算执行数为800.00万元, 比2024年预算数800.00万元增加100.00万元.

It is no amount of this year's tables; with the change it comes to this year's amount (勾稽关系 F01).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.statements import Item
from generator.verify.rounded import Rounded, total

# What in final accounts the change is held against, if no year before is named: "比年初预算", "比2024年预算数"; not
# "比2023年决算数", "比调整预算数"
_OWN_BUDGET = re.compile("预算")
_NOT_OWN = re.compile("上年|上一年|去年|执行|决算|调整|全年")


def check_last_year(findings: Findings) -> None:
    """F01, F02: this year's amount is last year's and the change, where all three are said."""
    for item in findings.statements.items:
        if item.before:
            findings.mark(item.line, [item.before], "taken")
        for base in _bases(findings, item):
            whole, change = item.main or item.again, item.change
            if whole is None or change is None:
                continue
            findings.mark(item.line, [base, whole, change])
            if not _adds_up(whole, base, change):
                _differs(findings, item, base)


def agrees(item: Item) -> bool:
    """Whether last year's amount and the change make up this year's, so that the year before is meant."""
    return bool(item.before and item.main and item.change and _adds_up(item.main, item.before, item.change))


def _bases(findings: Findings, item: Item) -> Iterator[Mention]:
    """What the change is counted from, if an amount says it: last year's, or in accounts the year's own budget."""
    if item.change is None or item.change.unit == "人":
        return
    if item.before:
        yield item.before
        return
    base, year = item.change.base, findings.statements.year
    planned = item.amounts.get("initial") or item.amounts.get("budget")
    named = re.search(r"20\d\d", base)
    is_own = _OWN_BUDGET.search(base) and not _NOT_OWN.search(base) and (not named or int(named.group()) == year)
    if findings.lookup.is_final and planned and item.main is not planned and is_own:
        yield planned


def _signed(change: Mention) -> Rounded:
    return change.number if change.sign >= 0 else change.number.negative()


def _adds_up(whole: Mention, base: Mention, change: Mention) -> bool:
    return total([base.number, _signed(change)]).holds(whole.number.span)


def _differs(findings: Findings, item: Item, base: Mention) -> None:
    whole, change = item.main or item.again, item.change
    assert whole and change
    computed = base.number.value + _signed(change).value
    parts = f"{base.text} {'+' if change.sign >= 0 else '−'} {change.text}"
    details = {"name": item.called, "found": whole.text, "computed": str(computed), "parts": parts}
    findings.add("verify-sum", item.line, whole, details)

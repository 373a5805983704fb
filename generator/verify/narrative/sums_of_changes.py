"""What the changes of parts come to: the change of their whole, and one prior year wherever they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.core.problem import Severity
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.increases import signed
from generator.verify.narrative.statements import Item
from generator.verify.rounded import Rounded, Span, total

# The items of 三公 by their canonical names.
_THREE = ("因公出国境", "公务接待", "公务用车购置", "公务用车运行")


def check_changes_of_three(findings: Findings, items: list[Item]) -> None:
    """F12: the changes of the four items make up the change of 三公."""
    whole = next((item for item in items if item.name == "三公" and item.change), None)
    parts = [item for item in items if item.name in _THREE and item.change]
    if whole and len(parts) == len(_THREE):
        _hold_changes(findings, whole, parts)


def _hold_changes(findings: Findings, whole: Item, parts: list[Item]) -> None:
    """The changes of the parts come to that of the whole, within what rounding leaves open."""
    values = [value for part in parts if (value := signed(part))]
    said = signed(whole)
    if said is None or len(values) != len(parts) or whole.change is None:
        return
    for item in (whole, *parts):
        findings.mark(item.line, [item.change])
    if not total(values).holds(said.span):
        _report(findings, whole, said, values)


def _report(
    findings: Findings, at: Item, said: Rounded, parts: list[Rounded], severity: Severity | None = None
) -> None:
    assert at.change is not None
    computed = sum((part.value for part in parts), Decimal(0))
    listed = " ".join(f"{part.value:+}" for part in parts)
    details = {"name": at.called, "found": f"{said.value:+}", "computed": f"{computed:+}", "parts": listed}
    findings.add("verify-changes", at.line, at.change, details, severity)


def check_prior_years(findings: Findings) -> None:
    """F04, F05: income by source, expenditure by kind and the items of the general budget imply one prior year.

    Only an information: last year's figures may have had another scope (money carried over, units that joined), which
    the document alone does not say.
    """
    groups = [list(_changing(findings, words)) for words in _GROUPS]
    income, expenditure, general, details = groups
    fiscal = [item for item in _stated(findings, _GROUPS[0]) if item.name in _GENERAL and item.change]
    for one, other in ((income, expenditure), (general, details), (fiscal, general)):
        sums = [_sum(group) for group in (one, other)]
        if sums[0] and sums[1] and not sums[0].holds(sums[1]):
            values = [value for item in one if (value := signed(item))]
            said = Rounded(sum((v.value for i in other if (v := signed(i))), Decimal(0)), 2)
            _report(findings, other[0], said, values, Severity.INFO)


# Where parts and their changes are listed: a pattern of the chapter, one of the section, and the names of the parts; no
# names for all that have a share or are functional items. Income by source; expenditure by kind; the general budget by
# kind, and by item.
_GROUPS = (
    (r"(?<!财政拨款)收入(?:预算|决算)情况", "", ()),
    (r"(?<!算)支出(?:预算|决算)情况说明", "", ("基本支出", "项目支出")),
    (r"一般公共预算", r"规模变化|总体情况", ("基本支出", "项目支出")),
    (r"一般公共预算", r"具体", ()),
)


# The sources that are the general budget, by their canonical names.
_GENERAL = {"一般公共", "上级一般公共预算转移支付"}


def _changing(findings: Findings, words: tuple[str, str, tuple[str, ...]]) -> Iterator[Item]:
    """The parts whose changes a section lists; none at all where one that is no nothing lacks its change."""
    found = _stated(findings, words)
    if all(item.change or (item.main and item.main.number.value == 0) for item in found):
        yield from (item for item in found if item.change)


def _stated(findings: Findings, words: tuple[str, str, tuple[str, ...]]) -> list[Item]:
    """The parts that a section lists."""
    chapter, section, names = words
    return [
        item
        for item in findings.statements.items
        if item.main
        and re.search(chapter, item.line.chapter)
        and re.search(section, item.line.section or "")
        and (not section or item.line.section)
        and (item.name in names if names else item.shares or item.path)
        and not re.search("基本支出情况|项目支出情况|收支", item.line.chapter)
    ]


def _sum(items: list[Item]) -> Span | None:
    """What the changes of the parts may come to; None without parts."""
    values = [value for item in items if (value := signed(item))]
    return total(values) if values else None

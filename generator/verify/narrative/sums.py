"""Totals that a sentence states together with their parts: procurement, vehicles, staff, the sums of changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.core.problem import Severity
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.increases import signed
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item
from generator.verify.rounded import Rounded, Span, total

Part = tuple[Line, Mention]


def check_sums(findings: Findings) -> None:
    """E08, E09, E11, E13, F04, F12: parts add up to their totals, within what rounding leaves open."""
    for items in _by_line(findings.statements.items):
        _check_procurement(findings, items)
        _check_vehicles(findings, items)
        _check_staff(findings, items)
        _check_adjustment(findings, items)
        _check_shared(findings, items)
    for chapter in _chapters(findings.statements.items):
        _check_limits(findings, chapter)
        _check_awards(findings, chapter)
        _check_three(findings, chapter)
        _check_initial(findings, chapter)
    _check_changes(findings)


def _by_line(items: Sequence[Item]) -> Iterator[list[Item]]:
    lines: dict[int, list[Item]] = {}
    for item in items:
        lines.setdefault(id(item.line), []).append(item)
    yield from lines.values()


def _chapters(items: Sequence[Item]) -> Iterator[list[Item]]:
    chapters: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        chapters.setdefault((item.line.part, item.line.chapter), []).append(item)
    yield from chapters.values()


def _hold(findings: Findings, name: str, whole: Part, parts: Sequence[Part]) -> None:
    """The parts add up to the whole, or a problem at the whole says what they come to."""
    for line, mention in (whole, *parts):
        findings.mark(line, [mention])
    exact = whole[1].kind == "count"  # people and cars are not rounded
    span = total([mention.number for _, mention in parts])
    differs = sum(m.number.value for _, m in parts) != whole[1].number.value
    if differs if exact else not span.holds(whole[1].number.span):
        computed = sum((mention.number.value for _, mention in parts), Decimal(0))
        listed = " + ".join(mention.text for _, mention in parts)
        details = {"name": name, "found": whole[1].text, "computed": str(computed), "parts": listed}
        findings.add("verify-sum", whole[0], whole[1], details)


def _mains(items: Iterable[Item]) -> list[Part]:
    return [(item.line, item.main) for item in items if item.main]


def _check_procurement(findings: Findings, items: list[Item]) -> None:
    parts = [
        item for item in items if re.search(r"采购(?:货物|工程|服务)|^(?:货物|工程|服务)", item.name) and item.main
    ]
    whole = next((item for item in items if "政府采购" in item.name and item not in parts and item.main), None)
    if whole and len(parts) >= 3:
        _hold(findings, whole.called, _mains([whole])[0], _mains(parts[:3]))


def _check_vehicles(findings: Findings, items: list[Item]) -> None:
    """Counts of kinds against the number of vehicles, and their values likewise."""
    counts = [(item, mention) for item in items for mention in item.counts if mention.unit == "辆"]
    if len(counts) > 2:
        parts = [(item.line, mention) for item, mention in counts[1:]]
        _hold(findings, counts[0][0].called, (counts[0][0].line, counts[0][1]), parts)
    values = [item for item in items if item.name.endswith("价值") and re.search(r"车", item.name) and item.main]
    if len(values) > 2:
        whole, *parts_of = _mains(values)
        _hold(findings, values[0].name, whole, parts_of)


_STAFF = ("在职", "在编", "退休", "离休", "离退休", "编外", "临聘", "其他人员", "长期聘用", "遗属")


def _check_staff(findings: Findings, items: list[Item]) -> None:
    people = [(item, mention) for item in items for mention in item.counts if mention.unit in {"人", "名"}]
    whole = next(((i.line, m) for i, m in people if re.search(r"实有|现有|总人数", i.name)), None)
    parts = [(i.line, m) for i, m in people if i.name.startswith(_STAFF)]
    if whole and len(parts) >= 2:
        _hold(findings, "实有人数", whole, parts)
    for item in items:
        if item.change and item.change.unit == "人":
            findings.mark(item.line, [item.change], "taken")


def _check_adjustment(findings: Findings, items: list[Item]) -> None:
    """What the year's budget was at first and what was added make up what it came to."""
    for item, following in pairwise(items):
        initial = item.amounts.get("initial")
        whole = item.amounts.get("budget") or item.amounts.get("actual") or item.amounts.get("")
        if initial and whole and re.search(r"追加|调整|调增", following.name) and following.main:
            _hold(findings, item.called, (item.line, whole), [(item.line, initial), (following.line, following.main)])


def _check_shared(findings: Findings, items: list[Item]) -> None:
    """Parts whose shares add up to a hundred add up to the amount that the list began with."""
    for at, whole in enumerate(items):
        parts: list[Item] = []
        for item in items[at + 1 :]:
            if (item.leads and not item.shares) or not item.main:
                break
            if item.shares:
                parts.append(item)
        if not whole.leads or not whole.main or len(parts) < 2:
            continue
        shares = total([part.shares[0].number for part in parts])
        if shares.holds(Span(Decimal(100), Decimal(100))):
            _hold(findings, whole.called, _mains([whole])[0], _mains(parts))


def _check_limits(findings: Findings, items: list[Item]) -> None:
    """小微企业 are among the 中小企业, and those among all that is bought."""
    whole = next(
        (i for i in items if "政府采购" in i.name and i.main and not re.search("货物|工程|服务", i.name)), None
    )
    middle = next((i for i in items if "中小企业" in i.name and i.main), None)
    small = next(
        (i for i in items if re.search("小微企业|小型微型", i.name) and "中小企业" not in i.name and i.main), None
    )
    for part, base in ((middle, whole), (small, middle)):
        if part and base and part.main and base.main:
            findings.mark(part.line, [part.main], "checked")
            if part.main.number.value > base.main.number.value:
                details = {
                    "part": part.called,
                    "found": part.main.text,
                    "whole": base.called,
                    "computed": base.main.text,
                }
                findings.add("verify-limit", part.line, part.main, details)


def _check_awards(findings: Findings, items: list[Item]) -> None:
    """E10: the shares of goods, works and services that small firms got come to the amount that they got."""
    kinds = ("货物", "工程", "服务")
    got = next((i for i in items if "中小企业" in i.name and i.main and not i.name.startswith(kinds)), None)
    low = high = Decimal(0)
    seen = 0
    for kind in kinds:
        base = next((i.main for i in items if re.search(f"采购{kind}", i.name) and i.main), None)
        part = next((i for i in items if i.name.startswith(kind) and "中小" in i.name and i.shares), None)
        if base and part:
            per_cent = part.shares[0].number.span
            low += base.number.span.low * max(Decimal(0), per_cent.low) / 100
            high += base.number.span.high * min(Decimal(100), per_cent.high) / 100
            findings.mark(part.line, part.shares)
            seen += 1
            if part.shares[0].number.value > 100:
                low = high = Decimal(-1)
    if got and got.main and seen == len(kinds) and not Span(low, high).holds(got.main.number.span):
        computed = f"{(low + high) / 2:.2f}"
        details = {"name": got.called, "found": got.main.text, "computed": computed, "parts": "、".join(kinds)}
        findings.add("verify-sum", got.line, got.main, details)


def _check_initial(findings: Findings, items: list[Item]) -> None:
    """E20: what the items were to get at first makes up what all were to get."""
    whole = next((i for i in items if "initial" in i.amounts and not i.path), None)
    parts = [(i.line, i.amounts["initial"]) for i in items if i.path and "initial" in i.amounts]
    if whole and len(parts) >= 2:
        _hold(findings, whole.called, (whole.line, whole.amounts["initial"]), parts)


# ── sums of changes ───────────────────────────────────────────────────────────────────────────────────────────────

_THREE = ("因公出国境", "公务接待", "公务用车购置", "公务用车运行")


def _check_three(findings: Findings, items: list[Item]) -> None:
    """F12: the changes of the four items make up the change of 三公."""
    whole = next((item for item in items if item.name == "三公" and item.change), None)
    parts = [item for item in items if item.name in _THREE and item.change]
    if whole and len(parts) == len(_THREE):
        _hold_changes(findings, whole, parts)


def _hold_changes(findings: Findings, whole: Item, parts: list[Item]) -> None:
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


def _check_changes(findings: Findings) -> None:
    """F04, F05: income by source, expenditure by kind and the items of the general budget imply one prior year.

    Only an information: last year's figures may have been drawn up otherwise than this year's (another scope, money
    carried over), which the document alone does not tell.
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


_GROUPS = (
    (r"(?<!财政拨款)收入(?:预算|决算)情况", "", ()),
    (r"(?<!算)支出(?:预算|决算)情况说明", "", ("基本支出", "项目支出")),
    (r"一般公共预算", r"规模变化|总体情况", ("基本支出", "项目支出")),
    (r"一般公共预算", r"具体", ()),
)


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
    values = [value for item in items if (value := signed(item))]
    return total(values) if values else None

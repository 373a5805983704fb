"""Totals that a sentence states together with their parts: procurement, vehicles, staff, the sums of changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item
from generator.verify.narrative.sums_of_changes import check_changes_of_three, check_prior_years
from generator.verify.narrative.vehicles import by_act
from generator.verify.rounded import Span, total

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
        check_changes_of_three(findings, chapter)
        _check_initial(findings, chapter)
    check_prior_years(findings)


def _by_line(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The statements of each line."""
    lines: dict[int, list[Item]] = {}
    for item in items:
        lines.setdefault(id(item.line), []).append(item)
    yield from lines.values()


def _chapters(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The statements of each chapter."""
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
    """The amounts of statements with their lines."""
    return [(item.line, item.main) for item in items if item.main]


# "政府采购货物", "货物"
_PROCURED = re.compile(r"采购(?:货物|工程|服务)|^(?:货物|工程|服务)")


def _check_procurement(findings: Findings, items: list[Item]) -> None:
    """政府采购 is goods, works and services; what small firms get of it may follow in the same line."""
    parts = [item for item in items if _PROCURED.search(item.name) and item.main]
    whole = next((item for item in items if "政府采购" in item.name and item not in parts and item.main), None)
    if whole and len(parts) >= 3:
        _hold(findings, whole.called, _mains([whole])[0], _mains(parts[:3]))


def _check_vehicles(findings: Findings, items: list[Item]) -> None:
    """Counts of kinds against the number of vehicles, and their values likewise."""
    counts = [(item, mention) for item in items for mention in item.counts if mention.unit == "辆"]
    for group in by_act(counts):
        if len(group) > 2:  # 车辆3辆；其中：…2辆；…1辆: a whole and at least two kinds
            parts = [(item.line, mention) for item, mention in group[1:]]
            _hold(findings, group[0][0].called, (group[0][0].line, group[0][1]), parts)
    values = [item for item in items if item.name.endswith("价值") and re.search(r"车", item.name) and item.main]
    if len(values) > 2:
        whole, *parts_of = _mains(values)
        _hold(findings, values[0].name, whole, parts_of)


# What the parts of 实有人数 are called at their beginning.
_STAFF = ("在职", "在编", "退休", "离休", "离退休", "编外", "临聘", "其他人员", "长期聘用", "遗属")


def _check_staff(findings: Findings, items: list[Item]) -> None:
    """实有人数12人，其中：在职8人；退休3人；离休1人."""
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
        # 年初预算200.00万元，调整追加80.00万元
        if initial and whole and re.search(r"追加|调整|调增", following.name) and following.main:
            _hold(findings, item.called, (item.line, whole), [(item.line, initial), (following.line, following.main)])


# Shares of one another and no parts: 授予中小企业合同金额, 占采购的50%，其中小微企业, 占中小企业的50%
_AWARDED = re.compile("(?:中小|小微)企业")


def _check_shared(findings: Findings, items: list[Item]) -> None:
    """Parts whose shares add up to a hundred add up to the amount that the list began with."""
    for at, whole in enumerate(items):
        if not whole.leads or not whole.main:
            continue
        parts: list[Item] = []
        for item in items[at + 1 :]:
            if (item.leads and not item.shares) or not item.main or _AWARDED.search(item.name):
                break
            if item.shares:
                parts.append(item)
        if len(parts) < 2:
            continue
        shares = total([part.shares[0].number for part in parts])
        if shares.holds(Span(Decimal(100), Decimal(100))):
            _hold(findings, whole.called, _mains([whole])[0], _mains(parts))


# What is no whole of what is bought: "政府采购货物", "面向中小企业预留政府采购项目"
_OF_BOUGHT = re.compile("货物|工程|服务|企业|预留")


def _check_limits(findings: Findings, items: list[Item]) -> None:
    """小微企业 are among the 中小企业, and those among all that is bought."""
    whole = next((i for i in items if "政府采购" in i.name and i.main and not _OF_BOUGHT.search(i.name)), None)
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
            # what the kind may come to: its amount and its share are both rounded
            per_cent = part.shares[0].number.span
            low += base.number.span.low * max(Decimal(0), per_cent.low) / 100
            high += base.number.span.high * min(Decimal(100), per_cent.high) / 100
            findings.mark(part.line, part.shares)
            seen += 1
            if part.shares[0].number.value > 100:
                low = high = Decimal(-1)  # no sum is right with a share of more than all
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

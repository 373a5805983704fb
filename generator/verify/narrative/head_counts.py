"""Numbers of things: vehicles and big equipment, groups and guests, grades of scores; the same thing said twice."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item
from generator.verify.rounded import rounded

# What the Ministry's forms call big: 50万元 (general) and 100万元 (special); newer ones 200万元.
_LIMITS = {Decimal(20), Decimal(50), Decimal(100), Decimal(200)}


def check_counts(findings: Findings) -> None:
    """E11 to E13, E19 for everything that is counted and not paid."""
    for line in findings.lines:
        numbers = [m for one, m in findings.statements.numbers if one is line]
        _check_equipment(findings, line, numbers)
        _check_grades(findings, line, numbers)
    _check_activity(findings)
    _check_subordinates(findings)
    _check_twice(findings)
    _check_headed(findings)
    _check_fleet(findings)
    _check_worth(findings)
    for item in findings.statements.items:
        findings.mark(item.line, [m for m in item.counts if m.kind == "count" and m.unit in _PLAIN], "taken")


_PLAIN = {"人", "名", "平方米", "辆", "台", "套", "台（套）", "家", "个", "人次"}


def _check_equipment(findings: Findings, line: Line, numbers: list[Mention]) -> None:
    """单位价值50万元以上大型设备N台，单位价值100万元以上大型设备M台: the second are among the first."""
    limits = [m for m in numbers if m.kind == "limit" and m.unit == "万元"]
    counts = [m for m in numbers if m.kind == "count"]
    following = [(limit, next((m for m in counts if m.start > limit.start), None)) for limit in limits]
    chosen = [(limit, count) for limit, count in following if count]
    for limit, count in chosen:
        findings.mark(line, [limit, count])
        if limit.number.value not in _LIMITS:
            details = {"found": f"{limit.text}{limit.unit}", "computed": "50、100"}
            findings.add("verify-threshold", line, limit, details)
    for (low, more), (high, fewer) in pairwise(chosen):
        same = line.text[low.end : more.start] == line.text[high.end : fewer.start]
        if same and (low.number.value >= high.number.value or more.number.value < fewer.number.value):
            details = {
                "part": f"{high.text}万元以上",
                "found": fewer.text,
                "whole": f"{low.text}万元以上",
                "computed": more.text,
            }
            findings.add("verify-limit", line, high, details)


def _check_grades(findings: Findings, line: Line, numbers: list[Mention]) -> None:
    """等级划分: each grade begins where the one above ends, the first ends at the full score."""
    if "等级划分" not in line.text:
        return
    points = [m for m in numbers if m.unit == "分" or m.kind == "limit"]
    findings.mark(line, points)
    values = [m.number.value for m in points]
    if len(values) < 4 or len(values) % 2:
        return
    full, *rest = values
    ends, starts = rest[1::2], rest[0::2]
    expected = [full, *starts[: len(ends) - 1]]
    for at, (end, wanted) in enumerate(zip(ends, expected, strict=True)):
        if end != wanted:
            findings.add("verify-grade", line, points[2 + 2 * at], {"found": str(end), "computed": str(wanted)})
    if starts[-1] != starts[-2]:
        findings.add("verify-grade", line, points[-1], {"found": str(starts[-1]), "computed": str(starts[-2])})


_ACTIVITIES = (
    ("因公出国境", r"团组|人次|人数"),
    ("公务接待", r"团组|来访|来宾|批次|人次"),
    ("公务用车购置", "购置数|购置公务用车|更新公务用车"),
)


def _check_activity(findings: Findings) -> None:
    """Groups abroad and guests: some just when there is an amount for them."""
    paid: Item | None = None
    for item in findings.statements.items:
        if item.main and any(item.name == name for name, _ in _ACTIVITIES):
            paid = item
        if not paid or paid.line is not item.line or not item.counts or not paid.main:
            continue
        words = next(words for name, words in _ACTIVITIES if name == paid.name)
        for mention in item.counts:
            if not re.search(words, item.noun + mention.unit):
                continue
            findings.mark(item.line, [mention])
            if (mention.number.value == 0) != (paid.main.number.value == 0):
                details = {"name": paid.called, "found": paid.main.text, "count": f"{mention.text}{mention.unit}"}
                findings.add("verify-activity", item.line, mention, details)


def _check_worth(findings: Findings) -> None:
    """What there is none of is worth nothing."""
    items = findings.statements.items
    for item, following in pairwise(items):
        if following.name == f"{item.name}价值" and item.counts and following.main and item.line is following.line:
            count = item.counts[-1]
            if count.number.value == 0:
                findings.mark(item.line, [count, following.main])
                if following.main.number.value:
                    details = {
                        "name": following.name,
                        "found": following.main.text,
                        "count": f"{count.text}{count.unit}",
                    }
                    findings.add("verify-activity", item.line, count, details)


def _check_fleet(findings: Findings) -> None:
    """Cars whose running is paid are among the unit's cars, and there are some just when it is paid."""
    items = findings.statements.items
    fleet = next((m for i in items for m in i.counts if m.unit == "辆" and re.search(r"车辆$", i.name)), None)
    for item in items:
        for mention in item.counts:
            if mention.unit != "辆" or "保有量" not in item.noun:
                continue
            findings.mark(item.line, [mention])
            paid = next((o for o in items if o.line is item.line and o.name == "公务用车运行" and o.main), None)
            if paid and paid.main and (paid.main.number.value == 0) != (mention.number.value == 0):
                details = {"name": paid.called, "found": paid.main.text, "count": f"{mention.text}{mention.unit}"}
                findings.add("verify-activity", item.line, mention, details)
            elif fleet and mention.number.value > fleet.number.value:
                details = {"part": item.called, "found": mention.text, "whole": "车辆", "computed": fleet.text}
                findings.add("verify-limit", item.line, mention, details)


def _check_subordinates(findings: Findings) -> None:
    """无下属预算单位 and 下属N家 cannot both be true."""
    none = any(re.search(r"无(?:所属|下属)(?:预算)?单位|无下属", line.text) for line in findings.lines)
    for item in findings.statements.items:
        for mention in item.counts:
            near = re.search(
                r"下属|所属|行政单位|事业单位", item.line.text[max(0, mention.start - 16) : mention.end + 6]
            )
            if mention.unit == "家" and near:
                findings.mark(item.line, [mention], "checked" if none else "taken")
                if none and mention.number.value:
                    findings.add("verify-subordinate", item.line, mention, {"found": mention.text})


# ── the same thing said twice ─────────────────────────────────────────────────────────────────────────────────────

_PEOPLE = re.compile(r"编制|实有人|在职|退休|离休|下设")


def _check_twice(findings: Findings) -> None:
    """E19: what no table has is the same wherever it is said: staff in the whole document, amounts in a chapter."""
    seen: dict[tuple[str, ...], tuple[Item, Mention]] = {}
    for item in findings.statements.items:
        for mention in item.counts:
            if mention.unit in {"人", "名", "辆"} and (_PEOPLE.search(item.name) or mention.unit == "辆"):
                _same_again(findings, seen, ("", item.name, mention.unit), item, mention)
        main = item.main
        if main and len(item.name) >= 4 and findings.status_of(item.line, main) == "taken" and not item.path:
            _same_again(findings, seen, (item.line.part, item.line.chapter, item.name), item, main)


def _same_again(
    findings: Findings,
    seen: dict[tuple[str, ...], tuple[Item, Mention]],
    key: tuple[str, ...],
    item: Item,
    mention: Mention,
) -> None:
    known = seen.get(key)
    if known is None:
        seen[key] = (item, mention)
        return
    findings.mark(item.line, [mention])
    findings.mark(known[0].line, [known[1]])
    if known[1].number.value != mention.number.value:
        details = {"name": item.called or item.name, "found": mention.text, "computed": known[1].text}
        findings.add("verify-twice", item.line, mention, details)


def _check_headed(findings: Findings) -> None:
    """The amount below a project's name is the one that a sentence gave it before, by the end of its name."""
    for item in (item for item in findings.statements.items if item.headed and item.main):
        others = [o for o in findings.statements.chapter(item.line) if o.main and not o.headed and len(o.name) > 1]
        known = next((o for o in others if o.name == item.name), None)
        known = known or next((o for o in others if item.name.endswith(o.name)), None)
        if known and known.main and item.main:
            findings.mark(item.line, [item.main])
            if known.main.number.value != item.main.number.value:
                details = {"name": item.name, "found": item.main.text, "computed": known.main.text}
                findings.add("verify-twice", item.line, item.main, details)


# ── how a project's money is divided ──────────────────────────────────────────────────────────────────────────────

_MONEY = re.compile(r"(\d+(?:\.\d+)?)(万元|万)(?!余)")


def check_allocations(findings: Findings) -> None:
    """E16: the parts of a project's 资金分配 come to its amount; a list that begins with its own total may too."""
    amount: tuple[Item, Mention] | None = None
    text: list[str] = []
    project = {id(item.line): item for item in findings.statements.items if item.project and item.main}
    for line in [*findings.lines, None]:
        item = project.get(id(line)) if line else None
        if line is None or item or line.is_heading:
            if amount and text:
                _check_parts(findings, *amount, "".join(text))
            text = []
            amount = (item, item.main) if item and item.main else None
        elif amount and line.is_typed(0) and not re.search("依据", line.text[:8]):
            text.append(line.text)


def _check_parts(findings: Findings, item: Item, whole: Mention, text: str) -> None:
    parts = [rounded(number).value for number, _ in _MONEY.findall(text)]
    if not parts:
        return
    target, half = whole.number.value, whole.number.half
    slack = half * (len(parts) + 1)
    sums = {sum(parts), sum(parts[1:]), sum(parts[:-1])} if len(parts) > 2 else {sum(parts), *parts}
    if not any(abs(one - target) <= slack for one in sums):
        listed = " + ".join(str(part) for part in parts)
        details = {"name": item.project, "found": whole.text, "computed": str(sum(parts)), "parts": listed}
        findings.add("verify-allocation", item.line, whole, details)

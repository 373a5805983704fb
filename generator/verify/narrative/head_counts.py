"""Numbers of things: vehicles and big equipment, groups and guests, grades of scores; the same thing said twice."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.said_twice import check_headed, check_twice
from generator.verify.narrative.statements import Item
from generator.verify.narrative.vehicles import check_fleet

# From which worth on equipment is called big (docs/rules.md §3): 50万元 general and 100万元 special equipment in most
# forms; some have 20万元, newer ones 200万元.
_LIMITS = {Decimal(20), Decimal(50), Decimal(100), Decimal(200)}


def check_counts(findings: Findings) -> None:
    """E11 to E13, E19 for everything that is counted and not paid."""
    for line in findings.lines:
        numbers = findings.statements.numbers_of(line)
        _check_equipment(findings, line, numbers)
        _check_grades(findings, line, numbers)
    _check_activity(findings)
    _check_subordinates(findings)
    check_twice(findings)
    check_headed(findings)
    check_fleet(findings)
    _check_worth(findings)
    for item in findings.statements.items:
        findings.mark(item.line, [m for m in item.counts if m.kind == "count" and m.unit in _PLAIN], "taken")


# Units of what is only counted, with nothing to hold it against.
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
    # "总分设置为100分": the full score comes first; then "90分（含）—100分为优，80分（含）—90分为良": from and to;
    # at last "60分以下为差"
    full, *rest = values
    ends, starts = rest[1::2], rest[0::2]
    expected = [full, *starts[: len(ends) - 1]]
    for at, (end, wanted) in enumerate(zip(ends, expected, strict=True)):
        if end != wanted:
            findings.add("verify-grade", line, points[2 + 2 * at], {"found": str(end), "computed": str(wanted)})
    if starts[-1] != starts[-2]:
        findings.add("verify-grade", line, points[-1], {"found": str(starts[-1]), "computed": str(starts[-2])})


# An item of 三公 that is paid for, and what is counted of it: "出国团组0个", "累计0人次"; "公务接待5批次"; "购置数0辆"
_ACTIVITIES = (
    ("因公出国境", r"团组|人次|人数"),
    ("公务接待", r"团组|来访|来宾|批次|人次"),
    ("公务用车购置", "购置数|购置公务用车|更新公务用车"),
)


def _check_activity(findings: Findings) -> None:
    """Groups abroad and guests: some just when there is an amount for them."""
    paid: Item | None = None  # the item of 三公 that was named last
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


def _check_subordinates(findings: Findings) -> None:
    """无下属预算单位 and 下属N家 cannot both be true."""
    # "无下属预算单位", "无所属单位", "无下属"
    none = any(re.search(r"无(?:所属|下属)(?:预算)?单位|无下属", line.text) for line in findings.lines)
    for item in findings.statements.items:
        for mention in item.counts:
            # "本级及下属2家行政单位": the words right before and behind the number
            near = re.search(
                r"下属|所属|行政单位|事业单位", item.line.text[max(0, mention.start - 16) : mention.end + 6]
            )
            if mention.unit == "家" and near:
                findings.mark(item.line, [mention], "checked" if none else "taken")
                if none and mention.number.value:
                    findings.add("verify-subordinate", item.line, mention, {"found": mention.text})

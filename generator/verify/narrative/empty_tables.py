"""Tables without data: they are printed empty, a sentence says so, and of no other table (docs/rules.md §4)."""

from __future__ import annotations

import re

from generator.verify.canonical import spaceless
from generator.verify.narrative.findings import Findings

# "情况表为空表", "故本表无数据", "没有使用政府性基金预算拨款安排的支出", "未安排国有资本", "无政府性基金预算收支"
_EMPTY = re.compile(
    r"(?:为空表|本表无数据|表无数据|没有使用(?P<fund>[^，。]*?)安排的支出|未安排(?P<fund2>政府性基金|国有资本)|无(?P<fund3>政府性基金|国有资本)[^，。]*收支)"
)
# Kinds of tables that may be empty, and the word by which a sentence names each.
_FUNDS = (
    ("fund", "政府性基金"),
    ("capital", "国有资本"),
    ("carry", "结转结余"),
    ("projects", "项目支出"),
    ("three", "三公"),
)


def check_empty(findings: Findings) -> None:
    """B10, B14: a table is said to be empty just when it is."""
    said: set[str] = set()
    for line in findings.lines:
        # duties may say that there is none of something
        if line.is_heading or not _EMPTY.search(line.text) or "主要职能" in line.chapter:
            continue
        for kind, words in _FUNDS:
            # the sentence names the fund, or its chapter does where the sentence says 空表
            named = words in line.text or (words in line.chapter + line.section and "空表" in line.text)
            if named and kind in findings.lookup.titles and not (kind == "projects" and "没有使用" in line.text):
                said.add(kind)
                filled = [e for e in findings.lookup.kinds(kind) if e.value.value]
                if filled:
                    details = {"found": words, "computed": str(filled[0].value)}
                    findings.add("verify-not-empty", line, 0, details)
    for kind in {"fund", "capital"} - said:
        entries = list(findings.lookup.kinds(kind))
        if kind in findings.lookup.titles and not any(e.value.value for e in entries):
            title = findings.lookup.titles[kind][0]
            lines = [line for line in findings.lines if spaceless(title) in line.text] or findings.lines[:1]
            if lines:
                findings.add("verify-empty-unsaid", lines[0], 0, {"found": title})

"""The projects that the narrative names and counts, against the table of projects and the forms of goals."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.verify.canonical import canonical
from generator.verify.narrative.findings import ANNEX, Findings
from generator.verify.narrative.statements import Item
from generator.verify.rounded import total
from generator.verify.tables.entries import Entry

# "1.项目名称：网络维护。"
_NAMED = re.compile(r"项目名称[:：](?P<name>.+?)[，。；]?$")


def check_performance(findings: Findings) -> None:
    """E17: the projects and their money are those of the target tables."""
    lookup = findings.lookup
    budgets = {e.project: e for e in lookup.kinds("performance") if e.project and "年度预算总额" in e.label}
    if not budgets:
        return
    fiscal = [
        e for e in lookup.kinds("performance") if e.project and re.search("财政拨款", e.label) and "上年" not in e.label
    ]
    other = [e for e in lookup.kinds("performance") if e.project and re.search("其他资金", e.label)]
    for item in findings.statements.items:
        about = re.search("绩效", item.line.section + item.line.chapter) or "绩效目标" in item.line.text
        if not about or ANNEX in item.line.part:
            continue
        _check_projects(findings, item, budgets, fiscal, other)


def _check_projects(
    findings: Findings, item: Item, budgets: dict[str, Entry], fiscal: list[Entry], other: list[Entry]
) -> None:
    """绩效管理的财政拨款项目2个，涉及预算金额200.00万元；非财政拨款项目0个: numbers of forms and their money.

    `budgets` are the projects' whole money by name, `fiscal` and `other` the two kinds of it.
    """
    text = item.line.text
    outside = "非财政拨款" in text[: item.earliest].rsplit("；", 1)[-1]
    chosen = [e for e in (other if outside else fiscal) if e.value.value]
    for mention in item.counts:
        if mention.unit != "个":
            continue
        noun = text[: mention.start].rsplit("，", 1)[-1].rsplit("；", 1)[-1]  # the words of this clause
        if "整体" in noun:
            expected = findings.lookup.wholes
        elif "财政拨款" in noun:
            mixed = {e.project for e in fiscal if e.value.value}
            alone = [e for e in chosen if not outside or e.project not in mixed]
            # money of both kinds: some count such a project once, as one of fiscal money
            expected = len(alone) if int(mention.number.value) == len(alone) else len(chosen)
        else:
            expected = len(budgets)
        findings.mark(item.line, [mention])
        if mention.number.value != expected:
            details = {"name": noun.lstrip("0123456789年，"), "found": mention.text, "computed": str(expected)}
            findings.add("verify-count", item.line, mention, details)
    main = item.main
    if main and re.search("金额|涉及", item.noun):
        _check_money(findings, item, chosen)


def _check_money(findings: Findings, item: Item, chosen: list[Entry]) -> None:
    """The money of those projects; of 整体绩效目标 it is all that the unit has."""
    text, main = item.line.text, item.main
    assert main is not None
    if "整体" in text[: main.start].rsplit("；", 1)[-1]:
        wholes = [e for e in findings.lookup.kinds("overall") if e.is_total]
        chosen = wholes[-1:]
        if not chosen:
            return
    findings.mark(item.line, [main])
    values = [entry.value for entry in chosen]
    is_right = values[0].states(main.number) if len(values) == 1 else total(values).holds(main.number.span)
    if not is_right:
        expected = sum((value.value for value in values), Decimal(0))
        details = {"name": item.called, "found": main.text, "computed": str(expected), "cell": "绩效目标表"}
        findings.add("verify-amount", item.line, main, details)


def project_names(findings: Findings) -> None:
    """E18: a project that the narrative describes is one of the table of projects."""
    labels = {canonical(e.label) for e in findings.lookup.kinds("projects") if e.main and e.code}
    if not labels:
        return
    for line in findings.lines:
        found = _NAMED.search(line.text)
        if found and canonical(found["name"]) not in labels:
            findings.add("verify-project", line, found.start("name"), {"found": found["name"]})

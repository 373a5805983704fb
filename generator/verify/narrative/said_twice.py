"""What no table has and the narrative says twice: it is the same both times."""

from __future__ import annotations

import re

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.statements import Item
from generator.verify.narrative.vehicles import act_of

# What is counted in people, once and for all of a document: "编制数", "实有人数", "在职", "退休".
_PEOPLE = re.compile(r"编制|实有人|在职|退休|离休|下设")
SHORTEST = 4  # characters of a name: a shorter one (车辆, 货物) may mean two things in a chapter


def check_twice(findings: Findings) -> None:
    """E19: what no table has is the same wherever it is said: staff in the whole document, amounts in a chapter."""
    seen: dict[tuple[str, ...], tuple[Item, Mention]] = {}
    for item in findings.statements.items:
        for mention in item.counts:
            if mention.unit in {"人", "名", "辆"} and (_PEOPLE.search(item.name) or mention.unit == "辆"):
                act = act_of(item.line, mention) if mention.unit == "辆" else ""
                _same_again(findings, seen, (act, item.name, mention.unit), item, mention)
        main = item.main
        if main and len(item.name) >= SHORTEST and findings.status_of(item.line, main) == "taken" and not item.path:
            _same_again(findings, seen, (item.line.part, item.line.chapter, item.name), item, main)


def _same_again(
    findings: Findings,
    seen: dict[tuple[str, ...], tuple[Item, Mention]],
    key: tuple[str, ...],
    item: Item,
    mention: Mention,
) -> None:
    """Remember what is said first, and hold what is said later against it."""
    known = seen.get(key)
    if known is None:
        seen[key] = (item, mention)
        return
    findings.mark(item.line, [mention])
    findings.mark(known[0].line, [known[1]])
    if known[1].number.value != mention.number.value:
        details = {"name": item.called or item.name, "found": mention.text, "computed": known[1].text}
        findings.add("verify-twice", item.line, mention, details)


def check_headed(findings: Findings) -> None:
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

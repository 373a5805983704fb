"""How a project's money is divided: the parts that its description lists come to its amount."""

from __future__ import annotations

import re

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.statements import Item
from generator.verify.rounded import rounded

_MONEY = re.compile(r"(\d+(?:\.\d+)?)(万元|万)(?!余)")  # "90万元", "1.5万"; not "3万余"
_BASIS = re.compile("依据")  # 设立的政策依据 cites amounts of rules and plans
LABEL = 8  # characters at the beginning of a line in which its label stands


def check_allocations(findings: Findings) -> None:
    """E16: the parts of a project's 资金分配 come to its amount; a list that begins with its own total may too."""
    amount: tuple[Item, Mention] | None = None
    text: list[str] = []  # what the unit typed below the amount
    project = {id(item.line): item for item in findings.statements.items if item.project and item.main}
    for line in [*findings.lines, None]:
        item = project.get(id(line)) if line else None
        if line is None or item or line.is_heading:
            if amount and text:
                _check_parts(findings, *amount, "".join(text))
            text = []
            amount = (item, item.main) if item and item.main else None
        elif amount and line.is_typed(0) and not _BASIS.search(line.text[:LABEL]):
            text.append(line.text)


def _check_parts(findings: Findings, item: Item, whole: Mention, text: str) -> None:
    """The amounts of the text come to the whole, each rounded as the whole is."""
    parts = [rounded(number).value for number, _ in _MONEY.findall(text)]
    if not parts:
        return
    target, half = whole.number.value, whole.number.half
    slack = half * (len(parts) + 1)
    # The first or the last of several may be their own total; one of two may be all, the other an example.
    sums = {sum(parts), sum(parts[1:]), sum(parts[:-1])} if len(parts) > 2 else {sum(parts), *parts}
    if not any(abs(one - target) <= slack for one in sums):
        listed = " + ".join(str(part) for part in parts)
        details = {"name": item.project, "found": whole.text, "computed": str(sum(parts)), "parts": listed}
        findings.add("verify-allocation", item.line, whole, details)

"""Official vehicles: how many there are, are bought and are given up stand under one noun and are three things.

公务用车保有量8辆，其中：一般公务用车5辆、执法执勤用车3辆；购置1辆，报废2辆.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item

Act = Literal["", "held", "bought", "given up"]

# What a number of vehicles is about, by the last of these words before it: "保有量8辆", "车辆3辆", not "购置车辆1辆";
# "购置费" and "购置及运行维护费" are money.
_ACTS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (
        "held",
        re.compile(
            r"保有|共有|现有|占有|占用|实有|(?<!购置)(?<!更新)(?<!购买)(?<!报废)(?<!处置)车辆(?=\d|共|总|数|合计)"
        ),
    ),
    ("bought", re.compile(r"(?:购置|更新|购买|新增|新购)(?!费|及|和|与|、运行|支出|经费)|购车")),
    ("given up", re.compile(r"报废|处置|核减|减少|调出|划出")),
)


def act_of(line: Line, mention: Mention) -> Act:
    """Whether a number of vehicles is of those held, bought or given up; empty where no word says."""
    before = line.text[: mention.start + 1]
    last = {act: max((found.start() for found in words.finditer(before)), default=-1) for act, words in _ACTS}
    best = max(last, key=lambda act: last[act])
    return best if last[best] >= 0 else ""


def by_act(counts: list[tuple[Item, Mention]]) -> list[list[tuple[Item, Mention]]]:
    """The numbers of vehicles of a line, those of one act together: each a whole and its kinds."""
    groups: dict[Act, list[tuple[Item, Mention]]] = {}
    for item, mention in counts:
        groups.setdefault(act_of(item.line, mention), []).append((item, mention))
    return list(groups.values())


def check_fleet(findings: Findings) -> None:
    """Cars whose running is paid are among the unit's cars, and there are some just when it is paid."""
    items = findings.statements.items
    # "车辆3辆" among the assets; "公务用车保有量为1辆" are those whose running is paid from fiscal money
    cars = ((i, m) for i in items for m in i.counts if m.unit == "辆" and re.search(r"车辆$", i.name))
    fleet = next((m for i, m in cars if act_of(i.line, m) in {"", "held"}), None)
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

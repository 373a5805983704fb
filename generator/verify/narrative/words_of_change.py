"""Words that say how an amount changed: 与上年持平, 上年无此项, and the one word for no change."""

from __future__ import annotations

import re
from itertools import zip_longest

from generator.core.problem import Severity
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.recomputed import wrong
from generator.verify.narrative.statements import Item

# "与上年持平", "与上年预算相比持平", "比上年度决算数基本持平", "与上年执行数相同", "与上年预算相比无变化"; not
# 人员与上年相同, which is about a part
_LEVEL = re.compile(
    r"(?:与|同|比|较|和)(?:上年|上一年|去年|上年度)(?:度|预算|决算|执行|预算数|决算数|执行数)*(?:相比)?"
    r"(?:(?:基本)?持平|(?<=[算年度行数])相同|(?:相比)?(?:无|没有)(?:增减)?变化)"
)
# A whole reason that says that nothing changed: "主要原因是与上年持平", "主要原因是：没有变化"; not 人员经费与上年持平,
# which is about a part, nor 基本持平
_LEVEL_REASON = re.compile(
    r"原因(?:是|为|：|:)*(?P<level>(?:(?:与|同|和)(?:上年|去年)(?:度|预算数?|决算数?)*(?:相比)?)?(?:持平|无增减(?:变化)?|没有变[化动]|无变[化动]))(?=[。；]|$)"
)
# "上年无此项", "上年度未安排该项", "上年无预算", "上年无该预算，增长率无可比性"
NEW = re.compile(
    r"上年(?:度)?(?:无|没有|未安排)(?:此|该|这)(?:项|预算|支出|经费)|上年(?:度)?无(?:预算|安排)|增[长减]率无可比性"
)


def check_words(findings: Findings) -> None:
    """F07: 与上年持平 says that nothing changed, 上年无此项 that all is new."""
    items = findings.statements.items
    for item, following in zip_longest(items, items[1:]):
        until = following.earliest if following and following.line is item.line else len(item.line.text)
        # the statement ends with its sentence or with the next number's statement
        text = re.split("[；。]", item.line.text[item.earliest : until])[0]
        change, main = item.change, item.main or item.again
        if not change or change.number.value == 0:
            continue
        level = _LEVEL.search(text)
        # in a reason 与上年持平 may be about something else; 基本持平 leaves a change open
        typed = level and item.line.is_typed(item.earliest + level.start())
        if level and not typed and "基本" not in level.group():
            details = {"name": item.called, "change": f"{change.word}{change.text}", "rate": level.group()}
            findings.add("verify-direction", item.line, change, details)
        _check_reason(findings, item, text)
        if NEW.search(text) and main and main.number.value != change.number.value:
            wrong(findings, "verify-new", item, change, str(main.number.value))


def _check_reason(findings: Findings, item: Item, text: str) -> None:
    """F09: what has changed is not explained by there being no change."""
    reason, change = _LEVEL_REASON.search(text), item.change
    # "增加0.00万元" may stand for less than is printed
    if reason and change and change.number.value:
        details = {"name": item.called, "change": f"{change.word}{change.text}", "rate": reason["level"]}
        at = item.earliest + reason.start("level")
        findings.add("verify-direction", item.line, at, details, Severity.WARNING)


def check_zero_words(findings: Findings) -> None:
    """F06: where a document always writes 增加0, a single 减少0 is a slip."""
    nothing = [
        (item, mention)
        for item in findings.statements.items
        for mention in (item.change, item.rate)
        if mention and mention.number.value == 0
    ]
    ups = [one for one in nothing if one[1].sign > 0]
    downs = [one for one in nothing if one[1].sign < 0]
    # as many of each: the document has no one word
    few, many = sorted((ups, downs), key=len)
    if few and len(many) > len(few):
        for item, mention in few:
            details = {"name": item.called, "found": mention.word, "usual": many[0][1].word}
            findings.add("verify-zero-word", item.line, mention, details)

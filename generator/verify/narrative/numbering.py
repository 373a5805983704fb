"""Numbers of headings, of lists and of tables: they follow one another without gaps (勾稽关系 H09)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.core.numerals import value_of_numeral
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import mentions
from generator.verify.narrative.outline import CHAPTER, PART, SECTION, Line

SHOWN = 20  # characters of a line that say which is meant
# Not an ordinal before: "1.5万元", "12.50%", "1.2"; one before: "1.12345热线的受理", "2. 110社会联动"
_NO_NUMBER = r"(?!\d[\d,.]*(?:[万亿千]?元|[%％]|$))"
# What numbers a line of a list: "（1）", "(2).", "3.", "4、"; not "1.5万元"
_LISTED = re.compile(rf"^(?:[（(](\d{{1,3}})[)）][.、．]?|(\d{{1,3}})[.、．]{_NO_NUMBER})")
_LISTED_LINE = re.compile(rf"^\d{{1,3}}[.、．]{_NO_NUMBER}")  # "1.", "2、"; not "（1）"
_TABLE = re.compile(r"^(?:附?表|公开)\s*0?(\d{1,2})\s*表?$")  # "表3", "附表3", "公开03表"


def check_headings(findings: Findings) -> None:
    counts = {1: 0, 2: 0, 3: 0}
    for line in findings.lines:
        level = line.level if line.is_heading else 0
        found = next((match for one in (PART, CHAPTER, SECTION) if (match := one.match(line.text))), None)
        if not level or not found:
            continue
        # "二" of 第二部分, （二） and 二、
        number = value_of_numeral(re.sub(r"[第部分、（()）]", "", found.group()))
        expected = counts[level] + 1
        counts = {**counts, level: number, **dict.fromkeys(range(level + 1, 4), 0)}
        # a list of chapters may begin anew with 一、; parts may not
        if number not in {expected, 1} or (number == 1 and level == 1 and expected > 2):
            _gap(findings, line, str(number), str(expected))


def _gap(findings: Findings, line: Line, found: str, expected: str) -> None:
    findings.add("verify-numbering", line, 0, {"text": line.text[:SHOWN], "found": found, "computed": expected})


def check_lists(findings: Findings) -> None:
    """1. 2. 3. within a section, the number in front of each line; tables by their own numbers."""
    # the last numbers of the list, of a list within it and of tables; the headings above
    last, inner, place, tables = 0, 0, ("", ""), 0
    for at, line in enumerate(findings.lines):
        if (line.chapter, line.section) != place or line.is_heading:
            last, inner, place = 0, 0, (line.chapter, line.section)
        table = _TABLE.match(line.text)
        if table:
            findings.mark(line, findings.statements.numbers_of(line))
            tables += 1
            if int(table[1]) != tables:
                _gap(findings, line, table[1], str(tables))
                tables = int(table[1])
        found = _LISTED.match(line.text)
        if not found or line.is_heading:
            # "主要职能：1.…；2.…；3.…。" within one line; the list may go on with the next
            within = re.search(r"[：:][（(]?1[)）]?[.、．](?!\d)", line.text)
            last = len(re.findall(r"(?<=[：:；;。])[（(]?\d{1,3}[)）]?[.、．](?!\d)", line.text)) if within else last
            continue
        number = int(found[1] or found[2])
        if found[1] and last and not inner and number == 1 and _LISTED_LINE.match(findings.lines[at - 1].text):
            inner = 1  # （1） below 1.: a list within the list
            continue
        if found[1] and inner and number == inner + 1:
            inner = number
            continue
        inner = 0
        # a second list in the section, if 2. follows its 1.
        anew = number == 1 and _next_number(findings.lines[at + 1 :]) == 2
        if number != last + 1 and not anew:
            _gap(findings, line, str(number), str(last + 1))
            number = last + 1 if number == 1 else number
        last = number


def _next_number(lines: Sequence[Line]) -> int:
    """The number of the next numbered line of the section; 0 where there is none."""
    for line in lines:
        found = _LISTED.match(line.text)
        if line.is_heading:
            return 0
        if found:
            return int(found[1] or found[2])
    return 0


def check_within(findings: Findings, line: Line) -> None:
    """（1）…（2）… within one line follow one another."""
    last = 0
    for mention in (m for m in mentions(line.text) if m.kind == "ordinal"):
        if mention.start < 2:  # that of the line itself; "1、…等。2、…" goes on with it
            last = int(mention.text)
            continue
        number = int(mention.text)
        if number not in {1, last + 1}:
            findings.add(
                "verify-numbering",
                line,
                mention,
                {"text": line.text[:SHOWN], "found": mention.text, "computed": str(last + 1)},
            )
        last = number

"""Headings, numbering, the contents page and the years: what runs through the whole document."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Heading, Paragraph, Printed
from generator.verify.canonical import spaceless
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import mentions
from generator.verify.narrative.outline import CHAPTER, PART, SECTION, Line, contents_end, level_of
from generator.verify.rules import finding

_DIGITS = "零一二三四五六七八九十"
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年)")
_LISTED = re.compile(r"^(?:[（(](\d{1,2})[)）][.、．]?|(\d{1,2})[.、．](?!\d))")
_LISTED_LINE = re.compile(r"^\d{1,2}[.、．](?!\d)")
_TABLE = re.compile(r"^(?:附?表|公开)\s*0?(\d{1,2})\s*表?$")


def chinese(text: str) -> int:
    """十二 as 12; 0 for what is no number."""
    if text == "十":
        return 10
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.find(text) if len(text) == 1 else 0
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def check_order(findings: Findings, printed: Printed) -> None:
    """H05, H09: headings and lists are numbered without gaps, the contents page has the headings, the year is one."""
    _check_headings(findings)
    _check_lists(findings)
    findings.problems += _contents(printed)
    _check_years(findings, printed)


def _check_headings(findings: Findings) -> None:
    counts = {1: 0, 2: 0, 3: 0}
    for line in findings.lines:
        level = level_of(line.text, 0) if line.is_heading else 0
        if not level:
            continue
        pattern = (PART, CHAPTER, SECTION)[level - 1]
        found = pattern.match(line.text)
        number = chinese(re.sub(r"[第部分、（()）]", "", found.group())) if found else 0
        expected = counts[level] + 1
        counts = {**counts, level: number, **dict.fromkeys(range(level + 1, 4), 0)}
        if number not in {expected, 1} or (number == 1 and level == 1 and expected > 2):
            _gap(findings, line, str(number), str(expected))


def _gap(findings: Findings, line: Line, found: str, expected: str) -> None:
    findings.add("verify-numbering", line, 0, {"text": line.text[:20], "found": found, "computed": expected})


def _check_lists(findings: Findings) -> None:
    """1. 2. 3. within a section, the number in front of each line; tables by their own numbers."""
    last, inner, place, tables = 0, 0, ("", ""), 0
    for at, line in enumerate(findings.lines):
        if (line.chapter, line.section) != place or line.is_heading:
            last, inner, place = 0, 0, (line.chapter, line.section)
        table = _TABLE.match(line.text)
        if table:
            findings.mark(line, [m for one, m in findings.statements.numbers if one is line])
            tables += 1
            if int(table[1]) != tables:
                _gap(findings, line, table[1], str(tables))
                tables = int(table[1])
        found = _LISTED.match(line.text)
        if not found or line.is_heading:
            within = re.search(r"[：:][（(]?1[)）]?[.、．](?!\d)", line.text)
            last = len(re.findall(r"(?<=[：:；;。])[（(]?\d{1,2}[)）]?[.、．](?!\d)", line.text)) if within else last
            continue
        number = int(found[1] or found[2])
        if found[1] and last and not inner and number == 1 and _LISTED_LINE.match(findings.lines[at - 1].text):
            inner = 1  # （1） below 1.: a list within the list
            continue
        if found[1] and inner and number == inner + 1:
            inner = number
            continue
        inner = 0
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


# ── contents ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _contents(printed: Printed) -> Iterator[Problem]:
    """Each entry of the contents page is a heading, and each numbered heading of their levels is an entry."""
    end = contents_end(printed)
    blocks = [block for block in printed.blocks[:end] if isinstance(block, Paragraph | Heading)]
    begin = next((i for i, block in enumerate(blocks) if spaceless(block.text) in {"目录", "目次"}), None)
    if begin is None or end <= begin + 1:
        return
    entries = {_bare(block.text): block for block in blocks[begin + 1 :] if spaceless(block.text)}
    entries.pop("", None)
    headings = {_bare(text): text for text in _headings(printed, end)}
    texts = {spaceless(block.text) for block in printed.blocks[end:] if isinstance(block, Paragraph)}
    for text, block in entries.items():
        if text not in headings and text not in texts and not any(text == _unnumbered(heading) for heading in headings):
            place = Place(block.where.file, block.where.block, 1)
            yield finding("verify-contents-extra", place, {"found": block.text.strip()})
    for text, heading in headings.items():
        kind = next((p for p in (PART, CHAPTER) if p.match(text)), None)
        among = kind is not None and sum(1 for entry in entries if kind.match(entry)) > 1
        if among and text not in entries and _part_has_entries(entries, text, headings):
            yield finding("verify-contents-missing", Place(printed.file, end, 1), {"found": heading})


def _part_has_entries(entries: dict[str, Paragraph | Heading], text: str, headings: dict[str, str]) -> bool:
    """Whether the contents list the neighbours of a heading; parts of annexes are often left out as a whole."""
    order = list(headings)
    at = order.index(text)
    near = [one for one in order[max(0, at - 2) : at + 3] if one != text and (CHAPTER.match(one) or PART.match(one))]
    return bool(near) and all(one in entries for one in near)


def _headings(printed: Printed, end: int) -> Iterator[str]:
    for block in printed.blocks[end:]:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and _is_title(spaceless(block.text))):
            yield spaceless(block.text)


def _is_title(text: str) -> bool:
    """Whether a paragraph may be a heading that the format did not mark, or the title of a table."""
    return level_of(text) in {1, 2} or (len(text) < 100 and text.endswith("表") and not re.search("[，。；：]", text))


def _bare(text: str) -> str:
    """A heading or entry without leaders and page number, and a table's entry without its ordinal."""
    bare = re.sub(r"[.…·\-—]*\d*$", "", spaceless(text))
    return _unnumbered(bare) if bare.endswith("表") else bare


def _unnumbered(text: str) -> str:
    return CHAPTER.sub("", text)


# ── years ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def year_of(texts: Sequence[str]) -> int:
    """The year that the headings name most often; 0 where none does."""
    found = Counter(int(year) for text in texts for year in _YEAR.findall(text))
    return found.most_common(1)[0][0] if found else 0


def _check_years(findings: Findings, printed: Printed) -> None:
    """Every year outside the unit's own words is the document's, but for 截至上年底 and dates of signature."""
    end = contents_end(printed)
    front = [b for b in printed.blocks[:end] if isinstance(b, Paragraph | Heading)]
    heads = [block.text for block in printed.blocks if isinstance(block, Heading)]
    year = year_of([*heads, *(block.text for block in front)] or [line.text for line in findings.lines])
    if not year:
        return
    for block in front:
        for found in _YEAR.finditer(spaceless(block.text)):
            if int(found[1]) != year:
                place = Place(block.where.file, block.where.block, found.start() + 1)
                findings.problems.append(finding("verify-year", place, {"found": found[1], "computed": str(year)}))
    for line in findings.lines:
        numbers = [m for one, m in findings.statements.numbers if one is line and m.kind == "year"]
        for mention in numbers:
            findings.mark(line, [mention])
            allowed = _years_allowed(line, mention.start, year, findings.lookup.is_final)
            if allowed and int(mention.text) not in allowed:
                details = {"found": mention.text, "computed": str(sorted(allowed)[0])}
                findings.add("verify-year", line, mention, details)
        findings.mark(
            line, [m for one, m in findings.statements.numbers if one is line and m.kind in {"date", "ordinal"}]
        )
        if not line.is_typed(0):
            _check_days(findings, line)
            _check_within(findings, line)


_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def _check_days(findings: Findings, line: Line) -> None:
    """Days exist; accounts are closed on 31 December; a period of money begins and ends with a month."""
    days = [(found, int(found["month"]), int(found["day"])) for found in _DAY.finditer(line.text)]
    for found, month, day in days:
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(int(found["year"] or 2000), month)[1]:
            findings.add("verify-day", line, found.start(), {"found": found.group()})
        elif re.search(r"截[至止]$", line.text[: found.start()]) and (month, day) != (12, 31):
            findings.add("verify-day", line, found.start(), {"found": found.group()}, Severity.WARNING)
    if len(days) == 2 and re.search("执行时间|实施时间|起止", line.text[: days[0][0].start()]):
        (_, first, begin), (last_found, last, end) = days
        ends = last_found if 1 <= last <= 12 and end != calendar.monthrange(2023, last)[1] else None
        odd = days[0][0] if begin != 1 else ends
        if odd or first > last:
            findings.add("verify-period", line, days[0][0].start(), {"found": line.text[days[0][0].start() :]})


def _check_within(findings: Findings, line: Line) -> None:
    """（1）…（2）… within one line follow one another."""
    last = 0
    for mention in (m for m in mentions(line.text) if m.kind == "ordinal"):
        if mention.start < 2:
            continue
        number = int(mention.text)
        if number not in {1, last + 1}:
            findings.add(
                "verify-numbering",
                line,
                mention,
                {"text": line.text[:20], "found": mention.text, "computed": str(last + 1)},
            )
        last = number


def _years_allowed(line: Line, start: int, year: int, is_final: bool) -> set[int]:
    """The years that may stand there; empty where any may."""
    before, after = line.text[:start], line.text[start + 4 :]
    if re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", line.text):
        return {year, year + 1} if is_final else {year - 1, year}
    if re.search(r"[《〔“]", before) and not re.search(r"[》〕”]", before[max(before.rfind(c) for c in "《〔“") :]):
        return set()
    if re.search(r"(?:比|较|与|同|和)$", before):
        return {year - 1}
    if re.search(r"截[至止]", before[-4:]):
        return {year} if is_final else {year - 1}
    if re.search("项目名称|预算安排规模", before) or "年度的?" in after[:2]:
        return set()
    return {year}

"""What runs through the whole document: numbering, the contents page, and the one year that it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.core.problem import Place
from generator.recognise.printed import Heading, Paragraph, Printed
from generator.verify.canonical import spaceless
from generator.verify.narrative.contents_page import check_contents
from generator.verify.narrative.days import check_days
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.numbering import check_headings, check_lists, check_within
from generator.verify.narrative.outline import Line, contents_end
from generator.verify.rules import finding

_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年)")  # "2025" of 2025年


def check_order(findings: Findings, printed: Printed) -> None:
    """H05, H09: headings and lists are numbered without gaps, the contents page has the headings, the year is one."""
    check_headings(findings)
    check_lists(findings)
    findings.problems += check_contents(printed)
    _check_years(findings, printed)


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
        numbers = [m for m in findings.statements.numbers_of(line) if m.kind == "year"]
        for mention in numbers:
            findings.mark(line, [mention])
            allowed = _years_allowed(line, mention.start, year, findings.lookup.is_final)
            if allowed and int(mention.text) not in allowed:
                details = {"found": mention.text, "computed": str(sorted(allowed)[0])}
                findings.add("verify-year", line, mention, details)
        findings.mark(line, [m for m in findings.statements.numbers_of(line) if m.kind in {"date", "ordinal"}])
        if not line.is_typed(0):
            check_days(findings, line)
            check_within(findings, line)


def _years_allowed(line: Line, start: int, year: int, is_final: bool) -> set[int]:
    """The years that may stand there; empty where any may."""
    before = line.text[:start]
    if line.text.startswith("年前", start + 4):  # "负责2025年前规划的实施": a date by which, in anybody's words
        return set()
    # the date of signature, "2025年1月20日": a budget is signed at the turn of the year, accounts in the year after
    if re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", line.text):
        return {year, year + 1} if is_final else {year - 1, year}
    # within the title or number of a document, or a quotation: 国办发〔2017〕47号, 《2020年…办法》
    if re.search(r"[《〔“]", before) and not re.search(r"[》〕”]", before[max(before.rfind(c) for c in "《〔“") :]):
        return set()
    if re.search(r"(?:比|较|与|同|和)$", before):  # "比2024年"
        return {year - 1}
    if re.search(r"截[至止]", before[-4:]):  # "截至2024年底", "截止到2023年"
        return {year} if is_final else {year - 1}
    # projects are called after years, and money comes from several: "项目名称：2023年度…"
    if re.search("项目名称|预算安排规模", before):
        return set()
    return {year}

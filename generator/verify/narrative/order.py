"""What runs through the whole document: numbering, the contents page, and the one year that it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.core.problem import Place
from generator.recognise.printed import Heading, Paragraph, Printed
from generator.verify.canonical import spaceless
from generator.verify.narrative.contents_page import check_contents
from generator.verify.narrative.days import check_days
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.last_year import agrees
from generator.verify.narrative.numbering import check_headings, check_lists, check_within
from generator.verify.narrative.outline import Line, contents_end
from generator.verify.narrative.statements import Item
from generator.verify.rules import finding
from generator.verify.tables.lookup import Lookup

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
    names = _names_with_years(findings.lookup)
    for block in front:
        text = spaceless(block.text)
        for found in _YEAR.finditer(text):
            if int(found[1]) != year and not _is_in_name(text, found.start(), names):
                place = Place(block.where.file, block.where.block, found.start() + 1)
                findings.problems.append(finding("verify-year", place, {"found": found[1], "computed": str(year)}))
    last_years = [item for item in findings.statements.items if item.before]
    for line in findings.lines:
        told = [item for item in last_years if item.line is line]
        numbers = [m for m in findings.statements.numbers_of(line) if m.kind == "year"]
        for mention in numbers:
            findings.mark(line, [mention])
            if _is_in_name(line.text, mention.start, names):
                continue
            allowed = _years_allowed(line, mention.start, year, findings.lookup.is_final)
            if allowed and int(mention.text) not in allowed and not _is_last_years(told, line, mention, year):
                details = {"found": mention.text, "computed": str(sorted(allowed)[0])}
                findings.add("verify-year", line, mention, details)
        findings.mark(line, [m for m in findings.statements.numbers_of(line) if m.kind in {"date", "ordinal"}])
        if not line.is_typed(0):
            check_days(findings, line)
            check_within(findings, line)


def _names_with_years(lookup: Lookup) -> set[str]:
    """The projects of the tables that are called after a year: 2023年办公设备购置."""
    every = (name for entry in lookup.kinds("projects", "performance") for name in (entry.item, entry.project))
    return {name for name in map(spaceless, every) if _YEAR.search(name)}


def _is_in_name(text: str, start: int, names: Iterable[str]) -> bool:
    """Whether what stands there is part of a project's name, in the contents and in headings too."""
    return any(name in text and name in text[max(0, start - len(name)) : start + len(name)] for name in names)


def _is_last_years(told: list[Item], line: Line, mention: Mention, year: int) -> bool:
    """Whether last year's amount follows: 2024年预算执行数为 in a budget of 2025, or one the change agrees with."""
    for item in told:
        between = line.text[mention.end : item.before.start] if item.before else "。"
        if int(mention.text) == year - 1 and not re.search(r"[，。；\d]", between):
            return agrees(item) or bool(re.search("执行|决算", between))
    return False


# What follows the year in "2024年预算数", "2024年度年初预算", "2024年初预算", "2024年调整预算"
_OWN_BUDGET = re.compile(r"年度?(?:年?初|调整|全年)?预算(?!执行)")
# "2025年1月31日", "2025年3月底"; the months by which the disclosure of the year before that month has appeared
_MONTH = re.compile(r"\d{4}年(\d{1,2})月")
LAST_MONTH = 9  # budgets appear by March, accounts by September of the year after


def _closing_years(text: str, year: int) -> set[int]:
    """The years as of whose end, or of a month in the next year before the disclosure, things are counted."""
    month = _MONTH.match(text)
    return {year, year + 1} if month and int(month[1]) <= LAST_MONTH else {year}


def _years_allowed(line: Line, start: int, year: int, is_final: bool) -> set[int]:
    """The years that may stand there; empty where any may."""
    before = line.text[:start]
    if line.text.startswith("年前", start + 4):  # "负责2025年前规划的实施": a date by which, in anybody's words
        return set()
    # the date of signature, "2025年1月20日": a budget is signed at the turn of the year, accounts in the year after
    if re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", line.text):
        return {year, year + 1} if is_final else {year - 1, year}
    # "自2020年起", "从2018年开始"
    if re.search("[自从]$", before) and re.match(r"年度?(?:\d{1,2}月)?(?:起|开始|以来)", line.text[start + 4 :]):
        return set()
    # within the title or number of a document, or a quotation: 国办发〔2017〕47号, 《2020年…办法》
    if re.search(r"[《〔“]", before) and not re.search(r"[》〕”]", before[max(before.rfind(c) for c in "《〔“") :]):
        return set()
    if re.search(r"(?:比|较|与|同|和|上一?年度?[（(]|去年[（(])$", before):  # "比2024年", "与上年（2024年）相比"
        # accounts are compared with their own budget too: "比2024年预算数", "较2024年初预算"
        own = is_final and _OWN_BUDGET.match(line.text, start + 4)
        return {year - 1, year} if own else {year - 1}
    if re.search(r"截[至止]", before[-4:]):  # "截至2024年底", "截止到2023年"
        return _closing_years(line.text[start:], year if is_final else year - 1)
    # projects are called after years, and money comes from several: "项目名称：2023年度…"
    if re.search("项目名称|预算安排规模", before):
        return set()
    return {year}

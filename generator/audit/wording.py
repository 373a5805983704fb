"""What a reader notices without computing: the unit's name in variants, a unit of money cut short, usual slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Heading, Paragraph, Printed, Table
from generator.verify.canonical import spaceless
from generator.verify.narrative.outline import Line, contents_end
from generator.verify.tables.about import unit_name

# "第一部分 甲市乙局概况", "第一部分 甲市乙局2024年度部门概况"
_PART = re.compile(r"第一部分(?P<name>[\u4e00-\u9fff（）]{5,60}?)(?:\d{4}年度?)?(?:部门|单位)?(?:基本)?概况")
_CUT = re.compile(r"\d+\.\d+万(?=[（，。；、）])")  # "0.39万（含外宾接待支出"
# Slips that are no words, and what is meant.
_SLIPS = (
    (re.compile(r"上一度"), "上一年度"),
    (re.compile(r"本年年度"), "本年度"),
    (re.compile(r"公务车用车"), "公务用车"),
    (re.compile(r"士地"), "土地"),
    (re.compile(r"帐户|帐务|帐目"), "账户、账务、账目"),
    (re.compile(r"预决算书公开|公开公开"), "公开"),
)
# "上海市XX局", "××中心"; not "XXL" or "12×12"
_PLACEHOLDER = re.compile(r"[\u4e00-\u9fff]{0,6}(?<![A-Za-z\d])(?:[XＸ×]\s*){2,}(?![A-Za-z\d])[\u4e00-\u9fff]{0,6}")
ALIKE = 0.85  # of its characters in order: one name in two variants, and not that of a body with a longer name
BEGINNING = 4  # characters that a variant has in common: the city


def check_wording(lines: Iterable[Line], printed: Printed) -> Iterator[Problem]:
    """All lines outside the contents."""
    unit = publisher_of(printed)
    yield from _placeholders(printed)
    for line in lines:
        if unit:
            yield from _variants(line, unit)
        for found in _CUT.finditer(line.text):
            yield _told("audit-money-cut", line, found.start(), found=found.group())
        for pattern, usual in _SLIPS:
            for found in pattern.finditer(line.text):
                yield _told("audit-typo", line, found.start(), found=found.group(), usual=usual)


def _placeholders(printed: Printed) -> Iterator[Problem]:
    """What was to be filled in on the cover, in the contents and in tables; verify reads the text."""
    end = contents_end(printed)
    for at, block in enumerate(printed.blocks):
        if isinstance(block, Table):
            places = [(cell.where.row, cell.text) for row in block.rows for cell in row if not cell.covered]
        else:
            places = [(1, block.text)] if at < end else []
        for row, text in places:
            if found := _PLACEHOLDER.search(text):
                place = Place(block.where.file, block.where.block, row)
                yield Problem("audit-placeholder", place, {"found": spaceless(found.group())}, Severity.WARNING)


def publisher_of(printed: Printed) -> str:
    """The publisher, from 编制部门：… above a table, or from the title of the first part."""
    name = unit_name(printed)
    if name and not re.search("单位[:：]", name):  # "编制部门：        单位：元" names nobody
        return name
    for block in printed.blocks:
        if isinstance(block, Heading | Paragraph) and (found := _PART.match(spaceless(block.text))):
            return found["name"]
    return ""


def _variants(line: Line, unit: str) -> Iterator[Problem]:
    """Names that begin and end as the unit's, are about as long and differ in a character."""
    text, begin = line.text, unit[:BEGINNING]
    at = text.find(begin)
    while at >= 0:
        lengths = (len(unit), len(unit) - 1, len(unit) + 1)
        names = [text[at : at + length] for length in lengths if at + length <= len(text)]
        alike = [name for name in names if name[-1] == unit[-1] and _is_variant(name, unit)]
        if alike and not text.startswith(unit, at):
            yield _told("audit-unit-name", line, at, found=alike[0], usual=unit)
        at = text.find(begin, at + 1)


def _is_variant(name: str, unit: str) -> bool:
    return name != unit and SequenceMatcher(None, name, unit, autojunk=False).ratio() >= ALIKE


def _told(code: str, line: Line, at: int, **details: object) -> Problem:
    return Problem(code, Place(line.where.file, line.where.block, at + 1), details, Severity.WARNING)

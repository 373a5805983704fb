"""Faults that a reader of a composed document would notice: marks and brackets with nothing between them, numbers of
headings that do not follow one another, values that no sentence was written for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.core.document import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    SplitLine,
    Table,
    Text,
    blocks,
    plain,
    spans_of,
)
from generator.core.numerals import CHARACTERS, value_of_numeral

# "，，", "。；", "（，", " ，": two marks, or one with nothing before it.
DOUBLED = re.compile(r"[，。；、：][，。；、：]+|(?<=[“（])[，。；、：]|\s[，。；、：]")
BRACKETS = re.compile(r"（\s*）|\(\s*\)|“\s*”|《\s*》|【\s*】")  # "（）", "“ ”", "《》"
# "None", "Decimal('1')", "<function object": what Python prints of a value.
VALUES = re.compile(r"(?<![A-Za-z])(?:None|True|False|nan|NaN|Undefined)(?![A-Za-z])|<[a-z]+ object|Decimal\(|Markup\(")
UNRENDERED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")  # "{{", "%}"
# What is wrong with a line of text, by its code.
LINE = {
    "trial-doubled-mark": DOUBLED,
    "trial-empty-brackets": BRACKETS,
    "trial-no-reason": re.compile(r"原因(?:是：?|为：?|：)(?=[，。；]|$)"),  # "主要原因是，", "原因是：" at the end
    # "预算万元"; not "10万元", "（万元", "单位：万元".
    "trial-no-number": re.compile(r"(?<![0-9（：/“《])(?:万元|亿元)"),
    "trial-raw-value": VALUES,
    "trial-unrendered": UNRENDERED,
    "trial-leading-mark": re.compile(r"^[，。；、：）”]"),  # "，增长2%"
    # "其中：。", "主要用于。", a colon at the end.
    "trial-nothing-follows": re.compile(r"(?:其中|包括|用于|分别是|分别为)：?(?=[。；]|$)|(?<=.)：$"),
}
# A cell is no sentence: a bare 万元 and an ending colon are right there.
CELL = ("trial-doubled-mark", "trial-empty-brackets", "trial-raw-value", "trial-unrendered")
# A list or a table below what ends with a colon is what follows.
OPEN_END = "trial-nothing-follows"
AROUND = 12  # characters shown on either side of a finding
COUNTED = re.compile(r"[0-9一二三四五六七八九十]")  # "表 1", "表一": a number of a table
# "第一部分", "（一）", "一、", "1、", "1.", "（1）"; not "1.5万元", "2025年".
_NUMBER = re.compile(
    rf"^(?:(?P<part>第)(?P<a>[{CHARACTERS}]+)部分|（(?P<b>[{CHARACTERS}]+)）|(?P<c>[{CHARACTERS}]+)、"
    r"|(?P<d>[0-9]{1,3})[、.．](?![0-9])|（(?P<e>[0-9]{1,3})）)"
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """One finding: its code, the words round it and the block that it stands in; no block for the whole document."""

    code: str
    text: str
    block: Block


def leftovers(document: Document) -> Iterator[Leftover]:
    """Everything in the document that no reader should see."""
    listed = [block for block in blocks(document) if not isinstance(block, PageBreak)]
    for block, after in zip(listed, [*listed[1:], None], strict=True):
        if isinstance(block, Table):
            yield from _in_cells(block)
        else:
            yield from _in_line(block, after)
    yield from _numbers(listed)
    yield from _parts(listed)
    yield from _tables(listed)


def _in_line(block: Block, after: Block | None) -> Iterator[Leftover]:
    text = "".join(span.text for span in spans_of(block))
    if isinstance(block, Heading | Paragraph) and not text.strip():
        yield Leftover("trial-heading-empty" if isinstance(block, Heading) else "trial-paragraph-empty", "", block)
    for code, pattern in LINE.items():
        for found in pattern.finditer(text):
            ends = found.end() == len(text)
            if code == OPEN_END and ends and _goes_on(after):
                continue
            yield Leftover(code, text[max(0, found.start() - AROUND) : found.end() + AROUND], block)


def _goes_on(after: Block | None) -> bool:
    """Whether a list or a table follows, and no heading of another part."""
    return isinstance(after, Paragraph | SplitLine | Table) or (isinstance(after, Heading) and after.table)


def _in_cells(table: Table) -> Iterator[Leftover]:
    for cell in cells(table):
        text = plain(cell.spans)
        # The template's own words: a made-up text of the unit has brackets and marks of its own.
        own = "".join(span.text for span in cell.spans if isinstance(span, Text) and not span.origin)
        for code in CELL:
            if LINE[code].search(own):
                yield Leftover(code, text[: 2 * AROUND], table)


def cells(table: Table) -> Iterator[Cell]:
    """Every cell of a table."""
    for row in (*table.header, *table.body):
        yield from row


# ── numbers of headings and lists ─────────────────────────────────────────────────────────────────────────────────


def _numbers(listed: Iterable[Block]) -> Iterator[Leftover]:
    """Headings whose number was there before or does not follow; paragraphs that repeat the number before them."""
    last: dict[str, int] = {}  # the latest number by level and form
    for block in listed:
        if isinstance(block, Table) or (isinstance(block, Heading) and block.table):
            continue
        text = "".join(span.text for span in spans_of(block))
        level = str(block.level) if isinstance(block, Heading) else "text"
        if isinstance(block, Heading):
            # A heading begins the numbers below it anew. "text" sorts after every level: paragraphs begin anew too.
            last = {key: number for key, number in last.items() if key.split()[0] <= level}
        form, number = _numbered(text)
        if not number:
            continue
        before = last.get(f"{level} {form}", 0)
        last[f"{level} {form}"] = number
        # Two lists of paragraphs that begin with 1 may follow one another; two headings with 一、 may not.
        if number == before and (number > 1 or isinstance(block, Heading)):
            yield Leftover("trial-number-again", text[: 2 * AROUND], block)
        elif isinstance(block, Heading) and number != before + 1:
            yield Leftover("trial-number-gap", text[: 2 * AROUND], block)


def _numbered(text: str) -> tuple[str, int]:
    """The form of the number that a text begins with, and the number; 0 where it begins with none."""
    found = _NUMBER.match(text)
    if not found:
        return "", 0
    form, words = next((name, words) for name, words in found.groupdict().items() if words and name != "part")
    return form, int(words) if words.isdecimal() else value_of_numeral(words)


# ── parts that are missing something ──────────────────────────────────────────────────────────────────────────────


def _parts(listed: Sequence[Block]) -> Iterator[Leftover]:
    """A heading that another of its own level or a higher one follows at once."""
    for block, after in zip(listed, [*listed[1:], None], strict=True):
        if not isinstance(block, Heading) or block.table:
            continue
        if after is None or (isinstance(after, Heading) and not after.table and after.level <= block.level):
            yield Leftover("trial-nothing-below", plain(block.spans)[: 2 * AROUND], block)


def _tables(listed: Sequence[Block]) -> Iterator[Leftover]:
    """A public table without a number where others of its part have one, and a number that two tables have."""
    parts: list[list[tuple[Heading, str]]] = [[]]
    for before, block in pairwise(listed):
        if isinstance(block, Heading) and block.level == 1:
            parts.append([])
        elif isinstance(block, Heading) and block.table and block.level == 2:
            number = plain(before.spans) if isinstance(before, Paragraph) and before.role == "table_number" else ""
            parts[-1].append((block, number))
    for titles in parts:
        seen: set[str] = set()
        for block, number in titles:
            if not COUNTED.search(number) and any(COUNTED.search(other) for _, other in titles):
                yield Leftover("trial-table-unnumbered", plain(block.spans)[: 2 * AROUND], block)
            elif number and number in seen:
                yield Leftover("trial-number-again", number, block)
            seen.add(number)

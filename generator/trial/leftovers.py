"""What a reader would stumble over in a composed document: punctuation and brackets with nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import Document, Heading, Table, Text, blocks, plain, spans_of
from generator.problem import Place, Problem, Severity

# What is wrong, in both languages, and how it looks in the text.
PATTERNS = (
    ("标点重复 / doubled punctuation", re.compile(r"[，。；、：][，。；、：]+")),
    ("空括号 / empty brackets", re.compile(r"（\s*）|\(\s*\)|“\s*”|《\s*》")),
    ("原因后面没有内容 / no reason given", re.compile(r"原因(?:是|为)[：]?(?=[，。；]|$)")),
    ("金额单位前没有数 / no number before its unit", re.compile(r"(?<![0-9（：/])万元")),
    ("没有取到的值 / a value that is none", re.compile(r"\b(?:None|True|False|nan)\b")),
    ("没有渲染的模板 / a template not rendered", re.compile(r"\{\{|\{%|\{#")),
    ("以标点开头 / begins with punctuation", re.compile(r"^[，。；、：）]")),
    ("其中后面没有内容 / nothing follows", re.compile(r"(?:其中|包括)[：]?[。；]")),
)
_NUMBERED = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)")
AROUND = 12


def leftovers(document: Document, name: str) -> Iterator[Problem]:
    """Each finding with a few characters round it."""
    for block in blocks(document):
        if isinstance(block, Table):
            continue
        text = "".join(span.text for span in spans_of(block))
        if isinstance(block, Heading) and not text.strip():
            yield _finding(name, "", "没有文字的标题 / a heading without text")
        for what, pattern in PATTERNS:
            for found in pattern.finditer(text):
                start, end = max(0, found.start() - AROUND), found.end() + AROUND
                yield _finding(name, text[start:end], what)
    yield from _same_numbers(document, name)
    yield from _empty_parts(document, name)


def _finding(name: str, text: str, what: str) -> Problem:
    return Problem("trial-leftover", Place(name), {"text": text, "what": what, "cases": ""}, Severity.WARNING)


def _same_numbers(document: Document, name: str) -> Iterator[Problem]:
    """Two headings of one level under one parent with the same number."""
    seen: dict[int, set[str]] = {}
    for block in blocks(document):
        if not isinstance(block, Heading) or block.table:
            continue
        for level in [level for level in seen if level > block.level]:
            del seen[level]
        found = _NUMBERED.match(plain(block.spans))
        if found and found.group() in seen.setdefault(block.level, set()):
            yield _finding(name, plain(block.spans), "编号重复的标题 / a heading's number again")
        elif found:
            seen[block.level].add(found.group())


def _empty_parts(document: Document, name: str) -> Iterator[Problem]:
    """A heading that another of its own level or a higher one follows at once."""
    found = [block for block in blocks(document) if not isinstance(block, Text)]
    for block, after in zip(found, [*found[1:], None], strict=True):
        if not isinstance(block, Heading) or block.table:
            continue
        if after is None or (isinstance(after, Heading) and not after.table and after.level <= block.level):
            yield _finding(name, plain(block.spans), "标题下没有内容 / nothing below the heading")

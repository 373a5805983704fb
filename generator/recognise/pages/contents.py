"""The contents page of a PDF: which lines are entries, and which of them go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recognise.pages.paragraphs import NUMBERED
from generator.recognise.pages.text_lines import TextLine

TITLES = {"目录", "目次"}
_LEADERS = re.compile(r"[.…·．]{3,}")  # "……", "....."
# "一、主要职能……3", "…… (12)", "主要职能\t3"
_PAGE = re.compile(r"(?:[.…·．]{2,}|\s)[-—（(\s]*\d{1,3}[-—)）\s]*$")
_PART = re.compile(r"第[一二三四五六七八九十]+部分")
LONGEST = 60  # characters of an entry of a line


def bare(text: str) -> str:
    """The text without blanks."""
    return re.sub(r"\s", "", text)


def entries_of(pages: Sequence[Sequence[TextLine]], rights: Sequence[float]) -> tuple[list[list[TextLine]], int, int]:
    """The lines of each entry, and the page and line, from 0, at which the contents end; none and 0, 0 without any.

    `pages` are the lines of each page from the one with the title on, the title left out; `rights` are
    their right margins.
    """
    entries: list[list[TextLine]] = []
    leads = any(_ends_entry(line.text) for line in (pages[0] if pages else ()))
    seen: set[str] = set()
    for number, lines in enumerate(pages):
        if number and not _is_contents(lines, leads, seen):
            return entries, number, 0
        for at, line in enumerate(lines):
            text = bare(line.text)
            part = _PART.match(text)
            if (part and part.group() in seen) or text.endswith("。"):
                return entries, number, at
            seen |= {part.group()} if part else set()
            before = entries[-1][-1] if entries else None
            if before is not None and _goes_on(before, line, rights[number]):
                entries[-1].append(line)
            else:
                entries.append([line])
    return entries, len(pages), 0


def _ends_entry(text: str) -> bool:
    """Whether a page number or leaders close the line."""
    return bool(_PAGE.search(text) or _LEADERS.search(text))


def _is_contents(lines: Sequence[TextLine], leads: bool, seen: set[str]) -> bool:
    """Whether a further page goes on with entries."""
    if not lines:
        return False
    part = _PART.match(bare(lines[0].text))
    if part and part.group() in seen:
        return False
    if leads:
        return sum(_ends_entry(line.text) for line in lines) * 2 > len(lines)
    return all(len(bare(line.text)) < LONGEST and not re.search("[。；，]", line.text) for line in lines)


def _goes_on(before: TextLine, line: TextLine, right: float) -> bool:
    """Whether the entry before has no room left and no page yet, and this line begins none."""
    if before.page != line.page or _ends_entry(before.text) or NUMBERED.match(bare(line.text)):
        return False
    return right - before.box.right < line.first + 2 * line.em

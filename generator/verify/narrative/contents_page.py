"""The contents page against the headings (勾稽关系 H09)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.core.problem import Place, Problem
from generator.recognise.printed import Heading, Paragraph, Printed
from generator.verify.canonical import spaceless
from generator.verify.narrative.outline import CHAPTER, CONTENTS_TITLES, PART, SECTION, contents_end, level_of
from generator.verify.rules import finding

# "……3", "...12", "——5", "（3）", "-3-", "……第3页", "P3"
_LEADERS = re.compile(r"[.…·\-—]*(?:\d*|（\d{1,3}）|-\d+-|第\d+页|[Pp]\d+)$")
_TABLE = re.compile(r"表(?:（[^（）]{1,20}）)?$")  # "收支总表", "基本支出表（按政府预算经济分类）"
_WHOSE = re.compile(r"^(?:本)?(?:单位|部门)")  # "单位概况" of 第一部分 单位概况
LEFT_OUT = 3  # characters that an entry leaves out at least: less is a slip
SHORTEST = 2  # characters of the name of a part: 概况
LONGEST_TITLE = 100  # characters of a table's title with the name of the unit in it


def check_contents(printed: Printed) -> Iterator[Problem]:
    """Each entry of the contents page is a heading, and each numbered heading of their levels is an entry."""
    end = contents_end(printed)
    blocks = [block for block in printed.blocks[:end] if isinstance(block, Paragraph | Heading)]
    begin = next((i for i, block in enumerate(blocks) if spaceless(block.text) in CONTENTS_TITLES), None)
    if begin is None or end <= begin + 1:
        return
    entries = {_bare(block.text): block for block in blocks[begin + 1 :] if spaceless(block.text)}
    entries.pop("", None)
    headings = {_bare(text): text for text in _headings(printed, end)}
    texts = {_even(block.text) for block in printed.blocks[end:] if isinstance(block, Paragraph)}
    entries = {_heading_of(text, headings): block for text, block in entries.items()}
    for text, block in entries.items():
        if text not in headings and text not in texts and not any(text == _unnumbered(heading) for heading in headings):
            place = Place(block.where.file, block.where.block, 1)
            yield finding("verify-contents-extra", place, {"found": block.text.strip()})
    for text, heading in headings.items():
        kind = next((p for p in (PART, CHAPTER) if p.match(text)), None)
        # chapters are missed only in a contents page that lists chapters
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
    """The headings behind the contents page, those that the format does not mark included."""
    for block in printed.blocks[end:]:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and _is_title(spaceless(block.text))):
            yield spaceless(block.text)


def _is_title(text: str) -> bool:
    """Whether a paragraph may be a heading that the format did not mark, or the title of a table."""
    # "部门收支总体情况表", no sentence that ends so
    is_short = len(text) < LONGEST_TITLE and not re.search("[，。；：]", text)
    return level_of(text) in {1, 2} or (is_short and _TABLE.search(_even(text)) is not None)


def _bare(text: str) -> str:
    """A heading or entry without leaders and page number, and a table's entry without its ordinal."""
    bare = _LEADERS.sub("", _even(text))
    return _unnumbered(bare) if _TABLE.search(bare) else bare


def _even(text: str) -> str:
    """The text without blanks, its brackets of one width."""
    return spaceless(text).replace("(", "（").replace(")", "）")


def _is_called(entry: str, heading: str) -> bool:
    """Whether a part is called so in the contents and with the unit's name as a heading: 第一部分 单位概况, 第一部分
    昌吉市…概况."""
    part, same = PART.match(entry), PART.match(heading)
    if not part or not same or part.group() != same.group():
        return False
    said, known = (_WHOSE.sub("", text[part.end() :]) for text in (entry, heading))
    return min(len(said), len(known)) >= SHORTEST and (known.endswith(said) or said.endswith(known))


def _heading_of(entry: str, headings: Iterable[str]) -> str:
    """The heading that an entry means, itself where there is none."""
    headings = list(headings)
    called = next((one for one in headings if _is_called(entry, one)), None)
    if called is None and entry not in headings:
        called = next((one for one in headings if _is_short_for(entry, one)), None)
    return called or entry


def _is_short_for(entry: str, heading: str) -> bool:
    """Whether one of the two leaves out words of the other: 一、收支总体说明 of 一、关于甲局2025年收支情况的总体说明.

    The ordinal is the same and so are the numbers that the shorter has; a character or two less are a slip.
    """
    ordinals = [next((found for one in (PART, CHAPTER, SECTION) if (found := one.match(text))), None) for text in
                (entry, heading)]  # fmt: skip
    if (ordinals[0] and ordinals[0].group()) != (ordinals[1] and ordinals[1].group()):
        return False
    words = [text[found.end() if found else 0 :] for text, found in zip((entry, heading), ordinals, strict=True)]
    shorter, longer = sorted(words, key=len)
    if len(shorter) < SHORTEST or len(longer) - len(shorter) < LEFT_OUT:
        return False
    numbers = re.findall(r"\d+", longer)
    rest = iter(longer)
    return all(one in numbers for one in re.findall(r"\d+", shorter)) and all(sign in rest for sign in shorter)


def _unnumbered(text: str) -> str:
    """主要职能 of 一、主要职能."""
    return CHAPTER.sub("", text)

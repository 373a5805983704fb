"""What pages repeat at their edges, and nobody reads: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.recognise.pages.drawn import Drawn
from generator.recognise.pages.text_lines import TextLine

EDGE = 0.12  # of the page's height, above and below, in which furniture stands
OFTEN, SHARE = 3, 0.2  # pages on which the same must stand at the same height
SAME_HEIGHT = 5.0  # points
# "- 3 -", "—12—", "3", "第3页", "第 3 页 共 30 页", "3/30", "Page 3"
_PAGE_NUMBER = re.compile(r"[-—–－~·]*(?:第|[Pp]age)?\d{1,4}(?:页)?(?:[,，]?共\d{1,4}页|/\d{1,4})?[-—–－~·]*")
# What stands above each table, on whatever page: "单位：万元", "编制部门：…", "公开01表", "表3", a title "…表"
_OF_TABLE = re.compile(r"单位[:：]|编制|公开\d+表|^(?:附?表|附件)[\d一二三四五六七八九十]|表$|续")


@dataclass(frozen=True, slots=True)
class _Place:
    words: str
    is_above: bool
    step: int


def without_furniture(pages: Sequence[Drawn], lines: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """The lines of every page without those that recur at the edges, whatever number is in them."""
    count = Counter(
        place
        for page, own in zip(pages, lines, strict=True)
        for place in {place for line in own for place in _places(page, line)}
    )
    often = max(OFTEN, SHARE * len(pages))
    return [
        [
            line
            for line in own
            if not _is_page_number(page, line) and all(count[place] < often for place in _places(page, line))
        ]
        for page, own in zip(pages, lines, strict=True)
    ]


def _is_page_number(page: Drawn, line: TextLine) -> bool:
    return _edge(page, line) is not None and bool(_PAGE_NUMBER.fullmatch(re.sub(r"\s", "", line.text)))


def _places(page: Drawn, line: TextLine) -> list[_Place]:
    """What counts as the same: the words with any number, at about the same distance from the same edge."""
    is_above = _edge(page, line)
    words = re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))
    if is_above is None or _OF_TABLE.search(words):
        return []
    away = line.box.top if is_above else page.height - line.box.bottom
    step = int(away // SAME_HEIGHT)
    return [_Place(words, is_above, one) for one in (step, step + 1)]


def _edge(page: Drawn, line: TextLine) -> bool | None:
    """Whether it stands at the upper edge (True), at the lower (False) or within the page."""
    if line.box.bottom < EDGE * page.height:
        return True
    return False if line.box.top > (1 - EDGE) * page.height else None


# ── charts ────────────────────────────────────────────────────────────────────────────────────────────────────────

_CAPTION = re.compile(r"图[\d一二三四五六七八九十]+")  # "图1 收入、支出决算总计变动情况"
SMALL = 0.8  # of the size of running text: labels of charts are smaller, captions are not


def without_labels(lines: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """The lines of every page without those of charts: small ones right above a caption, 图1, with nothing between."""
    sizes: Counter[int] = Counter()
    for line in (line for own in lines for line in own):
        sizes[round(line.em)] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    return [_unlabelled(own, usual) for own in lines]


def _unlabelled(lines: Sequence[TextLine], usual: float) -> list[TextLine]:
    found: list[TextLine] = []
    is_chart = False
    for line in sorted(lines, key=lambda one: one.box.top, reverse=True):
        is_label = is_chart and line.em < SMALL * usual
        if not is_label:
            found.append(line)
            is_chart = bool(_CAPTION.match(line.text.strip()))
    return found[::-1]

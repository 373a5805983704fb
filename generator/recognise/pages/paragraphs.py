"""Lines of a page joined to the paragraphs that were typed: where a line was full and the next is not set in.

A printer ends a line where the next word has no room; one that ends before that ended of itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.recognise.pages.drawn import Drawn
from generator.recognise.pages.text_lines import TextLine

SLACK = 1.1  # sizes that a full line may still have left: marks squeezed, gaps spread
INDENT = 1.2  # sizes by which a line is set in that begins a paragraph
SAME_SIZE = 0.15  # of the size by which lines of one paragraph may differ (other fonts for digits)
CENTRED = 14.0  # points that the middle of a centred line may be off
TITLE_SIZE = 17.5  # points of characters of titles (小二号 is 18); text has 16 at most
TITLE_GAP = 1.6  # of a line's height between the lines of one title
LONG = 0.8  # of the text's width that a line has which goes on, though it is not full
FAR = 3.2  # line heights between lines that have nothing to do with one another
SHORTEST_NAME, LONGEST_NAME = 3, 30  # characters of names of items that a table has: 离休费
WIDE = 0.55  # of the page's width that a line of running text fills at least
SET_IN = 60.0  # points that lines may be set in from the margin: two to three characters of a large size
_SPACES = re.compile(r"\s+")
# "第一部分", "一、", "（一）", "1.", "(2)", "3、"; not "1.5"
NUMBERED = re.compile(
    r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|[（(]?\d{1,2}[)）]?[、.．](?!\d)|[（(]\d{1,2}[)）]"
)
PART = re.compile(r"第[一二三四五六七八九十]+部分")
# Lines that are one by themselves: "单位：万元", "编制部门：…", "注：…", "公开01表", "表3", "第二部分 …"
ALONE = re.compile(r"(?:金额)?单位[:：]|编制|(?:备?注|说明)[:：]|公开\d+表|表\d+$|第[一二三四五六七八九十]+部分")
_STOPS = "。；！？;"  # what a paragraph may end with


@dataclass(frozen=True, slots=True)
class Area:
    """Where the text of a page stands: its left and right margins."""

    left: float
    right: float
    middle: float


def areas_of(pages: Sequence[Drawn], lines: Sequence[Sequence[TextLine]]) -> list[Area]:
    """The margins of every page, by the lines that fill most of its width.

    Where a page shows none, or only lines that are set in, those of the other pages of its size hold.
    """
    wide = [
        [line.box for line in own if line.box.right - line.box.left > page.width * WIDE]
        for page, own in zip(pages, lines, strict=True)
    ]
    found: list[Area] = []
    for page, own in zip(pages, wide, strict=True):
        alike = [box for other, boxes in zip(pages, wide, strict=True) if _alike(page, other) for box in boxes]
        usual = _usual([box.left for box in alike], page.width * 0.12)
        left = min((box.left for box in own), default=usual)
        left = usual if 0 < left - usual < SET_IN else left
        right = max((box.right for box in own), default=_usual([box.right for box in alike], page.width * 0.88))
        found.append(Area(left, right, page.width / 2))
    return found


def _alike(page: Drawn, other: Drawn) -> bool:
    return abs(page.width - other.width) < 1 and abs(page.height - other.height) < 1


def _usual(edges: Sequence[float], otherwise: float) -> float:
    """The commonest edge to a point."""
    count = Counter(map(round, edges))
    return float(max(count, key=lambda edge: count[edge])) if count else otherwise


@dataclass
class Paragraph:
    """Lines that were typed as one; `areas` are the margins of the page of each."""

    lines: list[TextLine]
    areas: list[Area]

    def text(self, names: Collection[str] = ()) -> str:
        """Its words as typed: a blank between two words of letters, none where Chinese goes on.

        Between two of the `names` a mark was lost at the end of the line.
        """
        text = self.lines[0].text
        for line in self.lines[1:]:
            is_word = text[-1:].isascii() and text[-1:].isalpha() and line.text[:1].isascii()
            text += " " if is_word else _lost(text, line.text, names)
            text += line.text
        return text

    @property
    def ended(self) -> bool:
        """Whether a sentence ends with it."""
        return self.lines[-1].text[-1:] in _STOPS

    def takes(self, line: TextLine, area: Area) -> bool:
        """Whether the line goes on with it."""
        last = self.lines[-1]
        bare = _SPACES.sub("", line.text)
        if abs(last.em - line.em) > SAME_SIZE * max(last.em, line.em) or "\t" in line.text or ALONE.match(bare):
            return False
        if last.page == line.page and line.box.top - last.box.bottom > FAR * line.em:
            return False
        is_part = PART.match(_SPACES.sub("", self.lines[0].text))
        if (line.em >= TITLE_SIZE or is_part) and _is_centred(line, area):
            return self._is_title(line, bare)
        if self._is_full(line):
            return self._continues(line, area, bare)
        return self._is_open(line, bare)

    def _is_open(self, line: TextLine, bare: str) -> bool:
        """Whether a line that is long, though not full, stops in the middle of a sentence: a cell of a workbook."""
        last, own = self.lines[-1], self.areas[-1]
        is_long = last.box.right - last.box.left > LONG * (own.right - own.left)
        is_close = last.page == line.page and 0 <= line.box.top - last.box.bottom < line.em
        is_new = NUMBERED.match(bare) or last.text[-1:] in f"{_STOPS}：:"
        away = (line.box.left - last.box.left) / line.em  # a paragraph that is set in as the one before is another
        is_set_in = line.box.left - own.left >= INDENT * line.em and abs(away) < 0.3
        return is_long and is_close and not is_new and not is_set_in and away < INDENT

    def _is_title(self, line: TextLine, bare: str) -> bool:
        """Whether both are lines of one title in the middle of the page: "第一部分 …指挥", "中心单位概况"."""
        last, own = self.lines[-1], self.areas[-1]
        near = line.box.top - last.box.bottom < TITLE_GAP * line.em and line.page == last.page
        is_long = bool(PART.match(_SPACES.sub("", self.lines[0].text))) or self._is_full(line)
        middle = (last.box.left + last.box.right) / 2
        is_sentence = NUMBERED.match(bare) or re.search("[，。；：]", bare)
        return near and is_long and not is_sentence and abs(middle - own.middle) < CENTRED

    def _is_full(self, line: TextLine) -> bool:
        """Whether what begins the next line had no room left in the last."""
        last, own = self.lines[-1], self.areas[-1]
        return own.right - last.box.right < line.first + SLACK * line.em

    def _continues(self, line: TextLine, area: Area, bare: str) -> bool:
        """Whether a line behind a full one is the same paragraph, by where it begins."""
        set_in = (line.box.left - area.left) / line.em
        first = (self.lines[0].box.left - self.areas[0].left) / line.em
        if set_in < INDENT:  # at the margin, where paragraphs are set in; a number may begin one that is not
            return not (NUMBERED.match(bare) and self.ended and first < INDENT)
        hangs = len(self.lines) > 1 and abs(line.box.left - self.lines[-1].box.left) < line.em * 0.6
        return hangs and not self.ended and not NUMBERED.match(bare)


def _lost(text: str, following: str, names: Collection[str]) -> str:
    """The mark that was lost where one of the names ends and another begins; behind this an amount, a new clause."""
    lengths = range(SHORTEST_NAME, LONGEST_NAME)
    name = next((length for length in lengths if following[:length] in names), 0)
    if not name or not any(text[-length:] in names for length in lengths):
        return ""
    return "；" if following[name : name + 1].isdigit() else "、"


def _is_centred(line: TextLine, area: Area) -> bool:
    """Whether it stands in the middle of the page, short of both margins."""
    middle = (line.box.left + line.box.right) / 2
    return abs(middle - area.middle) < CENTRED and line.box.left - area.left > 2 * line.em

"""The running text of a document line by line, each with the headings above it and the stretches that the unit typed.

Headings are recognised by how they are numbered (第一部分, 一、, （一）), because a PDF without tags marks none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.recognise.printed import Heading, Paragraph, Printed, Where
from generator.verify.canonical import spaceless

PART = re.compile(r"^第[一二三四五六七八九十百零]+部分")  # "第二部分 2025年部门预算公开表"
CHAPTER = re.compile(r"^[一二三四五六七八九十百零]+、")  # "三、关于…的情况说明"
SECTION = re.compile(r"^[（(][一二三四五六七八九十百零]+[)）]")  # "（一）机关运行经费情况"
CONTENTS_TITLES = {"目录", "目次"}
_LEADERS = re.compile(r"[.…·]*\d*$")  # "……3" behind an entry of the contents
SECTIONS = 2  # the level of the headings right below parts
_LEVELS = ((PART, 1), (CHAPTER, 2), (SECTION, 3))
_ENDS = ("。", "；", "，", "：", ";")  # what a heading does not end with
# "项目名称：网络维护", "1.预算安排规模：150.00万元", "（2）资金执行时间：…"
LABEL = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十百零]+[)）]?[.、．]?)?(?P<label>[^：:，。；\d]{2,12})[：:](?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, its blanks gone, with the headings above it.

    `typed` are the stretches in the unit's own words, as offsets from and to: what they say is not computed.
    """

    text: str
    where: Where
    part: str
    chapter: str
    section: str
    typed: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
    level: int = 0  # of a heading: 1 for a part

    @property
    def scope(self) -> str:
        """The headings above, innermost first."""
        return f"{self.section}|{self.chapter}|{self.part}"

    def is_typed(self, start: int) -> bool:
        """Whether what stands there is in the unit's own words."""
        return any(low <= start < high for low, high in self.typed)


LONGEST_HEADING = 110  # characters: 关于…部门2025年一般公共预算当年拨款情况说明, with a unit's name of 60 characters


def level_of(text: str, marked: int = 0) -> int:
    """The level of a heading by its number, 0 for what is no heading; `marked` is what the format says."""
    if marked == 0 and (len(text) > LONGEST_HEADING or text.endswith(_ENDS)):
        return 0
    for pattern, level in _LEVELS:
        if pattern.match(text):
            return level
    return marked if marked in {1, 2} else 0


def lines_of(printed: Printed) -> list[Line]:
    """All headings and paragraphs in order; the contents page is left out."""
    found: list[Line] = []
    heads = {1: "", 2: "", 3: ""}
    start = contents_end(printed)
    zones = _Zones()
    as_marked = _parts_are_marked(printed, start)
    for block in printed.blocks[start:]:
        if not isinstance(block, Heading | Paragraph):
            continue
        # a line with a tab has two sides, which are two texts
        text = spaceless(block.text) if "\t" not in block.text else block.text.strip()
        marked = block.level if isinstance(block, Heading) else 0
        level = level_of(text, marked) if not as_marked else marked if marked in (1, 2, 3) else 0
        if level:
            heads = {**heads, level: text, **dict.fromkeys(range(level + 1, 4), "")}
        is_duty = level == 3 and bool(_DUTIES.search(heads[2]))  # "（四）负责2025年前规划" is no heading of ours
        typed = () if level and not is_duty else zones.of(text, heads)
        found.append(Line(text, block.where, heads[1], heads[2], heads[3], typed, bool(level or marked), level))
    return [line for line in found if line.text]


def _parts_are_marked(printed: Printed, start: int) -> bool:
    """Whether parts are counted 一、 and sections otherwise, as the format's marks tell: then these decide, and not
    the way in which a heading is numbered."""
    marked = [block for block in printed.blocks[start:] if isinstance(block, Heading)]
    firsts = [spaceless(block.text) for block in marked if block.level == 1]
    has_sections = any(block.level == SECTIONS for block in marked)
    return (
        has_sections and len([text for text in firsts if CHAPTER.match(text)]) > 1 and not any(map(PART.match, firsts))
    )


def contents_end(printed: Printed) -> int:
    """The index of the first block after the contents page; 0 where there is none."""
    texts = [spaceless(getattr(block, "text", "")) for block in printed.blocks]
    begin = next((i for i, text in enumerate(texts) if text in CONTENTS_TITLES), None)
    if begin is None:
        return 0
    first = next((i for i in range(begin + 1, len(texts)) if PART.match(texts[i])), None)
    if first is None:
        return _end_of_entries(printed, begin)
    # the entry 第一部分 2025年单位概况……1 and the heading 第一部分 昌吉市…概况 have only the ordinal in common
    name = PART.match(texts[first])
    again = next((i for i in range(first + 1, len(texts)) if name and texts[i].startswith(name.group())), None)
    return begin + 1 if again is None else again


def _end_of_entries(printed: Printed, begin: int) -> int:
    """The same where parts are not counted 第一部分: behind the lines that name a page, else at the first heading."""
    if printed.contents:
        return max(entry.where.block for entry in printed.contents)
    rest = range(begin + 1, len(printed.blocks))
    return next((i for i in rest if isinstance(printed.blocks[i], Heading)), begin + 1)


# ── the unit's own words ──────────────────────────────────────────────────────────────────────────────────────────

# Where a reason begins: "主要原因是：", "原因为", "主要是由于", "用于保障", "与上年持平", "主要用于"; not
# "主要用于以下方面", which a list follows
_REASON = re.compile(
    r"(?:主要)?原因(?:是|为|：|:|在于|主要是)|(?:主要)?是?(?:因为|由于)|主要是(?!用于)|主要用于(?!以下)|用于(?=解决|支付|开展|保障)|与上年(?:持平|相比(?=基本))"
)
# What goes on with a reason behind a semicolon: "二是", "（2）、", "3.", "其中"
_GOES_ON = re.compile(r"^(?:[一二三四五六七八九]是|[（(]?\d{1,3}[)）]?[、.．]|其中)")
# Headings under which everything is the unit's own: "一、主要职能", "部门职责", "存在的问题", "第四部分名词解释"
_FREE = re.compile(
    r"职能|职责|工作情况|主要工作|名词解释|存在的?问题|改进措施|工作开展情况|绩效管理工作|^第[四五六七八]部分名词"
)
_DUTIES = re.compile("职能|职责")  # "一、主要职能"
# Labels of a project's description behind which the figures stand; behind others stand the unit's words.
_PROJECT_LABELS = {"项目名称", "预算安排规模", "资金执行时间", "项目承担单位", "资金规模", "预算金额"}


class _Zones:
    """Where the unit's own words stand in each line; remembers that a list of the unit's began."""

    def __init__(self) -> None:
        self._open = False

    def of(self, text: str, heads: dict[int, str]) -> tuple[tuple[int, int], ...]:
        """Those of a line under these headings."""
        whole = ((0, len(text)),)
        if _FREE.search(heads[3] or heads[2]) or _FREE.search(heads[2]) or "名词解释" in heads[1]:
            return whole
        # "六、关于甲局2025年项目支出情况说明"
        if re.search(r"项目支出情况说明|项目支出预算情况|项目情况", heads[2]):
            return self._project(text, whole)
        self._open = False
        return tuple(_reasons(text))

    def _project(self, text: str, whole: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        found = LABEL.match(text)
        label = found["label"] if found else ""
        if label in _PROJECT_LABELS:
            self._open = False
            return ()
        # "设立的政策依据：", "资金分配情况：", "绩效目标：": what follows is typed, on the next lines too
        if found and re.search(r"依据|分配|内容|目标|用途|主体|条件|范围|标准|程序|时间|结果", label):
            self._open = True
            return whole
        return whole if self._open else ()


def _reasons(text: str) -> Iterator[tuple[int, int]]:
    """From behind 主要原因是 to the end of the reason, one after the other."""
    at = 0
    while found := _REASON.search(text, at):
        at = _end(text, found.end())
        yield found.end(), at


def _end(text: str, start: int) -> int:
    """Where a reason ends: with its sentence, or at a semicolon that no further reason follows."""
    # "。", "；", or the comma before 截至2024年12月31日, behind which figures follow
    for found in re.finditer(r"[。；;]|，(?=截[至止])", text[start:]):
        end = start + found.start()
        rest = text[end + 1 :]
        if _GOES_ON.match(rest) and found.group() != "。":
            continue
        return end
    return len(text)

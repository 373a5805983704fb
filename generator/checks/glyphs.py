"""Characters: those that only look like the right ones, document numbers, punctuation, transposed words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.written import Text, own_words
from generator.core.model import Figures, Words
from generator.core.problem import Problem

# What a Japanese or decorative keyboard gives for a Chinese character or mark.
LOOKALIKES = {
    **{"ー": "一", "ニ": "二", "ミ": "三", "ハ": "八", "ロ": "口", "カ": "力", "エ": "工"},
    **{"査": "查", "歩": "步", "毎": "每", "渉": "涉", "戸": "户", "単": "单", "収": "收", "実": "实", "対": "对"},
    **{"県": "县", "図": "图", "気": "气", "広": "广", "亊": "事", "﹪": "％", "∶": "：", "﹒": "."},
}
# Radicals "⻋", "⽤"; compatibility ideographs such as U+F914, which looks like 樂.
_RADICALS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
# A Greek or Cyrillic letter amid Chinese: "人Ο数".
_LETTERS = re.compile(r"(?<=[\u4e00-\u9fff])[\u0370-\u04ff](?=[\u4e00-\u9fff])")
# "发[2017]47号", "发（2017）47号"; not "发〔2017〕47号"
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff][\[［【(（](?:19|20)\d\d[\]］】)）]\s*\d+\s*号")
# The comma of "办公费,印刷费"; not that of "1,131.42".
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])")
_BEFORE_PERCENT = re.compile(r"\d\s+[%％]")  # "95 %"
_RUN = re.compile(r"[\u4e00-\u9fff]+")  # "测评次数"


def _found(code: str, text: Text, at: int, found: str, **details: object) -> Problem:
    around = text.words[max(0, at - 6) : at + 8]  # a few words on either side, for who looks for it in the file
    return Problem(code, text.at(at), {"found": found, "around": around, **details})


def h12_glyphs(figures: Figures) -> Iterator[Problem]:
    """没有形近的异体字符：日文假名 ー ニ、日文汉字 査、康熙部首、兼容汉字。
    No look-alikes: kana, Japanese forms, radicals, compatibility ideographs.

    Source: 勾稽关系 H12；GB 18030 通用规范汉字
    Severity: warning
    Example: “检査”“第ー部分”
    """
    for text in own_words(figures):
        for at, char in enumerate(text.words):
            right = LOOKALIKES.get(char, "")
            if right or _RADICALS.match(char):
                yield _found("h12-glyph", text, at, char, point=f"U+{ord(char):04X}", right=right or "—")
        for match in _LETTERS.finditer(text.words):
            point = f"U+{ord(match[0]):04X}"
            yield _found("h12-glyph", text, match.start(), match[0], point=point, right="—")


def h11_document_number(figures: Figures) -> Iterator[Problem]:
    """发文字号的年份用六角括号〔〕。
    The year in a document's number stands in 〔〕.

    Source: 勾稽关系 H11；GB/T 9704-2012 7.2.5
    Severity: info
    Example: “国办发[2017]47号”
    """
    for text in own_words(figures):
        for match in _DOCUMENT_NUMBER.finditer(text.words):
            yield _found("h11-document-number", text, match.start() + 1, match[0][1:])


def h16_punctuation(figures: Figures) -> Iterator[Problem]:
    """中文里用全角标点，百分号前不空格。
    Full-width punctuation in Chinese, no blank before a per cent sign.

    Source: 勾稽关系 H11；GB/T 15834
    Severity: info
    Example: “办公费,印刷费”
    """
    for text in own_words(figures):
        for match in (*_HALF_WIDTH.finditer(text.words), *_BEFORE_PERCENT.finditer(text.words)):
            yield _found("h16-punctuation", text, match.start(), match[0])


def h25_transposed(figures: Figures) -> Iterator[Problem]:
    """目标与指标用同样的词：没有颠倒的字（测次数评），没有漏字（出考察）。
    Goals use the words of their indicators, with no characters exchanged or lost.

    Source: 已公开文件的错误 002-15、002-16
    Severity: warning
    Example: 指标“测评次数”，目标写“测次数评1次”
    """
    for text in own_words(figures):
        if not text.path.startswith("performance") or not text.path.endswith("goal"):
            continue
        prefix = text.path.removesuffix("goal") + "indicators."
        names = [one.words for one in own_words(figures) if one.path.startswith(prefix) and one.path.endswith(".name")]
        for at, found, right in (*_exchanged(text.words, names), *_cut(text.words, names)):
            yield _found("h25-transposed", text, at, found, right=right)


def _exchanged(goal: str, names: list[Words]) -> Iterator[tuple[int, str, str]]:
    """Four characters of the goal that are four of a name in another order; of three too many are so by chance."""
    pieces = {piece for name in names for piece in _pieces(name)}
    letters = {"".join(sorted(piece)): piece for piece in pieces}
    for at in range(len(goal) - 3):
        found = goal[at : at + 4]
        right = letters.get("".join(sorted(found)))
        is_moved = right is not None and found in right * 2  # 安全网络, 网络安全: both are good
        if right and found not in pieces and len(set(found)) == 4 and not is_moved:
            yield at, found, right


def _pieces(name: str) -> Iterator[str]:
    for run in _RUN.findall(name):
        yield from (run[at : at + 4] for at in range(len(run) - 3))


def _cut(goal: str, names: list[Words]) -> Iterator[tuple[int, str, str]]:
    """The beginning of a name without its first character, where the goal has nowhere the whole."""
    for name in names:
        right = name[:4]
        # A sentence rightly leaves out a preposition at the beginning of a name: 对企业检查, 企业检查.
        is_word = bool(_RUN.fullmatch(right)) and len(right) == 4 and right[0] not in "对为将按各全由在向与和被把"
        if is_word and right not in goal and right[1:] in goal:
            yield goal.index(right[1:]), right[1:], right


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    h11_document_number,
    h12_glyphs,
    h16_punctuation,
    h25_transposed,
)

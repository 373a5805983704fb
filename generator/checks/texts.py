"""How people type: doubled words, missing units, stray marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.checks.quantities import amounts
from generator.checks.written import finding, own_words
from generator.core.model import Figures
from generator.core.problem import Problem

# "维护费用12.50，", "经费约3.5用于"; not "12.50万元", "占12.5%".
_NO_UNIT = re.compile(
    r"(?:经费|资金|费用|金额|预算|支出|收入|共计|合计)(?:为|约|共)?\d[\d,]*\.\d{1,2}(?![\d.]|\s*[万亿元%％])"
)
# Persons, who may be written 王**.
MASKED_FIELDS = ("leader", "contact", "phone")
_FINE_DOUBLES = {"时全"}  # 全时全网
_WRONG_DOUBLES = {"的的", "了了", "是是", "和和", "在在", "为为", "与与", "及及", "元元"}
# "实现实现", "的的"
_DOUBLE = re.compile(r"([\u4e00-\u9fff]{2,})\1|([\u4e00-\u9fff])\2")
# "主要原因是：主要原因是"
_DOUBLE_CLAUSE = re.compile(r"((?:[\u4e00-\u9fff]，?){4,})[，、；：:]?\1")
# Headings of the fields of a project's table: "项目承担单位：", "资金执行时间:".
_HEADINGS = re.compile(
    r"(?:设立的政策依据|预算安排规模|项目承担单位|资金分配情况|资金执行时间|项目名称|补贴标准|补贴对象)[：:]"
)


def h03_no_unit(figures: Figures) -> Iterator[Problem]:
    """金额后有单位。
    An amount has its unit.

    Source: 勾稽关系 H03
    Severity: warning
    Example: “维护费用12.50，用于网络”
    """
    for text in own_words(figures):
        for match in _NO_UNIT.finditer(text.words):
            yield finding("h03-no-unit", text, match)


def h04_doubled(figures: Figures) -> Iterator[Problem]:
    """没有重复的词和句：增加增加、实现实现、主要原因是：主要原因是。
    No word or clause stands twice in a row.

    Source: 勾稽关系 H04
    Severity: warning
    Example: “实现实现数字化城市管理资源共享”
    """
    for text in own_words(figures):
        for match in _DOUBLE.finditer(text.words):
            is_fine = match[1] in _FINE_DOUBLES or (match[1] or "").startswith("一")  # 一步一步
            if match[0] in _WRONG_DOUBLES or (match[1] and not is_fine):
                yield finding("h04-doubled", text, match)
        for match in _DOUBLE_CLAUSE.finditer(text.words):
            if not _DOUBLE.search(match[0]):
                yield finding("h04-doubled", text, match)


def h20_pasted(figures: Figures) -> Iterator[Problem]:
    """一段话里没有夹带别的栏目的标题（粘贴残留）。
    A text holds no other field's heading, pasted in with it.

    Source: 已公开文件的错误 001-35
    Severity: warning
    Example: allocation 写“……管理办法》资金执行时间：2023年”
    """
    for text in own_words(figures):
        for match in _HEADINGS.finditer(text.words):
            yield finding("h20-pasted", text, match)
        for opening, closing in ("《》", "〔〕", "（）", "“”"):
            if text.words.count(opening) != text.words.count(closing):
                sign = next(at for at, char in enumerate(text.words) if char in (opening, closing))
                details = {"found": opening + closing, "around": text.words[max(0, sign - 8) : sign + 12]}
                yield Problem("h20-brackets", text.at(sign), details)


def h13_precision(figures: Figures) -> Iterator[Problem]:
    """同一项目的资金分配各项金额小数位一致，最多两位。
    The amounts of one allocation have like decimals, two at most.

    Source: 勾稽关系 H13（已公开文件的错误 000-13）
    Severity: info
    Example: “光纤费3万元，……光纤费1.056万元”
    """
    for text in own_words(figures):
        if "allocation" not in text.path:
            continue
        for amount in amounts(text.words):
            digits = re.match(r"[\d,]+\.(\d+)", amount.text)  # "056" of "1.056万元"
            if digits and len(digits[1]) > 2:
                details = {"found": amount.text, "around": text.words[max(0, amount.start - 8) : amount.start + 14]}
                yield Problem("h13-precision", text.at(amount.start), details)


def h21_trailing(figures: Figures) -> Iterator[Problem]:
    """名称末尾没有多余的标点，句末没有两个标点。
    Names end without punctuation, sentences with one mark.

    Source: 已公开文件的错误 001-40、001-42
    Severity: warning
    Example: 项目名称“电子政务网络设备维护，”
    """
    for text in own_words(figures):
        name = text.path.endswith((".name", ".project"))
        # "，。" anywhere, "；" at the end of a name, "、" at the end of a text
        for match in re.finditer(r"[，、；：。][，、；：。]" + (r"|[，、；：]$" if name else r"|[，、]$"), text.words):
            yield finding("h21-trailing", text, match)


def h24_unit_twice(figures: Figures) -> Iterator[Problem]:
    """已注明单位的栏目不再写单位：项目资金（万元）一栏不写“10万元”。
    Where a heading names the unit the value does not.

    Source: 已公开文件的错误 001-48
    Severity: info
    Example: 指标“维护次数（次）”的名称和指标值都写万元：name “费用（万元）”，target “万元10”
    """
    for text in own_words(figures):
        # "万元10", "10万元万元", "95%%"
        for match in re.finditer(r"万元\d[\d.]*(?:万元)?|\d万元万元|%\s*%|％％", text.words):
            yield finding("h24-unit-twice", text, match)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    h03_no_unit,
    h04_doubled,
    h13_precision,
    h20_pasted,
    h21_trailing,
    h24_unit_twice,
)

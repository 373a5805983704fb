"""Reasons for changes: whether they are there, whether they fit what changed, whether they are copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.core.model import Figures, Words
from generator.core.problem import Problem

# "人员工资上调", "新增项目", "提高补助标准"; not "提高资金使用效率".
_UP = re.compile(
    r"上调|上涨|上浮|提高(?![^，。；]{0,8}(?:效率|效益|效能|能力|质量|管理水平|服务水平))|提标|增加|新增|增长|增资|增多|追加|扩大|调增|晋升|晋级|补发|新招|调入"
)
# What happened the year before, after which this year's change goes the other way: "上年压减较多"; not "较上年减少".
_BEFORE = re.compile(r"(?<![较比与同和跟])(?:上年|去年|上一年)[^，。；,;]*")
# "压缩一般性支出", "项目取消"
_DOWN = re.compile(
    r"下调|减少|压缩|压减|取消|下降|降低|缩减|核减|削减|调减|不再|没有安排|未安排|调出|厉行节约|节约|撤销|退休|撤离"
)
_STAFF = r"(?:人员|职工|人数|在职)"  # "在职人员", "职工", "人数"
# "在职人员减少", "调出人员较多", "减员", "退休3人"; not "人员经费减少".
_FEWER = re.compile(
    rf"{_STAFF}[^，。；资费金]{{0,3}}(?:减少|调出)|调出[^，。；]{{0,3}}(?:人员|较多)|减员|退休[^，。；]{{0,3}}人"
)
# "在职人员增加", "调入人员", "新招录5人"; not "人员工资增加".
_MORE = re.compile(
    rf"{_STAFF}[^，。；资费金]{{0,3}}(?:增加|调入)|调入[^，。；]{{0,3}}人员|新(?:招|进|录)[^，。；]{{0,3}}人"
)
# "与上年预算持平", "未安排", "无此项": what a unit writes where nothing changed.
_NOT_THERE = re.compile(
    r"与上年(?:预算)?(?:持平|相同|一致)|无(?:变化|增减)|没有变化|未发生|变化不大|[无没]有?此项|没有安排|未安排|没安排|不安排|^无$"
)
# "主要原因是：人员增加", "主要是因为", "是由于"
_DOUBLED = re.compile(r"^(?:主要)?原因(?:是|为)|主要是(?:因为|由于)|^是(?:因为|由于)")


def changed(figures: Figures, key: str) -> Decimal | None:
    """By how much a figure changed against last year; None where last year is not known."""
    before = figures.prior.get(key)
    return figures[key].value - before.value if before and key in figures else None


def points_the_other_way(reason: str, change: Decimal) -> bool:
    """Whether a reason speaks of a rise where the amount fell, or the reverse; one that speaks of both does not."""
    reason = _BEFORE.sub("", reason)
    rises, falls = _UP.search(reason), _DOWN.search(reason)
    return bool(rises) != bool(falls) and (change < 0) == bool(rises)


def f09_no_change(figures: Figures) -> Iterator[Problem]:
    """没有变动的指标不写变动原因（写“与上年持平”“未安排”的除外）。
    What did not change has no reason for a change.

    Source: 勾稽关系 F09
    Severity: warning
    Example: 本年、上年都是 30.00，reasons 写“人员增加”
    """
    for key, reason in figures.unit.reasons.items():
        if changed(figures, key) == 0 and not _NOT_THERE.search(reason):
            details = {"label": figures[key].label, "reason": _short(reason)}
            yield Problem("f09-no-change", reason.place, details)


def f10_direction(figures: Figures) -> Iterator[Problem]:
    """原因的方向与增减相符：减少的不写“工资上调”，增加的不写“压缩经费”。
    A reason points the way that the amount went.

    Source: 勾稽关系 F10（已公开文件的错误 001-19、001-23、002-10）
    Severity: warning
    Example: general.2010301 减少 238.38，原因写“人员工资上调”
    """
    for key, reason in figures.unit.reasons.items():
        change = changed(figures, key)
        # Who retires is paid from other items, and from just these: 退休 is less there and more here.
        words = reason.replace("退休", "") if key in figures and "离退休" in figures[key].label else reason
        if change and points_the_other_way(words, change):
            details = {"label": figures[key].label, "change": f"{change:+,f}", "reason": _short(reason)}
            yield Problem("f10-direction", reason.place, details)


def f13_parts(figures: Figures) -> Iterator[Problem]:
    """总数的原因与部分的增减相符：基本支出下降时，总数增加的原因不是工资上调。
    The reason of a whole fits its parts: it has not grown by wages when basic expenditure fell.

    Source: 勾稽关系 F10（已公开文件的错误 002-10）
    Severity: warning
    Example: 一般公共预算增加 25.03，原因“工资标准上调”，而基本支出减少 37.47
    """
    basic = changed(figures, "expenditure.basic") or changed(figures, "general.basic")
    for key in ("income.own", "income.general", "income", "general", "expenditure", "total_income"):
        reason, change = figures.unit.reasons.get(key), changed(figures, key)
        if not reason or not change or not basic or (basic > 0) == (change > 0):
            continue
        # "工资标准上调"; not "工资上调、项目增加", which explains the whole by both.
        if re.search(r"工资|人员经费|社保|公积金", reason) and not re.search(r"项目|专项", reason):
            details = {"label": figures[key].label, "change": f"{change:+,f}", "basic": f"{basic:+,f}"}
            yield Problem("f13-parts", reason.place, {**details, "reason": _short(reason)})


def f14_staffing(figures: Figures) -> Iterator[Problem]:
    """原因所说的人员增减与人员情况相符。
    What reasons say of staff agrees with the staffing.

    Source: 勾稽关系 F10（已公开文件的错误 002-09）
    Severity: warning
    Example: 在职人员没有变动，原因写“调出人员较多”
    """
    change = changed(figures, "overview.staffing.in_service")
    if change is None:
        return
    for key, reason in figures.unit.reasons.items():
        if key not in figures or "退休" in figures[key].label:
            continue
        fewer, more = _FEWER.search(reason), _MORE.search(reason)
        if fewer and not more and change >= 0:
            yield _staff("f14-staffing", figures, key, reason, change, fewer[0])
        elif more and not fewer and change <= 0:
            yield _staff("f14-staffing", figures, key, reason, change, more[0])


def _staff(code: str, figures: Figures, key: str, reason: Words, change: Decimal, found: str) -> Problem:
    details = {"label": figures[key].label, "found": found, "change": f"{change:+,f}"}
    return Problem(code, reason.place, details)


def f11_repeated(figures: Figures) -> Iterator[Problem]:
    """不同的事项不照抄同一句原因：原因中的名词应与该项相符。
    A reason is not copied from another item: it does not name that item instead of its own.

    Source: 勾稽关系 F11（已公开文件的错误 002-12）
    Severity: info
    Example: “其他行政事业单位医疗”写“公务员医疗补助基数相应上调”
    """
    names = figures.unit.classification.functional
    for key, reason in figures.unit.reasons.items():
        code = next((part for part in key.split(".") if part.isdigit() and len(part) == 7), "")
        twins = [other for other, words in figures.unit.reasons.items() if other != key and words == reason]
        others = [other for twin in twins for other in twin.split(".") if other in names and other != code]
        named = next((other for other in others if len(_stem(names[other])) > 2 and _stem(names[other]) in reason), "")
        if code in names and named and _stem(names[code]) not in reason:
            details = {"name": names[code], "reason": _short(reason), "other": names[named]}
            yield Problem("f11-repeated", reason.place, details)


def _stem(name: str) -> str:
    return re.sub(r"支出$|^其他", "", name)  # "行政事业单位医疗" of "其他行政事业单位医疗支出"


def f15_prior_year(figures: Figures) -> Iterator[Problem]:
    """上年数的年度是公开年度的上一年。
    Last year's figures are of the year before.

    Source: 预算、决算公开与上年比较的规定
    Severity: error
    Example: 2025 年预算，prior.year 2023
    """
    unit = figures.unit
    if unit.prior and unit.prior_year != unit.year - 1:
        place = unit.places.get("prior.year", next(iter(unit.prior.values())).place)
        yield Problem("f15-prior-year", place, {"found": unit.prior_year, "expected": unit.year - 1})


def h31_signed(figures: Figures) -> Iterator[Problem]:
    """落款日期合情理：预算在上年十月至当年，决算在当年至次年。
    The date of signature is plausible: a budget's from October before to the year's end, that of accounts a year on.

    Source: 预算法第十四条（批复后二十日内公开）
    Severity: warning
    Example: 2025 年预算，signed 2015-02-08
    """
    unit, day = figures.unit, figures.unit.signed
    if day is None:  # not of every set: final accounts of some are not signed
        return
    first, last = (unit.year, unit.year + 1) if unit.kind == "final" else (unit.year - 1, unit.year)
    is_early = unit.kind == "budget" and day.year == first and day.month < 10
    if not first <= day.year <= last or is_early:
        place = unit.places.get("unit.signed", unit.name.place)
        yield Problem("h31-signed", place, {"found": day.isoformat(), "year": unit.year})


def h18_doubled_connective(figures: Figures) -> Iterator[Problem]:
    """原因前不再写“主要原因是”“主要是因为”：模板已经写了。
    A reason does not begin with words that the template says already.

    Source: 勾稽关系 H04（已公开文件的错误 002-11、001-32）
    Severity: warning
    Example: reasons 写“主要原因是：人员增加”
    """
    for key, reason in figures.unit.reasons.items():
        if found := _DOUBLED.search(reason):
            details = {"label": figures[key].label if key in figures else key, "found": found[0]}
            yield Problem("h18-connective", reason.place, details)


def h19_reason_year(figures: Figures) -> Iterator[Problem]:
    """原因中的年份是本年、上年或更早的事由，不晚于公开年度。
    Reasons name no year after that of the document.

    Source: 勾稽关系 H05
    Severity: error
    Example: 2025 年预算的原因写“2026年工资上调”
    """
    for reason in figures.unit.reasons.values():
        for match in re.finditer(r"(?<!\d)(\d{4})年", reason):  # "2024年"
            # A rule ten years old may be a reason; an earlier year is rather mistyped (2015年 for 2025年).
            if int(match[1]) > figures.unit.year or int(match[1]) < figures.unit.year - 10:
                details = {"found": match[0], "year": figures.unit.year}
                yield Problem("h19-reason-year", reason.place, details)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    f09_no_change,
    f10_direction,
    f11_repeated,
    f13_parts,
    f14_staffing,
    f15_prior_year,
    h18_doubled_connective,
    h19_reason_year,
    h31_signed,
)

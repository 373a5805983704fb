"""Indicators against themselves: units of names and values, one indicator in two tables, results in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from generator.checks.goals import unit_of
from generator.checks.performance import overall_of, tables_of
from generator.checks.project_records import at, indicators_of, words_of
from generator.checks.quantities import Count, alike, counts
from generator.core.model import HUNDRED, Figures, Record, Words
from generator.core.problem import Problem

MONTHS = Decimal(12)
LIKE = 3  # characters in a row that two names must share; two are shared by chance (服务, 检查)

# "网络管控率", "群众满意度", "完成比例指标"; not 频率, 功率, 效率, 速率, 分辨率, which have units of their own.
_RATE = re.compile(r"(?:(?<![频功效速辨])率|满意度|比例|占比)(?:指标)?$")
# "办公费（万元）", "培训次数（次）"
_IN_NAME = re.compile(
    r"[（(]\s*(%|％|万元|元|个|套|次|台|人|件|辆|平方米|天|日|册|份|期|场|户|天数|次数|人数)\s*[)）]$"
)
# Writings of one unit, and what names put in brackets for it: 培训（次数）.
_SAME_UNIT = {"％": "%", "日": "天", "天数": "天", "次数": "次", "人数": "人", "名": "人", "人次": "次"}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")  # "1,200", "96.52"
_BARE = re.compile(r"[\d.,\s<>=≤≥]+")  # "95", ">= 95": a value without a unit
_GROWTH = re.compile(r"增长|增幅|提高|提升|完成")  # rates that may be above 100%: "收入增长率", "任务完成率"
_MONTHLY = re.compile(r"(\d+)(次|件|期|场|篇|份)[/／]月[，,、；\s]*(?:全年)?共?(\d+)\2")  # "2次/月，全年共24次"


def numbers(text: str) -> list[Decimal]:
    """The numbers of a value."""
    return [Decimal(one.replace(",", "")) for one in _NUMBER.findall(text)]


def _rows(figures: Figures) -> Iterator[tuple[str, Record]]:
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            yield name, indicator


def g20_units(figures: Figures) -> Iterator[Problem]:
    """比率写明 %、不超过 100%；指标值的单位与名称中括注的单位、实际完成值的单位一致；每月的数乘以 12 为全年的数。
    Rates have a per cent sign and are within 100; a value is in the unit of its name; twelve months make a year.

    Source: 勾稽关系 G04；预算绩效指标填报要求
    Severity: warning
    Example: 指标“网络管控率”的 target "=1000%"；“办公费（万元）”的 target "<=6.88元"
    """
    for table, indicator in _rows(figures):
        name, target = words_of(indicator, "name"), words_of(indicator, "target")
        details = {"table": table, "name": name}
        yield from _unit(name, target, details)
        for field in ("target", "actual"):
            value = words_of(indicator, field)
            yield from _rate(name, value, details)
            monthly = _MONTHLY.search(value)
            if monthly and Decimal(monthly[1]) * MONTHS != Decimal(monthly[3]):
                yield Problem("g20-yearly", value.place, {**details, "found": value})
        actual = words_of(indicator, "actual")
        is_told = _is_rate(name) or _IN_NAME.search(name)
        if numbers(actual) and not is_told and unit_of(target) and _BARE.fullmatch(actual):
            yield Problem("g20-unit", actual.place, {**details, "found": actual, "unit": unit_of(target)})


def _rate(name: Words, value: Words, details: Mapping[str, object]) -> Iterator[Problem]:
    """A rate has a per cent sign, and is at most 100 unless it is one of growth or completion."""
    found = numbers(value)
    if not found or not _is_rate(name):
        return
    # A target of 95 for "完成率（%）" is 95%: the name has the unit.
    if _BARE.fullmatch(value) and not re.search(r"[%％]", name):
        yield Problem("g20-no-percent", value.place, {**details, "found": value})
    elif re.search(r"[%％]", value) and max(found) > HUNDRED and not _GROWTH.search(name):
        yield Problem("g20-above", value.place, {**details, "found": value})


def _is_rate(name: str) -> bool:
    # 完成率 of 完成率（%）
    return bool(_RATE.search(re.sub(r"[（(].*?[)）]", "", name)))


def _unit(name: Words, target: Words, details: Mapping[str, object]) -> Iterator[Problem]:
    """The unit in brackets at the end of a name is that of the value."""
    stated = _IN_NAME.search(name)
    if stated and numbers(target):
        wanted, unit = _uniform(stated[1]), _uniform(unit_of(target))
        if unit and wanted != unit:
            yield Problem("g20-unit", target.place, {**details, "found": target, "unit": stated[1]})
    # "满意率（95%）": the target stands in the name too
    valued = re.search(r"[（(]\s*(\d[\d.]*\s*[%％])\s*[)）]$", name)
    if valued and numbers(target) and numbers(valued[1]) != numbers(target):
        yield Problem("g20-in-name", target.place, {**details, "found": target, "value": valued[1]})


def _uniform(unit: str) -> str:
    return _SAME_UNIT.get(unit, unit)


def g19_same_indicator(figures: Figures) -> Iterator[Problem]:
    """一张表中指标不重复；自评的整体表和项目表中同名的指标，指标值和实际完成值相同。
    An indicator stands once in a table; in the tables of a self-evaluation it has one target and one value.

    Source: 勾稽关系 E19
    Severity: warning
    Example: 项目表“开展考评”实际完成 11 次，整体表“开展考评”实际完成 12 次
    """
    for name, table in tables_of(figures.unit):
        seen: set[tuple[str, str]] = set()
        for indicator in indicators_of(table):
            key = (str(words_of(indicator, "level2")), str(words_of(indicator, "name")))
            if key in seen:
                yield Problem("g19-twice", words_of(indicator, "name").place, {"table": name, "name": key[1]})
            seen.add(key)
    overall = overall_of(figures.unit)
    if overall is None or figures.unit.kind != "final":
        return
    whole = {str(words_of(one, "name")): one for one in indicators_of(overall)}
    for name, indicator in _rows(figures):
        other = whole.get(str(words_of(indicator, "name")))
        if other is not None and other is not indicator:
            yield from _apart(name, indicator, other)


def _apart(table: str, indicator: Record, other: Record) -> Iterator[Problem]:
    """The numbers of both are the same."""
    for field in ("target", "actual"):
        one, two = words_of(indicator, field), words_of(other, field)
        if numbers(one) and numbers(two) and numbers(one) != numbers(two):
            details = {"name": words_of(indicator, "name"), "table": table, "found": one}
            yield Problem("g19-apart", one.place, {**details, "other": "部门整体", "value": two})


def g17_result(figures: Figures) -> Iterator[Problem]:
    """实际完成情况中写的数与同名指标的实际完成值一致，写“以上”的不高于它。
    A number in a result is that of the indicator of the same name, or less where it says 以上.

    Source: 勾稽关系 G08
    Severity: warning
    Example: 实际完成情况写“按期结案率达到99%以上”，指标“按期结案率”实际完成 96.52%
    """
    for name, table in tables_of(figures.unit):
        result = words_of(table, "result")
        for count in counts(result):
            indicator = _about(count, table)
            actual = words_of(indicator, "actual") if indicator else None
            reached = numbers(actual) if actual else []
            # "99%及以上"
            is_least = bool(re.match(r"\s*(?:及|或)?以上", result[count.start + len(_written(result, count)) :]))
            if not indicator or not actual or not reached or _agrees(count.value, reached[0], is_least):
                continue
            details = {"table": name, "found": f"{count.before}{count.value:f}{count.unit}"}
            details |= {"name": words_of(indicator, "name"), "actual": actual}
            yield Problem("g17-result", at(result, count.start), details)


def _written(result: str, count: Count) -> str:
    """The number with its unit as the text has it."""
    match = re.match(rf"\d[\d,.]*\s*(?:{count.unit}|％)?", result[count.start :])  # "96.52%", "1,200 册"
    return match[0] if match else ""


def _agrees(said: Decimal, reached: Decimal, is_least: bool) -> bool:
    # Half a unit of the last digit said: 97% of 96.52%.
    exponent = said.as_tuple().exponent
    half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    return said <= reached if is_least else abs(said - reached) <= half


def _about(count: Count, table: Record) -> Record | None:
    """The indicator of the same unit whose name is most like the words before a number."""
    best: tuple[int, Record] | None = None
    for indicator in indicators_of(table):
        likeness = alike(words_of(indicator, "name"), count.before)
        fits = unit_of(words_of(indicator, "actual")) == count.unit
        if fits and likeness >= LIKE and (best is None or likeness > best[0]):
            best = likeness, indicator
    return best[1] if best else None


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (g17_result, g19_same_indicator, g20_units)

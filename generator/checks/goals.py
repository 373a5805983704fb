"""Goals in words against the indicators of their table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.checks.performance import VALUE, tables_of
from generator.checks.project_records import indicators_of, words_of
from generator.checks.quantities import Count, alike, counts
from generator.core.model import Figures, Record
from generator.core.problem import Place, Problem

_UNIFORM = {"日": "天"}  # a goal says 30日 where its indicator says 30天
# Units of which a table has one indicator at most: 车辆, 设备, 场地; 次, 人 and % are shared by many.
_TELLING = {"辆", "台", "套", "册", "块", "处", "期", "场", "平方米", "公里", "篇", "座", "天", "日"}


def g04_goal(figures: Figures) -> Iterator[Problem]:
    """总体目标中写的数与同名指标的指标值一致。
    A number in a goal is that of the indicator of the same name.

    Source: 勾稽关系 G04
    Severity: warning
    Example: 目标“市民满意率达到95%及以上”，指标“市民满意度 ≥90%”
    """
    for name, table in tables_of(figures.unit):
        goal = words_of(table, "goal")
        said = {(one.value, one.unit) for one in counts(goal)}
        for count in counts(goal):
            found = _same(count, table) or [
                one for one in _perhaps(count, table) if not _is_said(words_of(one, "target"), said)
            ]
            if not found or any(count.value in _values(words_of(one, "target")) for one in found):
                continue
            indicator = found[0]
            target = words_of(indicator, "target")
            if _values(target):
                details = {"table": name, "found": f"{count.before}{count.value:f}{count.unit}"}
                details |= {"name": words_of(indicator, "name"), "target": target}
                place = Place(goal.place.file, goal.place.line, goal.place.column + count.start)
                yield Problem("g04-goal", place, details)


def _values(target: str) -> set[Decimal]:
    # "95" of "≥95%", "1,200", "0.87"
    return {Decimal(text.replace(",", "")) for text in re.findall(r"\d[\d,]*(?:\.\d+)?", target)}


def _fitting(count: Count, table: Record) -> list[Record]:
    """The indicators in a number's unit."""
    unit = _UNIFORM.get(count.unit, count.unit)
    return [indicator for indicator in indicators_of(table) if unit_of(words_of(indicator, "target")) == unit]


def _same(count: Count, table: Record) -> list[Record]:
    """The indicators of a number's unit whose names share three characters with the words before it, best first.

    Two are enough where the name has no more.
    """
    found: list[tuple[int, int, Record]] = []
    before = _stem(count.before)
    for at, indicator in enumerate(_fitting(count, table)):
        name = _stem(re.sub(r"[（(].*?[)）]", "", words_of(indicator, "name")))  # 办公费 of 办公费（万元）
        likeness = alike(name, before)
        if likeness > 2 or (len(name) == 2 and before.endswith(name)):
            found.append((-likeness, at, indicator))
    return [indicator for _, _, indicator in sorted(found, key=lambda one: one[:2])]


def _perhaps(count: Count, table: Record) -> list[Record]:
    """The only indicator in a unit of _TELLING with a word in common, or one with the same digits in another order."""
    fitting, digits = _fitting(count, table), sorted(f"{count.value:f}")
    alone = len(fitting) == 1 and count.unit in _TELLING and alike(words_of(fitting[0], "name"), count.before) == 2
    if alone:
        return fitting
    if len(digits) < 3:  # 12 and 21 are two numbers rather than one mistyped
        return []
    return [one for one in fitting if any(sorted(f"{v:f}") == digits for v in _values(words_of(one, "target")))]


def _is_said(target: str, said: set[tuple[Decimal, str]]) -> bool:
    """Whether the goal states the target somewhere."""
    units = {unit for _, unit in said if _UNIFORM.get(unit, unit) == unit_of(target)}
    return any((value, unit) in said for value in _values(target) for unit in units)


def unit_of(value: str) -> str:
    """The unit of an indicator's value, 天 of <=60日; empty where it is no number."""
    match = VALUE.match(value)
    unit = match[2].strip().strip("。；").replace("％", "%") if match else ""
    return _UNIFORM.get(unit, unit)


def _stem(text: str) -> str:
    """满意率 and 满意度 are one word; so are 次数 and 数量 none."""
    # "群众满意率" of "群众满意度", "培训" of "培训次数"
    return re.sub(r"[率度]", "率", re.sub(r"次数|数量|达到|不低于|不少于", "", text))


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (g04_goal,)

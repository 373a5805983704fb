"""How a project's money is divided: the amounts that people write out in words, against the project's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import accumulate
from math import prod

from generator.checks.breakdown import Breakdown, breakdown
from generator.checks.interval import Agreement, Interval, stated, total
from generator.checks.performance import overall_of
from generator.checks.project_records import amount_of, at, cost_targets, target_of, texts_of, words_of
from generator.checks.quantities import Amount, amounts, shown
from generator.core.amount import round_half_up
from generator.core.model import Figures, Project, Words
from generator.core.money import TEN_THOUSAND, YUAN, factor
from generator.core.problem import Problem, Severity

# _adds_up tries every choice of parts, 2^8 at most; longer lists are only added up.
MOST_PARTS = 8

# What a unit price is of: 每人每天, 3次*10人.
_UNIT = r"(?:人|次|天|日|个月|月|年|台|套|个|户|期|场|件|辆|份|册|平方米)"
_CHAIN = re.compile(rf"((?:\d+(?:\.\d+)?\s*{_UNIT}?\s*[*×xX]\s*)+)$")  # "3次*10人*" before 800元
_EACH = re.compile(rf"((?:每{_UNIT})+)[^\d，。；、]{{0,4}}$")  # "每月", "每人每天补助" before 0.4万元
_MONEY = r"(?:项目|专项)?(?:资金|经费|预算|金额|总额)?(?:为|：)?$"  # "项目资金为", "经费："; may be missing
# "本项目共需资金", "总预算为" before 50万元
_WHOLE = re.compile(rf"(?:共需|拟投入|计划投入|共计|合计|总额|总预算|预算金额)要?{_MONEY}")
_GOAL = re.compile(rf"(?:需要?|投入|拨付|安排|预算){_MONEY}")  # "投入资金", "安排经费" before the only amount of a goal


def listed_of(figures: Figures, project: Project) -> Breakdown:
    """The amounts of a project's allocation."""
    return breakdown(texts_of(project.record, "allocation"), amount_of(project), figures.unit.year)


def e16_allocation(figures: Figures) -> Iterator[Problem]:
    """资金分配情况所写的各项金额之和等于项目金额，写出的合计、其中数也相符。
    The amounts in a project's allocation add up to the project; so do totals and what stands within an amount.

    Source: 勾稽关系 E16
    Severity: error
    Example: allocation 写“会议费10万元，印刷费5万元”，项目金额 20 万元
    """
    for project in figures.unit.projects:
        whole, found = amount_of(project), listed_of(figures, project)
        yield from _sum(project, whole, found)
        for amount, words in found.totals:
            if not _is_total(amount.value, whole, found):
                details = {"project": project.name, "found": amount.text, "amount": shown(whole)}
                yield Problem("e16-total", at(words, amount.start), details)
        for part in found.parts:
            if part.is_torn:
                inner = total(one.value for one in part.within).value
                details = {"project": project.name, "found": part.amount.text, "sum": shown(inner)}
                yield Problem("e16-within", at(part.words, part.amount.start), details)


def _sum(project: Project, whole: Decimal, found: Breakdown) -> Iterator[Problem]:
    listed, values = total(found.values), found.values
    agreement = listed.against(stated(whole))
    is_some = len(values) == 1 and found.parts[0].is_some
    if not values or is_some or agreement is Agreement.SAME or _adds_up(whole, values):
        return
    severity = Severity.INFO if agreement is Agreement.ROUNDING else Severity.ERROR
    details = {"project": project.name, "sum": shown(listed.value), "amount": shown(whole)}
    yield Problem("e16-allocation", found.parts[0].words.place, details, severity)


def _is_total(value: Decimal, whole: Decimal, found: Breakdown) -> bool:
    """Whether the amount is the whole, or the sum of parts that stand next to one another."""
    if stated(value).against(stated(whole)) is not Agreement.APART:
        return True
    values = found.values
    runs = (sum(values[first:last]) for first in range(len(values)) for last in range(first + 1, len(values) + 1))
    return value in runs


def _adds_up(whole: Decimal, parts: list[Decimal]) -> bool:
    """Whether the parts divide the whole several times, or some add up to it and the others to one of those."""
    ends = list(accumulate(parts))
    # By purpose and once more by month: the running sum passes the whole, twice the whole, … as often as there are
    # parts at most. No division: of 29 digits by one Decimal gives no whole number.
    times = next((number for number in range(len(parts) + 1) if whole * number == ends[-1]), None)
    if times is not None and all(whole * number in ends for number in range(1, times + 1)):
        return True
    if len(parts) > MOST_PARTS:
        return False
    for chosen in range(1, 2 ** len(parts)):
        top = [part for number, part in enumerate(parts) if chosen >> number & 1]
        rest = [part for number, part in enumerate(parts) if not chosen >> number & 1]
        if sum(top) == whole and len(rest) > 1 and sum(rest) in (*top, whole):
            return True
    return False


def e17_total_in_goal(figures: Figures) -> Iterator[Problem]:
    """项目总体目标中写的资金等于项目金额，或是资金分配、成本指标中的一项；整体目标中写的金额是本文件的一个指标。
    Money that a project's goal names is the project's or an item of it; in the unit's goal it is some figure.

    Source: 勾稽关系 E16, E17
    Severity: error
    Example: 目标写“本项目资金共需50万元”，项目金额 55.50 万元
    """
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        goal = words_of(table, "goal") if table else Words("", project.place)
        money = [one for one in amounts(goal, figures.unit.year) if one.is_money]
        named = [one for one in money if _WHOLE.search(goal[: one.start])]
        if len(money) == 1 and _GOAL.search(goal[: money[0].start]):
            named = money
        known = [amount_of(project), *_items(figures, project)]
        for one in named:
            if not _is_among(one, known):
                details = {"project": project.name, "found": one.text, "amount": shown(amount_of(project))}
                yield Problem("e17-total-in-goal", at(goal, one.start), details)
    yield from _overall(figures)


def _items(figures: Figures, project: Project) -> list[Decimal]:
    """Amounts that a project's allocation and its cost indicators state."""
    table, found = target_of(figures.unit, project), listed_of(figures, project)
    return [*found.values, *found.finest, *(value for _, value in (cost_targets(table) if table else []))]


def _is_among(amount: Amount, known: Iterable[Decimal]) -> bool:
    """Whether one of the amounts is this one, at the precision of the less precise of both."""
    return any(_rounded(amount.value, one) == _rounded(one, amount.value) for one in known)


def _rounded(value: Decimal, other: Decimal) -> Decimal:
    exponent = other.as_tuple().exponent
    return round_half_up(value, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _overall(figures: Figures) -> Iterator[Problem]:
    """The goal of the unit as a whole: its amounts are figures, as printed."""
    table = overall_of(figures.unit)
    goal = words_of(table, "goal") if table else None
    if not goal:
        return
    scale = factor(figures.unit.amounts_in, TEN_THOUSAND)
    known = {one.value * scale for one in figures.values() if one.unit == figures.unit.amounts_in}
    for one in amounts(goal, figures.unit.year):
        if one.is_money and _WHOLE.search(goal[: one.start]) and not _is_among(one, known):
            total_of = figures["expenditure"].value * scale
            details = {"found": one.text, "amount": shown(total_of)}
            yield Problem("e17-overall", at(goal, one.start), details)


def e22_product(figures: Figures) -> Iterator[Problem]:
    """写出的单价乘以数量等于同一段中写出的金额：“3次*10人*800元，共2.4万元”，“每月0.4万元，12个月，4.8万元”。
    Unit prices times numbers come to an amount of the same text.

    Source: 勾稽关系 E16（资金分配情况中的算式）
    Severity: warning
    Example: “3次*10人*10天*800元/天/人，共计26万元”
    """
    for project in figures.unit.projects:
        for words in texts_of(project.record, "allocation"):
            found = amounts(words, figures.unit.year)
            known = [amount_of(project), *(one.value for one in found if one.is_money)]
            for one in found:
                times = _times(words, one) if not one.is_beside else Decimal(0)
                product = Interval(one.value * times, _half(one) * times)
                if times and all(product.against(stated(other)) is Agreement.APART for other in known):
                    details = {"project": project.name, "found": one.text, "product": shown(product.value)}
                    yield Problem("e22-product", at(words, one.start), details)


def _half(amount: Amount) -> Decimal:
    """Half of the last digit as written, in 万元."""
    digits = amount.text.rstrip("亿万元 ").partition(".")[2]
    scale = factor(YUAN, TEN_THOUSAND) if amount.text.endswith("元") and "万" not in amount.text else Decimal(1)
    return Decimal(5).scaleb(-len(digits) - 1) * scale


def _times(words: Words, amount: Amount) -> Decimal:
    """By how much a unit price is multiplied; zero where the text does not say or says more than one number."""
    before = words[: amount.start]
    if chain := _CHAIN.search(before):
        # "3", "2.5"
        return prod((Decimal(one) for one in re.findall(r"\d+(?:\.\d+)?", chain[1])), start=Decimal(1))
    each = _EACH.search(before)
    if not each:
        return Decimal(0)
    # The sentence around the amount, from the last 。 or ； to the next.
    sentence = re.split(r"[；。]", before)[-1] + re.split(r"[；。]", words[amount.end :])[0]
    result = Decimal(1)
    for unit in re.findall(_UNIT, each[1]):  # "人", "天" of "每人每天"
        wanted = {"月": "个?月(?!\\d)", "天": "[天日]", "日": "[天日]"}.get(unit, unit)
        # "12个月", "10名人员", "30天"; not the month of "2025年3月" or of "3月5日"
        numbers = set(re.findall(rf"(?<![\d.年])(\d+)(?:名|个)?{wanted}", sentence))
        if len(numbers) != 1:
            return Decimal(0)
        result *= Decimal(numbers.pop())
    return result


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (e16_allocation, e17_total_in_goal, e22_product)

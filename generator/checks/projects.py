"""Projects: what their free text says of money and time, against what the file says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.checks.breakdown import breakdown
from generator.checks.interval import Agreement, stated, total
from generator.checks.project_records import (
    amount_of,
    at,
    cost_targets,
    indicators_of,
    target_of,
    targets_of,
    texts_of,
    words_of,
)
from generator.checks.quantities import alike, is_made_of, shown
from generator.core.model import Figures, Project, Record, Words
from generator.core.money import in_ten_thousand
from generator.core.problem import Problem, Severity

SHORTEST_NAME = 6  # of a shorter name one character makes another word: 办公经费, 办案经费
# A character that may be mistyped; 一中 and 二中, 东区 and 西区 are two things.
_WRITTEN = re.compile("(?![一二三四五六七八九十东西南北上下])[\u4e00-\u9fff]")
MONTHLY_SLACK = Decimal("0.2")  # a month is rounded, and the last may be paid in the next year


def e18_project_names(figures: Figures) -> Iterator[Problem]:
    """一个项目只有一个名称：每个项目都有同名的绩效目标表。
    A project has one name: each has a target table of that name.

    Source: 勾稽关系 E18, 公开规定（项目绩效目标随项目公开）
    Severity: warning
    Example: projects 有“网络维护”，performance.projects 只有“电子政务经费”
    """
    tables = targets_of(figures.unit)
    if not tables:
        return
    for project in figures.unit.projects:
        if target_of(figures.unit, project) is None:
            yield Problem("e18-no-target", project.name.place, {"project": project.name})


def e25_near_names(figures: Figures) -> Iterator[Problem]:
    """文字中提到项目时用项目的名称，没有写错一个字。
    Texts that mention a project call it by its name, not by one that is a character away.

    Source: 勾稽关系 E18
    Severity: warning
    Example: 项目“运行补助经费”，资金分配情况写“运行补贴经费主要用于……”
    """
    names = {str(project.name) for project in figures.unit.projects}
    terms = {one.label for one in figures.values()} | {*figures.unit.classification.functional.values()}
    known = "|".join([*names, *terms, *figures.unit.classification.economic.values()])
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        own = [words_of(table, "goal")] if table else []
        for words in (*texts_of(project.record, "allocation"), *own):
            for start, found in _near(str(project.name), words):
                if found not in known:
                    details = {"project": project.name, "found": found}
                    yield Problem("e25-near-name", at(words, start), details)


def _near(name: str, text: str) -> Iterator[tuple[int, str]]:
    """Runs of a text that differ from the name in one Chinese character, which is no numeral."""
    if len(name) < SHORTEST_NAME:
        return
    for start in range(len(text) - len(name) + 1):
        run = text[start : start + len(name)]
        apart = [(one, other) for one, other in zip(name, run, strict=True) if one != other]
        if len(apart) == 1 and all(_WRITTEN.fullmatch(one) for one in apart[0]):
            yield start, run


def g03_costs(figures: Figures) -> Iterator[Problem]:
    """成本指标各项金额之和等于项目金额。
    The amounts of the cost indicators add up to the project.

    Source: 勾稽关系 G03
    Severity: warning
    Example: 成本指标 33 万元、20 万元，项目金额 55.50 万元
    """
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        costs = cost_targets(table) if table else []
        named = [one for one in indicators_of(table) if "成本" in words_of(one, "level1")] if table else []
        if not costs or len(costs) < len(named):
            continue
        listed, whole = total(value for _, value in costs), stated(amount_of(project))
        agreement = listed.against(whole)
        if agreement is not Agreement.SAME:
            details = {"project": project.name, "sum": f"{listed.value:f}", "amount": f"{whole.value:f}"}
            severity = Severity.INFO if agreement is Agreement.ROUNDING else Severity.WARNING
            yield Problem("g03-costs", words_of(costs[0][0], "target").place, details, severity)


def g10_costs_and_allocation(figures: Figures) -> Iterator[Problem]:
    """成本指标的金额与资金分配情况的分项一致：每个成本指标是其中一项或几项之和，名称相应。
    Cost indicators are items of the allocation or sums of them, under like names.

    Source: 勾稽关系 E16（已公开文件的错误 002-13、001-46）
    Severity: warning
    Example: 分配为慰问 10 万元、考察 20 万元，成本指标为慰问 13.9 万元、培训 16.1 万元
    """
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        found = breakdown(texts_of(project.record, "allocation"), amount_of(project), figures.unit.year)
        parts, costs = found.values, cost_targets(table) if table else []
        if len(parts) < 2 or len(costs) < 2:
            continue
        place = words_of(costs[0][0], "target").place
        wholes = sorted((value for _, value in costs), reverse=True)
        if not (is_made_of(wholes, parts) or is_made_of(wholes, found.finest)):
            listed = "、".join(shown(value) for _, value in costs)
            details = {"project": project.name, "costs": listed, "parts": "、".join(shown(part) for part in parts)}
            yield Problem("g10-costs-apart", place, details)
        elif sorted(value for _, value in costs) == sorted(parts):
            yield from _names(project, costs, [(one.value, one.words[: one.amount.start]) for one in found.parts])


def _names(
    project: Project, costs: list[tuple[Record, Decimal]], items: list[tuple[Decimal, str]]
) -> Iterator[Problem]:
    """Items of one amount have names with a word in common."""
    for indicator, value in costs:
        # The words behind the amount or sentence before: "印刷费" of "会议费10万元，印刷费".
        named = [re.split(r"\d+(?:\.\d+)?万元?|[。；]", before) for amount, before in items if amount == value]
        name = words_of(indicator, "name")
        if named and all(alike(name, parts[-1]) < 3 for parts in named):
            details = {
                "project": project.name,
                "name": name,
                "amount": f"{value:f}",
                "item": named[0][-1].strip("、，"),
            }
            yield Problem("g10-costs-name", name.place, details)


def g11_equipment(figures: Figures) -> Iterator[Problem]:
    """购置设备的支出列资本性支出（309、310），不列商品和服务支出（302）。
    Equipment is bought with capital expenditure (309, 310), not with goods and services (302).

    Source: 政府收支分类科目（310 资本性支出；errata 002-18）
    Severity: info
    Example: 项目全部列 302，成本指标有“设备购置费 22.5 万元”
    """
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        classes = {code[:3] for part in project.parts for code, leaf in part.economic.items() if leaf.value}
        for indicator, value in cost_targets(table) if table else []:
            name = words_of(indicator, "name")
            # "设备购置费", "购置办公设备", "购买电脑"
            if classes == {"302"} and re.search(r"设备.{0,2}购置|购置.{0,6}设备|购买.{0,6}(?:设备|电脑|计算机)", name):
                details = {"project": project.name, "name": name, "amount": f"{value:f}"}
                yield Problem("g11-equipment", name.place, details)


def g14_monthly(figures: Figures) -> Iterator[Problem]:
    """按月的成本指标乘以 12 不小于项目金额；只有一个项目的单位，上年完成值与上年项目支出相当。
    A cost a month comes to the project in twelve; where there is one project, last year's to last year's.

    Source: 已公开文件的错误 000-17
    Severity: warning
    Example: 上年项目支出 22.00 万元，指标“每月维护费”上年完成值 0.83 万元/月
    """
    before = figures.prior.get("general.project")
    last_year = in_ten_thousand(before.value, before.unit) if before else Decimal(0)
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        for indicator in indicators_of(table) if table else []:
            for field, whole in (("target", amount_of(project)), ("previous", last_year)):
                words = words_of(indicator, field)
                monthly = re.search(r"(\d+(?:\.\d+)?)万元[/／]月", words)  # "0.83万元/月"
                alone = field == "target" or len(figures.unit.projects) == 1
                if not monthly or not whole or not alone or "成本" not in words_of(indicator, "level1"):
                    continue
                year = Decimal(monthly[1]) * 12
                if abs(year - whole) > whole * MONTHLY_SLACK:
                    details = {"project": project.name, "found": words, "sum": f"{year:f}", "amount": f"{whole:f}"}
                    yield Problem("g14-monthly", words.place, details)


def g15_purchase(figures: Figures) -> Iterator[Problem]:
    """指标写购买设备的，资金分配情况或成本指标中有这笔支出。
    What an indicator says is to be bought has its money in the allocation or among the costs.

    Source: 已公开文件的错误 002-17
    Severity: warning
    Example: 指标“设备购买个数 20个”，资金分配情况只有慰问、考察、互联网
    """
    for project in figures.unit.projects:
        table = target_of(figures.unit, project)
        if table is None:
            continue
        costs = [words_of(one, "name") for one in indicators_of(table) if "成本" in words_of(one, "level1")]
        paid = "".join((*texts_of(project.record, "allocation"), *costs, project.name))
        for indicator in indicators_of(table):
            name = words_of(indicator, "name")
            # "设备购买个数"; paid by "购电脑20台", "设备更新费"
            is_bought = re.search(r"购买|购置|采购", name) and "成本" not in words_of(indicator, "level1")
            # "购置电脑", "设备更新": what is bought is named where it is paid for.
            if is_bought and not re.search(r"购|设备|更换|更新", paid):
                yield Problem("g15-purchase", name.place, {"project": project.name, "name": name})


def h17_project_period(figures: Figures) -> Iterator[Problem]:
    """项目的执行时间在预算年度之内，与目标中的完工日期一致。
    A project runs within the budget year, until the day that its goal names.

    Source: 公开规定（部门预算项目按年度编列）
    Severity: warning
    Example: 2025 年预算的项目 start 2024-01-01
    """
    for project in figures.unit.projects:
        for field in ("start", "end"):
            day = words_of(project.record, field)
            if day and day[:4] != str(figures.unit.year):
                details = {"project": project.name, "found": day, "year": figures.unit.year}
                yield Problem("h17-project-period", day.place, details)
        table, end = target_of(figures.unit, project), words_of(project.record, "end")
        goal = words_of(table, "goal") if table else Words("", project.place)
        for match in re.finditer(  # "2025年6月30日前完成"
            r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?:之?前)[^，。；]{0,6}(?:完工|完成|竣工|结束)", goal
        ):
            day_of_goal = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
            if end and day_of_goal != end:
                details = {"project": project.name, "found": day_of_goal, "end": end}
                yield Problem("h17-goal-date", at(goal, match.start()), details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    e18_project_names,
    e25_near_names,
    g03_costs,
    g10_costs_and_allocation,
    g11_equipment,
    g14_monthly,
    g15_purchase,
    h17_project_period,
)

"""One amount that two tables print: by function and by economic class, as a total and by item, from year to year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.checks.interval import Agreement, total
from generator.core.model import Figures, LineItem
from generator.core.problem import Problem, Severity
from generator.derive.sources import CAPITAL, CARRYOVER, CARRYOVER_NONFISCAL, FUND, GENERAL

NATURES = {"personnel": "人员经费", "public": "公用经费"}
# Amounts below zero have no meaning in these blocks. Corrections of former years may be below zero in income and
# expenditure of accounts, a loss in what is carried over, an adjustment of a budget either way.
NEVER_BELOW_ZERO = {
    # "line_items.3.amount", "projects.1.economic.302", "performance.projects.1.indicators.2.weight"
    "budget": re.compile(
        r"(?:line_items|projects|basic_expenditure|three_public|procurement|assets|overview)\.|"
        r".*\.(?:weight|score|execution_weight)$"
    ),
    # "three_public.actual.reception", "line_items.4.initial"; not "line_items.4.amount", "carryover_items.1.opening"
    "final": re.compile(
        r"(?:three_public|procurement|assets|overview|operating_cost|general_expenses)\.|"
        r"use_of_surplus$|surplus_distribution$|line_items\.\d+\.initial$|self_evaluation\.projects\.\d+\.initial$|.*\.(?:weight|score|execution_weight)$"
    ),
}
# Keys of sums that may be below zero: of a budget what is carried over that is no grant, and an item that is nothing
# else; of accounts all but what is never: income, expenditure, balances and what follows from them.
MAY_BE_BELOW = {
    # "income.carryover_unit", "carryover.2010301.nonfiscal", "expenditure.2010301"; not "income.own"
    "budget": re.compile(r"nonfiscal|carryover_(?:unit|special_account)|^(?:income|expenditure|carryover)\.\d"),
    # "general.2120101", "closing.other"; not "three_public.actual", "procurement", "initial.2120101"
    "final": re.compile(r"^(?!three_public|procurement|assets|overview|operating_cost|initial)"),
}
# A reason that says that nothing changed: "与上年持平", "无增减变化", "和上年一致".
_LEVEL = re.compile(r"持平|没有变[化动]|无变[化动]|无增减|相同|一致")
# Words with which it says that something did after all: "基本持平", "除退休人员外无变化", "略有下降".
_CHANGED = re.compile(
    r"增|减|升|降|上调|下调|提高|压缩|调整|新|不再|取消|撤|退休|调[入出]|变化不大|基本|略|部分|除|但|其他|其余|因为?"
)


def _of(lines: Iterable[LineItem], *natures: str) -> list[LineItem]:
    return [line for line in lines if line.source in GENERAL and line.nature in natures and line.leaf.value]


def b20_personnel_public(figures: Figures) -> Iterator[Problem]:
    """一般公共预算基本支出的人员经费、公用经费，按功能分类与按经济分类各相同；有的科目没有分开的，只能少于。
    By function 人员经费 and 公用经费 are what they are by economic class; less where some items are not split.

    Source: 勾稽关系 B08；人员经费为 301 与 303，公用经费为其余各类
    Severity: error
    Example: line_items 人员经费 900.00、公用经费 125.92，basic_expenditure 两类为 800.00 与 225.92
    """
    unit = figures.unit
    if unit.kind != "budget":
        return
    is_split = not _of(unit.line_items, "basic")
    for nature, group in NATURES.items():
        listed = _of(unit.line_items, nature)
        if not listed and not (is_split and _of(unit.line_items, *NATURES)):
            continue
        paid = [leaf for code, leaf in unit.basic_expenditure.items() if unit.classification.group.get(code) == group]
        one, other = total(line.leaf.value for line in listed), total(leaf.value for leaf in paid)
        agreement = one.against(other)
        if agreement is Agreement.SAME or (not is_split and one.value < other.value):
            continue
        details = {"name": group, "function": f"{one.value:f}", "economic": f"{other.value:f}"}
        place = (listed or _of(unit.line_items, *NATURES))[0].leaf.place
        if agreement is Agreement.ROUNDING:
            if _prints_apart(figures, f"general.{nature}", f"basic.{nature}"):
                yield Problem("b20-rounded", place, details | {"nature": nature}, Severity.INFO)
        else:
            yield Problem("b20-personnel-public", place, details)


def _prints_apart(figures: Figures, one: str, other: str) -> bool:
    """Whether both are printed otherwise, with what is approved."""
    return one in figures and other in figures and figures[one].value != figures[other].value


def b21_project_lines(figures: Figures) -> Iterator[Problem]:
    """预算的项目支出写在 projects：line_items 中一般公共预算的项目支出进了合计，没有项目一行；其他资金的不写两遍。
    A budget's project expenditure is under projects: among the line items it has no project's row, or counts twice.

    Source: 项目支出情况表的合计等于各项目之和
    Severity: error
    Example: line_items {code: "2010399", nature: project, amount: 10}
    """
    unit = figures.unit
    parts = [part for one in unit.projects for part in one.parts]
    held = {leaf.key for part in parts for leaf in part.economic.values()}
    amounts = {(part.code, part.source, sum(leaf.value for leaf in part.economic.values())) for part in parts}
    for line in unit.line_items if unit.kind == "budget" else ():
        if line.nature != "project" or not line.leaf.value or line.leaf.key in held:
            continue
        if line.source in GENERAL:
            yield Problem("b21-project-line", line.leaf.place, _line(line))
        elif (line.code, line.source, line.leaf.value) in amounts:
            yield Problem("b21-twice", line.leaf.place, _line(line))


def _line(line: LineItem) -> dict[str, object]:
    return {"code": line.code, "amount": f"{line.leaf.value:f}", "source": line.source}


def _unsplit(code: str, figures: Figures, sources: Iterable[str]) -> Iterator[Problem]:
    wanted = frozenset(sources)
    for line in figures.unit.line_items if figures.unit.kind == "budget" else ():
        if line.source in wanted and line.nature == "basic" and line.leaf.value:
            yield Problem(code, line.leaf.place, _line(line))


def b22_carryover_split(figures: Figures) -> Iterator[Problem]:
    """上年结转结余的基本支出分人员经费、公用经费（结转表按此分列的）。
    Basic expenditure out of carry-over is split into 人员经费 and 公用经费, where the set's table is.

    Source: 新疆部门预算公开表（结转结余支出预算情况表）
    Severity: info
    Example: line_items {source: carryover_general, nature: basic, amount: 10}
    """
    yield from _unsplit("b22-unsplit", figures, CARRYOVER)


def b23_fund_split(figures: Figures) -> Iterator[Problem]:
    """政府性基金、国有资本经营预算的基本支出分人员经费、公用经费（表按此分列的）。
    Basic expenditure of funds and of state capital is split into 人员经费 and 公用经费, where the set's tables are.

    Source: 昌吉市 2025 年部门预算公开表（表八、表九）
    Severity: info
    Example: line_items {source: fund_own, nature: basic, amount: 10}
    """
    yield from _unsplit("b23-unsplit", figures, (*FUND, *CAPITAL))


def c13_negative(figures: Figures) -> Iterator[Problem]:
    """预算数、“三公”经费、政府采购、资产、分值等没有负数。
    Budgets, 三公, procurement, assets and weights are not below zero.

    Source: 预算和资产的含义；决算的收支、结余和预算调整可以为负
    Severity: error
    Example: procurement.goods -57.02
    """
    unit = figures.unit
    never = NEVER_BELOW_ZERO[unit.kind]
    # A loss of an institution may be carried over, but no project costs less than nothing.
    carried = {line.leaf.key for line in unit.line_items if line.source in CARRYOVER_NONFISCAL and not line.economic}
    leaves = {leaf.key: leaf for leaf in unit.leaves.values() if leaf.key not in carried}
    leaves |= {leaf.key: leaf for leaf in unit.basic_expenditure.values() if unit.kind == "budget"}
    for key, leaf in leaves.items():
        if leaf.value < 0 and never.match(key):
            yield Problem("c13-negative", leaf.place, {"label": leaf.label or key, "found": f"{leaf.value:f}"})
    for block, stated in (("prior", unit.prior), ("approved", unit.approved)):
        for key, leaf in stated.items():
            if leaf.value < 0 and not MAY_BE_BELOW[unit.kind].search(key):
                name = figures[key].label if key in figures else key
                details = {"label": f"{block}·{name}（{key}）", "found": f"{leaf.value:f}"}
                yield Problem("c13-negative", leaf.place, details)


def f18_level(figures: Figures) -> Iterator[Problem]:
    """有变动的指标，原因不写“与上年持平”“没有变化”；一句里另有增减的不看。
    What has changed is not said to be level with last year; sentences that speak of changes too are left alone.

    Source: 勾稽关系 F09
    Severity: warning
    Example: three_public.vehicle_operation 比上年增加 3.00，原因写“与上年持平”
    """
    for key, reason in figures.unit.reasons.items():
        # some accounts compare 机关运行经费 with its own first budget and have nothing of last year
        before = figures.prior.get(key) or figures.get(f"{key}.initial")
        change = figures[key].value - before.value if before and key in figures else 0
        # 无增减 has the words of a change in it and says that there is none.
        said = re.sub(r"无增减|没有变[化动]|无变[化动]", "持平", reason)
        if change and _LEVEL.search(reason) and not _CHANGED.search(said):
            details = {"label": figures[key].label, "change": f"{change:+,f}", "reason": str(reason)[:40]}
            yield Problem("f18-level", reason.place, details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    b20_personnel_public,
    b21_project_lines,
    b22_carryover_split,
    b23_fund_split,
    c13_negative,
    f18_level,
)

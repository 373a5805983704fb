"""Tables of goals and of self-evaluation: weights, levels, bases, rules, scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.checks.project_records import indicators_of, targets_of, words_of
from generator.core.model import Figures, Record, Ref, Unit, Words
from generator.core.problem import Place, Problem

# docs/rules.md §9: 10 points of 100 are for the execution of the budget; some tables print the others only.
FULL, WITHOUT_EXECUTION = Decimal(100), Decimal(90)
_QUALITATIVE = re.compile(r"[^\d]+")  # "有效提高"; not "提高5%"
# ">=95%" is 95 and %, "≤0.87万元/月" is 0.87 and 万元; the unit ends before a stroke, a comma, a bracket.
VALUE = re.compile(r"[^\d]*?(\d[\d,]*(?:\.\d+)?)\s*([^\d/，,（(]*)")


def overall_of(unit: Unit) -> Record | None:
    """The table of the unit as a whole."""
    block = unit.record.get("self_evaluation" if unit.kind == "final" else "performance")
    table = block.get("overall") if isinstance(block, Record) else None
    return table if isinstance(table, Record) else None


def tables_of(unit: Unit) -> list[tuple[str, Record]]:
    """Every table of goals or self-evaluation, with what messages call it."""
    tables = [(str(words_of(one, "project")), one) for one in targets_of(unit)]
    block = unit.record.get("self_evaluation")
    evaluated = block.get("projects") if isinstance(block, Record) else None
    if isinstance(evaluated, list | tuple):
        tables += [(str(words_of(one, "name")), one) for one in evaluated if isinstance(one, Record)]
    overall = overall_of(unit)
    return [*tables, *([("部门整体", overall)] if overall else [])]


def number(figures: Figures, record: Record, field: str) -> Decimal:
    """A number of a record, which stands there as a figure's key or as itself."""
    found = record.get(field)
    if isinstance(found, Ref):
        leaf = figures.unit.leaves.get(found.key)
        return leaf.value if leaf else figures[found.key].value if found.key in figures else Decimal(0)
    return found if isinstance(found, Decimal) else Decimal(str(getattr(found, "value", found or 0)))


def place_in(table: Record) -> Place | None:
    """Where a table of goals stands: its goal, or its first indicator."""
    goal = words_of(table, "goal")
    return goal.place if goal else None


# ── weights, levels, bases and rules ──────────────────────────────────────────────────────────────────────────────


def g01_weights(figures: Figures) -> Iterator[Problem]:
    """各指标分值之和为 100；预算执行率占 10 分时，其余为 90。
    The weights of a table come to 100, or to 90 where 10 are for the execution of the budget.

    Source: 勾稽关系 G01；预算绩效管理办法
    Severity: error
    Example: 各指标权重 30、30、25，合计 85
    """
    for name, table in tables_of(figures.unit):
        weights = [number(figures, one, "weight") for one in indicators_of(table)]
        own = number(figures, table, "execution_weight")
        whole = sum(weights, own)
        if weights and whole not in ({FULL} if own else {FULL, WITHOUT_EXECUTION}):
            yield Problem("g01-weights", place_in(table), {"table": name, "sum": f"{whole:f}"})


def g16_like_weights(figures: Figures) -> Iterator[Problem]:
    """同一份文件的各张绩效表，分值合计相同（都是 90 或都是 100）。
    The tables of one file come to one sum, 90 or 100.

    Source: 勾稽关系 G01
    Severity: warning
    Example: 两张表合计 90，一张 100
    """
    sums: dict[Decimal, list[tuple[str, Record]]] = {}
    for name, table in tables_of(figures.unit):
        weights = [number(figures, one, "weight") for one in indicators_of(table)]
        sums.setdefault(sum(weights, number(figures, table, "execution_weight")), []).append((name, table))
    if not {FULL, WITHOUT_EXECUTION} <= sums.keys():
        return
    most = max((FULL, WITHOUT_EXECUTION), key=lambda one: len(sums[one]))
    for name, table in sums[FULL if most == WITHOUT_EXECUTION else WITHOUT_EXECUTION]:
        other = FULL + WITHOUT_EXECUTION - most
        yield Problem(
            "g16-weights-unlike", place_in(table), {"table": name, "sum": f"{other:f}", "others": f"{most:f}"}
        )


def g07_levels(figures: Figures) -> Iterator[Problem]:
    """绩效目标有产出、成本、效益、满意度各级指标。
    Goals have indicators of output, cost, benefit and satisfaction.

    Source: 勾稽关系 G07；项目支出绩效评价管理办法
    Severity: warning
    Example: 只有产出指标和效益指标
    """
    for name, table in tables_of(figures.unit):
        found = "".join(str(words_of(one, "level1")) + str(words_of(one, "level2")) for one in indicators_of(table))
        # 部门整体 often has 部门管理, 履职效能 as its first level; its outputs are those of the projects.
        wanted = ("产出", "成本", "效益", "满意度") if name != "部门整体" else ("效益|效应|效果", "满意度")
        missing = [word.split("|")[0] for word in wanted if not re.search(word, found)]
        if found and missing:
            yield Problem("g07-levels", place_in(table), {"table": name, "missing": "、".join(missing)})


def g05_history(figures: Figures) -> Iterator[Problem]:
    """指标值按历史标准设置的，有上年完成值。
    An indicator set by history has last year's value.

    Source: 勾稽关系 G05
    Severity: warning
    Example: basis 历史标准，没有 previous
    """
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            basis = words_of(indicator, "basis")
            if "历史" in basis and not words_of(indicator, "previous"):
                details = {"table": name, "name": words_of(indicator, "name")}
                yield Problem("g05-history", basis.place, details)


def g06_scoring(figures: Figures) -> Iterator[Problem]:
    """赋分规则与指标相符：定性指标按评判等级，满意度指标按满意度，定量指标按完成比例。
    The scoring rule fits: grades for words, satisfaction for satisfaction, proportion for numbers.

    Source: 勾稽关系 G06
    Severity: warning
    Example: target 有效提高，scoring 按照完成比例赋分
    """
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            scoring, target = words_of(indicator, "scoring"), words_of(indicator, "target")
            if not scoring or not target or not (wrong := _misfit(scoring, target, indicator)):
                continue
            details = {"table": name, "name": words_of(indicator, "name"), "target": target, "rule": scoring}
            yield Problem("g06-scoring", scoring.place, {**details, "expected": wrong})


def _misfit(scoring: Words, target: Words, indicator: Record) -> str:
    """The kind of rule that the indicator needs, if it has another."""
    # "有效提高" is words; "三次" is a number.
    is_words = bool(_QUALITATIVE.fullmatch(target)) and not re.search(r"[一二三四五六七八九十百零两]", target)
    if "比例" in scoring and is_words:
        return "按评判等级赋分"
    if "比例" in scoring and "完成" in scoring and "满意度" in words_of(indicator, "level1"):
        return "满意度赋分"
    if ("等级" in scoring or "满意度" in scoring) and not is_words and "满意度" not in words_of(indicator, "level1"):
        return "按照完成比例赋分"
    return ""


def g12_columns(figures: Figures) -> Iterator[Problem]:
    """设置依据一栏是标准，不是赋分规则（两栏填串）。
    The basis of an indicator is a standard and not a scoring rule.

    Source: 已公开文件的错误 001-47
    Severity: error
    Example: basis 满意度赋分
    """
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            basis, scoring = words_of(indicator, "basis"), words_of(indicator, "scoring")
            # "历史标准", "计划标准" under scoring: the two columns were exchanged.
            if "赋分" in basis or re.search("(?:计划|历史|行业|预算支出|其他)标准", scoring):
                found = basis if "赋分" in basis else scoring
                details = {"table": name, "name": words_of(indicator, "name"), "found": found}
                yield Problem("g12-columns", found.place, details)


def g08_scores(figures: Figures) -> Iterator[Problem]:
    """自评得分不超过分值；低于分值的写明偏差原因。
    A score is within its weight; one below it gives the reason.

    Source: 勾稽关系 G08
    Severity: warning
    Example: weight 10、score 9，没有 deviation
    """
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            if indicator.get("score") is None:
                continue
            weight, score = number(figures, indicator, "weight"), number(figures, indicator, "score")
            details = {
                "table": name,
                "name": words_of(indicator, "name"),
                "score": f"{score:f}",
                "weight": f"{weight:f}",
            }
            place = words_of(indicator, "name").place
            if score > weight:
                yield Problem("g08-score-above", place, details)
            elif score < weight and not words_of(indicator, "deviation"):
                yield Problem("g08-no-deviation", place, details)


def g13_achieved(figures: Figures) -> Iterator[Problem]:
    """自评得满分的指标，实际完成值达到年度指标值。
    An indicator with full score has reached its target.

    Source: 勾稽关系 G08
    Severity: warning
    Example: target ≥95%，actual 90%，score 等于 weight
    """
    for name, table in tables_of(figures.unit):
        for indicator in indicators_of(table):
            target, actual = words_of(indicator, "target"), words_of(indicator, "actual")
            wanted, reached = VALUE.match(target), VALUE.match(actual)
            if not actual or not wanted or not reached or wanted[2].strip() != reached[2].strip():
                continue
            full = number(figures, indicator, "score") >= number(figures, indicator, "weight")
            if full and _falls_short(target, Decimal(wanted[1].replace(",", "")), Decimal(reached[1].replace(",", ""))):
                details = {"table": name, "name": words_of(indicator, "name"), "target": target, "found": actual}
                yield Problem("g13-achieved", actual.place, details)


def _falls_short(target: str, wanted: Decimal, reached: Decimal) -> bool:
    if re.search(r"≥|>=|>|以上|不低于", target):  # "≥95%", "95%以上"
        return reached < wanted
    if re.search(r"≤|<=|<|以内|不超过", target):  # "≤10天", "10天以内"; "=95%" says no direction
        return reached > wanted
    return False


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    g01_weights,
    g05_history,
    g06_scoring,
    g07_levels,
    g08_scores,
    g12_columns,
    g13_achieved,
    g16_like_weights,
)

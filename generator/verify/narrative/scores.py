"""Weights, scores and the rate of execution in the tables of goals and of self-evaluation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.core.model import HUNDRED
from generator.core.problem import Place, Problem
from generator.recognise.printed import Cell, Printed, Table
from generator.verify.canonical import spaceless
from generator.verify.rounded import Rounded, Span, is_number, rounded, share
from generator.verify.rules import finding

_EXECUTION = Decimal(10)  # the points that budget targets keep for the rate of execution (docs/rules.md §9)
GRADES = ((90, "优"), (80, "良"), (60, "中"), (-1, "差"))  # from how many points on (docs/rules.md §9)
HEAD_ROWS, FORM_ROWS = 3, 6  # the head of a table of indicators, and the rows in which a form states its money
_TOTAL = re.compile("总分|合计|总计")  # the label of the row that adds up weights and scores
_GRADE = re.compile(r"等级[:：]?(?P<grade>[优良中差])")  # "等级：优", "评价等级良"
Row = Sequence[Cell]


def check_scores(printed: Printed) -> list[Problem]:
    """G01, G02, G08: weights make a hundred, or ninety with ten for the execution; scores add up."""
    found: list[Problem] = []
    form: tuple[Rounded, Rounded] | None = None
    for table in printed.tables():
        execution = _execution(table)
        if execution:
            form, problems = execution
            found += problems
            continue
        found += _money(table)
        columns = {name: at for at, name in _columns(table).items()}
        weight = next((at for name, at in columns.items() if re.search("分值|权重", name)), None)
        if weight is None or not any("指标" in name for name in columns):
            continue
        score = columns.get("得分")
        found += _targets(table, weight) if score is None else _evaluation(table, weight, score, form)
        form = None
    return found


def _columns(table: Table) -> dict[int, str]:
    """The words of the first row that names 一级指标, by column."""
    for row in table.rows[:HEAD_ROWS]:
        names = [spaceless(cell.text) for cell in row]
        if "一级指标" in names:
            return dict(enumerate(names))
    return {}


def _values(table: Table, column: int) -> list[tuple[Rounded, Row]]:
    """The numbers of a column and the rows that they stand in."""
    rows = [row for row in table.rows if column < len(row) and is_number(row[column].text.strip())]
    return [(rounded(row[column].text.strip()), row) for row in rows]


def _problem(code: str, cell: Cell, found: object, computed: object) -> Problem:
    place = Place(cell.where.file, cell.where.block, cell.where.column)
    return finding(code, place, {"found": str(found), "computed": str(computed)})


def _targets(table: Table, column: int) -> list[Problem]:
    """The weights of a budget's indicators: 100, or 90 without the ten points for the execution."""
    values = _values(table, column)
    total = sum((value.value for value, _ in values), Decimal(0))
    if not values or total in {HUNDRED, HUNDRED - _EXECUTION}:
        return []
    return [_problem("verify-weights", values[-1][1][column], total, "100、90")]


def _evaluation(table: Table, weight: int, score: int, form: tuple[Rounded, Rounded] | None) -> list[Problem]:
    """The sums of points and scores, those for the execution in the form above included, and the grade."""
    found = []
    for column, extra in ((weight, 0), (score, 1)):
        values = _values(table, column)
        totals = [one for one in values if _TOTAL.match(spaceless(one[1][0].text))]
        if not totals or not form:
            continue
        parts = sum((value.value for value, row in values if row is not totals[0][1]), form[extra].value)
        if parts != totals[0][0].value:
            found.append(_problem("verify-scores", totals[0][1][column], totals[0][0].value, parts))
        if column == score:
            found += _grade(totals[0][1], totals[0][0].value)
    for row in (row for _, row in _values(table, score) if is_number(row[weight].text.strip())):
        if rounded(row[score].text.strip()).value > rounded(row[weight].text.strip()).value:
            found.append(_problem("verify-scores", row[score], row[score].text, f"≤{row[weight].text}"))
    return found


def _grade(row: Row, points: Decimal) -> list[Problem]:
    """优 from 90, 良 from 80, 中 from 60, else 差."""
    said = _GRADE.search("".join(spaceless(cell.text) for cell in row))
    grade = next(name for least, name in GRADES if points >= least or least < 0)
    return [] if not said or said["grade"] == grade else [_problem("verify-grade", row[-1], said["grade"], grade)]


# ── money ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _execution(table: Table) -> tuple[tuple[Rounded, Rounded] | None, list[Problem]] | None:
    """The points and the score for the execution, and what is wrong with them; None for another table."""
    for at, row in enumerate(table.rows):
        names = [spaceless(cell.text) for cell in row]
        if "执行率" not in names or at + 1 >= len(table.rows):
            continue
        cells = {name: cell for name, cell in zip(names, table.rows[at + 1], strict=False) if name}
        planned, spent = _amount(cells, "全年预算数"), _amount(cells, "全年执行数")
        points, score = _amount(cells, "分值"), _amount(cells, "得分")
        done = re.match(r"([\d.]+)[%％]", cells["执行率"].text.strip())  # "75%", "75.00％"
        if not (planned and spent and points and score and done):
            return None, []
        return (points, score), _rate(cells, planned, spent, points, score, rounded(done[1]))
    return None


def _amount(cells: dict[str, Cell], name: str) -> Rounded | None:
    """The number below a head that begins so: 得分（分值×执行率）."""
    cell = next((cell for key, cell in cells.items() if key.startswith(name)), None)
    return rounded(cell.text.strip()) if cell and is_number(cell.text.strip()) else None


def _rate(
    cells: dict[str, Cell], planned: Rounded, spent: Rounded, points: Rounded, score: Rounded, done: Rounded
) -> list[Problem]:
    """The rate is what was spent by what was planned, the score the points by the rate."""
    found = []
    if not planned.value and not done.value:
        return []
    possible = share(spent, planned)
    if not possible or not possible.wider(done.half).holds(Span(done.value, done.value)):
        computed = f"{(possible.low + possible.high) / 2:.2f}%" if possible else "—"
        found.append(_problem("verify-execution", cells["执行率"], cells["执行率"].text, computed))
    # units may give themselves more points than the rate makes, never more than there are
    if not (points.span.low * done.span.low / 100 <= score.span.high and score.value <= points.value):
        cell = next(cell for key, cell in cells.items() if key.startswith("得分"))
        found.append(_problem("verify-scores", cell, score.value, points.value * done.value / 100))
    return found


def _money(table: Table) -> list[Problem]:
    """年度预算总额 is 财政拨款 and 其他资金 together."""
    for row in table.rows[:FORM_ROWS]:
        cells = [cell for cell in row if not cell.covered]
        names = [spaceless(cell.text) for cell in cells]
        if "年度预算总额" not in names:
            continue
        values = [(rounded(cell.text), cell) for cell in cells if is_number(cell.text.strip())]
        if len(values) == 3 and values[0][0].value != values[1][0].value + values[2][0].value:
            computed = values[1][0].value + values[2][0].value
            return [_problem("verify-target", values[0][1], values[0][0].value, computed)]
    return []

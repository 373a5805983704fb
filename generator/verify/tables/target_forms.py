"""Tables of goals and self-evaluation against themselves: costs against money, goals against indicators, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Cell, Paragraph, Printed, Table
from generator.verify.canonical import spaceless
from generator.verify.rounded import NUMBER, Rounded, is_number, rounded, usual_places
from generator.verify.rules import finding
from generator.verify.tables.scales import scale_of

# A number of a goal with its unit: "20次", "95%", "12个", "3.5万元" with its first character 万元
_COUNT = re.compile(rf"({NUMBER})(%|％|[\u4e00-\u9fff]{{1,2}})")
# A target or what was reached: "≥20次", "=100万元", "4次", "≥95%": the number, then the unit up to a stop
_TARGET = re.compile(rf"[^\d]*?({NUMBER})\s*([^\d/，,（(。；]*)")
HALF = Decimal("0.005")  # half a unit of two decimals: a target names 万元, the form may have 元
LEAST = 0.5  # the share of amounts that must have as many places as the text is said to round to
EXACT = 8  # places: a sum of rows is held as it stands
LONG_NAME = 5  # characters: a shorter name of a project (办公费) may stand in a text for something else
LONG_GOAL = 10  # characters: what is longer behind 绩效目标 is the goal and no heading
FORM_ROWS = 6  # in which a form states its money
_GOAL = re.compile(r"总体目标|绩效目标")  # "项目总体目标", "年度绩效目标"
_COST = re.compile(rf"[=≤≥<>＝]*({NUMBER})万元")  # "=100万元", "≤50.5万元"
# What ends the words before a number: a stop, or "目标2", by which goals are numbered.
_CLAUSE = re.compile(r"[，。；、：:,;]|目标\d")
# "（人次）" of a name, and the words that only say that it counts: 培训技术人员 of 培训技术人员次数
_COUNTING = re.compile(r"[（(].*?[)）]|次数|数量|个数")
_WEIGHTS = re.compile("分值|权重|得分")  # the head of the column of points
_TOTAL = re.compile("总分|合计|总计")  # the row of their sum
_SOURCE = re.compile("财政拨款|结转资金|其他资金")  # the parts of a project's money: "其中：财政拨款", "上年结转资金"
# Columns with a number, what they have in brackets left out: "年初预算数", "全年执行数", "分值", "得分"
_FIGURES = re.compile("数$|分值|执行率|得分")
_IN_BRACKETS = re.compile(r"[（(].*")  # "年初预算数（万元）" is 年初预算数
_LIKE = 3  # characters that the name of an indicator and the words before a number must share
# The labels in the row of a project's money.
_FUNDS = ("年度预算总额", "其中：财政拨款", "财政拨款", "其他资金")


@dataclass
class Goal:
    """A project's goal: the money of its form, its words, and its indicators as (level, name, target cell, row)."""

    name: str
    amount: Rounded | None
    goal: Cell | None
    indicators: list[tuple[str, str, Cell]] = field(default_factory=list)


def check_goals(printed: Printed) -> list[Problem]:
    """G03, G04, G08: costs against money, goals against indicators, blanks and scores of forms."""
    problems: list[Problem] = []
    for goal in _goals(printed):
        problems += _costs(goal)
        problems += _counts(goal)
    for table in printed.tables():
        for find in (_blank_funds, _blank_totals, _execution_rows, _achieved):
            problems += find(table)
    return problems


def check_project_amounts(printed: Printed, projects: dict[str, Decimal]) -> list[Problem]:
    """“网络维护25万元” in a text is the amount of that project."""
    problems = []
    names = sorted((name for name in projects if len(name) >= LONG_NAME), key=len, reverse=True)
    pattern = re.compile(rf"({'|'.join(map(re.escape, names))})({NUMBER})万元")
    texts = [block for block in printed.blocks if isinstance(block, Paragraph) and names]
    said = [(block, match) for block in texts for match in pattern.finditer(block.text)]
    # 402.6 may be printed for 402.60: as many places as most of these amounts have
    places = usual_places((len(match[2].partition(".")[2]) for _, match in said), LEAST)
    for block, match in said:
        amount = projects[match[1]]
        if not rounded(match[2], places).states(Rounded(amount, max(-int(amount.as_tuple().exponent), EXACT))):
            details = {"name": match[1], "found": match[2], "computed": f"{amount:,}"}
            place = Place(block.where.file, block.where.block, match.start(2) + 1)
            problems.append(finding("verify-project-amount", place, details))
    return problems


def _goals(printed: Printed) -> Iterator[Goal]:
    """Forms with the tables of indicators that follow them."""
    goal: Goal | None = None
    for table in printed.tables():
        labels = {spaceless(row[0].text) for row in table.rows if row}
        if any(_GOAL.search(label) for label in labels) and "一级指标" not in labels:
            goal = _form(table)
        elif goal and "一级指标" in labels:
            goal.indicators = list(_indicators(table))
            yield goal
            goal = None


def _form(table: Table) -> Goal:
    """What a form says of a project, its indicators apart."""
    name, amount, words = "", None, None
    for row in table.rows:
        cells = [cell for cell in row if not cell.covered]
        texts = [spaceless(cell.text) for cell in cells]
        for at, text in enumerate(texts[:-1]):
            if text in {"项目名称", "项目支出名称"}:
                name = texts[at + 1]
            elif text == "年度预算总额" and is_number(texts[at + 1]):
                amount = rounded(texts[at + 1]).times(scale_of(table))
            elif _GOAL.search(text) and len(texts[at + 1]) > LONG_GOAL:
                words = cells[at + 1]
    return Goal(name, amount, words)


def _indicators(table: Table) -> Iterator[tuple[str, str, Cell]]:
    """The 一级指标, 三级指标 and cell of 指标值 of each row; nothing where the table has no such columns."""
    head = next(row for row in table.rows if row and spaceless(row[0].text) == "一级指标")
    names = [spaceless(cell.text) for cell in head]
    target = next((at for at, name in enumerate(names) if name in {"指标值", "年度指标值"}), None)
    name = next((at for at, text in enumerate(names) if text == "三级指标"), None)
    if target is None or name is None:
        return
    for row in table.rows:
        if row is not head and len(row) > max(target, name):
            yield spaceless(row[0].text), spaceless(row[name].text), row[target]


def _costs(goal: Goal) -> Iterator[Problem]:
    """Cost indicators that all name amounts add up to the project's money."""
    costs = [(cell, match) for level, _, cell in goal.indicators if "成本" in level for match in [_money(cell)]]
    if goal.amount is None or len(costs) < 1 or any(match is None for _, match in costs):
        return
    parts = [rounded(match[1]) for _, match in costs if match]
    total = sum((part.value for part in parts), Decimal(0))
    # a form in whole 万元 has rounded what its indicators name to the hundredth
    is_stated = goal.amount.states(Rounded(total, max(part.places for part in parts)))
    if abs(total - goal.amount.value) >= HALF and not is_stated:
        cell = costs[0][0]
        details = {"name": goal.name, "found": f"{total:,}", "computed": f"{goal.amount.value:,}"}
        place = cell.where.place
        yield finding("verify-costs", place, details)


def _money(cell: Cell) -> re.Match[str] | None:
    """The amount of a target, if it is one."""
    return _COST.fullmatch(spaceless(cell.text))


def _counts(goal: Goal) -> Iterator[Problem]:
    """A number in the goal's words is that of the indicator of the same unit and a like name."""
    if goal.goal is None:
        return
    text = spaceless(goal.goal.text)
    for match in _COUNT.finditer(text):
        before = _CLAUSE.split(text[: match.start()])[-1]
        found = [cell for _, name, cell in goal.indicators if _same(match[2], before, name, cell)]
        values = {rounded(number).value for cell in found for number in re.findall(NUMBER, spaceless(cell.text))}
        if values and rounded(match[1]).value not in values:
            details = {"found": f"{before}{match[0]}", "target": spaceless(found[0].text)}
            place = goal.goal.where.place
            yield finding("verify-goal", place, details)


def _same(unit: str, before: str, name: str, cell: Cell) -> bool:
    """Whether a number of that unit, with these words before it, is about the indicator of that name and target."""
    target = _TARGET.match(spaceless(cell.text))
    if target is None or not target[2] or not unit.replace("％", "%").startswith(target[2].replace("％", "%")):
        return False
    one = _COUNTING.sub("", name)
    return any(one[at : at + _LIKE] in before for at in range(len(one) - _LIKE + 1))


# ── blanks ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _blank(cell: Cell, words: str) -> Problem:
    """That a cell is blank where a number should stand."""
    return finding("verify-blank", cell.where.place, {"cell": words})


def _blank_funds(table: Table) -> Iterator[Problem]:
    """The row of a project's money has an amount behind each of its labels, zero included."""
    for row in table.rows[:FORM_ROWS]:
        cells = [cell for cell in row if not cell.covered]
        texts = [spaceless(cell.text) for cell in cells]
        labels = [at for at, text in enumerate(texts[:-1]) if text in _FUNDS]
        if len(labels) > 1 and any(is_number(texts[at + 1]) for at in labels):
            yield from (_blank(cells[at + 1], texts[at]) for at in labels if not texts[at + 1])


def _blank_totals(table: Table) -> Iterator[Problem]:
    """The row of total scores has a number under weights and scores."""
    names = [spaceless(cell.text) for cell in table.rows[0]] if table.rows else []
    columns = [at for at, name in enumerate(names) if _WEIGHTS.search(name)]
    for row in table.rows[1:]:
        if row and _TOTAL.match(spaceless(row[0].text)) and "一级指标" in names:
            yield from (_blank(row[at], f"{row[0].text}，{names[at]}") for at in columns if not row[at].text.strip())


def _execution_rows(table: Table) -> Iterator[Problem]:
    """In the form of a self-evaluation 合计 is complete, and its parts below come to it."""
    head = next((row for row in table.rows if any(spaceless(cell.text) == "执行率" for cell in row)), None)
    if head is None:
        return
    rows = table.rows[table.rows.index(head) + 1 :]
    total = next((row for row in rows if any(spaceless(cell.text) == "合计" for cell in row[:3])), None)
    if total is None:
        return
    parts = [row for row in rows if _SOURCE.search(spaceless(row[1].text if len(row) > 1 else ""))]
    for at, cell in enumerate(head):
        if not _FIGURES.search(spaceless(_IN_BRACKETS.sub("", cell.text))) or at >= len(total):
            continue
        if not total[at].text.strip():
            yield _blank(total[at], f"合计，{spaceless(cell.text)}")
        filled = [rounded(row[at].text.strip()).value for row in parts if is_number(row[at].text.strip())]
        whole = total[at].text.strip()
        if filled and is_number(whole) and sum(filled) != rounded(whole).value and "数" in cell.text:
            details = {"table": table.title, "cell": f"合计，{spaceless(cell.text)}", "found": whole}
            place = Place(cell.where.file, cell.where.block, total[at].where.row)
            yield finding("verify-table-sum", place, {**details, "computed": f"{sum(filled):,}"}, Severity.WARNING)


def _achieved(table: Table) -> Iterator[Problem]:
    """A full score needs what the target asked for."""
    names = [spaceless(cell.text) for cell in table.rows[0]] if table.rows else []
    wanted = [next((at for at, text in enumerate(names) if text == name), None) for name in
              ("年度指标值", "实际完成值", "分值", "得分")]  # fmt: skip
    if any(at is None for at in wanted):
        return
    target_at, actual_at, weight_at, score_at = (at for at in wanted if at is not None)
    for row in table.rows[1:]:
        target, actual = (_TARGET.match(spaceless(row[at].text)) for at in (target_at, actual_at))
        if not target or not actual or target[2] != actual[2] or row[weight_at].text != row[score_at].text:
            continue
        asked, reached = rounded(target[1]).value, rounded(actual[1]).value
        sign = spaceless(row[target_at].text)
        if ("≥" in sign and reached < asked) or ("≤" in sign and reached > asked):
            details = {"target": row[target_at].text, "found": row[actual_at].text}
            place = row[actual_at].where.place
            yield finding("verify-achieved", place, details)

"""Tables of goals and self-evaluation against themselves: costs against money, goals against indicators, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from generator.core.problem import Place, Problem, Severity
from generator.recognise.printed import Cell, Paragraph, Printed, Table
from generator.verify.canonical import spaceless
from generator.verify.rounded import NUMBER, is_number, rounded
from generator.verify.rules import finding
from generator.verify.tables.scales import scale_of

_COUNT = re.compile(rf"({NUMBER})(%|％|[\u4e00-\u9fff]{{1,2}})")
_TARGET = re.compile(rf"[^\d]*?({NUMBER})\s*([^\d/，,（(。；]*)")
HALF = Decimal("0.005")  # a goal says 万元, the form may be in 元
_LIKE = 3  # characters that the name of an indicator and the words before a number must share
_FUNDS = ("年度预算总额", "其中：财政拨款", "财政拨款", "其他资金")


@dataclass
class Goal:
    """A project's goal: the money of its form, its words, and its indicators as (level, name, target cell, row)."""

    name: str
    amount: Decimal | None
    goal: Cell | None
    indicators: list[tuple[str, str, Cell]] = field(default_factory=list)


def check_goals(printed: Printed) -> list[Problem]:
    """G03, G04, G08 from the printed tables; amounts that a text puts right behind a project's name."""
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
    names = sorted((name for name in projects if len(name) > 4), key=len, reverse=True)
    for block in printed.blocks:
        if not isinstance(block, Paragraph) or not names:
            continue
        for match in re.finditer(rf"({'|'.join(map(re.escape, names))})({NUMBER})万元", block.text):
            if abs(rounded(match[2]).value - projects[match[1]]) >= rounded(match[2], 2).half:
                details = {"name": match[1], "found": match[2], "computed": f"{projects[match[1]]:,}"}
                place = Place(block.where.file, block.where.block, match.start(2) + 1)
                problems.append(finding("verify-project-amount", place, details))
    return problems


def _goals(printed: Printed) -> Iterator[Goal]:
    """Forms with the tables of indicators that follow them."""
    goal: Goal | None = None
    for table in printed.tables():
        labels = {spaceless(row[0].text) for row in table.rows if row}
        if any(re.search(r"总体目标|绩效目标", label) for label in labels) and "一级指标" not in labels:
            goal = _form(table)
        elif goal and "一级指标" in labels:
            goal.indicators = list(_indicators(table))
            yield goal
            goal = None


def _form(table: Table) -> Goal:
    name, amount, words = "", None, None
    for row in table.rows:
        cells = [cell for cell in row if not cell.covered]
        texts = [spaceless(cell.text) for cell in cells]
        for at, text in enumerate(texts[:-1]):
            if text in {"项目名称", "项目支出名称"}:
                name = texts[at + 1]
            elif text == "年度预算总额" and is_number(texts[at + 1]):
                amount = rounded(texts[at + 1]).value * scale_of(table)
            elif re.search(r"总体目标|绩效目标", text) and len(texts[at + 1]) > 10:
                words = cells[at + 1]
    return Goal(name, amount, words)


def _indicators(table: Table) -> Iterator[tuple[str, str, Cell]]:
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
    costs = [(cell, match) for level, _, cell in goal.indicators if "成本" in level for match in [_money(cell)]]
    if goal.amount is None or len(costs) < 1 or any(match is None for _, match in costs):
        return
    total = sum((rounded(match[1]).value for _, match in costs if match), Decimal(0))
    if abs(total - goal.amount) >= HALF:
        cell = costs[0][0]
        details = {"name": goal.name, "found": f"{total:,}", "computed": f"{goal.amount:,}"}
        place = cell.where.place
        yield finding("verify-costs", place, details)


def _money(cell: Cell) -> re.Match[str] | None:
    return re.fullmatch(rf"[=≤≥<>＝]*({NUMBER})万元", spaceless(cell.text))


def _counts(goal: Goal) -> Iterator[Problem]:
    """A number in the goal's words is that of the indicator of the same unit and a like name."""
    if goal.goal is None:
        return
    text = spaceless(goal.goal.text)
    for match in _COUNT.finditer(text):
        before = re.split(r"[，。；、：:,;]|目标\d", text[: match.start()])[-1]
        found = [cell for _, name, cell in goal.indicators if _same(match[2], before, name, cell)]
        values = {rounded(number).value for cell in found for number in re.findall(NUMBER, spaceless(cell.text))}
        if values and rounded(match[1]).value not in values:
            details = {"found": f"{before}{match[0]}", "target": spaceless(found[0].text)}
            place = goal.goal.where.place
            yield finding("verify-goal", place, details)


def _same(unit: str, before: str, name: str, cell: Cell) -> bool:
    target = _TARGET.match(spaceless(cell.text))
    if target is None or not target[2] or not unit.replace("％", "%").startswith(target[2].replace("％", "%")):
        return False
    one = re.sub(r"[（(].*?[)）]|次数|数量|个数", "", name)
    return any(one[at : at + _LIKE] in before for at in range(len(one) - _LIKE + 1))


# ── blanks ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _blank(cell: Cell, words: str) -> Problem:
    return finding("verify-blank", cell.where.place, {"cell": words})


def _blank_funds(table: Table) -> Iterator[Problem]:
    """The row of a project's money has an amount behind each of its labels, zero included."""
    for row in table.rows[:6]:
        cells = [cell for cell in row if not cell.covered]
        texts = [spaceless(cell.text) for cell in cells]
        labels = [at for at, text in enumerate(texts[:-1]) if text in _FUNDS]
        if len(labels) > 1 and any(is_number(texts[at + 1]) for at in labels):
            yield from (_blank(cells[at + 1], texts[at]) for at in labels if not texts[at + 1])


def _blank_totals(table: Table) -> Iterator[Problem]:
    """The row of total scores has a number under weights and scores."""
    names = [spaceless(cell.text) for cell in table.rows[0]] if table.rows else []
    columns = [at for at, name in enumerate(names) if re.search("分值|权重|得分", name)]
    for row in table.rows[1:]:
        if row and re.match("总分|合计|总计", spaceless(row[0].text)) and "一级指标" in names:
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
    parts = [
        row for row in rows if re.search("财政拨款|结转资金|其他资金", spaceless(row[1].text if len(row) > 1 else ""))
    ]
    for at, cell in enumerate(head):
        if not re.search("数$|分值|执行率|得分", spaceless(re.sub(r"[（(].*", "", cell.text))) or at >= len(total):
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

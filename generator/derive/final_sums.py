"""The sums of final accounts (部门决算), scope by scope; the keys are what templates and unit files name.

`income`, `expenditure`, `fiscal`, `general`, `fund`, `capital` are this year's accounts, `initial` the budget as it was
approved at first, `opening` and `closing` the carry-over. The scopes follow the nine public tables (docs/rules.md §2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.core.model import HUNDRED, Figure, LineItem, Record, Unit
from generator.core.problem import Problem, Severity
from generator.core.same_parts import OF_FINAL
from generator.derive.economic_columns import economic_columns
from generator.derive.ledger import Ledger
from generator.derive.operating_cost import enter_operating_cost
from generator.derive.scopes import Column, both, enter_basic, enter_scope, from_sources, of_nature, of_source

# Sources and natures of a unit file of the kind final, by what the public tables call them.
FISCAL = ("general", "fund", "capital")
FUNDS = {"general": "一般公共预算财政拨款", "fund": "政府性基金预算财政拨款", "capital": "国有资本经营预算财政拨款"}
OTHER_INCOME = {
    "superior_subsidy": "上级补助收入",
    "business": "事业收入",
    "operating": "经营收入",
    "affiliated": "附属单位上缴收入",
    "other": "其他收入",
}
NATURES = {
    "basic": "基本支出",
    "project": "项目支出",
    "to_superior": "上缴上级支出",
    "operating": "经营支出",
    "to_affiliated": "对附属单位补助支出",
}
ACCOUNT = {"opening": "年初结转和结余", "income": "本年收入", "closing": "年末结转和结余"}
# The scopes whose forms show 项 by economic class (财政拨款支出决算明细表).
SPLIT = ("expenditure", "fiscal", "general", "fund")
PROJECT_ONLY = "项目支出"  # the group in the classification of economic 款 that basic expenditure cannot have

Scope = tuple[str, str, Iterable[LineItem], Mapping[str, Column]]


def enter_final(ledger: Ledger, unit: Unit) -> None:
    """All sums of final accounts."""
    entries = [line for lines in unit.entries.values() for line in lines]
    codes = {line.code for line in (*unit.line_items, *entries)}
    for name, label, chosen, columns in _scopes(unit):
        lines = list(chosen)
        # 年初预算 has a row for every 项 of the accounts, those for which nothing was budgeted among them; and what a
        # fund was to pay has one in its accounts, though nothing was paid: its sentence compares the two.
        held = codes if name in ("initial", "adjusted") else {line.code for line in lines}
        held |= {line.code for line in entries_of(unit, "initial", name)} if name in FUNDS else set()
        split = economic_columns(unit, name, lines) if name in SPLIT else {}
        enter_scope(ledger, unit.classification, name, label, lines, held, {**columns, **split})
    names = unit.classification
    # 基本支出决算明细表 is a form: it prints every economic 款 of basic expenditure, with or without an amount.
    enter_basic(ledger, unit, [code for code in names.economic if len(code) == 5 and names.group[code] != PROJECT_ONLY])
    enter_operating_cost(ledger, unit)
    _enter_totals(ledger)
    enter_same_parts_of_final(ledger)
    _enter_evaluation(ledger, unit)


def _scopes(unit: Unit) -> Iterable[Scope]:
    """Each scope: its key, its label, the amounts that it holds, and its columns."""
    everything = {"": Column("", lambda _: True)}
    spent, entries = unit.line_items, unit.entries
    natures = {name: Column(label, of_nature(name)) for name, label in NATURES.items()}
    funds = {name: Column(label, of_source((name,))) for name, label in FUNDS.items()}
    fiscal = {"fiscal": Column("财政拨款", of_source(FISCAL))}
    nonfiscal = {"nonfiscal": Column("其他资金来源", of_source(tuple(OTHER_INCOME)))}
    others = {name: Column(label, of_source((name,))) for name, label in OTHER_INCOME.items()}
    yield "income", "本年收入", entries["income"], {**everything, **fiscal, **funds, **nonfiscal, **others}
    yield "expenditure", "本年支出", spent, {**everything, **natures}
    yield "fiscal", "财政拨款支出", from_sources(spent, FISCAL), {**everything, **funds}
    for name, label in FUNDS.items():
        yield name, f"{label}支出", from_sources(spent, (name,)), {**everything, **natures}
        yield f"{name}_account", f"{label}收支", _account(unit, name), {**everything, **_account_columns()}
    yield "initial", "年初预算", entries["initial"], {**everything, **fiscal, **funds, **nonfiscal}
    if entries.get("adjusted"):  # forms that do not print 全年预算数 do not ask for it
        yield "adjusted", "全年预算", entries["adjusted"], {**everything, **fiscal, **funds, **nonfiscal}
    rest = {"other": Column("其他资金", of_source(("other",)))}
    for name in ("opening", "closing"):
        yield name, ACCOUNT[name], entries[name], {**everything, **fiscal, **funds, **rest}


def entries_of(unit: Unit, name: str, source: str) -> list[LineItem]:
    """The entries of that name (initial, income, opening, closing) from one source."""
    return from_sources(unit.entries[name], (source,))


def _account(unit: Unit, source: str) -> list[LineItem]:
    """All amounts of one fund, with `nature` saying which, for the table with its carry-over at both ends."""
    found = from_sources(unit.line_items, (source,))
    for name in ACCOUNT:
        found += [replace(line, nature=name) for line in entries_of(unit, name, source)]
    return found


def _account_columns() -> dict[str, Column]:
    spent = {"expenditure": Column("本年支出", of_nature("basic", "project"))}
    columns = {name: Column(label, of_nature(name)) for name, label in {**ACCOUNT, **NATURES}.items()}
    return {**columns, **spent, "fiscal": Column("", both(of_source(FISCAL), of_nature("basic", "project")))}


def _enter_totals(ledger: Ledger) -> None:
    """Both sides of 收入支出决算总表 and 财政拨款收入支出决算总表."""
    add = ledger.add
    add("total_income", "收入总计", ["income", "use_of_surplus", "opening"])
    add("total_expenditure", "支出总计", ["expenditure", "surplus_distribution", "closing"])
    add("fiscal_total_income", "财政拨款收入总计", ["income.fiscal", "opening.fiscal"])
    add("fiscal_total_expenditure", "财政拨款支出总计", ["fiscal", "closing.fiscal"])
    for fund, label in FUNDS.items():
        add(f"fiscal_total_income.{fund}", f"{label}收入总计", [f"income.{fund}", f"opening.{fund}"])
        add(f"fiscal_total_expenditure.{fund}", f"{label}支出总计", [f"fiscal.{fund}", f"closing.{fund}"])


def enter_same_parts_of_final(ledger: Ledger) -> None:
    """三公 on both sides, procurement, vehicles: the same parts every year."""
    ledger.add_same_parts(OF_FINAL)


def _enter_evaluation(ledger: Ledger, unit: Unit) -> None:
    """The projects of the self-evaluation, and the weights and scores of each scored table."""
    if unit.record.get("self_evaluation") is None:
        return
    projects = _projects(unit)
    for number, project in enumerate(projects, 1):
        path, own = f"self_evaluation.projects.{number}", f"evaluation.project.{number}"
        parts = [f"{path}.parts.{part}.amount" for part in range(1, len(project.parts) + 1)]  # type: ignore[attr-defined]
        ledger.add(own, f"{project.name}支出", parts)  # type: ignore[attr-defined]
        ledger.add(f"{own}.budget", f"{project.name}全年预算", [f"{path}.initial", f"{path}.adjustment"])  # type: ignore[attr-defined]
    spent = [f"evaluation.project.{number}" for number in range(1, len(projects) + 1)]
    ledger.add("evaluation.project", "自评项目支出合计", spent)
    for table in _tables(unit):
        for what, label in (("weight", "分值"), ("score", "得分")):
            parts = [f"{table.path}.indicators.{row}.{what}" for row in range(1, table.rows + 1)]
            ledger.add(f"{table.key}.indicators.{what}", f"{table.name}指标{label}合计", parts, "分")


class _Table:
    """A scored table: its key, where it stands in the file, its name and its number of indicators."""

    def __init__(self, key: str, path: str, name: str, record: object) -> None:
        self.key, self.path, self.name = key, path, name
        self.rows = len(record.indicators)  # type: ignore[attr-defined]


def _projects(unit: Unit) -> tuple[object, ...]:
    block = unit.record.get("self_evaluation")
    return block.projects or () if isinstance(block, Record) else ()  # type: ignore[return-value]


def _tables(unit: Unit) -> list[_Table]:
    block = unit.record.get("self_evaluation")
    if not isinstance(block, Record):
        return []
    tables = []
    if block.overall is not None:
        tables.append(_Table("evaluation.overall", "self_evaluation.overall", "部门整体支出", block.overall))
    for number, project in enumerate(_projects(unit), 1):
        name = str(project.name)  # type: ignore[attr-defined]
        tables.append(_Table(f"evaluation.project.{number}", f"self_evaluation.projects.{number}", name, project))
    return tables


def final_figures(figures: Mapping[str, Figure], unit: Unit) -> dict[str, Figure]:
    """What is no sum: the adjustment of the budget, execution rates and the scores that follow from them."""
    adjustment = _difference("evaluation.adjustment", "预算调整", figures["income.fiscal"], figures["initial.fiscal"])
    found = {adjustment.key: adjustment}
    for table in _tables(unit):
        overall = table.key == "evaluation.overall"
        budget = figures["total_income"] if overall else figures[f"{table.key}.budget"]
        spent = figures["expenditure"] if overall else figures[table.key]
        found |= _scores(table, budget, spent, figures)
        balance = _difference(f"{table.key}.balance", f"{table.name}结余结转", budget, spent)
        found[balance.key] = balance
    return found


def _difference(key: str, label: str, whole: Figure, less: Figure) -> Figure:
    formula = f"{whole.label} − {less.label}"
    return Figure(key, whole.value - less.value, whole.unit, label, formula, (whole.key, less.key))


def _scores(table: _Table, budget: Figure, spent: Figure, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Execution rate = executed ÷ full-year budget, its score = weight × rate, the total with the indicators'."""
    own, weight = table.key, figures[f"{table.path}.execution_weight"]
    value = spent.value / budget.value * HUNDRED if budget.value else Decimal(0)
    formula = f"{spent.label} ÷ {budget.label} × 100%"
    rate = Figure(f"{own}.rate", value, "%", f"{table.name}预算执行率", formula, (spent.key, budget.key))
    points = weight.value * min(value, HUNDRED) / HUNDRED  # spending more than was budgeted earns no more points
    score = Figure(
        f"{own}.execution", points, "分", f"{table.name}预算执行得分", "分值 × 执行率", (weight.key, rate.key)
    )
    indicators = {what: figures[f"{own}.indicators.{what}"] for what in ("weight", "score")}
    total = Figure(
        f"{own}.score",
        score.value + indicators["score"].value,
        "分",
        f"{table.name}自评总分",
        "预算执行得分 + 各指标得分",
        (score.key, indicators["score"].key),
    )
    weights = Figure(
        f"{own}.weight",
        weight.value + indicators["weight"].value,
        "分",
        f"{table.name}自评分值合计",
        "预算执行分值 + 各指标分值",
        (weight.key, indicators["weight"].key),
    )
    return {figure.key: figure for figure in (rate, score, total, weights)}


def final_problems(figures: Mapping[str, Figure], ledger: Ledger, unit: Unit) -> list[Problem]:
    """docs/checks.md C01, C02, C06, C10: both sides of the accounts come to one amount, in all and fund by fund."""
    pairs = [("total_income", "total_expenditure")]
    pairs += [(f"fiscal_total_income.{fund}", f"fiscal_total_expenditure.{fund}") for fund in FUNDS]
    known = [pair for pair in pairs if {*pair} <= figures.keys()]  # of a file with errors a side may not be known
    problems = [_unbalanced(figures[left], figures[right], ledger, unit) for left, right in known]
    return [problem for problem in problems if problem]


def _unbalanced(left: Figure, right: Figure, ledger: Ledger, unit: Unit) -> Problem | None:
    difference = left.value - right.value
    if not difference:
        return None
    allowed = ledger.open(left.key, right.key)
    inside = abs(difference) <= allowed
    details: dict[str, object] = {"income": left.label, "expenditure": right.label, "difference": difference}
    details |= {"left": left.value, "right": right.value, "allowed": allowed}
    details |= {"left_key": left.key, "right_key": right.key}
    place, severity = unit.places.get("income_items"), Severity.INFO if inside else Severity.ERROR
    return Problem("final-rounded" if inside else "final-unbalanced", place, details, severity)

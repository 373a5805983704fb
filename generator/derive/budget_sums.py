"""The sums of a department budget (部门预算), scope by scope; the keys are what templates and unit files name.

Keys are `scope[.code][.column]`: `expenditure` is all expenditure, `expenditure.201.basic` the basic expenditure of
类 201, `income.own` this year's own general budget. The scopes follow the public tables (docs/rules.md §2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.core.classification import Classification
from generator.core.model import Figure, LineItem, ProjectPart, Record, Unit
from generator.core.same_parts import REST_OF_BUDGET, THREE_PUBLIC_OF_BUDGET
from generator.derive import sources
from generator.derive.economic_columns import economic_columns
from generator.derive.government import enter_government
from generator.derive.ledger import Ledger
from generator.derive.list_lengths import count
from generator.derive.operating_cost import enter_operating_cost
from generator.derive.prior import codes_of
from generator.derive.scopes import (
    Column,
    Takes,
    both,
    enter_basic,
    enter_scope,
    from_sources,
    of_nature,
    of_source,
)
from generator.derive.three_public import enter_funds_of_three_public

# The scopes whose forms show 项 by economic class.
SPLIT = ("expenditure", "general", "fund")


def enter_budget(ledger: Ledger, unit: Unit, last_years: Iterable[str] = ()) -> None:
    """All sums of a budget. `last_years` are the keys that had an amount last year: their 项 are printed too."""
    last_years = [*last_years, *(key for block in unit.compared.values() for key in block.figures)]
    lines = unit.line_items
    # A 项 that the classification no longer has cannot be printed under its name; prior.py has reported it.
    for name, label, chosen, usual in _scopes(lines, unit.classification):
        split = economic_columns(unit, name, chosen) if name in SPLIT else {}
        columns = {**usual, **split}
        codes = {line.code for line in chosen} | (codes_of(last_years, name) & unit.classification.functional.keys())
        enter_scope(ledger, unit.classification, name, label, chosen, codes, columns)
    enter_basic(ledger, unit)
    enter_operating_cost(ledger, unit)
    _enter_projects(ledger, unit)
    enter_government(ledger, unit)
    enter_same_parts_of_budget(ledger)


def _scopes(
    lines: Iterable[LineItem], names: Classification
) -> Iterable[tuple[str, str, list[LineItem], Mapping[str, Column]]]:
    """Each scope: its key, its label, the line items that it holds, and its columns."""
    lines = list(lines)
    everything = {"": Column("", lambda _: True)}
    # A budget balances line by line: every line item is income from its source and expenditure of its nature.
    yield "income", "收入", lines, _income_columns()
    yield "expenditure", "支出", lines, everything | _natures()
    yield "fiscal", "财政拨款", from_sources(lines, sources.FISCAL), everything | _funds()
    yield "general", "一般公共预算支出", from_sources(lines, sources.GENERAL), everything | _natures()
    fiscal = from_sources(lines, sources.FISCAL_WITH_CARRYOVER)
    yield "fiscal_with_carryover", "财政拨款（含上年结转）", fiscal, everything | _funds_with_carryover()
    general = from_sources(lines, sources.GENERAL_WITH_CARRYOVER)
    yield "general_with_carryover", "一般公共预算支出（含上年结转）", general, everything | _natures()
    yield "fund", "政府性基金预算支出", from_sources(lines, sources.FUND), everything | _natures()
    yield "capital", "国有资本经营预算支出", from_sources(lines, sources.CAPITAL), everything | _natures()
    yield "carryover", "上年结转结余", from_sources(lines, sources.CARRYOVER), everything | _carryover_columns()
    projects = [line for line in from_sources(lines, sources.GENERAL) if line.nature == "project"]
    # 项目支出表 has a column for each economic 类.
    yield "projects", "一般公共预算项目支出", projects, everything | _economic_columns(names)


def _income_columns() -> dict[str, Column]:
    return {name: Column(label, of_source(held)) for name, (label, held) in sources.INCOME_COLUMNS.items()}


def _natures() -> dict[str, Column]:
    return {
        "basic": Column("基本支出", of_nature(*sources.BASIC)),
        "personnel": Column("人员经费", of_nature("personnel")),
        "public": Column("公用经费", of_nature("public")),
        "project": Column("项目支出", of_nature("project")),
    }


def _funds() -> dict[str, Column]:
    return {
        "general": Column("一般公共预算", of_source(sources.GENERAL)),
        "fund": Column("政府性基金预算", of_source(sources.FUND)),
        "capital": Column("国有资本经营预算", of_source(sources.CAPITAL)),
    }


def _funds_with_carryover() -> dict[str, Column]:
    return {
        "general": Column("一般公共预算", of_source(sources.GENERAL_WITH_CARRYOVER)),
        "fund": Column("政府性基金预算", of_source((*sources.FUND, "carryover_fund"))),
        "capital": Column("国有资本经营预算", of_source((*sources.CAPITAL, "carryover_capital"))),
    }


def _carryover_columns() -> dict[str, Column]:
    columns = {}
    for name, label, held in (
        ("fiscal", "财政拨款", sources.CARRYOVER_FISCAL),
        ("nonfiscal", "非财政拨款", sources.CARRYOVER_NONFISCAL),
    ):
        columns[name] = Column(f"{label}小计", of_source(held))
        for nature, column in _natures().items():
            columns[f"{name}_{nature}"] = Column(f"{label}{column.label}", both(of_source(held), column.takes))
    return columns


def _economic_columns(names: Classification) -> dict[str, Column]:
    def of_class(code: str) -> Takes:  # a lambda in the loop itself would see the last code only
        return lambda line: line.economic[:3] == code

    return {code: Column(f"经济分类 {code}", of_class(code)) for code in names.economic_classes()}


def _enter_projects(ledger: Ledger, unit: Unit) -> None:
    """Each project's amount (`project.1`), by economic class (`project.1.302`), by fund, and the sums over all."""
    for number, project in enumerate(unit.projects, 1):
        own, label = f"project.{number}", str(project.name)
        _by_class(ledger, unit.classification, own, label, project.parts)
        general = [part for part in project.parts if part.source in sources.GENERAL]
        ledger.add(f"{own}.general", f"{label}·一般公共预算", _leaves(general))
        for code in dict.fromkeys(part.code for part in general):
            below = [part for part in general if part.code == code]
            _by_class(ledger, unit.classification, f"{own}.general.{code}", f"{label}·{code}", below)
        fiscal = [part for part in project.parts if part.source in sources.FISCAL_WITH_CARRYOVER]
        ledger.add(f"{own}.fiscal", f"{label}·财政拨款", _leaves(fiscal))
        others = [part for part in project.parts if part not in fiscal]
        ledger.add(f"{own}.nonfiscal", f"{label}·其他资金", _leaves(others))
    numbers = range(1, len(unit.projects) + 1)
    for kind, words in (("fiscal", "财政拨款"), ("nonfiscal", "非财政拨款")):
        ledger.add(f"project.{kind}", f"{words}项目预算", [f"project.{number}.{kind}" for number in numbers])
    ledger.add("project", "项目预算合计", [f"project.{number}" for number in numbers])


def _by_class(ledger: Ledger, names: Classification, key: str, label: str, parts: Iterable[ProjectPart]) -> None:
    """The amount of some parts of a project, and how much of it falls to each economic class."""
    parts = list(parts)
    for code in names.economic_classes():
        held = [leaf.key for part in parts for own, leaf in part.economic.items() if own[:3] == code]
        ledger.add(f"{key}.{code}", f"{label}·{code} {names.economic[code]}", held)
    used = sorted({code[:3] for part in parts for code in part.economic})
    ledger.add(key, label, [f"{key}.{code}" for code in used])


def _leaves(parts: Iterable[ProjectPart]) -> list[str]:
    return [leaf.key for part in parts for leaf in part.economic.values()]


def enter_same_parts_of_budget(ledger: Ledger) -> None:
    """三公, procurement, assets and staffing: the same parts every year."""
    ledger.add_same_parts(THREE_PUBLIC_OF_BUDGET)
    enter_funds_of_three_public(ledger)
    ledger.add_same_parts(REST_OF_BUDGET)


def budget_counts(unit: Unit) -> dict[str, Figure]:
    """How many offices, projects and target tables the file lists: sentences of the narrative state them."""
    if unit.missing & {"overview", "performance", "projects"}:
        return {}
    overview, performance = unit.record.get("overview"), unit.record.get("performance")
    offices = overview.get("offices") if isinstance(overview, Record) else None
    targets = performance.get("projects") if isinstance(performance, Record) else None
    overall = performance.get("overall") if isinstance(performance, Record) else None
    fiscal = sum(
        any(part.source in sources.FISCAL_WITH_CARRYOVER for part in project.parts) for project in unit.projects
    )
    numbers = {
        ("project.count", "项目个数", "projects"): len(unit.projects),
        ("project.fiscal.count", "财政拨款项目个数", "projects"): fiscal,
        ("project.nonfiscal.count", "非财政拨款项目个数", "projects"): len(unit.projects) - fiscal,
        ("performance.overall.count", "整体预算绩效目标个数", "performance.overall"): int(overall is not None),
        ("performance.projects.count", "项目绩效目标表个数", "performance.projects"): _length(targets),
    }
    if offices is not None:  # a unit that does not list them has not none
        numbers["overview.offices", "内设科室个数", "overview.offices"] = _length(offices)
    return {key: figure for named, number in numbers.items() for key, figure in _counted(unit, named, number)}


def _length(found: object) -> int:
    return len(found) if isinstance(found, tuple) else 0


def _counted(unit: Unit, named: tuple[str, str, str], number: int) -> Iterable[tuple[str, Figure]]:
    """The figure under its key; `named` are key, label and where the list stands in the file."""
    key, label, path = named
    return count(unit, key, label, "个", number, path).items()

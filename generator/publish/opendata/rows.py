"""The tables of open data: their columns, and the rows that a unit has in each.

Codes and names are those of the year's classification, amounts are in 万元 as decimal text. The column types are those
of the Fiscal Data Package's budget taxonomy, where one fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.compare.indicator_changes import shown_value
from generator.core.declared import BLOCK
from generator.core.model import Figure, Figures, Leaf, LineItem, Record, Words
from generator.core.money import TEN_THOUSAND, in_ten_thousand, is_money

Row = dict[str, str]
# Marks the rows that take out what the units of a department pay one another; no column.
BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in files, its Chinese title, its type as a Table Schema has it, its fiscal type."""

    name: str
    title: str
    type: str = "string"
    fiscal: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of the release: one CSV file."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Figures], Iterator[Row]]


# Columns that several tables share; the fourth word is the fiscal type. phase:id tells budget from final accounts.
UNIT = (
    Column("year", "年度", "integer", "date:fiscal-year"),
    Column("kind", "类别", "string", "phase:id"),
    Column("unit_folder", "单位文件夹"),
    Column("unit_code", "单位代码", "string", "administrative-classification:generic:level1:code"),
    Column("unit_name", "单位名称", "string", "administrative-classification:generic:level1:label"),
)
FUNCTION = (
    Column("class_code", "类级编码", "string", "functional-classification:generic:level1:code"),
    Column("class_name", "类级名称", "string", "functional-classification:generic:level1:label"),
    Column("group_code", "款级编码", "string", "functional-classification:generic:level2:code"),
    Column("group_name", "款级名称", "string", "functional-classification:generic:level2:label"),
    Column("item_code", "项级编码", "string", "functional-classification:generic:level3:code"),
    Column("item_name", "项级名称", "string", "functional-classification:generic:level3:label"),
)
ECONOMIC = (
    Column("economic_class_code", "经济分类类级编码", "string", "economic-classification:generic:level1:code"),
    Column("economic_class_name", "经济分类类级名称", "string", "economic-classification:generic:level1:label"),
)
ECONOMIC_GROUP = (
    Column("economic_code", "经济分类款级编码", "string", "economic-classification:generic:level2:code"),
    Column("economic_name", "经济分类款级名称", "string", "economic-classification:generic:level2:label"),
)
PROJECT = Column("project", "项目", "string", "activity:generic:project:label")
AMOUNT = Column("amount", "金额（万元）", "number", "value")
NAMED = (Column("key", "指标键"), Column("label", "名称"))


def amount_of(one: Leaf | Figure) -> str:
    """An amount in 万元 as plain digits."""
    return plain_amount(one.value, one.unit)


def plain_amount(value: Decimal, unit: str) -> str:
    """An amount of that unit in 万元 as plain digits: 1131.42, 105.5, 0."""
    amount = in_ten_thousand(value, unit)
    return f"{amount.normalize():f}" if amount else "0"


def _function(figures: Figures, code: str) -> Row:
    names = figures.unit.classification.functional
    parts = {"class": code[:3], "group": code[:5], "item": code}
    return {
        key: value
        for part, found in parts.items()
        for key, value in ((f"{part}_code", found), (f"{part}_name", names.get(found, "")))
    }


def _economic_class(figures: Figures, code: str) -> Row:
    names = figures.unit.classification.economic
    return {"economic_class_code": code, "economic_class_name": names.get(code, "")}


def _units(figures: Figures) -> Iterator[Row]:
    if not figures.unit.members:
        yield from _totals(figures)


def _departments(figures: Figures) -> Iterator[Row]:
    if figures.unit.members:
        yield from ({**row, "units": str(len(figures.unit.members))} for row in _totals(figures))


def _between(line: LineItem) -> Row:
    return {BETWEEN: "1"} if line.leaf.key.startswith("between_units.") else {}


def _totals(figures: Figures) -> Iterator[Row]:
    income = "total_income" if figures.unit.kind == "final" else "income"
    yield {
        "signed": figures.unit.signed.isoformat() if figures.unit.signed else "",
        "income": amount_of(figures[income]),
        "expenditure": amount_of(figures["expenditure"]),
    }


def _expenditure(figures: Figures) -> Iterator[Row]:
    for line in figures.unit.line_items:
        economic = _economic_class(figures, line.economic[:3]) if line.economic else {}
        amount = amount_of(line.leaf)
        yield {
            **_function(figures, line.code),
            **economic,
            # As the unit file codes them (own, basic), not in Chinese: programs compare them over years.
            "source": line.source,
            "nature": line.nature,
            "amount": amount,
            **_between(line),
        }


def _income(figures: Figures) -> Iterator[Row]:
    """Of final accounts by item; a budget's income is what it spends, by source."""
    for line in figures.unit.entries.get("income", figures.unit.line_items if figures.unit.kind == "budget" else ()):
        amount = amount_of(line.leaf)
        yield {**_function(figures, line.code), "source": line.source, "amount": amount, **_between(line)}


def _basic(figures: Figures) -> Iterator[Row]:
    names = figures.unit.classification.economic
    for code, leaf in sorted(figures.unit.basic_expenditure.items()):
        amount = amount_of(leaf)
        own = {"economic_code": code, "economic_name": names.get(code, ""), "amount": amount}
        yield {**_economic_class(figures, code[:3]), **own}


def _projects(figures: Figures) -> Iterator[Row]:
    for project in figures.unit.projects:
        for part in project.parts:
            for code, leaf in sorted(part.economic.items()):
                yield {
                    "project": str(project.name),
                    **_function(figures, part.code),
                    **_economic_class(figures, code[:3]),
                    "source": part.source,
                    "amount": amount_of(leaf),
                }
    evaluated = figures.unit.record.get("self_evaluation")
    for number, one in enumerate((evaluated.get("projects") if isinstance(evaluated, Record) else ()) or (), 1):  # type: ignore[var-annotated,arg-type]
        figure = figures[f"evaluation.project.{number}"]
        yield {"project": str(one.name), "amount": amount_of(figure)}


def _keyed(*starts: str) -> Callable[[Figures], Iterator[Row]]:
    """The figures that the file states itself whose keys begin so."""

    def rows(figures: Figures) -> Iterator[Row]:
        for key, leaf in sorted(figures.unit.leaves.items()):
            if key.startswith(starts):
                is_amount = is_money(leaf.unit)
                value = amount_of(leaf) if is_amount else f"{leaf.value:f}"
                unit = TEN_THOUSAND if is_amount else leaf.unit
                yield {"key": key, "label": leaf.label, "amount": value, "unit": unit}

    return rows


def _declared(figures: Figures) -> Iterator[Row]:
    """What the unit states of the facts that its set declares: numbers under their keys, texts and dates as texts."""
    yield from _keyed(f"{BLOCK}.")(figures)
    block = figures.unit.record.get(BLOCK)
    for one in figures.unit.declared:
        found = block.get(one.key) if isinstance(block, Record) else None
        if isinstance(found, Words):
            yield {"key": f"{BLOCK}.{one.key}", "label": one.label, "text": str(found)}
        for number, row in enumerate(found if isinstance(found, tuple) else (), 1):
            for column in one.columns:
                if isinstance(words := row.get(column.key), Words):
                    key, label = f"{BLOCK}.{one.key}.{number}.{column.key}", f"{one.label}·{column.label}"
                    yield {"key": key, "label": label, "text": str(words)}


def _indicators(figures: Figures) -> Iterator[Row]:
    block = figures.unit.record.get("performance" if figures.unit.kind == "budget" else "self_evaluation")
    tables = [("部门整体", block.get("overall"))] if isinstance(block, Record) else []
    for table in (block.get("projects") if isinstance(block, Record) else ()) or ():  # type: ignore[attr-defined]
        tables.append((str(table.get("project") or table.get("name")), table))
    for name, table in tables:
        for one in (table.get("indicators") if isinstance(table, Record) else ()) or ():  # type: ignore[attr-defined]
            fields = ("level1", "level2", "name", "target", "weight", "previous", "actual", "score")
            yield {"project": name, **{field: shown_value(one.get(field), figures) for field in fields}}


INDICATOR = tuple(
    Column(name, title, "number" if name in ("weight", "score") else "string")
    for name, title in (
        *(("level1", "一级指标"), ("level2", "二级指标"), ("name", "三级指标"), ("target", "指标值")),
        *(("weight", "分值"), ("previous", "上年完成值"), ("actual", "实际完成值"), ("score", "得分")),
    )
)
SOURCE, NATURE = Column("source", "资金来源", "string", "fund:code"), Column("nature", "支出性质")
MEASURE = Column("unit", "计量单位")
TOTALS = (
    Column("signed", "落款日期", "date"),
    Column("income", "收入总计（万元）", "number"),
    Column("expenditure", "支出合计（万元）", "number"),
    Column("department", "所属部门文件夹"),
)
TABLES: tuple[DataTable, ...] = (
    DataTable("units", "单位", (*UNIT, *TOTALS), _units),
    DataTable("departments", "部门", (*UNIT, *TOTALS, Column("units", "所属单位个数", "integer")), _departments),
    DataTable("income", "收入", (*UNIT, *FUNCTION, SOURCE, AMOUNT), _income),
    DataTable("expenditure", "支出", (*UNIT, *FUNCTION, *ECONOMIC, SOURCE, NATURE, AMOUNT), _expenditure),
    DataTable("basic_expenditure", "基本支出", (*UNIT, *ECONOMIC, *ECONOMIC_GROUP, AMOUNT), _basic),
    DataTable("projects", "项目", (*UNIT, PROJECT, *FUNCTION, *ECONOMIC, SOURCE, AMOUNT), _projects),
    DataTable("three_public", "“三公”经费", (*UNIT, *NAMED, AMOUNT, MEASURE), _keyed("three_public.")),
    DataTable("procurement", "政府采购", (*UNIT, *NAMED, AMOUNT, MEASURE), _keyed("procurement.")),
    DataTable("assets", "国有资产", (*UNIT, *NAMED, AMOUNT, MEASURE), _keyed("assets.")),
    DataTable("staffing", "人员", (*UNIT, *NAMED, AMOUNT, MEASURE), _keyed("overview.staffing.")),
    DataTable("facts", "本地内容", (*UNIT, *NAMED, AMOUNT, MEASURE, Column("text", "文字")), _declared),
    DataTable("indicators", "绩效指标", (*UNIT, PROJECT, *INDICATOR), _indicators),
)


def unit_rows(figures: Figures, folder: str) -> dict[str, list[Row]]:
    """A unit's rows in every table."""
    unit = figures.unit
    record = unit.record.get("unit")
    code = str(record.get("code") or "") if isinstance(record, Record) else ""
    head = {
        "year": str(unit.year),
        "kind": unit.kind,
        "unit_folder": folder,
        "unit_code": code,
        "unit_name": str(unit.name),
    }
    return {table.name: [{**head, **row} for row in table.rows(figures)] for table in TABLES}

"""The report of one unit's two years: what a leader asks first, then everything by code and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.compare.changes import (
    Change,
    Changes,
    IndicatorChange,
    Item,
    ProjectChange,
    Side,
    Status,
    TextChange,
    Waterfall,
)
from generator.diff.house import House
from generator.diff.report import Amount, Marked, Report, Section, Table

KINDS = {"budget": "部门预算", "final": "部门决算"}
STATUS: dict[Status, str] = {"same": "未变", "changed": "有变动", "added": "新增", "gone": "取消"}
# By Step.remark (generator/compare/changes.py).
REMARKS = {
    "": "",
    "missing": "文件中没有写原因",
    "opposite": "原因与增减方向不符",
    "rounding": "批复数与各项之和的尾差",
}
BY = {"item": "按功能分类项级科目", "nature": "按支出性质和项目"}
ROUNDING = "尾差"
# The amounts of which the summary says how they changed.
INTERESTING = ("expenditure", "income", "total_income", "three_public", "three_public.actual", "operating_cost")


class UnitReport:
    """Builds the report, worded by the conventions of the later file's set."""

    def __init__(self, changes: Changes, house: House, date: str) -> None:
        self.changes, self.house, self.date = changes, house, date
        self._years = (f"{changes.old.year}年", f"{changes.new.year}年")

    def report(self) -> Report:
        changes = self.changes
        title = f"{changes.new.unit}{_named(changes.new)}与{_named(changes.old)}对照"
        sections = [
            *(self._waterfall(one) for one in changes.waterfalls),
            self._amounts("主要指标", changes.figures),
            self._items("功能分类项级科目", changes.items),
            self._items("基本支出经济分类款级科目", changes.economic),
            self._projects(),
            self._amounts("人员", changes.staffing),
            self._amounts("国有资产", changes.assets),
            self._indicators(),
            self._texts(),
        ]
        return Report(title, self.date, tuple(self._summary()), tuple(one for one in sections if one is not None))

    # ── what is said first ────────────────────────────────────────────────────────────────────────────────────────

    def _summary(self) -> Iterator[str]:
        changes = self.changes
        if changes.old.comparison_only:
            yield f"{changes.old.year}年的文件仅供比较，只有部分金额；没有的不比。"
        if changes.reasons_are_about_another_year and changes.new.kind == changes.old.kind:
            yield f"原因取自{changes.new.year}年文件，说明的是与{changes.new.year - 1}年相比的变动，这里对照使用。"
        for change in changes.figures:
            if change.key in INTERESTING and change.status == "changed":
                amount = f"{self._number(change.new)}{change.unit}"
                yield f"{change.label}{amount}，比{self._years[0]}{self.house.said(change)}。"
        came = [one for one in changes.projects if not one.old_name and not changes.old.comparison_only]
        went = [one for one in changes.projects if not one.name]
        renamed = [one for one in changes.projects if one.renamed]
        for found, words in ((came, "新增"), (went, "取消"), (renamed, "可能更名")):
            if found:
                names = "、".join(one.name or one.old_name for one in found)
                yield f"{words}项目{len(found)}个：{names}。"
        open_ones = [
            step for one in changes.waterfalls[:1] for step in one.steps if step.remark in ("missing", "opposite")
        ]
        if open_ones:
            names = "、".join(f"{step.label}（{REMARKS[step.remark]}）" for step in open_ones)
            yield f"变动中{len(open_ones)}项没有说清：{names}。"

    # ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _waterfall(self, one: Waterfall) -> Section:
        rows: list[tuple[str | Amount | Marked, ...]] = [
            (self._years[0], self._amount(one.old, one.unit), "", ""),
            *(
                (step.label or ROUNDING, self._signed(step.amount, one.unit), step.reason, REMARKS[step.remark])
                for step in one.steps
            ),
            (self._years[1], self._amount(one.new, one.unit), "", ""),
        ]
        heads = ("变动因素", f"金额（{one.unit}）", "文件所写原因", "备注")
        lines = (f"{one.label}从{self._number(one.old)}{one.unit}到{self._number(one.new)}{one.unit}。",)
        return Section(f"变动构成（{BY[one.by]}）", lines, Table(heads, tuple(rows)), one)

    def _amounts(self, title: str, changes: Iterable[Change]) -> Section | None:
        rows = [(_renamed(change.label, change.old_label), change.unit, *self._compared(change)) for change in changes]
        heads = ("名称", "单位", *self._years, "增减", "增减率", "表述")
        return Section(title, (), Table(heads, tuple(rows))) if rows else None

    def _items(self, title: str, items: Iterable[Item]) -> Section | None:
        rows = [
            (_renamed(item.code, item.old_code), _renamed(item.name, item.old_name), *self._compared(item.change))
            for item in items
        ]
        heads = ("编码", "名称", *self._years, "增减", "增减率", "表述")
        return Section(title, (), Table(heads, tuple(rows))) if rows else None

    def _projects(self) -> Section | None:
        rows = [self._project(one) for one in self.changes.projects]
        heads = ("项目", "经济分类", *self._years, "增减", "增减率", "表述")
        return Section("项目", (), Table(heads, tuple(rows))) if rows else None

    def _project(self, one: ProjectChange) -> tuple[str | Amount, ...]:
        name = one.name or one.old_name
        if one.renamed:
            name = f"{one.name}（可能由“{one.old_name}”更名，相似度{self.house.percent(one.likeness * 100)}）"
        parts = "；".join(
            f"{item.code} {item.name}{self.house.said(item.change)}"
            for item in one.economic
            if item.change.status == "changed"
        )
        return (name, parts, *self._compared(one.change))

    def _indicators(self) -> Section | None:
        rows = [(one.table, _indicator(one), STATUS[one.status], _fields(one)) for one in self.changes.indicators]
        return Section("绩效指标", (), Table(("所属", "指标", "变动", "内容"), tuple(rows))) if rows else None

    def _texts(self) -> Section | None:
        """Texts of the unit, then those of its projects."""
        of_projects = ((f"{one.name}·{text.label}", text) for one in self.changes.projects for text in one.texts)
        every: list[tuple[str, TextChange]] = [*((text.label, text) for text in self.changes.texts), *of_projects]
        rows = [(label, STATUS[text.status], Marked(text.pieces)) for label, text in every]
        return Section("文字", (), Table(("内容", "变动", "逐词对照"), tuple(rows))) if rows else None

    # ── numbers ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _compared(self, change: Change) -> tuple[str | Amount, ...]:
        rate = Amount(change.rate, self.house.percent(change.rate))
        return (
            self._amount(change.old, change.unit),
            self._amount(change.new, change.unit),
            self._signed(change.amount, change.unit),
            rate,
            self.house.said(change),
        )

    def _amount(self, value: Decimal | None, unit: str) -> Amount:
        return Amount(value, self.house.number(value, unit))

    def _signed(self, value: Decimal | None, unit: str) -> Amount:
        return Amount(value, self.house.signed(value, unit))

    def _number(self, value: Decimal | None) -> str:
        return self.house.number(value, "万元")


def _named(side: Side) -> str:
    return f"{side.year}年{KINDS[side.kind]}"


def _renamed(now: str, before: str) -> str:
    return f"{now}（原{before}）" if before else now


def _indicator(one: IndicatorChange) -> str:
    if one.name and one.old_name and one.name != one.old_name:
        return f"{one.name}（可能由“{one.old_name}”改名）"
    return one.name or one.old_name


def _fields(one: IndicatorChange) -> str:
    if one.status != "changed":
        return "；".join(f"{field.label} {field.new or field.old}" for field in one.fields)
    return "；".join(f"{field.label}：{field.old or '（空）'}→{field.new or '（空）'}" for field in one.fields)

"""The report of two releases: units, classes, the largest changes, whose 三公 rises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.compare.changes import Change
from generator.compare.releases import ReleaseChanges, UnitChange, added_up
from generator.diff.house import House
from generator.diff.report import Amount, Report, Section, Table

STATUS = {"same": "", "added": "新增", "gone": "取消", "renamed": "可能更名"}


def release_report(changes: ReleaseChanges, house: House, date: str) -> Report:
    """By the switches of the base set: the units of a release may have different sets."""
    classes = ((f"{code} {change.label}", change) for code, change in changes.classes)
    sections = [
        _changed_units(changes),
        _amounts("按功能分类", classes, changes, house),
        _units(f"变动最大的{len(changes.largest)}个单位", changes.largest, "total", changes, house),
        _units("“三公”经费增加的单位", changes.rising_three_public, "three_public", changes, house),
        _units("各单位支出", changes.units, "total", changes, house),
    ]
    title = f"{changes.new}与{changes.old}对照"
    return Report(title, date, tuple(_summary(changes, house)), tuple(one for one in sections if one is not None))


def _summary(changes: ReleaseChanges, house: House) -> Iterator[str]:
    counts = {status: sum(unit.status == status for unit in changes.units) for status in STATUS}
    before, now = len(changes.units) - counts["added"], len(changes.units) - counts["gone"]
    yield f"{changes.old} {before} 个单位，{changes.new} {now} 个单位。"
    yield f"新增 {counts['added']} 个，取消 {counts['gone']} 个，可能更名 {counts['renamed']} 个。"
    both = changes.of_both
    yield f"两批都有的 {len(both)} 个单位，支出{house.said(added_up(both))}。"
    yield f"支出合计{house.number(changes.total.new, '万元')}万元，{house.said(changes.total)}。"
    yield f"“三公”经费增加的单位 {len(changes.rising_three_public)} 个。"


def _changed_units(changes: ReleaseChanges) -> Section | None:
    rows = [
        (
            unit.name or unit.old_name,
            STATUS[unit.status],
            f"原“{unit.old_name}”" if unit.status == "renamed" else "",
            unit.folder,
        )
        for unit in changes.units
        if unit.status != "same"
    ]
    return (
        Section("新增、取消和更名的单位", (), Table(("单位", "变动", "说明", "文件夹"), tuple(rows))) if rows else None
    )


def _units(title: str, units: Iterable[UnitChange], what: str, changes: ReleaseChanges, house: House) -> Section | None:
    named = ((unit.name or unit.old_name, getattr(unit, what)) for unit in units)
    return _amounts(title, named, changes, house)


def _amounts(title: str, named: Iterable[tuple[str, Change]], changes: ReleaseChanges, house: House) -> Section | None:
    rows = [
        (
            name,
            Amount(change.old, house.number(change.old, change.unit)),
            Amount(change.new, house.number(change.new, change.unit)),
            Amount(change.amount, house.signed(change.amount, change.unit)),
            Amount(change.rate, house.percent(change.rate)),
            house.said(change),
        )
        for name, change in named
    ]
    heads = ("名称", f"{changes.old}（万元）", f"{changes.new}（万元）", "增减", "增减率", "表述")
    return Section(title, (), Table(heads, tuple(rows))) if rows else None

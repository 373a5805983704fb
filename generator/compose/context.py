"""What every chapter and table of a document sees, by the Chinese names that templates use."""

from __future__ import annotations

from dataclasses import asdict

from generator.compose.figure_nodes import FigureNode
from generator.compose.lists import day
from generator.compose.template_set import TemplateSet
from generator.compose.units import body_of, called, unit_records
from generator.compose.vocabulary import namespaces
from generator.compose.words import Vocabulary
from generator.core.declared import BLOCK, RECORDS
from generator.core.model import Figures, Record, Unit
from generator.core.schemas import unit_schema


def context_of(figures: Figures, templates: TemplateSet, words: Vocabulary) -> dict[str, object]:
    """What every chapter and table sees: figures by the first part of their keys, and the unit's texts in Chinese."""
    unit = figures.unit
    record = unit.record
    constants = {name: words.print(words.figure(f"constant.{name}")) for name in templates.constants}
    return {
        **dict(namespaces(figures)),
        **constants,
        "单位": unit.name,
        "年度": words.print(figures["year"]),
        "上年度": words.print(figures["year.prior"]),
        "年末": day(f"{unit.year}-12-31"),
        "落款日期": unit.record.unit.signed,  # type: ignore[attr-defined]
        "金额单位": words.table_amounts(),
        "无上年": unit.no_prior,
        "比较对象": templates.switches.compared_with,
        "未填": _mark(templates.switches.empty_mark),
        "称谓": called(templates.switches.body, unit),
        "主体": body_of(unit),
        "所属单位": unit_records(figures),
        "惯例": Record(asdict(templates.switches)),
        "选项": Record({name: _option(value, unit) for name, value in templates.options.items()}),
        "概况": _block(unit.kind, record, "overview"),
        "绩效": _block(unit.kind, record, "performance"),
        "项目表": tuple(project.record for project in unit.projects),
        "整体指标": _overall_indicators(record),
        "其他事项": record.get("other_matters"),
        "填报": _declared(figures),
        "facts": FigureNode(figures, BLOCK),
        "文件": record,
    }


def _option(value: str | bool, unit: Unit) -> str | bool:
    """An option's value; 按单位 is 部门 or 单位 as for the switch `body`."""
    return called(value, unit) if isinstance(value, str) else value


def _block(kind: str, record: Record, name: str) -> object:
    """A block of the unit file; where the file has none, one of which nothing is given, for templates to ask."""
    return record.get(name) or Record(dict.fromkeys(unit_schema(kind)[name]["schema"]))


def _declared(figures: Figures) -> Record:
    """The facts that the set declares, for texts, dates and lists; None or no entries where the unit gives none."""
    unit = figures.unit
    block = unit.record.get(BLOCK)
    given = {one.key: block.get(one.key) if isinstance(block, Record) else None for one in unit.declared}
    lists = {one.key: () for one in unit.declared if one.kind == RECORDS and given[one.key] is None}
    return Record(given | lists)


def _mark(mark: str) -> str:
    """The mark for what is not filled in; YAML text cannot be empty, so a set writes 空白 for none."""
    return "" if mark == "空白" else mark


def _overall_indicators(record: Record) -> object:
    """The indicators of the unit's overall target table, where there is one."""
    overall = getattr(record.get("performance"), "overall", None)
    return overall.indicators if overall else ()

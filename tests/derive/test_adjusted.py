"""预算调整: the adjusted budget beside the one that was approved at first, item by item, with the reason of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import World, changed, paragraphs, rows, table

SET = """\
title: 预算调整公开
extends: xinjiang/budget
document: "{unit}{year}年预算调整公开"
chapters: [cover, adjustment]
sections: {narrative: ~, overview: ~}
comparisons:
  调整前: {called: 年初预算, base: 年初预算}
"""
CHAPTER = """\
# 第一部分 预算调整情况

@table adjustment

{% set 前 = 上年数(general, '调整前') %}
{{ 单位 }}{{ 年度 }}年一般公共预算年初{{ 前|万元 }}，调整后{{ general|万元 }}，{{ 比上年(general, 名="调整前") }}。
"""
MACROS = """\
{%- macro 调整原因(行) -%}
{% if 行.级 == "项" and 有变动(general[行.编码], "调整前") %}{{ 原因(general[行.编码], "调整前") }}{% endif %}
{%- endmacro %}
"""
LAYOUT = """\
title: 一般公共预算支出调整表
right: "单位：{{ 金额单位 }}"
header: [[{text: 科目编码}, {text: 科目名称}, {text: 调整前}, {text: 调整数}, {text: 调整后}, {text: 调整原因}]]
columns:
  - {width: 20, code: 全}
  - {width: 50, text: "{{ 行.名称 }}"}
  - {width: 25, figure: "compared.调整前.general{.code}"}
  - {width: 25, figure: "change(general{.code},调整前)"}
  - {width: 25, figure: "general{.code}"}
  - {width: 60, text: "{{ 调整原因(行) }}"}
rows: {tree: functional, scope: general}
total: 合计
"""
REASONS = """
stage: adjusted
compared:
  调整前:
    reasons:
      general: 年中调整人员和项目
      general.2010350: 调出事业人员
      general.2010399: 项目追加
      general.2101199: 不再单独缴纳
"""
# the budget as it was approved at first, and as it is now: fewer staff, one item cut whole, a project 10.00 dearer
CHANGES = (
    ("template: changji-city/budget-2025", "template: city/adjusted-2025"),
    ('{code: "2010350", amount: 266.17}', '{code: "2010350", amount: 200.00}'),
    ('  - {code: "2101199", amount: 0.60}\n', ""),
    ('  "30101": 235.50', '  "30101": 169.33'),
    ('  "30114": 0.60\n', ""),
    ('economic: {"302": 55.50}', 'economic: {"302": 65.50}'),
    ("金共需55.5万元。主要", "金共需65.5万元。主要"),
    ("调试费等2.5万元", "调试费等12.5万元"),
    ("  general.2101199:", "  # general.2101199:"),
)


@pytest.fixture
def adjusted(world: World) -> World:
    text = world.unit.read_text("utf-8")
    for old, new in CHANGES:
        text = changed(text, old, new)
    text = re.sub(r"^approved:\n(?:  .*\n)*", "", text, flags=re.M)
    folder = "templates/city/adjusted-2025"
    world.write(f"{folder}/set.yaml", SET).write(f"{folder}/chapters/adjustment.j2", CHAPTER)
    world.write(f"{folder}/macros.j2", MACROS)
    world.write(f"{folder}/tables/adjustment.yaml", LAYOUT)
    world.unit = world.unit.with_name("2025-adjusted.yaml")
    world.unit.write_text(text + REASONS, "utf-8")
    return world


def test_before_change_after_and_why(adjusted: World) -> None:
    document = adjusted.document()
    found = {row[1]: row[2:] for row in rows(table(document, "adjustment"))}
    assert found["合计"] == ["1,131.42", "-56.75", "1,074.67", ""]
    assert found["行政运行"] == ["511.11", "", "511.11", ""]
    assert found["事业运行"] == ["266.17", "-66.17", "200.00", "调出事业人员"]
    assert found["其他行政事业单位医疗支出"] == ["0.60", "-0.60", "", "不再单独缴纳"]
    assert "年初1,131.42万元，调整后1,074.67万元，比年初预算减少" in paragraphs(document)[-1]


def test_a_change_without_a_reason_is_told(adjusted: World) -> None:
    text = adjusted.unit.read_text("utf-8")
    adjusted.unit.write_text(changed(text, "      general.2010399: 项目追加\n", ""), "utf-8")
    problem = next(one for one in adjusted.problems() if one.code == "comparison-reason-missing")
    assert problem.details["key"] == "general.2010399" and problem.details["called"] == "年初预算"


def test_it_lies_beside_the_budget_and_is_verified(adjusted: World, tmp_path: Path) -> None:
    built = build(adjusted.unit, tmp_path / "out", formats=("docx",))
    wrong = [one.line("en") for one in built.problems if one.code.startswith("verify-") or one.severity == "error"]
    assert wrong == []
    assert {path.parent.parent.name for path in built.outputs} == {"2025-adjusted"}

"""Final accounts by 项 and economic class, and the year's whole budget beside the one approved at first."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import FINAL, World, rows, table

SET = "templates/tianyuan/final-2023"
# 191.80 of basic expenditure and 87.55 of a project, by economic 款
ITEMS = """
line_items:
  - {code: "2100717", economic: {"30309": 0.10}, initial: 0, adjusted: 0.10}
  - {code: "2120101", economic: {"30101": 100.00, "30103": 63.00, "30201": 28.80}, initial: 202.25, adjusted: 195.00}
  - {code: "2120501", nature: project, economic: {"30227": 80.00, "31007": 7.55}, initial: 0, adjusted: 90.00}
basic_expenditure: {}
"""
LAYOUT = """\
title: 财政拨款支出决算明细表
right: "单位：{{ 金额单位 }}"
header:
  - - {text: 科目编码, rowspan: 2}
    - {text: 科目名称, rowspan: 2}
    - {text: 年初预算数, rowspan: 2}
    - {text: 全年预算数, rowspan: 2}
    - {text: 决算数, rowspan: 2}
    - {text: 工资福利支出, colspan: 3}
    - {text: 商品和服务支出, rowspan: 2}
  - [{text: 小计}, {text: 基本工资}, {text: 奖金}]
columns:
  - {width: 20, code: 全}
  - {width: 50, text: "{{ 行.名称 }}"}
  - {width: 20, figure: "initial{.code}"}
  - {width: 20, figure: "adjusted{.code}"}
  - {width: 20, figure: "fiscal{.code}"}
  - {width: 20, figure: "fiscal{.code}.total_301"}
  - {width: 20, figure: "fiscal{.code}.total_30101"}
  - {width: 20, figure: "fiscal{.code}.total_30103"}
  - {width: 20, figure: "fiscal{.code}.total_302"}
rows: {tree: functional, scope: fiscal}
total: 合计
"""


@pytest.fixture
def split(tmp_path: Path) -> World:
    """The accounts of the real unit with made-up details, which come to its amounts."""
    world = World(tmp_path / "world", FINAL)
    text = world.unit.read_text("utf-8")
    for block in ("line_items", "basic_expenditure"):
        text = re.sub(rf"^{block}:\n(?:  .*\n)*", "", text, count=1, flags=re.M)
    text = re.sub(r"^  basic\.302: .*\n", "", text, flags=re.M)
    return world.write(world.name, text + ITEMS)


def test_items_by_economic_class(split: World) -> None:
    figures = split.figures()
    assert figures["fiscal.2120101.total_30103"].value == Decimal("63.00")
    assert figures["general.212.project_302"].value == Decimal("80.00")
    assert figures["expenditure.total_310"].value == Decimal("7.55")
    assert figures["basic.30101"].value == Decimal("100.00")  # stated nowhere: what the items come to
    assert figures["basic"].value == figures["general.basic"].value == Decimal("191.90")


def test_the_whole_years_budget_beside_the_initial_one(split: World) -> None:
    figures = split.figures()
    assert figures["adjusted"].value == Decimal("285.10")
    assert figures["adjusted.212.general"].value == Decimal("285.00")
    told = [(f", adjusted: {one}", "") for one in ("0.10", "195.00", "90.00")]
    assert "adjusted" not in split.change(split.name, *told).figures()


def test_the_table_is_verified(split: World, tmp_path: Path) -> None:
    split.write(f"{SET}/tables/details.yaml", LAYOUT)
    text = (split.folder / "templates/china/final/chapters/tables.j2").read_text("utf-8")
    split.write(f"{SET}/chapters/tables.j2", f"{text}\n@table details\n")
    found = {row[1]: row[2:] for row in rows(table(split.document(), "details"))}
    assert found["合计"] == ["202.25", "285.10", "279.45", "163.00", "100.00", "63.00", "108.80"]
    built = build(split.unit, tmp_path / "out", formats=("docx",))
    wrong = [one.line("en") for one in built.problems if one.code.startswith("verify-") or one.severity == "error"]
    assert wrong == []

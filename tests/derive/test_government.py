"""The government's economic classification: its lists, a unit's amounts in it, and items split by economic 款."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from generator.core.classification import classification_of
from generator.core.government import KINDS_OF_UNIT, government_classes
from tests.world import SET, World, rows, table

ADMINISTRATIVE = "government_economic: {unit: administrative}\n"
# a table of both classifications' kind, as a set would have it
LAYOUT = """\
title: 政府预算经济分类表
header: [[{text: 科目编码}, {text: 科目名称}, {text: 合计}, {text: 基本支出}, {text: 项目支出}]]
columns:
  - {width: 20, code: 全}
  - {width: 60, text: "{{ 行.名称 }}"}
  - {width: 30, figure: "government{.code}"}
  - {width: 30, figure: "government{.code}.basic"}
  - {width: 30, figure: "government{.code}.project"}
rows: {tree: government, scope: government}
total: 合计
"""
# the blocks that give amounts, each with all that is indented below it
_BLOCKS = "line_items|basic_expenditure|projects|performance|reasons|approved|accepted|uses"
_AMOUNTS = rf"^(?:{_BLOCKS}):.*\n(?:[ ].*\n|\n|#.*\n)*"
SPLIT = """
line_items:
  - {code: "2010301", economic: {"30101": 100.00, "30201": 20.00, "30108": 10.00, "30302": 5.00}}
  - {code: "2010350", economic: {"30101": 50.50, "30299": 2.00}}
basic_expenditure: {}
performance: {}
prior: {none: 新增单位}
"""


def stating(world: World, block: str) -> World:
    return world.write(world.name, world.unit.read_text("utf-8") + block)


def split(world: World) -> World:
    """The unit with two items, each split by economic 款, and no statement of basic expenditure besides."""
    world.unit.with_name("2024-budget.yaml").unlink()
    world.write(world.name, re.sub(_AMOUNTS, "", world.unit.read_text("utf-8"), flags=re.M) + SPLIT)
    return stating(world, ADMINISTRATIVE)


@pytest.mark.parametrize("kind", KINDS_OF_UNIT)
def test_every_economic_code_leads_to_one_of_its_own_level(kind: str) -> None:
    lists = government_classes()
    names, _ = classification_of(2025)
    assert names is not None
    for code in names.economic:
        found = lists.targets[code, kind]
        assert all(one in lists.names and len(one) == len(code) for one in found)
        above = {one[:3] for one in found}
        assert above <= set(lists.of(code[:3], kind))
    assert all(code[:3] in lists.names for code in lists.names)


@pytest.mark.parametrize(
    ("kind", "code", "target"),
    [
        ("administrative", "30101", "50101"),
        ("institution", "30101", "50501"),
        ("administrative", "302", "502"),
        ("institution", "310", "506"),
        ("institution", "30302", "50905"),
    ],
)
def test_what_a_code_is_depends_on_the_kind_of_unit(kind: str, code: str, target: str) -> None:
    assert government_classes().of(code, kind) == (target,)


def test_the_general_budget_by_the_governments_classes(world: World) -> None:
    figures = stating(world, ADMINISTRATIVE).figures()
    assert figures["government"].value == figures["general"].value
    assert figures["government.501"].value == figures["basic.301"].value  # as approved: the same facts
    assert figures["government.502.project"].value == figures["projects.302"].value
    # what projects pay as 302 is known by 类 only: no 款 below it would come to it
    assert "government.50201" not in figures
    assert figures["government_basic.50208"].value == Decimal("59.00")
    assert figures["government_basic"].value == figures["general.basic"].value


def test_an_institution_has_grants_to_institutions(world: World) -> None:
    figures = stating(world, "government_economic: {unit: institution}\n").figures()
    classes = {key.split(".")[1] for key in figures if re.fullmatch(r"government\.\d{3}", key)}
    assert classes == {"505", "509"}
    assert figures["government"].value == figures["general"].value


def test_a_code_that_may_be_several_is_asked_for(world: World) -> None:
    world.facts(('economic: {"302": 55.50}', 'economic: {"312": 55.50}'))
    assert "government-code-open" in stating(world, ADMINISTRATIVE).derived()
    world.facts((ADMINISTRATIVE, 'government_economic: {unit: administrative, codes: {"312": "507"}}\n'))
    assert world.figures()["government.507.project"].value == Decimal("55.50")


def test_a_code_that_there_is_not_is_told(world: World) -> None:
    stating(world, 'government_economic: {unit: administrative, codes: {"302": "500"}}\n')
    assert "government-code-unknown" in world.derived()


def test_a_table_has_a_row_a_class(world: World) -> None:
    world.write(f"{SET}/tables/government.yaml", LAYOUT)
    world.change(f"{SET}/chapters/tables.j2", ("@table 11", "@table 11\n@table government"))
    found = rows(table(stating(world, ADMINISTRATIVE).document(), "government"))
    assert found[0][1:] == ["合计", "1,131.42", "1,025.92", "105.50"]
    assert ["502", "机关商品和服务支出", "222.73", "117.23", "105.50"] in found


def test_items_split_by_economic_code_have_its_columns(world: World) -> None:
    figures = split(world).figures()
    assert figures["general.2010301"].value == Decimal("135.00")
    assert figures["general.2010301.basic_50101"].value == Decimal("100.00")
    assert figures["general.201.basic_302"].value == Decimal("22.00")
    assert figures["general.total_501"].value == Decimal("160.50")
    assert figures["basic.30101"].value == Decimal("150.50")  # stated nowhere: what the items come to
    assert figures["general.2010301.personnel"].value == Decimal("115.00")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('{code: "2010350", economic: {', '{code: "2010350", amount: 3, economic: {', "line-item-stated-twice"),
        (
            '{code: "2010350", economic: {"30101": 50.50, "30299": 2.00}}',
            '{code: "2010350"}',
            "line-item-without-amount",
        ),
    ],
)
def test_an_item_has_one_amount(world: World, old: str, new: str, code: str) -> None:
    assert code in {one.code for one in split(world).facts((old, new)).problems()}

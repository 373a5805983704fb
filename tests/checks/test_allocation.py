"""Money in the words of projects: what is wrong is found, and what only looks like it is not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.breakdown import breakdown
from generator.checks.quantities import amounts
from generator.core.model import Words
from generator.core.problem import Place, Severity
from tests.checks.cases import BUREAU, CENTER, Change
from tests.checks.test_checks import found
from tests.world import ROOT, UNIT, World

CHAIN = "3次*10人*10天*800元/天/人（交通费、住宿费、餐费、服务费），共计24万元。"
VISITS, GIFTS = "招商考察经费20万元", "慰问专项经费10万元"
NET = "互联网经费4.8万元"
START = "- 运行补助经费主要用于"
MIKES = "话筒更换费用22.5万元。"
GOAL = "本项目拟投入10.36万元"
OVERALL = "    goal: 2025年昌吉市人民政府办公室办公经费主要"

WRONG: list[tuple[str, str, Change]] = [
    ("e16-total", BUREAU, (CHAIN, CHAIN.replace("24", "26"))),
    ("e22-product", BUREAU, (CHAIN, CHAIN.replace("800", "900"))),
    ("e16-allocation", BUREAU, ("中级人员22万", "中级人员21万")),
    ("e16-allocation", BUREAU, ("网厅新增和升级功能开发上线20万", "网厅新增和升级功能开发上线21万")),
    ("e16-allocation", UNIT, (VISITS, "招商考察经费20000元")),
    ("e16-allocation", UNIT, (VISITS, "招商考察经费2亿元")),
    ("e16-allocation", UNIT, (NET, "互联网经费4.9万元（每月0.4万元）")),
    ("e16-total", UNIT, (START, "- 运行补助经费共55万元，主要用于")),
    ("e16-total", UNIT, (NET, "互联网经费4.8万元，合计51万元")),
    ("e16-within", UNIT, (GIFTS, "慰问专项经费10万元（春节6万元、古尔邦节3万元）")),
    ("e16-within", UNIT, (GIFTS, "慰问专项经费10万元（其中：春节16万元）")),
    ("e22-product", UNIT, (NET, "互联网经费4.8万元（每月0.5万元，共12个月）")),
    ("e22-product", UNIT, (GIFTS, "慰问专项经费10万元（100人，每人900元）")),
    ("e17-total-in-goal", CENTER, (GOAL, "本项目拟投入10.46万元")),
    ("e17-total-in-goal", BUREAU, ("拨付资金40万元", "拨付资金45万元")),
    ("e17-overall", UNIT, (OVERALL, OVERALL.replace("2025年", "2025年预算总额1131.41万元，"))),
]
RIGHT: list[tuple[str, Change]] = [
    (UNIT, (MIKES, "话筒更换费用22.5万元（主机12.5万元、话筒10万元）。")),
    (UNIT, (MIKES, "话筒更换费用22.5万元，其中主机12.5万元。")),
    (UNIT, (GIFTS, "慰问专项经费10万元（其中：春节6万元、古尔邦节4万元）")),
    (UNIT, (GIFTS, "慰问专项经费10万元（其中：春节6万元等）")),
    (UNIT, (GIFTS, "慰问专项经费10万元，其中春节6万元、古尔邦节3万元；")),
    (UNIT, (GIFTS, "慰问专项经费10万元（100人，每人1000元）")),
    (UNIT, (VISITS, "招商考察经费200000元")),
    (UNIT, (VISITS, "招商考察经费20万元（4次*5万元/次）")),
    (UNIT, (VISITS, "招商考察（引进1亿元以上项目）经费20万元")),
    (UNIT, (VISITS, "招商考察（引进超过5000万元的项目）经费20万元")),
    (UNIT, (START, "- 运行补助经费50万元，较上年增加7万元，主要用于")),
    (UNIT, (START, "- 上年预算43万元，运行补助经费共50万元，主要用于")),
    (UNIT, (START, "- 公共服务等主要用于")),
    (UNIT, (NET, "互联网经费4.8万元，合计50万元")),
    (UNIT, (START, "- 财政拨款30万元、自筹20万元，主要用于")),
    (UNIT, (START, "- 由43万元调增到50万元，主要用于")),
    (UNIT, (START, "- 合同金额120万元，已支付70万元，主要用于")),
    (UNIT, (START, "- 总投资300万元，主要用于")),
    (UNIT, (GIFTS, "慰问专项经费10万元（补助标准0.1万元，100人）")),
    (UNIT, (GIFTS, "慰问专项经费10万元（月均0.8万元）")),
    (UNIT, (NET, "互联网经费4.8万元（每月0.4万元，共12个月）")),
    (BUREAU, ("初级服务人员10万。", "初级服务人员10万。中级和初级合计32万元。")),
    (CENTER, (GOAL, "本项目拟投入10.356万元")),
    (CENTER, (GOAL, "本项目拟投入103600元")),
    (CENTER, (GOAL, "本项目拟投入10.4万元")),
    (UNIT, (OVERALL, OVERALL.replace("2025年", "2025年预算总额1131.42万元，"))),
]
CODES = {"e16-allocation", "e16-total", "e16-within", "e17-total-in-goal", "e17-overall", "e22-product"}


def codes(path: Path) -> set[str]:
    """The errors and warnings of this kind in a unit file."""
    return {one.code for one in found(path) if one.severity is not Severity.INFO} & CODES


@pytest.mark.parametrize(("code", "unit", "change"), WRONG, ids=[one[2][1][-18:] for one in WRONG])
def test_what_does_not_add_up_is_found(code: str, unit: str, change: Change, tmp_path: Path) -> None:
    assert code in codes(World(tmp_path / "w", unit).facts(change).unit)


@pytest.mark.parametrize(("unit", "change"), RIGHT, ids=[one[1][1][-18:] for one in RIGHT])
def test_what_adds_up_is_not(unit: str, change: Change, tmp_path: Path) -> None:
    assert codes(World(tmp_path / "w", unit).facts(change).unit) == set()


@pytest.mark.parametrize("path", sorted(ROOT.glob("units/*/*.yaml")), ids=lambda path: path.parent.name)
def test_the_real_files_add_up(path: Path) -> None:
    assert codes(path) == set()


def test_what_an_amount_is() -> None:
    said = amounts("上年5万元，今年8万元（每人2000元），较上年增加3万元；单价100万元以上的设备，不超过9万元。", 2025)
    assert [one.text for one in said if one.is_money] == ["8万元", "9万元"]
    assert [one.text for one in amounts("2024年安排5万元，2025年安排6万元", 2025) if one.is_money] == ["6万元"]
    assert [one.text for one in amounts("2024年安排5万元，2025年安排6万元") if one.is_money] == ["5万元", "6万元"]


def test_parts_totals_and_parts_of_parts() -> None:
    text = Words("维护费6万元（外网4万元、内网2万元），测评费4万元，共计10万元", Place("f", 1, 1))
    listed = breakdown([text], Decimal(10), 2025)
    assert listed.values == [6, 4] and listed.finest == [4, 2, 4]
    assert [amount.text for amount, _ in listed.totals] == ["10万元"]
    assert not any(part.is_torn for part in listed.parts)

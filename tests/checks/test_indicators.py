"""Goals, results, names and dates in words: a slip is found, another right way to say it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.problem import Severity
from tests.checks.cases import BUREAU, CENTER, OFFICE, Change
from tests.checks.test_checks import found
from tests.world import FINAL, UNIT, World

RESULT = "result: 全年天元区数字化城市管理正常运转，信息案卷正常派遣，按期结案率达到95%以上"
INSPECTED = 'name: 开展网格化考评工作, target: "1次/月,共12次", actual: 12次'
CONTROL = 'name: 电子政务网络管控率, target: "=100%"'
GRID = """target: ≤39个网格, actual: 39个, weight: 10, score: 10}
        - {level1: 产出指标, level2: 数量指标, name: 为环卫机械"""
RATED = "actual: 99.99%, weight: 10, score: 9}\n  problems"
TRAINING = "name: 外出培训次数, target: ≥10次"
COST = 'name: 投入机关运转的办公费（万元）, target: "<=6.88万元"'
FIBRE = "用于数字化城市管理系统光纤维护，"
DUE = "于2023年12月31日前完工"
HIRE = "租用援疆车辆1辆"

WRONG: list[tuple[str, str, Change]] = [
    ("g04-goal", UNIT, ("慰问5次", "慰问6次")),
    ("g04-goal", OFFICE, ("总计374个点位", "总计347个点位")),
    ("g04-goal", BUREAU, (HIRE, "租用援疆车辆2辆")),
    ("g04-goal", BUREAU, ("建设时限60日", "建设时限90日")),
    ("g17-result", FINAL, (RESULT, RESULT.replace("95%", "97%"))),
    ("g17-result", FINAL, (RESULT, RESULT.replace("95%以上", "96.25%"))),
    ("g19-apart", FINAL, (INSPECTED, INSPECTED.replace("actual: 12次", "actual: 11次"))),
    ("g19-twice", UNIT, (TRAINING, "name: 外出考察学习次数, target: ≥10次")),
    ("g20-above", UNIT, (CONTROL, CONTROL.replace("100%", "1000%"))),
    ("g20-no-percent", UNIT, (CONTROL, CONTROL.replace("100%", "100"))),
    ("g20-no-percent", FINAL, (RATED, RATED.replace("99.99%", '"99.99"'))),
    ("g20-unit", FINAL, (GRID, GRID.replace("actual: 39个", 'actual: "39"'))),
    ("g20-unit", BUREAU, (COST, COST.replace("6.88万元", "6.88元"))),
    ("g20-yearly", FINAL, (INSPECTED, INSPECTED.replace("共12次", "共10次"))),
    ("e25-near-name", CENTER, (FIBRE, "用于数字化城市管理系统光线维护费，")),
    ("h17-goal-date", OFFICE, (DUE, "于2023年10月31日前完工")),
]  # fmt: skip
RIGHT: list[tuple[str, Change]] = [
    (UNIT, ("慰问5次", "慰问五次")),
    (UNIT, ("慰问5次", "慰问困难职工30人、5次")),
    (BUREAU, (HIRE, "租用援疆车辆1辆、自有车辆2辆")),
    (FINAL, (RESULT, RESULT.replace("95%以上", "96.5%"))),
    (FINAL, (RESULT, RESULT.replace("95%以上", "96.52%"))),
    (UNIT, (CONTROL, 'name: 电子政务网络使用增长率, target: "≥120%"')),
    (UNIT, (CONTROL, 'name: 电子政务网络管控率（%）, target: "100"')),
    (UNIT, (CONTROL, "name: 电子政务网络巡查频率, target: ≥1次/天")),
    (BUREAU, (COST, COST.replace("（万元）", "（元）").replace("6.88万元", "68800元"))),
    (CENTER, (FIBRE, "用于数字化城市管理系统光纤维护费，")),
    (UNIT, ("- 运行补助经费主要用于", "- 机关运行经费主要用于")),
    (OFFICE, (DUE, "于2023年10月31日前通过验收")),
]
CODES = {code for code, _, _ in WRONG}


def codes(path: Path) -> set[str]:
    """The warnings of this kind in a unit file, those aside that it has as published."""
    return {one.code for one in found(path) if one.severity is not Severity.INFO} & CODES


@pytest.mark.parametrize(("code", "unit", "change"), WRONG, ids=[one[2][1][-20:] for one in WRONG])
def test_a_slip_is_found(code: str, unit: str, change: Change, tmp_path: Path) -> None:
    before = [one.code for one in found(World(tmp_path / "before", unit).unit)]
    after = [one.code for one in found(World(tmp_path / "after", unit).facts(change).unit)]
    assert after.count(code) > before.count(code)


@pytest.mark.parametrize(("unit", "change"), RIGHT, ids=[one[1][1][-20:] for one in RIGHT])
def test_another_way_to_say_it_is_not(unit: str, change: Change, tmp_path: Path) -> None:
    before = codes(World(tmp_path / "before", unit).unit)
    assert codes(World(tmp_path / "after", unit).facts(change).unit) <= before


def test_a_value_in_the_name_of_an_indicator(tmp_path: Path) -> None:
    """抽查复核村庄比例（100%） has the target >=50%, as published."""
    world = World(tmp_path / "w", BUREAU)
    assert "g20-in-name" in {one.code for one in found(world.unit)}
    world.facts(("抽查复核村庄比例（100%）", "抽查复核村庄比例（50%）"))
    assert "g20-in-name" not in {one.code for one in found(world.unit)}

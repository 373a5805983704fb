"""gongkai new --from: a unit's file rolled into a new year."""

from __future__ import annotations

import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.stages import compose_unit
from tests.filled import filled
from tests.world import FINAL, PREFECTURE, ROOT, UNIT, World, gongkai, real_units

DATA = ROOT / "generator/data/classification"
OLDER = "units/changji-government-office/2023-budget.yaml"


def with_list_of(world: World, year: int) -> World:
    """The classification of 2025 serves as that of another year."""
    for kind in ("functional", "economic"):
        world.write(f"classification/{kind}-{year}.csv", (DATA / f"{kind}-2025.csv").read_text("utf-8"))
    return world


def new(world: World, last: str = UNIT, *more: str) -> subprocess.CompletedProcess[str]:
    folder = Path(last).parent.name
    return gongkai("new", folder, "--from", last, *more, cwd=world.folder)


def rolled(world: World, last: str = UNIT, *more: str) -> str:
    done = new(world, last, *more)
    assert done.returncode == 0, done.stderr
    return (world.folder / done.stdout.strip()).read_text("utf-8")


def test_what_stays_stays_as_written(world: World) -> None:
    """Everything but what is emptied or of last year is the same to the letter, comments and order included."""
    text = rolled(with_list_of(world, 2026))
    before, after = world.unit.read_text("utf-8").splitlines(), text.splitlines()
    assert len(before) == len(after)
    same = sum(one == other for one, other in zip(before, after, strict=True))
    assert same > 0.4 * len(before)
    duties = [line for line in before if line.startswith("    - 负责")]
    assert duties and all(line in after for line in duties)
    assert "  offices: [文书科, 综合科, 督查外事科, 行政科, 信息科, 信访科]" in after
    assert [line for line in after if line.startswith("# ──")] == [line for line in before if line.startswith("# ──")]
    basis = next(line for line in before if line.startswith("    policy_basis:"))
    assert basis in after


def test_what_is_of_one_year_is_empty_with_last_years_value(world: World) -> None:
    after = rolled(with_list_of(world, 2026)).splitlines()
    assert "year: 2026" in after
    assert '  - {code: "2010301", amount: }  # 2025年：511.11' in after
    assert "    in_service:   # 2025年：56" in after
    assert "  signed:   # 2025年：2025-02-08" in after
    assert "  buildings: {area: , value: }  # 2025年：area 0；2025年：value 0" in after
    assert any(line.startswith("  operating_cost:   # 2025年：机构改革后") for line in after)
    assert "#   expenditure: 1131.42" in after
    gone = [line for line in after if line.startswith("#   general.2014004: ")]
    assert len(gone) == 1, "an item without money last year has nothing to explain this year"
    line = next(line for line in after if line.startswith("  reserved_sme:"))
    assert "不可能大于它（ERRATA.md）；2025年：164.05" in line


def test_check_lists_exactly_what_is_to_be_filled(world: World) -> None:
    """Every emptied value that must be there, by its line, and nothing else."""
    rolled(with_list_of(world, 2026))
    target = world.unit.with_name("2026-budget.yaml")
    _, problems = compose_unit(target)
    assert {problem.code for problem in problems} == {"value-empty", "template-year-differs"}
    told = [problem.place.line for problem in problems if problem.place and problem.code == "value-empty"]
    lines = target.read_text("utf-8").splitlines()
    emptied = [
        number
        for number, line in enumerate(lines, 1)
        for _ in re.findall(r"[:-]\s*(?=,|\}|$)", line.split("#")[0].rstrip())
        if "2025年：" in line and "previous: " not in line and not line.startswith("#")
    ]
    assert sorted(told) == emptied


def test_filled_in_it_is_a_file_of_the_new_year(world: World) -> None:
    """With a set and the list of that year, and last year's values: it builds, and compares with last year's file."""
    done = gongkai(
        "templates", "new", "changji-city/budget-2026", "--from", "changji-city/budget-2025", cwd=world.folder
    )
    assert done.returncode == 0, done.stderr
    text = filled(rolled(world), 2025)
    assert "template: changji-city/budget-2026 " in text
    target = world.unit.with_name("2026-budget.yaml")
    target.write_text(text, "utf-8")
    composed, problems = compose_unit(target)
    assert composed is not None, [problem.line("en") for problem in problems if problem.severity.value == "error"]
    assert "template-year-differs" not in {problem.code for problem in problems}
    before = composed.figures.prior["expenditure"].value
    assert abs(composed.figures["expenditure"].value - before) <= Decimal("0.02"), "but for the approved totals"


def test_a_set_of_another_year_is_a_warning(world: World) -> None:
    """In new, before the file is written, and in every check of it."""
    done = new(world)
    assert done.returncode == 0 and "warning [template-year-differs]" in done.stderr
    _, problems = compose_unit(world.unit.with_name("2026-budget.yaml"))
    (found,) = (problem for problem in problems if problem.code == "template-year-differs")
    assert "“changji-city/budget-2025”用于 2025 年，本文件是 2026 年" in found.text()
    assert found.severity.value == "warning" and found.place and found.place.line == 4


def test_a_file_s_own_lines_stay_and_count(world: World) -> None:
    """What the file adds to the classification is no vanished code; of which year the list was, is asked anew."""
    line = '  - {code: "2010301", amount: 511.11}'
    world.facts(
        ("\nyear: 2025\n", '\nyear: 2025\nclassification:\n  extends: 2025\n  add: {"2010388": 甲业务}\n'),
        (line, line.replace("2010301", "2010388")),
    )
    text = rolled(world)
    assert "\n  extends:   # 2025年：2025\n" in text and 'add: {"2010388": 甲业务}' in text
    assert "没有 2010388" not in text


def test_renamed_codes_are_moved_and_marked(world: World) -> None:
    """信访 of 2023 under its code of 2025, in the project and in the reasons."""
    (world.folder / UNIT).unlink()
    done = new(world, OLDER, "--year", "2025")
    assert done.returncode == 0 and "2010308 became 2014004" in done.stderr
    text = (world.folder / UNIT).read_text("utf-8")
    assert re.search(r'code: "2014004"  # 原 2010308 信访事务', text)
    assert "2010308" not in re.sub(r"#.*", "", text)
    assert "template: changji-city/budget-2025" in text


def test_codes_that_are_gone_are_marked(world: World) -> None:
    (world.folder / UNIT).unlink()
    world.write("classification/renamed.csv", "kind,code,name,new_code,new_name,year\n")
    done = new(world, OLDER, "--year", "2025")
    assert "no code 2010308" in done.stderr
    assert "2025年分类科目中没有 2010308 信访事务，请改用新科目" in (world.folder / UNIT).read_text("utf-8")


def test_achieved_values_become_those_of_last_year(world: World) -> None:
    """From last year's final accounts in the same folder, by the indicator's name."""
    accounts = (ROOT / FINAL).read_text("utf-8").replace("year: 2023", "year: 2025", 1)
    tree = yaml.safe_load(accounts)
    name = tree["self_evaluation"]["overall"]["indicators"][0]["name"]
    row = rf"name: {re.escape(name)}, target: [^,]+, actual: [^,]+,"
    accounts = re.sub(row, "name: 督办案件数, target: x, actual: 260件,", accounts, count=1)
    assert "督办案件数" in accounts
    with_list_of(world, 2026).write(UNIT.replace("budget", "final"), accounts)
    text = rolled(world)
    assert re.search(r"name: 督办案件数, previous: 260件, target: ≥200件", text)


def test_a_new_year_without_its_classification_is_told(world: World) -> None:
    done = new(world, UNIT, "--year", "2028")
    assert done.returncode == 0
    assert "no classification of 2028; that of 2026, the nearest, is used" in done.stderr.splitlines()[0]


@pytest.mark.parametrize("unit", real_units(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_real_file_can_be_rolled(unit: Path, tmp_path: Path) -> None:
    """What check finds in the result is empty, or a code that the classification of 2025 has not."""
    world = with_list_of(World(tmp_path / "w", str(unit.relative_to(ROOT))), 2027)
    rolled(world, str(unit.relative_to(ROOT)), "--year", "2027")
    target = world.unit.with_name(unit.name.replace(unit.name[:4], "2027"))
    _, problems = compose_unit(target)
    assert {problem.code for problem in problems if problem.severity.value == "error"} == {"value-empty"}
    assert len(problems) > 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((UNIT, "--year", "2025"), "later than 2025"),
        ((UNIT.replace("2025", "2024"), "--year", "2026"), "only for comparison"),
        ((UNIT.replace("2025", "2022"), "--year", "2026"), "file-missing"),
        ((OLDER, "--year", "2025"), "exists already"),
    ],
)
def test_what_cannot_be_rolled_is_told(arguments: tuple[str, ...], said: str, world: World) -> None:
    done = new(world, *arguments)
    assert done.returncode != 0 and said in done.stderr and "Traceback" not in done.stderr


def test_a_file_in_chinese_is_rolled_too(world: World) -> None:
    with_list_of(world, 2026).facts(("    in_service: 56", "    在职人员: 56"), ("\nyear: 2025\n", "\n年度: 2025\n"))
    after = rolled(world).splitlines()
    assert "    在职人员:   # 2025年：56" in after and "年度: 2026" in after


def test_prefecture_has_more_to_fill_than_fits_on_a_screen_and_all_is_listed(tmp_path: Path) -> None:
    world = with_list_of(World(tmp_path / "w", PREFECTURE), 2024)
    rolled(world, PREFECTURE)
    done = gongkai("check", str(Path(PREFECTURE).with_name("2024-budget.yaml")), cwd=world.folder)
    assert "more-problems" not in done.stdout
    assert done.stdout.count("[value-empty]") > 120

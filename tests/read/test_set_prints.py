"""What a set asks its units for is what its chapters and tables print: read from their text, no document made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.core.schemas import ALL, unit_schema
from generator.publish.opendata.rows import unit_rows
from generator.read.set_says import OfSet, of_named
from generator.read.template_names import Names
from generator.read.unit import read_unit
from tests.world import FINAL, ROOT, SET, World, gongkai, told

NAME = "changji-city/budget-2025"


def names(text: str, macros: str = "") -> Names:
    """`m.j2` is a file with the macros; the option 细 is on, the option 粗 is off."""
    found = Names(
        {"文件": ("",), "概况": ("overview",), "项目表": ("projects",)}, lambda *_: None, {"m.j2": macros}.get
    )
    found.flags |= {"细": True, "粗": False}
    found.define("" if "m.j2" in text else macros)
    found.read(text)
    return found


def printed(text: str, macros: str = "") -> set[str]:
    return names(text, macros).printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ procurement.goods|万元 }}，{{ 占(a, b) }}", {"=procurement.goods", "=a", "=b"}),
        ("{{ assets[类].count|带单位 }}", {"=assets.*.count"}),
        ("{{ assets['other']|万元 }}", {"=assets.other"}),
        ("{% for 项目 in 项目表 %}{{ 日期(项目.start) }}{% endfor %}", {"projects.*.start"}),
        ("{% for 项目 in 所属项目() %}{{ 项目.name }}{% endfor %}", {"projects.*.name"}),
        ("{% set 人 = 概况.staffing %}{{ 人.retired|数 }}", {"overview.staffing.retired"}),
        ("{{ 列出(概况.offices) }}", {"overview.offices"}),
        ("{{ 来源({'基金': fund}) }}", {"=fund"}),
        ("{{ 大小('three_public.actual', x) }}", {"=three_public.actual", "=x"}),
        ("{% if 选项.细 %}{{ a|数 }}{% else %}{{ b|数 }}{% endif %}", {"=a"}),
        ("{% if not 选项.细 %}{{ a|数 }}{% endif %}{% if 选项.粗 %}{{ b|数 }}{% endif %}", set()),
        ("{# {{ procurement.goods }} #}{{ 选项.内设机构 }}", set()),
    ],
)
def test_names_of_figures_and_fields(text: str, expected: set[str]) -> None:
    assert printed(text) == expected


def test_what_a_condition_asks_for_need_not_be_there() -> None:
    found = names("{% if 文件.assets %}{{ assets.furniture|万元 }}{{ income|万元 }}{% endif %}{{ 概况.duties or '' }}")
    assert found.printed == {"=income"}
    assert found.offered == {
        ("assets", "=assets.furniture"),
        ("assets", "assets"),
        ("overview.duties", "overview.duties"),
    }


def test_a_macro_prints_what_it_is_given() -> None:
    macro = "{% macro 房屋(节, 名) %}{{ 名 }}{{ 节.area|带单位 }}{% endmacro %}"
    macro += "{% macro 不用() %}{{ fund|万元 }}{% endmacro %}"
    assert printed("{{ 房屋(assets.buildings, '房屋') }}", macro) == {"=assets.buildings.area"}
    imported = "{% from 'm.j2' import 房屋 %}{{ 房屋(assets.buildings, '房屋') }}"
    assert printed(imported, macro) == {"=assets.buildings.area"}
    assert printed("{% import 'm.j2' as 句 %}{{ 句.房屋(assets.other, '') }}", macro) == {"=assets.other.area"}


def required(of_set: OfSet, kind: str = "budget") -> set[str]:
    return set(_required(of_set.schema(kind), ""))


def _required(fields: dict[str, object], above: str) -> list[str]:
    found = []
    for name, rules in fields.items():
        assert isinstance(rules, dict)
        if rules.get("required"):
            found.append(f"{above}{name}")
        if rules.get("type") == "dict" and "schema" in rules:
            found += _required(rules["schema"], f"{above}{name}.")
    return found


def of(world: World, name: str = NAME) -> OfSet:
    return of_named(name, [world.folder / "templates"])


# 采购 in a sentence, 三公 in a table whose cells are keys, nothing else.
FEW = "# 预算\n\n采购{{ procurement|万元 }}。\n\n@table 10\n"


def few(world: World) -> World:
    return world.chapter(FEW)


def test_a_set_asks_for_what_it_prints_and_no_more(world: World) -> None:
    every, own = required(of(world)), required(of(few(world)))
    assert {"assets", "overview.staffing.retired", "unit.signed"} <= every - own
    conditional = (
        "government_economic.",
        "overview.subordinates.",
        "performance.",
        "prior.",
    )  # of blocks that may be left out
    assert {one for one in own if "." in one and not one.startswith(conditional)} == {
        "unit.name",
        *(f"procurement.{one}" for one in ("goods", "works", "services")),
        *(f"three_public.{one}" for one in ("abroad", "reception", "vehicle_purchase", "vehicle_operation")),
    }


BLOCK = re.compile(r"^(overview|assets):\n(?:[ #].*\n|\n)+", re.M)


def test_what_is_not_printed_may_be_left_out_and_is_nowhere_then(world: World) -> None:
    """Read, derived, composed without it; open data has no rows of it rather than zeros."""
    few(world)
    text = BLOCK.sub("", world.unit.read_text("utf-8"))
    text = re.sub(r"^  signed: .*\n|^  reserved_\w+: .*\n", "", text, flags=re.M)
    assert "staffing" not in text.partition("reasons:")[0] and "signed" not in text
    world.unit.write_text(text, "utf-8")
    figures = world.figures()
    assert "overview.staffing" not in figures and "assets.furniture" not in figures
    assert "procurement" in figures and "procurement.reserved_sme" not in figures
    document, problems = world.composed()
    assert document is not None and document.date == "2025-01-01", told(problems)
    rows = unit_rows(figures, "x")
    assert rows["staffing"] == rows["assets"] == []
    assert rows["units"][0]["signed"] == "" and len(rows["procurement"]) == 3


def test_what_a_table_prints_and_the_file_does_not_state_is_an_error(world: World) -> None:
    few(world)
    text = re.sub(r"^  reception: .*\n", "", world.unit.read_text("utf-8"), flags=re.M)
    world.unit.write_text(text, "utf-8")
    unit, problems = read_unit(world.unit)
    assert unit is None
    (problem,) = [one for one in problems if one.code == "field-missing"]
    assert "公务接待费" in problem.line("zh") and "three_public.reception" in problem.line("zh")


def test_what_a_chart_draws_is_asked_for(world: World) -> None:
    chart = "kind: pie\ntitle: 采购\nwhole: procurement\nparts: [{name: 货物, figure: procurement.goods}]\n"
    own = required(of(world.chapter("@chart 1").write(f"{SET}/charts/1.yaml", chart)))
    assert {"procurement.goods", "procurement.works", "procurement.services"} <= own
    assert "procurement.reserved_sme" not in own


def test_a_set_says_itself_what_it_requires(world: World) -> None:
    requires = "requires: {overview.duties_intro: 是, procurement.works: 否}\n"
    world.change(f"{SET}/set.yaml", ("extends: xinjiang/budget\n", f"extends: xinjiang/budget\n{requires}"))
    own = required(of(world))
    assert "overview.duties_intro" in own and "procurement.works" not in own and "procurement.goods" in own


def test_what_a_set_takes_away_leaves_what_else_it_says(world: World) -> None:
    """One section in place of twelve, and beside it a key without a value."""
    path = world.folder / SET / "set.yaml"
    text = re.sub(r"narrative: \[.*\]", "narrative: [overall]\n  narrative/general: ~", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    assert "procurement" not in required(of(world))


def test_a_field_that_no_unit_file_has_is_an_error_with_its_neighbour(world: World) -> None:
    requires = "requires: {overview.dutys: 是}\n"
    world.change(f"{SET}/set.yaml", ("extends: xinjiang/budget\n", f"extends: xinjiang/budget\n{requires}"))
    (problem,) = [one for one in world.problems() if one.code == "template-field-unknown"]
    assert "overview.duties" in problem.line("en") and problem.place and problem.place.line > 1


def test_of_a_set_that_is_not_there_everything_is_asked_for(world: World) -> None:
    assert of(world, "nowhere/at-all").schema("budget") == unit_schema("budget", ALL)
    assert of(world).schema("final") == unit_schema("final", ALL), "a set for another kind"


def test_final_accounts_that_print_no_day_need_none(tmp_path: Path) -> None:
    world = World(tmp_path, FINAL)
    text = re.sub(r"^  signed: .*\n", "", world.unit.read_text("utf-8"), flags=re.M)
    world.unit.write_text(text, "utf-8")
    unit, problems = read_unit(world.unit)
    assert unit and unit.signed is None and unit.dated.isoformat() == "2024-01-01", told(problems)


def test_the_starting_file_and_the_schema_follow_the_set(world: World) -> None:
    few(world)
    done = gongkai("new", "x", "--name", "某局", "--template", NAME, cwd=world.folder)
    assert done.returncode == 0, done.stderr
    text = (world.folder / done.stdout.strip()).read_text("utf-8")
    assert "procurement:" in text and "assets:" not in text and "reserved_sme" not in text
    schema = gongkai("schema", "--template", NAME, cwd=world.folder)
    assert '"procurement"' in str(yaml.safe_load(schema.stdout)["allOf"]).replace("'", '"')
    common = (ROOT / "units/budget.schema.json").read_text("utf-8")
    assert "procurement" not in str(yaml.safe_load(common)["allOf"])


def stated_by_every_unit(fields: dict[str, object], above: str = "") -> set[str]:
    """The paths of single facts that a unit with nothing special must state; a list or table counts once."""
    found: set[str] = set()
    for name, rules in fields.items():
        assert isinstance(rules, dict)
        if rules.get("required"):
            is_block = rules.get("type") == "dict" and "schema" in rules
            found |= stated_by_every_unit(rules["schema"], f"{above}{name}.") if is_block else {f"{above}{name}"}
    return found


def test_a_unit_of_the_nationwide_budget_states_thirty_facts_at_most() -> None:
    stated = stated_by_every_unit(of_named("china/budget", [ROOT / "templates"]).schema("budget"))
    assert 15 < len(stated) <= 30, sorted(stated)

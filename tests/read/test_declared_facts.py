"""Facts that a set declares: typed under their key or label, figures like all others, within their bounds."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from generator.compare.figure_changes import Amounts, headlines
from generator.compose import load_set
from generator.core.model import Figures
from generator.core.problem import Place, Severity
from generator.publish.opendata.rows import unit_rows
from generator.read.set_says import of_named
from generator.read.unit import read_unit
from generator.stages import compose_unit
from generator.trial import try_set
from generator.trial.cases import CASES
from generator.trial.correct.drawing import Drawer, Wish
from generator.trial.correct.unit_file import set_down
from generator.trial.correct.year_before import year_before
from generator.write.facts import write_facts
from tests.filled import filled
from tests.world import SET, World, gongkai, paragraphs, rows, table, told

NAME = "changji-city/budget-2025"
FACTS = """\
facts:
  won_by_sme: {label: 授予中小企业合同金额, kind: amount, min: 0, at_most: procurement, printed: [glossary]}
  tenders: {label: 公开招标次数, kind: count, unit: 次}
  saved: {label: 节约率, kind: rate, max: 100, required: 否}
  index_number: {label: 监督索引号, kind: text}
  surveyed: {label: 清查日期, kind: date, required: 否}
  houses:
    label: 房屋明细
    kind: records
    printed: [tables/houses]
    columns:
      name: {label: 名称, kind: text}
      area: {label: 面积, kind: amount, unit: 平方米, equals: assets.buildings.area}
      rooms: {label: 间数, kind: count, unit: 间}
"""
STATED = """\
facts:
  授予中小企业合同金额: 120.00
  tenders: 3
  index_number: 甲-乙
  houses:
    - {name: 办公楼, area: 300.50, rooms: 12}
    - {name: 车库, 面积: 99.50, rooms: 2}
"""
CHAPTER = """\
# 采购

授予中小企业合同金额{{ facts.won_by_sme|万元 }}，{{ 占(facts.won_by_sme, procurement) }}，\
{{ 增减(facts.won_by_sme) }}，招标{{ 填报.tenders|带单位 }}，\
索引号{{ 填报.index_number }}，房屋{{ facts.houses.area|带单位 }}。

{% if 填了(facts.saved) %}
节约{{ facts.saved|数 }}。

{% endif %}
{% if 填了(填报.surveyed) %}
{{ 日期(填报.surveyed) }}清查。

{% endif %}
@table houses
"""
TABLE = """\
title: 房屋明细表
header: [[{text: 名称}, {text: 面积}, {text: 间数}]]
columns:
  - {width: 60, text: "{{ 条.name }}"}
  - {width: 40, text: "{{ 条.area|数 }}"}
  - {width: 40, text: "{{ 条.rooms|数 }}"}
rows:
  each: 填报.houses
  ends:
    - [{text: 合计}, {figure: facts.houses.area}, {figure: facts.houses.rooms}]
"""
PRIOR = ("  area: 0, value: 0}", "  area: 400, value: 0}")


@pytest.fixture
def declared(world: World) -> World:
    """The unit with the facts stated and last year's of one of them, and a set that declares and prints them."""
    world.chapter(CHAPTER).write(f"{SET}/tables/houses.yaml", TABLE)
    world.change(f"{SET}/set.yaml", ("\nregions: [昌吉市]", f"\n{FACTS}\nregions: [昌吉市]"))
    world.facts(("buildings: {area: 0,", "buildings: {area: 400,"), ("\nprocurement:\n", f"\n{STATED}\nprocurement:\n"))
    world.change(
        "units/changji-government-office/2024-budget.yaml", ("\nfigures:\n", "\nfigures:\n  facts.won_by_sme: 100.00\n")
    )
    return world


def text(world: World) -> str:
    return "\n".join(paragraphs(world.document()))


def codes(world: World) -> list[str]:
    return told(one for one in world.problems() if one.code.startswith(("fact-", "field-", "value-", "convention-")))


def test_a_declared_fact_is_a_figure_like_any_other(declared: World) -> None:
    figures = declared.figures()
    figure = figures["facts.won_by_sme"]
    assert (figure.label, figure.unit, str(figure.value)) == ("授予中小企业合同金额", "万元", "120.00")
    assert figures["facts.houses.area"].value == 400 and figures["facts.houses.area"].unit == "平方米"
    assert figures["facts.houses.rooms"].value == 14 and figures["facts.houses.rows"].value == 2
    assert "facts.saved" not in figures
    assert "授予中小企业合同金额120.00万元，占73.15%，增加20.00万元，招标3次，索引号甲-乙，房屋400.00平方米。" in text(
        declared
    )
    assert codes(declared) == []
    printed = rows(table(declared.document(), "houses"))
    assert printed == [["办公楼", "300.50", "12"], ["车库", "99.50", "2"], ["合计", "400.00", "14"]]


def test_it_is_in_facts_json_open_data_and_comparisons(declared: World) -> None:
    facts = json.loads(write_facts(declared.document()))["figures"]
    assert facts["facts.won_by_sme"]["sources"][0].partition(":")[0].endswith("2025-budget.yaml")
    figures = declared.figures()
    found = {row["key"]: row for row in unit_rows(figures, "x")["facts"]}
    assert found["facts.won_by_sme"]["amount"] == "120" and found["facts.won_by_sme"]["label"] == "授予中小企业合同金额"
    assert found["facts.houses.2.name"]["text"] == "车库" and found["facts.houses.1.area"]["unit"] == "平方米"
    assert "facts.saved" not in found, "what is not stated is absent"
    before = Figures(figures.unit, {}, {})
    changes = {one.key: one for one in headlines(Amounts(before, figures.prior, figures))}
    assert (changes["facts.won_by_sme"].old, changes["facts.won_by_sme"].new) == (100, 120)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("  tenders: 3\n", "", "field-missing", ("公开招标次数（次）", "facts.tenders")),
        ("  tenders: 3\n", "  tendrs: 3\n", "field-unknown-near", ("tenders",)),
        ("  tenders: 3\n", "  tenders: 三\n", "amount-form", ("公开招标次数",)),
        ("合同金额: 120.00", "合同金额: -1", "value-too-small", ("授予中小企业合同金额",)),
        ("合同金额: 120.00", "合同金额: 165.00", "fact-outside", ("165.00万元", "≤ 164.05", "政府采购预算")),
        ("area: 300.50", "area: 300.40", "fact-outside", ("399.90平方米", "= 400")),
        ("rooms: 12}", "}", "field-missing", ("间数", "facts.houses[1].rooms")),
    ],
)
def test_what_is_wrong_with_a_fact_is_told(
    declared: World, old: str, new: str, code: str, words: tuple[str, ...]
) -> None:
    declared.facts((old, new))
    problems = [one for one in declared.problems() if one.code == code]
    assert problems, told(declared.problems())
    assert all(word in problems[0].line("zh") for word in words), problems[0].line("zh")
    assert problems[0].severity is Severity.ERROR


def test_a_bound_may_only_warn(declared: World) -> None:
    declared.change(f"{SET}/set.yaml", ("at_most: procurement,", "at_most: procurement, severity: warning,"))
    declared.facts(("合同金额: 120.00", "合同金额: 170.00"))
    assert [one.severity for one in declared.problems() if one.code == "fact-outside"] == [Severity.WARNING]


def test_last_years_amount_is_asked_for_where_the_set_says_so(declared: World) -> None:
    declared.change(f"{SET}/set.yaml", ("kind: count, unit: 次}", "kind: count, unit: 次, years: [本年, 上年]}"))
    (problem,) = [one for one in declared.problems() if one.code == "fact-prior-missing"]
    assert "公开招标次数" in problem.line("zh") and "次" in problem.line("zh")


def test_a_fact_must_stand_where_the_set_says(declared: World) -> None:
    path = f"{SET}/chapters/glossary.j2"
    sentence = CHAPTER.partition("，招标")[0].partition("# 采购\n\n")[2]
    declared.change(path, (sentence, "共"), ("@table houses\n", ""))
    found = [one for one in declared.problems() if one.code == "fact-not-printed"]
    assert [str(one.details["file"]) for one in found] == ["glossary", "tables/houses"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  tenders: {", "  Tenders: {", "fact-key"),
        ("label: 公开招标次数", "label: 节约率", "fact-label-twice"),
        ("label: 公开招标次数", "label: saved", "fact-label-twice"),
        ("label: 间数", "label: 面积", "fact-label-twice"),
        ("kind: rate, max: 100", "kind: rate, years: [上年]", "fact-years"),
        ("kind: count, unit: 次", "kind: records", "fact-columns"),
        ("at_most: procurement", "at_most: procurement * 2", "fact-bound-form"),
        ("at_most: procurement", "at_most: procurment", "fact-bound-unknown"),
        ("kind: rate", "kind: share", "choice-unknown"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_told(declared: World, old: str, new: str, code: str) -> None:
    declared.change(f"{SET}/set.yaml", (old, new))
    assert code in told(declared.problems())


def test_declarations_add_up_along_the_chain(declared: World) -> None:
    farther = "  pupils: {label: 学生人数, kind: count, unit: 人}\n  tenders: {label: 招标, kind: text}\n"
    declared.change(
        "templates/xinjiang/budget/set.yaml", ("\nregions: [新疆]", f"\nfacts:\n{farther}\nregions: [新疆]")
    )
    found = {one.key: one for one in of_named(NAME, [declared.folder / "templates"]).facts}
    assert list(found)[:2] == ["pupils", "tenders"] and len(found) == 7
    assert found["tenders"].label == "公开招标次数", "the nearer set's"
    declared.change("templates/xinjiang/budget/set.yaml", ("label: 学生人数", "label: 节约率"))
    assert "fact-label-twice" in told(declared.problems()), "two sets call two facts the same"


def test_a_number_in_a_text_of_conventions_is_refused_with_the_hint(declared: World) -> None:
    declared.facts(("\nprocurement:\n", "\nconventions:\n  无运行经费: 采购251.26万元\n\nprocurement:\n"))
    (problem,) = [one for one in declared.problems() if one.code == "convention-digit"]
    assert "facts" in problem.line("zh") and problem.severity is Severity.ERROR


def test_a_number_in_an_option_of_the_set_is_refused(declared: World) -> None:
    declared.change(f"{SET}/set.yaml", ("  内设机构: 科室", "  内设机构: 科室3个"))
    assert "option-digit" in told(declared.problems())


def test_next_years_file_asks_for_it_anew(declared: World) -> None:
    declared.facts(("面积: 99.50", "area: 99.50"))
    unit = "units/changji-government-office/2025-budget.yaml"
    done = gongkai("new", "changji-government-office", "--from", unit, "--year", "2026", cwd=declared.folder)
    assert done.returncode == 0, done.stderr
    assert "授予中小企业合同金额" in done.stderr and "To be stated anew" in done.stderr
    new = (declared.folder / done.stdout.strip()).read_text("utf-8")
    assert re.search(r"^  授予中小企业合同金额: +# 2025年：120.00$", new, re.M)
    assert re.search(r"^  tenders: +# 2025年：3$", new, re.M) and "name: 办公楼" in new
    path = declared.folder / done.stdout.strip()
    path.write_text(filled(new, 2025), "utf-8")
    unit_2026, problems = read_unit(path)
    assert unit_2026 is not None, told(problems)
    assert unit_2026.leaves["facts.won_by_sme"].value == 120


def test_the_starting_file_and_the_schema_have_it(declared: World) -> None:
    done = gongkai("new", "x", "--name", "某局", "--template", NAME, cwd=declared.folder)
    text = (declared.folder / done.stdout.strip()).read_text("utf-8")
    editors = "changji-city-budget-2025.schema.json"
    assert text.startswith(f"# yaml-language-server: $schema=../{editors}\n")
    assert "授予中小企业合同金额" in (declared.folder / "units" / editors).read_text("utf-8")
    assert "# 授予中小企业合同金额（必填）（金额）" in text and "  won_by_sme:" in text
    done = gongkai("schema", "--template", NAME, cwd=declared.folder)
    fields = json.loads(done.stdout)["properties"]["facts"]
    assert fields["properties"]["授予中小企业合同金额"] == {"$ref": "#/properties/facts/properties/won_by_sme"}
    assert fields["properties"]["won_by_sme"]["minimum"] == 0 and fields["properties"]["houses"]["type"] == "array"


def test_without_declarations_no_fact_may_be_stated(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("\nprocurement:\n", "\nfacts: {won_by_sme: 1}\n\nprocurement:\n"))
    assert "field-unknown" in told(world.problems())


@pytest.mark.slow
def test_a_unit_drawn_for_the_set_states_them_and_agrees_with_itself(declared: World, tmp_path: Path) -> None:
    declared.change(f"{SET}/set.yaml", ("kind: count, unit: 次}", "kind: count, unit: 次, years: [本年, 上年]}"))
    choose = random.Random(7)
    facts = Drawer(choose, Wish(extends=NAME, kind="budget", year=2025)).facts()
    path = set_down(facts, year_before(facts, choose), tmp_path, [declared.folder / "templates"])
    composed, problems = compose_unit(path)
    assert composed is not None, [one.line("en") for one in problems if one.severity is Severity.ERROR]
    assert "facts.tenders" in composed.figures.prior


def test_the_trial_makes_facts_up_within_their_bounds_and_tells_what_is_not_printed(declared: World) -> None:
    declared.change(f"{SET}/set.yaml", ("  saved: {", "  unseen: {label: 不印的, kind: text}\n  saved: {"))
    folders = [declared.folder / "templates"]
    templates, problems = load_set(NAME, Place(NAME), folders)
    assert templates is not None, problems
    found = try_set(templates, folders, cases=[case for case in CASES if case.name == "ordinary"]).problems
    facts = [one for one in found if "fact" in str(one.details.get("code", one.code))]
    assert [(one.code, one.details["key"]) for one in facts] == [("fact-nowhere-printed", "unseen")]

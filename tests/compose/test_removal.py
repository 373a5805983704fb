"""What a set takes away of what it inherits, and keys that would have no effect: never silently ignored."""

from __future__ import annotations

import pytest

from generator.compose.template_set import load_set
from generator.core.problem import Place
from tests.world import COMMON, SET, World, paragraphs, rows, table, told, where

T03, T08 = f"{SET}/tables/03.yaml", f"{SET}/tables/08.yaml"
SET_FILE = f"{SET}/set.yaml"


@pytest.mark.parametrize("blank", ["~", "null", ""])
@pytest.mark.parametrize("key", ["number", "表号"])
def test_a_key_without_a_value_takes_the_inherited_one_away(key: str, blank: str, world: World) -> None:
    world.write(T03, f"{key}: {blank}\n")
    text = paragraphs(world.document())
    assert text[text.index("部门支出总体情况表") - 1] != "表3"


def test_a_total_taken_away_is_printed_no_more(world: World) -> None:
    world.write(T03, "total: ~\n")
    assert rows(table(world.document(), "03"))[0][0] == "201"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("note: ~\n", "removal-nothing", 1),  # no layout of the chain has a note
        ("title: ~\n", "removal-required", 1),
        ("columns:\n", "removal-required", 1),
        ("rows: {tree: functional, scope: ~}\n", "removal-nothing", 1),
        ("header:\n  - [{text: ~}]\n", "removal-nothing", 2),
    ],
)
def test_what_takes_nothing_away_in_a_layout_is_told(text: str, code: str, line: int, world: World) -> None:
    problems = world.write(T03, text).problems()
    assert told(problems)[0] == code
    assert where(problems[0]) == f"03.yaml:{line}"


def changed_set(world: World, lines: str) -> World:
    """The set with these lines before its options, and what they say of the switches with the others."""
    return world.change(SET_FILE, ("options:\n", f"{lines}\noptions:\n"))


def test_options_sections_and_checks_are_taken_away(world: World) -> None:
    """The option goes for good, the chapter below prints no sections, the check is as strict as it is by itself."""
    changed_set(world, "constants: {特大型设备: ~}")
    world.change(SET_FILE, ("sections:\n", "sections:\n  narrative/general: ~\n"))
    world.change(SET_FILE, ("options:\n", "options:\n  三公释义: ~\n"), ("  三公释义: 指部门", "  运行释义: 指部门"))
    world.change(SET_FILE, ("checks: {", "checks: {B22: ~, "))
    templates, problems = load_set("changji-city/budget-2025", Place("x"), [world.folder / "templates"])
    assert templates, told(problems)
    assert "三公释义" not in templates.options and "内设机构" in templates.options
    assert "narrative/general" not in templates.sections and "narrative/other" in templates.sections
    assert "B22" not in templates.checks and "特大型设备" not in templates.constants


def test_what_a_set_between_says_again_stays(world: World) -> None:
    """Taking away reaches up the chain, never down."""
    world.write("templates/xian/budget/set.yaml", "title: 县\nextends: changji-city/budget-2025\noptions: {附注: 有}\n")
    world.write("templates/xian/a/set.yaml", "title: 甲\nextends: xian/budget\noptions: {附注: ~}\n")
    world.write("templates/xian/b/set.yaml", "title: 乙\nextends: xian/a\noptions: {附注: 又有}\n")
    found = [load_set(f"xian/{name}", Place("x"), [world.folder / "templates"])[0] for name in ("budget", "a", "b")]
    assert [one.options.get("附注") for one in found if one] == ["有", None, "又有"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("constants: {没有的: ~}", "removal-nothing"),
        ("kind: ~", ""),
        ("description: ~", "removal-nothing"),  # said of each set for itself, never inherited
        ("document: ~", "removal-required"),
        ("chapters: ~", "removal-required"),
        ("switches: {separators: ~}", "removal-required"),
        ("classification: {add: {'2010388': ~}}", "removal-nothing"),
        ("classification: ~", "removal-nothing"),
    ],
)
def test_what_takes_nothing_away_in_a_set_is_told_there(lines: str, code: str, world: World) -> None:
    if lines.startswith("switches"):
        world.change(SET_FILE, ("  zero_base: hundred", "  separators: ~\n  zero_base: hundred"))
    else:
        changed_set(world, lines)
    templates, problems = load_set("changji-city/budget-2025", Place("x"), [world.folder / "templates"])
    assert told(problems)[:1] == ([code] if code else [])
    assert (templates is None) == bool(code)
    if code.startswith("removal"):
        assert where(problems[0]).startswith("set.yaml:")


def test_lines_over_the_classification_are_taken_away_as_a_whole(world: World) -> None:
    lines = "classification: {add: {'2010388': 示例}}\n"
    world.change(f"{COMMON}/set.yaml", ("extends: china/budget\n", f"extends: china/budget\n{lines}"))
    assert world.read().classification.functional["2010388"] == "示例"
    changed_set(world, "classification: ~")
    assert "2010388" not in world.read().classification.functional


# ── keys without effect ───────────────────────────────────────────────────────────────────────────────────────────

TREE = "rows: {tree: functional, scope: fund"
FIXED = "rows:\n  fixed:\n    - [{text: 甲}, {figure: fund}]\n"
TWO = "columns: [{width: 20}, {width: 20}]\nheader: [[{text: 项目}, {text: 金额}]]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{TREE}, ends: [[{{text: 甲, colspan: 8}}]]}}\n", "layout-idle"),
        (f"{TREE}, last: [{{text: 甲}}]}}\n", "layout-idle"),
        (f"{TREE}, each: 整体指标}}\n", "layout-both"),
        (f"{TREE}, fixed: [[{{text: 甲}}]]}}\n", "layout-both"),
        ("rows: {scope: fund}\n", "layout-rows"),
        ("rows: {tree: functional}\n", "layout-needs"),
        ("total: ~\nunit_row: 是\nbold: ~\n", "layout-needs"),
        (f"total: ~\nbold: ~\n{TWO}{FIXED}", ""),
        (f"bold: ~\n{TWO}{FIXED}", "layout-idle"),  # the total of fixed rows is one of them
        (f"total: ~\n{TWO}{FIXED}", "layout-idle"),
        (f"total: ~\nbold: ~\n{TWO}{FIXED}".replace("{figure: fund}", "{figure: fund, text: 乙}"), "layout-both"),
        (f"total: ~\nbold: ~\n{TWO}{FIXED}".replace("{figure: fund}", "{zero: zero}"), "layout-needs"),
        (f"total: ~\nbold: ~\n{TWO}{FIXED}".replace("[{width: 20},", "[{width: 20, text: 甲},"), "layout-idle"),
        (f"header: [[{{text: 金额}}]]\ncolumns: [{{width: 20, figure: fund, merge: 是}}]\n{TREE}}}\n", "layout-idle"),
        ("header: [[{text: 甲, colspan: 7}, {text: 乙, head: 是}]]\n", "layout-idle"),
    ],
)
def test_what_would_have_no_effect_is_an_error(text: str, code: str, world: World) -> None:
    problems = [one for one in world.write(T08, text).problems() if one.code.startswith(("layout-", "removal-"))]
    assert told(problems) == ([code] if code else [])


def test_empty_works_for_rows_that_are_always_there(world: World) -> None:
    """三公 without any amount: its rows stay, and the sentence for an empty table stands below in place of the note."""
    world.write(f"{SET}/tables/10.yaml", 'empty: "{{ 单位 }}没有“三公”经费。"\nnote: 注：见说明。\n')
    assert "注：见说明。" in paragraphs(world.document())
    world.facts(("vehicle_operation: 59.00", "vehicle_operation: 0"))
    world.chapter("@table 10")
    document = world.document()
    assert "昌吉市人民政府办公室没有“三公”经费。" in paragraphs(document)
    assert "注：见说明。" not in paragraphs(document) and len(rows(table(document, "10"))) > 2

"""Numbers and pages of one chapter or one table that are not as the switches say, all values of every key."""

from __future__ import annotations

import re

import pytest

from generator.compose.forms import NAMES
from generator.compose.template_set import load_set
from generator.core.problem import Place
from generator.core.schemas import schema
from generator.trial.built import CASES, build_cases
from tests.compose.test_conventions import with_conventions
from tests.world import SET, World, paragraphs, rows, table, told, where

T03 = f"{SET}/tables/03.yaml"


def unapproved(world: World) -> World:
    """The unit without its approved totals, which would miss their parts in 元."""
    text = world.unit.read_text("utf-8")
    world.unit.write_text(re.sub(r"^approved:\n(?:  .*\n)+", "", text, flags=re.M), "utf-8")
    return world


def by_chapter(world: World, *lines: str) -> World:
    text = "".join(f"  {line}\n" for line in lines)
    return world.change(f"{SET}/set.yaml", ("options:\n", f"by_chapter:\n{text}options:\n"))


# What a layout says, and what its table prints: 行政运行 in all, its projects (none), where the total stands.
VALUES = {
    "amounts: as_filed": ("511.11", "", "first"),
    "amounts: 万元": ("511.11", "", "first"),
    "amounts: 元": ("5,111,100.00", "", "first"),
    "places: 0": ("511", "", "first"),
    "places: 1": ("511.1", "", "first"),
    "places: 6": ("511.110000", "", "first"),
    "separators: 是": ("511.11", "", "first"),
    "separators: 否\namounts: 元": ("5111100.00", "", "first"),
    "zeros: kept\nplaces: 3": ("511.110", "", "first"),
    "zeros: whole\namounts: 元": ("5,111,100", "", "first"),
    "zeros: dropped\nplaces: 3": ("511.11", "", "first"),
    "zero: blank": ("511.11", "", "first"),
    "zero: zero": ("511.11", "0.00", "first"),
    "zero: whole": ("511.11", "0", "first"),
    "zero: dash": ("511.11", "—", "first"),
    "total_row: first": ("511.11", "", "first"),
    "total_row: last": ("511.11", "", "last"),
}


@pytest.mark.parametrize("said", VALUES)
def test_a_layout_prints_its_numbers_in_its_own_way(said: str, world: World) -> None:
    document = unapproved(world).write(T03, said).document()
    body = rows(table(document, "03"))
    line = next(row for row in body if row[3] == "行政运行")
    assert (line[4], line[6], "first" if body[0][3] == "总计" else "last") == VALUES[said]
    assert rows(table(document, "05"))[0][4] == "1,131.44", "the other tables are as the set says"


def test_every_key_and_value_of_the_forms_is_tried() -> None:
    tried = {line for said in VALUES for line in said.split("\n")}
    for name in NAMES:
        allowed = schema("layout")[name].get("allowed", ())
        assert all(f"{name}: {value}" in tried for value in allowed if name != "orientation"), name


def test_the_unit_above_a_table_is_that_of_its_amounts(world: World) -> None:
    text = paragraphs(unapproved(world).write(T03, "amounts: 元").document())
    assert sum("单位：元" in line for line in text) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("narrative: {amounts: 元}", "收支总预算11,314,400.00元"),
        ("narrative: {amounts: 元, places: 0}", "收支总预算11,314,400元"),
        ("narrative: {amounts: 万元, places: 0}", "收支总预算1,131万元"),
        ("narrative: {places: 6}", "收支总预算1,131.440000万元"),
        ("narrative: {separators: 否}", "收支总预算1131.44万元"),
        ("narrative/overall: {places: 1, zeros: dropped}", "收支总预算1,131.4万元"),
    ],
)
def test_a_chapter_prints_its_numbers_in_its_own_way(line: str, said: str, world: World) -> None:
    document = by_chapter(unapproved(world), line).document()
    assert any(said in text for text in paragraphs(document))
    assert rows(table(document, "03"))[0][4] == "1,131.44"


def test_a_section_has_what_its_chapter_says_and_its_own(world: World) -> None:
    by_chapter(unapproved(world), "narrative: {amounts: 元, separators: 否}", "narrative/overall: {places: 0}")
    text = "\n".join(paragraphs(world.document()))
    assert "收支总预算11314400元" in text
    assert "11314400.00元" in text, "the other sections keep their places"


def test_tables_of_a_chapter_follow_it_unless_they_say_otherwise(world: World) -> None:
    by_chapter(world, "tables: {amounts: 元, places: 0, zero: dash, total_row: last}")
    document = unapproved(world).write(T03, "amounts: 万元\nplaces: 2\nzero: blank").document()
    assert rows(table(document, "05"))[-1][4:] == ["11,314,400", "10,259,400", "1,055,000"]
    assert "—" in [row[6] for row in rows(table(document, "05"))]
    assert rows(table(document, "03"))[-1][4] == "1,131.44"
    assert any("收支总预算1,131.44万元" in text for text in paragraphs(document))


@pytest.mark.parametrize(("unit", "said"), [("元", "收支总预算11,314,200.00元"), ("万元", "收支总预算1,131.42万元")])
def test_the_unit_of_the_text_is_a_switch(unit: str, said: str, world: World) -> None:
    document = with_conventions(world, f"  text_amounts: {unit}\n").document()
    text = paragraphs(document)
    assert any(said in line for line in text)
    assert any(line.endswith("单位：万元") for line in text), "tables are not concerned"


@pytest.mark.parametrize(
    ("way", "pages"), [("portrait", ["portrait", "landscape", "portrait"]), ("landscape", ["landscape"])]
)
def test_the_text_is_turned_and_tables_with_it(way: str, pages: list[str], world: World) -> None:
    """Table 7 says that it is landscape, table 3 says nothing."""
    world.chapter("# 甲\n乙\n@table 03\n@table 07\n@table 05\n")
    document = with_conventions(world, f"  orientation: {way}\n").document()
    assert [section.orientation for section in document.sections] == pages


def test_one_chapter_is_turned(world: World) -> None:
    document = by_chapter(world, "narrative: {orientation: landscape}").document()
    assert [section.orientation for section in document.sections][-2:] == ["landscape", "portrait"]


def test_a_chapter_that_there_is_not_is_told_at_its_line(world: World) -> None:
    by_chapter(world, "narative: {places: 0}")
    templates, problems = load_set("changji-city/budget-2025", Place("x"), [world.folder / "templates"])
    assert templates is None and told(problems) == ["by-chapter-unknown"]
    assert where(problems[0]).startswith("set.yaml:")


# Forms that verifying must read: a correct document has no finding, in no format.
READ = {
    "tables in whole 元, text in 万元": "by_chapter: {tables: {amounts: 元, places: 0, zero: dash}}",
    "text in 元, turned": "by_chapter: {narrative: {amounts: 元, places: 0, orientation: landscape}}",
    "tables without separators, zeros as 0": "by_chapter: {tables: {separators: 否, zero: whole, total_row: last}}",
}


@pytest.mark.slow
@pytest.mark.parametrize("said", READ)
def test_what_is_printed_so_is_read_and_found_right(said: str, world: World) -> None:
    """Correct units of the set, with every kind of money, in Word, PDF and web page."""
    world.change(f"{SET}/set.yaml", ("options:\n", f"{READ[said]}\noptions:\n"))
    folder = world.folder / "templates"
    templates, problems = load_set("changji-city/budget-2025", Place("x"), [folder])
    assert templates, told(problems)
    cases = [case for case in CASES if case.name in ("everything", "all-funds")]
    found = build_cases(templates, [folder], 2025, cases=cases)
    assert found == [], [problem.line("en") for problem in found]

"""Chapters and sections: left out by a condition, counted or not, in another order, called otherwise in the contents;
small tables among their sentences."""

from __future__ import annotations

import re

import pytest

from generator.compose import load_set
from generator.compose.origins import chapter_files
from generator.core.document import Contents, Document, Heading, PageBreak, blocks
from generator.core.problem import Place
from generator.trial.built import CASES, build_cases
from tests.world import COMMON, SET, World, headings, paragraphs, rows, table, told

FUND = f"{SET}/chapters/narrative/fund.j2"
SMALL = """level: 0
title: 采购小表
right: "单位：{{ 金额单位 }}"
header: [[{text: 采购}, {text: 金额}]]
columns: [{width: 60}, {width: 30, figure: procurement}]
rows:
  fixed:
    - [{text: 货物}, {figure: procurement.goods}]
    - [{text: 合计}, {figure: procurement}]
"""


def numbered(document: Document) -> list[str]:
    return [text for text in headings(document) if text[1:2] == "、" or text[2:3] == "、"]


@pytest.mark.parametrize(("condition", "is_there"), [("有(fund)", False), ("有(general)", True)])
def test_a_section_under_a_condition_is_left_out_with_its_heading_and_number(
    condition: str, is_there: bool, world: World
) -> None:
    before = numbered(world.document())
    world.write(FUND, f"{{% if {condition} %}}\n## {{{{ 节号 }}}}、基金\n\n有基金。\n{{% endif %}}\n")
    after = numbered(world.document())
    assert ("八、基金" in after) == is_there
    assert len(after) == len(before) - (not is_there)
    assert after[-1].startswith("十二、" if is_there else "十一、")


def contents_of(document: Document) -> list[str]:
    found = next(block for block in blocks(document) if isinstance(block, Contents))
    return [entry.text for entry in found.entries]


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ("# 第{{ 部分号 }}部分 ", ["第一部分 甲", "第二部分 乙"]),
        ("# {{ 部分号 }}、", ["一、甲", "二、乙"]),
        ("# ", ["甲", "乙"]),
    ],
)
def test_parts_are_counted_in_any_way_or_not_at_all(counted: str, expected: list[str], world: World) -> None:
    """In whatever order the set has them, one without anything left out."""
    world.chapter(f"{counted}乙\n\n有。\n")
    world.write(f"{SET}/chapters/nothing.j2", f"{{% if 有(fund) %}}\n{counted}无\n\n没有。\n{{% endif %}}\n")
    world.write(f"{SET}/chapters/first.j2", f"{counted}甲\n\n有。\n")
    world.change(f"{SET}/set.yaml", ("chapters: [glossary]", "chapters: [contents, first, nothing, glossary]"))
    document = world.document()
    assert headings(document) == expected == contents_of(document)


def test_tables_stand_after_the_text_where_the_chapters_say_so(world: World) -> None:
    chapters = "chapters: [cover, contents, overview, narrative, tables, glossary]\n"
    world.change(f"{SET}/set.yaml", ("extends: xinjiang/budget\n", f"extends: xinjiang/budget\n{chapters}"))
    found = headings(world.document())
    parts = [text for text in found if text.startswith("第")]
    assert [text[:4] for text in parts] == ["第一部分", "第二部分", "第三部分", "第四部分"]
    assert "公开表" in parts[2] and "说明" in parts[1]


def test_an_entry_of_the_contents_may_differ_from_its_heading(world: World) -> None:
    first = "# 第一部分 甲的概况\n@entry 第一部分 概况\n\n## 一、职能\n@entry\n\n"
    world.chapter(f"{first}### （一）其一\n@entry （一）其一\n\n有。\n")
    world.change(f"{SET}/set.yaml", ("chapters: [glossary]", "chapters: [contents, glossary]"))
    document = world.document()
    assert contents_of(document) == ["第一部分 概况", "（一）其一"]
    assert headings(document) == ["第一部分 甲的概况", "一、职能", "（一）其一"]


def test_an_entry_without_a_heading_is_told(world: World) -> None:
    world.chapter("有。\n@entry 甲\n")
    assert told(world.problems()) == ["template-directive"]


def test_a_small_table_stands_among_the_sentences(world: World) -> None:
    """No page, no heading, no number of its own; the unit stands above it."""
    world.write(f"{SET}/tables/small.yaml", SMALL).chapter("# 甲\n前\n@table small\n后\n@table 03\n")
    document = world.document()
    assert rows(table(document, "small"))[-1][0] == "合计"
    found = list(blocks(document))
    at = found.index(table(document, "small"))
    assert not any(isinstance(block, PageBreak) for block in found[:at])
    assert headings(document) == ["甲", "部门支出总体情况表"]
    assert "表1" in paragraphs(document)
    assert [block for block in found[:at] if isinstance(block, Heading)] == [found[0]]


@pytest.mark.parametrize("line", ["number: 表1", "entry: 表", "orientation: landscape"])
def test_a_small_table_has_nothing_of_a_titled_one(line: str, world: World) -> None:
    world.write(f"{SET}/tables/small.yaml", f"{SMALL}{line}\n").chapter("@table small\n")
    assert told(world.problems()) == ["layout-idle"]


def test_common_chapters_count_their_parts(world: World) -> None:
    text = (world.folder / f"{COMMON}/chapters/glossary.j2").read_text("utf-8")
    assert text.startswith("# 第{{ 部分号 }}部分 ")


# Ways in which parts stand and are called, which verifying must read in every format.
READ = {
    "tables after the text": {},
    "parts 一、, sections （一）": {
        r"^### （\{\{ 节号 \}\}）": "### {{ 节号 }}.",
        r"^## \{\{ 节号 \}\}、": "## （{{ 节号 }}）",
        r"^# 第\{\{ 部分号 \}\}部分 ": "# {{ 部分号 }}、",
    },
    "parts not counted": {r"^# 第\{\{ 部分号 \}\}部分 ": "# "},
}


@pytest.mark.slow
@pytest.mark.parametrize("way", READ)
def test_documents_with_such_parts_are_found_right(way: str, world: World) -> None:
    """Correct units of the set, in Word, PDF and web page."""
    folder = world.folder / "templates"
    templates, _ = load_set("changji-city/budget-2025", Place("x"), [folder])
    assert templates
    for file in chapter_files(templates):
        text = ((path := templates.find(file)) and path.read_text("utf-8")) or ""
        for old, new in READ[way].items():
            text = re.sub(old, new, text, flags=re.M)
        world.write(f"{SET}/{file}", text)
    chapters = "chapters: [cover, contents, overview, narrative, tables, glossary]\n"
    world.change(f"{SET}/set.yaml", ("extends: xinjiang/budget\n", f"extends: xinjiang/budget\n{chapters}"))
    templates, problems = load_set("changji-city/budget-2025", Place("x"), [folder])
    assert templates, told(problems)
    cases = [case for case in CASES if case.name == "everything"]
    found = build_cases(templates, [folder], 2025, cases=cases)
    assert found == [], [problem.line("en") for problem in found]

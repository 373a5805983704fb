"""The site as a reader meets it: headless Chromium searches, filters, opens and downloads."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from generator.publish.json_form import from_json
from generator.publish.site import site_files
from generator.publish.summary import PublishedUnit
from tests.publish.release.small import NAME
from tests.world import ROOT, World, gongkai

UNITS = ["第1办公室", "第2办公室", "第3办公室"]


@pytest.fixture(scope="module")
def public(first: World) -> Path:
    return (first.folder / "public").resolve()


@pytest.fixture(scope="module")
def browser(public: Path) -> dict[str, Any]:
    """What headless Chromium found; see tests/tools/site.mjs."""
    command = ["node", "tests/tools/site.mjs", str(public), NAME]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_search_finds_by_unit_code_and_project(browser: dict[str, Any]) -> None:
    assert browser["all"] == UNITS
    assert browser["byName"] == [["第2办公室"], "找到 1 份。"]
    assert browser["byCode"][0] == browser["byProject"][0] == UNITS
    assert browser["byTwoWords"][0] == ["第3办公室"]
    assert browser["byNothing"] == [[], "没有找到。"]


def test_filters_by_year_and_kind_and_keeps_them_in_the_address(browser: dict[str, Any]) -> None:
    assert browser["byYear"] == browser["byKind"] == UNITS
    assert browser["hash"] == "#year=2025&kind=budget"
    assert browser["afterReload"] == ["2025", UNITS]


def test_the_keyboard_leads_from_the_search_to_a_unit(browser: dict[str, Any]) -> None:
    assert browser["stops"][:5] == ["跳到正文", "words", "year", "kind", browser["stops"][4]]
    assert browser["stops"][5] == "第1办公室"
    assert browser["opened"] == "第1办公室2025年部门预算"


def test_every_link_of_every_page_leads_to_a_file(public: Path) -> None:
    pages = list(public.rglob("index.html"))
    assert len(pages) == 5
    for page in pages:
        for link in re.findall(r'href="([^"#]+)"', page.read_text("utf-8")):
            assert (page.parent / unquote(link)).is_file(), (page, link)


def test_pictures_say_in_words_what_they_show_and_a_table_stands_beside(browser: dict[str, Any], public: Path) -> None:
    assert len(browser["pictures"]) == 5
    assert any("比上年增减：“三公”经费 -3.00万元" in words for words in browser["pictures"])
    assert any("基本支出 1,025.92万元" in words for words in browser["pictures"])
    page = (public / NAME / "u01/index.html").read_text("utf-8")
    assert page.count("<svg") == 5 and page.count("<caption>") >= 5
    assert "“三公”经费：2024年 62.00万元；2025年 59.00万元" in page


def test_nothing_is_asked_for_from_elsewhere_and_nothing_is_said_on_the_console(browser: dict[str, Any]) -> None:
    assert all(url.startswith("file://") for url in browser["requests"])
    assert browser["messages"] == []


def test_axe_finds_nothing_on_screen_and_phone(browser: dict[str, Any]) -> None:
    assert len(browser["axe"]) == 6
    assert {name: found for name, found in browser["axe"].items() if found} == {}


def test_no_page_is_wider_than_a_phone_and_print_has_no_navigation(browser: dict[str, Any]) -> None:
    assert browser["wide"] == []
    assert browser["printed"] == "none"


def test_the_document_opens(browser: dict[str, Any]) -> None:
    assert browser["document"] == "第1办公室2025年部门预算公开"
    assert {"tables.xlsx", "data.json"} <= set(browser["links"])
    assert "data/datapackage.json" in browser["files"]


def test_pages_allow_only_their_own_style_and_script(public: Path) -> None:
    for page in public.rglob("index.html"):
        text = page.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert policy and "default-src 'none'" in policy[1] and "unsafe" not in policy[1]
        assert ("script-src" in policy[1]) == ("<script" in text) == (page.parent == public)
        assert " style=" not in text and " onclick" not in text


def test_the_map_has_every_page_and_document(public: Path, first: World, tmp_path: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.fromstring((public / "sitemap.xml").read_bytes())
    places = [unquote(str(place.text)) for place in tree.iter(f"{space}loc")]
    assert len(places) == 5 + 3 * 3
    assert all((public / place).is_file() for place in places)
    world = first.copy(tmp_path / "addressed")
    address = ("--site-url", "https://cz.example.gov.cn/gk/")
    done = gongkai("release", NAME, "--no-verify", *address, cwd=world.folder)
    assert done.returncode == 0
    other = (world.folder / "public/sitemap.xml").read_text("utf-8")
    assert "<loc>https://cz.example.gov.cn/gk/index.html</loc>" in other


def test_words_of_a_unit_file_are_no_markup() -> None:
    unit = from_json((ROOT / "tests/publish/release/summary.json").read_bytes(), PublishedUnit)
    unit = replace(unit, name="<b>甲</b>&", projects=('"><script>alert(1)</script>',), folder="a b")
    pages = site_files({"2025-budget": [unit]})
    for name, content in pages.items():
        text = content.decode()
        assert "<script>alert" not in text and "<b>甲" not in text, name
    assert b'href="2025-budget/a%20b/index.html"' in pages["index.html"]

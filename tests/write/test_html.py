"""The web page: valid, accessible, readable on a phone, and with no word more or less than the document."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html as lxml_html

from generator.core.document import Cell, Contents, Document, Section, Table, blocks, plain, spans_of
from generator.write.html.columns import without_idle_columns
from generator.write.html.web_page import explanation, write_html
from tests.write.sample import head, say, spans
from tests.write.sample_document import FACTS, HOSTILE, document, style, tall_form, with_text

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page() -> str:
    return write_html(document(), style()).decode()


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    return lxml_html.document_fromstring(page)


@pytest.fixture(scope="module")
def browser(page: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What headless Chromium found; see tests/tools/axe.mjs."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "page.html").write_text(page, encoding="utf-8")
    command = ["node", "tests/tools/axe.mjs", str(folder / "page.html"), str(folder / "printed.pdf")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    return {**json.loads(result.stdout), "printed": folder / "printed.pdf"}


def test_valid_html(page: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    command = ["java", "-jar", "node_modules/vnu-jar/build/dist/vnu.jar", "--format", "json", "--stdout", str(file)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    messages = json.loads(result.stdout)["messages"]
    assert not messages, messages
    assert result.returncode == 0


def test_no_violation_of_accessibility_rules(browser: dict[str, Any]) -> None:
    assert browser["axe"] == []
    assert browser["axePhone"] == []
    assert browser["axeDark"] == []


def test_nothing_is_asked_for_and_nothing_complained_of(browser: dict[str, Any], page: str, tree: Any) -> None:
    assert len(browser["requests"]) == 3  # the page itself, at three sizes
    assert all(url.startswith("file://") and url.endswith("page.html") for url in browser["requests"])
    assert browser["messages"] == []
    assert browser["styled"] == "preserve"  # so the browser took the style sheet
    assert "<script" not in page
    assert not [address for address in tree.xpath("//@href | //@src") if not address.startswith("#")]
    assert "url(" not in page


def test_a_phone_scrolls_the_table_and_not_the_page(browser: dict[str, Any]) -> None:
    phone = browser["phone"]
    assert phone["page"] == phone["window"] == 360
    boxes = phone["boxes"]
    assert len(boxes) == sum(isinstance(block, Table) for block in blocks(document()))
    assert all(visible <= 360 for visible, _ in boxes)
    assert max(whole for _, whole in boxes) > 1000


def test_the_page_is_read_and_not_looked_at_as_paper(browser: dict[str, Any]) -> None:
    """Type to read by; contents and the names of rows stay in view; dark where the reader's system is."""
    wide, phone = browser["wide"], browser["phoneSeen"]
    assert (wide["text"], round(phone["text"])) == (18, 17)
    assert wide["table"] == phone["table"] == 15
    assert 0 <= wide["contents"] < 900
    for view in (wide, phone):
        assert view["scrolled"] > 0 and abs(view["left"]) < 2
        assert view["share"] < 0.5
    assert wide["paper"] == "rgb(255, 255, 255)" and browser["dark"]["paper"] == "rgb(22, 25, 29)"


def test_what_belongs_to_a_table_is_as_wide(tree: Any) -> None:
    beside = tree.xpath("//div[contains(@class, 'beside')]")
    assert {len(box) for box in beside} == {1}
    for box in beside:
        after = box.xpath("following::table[1]/@class | preceding::table[1]/@class")
        assert any(set(box.get("class").split()) - {"beside"} <= set(classes.split()) for classes in after)
    assert any("单位：万元" in box.text_content() for box in beside)


def test_a_number_explains_itself_on_hover_focus_and_tap(browser: dict[str, Any]) -> None:
    assert browser["before"] is None
    for way in ("focused", "hovered", "tapped"):
        bar = browser[way]
        assert bar is not None, way
        assert bar["words"] == explanation(FACTS[0], {fact.key: fact for fact in FACTS})
        assert (bar["position"], bar["bottom"]) == ("fixed", "0px")
        assert bar["width"] >= bar["box"]  # the scroll box does not clip it


def test_the_keyboard_gets_past_a_table(browser: dict[str, Any]) -> None:
    assert browser["tabStops"][0] == "furniture skip"
    assert browser["past"]


def test_prints_on_the_paper_of_the_style(browser: dict[str, Any]) -> None:
    printed = pypdfium2.PdfDocument(browser["printed"])
    try:
        sizes = [printed[number].get_size() for number in range(len(printed))]
        wide = [number for number, (width, height) in enumerate(sizes) if width > height]
        texts = [printed[number].get_textpage().get_text_range() for number in range(len(printed))]
    finally:
        printed.close()
    assert {tuple(round(side) for side in size) for size in sizes} == {(595, 842), (842, 595)}
    assert len(wide) > 1
    assert all("功能分类科目编码" in texts[number] for number in wide)  # the header rows repeat
    assert not any("来源：" in text or "跳过" in text for text in texts)


def test_what_the_bar_says() -> None:
    facts = {fact.key: fact for fact in FACTS}
    said = explanation(facts["a.key"], facts)
    assert said == ('收入·"行政运行" <项>：1131.4200万元\n公式：各项之和\n来源：unit/2025.yaml:12:5、13:5、20:5')
    circular = replace(FACTS[0], inputs=("a.key",))
    assert "来源" not in explanation(circular, {"a.key": circular})


def expected_words(whole: Document) -> Iterator[str]:
    """Every visible word of the document, in order."""
    for block in blocks(whole):
        if isinstance(block, Contents):
            yield block.title
            yield from (entry.text for entry in block.entries)
        else:
            yield plain(tuple(spans_of(block)))


def without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_words_and_their_order_are_the_documents(tree: Any) -> None:
    visible = lxml_html.fromstring(lxml_html.tostring(tree))
    for extra in visible.xpath("//*[contains(@class, 'furniture')]"):
        extra.drop_tree()
    found = without_blanks(visible.find("body").text_content())
    assert found == without_blanks("".join(expected_words(document())))


def test_headings_begin_with_the_title_and_skip_no_level(tree: Any) -> None:
    headings = [(int(node.tag[1]), node.text_content()) for node in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert headings[0] == (1, document().title)
    assert [level for level, _ in headings].count(1) == 1
    previous = 1
    for level, text in headings[1:]:
        assert level <= previous + 1, text
        previous = level
    assert {level for level, _ in headings} == {1, 2, 3, 4, 5}
    assert tree.findtext("head/title") == document().title


def test_contents_are_links_to_headings(tree: Any) -> None:
    links = tree.xpath("//nav//a/@href")
    headings = {f"#{node}" for node in tree.xpath("//*[self::h2 or self::h3 or self::h4]/@id")}
    assert len(links) == 28
    assert set(links) <= headings


def test_header_cells_say_what_they_head(tree: Any) -> None:
    wide = tree.xpath("//table")[1]
    groups = [len(group.xpath("col")) for group in wide.xpath("colgroup")]
    assert groups == [3, 1, 1, 7, 1, 1, 1, 1]
    assert wide.xpath("thead/tr[1]/th/@scope") == ["colgroup", "col", "col", "colgroup", "col", "col", "col", "col"]
    assert set(wide.xpath("thead/tr[position() > 1]/th/@scope")) == {"col"}
    form = tree.xpath("//table")[-2]
    assert set(form.xpath(".//th/@scope")) == {"row"}
    assert wide.findtext("caption") == "部门收入总体情况表"


def test_every_box_has_a_name_of_its_own(tree: Any) -> None:
    names = tree.xpath("//*[@role='region']/@aria-label")
    assert len(names) == len(set(names)) == len(tree.xpath("//table"))
    assert "项目支出绩效目标表（2）" in names


def test_data_never_become_markup(page: str, tree: Any) -> None:
    assert not tree.xpath("//img")
    assert HOSTILE in tree.xpath("string(//main)")
    assert "&lt;img src=" in page


def test_the_policy_allows_the_style_sheet_and_nothing_else(page: str) -> None:
    css = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert css and policy
    digest = base64.b64encode(hashlib.sha256(css.group(1).encode()).digest()).decode()
    assert policy.group(1) == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert "style=" not in page


def test_numbers_without_a_fact_and_pages_without_a_cover() -> None:
    bare = replace(document(), facts=(), sections=document().sections[1:])
    found = lxml_html.document_fromstring(write_html(bare, style()))
    assert not found.xpath("//data")
    assert found.xpath("//h1/text()") == [document().title]


def test_columns_in_which_nothing_begins_are_joined() -> None:
    table = without_idle_columns(tall_form())
    assert table.widths == (20, 25, 80, 30)
    assert {cell.colspan for row in (*table.header, *table.body) for cell in row} == {1}
    regular = Table("t", "表", (10, 20), ((head("甲"), head("乙")),), ((Cell(spans("丙")), Cell()),))
    assert without_idle_columns(regular) is regular


def test_a_changed_look_changes_the_page() -> None:
    base = style()
    body = replace(base.paragraphs["body"], size=18.0)
    changed = replace(base, paragraphs={**base.paragraphs, "body": body})
    assert write_html(with_text("文字"), changed) != write_html(with_text("文字"), base)


def test_contents_inside_the_body_do_not_end_the_main_part() -> None:
    body = Section("body", "portrait", (say("甲"),))
    contents = Section("contents", "portrait", (Contents("目录", ()),))
    found = lxml_html.document_fromstring(
        write_html(Document("题", "单位", "2025-01-23", (body, contents, body)), style())
    )
    assert len(found.xpath("//main")) == 1
    assert len(found.xpath("//main//nav")) == 1

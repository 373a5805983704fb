"""Tracked changes: accepting all gives the later Word file, rejecting all the earlier one's text."""

from __future__ import annotations

import io
import json
import platform
import subprocess
import zipfile
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from generator.diff.tracked import tracked
from generator.diff.word_elements import W, text_of
from generator.stages import compose_unit
from generator.write.docx import write_docx
from tests.world import FINAL, ROOT, UNIT, World, real_units
from tests.write.test_docx import AUDIT, VALIDATOR

OLDER = "units/changji-government-office/2023-budget.yaml"


def word_file(path: Path) -> bytes:
    composed, problems = compose_unit(path)
    assert composed is not None, problems
    return write_docx(composed.document, composed.style)


def body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def resolved(root: etree._Element, kept: str, dropped: str) -> etree._Element:
    """What Word does on accepting (kept ins, dropped del) or rejecting (the reverse) everything."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{dropped}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for mark in list(root.iter(f"{W}{dropped}")):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            mark.getparent().remove(mark)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}") is not None:
            assert text_of(paragraph) == "", "a paragraph that goes has nothing left"
            paragraph.getparent().remove(paragraph)
    for mark in list(root.iter(f"{W}{kept}")):
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    return root


def joined(root: etree._Element) -> bytes:
    """The XML with neighbouring runs of one look as one, and marks' empty properties gone: as it was written."""
    for properties in list(root.iter(f"{W}rPr", f"{W}pPr", f"{W}trPr")):
        if not len(properties):
            properties.getparent().remove(properties)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == f"{W}r" and _look(before) == _look(run) and _words(before, run):
            for child in [one for one in run if one.tag != f"{W}rPr"]:
                if child.tag == before[-1].tag == f"{W}t":
                    before[-1].text = (before[-1].text or "") + (child.text or "")
                else:
                    before.append(child)
            run[:] = list(before)  # so that the next run finds it
            before.getparent().remove(before)
    return bytes(etree.tostring(root, method="c14n"))


def _look(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else bytes(etree.tostring(properties, method="c14n"))


def _words(*runs: etree._Element) -> bool:
    return all(child.tag in (f"{W}rPr", f"{W}t", f"{W}br", f"{W}tab") for run in runs for child in run)


def lines(root: etree._Element) -> list[str]:
    """The text, without the empty paragraphs that only part tables or end sections."""
    return [line for line in text_of(root).split("\n") if line]


PAIRS = [(ROOT / OLDER, ROOT / UNIT), *combinations([*real_units()[2:], real_units()[0]], 2)]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(path.parent.name[:12] + path.stem for path in pair))
def test_accepting_gives_the_later_file_and_rejecting_the_earlier_text(pair: tuple[Path, Path]) -> None:
    """Two years of a unit; and units that have nothing in common, which is harder."""
    old, new = (word_file(path) for path in pair)
    marked = tracked(old, new, "某某", "2025-02-08")
    assert joined(resolved(body(marked), "ins", "del")) == joined(body(new))
    assert lines(resolved(body(marked), "del", "ins")) == lines(body(old))
    assert lines(body(old)) != lines(body(new))


def test_a_file_against_itself_has_no_marks() -> None:
    content = word_file(ROOT / UNIT)
    marked = body(tracked(content, content, "某某", "2025-02-08"))
    assert not list(marked.iter(f"{W}ins", f"{W}del"))


def test_marks_have_author_date_and_a_number_of_their_own() -> None:
    marked = body(tracked(word_file(ROOT / OLDER), word_file(ROOT / UNIT), "财政科", "2025-02-08"))
    marks = list(marked.iter(f"{W}ins", f"{W}del"))
    assert len(marks) > 500
    assert {mark.get(f"{W}author") for mark in marks} == {"财政科"}
    assert {mark.get(f"{W}date") for mark in marks} == {"2025-02-08T00:00:00Z"}
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)


def test_a_small_change_is_a_small_mark(tmp_path: Path) -> None:
    """One word of the file: its sentence stays and only the word is marked."""
    world = World(tmp_path / "w", FINAL)
    before = word_file(world.unit)
    duty = str(world.read().record.overview.duties[0])  # type: ignore[attr-defined]
    world.facts((duty, duty.replace("。", "及其他工作。")))
    marked = body(tracked(before, word_file(world.unit), "某某", "2025-02-08"))
    assert [text_of_mark(mark) for mark in marked.iter(f"{W}ins", f"{W}del")] == [
        "及其他工作"
    ] * 2  # in the duty, and in its goal


def text_of_mark(mark: etree._Element) -> str:
    return "".join(text.text or "" for text in mark.iter(f"{W}t", f"{W}delText"))


@pytest.fixture(scope="module")
def two_years() -> bytes:
    return tracked(word_file(ROOT / OLDER), word_file(ROOT / UNIT), "某某", "2025-02-08")


def test_word_opens_it_without_repair(two_years: bytes, tmp_path: Path) -> None:
    file = tmp_path / "tracked.docx"
    file.write_bytes(two_years)
    result = subprocess.run([AUDIT, file, "--output", "json"], capture_output=True, text=True, timeout=120, check=False)
    (report,) = json.loads(result.stdout)
    assert report["verdict"]["prediction"] == "opens-clean", report
    assert (report["error_count"], report["warning_count"]) == (0, 0), report


@pytest.mark.skipif(platform.machine() != "x86_64", reason="Microsoft's validator comes for x86_64 only")
def test_microsofts_validator_finds_nothing(two_years: bytes, tmp_path: Path) -> None:
    file = tmp_path / "tracked.docx"
    file.write_bytes(two_years)
    result = subprocess.run([VALIDATOR, file], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(result.stdout)
    assert report["ok"] is True, report["errors"]

"""gongkai archive: what was published is on record, and changes only as a correction."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.history.record import published
from tests.world import SET, UNIT, World, gongkai

NAME = "昌吉市人民政府办公室2025年部门预算公开"
RECORD = "units/changji-government-office/published.json"
NOTICE = f"{NAME}更正说明-2025-03-01"
# One more 万元 of pay, in the item, in its economic class and in the approved totals.
RAISED = (
    ("amount: 511.11", "amount: 512.11"),
    ('"30101": 235.50', '"30101": 236.50'),
    ("  expenditure: 1131.42", "  expenditure: 1132.42"),
    ("  expenditure.basic: 1025.92", "  expenditure.basic: 1026.92"),
    ("  basic.301: 857.83", "  basic.301: 858.83"),
)


# A document short enough to be made many times; a file that it does not show in full is not verified.
CHAPTER = """\
# 概况

{{ 单位 }}{{ 年度 }}年收入{{ income|万元 }}，其中基本支出{{ expenditure.basic|万元 }}。

政府采购货物预算{{ procurement.goods|万元 }}。
"""


def archive(world: World, *more: str) -> subprocess.CompletedProcess[str]:
    return gongkai("archive", UNIT, "--no-verify", *more, cwd=world.folder)


def build(world: World) -> subprocess.CompletedProcess[str]:
    return gongkai("build", UNIT, "--no-verify", cwd=world.folder)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world").chapter(CHAPTER)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The office's budget built, published and archived."""
    world = World(tmp_path_factory.mktemp("first") / "world").chapter(CHAPTER)
    assert build(world).returncode == 0
    done = archive(world, "--date", "2025-02-10", "--signed-by", "主任")
    assert done.returncode == 0, done.stderr
    return world


@pytest.fixture
def archived(first: World, tmp_path: Path) -> World:
    """A copy of it, the test's own to spoil."""
    return first.copy(tmp_path / "archived")


def test_the_record_has_date_signature_and_contents(archived: World) -> None:
    entry = json.loads((archived.folder / RECORD).read_bytes())["2025-budget"]
    assert (entry["date"], entry["signed_by"]) == ("2025-02-10", "主任")
    assert entry["unit_file"] == hashlib.sha256(archived.unit.read_bytes()).hexdigest()
    folder = archived.folder / "out/2025-budget/changji-government-office"
    assert entry["outputs"] == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    (version,) = (archived.unit.parent / "published").iterdir()
    assert version.read_bytes() == archived.unit.read_bytes()


def test_archiving_twice_changes_nothing(archived: World) -> None:
    before = (archived.folder / RECORD).read_bytes()
    done = archive(archived, "--date", "2026-01-01")
    assert done.returncode == 0 and "2025-02-10" in done.stderr
    assert (archived.folder / RECORD).read_bytes() == before


def test_outputs_that_are_not_those_of_the_file_are_refused(world: World) -> None:
    done = archive(world)
    assert done.returncode == 1 and "gongkai build" in done.stderr
    assert build(world).returncode == 0
    page = world.folder / f"out/2025-budget/changji-government-office/{NAME}.html"
    page.write_bytes(page.read_bytes() + b" ")
    done = archive(world)
    assert done.returncode == 1 and f"{NAME}.html" in done.stderr and f"{NAME}.docx" not in done.stderr
    assert not (world.folder / RECORD).exists()


@pytest.mark.parametrize("command", ["build", "check", "archive"])
def test_a_later_change_is_an_error(archived: World, command: str) -> None:
    archived.facts(*RAISED)
    done = gongkai(command, UNIT, cwd=archived.folder)
    assert done.returncode == 1 and "published-changed" in done.stdout + done.stderr
    assert "2025-02-10" in done.stdout + done.stderr


def test_an_unchanged_file_is_built_as_ever(archived: World) -> None:
    done = build(archived)
    assert done.returncode == 0 and "published" not in done.stderr


def test_other_templates_make_other_outputs_than_those_on_record(archived: World) -> None:
    path = archived.folder / f"{SET}/chapters/glossary.j2"
    path.write_text(path.read_text("utf-8") + "\n一句新话。\n", "utf-8")
    done = build(archived)
    assert done.returncode == 0 and "published-outputs" in done.stderr and f"{NAME}.docx" in done.stderr


def test_a_correction_is_recorded_with_its_reason_and_its_notice(archived: World) -> None:
    archived.facts(*RAISED)
    done = archive(archived, "--correction", "行政运行科目录入有误", "--date", "2025-03-01", "--signed-by", "主任")
    assert done.returncode == 0, done.stderr
    entry = json.loads((archived.folder / RECORD).read_bytes())["2025-budget"]
    (correction,) = entry["corrections"]
    assert (correction["date"], correction["reason"]) == ("2025-03-01", "行政运行科目录入有误")
    assert correction["unit_file"] == hashlib.sha256(archived.unit.read_bytes()).hexdigest() != entry["unit_file"]
    folder = archived.folder / "out/2025-budget/changji-government-office"
    page = (folder / f"{NOTICE}.html").read_text("utf-8")
    text = re.sub(r"<[^>]+>", "", page)
    for words in ("2025年2月10日公开", "1,131.42", "1,132.42", "行政运行科目录入有误", "签发：主任", "2025年3月1日"):
        assert words in text, words
    with zipfile.ZipFile(folder / f"{NOTICE}.docx") as package:
        word = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert "行政运行科目录入有误" in word and "1,132.42" in word
    assert set(correction["outputs"]) == {path.name for path in folder.iterdir()}
    assert gongkai("check", UNIT, cwd=archived.folder).returncode == 0
    assert len(list((archived.unit.parent / "published").iterdir())) == 2


def test_the_notice_names_what_differs_and_nothing_else(archived: World) -> None:
    archived.facts(("  goods: 57.02", "  goods: 57.20"))
    archived.facts(("  reserved_sme: 164.05 ", "  reserved_sme: 164.23 "))
    done = archive(archived, "--correction", "采购数录入有误", "--date", "2025-03-01")
    assert done.returncode == 0, done.stderr
    page = (archived.folder / f"out/2025-budget/changji-government-office/{NOTICE}.html").read_text("utf-8")
    rows = re.findall(r'<th scope="row">\d+</th>.*?</tr>', page, flags=re.S)
    assert len(rows) == 1
    assert all("政府采购" in row for row in rows)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--correction", "原因"), "as it was archived"),
        (("--date", "2025-2-30"), "2025-02-08"),
    ],
)
def test_misuse_is_told(archived: World, more: tuple[str, ...], said: str) -> None:
    done = archive(archived, *more)
    assert done.returncode == 2 and said in done.stderr


def test_a_correction_of_what_was_never_archived_is_told(world: World) -> None:
    done = archive(world, "--correction", "原因")
    assert done.returncode == 2 and "never archived" in done.stderr


def test_a_correction_with_errors_is_not_recorded(archived: World) -> None:
    before = (archived.folder / RECORD).read_bytes()
    archived.facts(RAISED[0])
    done = archive(archived, "--correction", "原因")
    assert done.returncode == 1 and "approved-outside" in done.stderr
    assert (archived.folder / RECORD).read_bytes() == before


def test_a_spoilt_record_is_told(archived: World) -> None:
    (archived.folder / RECORD).write_text("{", "utf-8")
    done = gongkai("check", UNIT, cwd=archived.folder)
    assert done.returncode == 1 and "published-unreadable" in done.stdout


def test_a_version_that_is_gone_is_told(archived: World) -> None:
    for version in (archived.unit.parent / "published").iterdir():
        version.unlink()
    archived.facts(*RAISED)
    done = archive(archived, "--correction", "原因")
    assert done.returncode == 2 and "published" in done.stderr and not Path("Traceback").exists()


@pytest.mark.parametrize(
    "damaged",
    [
        {"date": 5},
        {"outputs": []},
        {"outputs": {"a": 1}},
        {"outputs": None},
        {"unit_file": None},
        {"corrections": 5},
        {"corrections": {}},
        {"corrections": ["x"]},
        {"corrections": [{"date": "2025-01-01"}]},
        {"unknown": ""},
    ],
    ids=str,
)
def test_a_record_of_other_kinds_is_a_problem(damaged: dict[str, object], tmp_path: Path) -> None:
    whole = {"date": "2025-01-01", "signed_by": "示例", "unit_file": "0" * 64, "outputs": {}, "corrections": []}
    (tmp_path / "published.json").write_text(json.dumps({"2025-budget": {**whole, **damaged}}))
    found, problems = published(tmp_path / "2025-budget.yaml")
    assert found is None
    assert [problem.code for problem in problems] == ["published-unreadable"]

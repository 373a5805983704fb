"""gongkai diff: two years of a unit, two releases, in every format."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.compare import compare
from generator.compare.changes import Changes
from generator.compare.matching import pairs
from generator.compare.wording import pieces
from generator.core.model import Figures
from generator.read.unit import read_unit
from generator.stages import figures_of
from tests.world import FINAL, ROOT, UNIT, World, gongkai

OLDER = "units/changji-government-office/2023-budget.yaml"
LAST = "units/changji-government-office/2024-budget.yaml"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def figures(path: Path) -> Figures:
    unit, problems = read_unit(path)
    assert unit is not None, problems
    return figures_of(unit, path, None)[0]


@pytest.fixture(scope="module")
def changes() -> Changes:
    return compare(figures(ROOT / OLDER), figures(ROOT / UNIT))[0]


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., bytes]:
    """The command's output in a format."""

    def make(wanted: str, old: str = OLDER, new: str = UNIT) -> bytes:
        target = tmp_path / f"diff.{wanted}"
        done = gongkai("diff", old, new, "--format", wanted, "--output", str(target))
        assert done.returncode == 0, done.stderr
        return target.read_bytes()

    return make


# ── the difference as data ────────────────────────────────────────────────────────────────────────────────────────


def test_figures_have_amount_and_rate(changes: Changes) -> None:
    found = {change.key: change for change in changes.figures}
    total = found["expenditure"]
    assert (total.old, total.new, total.amount) == (Decimal("1135.97"), Decimal("1131.42"), Decimal("-4.55"))
    assert total.rate is not None and round(total.rate, 2) == Decimal("-0.40")


def test_a_renamed_code_is_one_item(changes: Changes) -> None:
    found = {item.code: item for item in changes.items}
    moved = found["2014004"]
    assert (moved.old_code, moved.old_name, moved.name) == ("2010308", "信访事务", "信访业务")
    assert (moved.change.old, moved.change.new) == (Decimal("10.00"), 0)
    assert "2010308" not in found


def test_items_add_up_to_the_change_of_the_total(changes: Changes) -> None:
    by_item, by_nature = changes.waterfalls
    for waterfall in (by_item, by_nature):
        assert waterfall.old + sum(step.amount for step in waterfall.steps) == waterfall.new
    assert [step.remark for step in by_item.steps].count("opposite") == 2
    assert by_item.steps[-1].remark == "rounding" and by_item.steps[-1].amount == Decimal("-0.02")


def test_every_step_has_its_reason_or_a_remark(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("  general.2010350: 人员工资标准上调，公积金、社保基数相应上调\n", ""))
    found = compare(figures(world.folder / OLDER), figures(world.unit))[0]
    steps = {step.key: step for step in found.waterfalls[0].steps}
    assert (steps["expenditure.2010350"].remark, steps["expenditure.2010350"].reason) == ("missing", "")
    assert steps["expenditure.2010399"].reason.startswith("本年度预算增加")


def test_projects_are_matched_by_name_then_by_likeness(tmp_path: Path) -> None:
    """A new name that is much like the old one is shown as probably the same project."""
    world = World(tmp_path / "w")
    world.change(UNIT, ("  - name: 电子政务网络设备维护\n", "  - name: 电子政务网络设备运行维护\n"))
    world.change(UNIT, ("    - project: 电子政务网络设备维护\n", "    - project: 电子政务网络设备运行维护\n"))
    found = {one.name: one for one in compare(figures(world.folder / OLDER), figures(world.unit))[0].projects}
    renamed = found["电子政务网络设备运行维护"]
    assert (renamed.old_name, renamed.renamed) == ("电子政务网络设备维护", True)
    assert Decimal("0.8") < renamed.likeness < 1
    assert (renamed.change.old, renamed.change.new) == (25, Decimal("55.50"))
    assert found["运行补助经费"].old_name == ""


def test_nothing_is_matched_by_position(tmp_path: Path) -> None:
    """The same file with its projects, items and duties in another order does not differ."""
    world = World(tmp_path / "w")
    text = world.unit.read_text("utf-8")
    first, second = re.findall(r"  - name: (?:运行|电子).*?(?=  - name: |\nthree_public)", text, flags=re.S)
    text = text.replace(first + second, second + first)
    duties = re.findall(r"    - 负责.*\n", text)
    text = text.replace(duties[0], "").replace(duties[-1], duties[-1] + duties[0])
    world.write("units/other/2025-budget.yaml", text)
    found = compare(figures(world.unit), figures(world.folder / "units/other/2025-budget.yaml"))[0]
    assert all(change.status == "same" for change in (*found.figures, *found.staffing, *found.assets))
    assert all(item.change.status == "same" for item in (*found.items, *found.economic))
    assert all(one.change.status == "same" and not one.texts for one in found.projects)
    assert (found.indicators, found.texts) == ((), ())


def test_indicators_tell_value_and_weight(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    other = "units/other/2025-budget.yaml"
    world.write(other, world.unit.read_text("utf-8"))
    before = "督办案件数, target: ≥200件, basis: 2024年工作总结, weight: 10"
    world.change(other, (before, before.replace("200", "260").replace("weight: 10", "weight: 12")))
    (found,) = compare(figures(world.unit), figures(world.folder / other))[0].indicators
    assert (found.table, found.name, found.status) == ("部门整体", "督办案件数", "changed")
    assert {field.field: (field.old, field.new) for field in found.fields} == {
        "target": ("≥200件", "≥260件"),
        "weight": ("10", "12"),
    }


def test_a_file_for_comparison_says_only_what_it_knows() -> None:
    found = compare(figures(ROOT / LAST), figures(ROOT / UNIT))[0]
    keys = {change.key: change for change in found.figures}
    assert keys["expenditure.project"].amount == Decimal("35.58")
    assert keys["general.project"].amount == Decimal("40.20")
    assert keys["procurement"].old is None and keys["procurement"].amount is None
    (waterfall,) = found.waterfalls
    assert (waterfall.old, waterfall.by) == (Decimal("1133.31"), "nature")
    assert [step.amount for step in waterfall.steps] == [Decimal("-37.47"), Decimal("35.58")]


def test_final_accounts_are_compared_too(tmp_path: Path) -> None:
    world = World(tmp_path / "w", FINAL)
    other = FINAL.replace("2023-final", "2022-final")
    world.write(other, world.unit.read_text("utf-8").replace("year: 2023", "year: 2023", 1))
    found = compare(figures(world.folder / other), figures(world.unit))[0]
    assert found.figures and all(change.status == "same" for change in found.figures)
    assert all(not one.renamed for one in found.projects)


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_are_whole() -> None:
    assert pieces("做好会议记录", "做好会议纪要") == (("same", "做好"), ("gone", "会议记录"), ("added", "会议纪要"))


def test_a_number_is_one_word() -> None:
    assert pieces("安排15.2万元", "安排15.8万元") == (
        *(("same", "安排"), ("gone", "15.2"), ("added", "15.8"), ("same", "万元")),
    )


def test_pieces_give_both_texts_again(changes: Changes) -> None:
    texts = [*changes.texts, *(text for one in changes.projects for text in one.texts)]
    assert len(texts) > 8
    for text in texts:
        assert "".join(words for kind, words in text.pieces if kind != "added") == text.old
        assert "".join(words for kind, words in text.pieces if kind != "gone") == text.new


def test_the_better_of_two_likenesses_wins() -> None:
    found = pairs(["信访维稳经费", "信访专项经费"], ["信访专项资金经费"], str)
    assert [(old, new) for old, new, _ in found] == [("信访专项经费", "信访专项资金经费"), ("信访维稳经费", None)]


# ── formats ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_says_it_in_the_words_of_the_house() -> None:
    done = gongkai("diff", OLDER, UNIT)
    assert done.returncode == 0
    assert "支出1,131.42万元，比2023年减少4.55万元，下降0.40%。" in done.stdout
    assert "2014004（原2010308）" in done.stdout
    assert "原因与增减方向不符" in done.stdout


def test_json_has_amounts_as_text(made: Callable[..., bytes]) -> None:
    tree: dict[str, Any] = json.loads(made("json"))
    total = next(one for one in tree["figures"] if one["key"] == "expenditure")
    assert (total["old"], total["new"], total["amount"]) == ("1135.97", "1131.42", "-4.55")
    assert tree["waterfalls"][0]["steps"][0]["reason"]


def test_html_asks_for_nothing_and_names_its_pictures(made: Callable[..., bytes]) -> None:
    page = made("html").decode()
    assert (
        "default-src 'none'" in page and "<script" not in page and "http:" not in page.replace("http://www.w3.org/", "")
    )
    pictures = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    assert len(pictures) == 2 and "行政运行-129.06" in pictures[0]
    assert "<ins>" in page and "<del>" in page


def test_axe_finds_nothing_on_screen_and_phone(made: Callable[..., bytes], tmp_path: Path) -> None:
    made("html")
    command = ["node", "tests/tools/violations.mjs", str(tmp_path / "diff.html")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert json.loads(done.stdout) == {"1200": [], "390": []}, done.stdout + done.stderr


def test_workbook_has_numbers_as_numbers_and_no_formulas(made: Callable[..., bytes], tmp_path: Path) -> None:
    """A project may be called =1+1; a workbook that computes it would be a hole."""
    world = World(tmp_path / "w").facts(("  - name: 运行补助经费\n", '  - name: "=1+1"\n'))
    world.change(UNIT, ("    - project: 运行补助经费\n", '    - project: "=1+1"\n'))
    content = made("xlsx", str(world.folder / OLDER), str(world.unit))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if "/worksheets/" in name]
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "=1+1" in texts
    assert not any(sheet.findall(f".//{S}f") for sheet in sheets)
    numbers = {cell.findtext(f"{S}v") for sheet in sheets for cell in sheet.iter(f"{S}c") if cell.get("t") is None}
    assert {"1135.97", "1131.42", "-4.55"} <= numbers


@pytest.mark.parametrize(
    "wanted", ["docx", *(pytest.param(one, marks=pytest.mark.slow) for one in ("json", "html", "xlsx"))]
)
def test_the_same_files_give_the_same_bytes(wanted: str, made: Callable[..., bytes]) -> None:
    assert made(wanted) == made(wanted)


def test_word_report_has_the_waterfalls_as_pictures(made: Callable[..., bytes], tmp_path: Path) -> None:
    made("docx")
    (report,) = list(tmp_path.glob("diff-*.docx"))
    with zipfile.ZipFile(report) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("word/media/")]
        text = archive.read("word/document.xml").decode()
    assert len(pictures) == 2 and all(name.endswith(".png") for name in pictures)
    assert 'descr="支出变动构成（万元）：2023年1,135.97' in text


# ── releases ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def releases(tmp_path: Path) -> World:
    """Two releases: one unit goes, one comes, one is renamed, 三公 of one rises."""
    world = World(tmp_path / "w")
    text = world.unit.read_text("utf-8")
    last = (world.folder / OLDER).read_text("utf-8")
    for folder, name, other in (("a", "甲局办公室", "甲局办公室"), ("b", "乙县财政事务中心", "乙县财政事务服务中心")):
        world.write(f"old/{folder}/2023-budget.yaml", last.replace("name: 昌吉市人民政府办公室\n", f"name: {name}\n"))
        at = folder if folder == "a" else "bb"
        world.write(f"new/{at}/2025-budget.yaml", text.replace("name: 昌吉市人民政府办公室\n", f"name: {other}\n"))
    world.write("old/c/2023-budget.yaml", last.replace("name: 昌吉市人民政府办公室\n", "name: 丙委\n"))
    world.write("new/d/2025-budget.yaml", text.replace("name: 昌吉市人民政府办公室\n", "name: 丁署\n"))
    for folder in ("a", "bb", "d"):
        world.write(f"new/{folder}/2024-budget.yaml", (world.folder / LAST).read_text("utf-8"))
    return world


def test_releases_tell_who_came_went_and_was_renamed(releases: World) -> None:
    new = f"{releases.folder / 'new'}@2025-budget"
    done = gongkai("diff", str(releases.folder / "old"), new, "--format", "json")
    assert done.returncode == 0, done.stderr
    tree = json.loads(done.stdout)
    units = {unit["name"] or unit["old_name"]: unit for unit in tree["units"]}
    assert units["甲局办公室"]["old_name"] == "甲局办公室"
    assert units["乙县财政事务服务中心"]["old_name"] == "乙县财政事务中心"
    assert units["丁署"]["old_name"] == "" and units["丙委"]["name"] == ""
    codes = dict(tree["classes"])
    assert codes["221"]["old"] == "219.45" and codes["221"]["new"] == "216.48"
    text = gongkai("diff", str(releases.folder / "old"), new).stdout
    assert "变动最大的4个单位" in text and "“三公”经费增加的单位" in text


def test_a_folder_of_several_years_asks_which() -> None:
    done = gongkai("diff", "units", "units@2025-budget")
    assert done.returncode == 2 and "@2025-budget" in done.stderr


# ── misuse ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((UNIT, OLDER), "swap"),
        ((OLDER, LAST), "only for comparison"),
        ((OLDER, "nowhere.yaml"), "does not exist"),
        ((OLDER, "units@2025-budget"), "two folders"),
        ((OLDER, UNIT, "--format", "pdf"), "Unknown format"),
        ((OLDER, UNIT, "--format", "docx"), "--output"),
    ],
)
def test_misuse_is_told(arguments: tuple[str, ...], said: str) -> None:
    done = gongkai("diff", *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_what_cannot_be_written_is_told() -> None:
    done = gongkai("diff", OLDER, UNIT, "--output", "/proc/none/x.txt")
    assert done.returncode == 1 and "/proc/none" in done.stderr and "[system-refused]" in done.stderr


def test_errors_of_a_file_are_told(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("  expenditure: 1131.42", "  expenditure: 1331.42"))
    done = gongkai("diff", str(world.folder / OLDER), str(world.unit))
    assert done.returncode == 1 and "approved-outside" in done.stderr and done.stdout == ""

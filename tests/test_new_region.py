"""A made-up region, made by following docs/templates.md: its files are quoted there, none of them a program."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from generator.trial.cases import CASES
from tests.filled import filled
from tests.world import ROOT, gongkai

GUIDE = (ROOT / "docs/templates.md").read_text("utf-8")
FENCE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.M | re.S)
UNIT = "units/yunling-archives/2025-budget.yaml"
SET = "yunling-city/budget-2025"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's five steps: the files it quotes, and base's style.docx changed as in Word."""
    folder = tmp_path_factory.mktemp("yunling")
    for name in ("base", "china", "xinjiang"):
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    for name, text in FENCE.findall(GUIDE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    style = docx.Document(str(folder / "templates/base/style.docx"))
    style.styles["Normal"].font.size = Pt(15)
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        style.styles["Normal"].element.rPr.rFonts.set(qn(script), "楷体_GB2312")
    for section in style.sections:
        section.left_margin = section.right_margin = Mm(30)
    style.save(str(folder / f"templates/{SET}/style.docx"))
    return folder


@pytest.fixture(scope="module")
def made(region: Path) -> Path:
    done = gongkai("build", UNIT, "--out", "out", cwd=region)
    assert done.returncode == 0, done.stderr
    return region / "out/2025-budget/yunling-archives"


def test_the_guide_needs_no_program() -> None:
    names = [name for name, _ in FENCE.findall(GUIDE)]
    assert len(names) == 5
    assert {Path(name).suffix for name in names} == {".yaml", ".j2"}


def lines(made: Path) -> list[str]:
    (file,) = made.glob("*.docx")
    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]


def test_sections_are_renamed_left_out_and_renumbered(made: Path) -> None:
    text = lines(made)
    assert "一、2025年收支总体情况" in text
    assert "三、关于云岭市档案局2025年支出预算情况说明" in text
    assert "四、关于云岭市档案局2025年一般公共预算当年拨款情况说明" in text  # the fifth, were it not for one left out
    assert not any("财政拨款收支预算情况的总体说明" in line for line in text)
    assert "十、其他重要事项的情况说明" in text


def test_a_table_left_out_renumbers_the_rest(made: Path) -> None:
    text = lines(made)
    assert [line for line in text if re.fullmatch(r"表\d+", line)] == [f"表{number}" for number in range(1, 10)]
    assert not any("财政拨款收支预算总体情况表" in line for line in text)
    at = text.index("表3")
    assert text[at + 1] == "部门支出预算总表"
    assert "注：本表按功能分类列至项级科目。" in text
    assert text[text.index("表4") + 1] == "一般公共预算支出情况表"


def test_the_sentence_and_the_conventions_are_the_regions(made: Path) -> None:
    text = "\n".join(lines(made))
    sentence = (
        "云岭市档案局2025年收入、支出总预算各135.00万元，比上年预算增加34.00万元，增长33.7%，主要原因是"
        "新增馆藏档案数字化项目。以上收支均已公开，接受社会监督。"
    )
    assert sentence in text
    assert "下设2个股室" in text
    assert "比上年预算增加25.00万元，上年无此项" in text
    assert "比上年预算减少0.40万元，降低2.1%" in text


def test_the_look_is_the_regions_in_all_formats(made: Path) -> None:
    (word,), (page,), (pdf,) = made.glob("*.docx"), made.glob("*.html"), made.glob("*.pdf")
    document = docx.Document(str(word))
    assert document.styles["Normal"].font.size == Pt(15)
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"
    assert abs(document.sections[0].left_margin - Mm(30)) < 700
    html = page.read_text("utf-8")
    assert "font-size: 1.25rem" in html  # 15 pt, at 12 to the rem; base has 16
    sheets = list(extract_pages(str(pdf)))
    left = min(box.x0 for sheet in sheets if sheet.width < sheet.height for box in sheet if hasattr(box, "get_text"))
    assert abs(left - 30 / 25.4 * 72) < 3
    assert "云岭市档案局" in html


def test_the_paper_of_the_pdf_is_set_in_the_regions_font(made: Path) -> None:
    """Most letters are of the font that stands in for 楷体, the body's now, and no longer of that for 仿宋."""
    (pdf,) = made.glob("*.pdf")
    fonts = Counter(letter.fontname for letter in letters(extract_pages(str(pdf))))
    assert fonts.most_common(1)[0][0].endswith("FandolKai")


def letters(found: Iterable[object]) -> Iterator[LTChar]:
    """Every letter of the pages."""
    for item in found:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, Iterable):
            yield from letters(item)


def test_each_file_of_the_region_is_shown_over_what_it_replaces(region: Path) -> None:
    done = gongkai("templates", SET, cwd=region)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "no file of the guide is unused"
    assert f"    overall           templates/{SET}/chapters/narrative/overall.j2" in done.stdout.split("\n")
    assert re.search(rf"switches\.zero_base = new +templates/{SET}/set\.yaml:\d+", done.stdout)
    assert re.search(rf"→ templates/{SET}/tables/03\.yaml", done.stdout)
    assert re.search(rf"style\.docx +templates/{SET}/style\.docx", done.stdout)


def test_next_year_is_two_commands_and_what_is_new(region: Path) -> None:
    """The guide's commands, its lines over the classification in the new set, last year's values filled in."""
    commands = re.findall(r"^    gongkai ((?:templates )?new \S+ --from .*2025\S*.*)$", GUIDE, re.M)
    made = [gongkai(*command.split(), cwd=region) for command in commands]
    assert [done.returncode for done in made] == [0, 0], made
    set_file, unit = (region / done.stdout.strip() for done in made)
    assert unit.name == "2026-budget.yaml" and "warning" not in made[1].stderr
    lines = re.search(r"^```yaml lines\n(.*?)^```$", GUIDE, re.M | re.S)
    assert lines
    set_file.write_text(set_file.read_text("utf-8") + lines.group(1), "utf-8")
    unit.write_text(filled(unit.read_text("utf-8"), 2025), "utf-8")
    done = gongkai("build", unit, "--out", "next", cwd=region)
    assert done.returncode == 0, done.stderr
    assert "template-year-differs" not in done.stderr and "classification-uncertain" not in done.stderr
    (word,) = (region / "next").rglob("*.docx")
    cells = {cell.text for table in docx.Document(str(word)).tables for row in table.rows for cell in row.cells}
    assert "档案馆业务" in cells and "档案馆" not in cells


def test_the_first_command_of_the_guide_makes_the_set_that_it_then_changes(tmp_path: Path) -> None:
    (command,) = re.findall(r"^    gongkai (templates new yunling-city/budget-2025 .*)$", GUIDE, re.M)
    done = gongkai(*command.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"templates/{SET}/set.yaml\n"), done.stderr


def test_the_trial_of_the_region_finds_nothing(region: Path) -> None:
    done = gongkai("templates", "check", SET, "--quick", cwd=region)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{SET}: {len(CASES)} trials, 0 findings" in done.stdout


@pytest.mark.slow
def test_correct_units_of_the_region_are_built_and_verified(region: Path) -> None:
    done = gongkai("templates", "check", SET, "--format", "docx", cwd=region)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"{SET}: \d+ trials, 19 built and verified, 0 findings \(\d+ s\)", done.stdout)

"""Charts read back from each format and held against themselves, the other formats and facts.json."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from generator.pipeline import build
from generator.recognise import word_charts
from generator.recognise.charts import described, shown
from generator.recognise.pdf import read_pdf
from generator.recognise.printed import Chart
from generator.recognise.web import read_web
from generator.recognise.word import read_word
from generator.verify.verification import verify_files
from tests.charts import chart_world

READERS = {".docx": read_word, ".pdf": read_pdf, ".html": read_web}
Files = dict[str, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The seven charts of 四川 in every format; building verifies them."""
    world = chart_world(tmp_path_factory.mktemp("charts") / "world")
    built = build(world.unit, world.folder / "out", on_record=False)
    assert not built.failed, [problem.line("en") for problem in built.problems]
    return {path.suffix: path for path in built.outputs}


@pytest.fixture
def files(made: Files, tmp_path: Path) -> Files:
    """Copies to be spoiled."""
    return {suffix: Path(shutil.copy(path, tmp_path)) for suffix, path in made.items()}


def charts(path: Path) -> tuple[Chart, ...]:
    printed, problems = READERS[path.suffix](path)
    assert printed is not None, problems
    return printed.charts()


def codes(*paths: Path) -> set[str]:
    problems = verify_files("made", list(paths)).problems
    assert all(problem.text("zh") and problem.text("en") for problem in problems)
    return {problem.code for problem in problems if problem.code.startswith("verify-")}


def replaced(path: Path, part: str, old: str, new: str, times: int = 1) -> None:
    """A part of a zip with one text instead of another; `times` is how often that stands there."""
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert data.count(old.encode()) == times
                data = data.replace(old.encode(), new.encode())
            target.writestr(name, data)


def test_every_format_has_the_same_charts(made: Files) -> None:
    rows = [[chart.rows for chart in charts(made[suffix])] for suffix in READERS]
    assert len(rows[0]) == 7 and rows[0] == rows[1] == rows[2]
    assert rows[0][0] == (
        ("项目", "2022年", "2023年"),
        ("收入总计", "433.28", "415.41"),
        ("支出总计", "433.28", "415.41"),
    )
    assert rows[0][2] == (("项目", "金额", "占比"), ("基本支出", "191.90", "46.2%"), ("项目支出", "223.51", "53.8%"))


def test_each_format_says_the_numbers_twice(made: Files) -> None:
    word, pdf, page = (charts(made[suffix])[1] for suffix in READERS)
    assert word.told == word.rows and [one for one, _ in word.stored] == ["338.91", "64.00", "12.50"]
    assert pdf.drawn == ("81.58%", "15.41%", "3.01%")
    assert page.drawn == pdf.drawn * 2  # for a wide screen and for a phone


def test_nothing_is_found_in_what_was_made(made: Files) -> None:
    assert codes(*made.values()) <= {"verify-not-shown"}


def number_in_chart(files: Files) -> None:
    replaced(
        files[".docx"],
        "word/charts/chart1.xml",
        "<c:v>433.28</c:v></c:pt><c:pt idx",
        "<c:v>433.82</c:v></c:pt><c:pt idx",
    )


def number_in_words(files: Files) -> None:
    replaced(files[".docx"], "word/document.xml", "收入总计：2022年 433.28", "收入总计：2022年 433.82")


def number_in_workbook(files: Files) -> None:
    with zipfile.ZipFile(files[".docx"]) as word:
        book = files[".docx"].with_name("book.xlsx")
        book.write_bytes(word.read("word/embeddings/chart1.xlsx"))
    replaced(book, "xl/worksheets/sheet1.xml", '<c r="C2" s="1"><v>415.41</v>', '<c r="C2" s="1"><v>451.41</v>')
    content = files[".docx"].read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(files[".docx"], "w") as target:
        for name in source.namelist():
            target.writestr(name, book.read_bytes() if name.endswith("chart1.xlsx") else source.read(name))


def in_page(old: str, new: str) -> Callable[[Files], None]:
    def changed(files: Files) -> None:
        text = files[".html"].read_text("utf-8")
        assert old in text
        files[".html"].write_text(text.replace(old, new, 1), "utf-8")

    return changed


def words_of_picture(files: Files) -> None:
    with pikepdf.open(files[".pdf"], allow_overwriting_input=True) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        found[0].Alt = pikepdf.String(str(found[0].Alt).replace("433.28", "433.82", 1))
        pdf.save()


@pytest.mark.parametrize(
    ("suffix", "change", "itself"),
    [
        (".docx", number_in_chart, True),
        (".docx", number_in_words, True),
        (".docx", number_in_workbook, True),
        (".html", in_page("<td>433.28</td>", "<td>433.82</td>"), True),
        (".html", in_page(">433.28</text>", ">433.82</text>"), True),
        (".pdf", words_of_picture, True),
        (".html", in_page(">收入总计</th>", ">收入</th>"), False),
    ],
    ids=["chart", "words", "workbook", "table", "picture", "alternative", "name"],
)
def test_a_digit_that_was_changed_is_found(
    files: Files, suffix: str, change: Callable[[Files], None], itself: bool
) -> None:
    """In the file by itself where its numbers no longer agree, and among the files of the document."""
    change(files)
    assert ("verify-chart" in codes(files[suffix])) == itself
    assert codes(*files.values()) & {"verify-facts-differ", "verify-formats-differ", "verify-chart"}


def test_a_chart_that_is_missing_in_one_format_is_found(files: Files) -> None:
    replaced(files[".docx"], "word/document.xml", "<c:chart ", "<c:gone ", times=7)
    assert "verify-facts-differ" in codes(files[".docx"], files[".json"])


@pytest.mark.parametrize("part", ["word/charts/chart1.xml", "word/embeddings/chart1.xlsx"])
def test_a_damaged_chart_leaves_the_document_to_be_read(files: Files, part: str) -> None:
    content = files[".docx"].read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(files[".docx"], "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<" if name == part else source.read(name))
    assert len(charts(files[".docx"])) == 6


def test_broken_relationships_leave_the_words(files: Files) -> None:
    content = files[".docx"].read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(files[".docx"], "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<" if name == "word/_rels/document.xml.rels" else source.read(name))
    printed, problems = read_word(files[".docx"])
    assert printed is not None and printed.charts() == () and problems == []


def test_charts_that_unpack_without_end_are_refused(made: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_charts, "LARGEST", 10_000)
    printed, problems = read_word(made[".docx"])
    assert printed is None
    assert [problem.code for problem in problems] == ["verify-unreadable"]


# ── words and formats ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("1131.42", "#,##0.00", "1,131.42"),
        ("1131.425", "0.00", "1131.43"),
        ("0.8158", "0.00%", "81.58%"),
        ("12.5", "General", "12.5"),
        ("-3.07", "#,##0", "-3"),
        ("1E999999", "0.00", "1E999999"),
        ("x", "0.00", "x"),
    ],
)
def test_numbers_are_read_as_their_format_shows_them(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    "text", ["", "图片 1", "收入（饼图，单位：万元）。", "甲（饼图，单位：万元）。甲：金额 1；乙：占比 2。"]
)
def test_other_words_are_no_chart(text: str) -> None:
    assert described(text) == []

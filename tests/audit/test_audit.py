"""Anybody's disclosures audited: what was read is said first, each mistake is told once with what would be right."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pikepdf
import pytest
import weasyprint
from typer.testing import CliRunner

from generator.audit.auditing import audit_publication
from generator.audit.finding import Audited, Certainty, audited_of
from generator.audit.publication import publications
from generator.audit.web import web_report
from generator.audit.workbook import workbook_report
from generator.cli import app

TABLE = """<h2>一、支出决算表</h2><p>单位：万元</p><table><thead><tr><th>编码</th><th>名称</th><th>本年支出合计</th>
<th>基本支出</th><th>项目支出</th></tr></thead><tr><td></td><td>合计</td><td>{total}</td><td>260.00</td><td>40.00</td></tr>
<tr><td>201</td><td>一般公共服务支出</td><td>200.00</td><td>160.00</td><td>40.00</td></tr>
<tr><td>208</td><td>社会保障和就业支出</td><td>100.00</td><td>100.00</td><td>0.00</td></tr></table>"""
TEXT = """<h2>二、支出决算情况说明</h2><p>本年支出合计{said}万元，其中：基本支出260.00万元，占86.67%；
项目支出40.00万元，占13.33%。</p>"""
MANY = "".join(f"<p>第{n}句没有数的话，说明这是一份文字材料。</p>" for n in range(10))


def write(path: Path, *parts: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><body><h1>示例局2024年度部门决算</h1>{''.join(parts)}</body></html>", "utf-8")
    return path


def audited(*paths: Path) -> list[Audited]:
    return [audit_publication(one) for one in publications(paths)]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A document whose text states the total wrongly."""
    return write(tmp_path / "示例局决算.html", TABLE.format(total="300.00"), TEXT.format(said="310.00"))


def test_a_right_document_has_no_finding_and_says_what_was_read(tmp_path: Path) -> None:
    (found,) = audited(write(tmp_path / "a.html", TABLE.format(total="300.00"), TEXT.format(said="300.00")))
    assert found.findings == () and found.tables_read == 1
    assert (found.amounts, found.checked) == (5, 5)
    assert found.tables[0].money == "万元" and found.tables[0].columns[-1] == "项目支出"


def test_a_wrong_amount_is_told_with_its_sentence_and_the_right_one(wrong: Path) -> None:
    (found,) = audited(wrong)
    amount = next(one for one in found.findings if one.code == "verify-amount")
    assert (amount.printed, amount.right, amount.certainty) == ("310.00", "300.00", Certainty.CERTAIN)
    assert "本年支出合计310.00万元" in amount.quote


def test_one_wrong_number_is_one_finding(tmp_path: Path) -> None:
    """The total's column, its row and the sentence disagree with it: one cause."""
    (found,) = audited(write(tmp_path / "a.html", TABLE.format(total="309.00"), TEXT.format(said="300.00")))
    about = [one for one in found.findings if "309" in one.printed + one.right]
    assert len(about) == 1 and about[0].also


def test_text_and_tables_in_two_files_are_one_publication(tmp_path: Path) -> None:
    write(tmp_path / "示例局2024年部门决算公开表.html", TABLE.format(total="300.00"))
    write(tmp_path / "示例局2024年部门决算情况说明.html", MANY, TEXT.format(said="310.00"))
    (found,) = audited(tmp_path)
    assert [Path(file).name[-9:] for file in found.files] == ["决算公开表.html", "情况说明.html"] or len(
        found.files
    ) == 2
    assert "verify-amount" in [one.code for one in found.findings] and found.tables_read == 1


def test_an_unreadable_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (found,) = audited(tmp_path / "a.pdf")
    assert [one.code for one in found.findings] == ["verify-unreadable"]


def test_what_is_kept_is_what_was_found(wrong: Path) -> None:
    (found,) = audited(wrong)
    assert audited_of(json.loads(json.dumps(found.as_data()))) == found


def test_the_workbook_has_a_column_for_the_answer_and_no_formulas(tmp_path: Path) -> None:
    formula = "<p>=cmd|' /C calc'!A0 本年支出合计310.00万元。</p>"
    book = workbook_report(audited(write(tmp_path / "a.html", TABLE.format(total="300.00"), formula)))
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        words = file.read("xl/sharedStrings.xml").decode()
        sheets = [ElementTree.fromstring(file.read(name)) for name in file.namelist() if "worksheets/sheet" in name]
    assert "单位答复" in words and "应为" in words and len(sheets) == 5
    assert not [one for sheet in sheets for one in sheet.iter() if one.tag.endswith("}f")]


# ── the command ───────────────────────────────────────────────────────────────────────────────────────────────────


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", *map(str, arguments)])
    return result.exit_code, result.stdout


def test_the_command_tells_all_formats_and_a_summary_of_a_folder(wrong: Path, tmp_path: Path) -> None:
    write(tmp_path / "right" / "另一局.html", TABLE.format(total="300.00"), TEXT.format(said="300.00"))
    code, text = run(tmp_path, "--jobs", "1")
    assert code == 1 and text.index("示例局决算") < text.index("310.00") and "verify-amount" in text
    assert json.loads(run(tmp_path, "--format", "json", "--jobs", "1")[1])["rules"][0]["code"] == "verify-amount"
    results = json.loads(run(wrong, "--format", "sarif")[1])["runs"][0]["results"]
    assert results[0]["properties"]["right"] == "300.00"
    assert run(tmp_path / "right")[0] == 0


def test_a_run_that_was_stopped_goes_on(wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out" / "a.json"
    with monkeypatch.context() as patch:
        patch.setattr("generator.audit.data.json_report", lambda every: 1 / 0)  # the run ends before its report
        run(wrong, "--format", "json", "--output", output)
    kept = list((tmp_path / "out" / ".a.json.part").glob("*.json"))
    assert len(kept) == 1
    kept[0].write_text(kept[0].read_text("utf-8").replace("示例局决算", "先前已做"), "utf-8")
    assert run(wrong, "--format", "json", "--output", output)[0] == 1
    assert "先前已做" in output.read_text("utf-8") and not kept[0].parent.exists()


@pytest.mark.parametrize("arguments", [("nowhere.pdf",), (".", "--format", "docs"), ("a.html", "--format", "xlsx")])
def test_a_wrong_call_ends_with_2(arguments: tuple[str, ...], wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong.parent)
    (wrong.parent / "a.html").write_text("<p>a</p>")
    assert run(*arguments)[0] == 2


# ── last year ─────────────────────────────────────────────────────────────────────────────────────────────────────

CHANGE = "<h2>二、支出决算情况说明</h2><p>社会保障和就业支出100.00万元，比上年决算数增加10.00万元，增长11.11%。</p>"


@pytest.mark.parametrize(("before", "wanted"), [("90.00", []), ("95.00", ["audit-last-year"])])
def test_a_change_is_held_against_what_was_published(tmp_path: Path, before: str, wanted: list[str]) -> None:
    now = write(tmp_path / "2024.html", TABLE.format(total="300.00"), CHANGE)
    last = write(tmp_path / "2023.html", TABLE.format(total="300.00").replace("100.00", before))
    _, text = run(now, "--last-year", last, "--format", "json")
    codes = [one["code"] for one in json.loads(text)["publications"][0]["findings"]]
    assert [code for code in codes if code == "audit-last-year"] == wanted


# ── marked up ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def wrong_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wrong document on paper."""
    path = tmp_path_factory.mktemp("pdf") / "示例局决算.pdf"
    style = "<style>td,th{border:1px solid black} body{font-family:FandolSong}</style>"
    weasyprint.HTML(string=style + TABLE.format(total="300.00") + TEXT.format(said="310.00")).write_pdf(path)
    return path


def test_a_finding_in_a_pdf_has_its_page_and_box(wrong_pdf: Path) -> None:
    (found,) = audited(wrong_pdf)
    amount = next(one for one in found.findings if one.code == "verify-amount")
    assert amount.page == 1 and amount.box is not None and amount.box[0] < amount.box[2]


def test_the_page_shows_pictures_and_hides_what_documents_say_in_tags(wrong_pdf: Path, tmp_path: Path) -> None:
    assert run(wrong_pdf, "--format", "html", "--output", tmp_path / "a.html")[0] == 1
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "data:image/jpeg" in page and 'class="mark certain"' in page and "310.00" in page
    evil = audited(
        write(tmp_path / "b.html", TABLE.format(total="300.00"), "<p>&lt;script&gt;支出合计310.00万元，，</p>")
    )
    assert "<script" not in web_report(evil, {})


def test_the_pdf_itself_is_marked(wrong_pdf: Path, tmp_path: Path) -> None:
    run(wrong_pdf, "--format", "pdf", "--output", tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as opened:
        notes = [str(note.Contents) for note in opened.pages[0].Annots]
    assert any("310.00" in note and "300.00" in note for note in notes)


def test_the_word_file_itself_has_comments(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、支出决算情况说明")
    document.add_paragraph("公务接待费增加2.00万元，增长0.00%。")
    document.save(str(tmp_path / "a.docx"))
    run(tmp_path / "a.docx", "--format", "docx", "--output", tmp_path / "b.docx")
    comments = [comment.text for comment in docx.Document(str(tmp_path / "b.docx")).comments]
    assert any("2.00万元" in text for text in comments)

"""The list of fonts, how it is searched, and what `gongkai doctor` says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.core import fonts
from generator.core.problem import Severity, has_errors
from generator.core.style import Style
from generator.write import diagnosis as doctor
from generator.write.diagnosis import diagnose, report
from generator.write.pdf import fontconfig
from generator.write.pdf import weasyprint_engine as engine
from generator.write.pdf.pdf_file import write_pdf
from tests.write.sample_document import style, with_text

OFFICIAL = ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose only fonts lie in one folder, empty at first."""
    monkeypatch.setattr(fonts, "folders", lambda: (tmp_path,))
    fonts._files.cache_clear()
    yield tmp_path
    fonts._files.cache_clear()


def install(folder: Path, *faces: fonts.Face) -> None:
    for face in faces:
        (folder / face.file).write_bytes(b"")
    fonts._files.cache_clear()


def with_font(name: str, latin: str = "") -> Style:
    body = replace(style().paragraphs["body"], font=name, font_latin=latin or name)
    return replace(style(), paragraphs={"body": body})


def test_each_official_font_has_its_fandol_face_first() -> None:
    first = {role.official: role.regular[0].file for role in fonts.ROLES if not role.latin}
    assert first == {
        "方正小标宋简体": "FandolSong-Bold.otf",
        "仿宋_GB2312": "FandolFang-Regular.otf",
        "黑体": "FandolHei-Regular.otf",
        "楷体_GB2312": "FandolKai-Regular.otf",
        "宋体": "FandolSong-Regular.otf",
    }
    names = [name for role in fonts.ROLES for name in role.names]
    assert len(names) == len(set(names))


def test_the_fonts_are_installed_and_are_what_the_list_says() -> None:
    paths = fonts.installed()
    for role in fonts.ROLES[:5]:
        for face in (role.regular[0], role.bold[0]):
            with TTFont(paths[face], fontNumber=0, lazy=True) as font:
                assert face.family in (font["name"].getDebugName(1), font["name"].getDebugName(16))
                assert ("Bold" in font["name"].getDebugName(6)) == (face.weight > 400)


@pytest.mark.parametrize("name", [*OFFICIAL, "FangSong", "仿宋", "SimHei", "KaiTi", "SimSun", "STZhongsong"])
def test_a_font_is_known_by_all_its_names(name: str) -> None:
    assert fonts.role_of(name) is not None
    assert fonts.check_fonts(with_font(name)) == []


def test_an_unknown_font_is_an_error_that_names_it_and_what_is_known() -> None:
    problems = fonts.check_fonts(with_font("华文琥珀", "Comic Sans MS"))
    assert [problem.code for problem in problems] == ["font-unknown", "font-unknown"]
    assert "华文琥珀" in problems[0].text("zh")
    assert "Comic Sans MS" in problems[1].text("en")
    assert all(name in problems[0].text("zh") for name in OFFICIAL)
    assert str(problems[0].place) == str(style().path)


def test_the_next_best_font_stands_in_with_a_warning(folder: Path) -> None:
    install(folder, fonts.SUNGTI, fonts.NOTO_SERIF)
    problems = fonts.check_fonts(with_font("仿宋_GB2312"))
    assert [(problem.code, problem.severity) for problem in problems] == [("font-second-choice", Severity.WARNING)]
    assert "AR PL SungtiL GB" in problems[0].text("en")
    assert "scripts/bootstrap run" in problems[0].text("en")
    install(folder, fonts.FANG)
    assert fonts.check_fonts(with_font("仿宋_GB2312")) == []


def test_no_font_at_all_is_an_error_and_no_crash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("WeasyPrint would end the process")

    monkeypatch.setattr("generator.write.pdf.pdf_file.engine", never)
    pdf, problems = write_pdf(with_text("文字"), style())
    assert pdf is None
    assert has_errors(problems)
    assert {problem.code for problem in problems} == {"font-missing"}
    assert {problem.details["font"] for problem in problems} == set(OFFICIAL)
    assert not diagnose().ok


def test_a_named_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / fonts.FANG.file).write_bytes(b"")
    monkeypatch.setenv("GONGKAI_FONTS", str(tmp_path))
    assert fonts.path_of(fonts.FANG) == tmp_path / "deep" / fonts.FANG.file
    assert fonts.path_of(fonts.KAI) is not None
    monkeypatch.setenv("GONGKAI_FONTS", str(tmp_path / "nothing"))
    assert fonts.path_of(fonts.FANG) != tmp_path / "deep" / fonts.FANG.file


def test_fontconfig_sees_the_list_and_nothing_else(tmp_path: Path) -> None:
    path = fonts.installed()[fonts.SONG_BOLD]
    made = fontconfig.font_folder({fonts.SONG_BOLD: path})
    assert [link.name for link in (made / "fonts").iterdir()] == ["FandolSong-Bold.otf"]
    assert (made / "fonts/FandolSong-Bold.otf").resolve() == path
    written = (made / "fonts.conf").read_text(encoding="utf-8")
    assert written.count("<dir>") == 1
    assert "<include" not in written
    fontconfig._remove(made, -1)  # a forked process
    assert made.is_dir()


def test_doctor_finds_everything_here() -> None:
    found = diagnose()
    assert found.ok
    names = [line.name for line in found.lines]
    for name in ("Python", "weasyprint", "Pango", "HarfBuzz subset", "fontconfig", "gongkai", *OFFICIAL):
        assert name in names
    chinese, english = report(found, "zh"), report(found, "en")
    assert "仿宋_GB2312  FandolFang-Regular.otf  1.300  sha256 d838ad32ce22" in chinese
    assert "一切就绪" in chinese
    assert "Everything needed is here." in english


def test_doctor_names_what_is_missing_and_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LIBRARIES", {"libharfbuzz-subset.so.0": "apt-get install libharfbuzz-subset0"})
    monkeypatch.setattr(engine, "_loads", lambda _: False)
    monkeypatch.setattr(doctor, "PACKAGES", ("gongkai", "no-such-package"))
    found = diagnose()
    assert not found.ok
    text = report(found, "en")
    assert "✗ HarfBuzz subset" in text
    assert "install: apt-get install libharfbuzz-subset0" in text
    assert "✗ no-such-package" in text


def test_doctor_marks_a_second_choice(folder: Path) -> None:
    real = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
    (folder / fonts.NOTO_SERIF.file).symlink_to(real)
    fonts._files.cache_clear()
    line = next(line for line in diagnose().lines if line.name == "宋体")
    assert (line.state, line.install) == ("substitute", fonts.FANDOL)
    assert "! 宋体  NotoSerifCJK-Regular.ttc" in report(diagnose(), "en")
    assert "(substitute; install: scripts/bootstrap run)" in report(diagnose(), "en")

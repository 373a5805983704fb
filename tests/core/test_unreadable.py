"""Why a file cannot be read is said in words; no message names an exception."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.pdf import read_pdf
from generator.recognise.web import read_web
from generator.recognise.word import read_word


def word(path: Path, document: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", document)
    return path


@pytest.mark.parametrize("read", [read_word, read_pdf, read_web])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b"PK\x03\x04", b"%PDF-1.7\n"])
def test_what_is_damaged(read: object, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    document, problems = read(path)  # type: ignore[operator]
    if document is None:
        text = problems[0].text("en")
        assert "damaged" in text and "Error" not in text and "Pdf" not in text


def test_what_is_not_there(tmp_path: Path) -> None:
    _, (problem,) = read_word(tmp_path / "none.docx")
    assert "the system refuses: No such file" in problem.text("en")


def test_what_is_too_large(tmp_path: Path) -> None:
    deep = "<div>" * 5000
    (tmp_path / "a.html").write_text(deep, "utf-8")
    _, (problem,) = read_web(tmp_path / "a.html")
    assert "larger than any disclosure: more than 500 levels of nesting" in problem.text("en")
    assert "一层套一层超过 500 层" in problem.text("zh")


def test_sizes_are_told_in_megabytes() -> None:
    size = why_unreadable(TooLarge("bytes", 50_000_000))
    assert "超过 50 MB" in size.text("zh") and "more than 50 MB" in size.text("en")


def test_what_is_locked(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", "<w/>")
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the general purpose flag that says encrypted, here and in the directory at the end
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    _, (problem,) = read_word(path)
    assert "password" in problem.text("en")

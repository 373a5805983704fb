"""Files made to do harm: each kind small, refused or read within seconds."""

from __future__ import annotations

import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.shared import guarded_verify
from generator.publish.release.slots import Limits
from generator.verify.verification import verify_files
from tests.world import gongkai

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECONDS = 5.0


def word(path: Path, body: str, prolog: str = "", encoding: str = "utf-8") -> Path:
    """A Word file of one part."""
    text = f"<?xml version='1.0' encoding='{encoding}'?>{prolog}<w:document {WORD}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", text.encode(encoding))
    return path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(path: Path, objects: list[bytes], tagged: bool = True) -> Path:
    """A PDF file of one page (3); objects from 4 on are given, and the first of them is the structure tree's root.

    Only a `tagged` one says that it keeps PDF/UA, in its metadata: then its tree is read, and else its pages.
    """
    objects = [*objects, stream(b"<pdfuaid:part>1</pdfuaid:part>" if tagged else b"")]
    fixed = [
        b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/Metadata %d 0 R>>" % (len(objects) + 3),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
    ]
    content, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate([*fixed, *objects], 1):
        offsets.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1) + b"".join(
        b"%010d 00000 n \n" % o for o in offsets
    )
    trailer = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(offsets) + 1, len(content))
    path.write_bytes(content + table + trailer)
    return path


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream " % (len(data), more, data)


def graph(kind: bytes, levels: int = 55) -> list[bytes]:
    """A structure tree whose elements each name the next one twice."""
    below = [b"<</S/%s/K[%d 0 R %d 0 R]>>" % (kind, n + 1, n + 1) for n in range(7, 7 + levels)]
    return [b"<</K 7 0 R>>", stream(b""), stream(b""), *below, b"<</S/Span>>"]


def forms(levels: int = 40, times: int = 2) -> list[bytes]:
    """Forms that draw the next one twice, or as often as said."""
    form = b"/Subtype/Form/BBox[0 0 1 1]"
    below = [
        stream(b"/X Do " * times, form + b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(6, 6 + levels)
    ]
    return [b"<</K[]>>", stream(b"/X Do"), *below, stream(b"n", form)]


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
ROW = '<w:tr><w:trPr><w:gridBefore w:val="400"/></w:trPr></w:tr>'
REFUSED: dict[str, Callable[[Path], Path]] = {
    "entities": lambda f: word(f / "a.docx", paragraph("&b;"), ENTITIES),
    "entities in UTF-16": lambda f: word(f / "a.docx", paragraph("&b;"), ENTITIES, "utf-16"),
    "late doctype": lambda f: word(f / "a.docx", paragraph("a"), f"<!--{'x' * 5000}--><!DOCTYPE x SYSTEM 'file:///x'>"),
    "many paragraphs": lambda f: word(f / "a.docx", paragraph("收入100.00万元") * 300_000),
    "rows left out": lambda f: word(f / "a.docx", f"<w:tbl>{ROW * 20_000}</w:tbl>"),
    "open elements": lambda f: page(f, "<div>" * 30_000),
    "spans": lambda f: page(f, f"<table>{'<tr><td colspan=1000 rowspan=1000>1</td></tr>' * 3000}</table>"),
    "forms": lambda f: pdf(f / "a.pdf", forms()),
    "forms on pages": lambda f: pdf(f / "a.pdf", forms(), tagged=False),
    "few forms, many times": lambda f: pdf(f / "a.pdf", forms(5, 50), tagged=False),
    "large stream on a page": lambda f: pdf(
        f / "a.pdf", [b"<</K[]>>", stream(zlib.compress(bytes(100_000_000)), b"/Filter/FlateDecode")], tagged=False
    ),
    "large stream": lambda f: pdf(
        f / "a.pdf", [b"<</K[]>>", stream(zlib.compress(bytes(100_000_000)), b"/Filter/FlateDecode")]
    ),
}
READ: dict[str, Callable[[Path], Path]] = {
    "long paragraph": lambda f: word(f / "a.docx", paragraph("一般公共预算财政拨款收入100.00万元，" * 5000)),
    "long number": lambda f: word(f / "a.docx", paragraph(f"收入{'1' * 200_000}万元，占{'9' * 5000}%")),
    "many lines": lambda f: word(f / "a.docx", paragraph("一、收入预算100.00万元，比上年增加5.00万元。") * 10_000),
    "leaders": lambda f: word(f / "a.docx", paragraph(" .…" * 30_000 + "x")),
    "open comments": lambda f: page(f, "<!--" * 100_000),
    "graph of sections": lambda f: pdf(f / "a.pdf", graph(b"Sect")),
    "graph of words": lambda f: pdf(f / "a.pdf", graph(b"P")),
    "ring": lambda f: pdf(f / "a.pdf", [b"<</K 7 0 R>>", stream(b""), stream(b""), b"<</S/Sect/K[7 0 R 7 0 R]>>"]),
}


def page(folder: Path, text: str) -> Path:
    path = folder / "a.html"
    path.write_text(f"<html><body>{text}")
    return path


def verified(path: Path) -> list[str]:
    begin = time.process_time()
    found = verify_files("a", [path]).problems
    assert time.process_time() - begin < SECONDS
    return [problem.code for problem in found]


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_is_refused(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert verified(make(tmp_path)) == ["verify-unreadable"]


@pytest.mark.parametrize("make", READ.values(), ids=READ)
def test_is_read(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert "verify-unreadable" not in verified(make(tmp_path))


def test_a_document_that_takes_too_long_costs_itself(tmp_path: Path) -> None:
    """The catalog is a reference that leads back to itself, and pdfminer follows it for ever."""
    ring, other = tmp_path / "ring.pdf", word(tmp_path / "other.docx", paragraph("收入"))
    objects = b"1 0 obj 3 0 R endobj\n3 0 obj 1 0 R endobj\n"
    ring.write_bytes(b"%PDF-1.4\n" + objects + b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\n%%EOF")
    done = gongkai("verify", str(ring), str(other), "--time-limit", "1", cwd=tmp_path)
    assert done.returncode == 1
    assert "document-timeout" in done.stdout and "2 " in done.stdout


def test_a_document_that_takes_too_much_memory_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_verify, "verify_files", lambda *_: bytearray(3_000_000_000))
    found = guarded_verify.verify_within("a", [tmp_path / "a.docx"], [], Limits(20, 1_000_000_000))
    assert [problem.code for problem in found.problems] == ["document-memory"]

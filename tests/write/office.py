"""LibreOffice as a second opinion on page breaks, with fonts as wide as those of Windows.

The Fandol fonts have the Chinese widths right but narrower figures and Latin letters; copies of them, with every
ASCII character half an em wide and under the names that style.docx asks for, lay out lines as Word does.
"""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
from fontTools import subset
from fontTools.ttLib import TTFont

FANDOL = (Path("/usr/local/share/fonts/gongkai"), Path.home() / ".local/share/fonts/gongkai")
SUBSTITUTES = {
    "仿宋_GB2312": "FandolFang-Regular.otf",
    "楷体_GB2312": "FandolKai-Regular.otf",
    "黑体": "FandolHei-Regular.otf",
    "宋体": "FandolSong-Regular.otf",
    "方正小标宋简体": "FandolSong-Bold.otf",
}
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def make_fonts(folder: Path, text: str) -> Path:
    """Writes the fonts, with just the characters of the text, and a fontconfig file that knows no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in SUBSTITUTES.items():
        source = next((place / file for place in FANDOL if (place / file).is_file()), None)
        assert source, f"the font {file} is missing: run scripts/bootstrap test"
        font = TTFont(source)
        options = subset.Options(layout_features=[], drop_tables=["GPOS", "GSUB"], notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes={*range(0x20, 0x7F), *map(ord, text)})
        subsetter.subset(font)
        _widen(font)
        for identifier, value in ((1, name), (4, name), (6, file.partition(".")[0])):
            font["name"].setName(value, identifier, 3, 1, 0x409)
        font.save(folder / file)
    conf = folder / "fonts.conf"
    conf.write_text(FONTS_CONF.format(folder=folder), encoding="utf-8")
    return conf


def _widen(font: TTFont) -> None:
    for code, glyph in font.getBestCmap().items():
        if code < 0x7F:
            font["hmtx"][glyph] = (font["head"].unitsPerEm // 2, font["hmtx"][glyph][1])


def for_libreoffice(docx: bytes) -> bytes:
    """The same file without hanging punctuation: LibreOffice 7.4 reads the switch the wrong way round."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                assert b'<w:overflowPunct w:val="0"/>' in content
                content = content.replace(b'<w:overflowPunct w:val="0"/>', b"<w:overflowPunct/>")
            target.writestr(name, content)
    return result.getvalue()


def to_pdf(docx: Path, fonts_conf: Path) -> Path:
    """LibreOffice says 0 even when it fails, so the PDF is what counts."""
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{docx.parent}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(docx.parent),
        str(docx),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts_conf)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    pdf = docx.with_suffix(".pdf")
    assert pdf.is_file(), "LibreOffice made no PDF"
    return pdf


def heading_pages(pdf: Path) -> list[tuple[str, int]]:
    """The headings in reading order and their pages, from the PDF's outline."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (item.get_title().strip(), destination.get_index() + 1)
            for item in document.get_toc()
            if (destination := item.get_dest()) is not None
        ]
    finally:
        document.close()


def page_texts(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()

"""Reads the look from `style.docx`, which people edit in Word or WPS: named styles, page set-up, page numbers.

Whatever is wrong with the file comes back as problems, all at once; a broken file never raises.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Literal

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from docx.section import Section
from docx.shared import Length
from lxml import etree

from generator.core.lengths import POINTS_PER_INCH
from generator.core.problem import Place, Problem
from generator.core.style import GRID_STYLE_NAME, STYLE_NAMES, GridStyle, PageNumber, PageSetup, ParagraphStyle, Style
from generator.layout.word_styles import StyleSheet, W, local, merged

# A style file is some 10 kB and unpacks to some 100; a packed bomb of half a megabyte unpacks to a thousand.
MAX_UNPACKED = 50_000_000
# Word's own limit for a font size, and more than any length that it takes.
MAX_POINTS = 1638
# An inch: on less no line of text stands.
LEAST_ROOM = POINTS_PER_INCH

# What opening a damaged package or reading nonsense out of it raises, in zipfile, lxml and python-docx.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    XmlchemyError,
    etree.LxmlError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


@dataclass(slots=True)
class _Findings:
    """Collects the problems of one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, **details: object) -> None:
        self.problems.append(Problem(code, Place(self.file), {"file": self.file, **details}))


def read_style(path: Path) -> tuple[Style | None, list[Problem]]:
    """The look that the file describes, or None and what to change in the file."""
    found = _Findings(str(path))
    try:
        document = _open(path, found)
        style = _style(path, document, found) if document else None
    except _BROKEN as error:
        found.add("style-unreadable", reason=_reason(error))
        style = None
    return style, found.problems


def _reason(error: BaseException) -> Problem:
    """What is wrong with the file, in words of people who use Word."""
    is_word = not isinstance(error, zipfile.BadZipFile)
    return Problem("style-fault-part" if is_word else "style-fault-not-word", None, {"detail": str(error)})


def _open(path: Path, found: _Findings) -> Document | None:
    if not path.is_file():
        found.add("style-not-found")
        return None
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MAX_UNPACKED:
            found.add("style-too-large", size=unpacked // 1_000_000, limit=MAX_UNPACKED // 1_000_000)
            return None
        _refuse_declarations(archive)
    document = docx.Document(str(path))
    _ = document.core_properties.title  # of what the Word file is made from later, what may be missing or another part
    return document


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    """Word writes no document type declaration; with one, entities could leave words out or pull files in."""
    for name in archive.namelist():
        # Without the zero bytes a part in UTF-16 reads as ASCII.
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(name).replace(b"\0", b""):
            raise ValueError(f"{name} has a document type declaration")


def _style(path: Path, document: Document, found: _Findings) -> Style | None:
    sheet = StyleSheet(document.styles.element)
    paragraphs = _paragraphs(sheet, found)
    grid = sheet.grid(GRID_STYLE_NAME)
    if grid is None:
        found.add("style-missing", name=GRID_STYLE_NAME)
    else:
        _refuse_nonsense(GRID_STYLE_NAME, grid)
    portrait = _page(document, WD_ORIENT.PORTRAIT, found)
    landscape = _page(document, WD_ORIENT.LANDSCAPE, found)
    numbers = _page_numbers(document, sheet, found)
    if grid and portrait and landscape and numbers and not found.problems:
        return Style(path, paragraphs, grid, portrait, landscape, odd=numbers[0], even=numbers[1])
    return None


def _paragraphs(sheet: StyleSheet, found: _Findings) -> dict[str, ParagraphStyle]:
    result: dict[str, ParagraphStyle] = {}
    for key, name in STYLE_NAMES.items():
        style = sheet.paragraph(name)
        if style is None:
            found.add("style-missing", name=name)
        elif not style.font:
            found.add("style-no-font", name=name)
        else:
            _refuse_nonsense(name, style)
            result[key] = style
    return result


def _refuse_nonsense(name: str, look: ParagraphStyle | GridStyle | PageSetup) -> None:
    """Lengths such as 1e999 or nan, and fonts without a size, come from no program but would stop the writers."""
    if isinstance(look, ParagraphStyle) and look.size <= 0:
        raise ValueError(f"the font size of {name} is {look.size}")
    for value in astuple(look):
        if isinstance(value, float | int) and not abs(value) <= MAX_POINTS:
            raise ValueError(f"a length of {name} is {value} points")


def _page(document: Document, orientation: WD_ORIENT, found: _Findings) -> PageSetup | None:
    """The page set-up of the first section with that orientation."""
    name = "landscape" if orientation == WD_ORIENT.LANDSCAPE else "portrait"
    for section in document.sections:
        if section.orientation != orientation:
            continue
        page = _page_setup(section)
        _refuse_nonsense(name, page)
        if min(page.text_width, page.text_height) < LEAST_ROOM:
            found.add("style-no-room", orientation=name)
            return None
        return page
    found.add(f"style-no-{name}")
    return None


def _page_setup(section: Section) -> PageSetup:
    def points(length: Length | None) -> float:
        return 0.0 if length is None else round(length.pt, 2)  # twips are 0.05 points: two places are exact

    return PageSetup(
        width=points(section.page_width),
        height=points(section.page_height),
        top=points(section.top_margin),
        right=points(section.right_margin),
        bottom=points(section.bottom_margin),
        left=points(section.left_margin) + points(section.gutter),
        footer=points(section.footer_distance),
    )


def _page_numbers(document: Document, sheet: StyleSheet, found: _Findings) -> tuple[PageNumber, PageNumber] | None:
    """How odd and even pages are numbered; where the file makes no difference, both the same way."""
    section = document.sections[0]
    odd = _page_number(section.footer._element, sheet)
    even = odd
    if document.settings.odd_and_even_pages_header_footer and not section.even_page_footer.is_linked_to_previous:
        even = _page_number(section.even_page_footer._element, sheet)
    if odd and even:
        return odd, even
    found.add("style-no-page-number")
    return None


def _page_number(footer: etree._Element, sheet: StyleSheet) -> PageNumber | None:
    """Reads the paragraph with the PAGE field."""
    for paragraph in footer.iter(W + "p"):
        pieces = list(_pieces(paragraph))
        if None in pieces:
            at = pieces.index(None)
            before = "".join(piece or "" for piece in pieces[:at])
            after = "".join(piece or "" for piece in pieces[at + 1 :])
            return PageNumber(before, after, _align(paragraph, sheet))
    return None


def _pieces(paragraph: etree._Element) -> Iterator[str | None]:
    """The texts of a footer line, with None where the page number stands."""
    result_of_field = False
    for element in paragraph.iter():
        tag = local(element.tag) if isinstance(element.tag, str) else ""
        instruction = element.get(W + "instr", "") if tag == "fldSimple" else element.text if tag == "instrText" else ""
        if "PAGE" in (instruction or "").split():
            yield None
        elif tag == "fldChar":
            # Between begin and end stand the field and the number that Word showed last.
            result_of_field = element.get(W + "fldCharType") != "end"
        elif tag == "t" and not result_of_field and not _inside_simple_field(element):
            yield element.text or ""


def _inside_simple_field(element: etree._Element) -> bool:
    return next(element.iterancestors(W + "fldSimple"), None) is not None


def _align(paragraph: etree._Element, sheet: StyleSheet) -> Literal["left", "center", "right"]:
    own = merged(paragraph.iterchildren(W + "pPr"))
    style = sheet.paragraph(STYLE_NAMES["page_number"])
    align = own.get("jc.val") or (style.align if style else "left")
    if align in ("center", "right"):
        return "center" if align == "center" else "right"
    return "right" if align == "end" else "left"

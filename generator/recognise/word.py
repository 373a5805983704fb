"""Word files read with the standard library alone: the zip, the XML, styles by their outline levels.

What Word shows is read: results of fields and not their instructions, insertions and not deletions. Other people's
files need have neither styles nor marked table heads.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.blocks import Gatherer, Raw
from generator.recognise.charts import described
from generator.recognise.printed import Printed
from generator.recognise.word_charts import CHART, R, WordChart, charts_of

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 50_000_000  # bytes of one part, unpacked: a zip of 100 kB may unpack to gigabytes; ours have about 1 MB
SMALL, RATIO = 5_000_000, 200  # a larger part may be so many times its packed size: what Word writes is 10 to 40 times
PARTS = 5_000  # of a zip: Word files have a dozen, and as many more as they have pictures
LEVELS = 6  # outline levels that are headings; Word has nine and calls the tenth body text
NOTE = re.compile(r"(?:备?注|说明)[:：]")  # "注：", "备注:", "说明：" below a table

Styles = dict[str, tuple[str, str, int | None]]  # by id: name, id of the style it is based on, outline level from 0


def read_word(path: Path) -> tuple[Printed | None, list[Problem]]:
    """The document's blocks, or why the file cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            if len(file.infolist()) > PARTS:
                raise TooLarge("parts", PARTS)
            document = part_of_zip(file, "word/document.xml")
            styles = _styles(part_of_zip(file, "word/styles.xml")) if "word/styles.xml" in file.namelist() else {}
            charts = charts_of(file, part_of_zip)
        body = document.find(f"{W}body")
        if body is None:
            raise KeyError("w:body")
        gatherer = Gatherer(str(path))
        _read(body, gatherer, styles, charts)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError, zlib.error, EOFError) as error:
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    except (NotImplementedError, RuntimeError) as error:  # an encrypted part, an unknown compression
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    return gatherer.printed(), []


def part_of_zip(file: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A part as a tree; one that is too large or declares entities is refused."""
    packed = file.getinfo(name).compress_size
    most = min(LARGEST, max(SMALL, RATIO * packed))
    if file.getinfo(name).file_size > most:
        raise TooLarge("bytes", most)
    with file.open(name) as stream:
        content = stream.read(most + 1)  # what the zip says of the size need not be so
    if len(content) > most:
        raise TooLarge("bytes", most)
    if _has_doctype(content):
        raise ValueError(name)
    return ElementTree.fromstring(content)


def _has_doctype(content: bytes) -> bool:
    """Whether it declares a document type, in whatever encoding: Word writes none, and entities grow without end."""

    class Told(Exception):
        """Raised where the first element begins, and where a declaration stands before it."""

    def end(*details: object) -> None:
        raise Told(len(details) == 4)  # name, system and public id, internal subset; an element has a name and a dict

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.StartElementHandler = end
    try:
        parser.Parse(content, True)
    except Told as told:
        return bool(told.args[0])
    except expat.ExpatError:  # no XML: the tree's parser says so
        return False
    return False


def _styles(tree: ElementTree.Element) -> Styles:
    """Each paragraph style's name, the style it is based on and its own outline level."""
    styles: Styles = {}
    for style in tree.iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        styles[style.get(f"{W}styleId", "")] = (
            _value(name),
            _value(base),
            int(_value(level)) if level is not None and _value(level).isdigit() else None,
        )
    return styles


def _value(element: ElementTree.Element | None) -> str:
    """The w:val of an element; empty where either is missing."""
    return element.get(f"{W}val", "") if element is not None else ""


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read(parent: ElementTree.Element, gatherer: Gatherer, styles: Styles, charts: Mapping[str, WordChart]) -> None:
    """Paragraphs and tables in order, those within content controls, insertions and smart tags too."""
    for element in parent:
        if element.tag == f"{W}p":
            _paragraph(element, gatherer, styles)
            _charts(element, gatherer, charts)
        elif element.tag == f"{W}tbl":
            rows, header_rows = _table(element)
            gatherer.table(rows, header_rows)
        elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"}:
            _read(element, gatherer, styles, charts)


def _charts(paragraph: ElementTree.Element, gatherer: Gatherer, charts: Mapping[str, WordChart]) -> None:
    """The charts that stand in a paragraph, each with what its alternative text says of it."""
    for inline in paragraph.iter(f"{WP}inline"):
        name, chart = inline.find(f"{WP}docPr"), next(inline.iter(CHART), None)
        found = charts.get(chart.get(f"{R}id", "")) if chart is not None else None
        if found is not None:
            told = described(name.get("descr", "")) if name is not None else []
            gatherer.chart(found.rows, told=told, stored=found.stored)


def _paragraph(element: ElementTree.Element, gatherer: Gatherer, styles: Styles) -> None:
    text = "".join(_text(element))
    name = _value(element.find(f"{W}pPr/{W}pStyle"))
    own = element.find(f"{W}pPr/{W}outlineLvl")
    level = int(_value(own)) if own is not None and _value(own).isdigit() else _level(name, styles)
    if not text.strip():
        return
    if level is not None and level < LEVELS:
        gatherer.heading(text.replace("\n", ""), level + 1)
        return
    kind = styles.get(name, ("", "", None))[0]
    if kind.lower().startswith("toc"):  # "toc 1", in WPS "TOC 1"
        gatherer.entry(text.replace("\n", ""))  # one entry, however its lines are broken
        return
    gatherer.lines(text, is_note=kind.endswith("注") or bool(NOTE.match(text)))


def _level(name: str, styles: Styles) -> int | None:
    """The outline level that a style has of its own or from what it is based on."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        _, base, level = styles[name]
        if level is not None:
            return level
        name = base
    return None


def _text(element: ElementTree.Element) -> Iterator[str]:
    """The words of a paragraph as Word shows them; a line break is a new line."""
    for child in element:
        tag = child.tag.removeprefix(W)
        if tag == "t":
            yield child.text or ""
        elif tag in {"tab", "ptab"}:
            yield "\t"
        elif tag in {"br", "cr"}:
            yield "" if child.get(f"{W}type") == "page" else "\n"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag in {"r", "hyperlink", "ins", "sdt", "sdtContent", "smartTag", "fldSimple", "customXml"}:
            yield from _text(child)


def _table(element: ElementTree.Element) -> tuple[list[list[Raw]], int]:
    """Its rows, and how many at the top repeat as its head."""
    rows: list[list[Raw]] = []
    header_rows = 0
    for row in _rows(element):
        if header_rows == len(rows) and row.find(f"{W}trPr/{W}tblHeader") is not None:
            header_rows += 1
        before = row.find(f"{W}trPr/{W}gridBefore")  # columns that the row leaves out at its left
        empty = [Raw("", columns=int(_value(before)))] if before is not None and _value(before).isdigit() else []
        rows.append([*empty, *(_cell(cell) for cell in _cells(row))])
    return rows, header_rows


def _rows(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Its rows, those within content controls and insertions too."""
    for child in element:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins"}:
            yield from _rows(child)


def _cells(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Its cells, those within content controls too."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent"}:
            yield from _cells(child)


def _cell(cell: ElementTree.Element) -> Raw:
    """A cell with its span; w:vMerge without w:val="restart" continues the cell above."""
    span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    columns = int(_value(span)) if span is not None and _value(span).isdigit() else 1
    texts = ["".join(_text(paragraph)) for paragraph in cell.iter(f"{W}p")]
    return Raw("\n".join(texts), columns, continues=merge is not None and _value(merge) != "restart")

"""Charts of a Word file: what each shows by the numbers cached in it, and the cells of its workbook beside these.

Bars, lines and pies of anybody's making are read (c:ser with c:cat and c:val); others have no parts to be named.
A chart that is damaged is left out: the rest of the document can be read.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from xml.etree import ElementTree

from generator.core.document import PARTS_HEAD, SHARE_HEAD
from generator.core.unreadable import TooLarge
from generator.recognise.charts import decimal, numbers, shown

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CHART = f"{C}chart"
FOLDERS = ("word/charts/", "word/embeddings/")  # where Word keeps charts and workbooks
MOST = 200  # charts of a document: the templates ask for seven
POINTS = 1_000  # numbers of a series
LARGEST = 20_000_000  # bytes of all charts and workbooks, unpacked: ours have some 10 kB each
DAMAGED = (KeyError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, ElementTree.ParseError, zlib.error)
# "数据!$B$2:$B$4", "'Sheet 1'!$B$2"
_REFERENCE = re.compile(
    r"(?:'(?P<quoted>[^']+)'|(?P<plain>[^!]+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]{1,7})(?::.*)?"
)

Part = Callable[[zipfile.ZipFile, str], ElementTree.Element]
Cells = dict[tuple[str, str], str]  # by sheet and cell, such as ("数据", "B2")


@dataclass
class WordChart:
    """What a chart shows, and its numbers beside those of the workbook."""

    rows: list[list[str]]
    stored: list[tuple[str, str]] = field(default_factory=list)


def charts_of(file: zipfile.ZipFile, part: Part) -> dict[str, WordChart]:
    """The charts by the id with which the text names them; `part` reads a part of a zip and refuses what is harmful."""
    sizes = {one.filename: one.file_size for one in file.infolist()}
    if sum(size for name, size in sizes.items() if name.startswith(FOLDERS)) > LARGEST:
        raise TooLarge("bytes", LARGEST)
    targets: list[tuple[str, str]] = []
    with contextlib.suppress(*DAMAGED):  # without its relationships a document still has its words
        targets += _targets(file, part, "word/document.xml")
    found = {}
    for identifier, target in [one for one in targets if one[1].startswith(FOLDERS[0])][:MOST]:
        with contextlib.suppress(*DAMAGED):
            found[identifier] = _chart(file, part, target)
    return found


def _targets(file: zipfile.ZipFile, part: Part, name: str) -> Iterator[tuple[str, str]]:
    """The relationships of a part: the id and the name of the part that each leads to."""
    folder, base = posixpath.split(name)
    relations = f"{folder}/_rels/{base}.rels"
    if relations not in file.namelist():
        return
    for one in part(file, relations).iter(f"{RELATIONS}Relationship"):
        if one.get("TargetMode") != "External":
            target = one.get("Target", "")
            path = posixpath.normpath(posixpath.join("/" + folder, target)).removeprefix("/")
            yield one.get("Id", ""), path


def _chart(file: zipfile.ZipFile, part: Part, name: str) -> WordChart:
    root = part(file, name)
    series = list(root.iter(f"{C}ser"))
    texts = [_values(one.find(f"{C}cat")) for one in series]
    parts = next((one for one in texts if one), {})
    columns = [_values(one.find(f"{C}val")) for one in series]
    count = min(POINTS, max((at + 1 for one in (parts, *columns) for at in one), default=0))
    heads = [" ".join(_values(one.find(f"{C}tx")).values()) for one in series]
    printed = [_as_shown(one, values) for one, values in zip(series, columns, strict=True)]
    shares = _shares(series[0], columns[0], count) if len(series) == 1 and _is_pie(root) else {}
    rows = [[PARTS_HEAD, *heads, *([SHARE_HEAD] if shares else [])]]
    for at in range(count):
        share = [shares.get(at, "")] if shares else []
        rows.append([parts.get(at, ""), *(values.get(at, "") for values in printed), *share])
    cells = _workbook(file, part, root, name)
    stored = [pair for one, values in zip(series, columns, strict=True) for pair in _pairs(one, values, cells)]
    return WordChart(rows if count else [], stored)


def _values(element: ElementTree.Element | None) -> dict[int, str]:
    """The points cached in an element, by their place."""
    found: dict[int, str] = {}
    if element is None:
        return found
    for point in element.iter(f"{C}pt"):
        at = point.get("idx", "")
        if at.isascii() and at.isdigit() and int(at) < POINTS:
            found[int(at)] = point.findtext(f"{C}v") or ""
    return found


def _is_pie(root: ElementTree.Element) -> bool:
    return next(root.iter(f"{C}pieChart"), None) is not None


def _as_shown(series: ElementTree.Element, values: dict[int, str]) -> dict[int, str]:
    """The numbers as the labels have them: in the labels' format, or as a label's own text says."""
    labels = series.find(f"{C}dLbls")
    shows = labels is not None and _flag(labels, "showVal")
    code = _code(labels) if shows else ""
    cached = next((one.text or "" for one in series.iter(f"{C}formatCode")), "")
    own = _own_texts(labels) if shows else {}
    return {at: (numbers(own.get(at, "")) or [shown(value, code or cached)])[-1] for at, value in values.items()}


def _shares(series: ElementTree.Element, values: dict[int, str], count: int) -> dict[int, str]:
    """What Word divides and prints beside the slices of a pie, or the labels' own texts; empty where it shows none."""
    labels = series.find(f"{C}dLbls")
    if labels is None or not _flag(labels, "showPercent"):
        return {}
    own = _own_texts(labels)
    amounts = {at: decimal(value) or Decimal(0) for at, value in values.items()}
    whole = sum(amounts.values())
    code = _code(labels) or "0%"
    found = {}
    for at in range(count):
        by_word = shown(str(amounts.get(at, Decimal(0)) / whole), code) if whole else ""
        told = [number for number in numbers(own.get(at, "")) if number.endswith("%")]
        found[at] = (told or [by_word])[-1]
    return found


def _flag(labels: ElementTree.Element, name: str) -> bool:
    flag = labels.find(f"{C}{name}")
    return flag is not None and flag.get("val", "1") in ("1", "true")


def _code(labels: ElementTree.Element | None) -> str:
    form = labels.find(f"{C}numFmt") if labels is not None else None
    return form.get("formatCode", "") if form is not None else ""


def _own_texts(labels: ElementTree.Element | None) -> dict[int, str]:
    """The texts that stand in labels in place of what they would show."""
    found = {}
    for label in labels.findall(f"{C}dLbl") if labels is not None else ():
        at, text = label.find(f"{C}idx"), label.find(f"{C}tx")
        if at is not None and at.get("val", "").isdigit() and text is not None:
            found[int(at.get("val", ""))] = "".join(one.text or "" for one in text.iter(f"{A}t"))
    return found


# ── the workbook ──────────────────────────────────────────────────────────────────────────────────────────────────


def _workbook(file: zipfile.ZipFile, part: Part, root: ElementTree.Element, name: str) -> Cells:
    """The numbers of the workbook that the chart is linked to; none where it is no workbook of today's format."""
    link = root.find(f"{C}externalData")
    target = dict(_targets(file, part, name)).get(link.get(f"{R}id", "") if link is not None else "", "")
    if not target.endswith(".xlsx") or target not in file.namelist():
        return {}
    with zipfile.ZipFile(io.BytesIO(file.read(target))) as book:
        sheets = dict(_targets(book, part, "xl/workbook.xml"))
        found: Cells = {}
        for sheet in part(book, "xl/workbook.xml").iter(f"{S}sheet"):
            path = sheets.get(sheet.get(f"{R}id", ""), "")
            for cell in part(book, path).iter(f"{S}c") if path in book.namelist() else ():
                if cell.get("t", "n") == "n" and (value := cell.findtext(f"{S}v")):
                    found[sheet.get("name", ""), cell.get("r", "")] = value
    return found


def _pairs(series: ElementTree.Element, values: dict[int, str], cells: Cells) -> Iterator[tuple[str, str]]:
    """Each number of a column of cells beside that of its cell; rows of cells, which few have, are left out."""
    reference = _REFERENCE.fullmatch(series.findtext(f"{C}val/{C}numRef/{C}f") or "")
    if reference is None or not cells:
        return
    sheet, first = reference["quoted"] or reference["plain"], int(reference["row"])
    for at, value in values.items():
        cell = cells.get((sheet, f"{reference['column']}{first + at}"))
        if cell is not None:
            yield value, cell

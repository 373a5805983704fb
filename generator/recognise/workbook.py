"""Workbooks (.xlsx) read with the standard library: each sheet a table with the lines above and below it.

Amounts are the text that the cell's format shows: 1234.5 with "#,##0.00" is 1,234.50. What a formula came to is read,
never computed; hidden sheets and rows are left out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.blocks import CELLS, LONGEST, WIDEST, Gatherer, Raw
from generator.recognise.printed import Printed
from generator.recognise.word import PARTS, part_of_zip

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")  # "AB12"
# Formats that Excel knows by number: decimals and whether thousands are parted.
_BUILT_IN = {1: (0, False), 2: (2, False), 3: (0, True), 4: (2, True), 39: (2, True), 40: (2, True), 43: (2, True)}
NOTE = re.compile(r"(?:备?注|说明)[:：]")
PLACES = 10  # decimals of a number without a format: what arithmetic on binary numbers adds lies behind

Format = tuple[int, bool] | None
Grid = dict[tuple[int, int], str]
Spans = dict[tuple[int, int], tuple[int, int]]  # by the upper left corner: columns and rows of a merged cell


def read_workbook(path: Path) -> tuple[Printed | None, list[Problem]]:
    """The sheets as blocks, or why the file cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            if len(file.infolist()) > PARTS:
                raise TooLarge("parts", PARTS)
            gatherer = Gatherer(str(path))
            names = set(file.namelist())
            texts = _texts(part_of_zip(file, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
            formats = _formats(part_of_zip(file, "xl/styles.xml")) if "xl/styles.xml" in names else []
            for name, part in _sheets(file):
                _sheet(gatherer, name, part_of_zip(file, part), texts, formats)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError, zlib.error, EOFError) as error:
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    except (NotImplementedError, RuntimeError) as error:  # an encrypted part, an unknown compression
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    return gatherer.printed(), []


def _sheets(file: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Names and parts of the sheets that are shown, in order."""
    targets = {one.get("Id", ""): one.get("Target", "") for one in part_of_zip(file, "xl/_rels/workbook.xml.rels")}
    found = []
    for sheet in part_of_zip(file, "xl/workbook.xml").iter(f"{M}sheet"):
        target = targets.get(sheet.get(f"{R}id", ""), "")
        if target and sheet.get("state", "visible") == "visible":
            found.append((sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"))
    return found


def _texts(tree: ElementTree.Element) -> list[str]:
    """The shared strings, what is only read aloud (phonetics) left out."""
    return [
        "".join(text.text or "" for run in [item, *item.findall(f"{M}r")] for text in run.findall(f"{M}t"))
        for item in tree.findall(f"{M}si")
    ]


def _formats(tree: ElementTree.Element) -> list[Format]:
    """Of each cell style: decimals and thousands; None where a number is shown as it is."""
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in tree.iter(f"{M}numFmt")}
    styles = tree.find(f"{M}cellXfs")
    found: list[Format] = []
    for style in styles if styles is not None else ():
        number = style.get("numFmtId", "0")
        if number in own:
            code = own[number].split(";")[0]
            shown = re.search(r"[0#](?:\.(0+))?(?![0#,])", code)
            found.append((len(shown[1] or ""), "," in code) if shown and "%" not in code else None)
        else:
            found.append(_BUILT_IN.get(int(number) if number.isdigit() else 0))
    return found


def _sheet(gatherer: Gatherer, name: str, tree: ElementTree.Element, texts: list[str], formats: list[Format]) -> None:
    """The lines above the table, the table, the notes below."""
    grid = _grid(tree, texts, formats)
    numbers = sorted({row for row, _ in grid})
    if not numbers:
        return
    first = next((row for row in numbers if _filled(grid, row) > 1 and not _is_line(grid, row)), numbers[-1] + 1)
    last = next((row for row in reversed(numbers) if _filled(grid, row) > 1), 0)
    title = re.sub(r"\s", "", next((grid[at] for at in sorted(grid) if at[0] < first), name))
    for row in numbers:
        line = "\t".join(grid[at] for at in sorted(grid) if at[0] == row)
        if row < first and re.sub(r"\s", "", line) == title:
            gatherer.heading(title, 2)
        elif row < first:
            gatherer.lines(line)
        elif row == first:
            gatherer.title = title
            gatherer.table(_rows(grid, _spans(tree), first, last), 0)
        if row > max(last, first - 1):
            gatherer.lines(line, is_note=bool(NOTE.match(line)))


def _grid(tree: ElementTree.Element, texts: list[str], formats: list[Format]) -> Grid:
    """What the cells show, by row and column from 1."""
    grid: Grid = {}
    for element in tree.iter(f"{M}row"):
        if element.get("hidden") in {"1", "true"}:
            continue
        for cell in element.findall(f"{M}c"):
            at = _REFERENCE.fullmatch(cell.get("r", ""))
            text = _shown(cell, texts, formats)
            if at and text and int(at[2]) <= LONGEST and _column(at[1]) <= WIDEST:
                grid[int(at[2]), _column(at[1])] = text
        if len(grid) > CELLS:
            raise TooLarge("cells", CELLS)
    return grid


def _rows(grid: Grid, spans: Spans, first: int, last: int) -> list[list[Raw]]:
    """The rows of the table as cells, those that a merged one covers left out."""
    width = max(column for _, column in grid)
    if (last - first + 1) * width > CELLS:
        raise TooLarge("cells", CELLS)
    covered = {
        (row, column)
        for (top, left), (columns, rows) in spans.items()
        for row in range(top, min(top + rows, last + 1))
        for column in range(left, min(left + columns, width + 1))
        if (row, column) != (top, left)
    }
    return [
        [
            Raw(grid.get((row, column), ""), *spans.get((row, column), (1, 1)))
            for column in range(1, width + 1)
            if (row, column) not in covered
        ]
        for row in range(first, last + 1)
    ]


def _is_line(grid: Grid, row: int) -> bool:
    """Whether a row only says whose table it is and in which unit: "编制部门：…  单位：万元"."""
    return any(re.search(r"单位[:：]|编制|公开\d+表", text) for (at, _), text in grid.items() if at == row)


def _filled(grid: Grid, row: int) -> int:
    return sum(1 for at, _ in grid if at == row)


def _spans(tree: ElementTree.Element) -> Spans:
    """By its upper left corner, columns and rows of each merged cell."""
    found = {}
    for one in tree.iter(f"{M}mergeCell"):
        ends = _REFERENCE.findall(one.get("ref", ""))
        if len(ends) == 2:
            (left, top), (right, bottom) = ((_column(letters), int(row)) for letters, row in ends)
            found[top, left] = (min(right - left + 1, WIDEST), min(bottom - top + 1, LONGEST))
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _shown(cell: ElementTree.Element, texts: list[str], formats: list[Format]) -> str:
    """What the cell shows."""
    kind, value = cell.get("t", "n"), cell.findtext(f"{M}v") or ""
    if kind == "s":
        return texts[int(value)] if value.isdigit() and int(value) < len(texts) else ""
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{M}t"))
    if kind != "n":
        return value
    style = int(cell.get("s", "0"))
    return _number(value, formats[style] if style < len(formats) else None)


def _number(value: str, form: Format) -> str:
    """A number as its format prints it."""
    try:
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > 30:
            return value
        if form is None:
            return f"{round(number, PLACES).normalize():f}"
        return f"{number.quantize(Decimal(1).scaleb(-form[0]), ROUND_HALF_UP):{',' if form[1] else ''}f}"
    except InvalidOperation:
        return value

"""Elements of a Word file's XML: the words that they hold, how cells are merged, runs and marks made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import groupby

from lxml import etree

from generator.write.docx.xml import XML_SPACE, W

BLANKS = {f"{W}tab": "\t", f"{W}br": "\n"}

Element = etree._Element


def text_of(block: Element) -> str:
    """The words of a block; cells and paragraphs end a line."""
    lines = (("".join(_words(paragraph))) for paragraph in block.iter(f"{W}p"))
    return "\n".join(lines)


def _words(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter(f"{W}t", *BLANKS):
        if one.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            yield BLANKS.get(str(one.tag)) or one.text or ""


def alike(old: Element, new: Element) -> bool:
    """Whether two blocks can be the same one: of one kind, and tables of one title."""
    if old.tag != new.tag:
        return False
    return old.tag != f"{W}p" or _style(old) == _style(new)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def same_cells(old: Element, new: Element) -> bool:
    return _merging(old) == _merging(new)


def _merging(row: Element) -> list[tuple[str | None, str | None]]:
    """How the cells of a row are merged."""
    found = []
    for cell in row.findall(f"{W}tc"):
        span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
        values = (None if one is None else one.get(f"{W}val", "") for one in (span, merge))
        found.append(tuple(values))
    return found  # type: ignore[return-value]


def columns(table: Element) -> int:
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def inside(block: Element) -> Element:
    found = block.find(f"{W}sdtContent")
    assert found is not None
    return found


def first(cell: Element) -> Element:
    found = cell.find(f"{W}p")
    assert found is not None
    return found


def run_of(properties: Element | None, children: Iterable[Element]) -> Element:
    """A run with a copy of another's properties."""
    made = etree.Element(f"{W}r")
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(children)
    return made


def content(text: str, tag: str = "t") -> Iterator[Element]:
    """Text with its tabs and line breaks as elements."""
    for is_blank, group in groupby(text, key=lambda character: character in "\t\n"):
        if not is_blank:
            made = etree.Element(W + tag)
            made.set(XML_SPACE, "preserve")
            made.text = "".join(group)
            yield made
            continue
        for character in group:
            yield etree.Element(f"{W}tab" if character == "\t" else f"{W}br")

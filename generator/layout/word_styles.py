"""The style sheet inside a .docx (ECMA-376 part 1, §17.7): a named style's properties with everything it inherits.

A style inherits attribute by attribute from what it is based on, and at the root from the document's defaults.
Styles are looked up by name, because Word gives them other ids whenever it saves (`Heading1` becomes `1`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from lxml import etree

from generator.core.lengths import points
from generator.core.style import GridStyle, ParagraphStyle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# "spacing.line" -> "579": the attributes of a property element under its name; a bare switch has the value "1".
Properties = dict[str, str]

# Single line spacing of a Chinese font, as Word lays it out, in font sizes.
SINGLE_LINE = 1.3
# Values of w:jc; "left" and "start" are what is left.
_ALIGN: dict[str, Literal["left", "center", "right", "justify"]] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}


def children(element: etree._Element | None, path: str) -> list[etree._Element]:
    """The elements at `path`, as in `rPrDefault/rPr`, without the noise of namespaces."""
    if element is None:
        return []
    return element.findall("/".join(W + step for step in path.split("/")))


def local(name: str) -> str:
    """`pPr` of `{http://…}pPr`."""
    return name.rpartition("}")[2]


def merged(sources: Iterable[etree._Element]) -> Properties:
    """The properties of `pPr` or `rPr` elements, the later ones on top of the earlier."""
    result: Properties = {}
    for source in sources:
        for child in source.iterchildren(tag=etree.Element):
            # <w:b/> without an attribute switches bold on.
            given = {local(str(name)): str(value) for name, value in child.attrib.items()} or {"val": "1"}
            tag = local(child.tag)
            _drop_rivals(result, tag, given)
            result.update({f"{tag}.{name}": value for name, value in given.items()})
    return result


def _drop_rivals(result: Properties, tag: str, given: Properties) -> None:
    """A first-line indent replaces an inherited hanging one, and the other way round (ECMA-376 part 1, §17.3.1.12)."""
    if tag != "ind":
        return
    for mine, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
        if mine in given or f"{mine}Chars" in given:
            result.pop(f"ind.{other}", None)
            result.pop(f"ind.{other}Chars", None)


def switch(properties: Properties, name: str) -> bool:
    return properties.get(f"{name}.val", "0") not in ("0", "false", "off", "none")


def _indent(properties: Properties, side: str, size: float) -> float:
    """An indent in points; one given in characters goes before one given as a length, as in Word."""
    characters = float(properties.get(f"ind.{side}Chars", "0"))
    return characters / 100 * size if characters else points(properties.get(f"ind.{side}", "0"))


def _line(properties: Properties) -> tuple[float, Literal["exact", "multiple"]]:
    value = properties.get("spacing.line", "240")  # 240ths of a single line where the rule is auto, else twips
    if properties.get("spacing.lineRule", "auto") == "auto":
        return float(value) / 240 * SINGLE_LINE, "multiple"
    return points(value), "exact"


def _colour(value: str) -> str:
    return "000000" if value == "auto" else value.upper()


class StyleSheet:
    """The styles of a document by name."""

    def __init__(self, root: etree._Element) -> None:
        self._defaults = children(root, "docDefaults")
        self._by_id = {style.get(W + "styleId", ""): style for style in children(root, "style")}
        self._by_name = {
            name.get(W + "val", "").lower(): style for style in self._by_id.values() for name in children(style, "name")
        }

    def _chain(self, name: str) -> list[etree._Element]:
        """The style and what it is based on, the root first."""
        chain: list[etree._Element] = []
        style = self._by_name.get(name.lower())
        while style is not None and style not in chain:  # a damaged file may have a style based on itself
            chain.insert(0, style)
            base = children(style, "basedOn")
            style = self._by_id.get(base[0].get(W + "val", "")) if base else None
        return chain

    def _sources(self, chain: list[etree._Element], kind: str) -> Iterator[etree._Element]:
        for default in self._defaults:
            yield from children(default, f"{kind}Default/{kind}")
        for style in chain:
            yield from children(style, kind)

    def paragraph(self, name: str) -> ParagraphStyle | None:
        """The paragraph style of that name, or None where there is none."""
        chain = self._chain(name)
        if not chain or chain[-1].get(W + "type") != "paragraph":
            return None
        run = merged(self._sources(chain, "rPr"))
        paragraph = merged(self._sources(chain, "pPr"))
        size = float(run.get("sz.val", "20")) / 2  # half-points; 10 points where nothing states a size
        line, line_rule = _line(paragraph)
        hanging = _indent(paragraph, "hanging", size)
        # The strict format says start and end, the transitional one left and right.
        start = "start" if "ind.start" in paragraph else "left"
        end = "end" if "ind.end" in paragraph else "right"
        return ParagraphStyle(
            name=name,
            style_id=chain[-1].get(W + "styleId", ""),
            font=run.get("rFonts.eastAsia") or run.get("rFonts.ascii", ""),
            font_latin=run.get("rFonts.ascii") or run.get("rFonts.eastAsia", ""),
            size=size,
            bold=switch(run, "b"),
            colour=_colour(run.get("color.val", "auto")),
            align=_ALIGN.get(paragraph.get("jc.val", "left"), "left"),
            indent_first=-hanging if hanging else _indent(paragraph, "firstLine", size),
            indent_left=_indent(paragraph, start, size),
            indent_right=_indent(paragraph, end, size),
            line=line,
            line_rule=line_rule,
            before=points(paragraph.get("spacing.before", "0")),
            after=points(paragraph.get("spacing.after", "0")),
            letter_spacing=points(run.get("spacing.val", "0")),
            keep_next=switch(paragraph, "keepNext"),
            page_break_before=switch(paragraph, "pageBreakBefore"),
        )

    def grid(self, name: str) -> GridStyle | None:
        """The table style of that name: its inner lines, its cell padding and the fill of its first row."""
        chain = self._chain(name)
        if not chain or chain[-1].get(W + "type") != "table":
            return None
        borders = merged(part for style in chain for part in children(style, "tblPr/tblBorders"))
        padding = merged(part for style in chain for part in children(style, "tblPr/tblCellMar"))
        fill = merged(part for style in chain for part in _first_row(style)).get("shd.fill", "auto")
        line = "insideH" if "insideH.sz" in borders else "top"
        return GridStyle(
            style_id=chain[-1].get(W + "styleId", ""),
            border=float(borders.get(f"{line}.sz", "0")) / 8,  # eighths of a point
            border_colour=_colour(borders.get(f"{line}.color", "auto")),
            padding_horizontal=points(padding.get("left.w") or padding.get("start.w", "0")),
            padding_vertical=points(padding.get("top.w", "0")),
            header_fill=None if fill == "auto" else fill.upper(),
        )


def _first_row(style: etree._Element) -> Iterator[etree._Element]:
    for part in children(style, "tblStylePr"):
        if part.get(W + "type") == "firstRow":
            yield from children(part, "tcPr")

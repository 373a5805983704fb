"""The look as CSS, wholly derived from the styles of `style.docx`.

One set of rules serves both media; they differ in the unit of length (points on paper, multiples of the reader's own
text size on a screen), in the names of the fonts, and in what only one of them has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from generator.core.fonts import NOTO_SANS, NOTO_SERIF, Face, Role, first_installed, role_of
from generator.core.lengths import TWIPS_PER_POINT
from generator.core.style import PageNumber, PageSetup, ParagraphStyle, Style
from generator.layout.flow import SPACER_TWIPS
from generator.layout.word_styles import SINGLE_LINE

Medium = Literal["screen", "print-pdf"]
Length = Callable[[float], str]

BLACK = "000000"
POINTS_PER_REM = 12  # browsers' usual text size of 16 pixels
# Which elements have the styles of cells: a cell has no class, so that a page of a thousand cells stays small.
TABLE_STYLES = {
    "table_header": "table.normal thead th, table.normal thead td",
    "table_cell": "table.normal tbody th, table.normal tbody td",
    "table_header_small": "table.small thead th, table.small thead td",
    "table_cell_small": "table.small tbody th, table.small tbody td",
}

# pre-wrap and anywhere: blanks and breaks stand as in Word. orphans and widows: style.docx has no widow control either.
# b inherits its weight: each style's own rule for bold names another font (黑体 in 仿宋). h1 > span: the cover's lines.
# thead repeats on every page, and a row does not split, as in Word.
COMMON_RULES = """
html, body { margin: 0; padding: 0; background: white; }
h1, h2, h3, h4, h5, h6, p, ul, li { margin: 0; padding: 0; font-weight: normal; }
h1, h2, h3, h4, h5, h6, p, th, td { white-space: pre-wrap; overflow-wrap: anywhere; orphans: 1; widows: 1; }
b { font-weight: inherit; }
ul { list-style: none; }
h1 > span { display: block; }
a { color: inherit; text-decoration: none; }
.split-line { display: flex; justify-content: space-between; }
table { table-layout: fixed; border-collapse: collapse; margin: 0 auto; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { vertical-align: middle; text-align: left; text-indent: 0; font-weight: normal; }
th.center, td.center { text-align: center; }
th.right, td.right { text-align: right; }
section, header, nav { break-before: page; }
.new-page { break-before: page; }
"""

# The leader fills the line up to the page number. The cover, h1, has no bookmark, the title of the file names it.
PDF_RULES = """
nav a { display: block; }
nav a::before { content: ""; display: inline-block; width: 0; }
nav a::after { content: leader(dotted) target-counter(attr(href), page); }
h1 { bookmark-level: none; }
h2 { bookmark-level: 1; }
h3 { bookmark-level: 2; }
h4 { bookmark-level: 3; }
h5 { bookmark-level: 4; }
h6 { bookmark-level: 5; }
"""


def points(value: float) -> str:
    return f"{value:g}pt" if value else "0"


def rem(value: float) -> str:
    return f"{value / POINTS_PER_REM:.4g}rem" if value else "0"


def css_class(key: str) -> str:
    """`table-note` of `table_note`."""
    return key.replace("_", "-")


def looks(
    style: Style, medium: Medium, keys: Iterable[str], scale: Callable[[ParagraphStyle], float] = lambda _: 1
) -> Iterator[str]:
    """The rules of some paragraph styles, each with all its lengths scaled."""
    for key in keys:
        if key == "page_number":  # in the margin box of @page, see _numbered
            continue
        look = style.paragraphs[key]
        length = _scaled(points if medium == "print-pdf" else rem, scale(look))
        selector = TABLE_STYLES.get(key, f".{css_class(key)}")
        yield rule(selector, [*_type(look, medium, length), *_setting(look, medium, length, key)])
        bold = ", ".join(f"{one.strip()} b" for one in selector.split(","))
        yield rule(bold, [*_font(look, medium, bold=True)])


def _scaled(length: Length, scale: float) -> Length:
    return lambda value: length(value * scale)


def rule(selector: str, declarations: list[str]) -> str:
    return f"{selector} {{ {'; '.join(declarations)}; }}"


def _type(look: ParagraphStyle, medium: Medium, length: Length) -> Iterator[str]:
    yield from _font(look, medium, look.bold)
    yield f"font-size: {length(look.size)}"
    yield f"line-height: {_line(look, length)}"
    yield f"color: {_colour(look.colour, medium)}"
    yield f"letter-spacing: {length(look.letter_spacing)}"


def _colour(colour: str, medium: Medium) -> str:
    """Black is the reader's own ink on a screen, which is light where his system is dark."""
    return "var(--ink)" if medium == "screen" and colour == BLACK else f"#{colour}"


def _line(look: ParagraphStyle, length: Length) -> str:
    return length(look.line) if look.line_rule == "exact" else f"{look.line * SINGLE_LINE:.4g}"


def _setting(look: ParagraphStyle, medium: Medium, length: Length, key: str) -> Iterator[str]:
    """Indents and spacing; cells take theirs inside, and have an alignment of their own."""
    if key in TABLE_STYLES:
        return
    # WeasyPrint would widen only the blanks of a justified line, of which Chinese has few.
    align = "left" if look.align == "justify" and medium == "print-pdf" else look.align
    yield f"text-align: {align}"
    yield f"text-indent: {length(look.indent_first)}"
    sides = (look.before, look.indent_right, look.after, look.indent_left)
    yield f"margin: {' '.join(map(length, sides))}"
    if look.keep_next:
        yield "break-after: avoid"
    if look.page_break_before:
        yield "break-before: page"


def _font(look: ParagraphStyle, medium: Medium, bold: bool) -> Iterator[str]:
    if medium == "screen":
        yield f"font-family: {screen_families(look)}"
        yield f"font-weight: {'bold' if bold else 'normal'}"
    else:
        families, weight = pdf_families(look, bold)
        yield f"font-family: {families}"
        yield f"font-weight: {weight}"


def screen_families(look: ParagraphStyle) -> str:
    """The font's names on Windows, in WPS and on a Mac, then the free one, then whatever the reader has."""
    roles = [role for name in dict.fromkeys((look.font_latin, look.font)) if (role := role_of(name))]
    names = [name for role in roles for name in role.names]
    free = [role.regular[0].family for role in roles]
    generic = roles[-1].generic if roles else "serif"
    return ", ".join([*map(quoted, dict.fromkeys((look.font_latin, look.font, *names, *free))), generic])


def pdf_families(look: ParagraphStyle, bold: bool) -> tuple[str, int]:
    """The faces that stand in on this machine, and the weight by which CSS finds them."""
    latin, chinese = role_of(look.font_latin), role_of(look.font)
    faces = [face for role in (latin, chinese) if role and (face := first_installed(_faces(role, bold)))]
    fallback = [NOTO_SERIF, NOTO_SANS]
    if chinese and chinese.generic == "sans-serif":
        fallback.reverse()
    families = dict.fromkeys(face.family for face in (*faces, *fallback))
    # The weight of the Chinese face, the last: 小标宋 is stood in for by a bold face.
    return ", ".join(map(quoted, families)), faces[-1].weight if faces else 400


def _faces(role: Role, bold: bool) -> tuple[Face, ...]:
    return role.bold if bold else role.regular


def quoted(name: str) -> str:
    """A CSS string in ASCII; the name comes from a file, so nothing in it may end the string or the style element."""
    safe = "".join(c if (c.isascii() and c.isalnum()) or c in " _-" else f"\\{ord(c):x} " for c in name)
    return f'"{safe}"'


def grid_rules(style: Style, medium: Medium, length: Length) -> Iterator[str]:
    grid = style.grid
    # On paper text has the room that Word gives it, whose padding begins at the middle of the line.
    line = grid.border / 2 if medium == "print-pdf" else 0
    border = f"border: {points(grid.border)} solid {_colour(grid.border_colour, medium)}"
    for size in ("normal", "small"):
        for part in ("header", "cell"):
            key = f"table_{part}" + ("_small" if size == "small" else "")
            look = style.paragraphs[key]
            sides = (
                grid.padding_vertical + look.before,
                max(0, grid.padding_horizontal + look.indent_right - line),
                grid.padding_vertical + look.after,
                max(0, grid.padding_horizontal + look.indent_left - line),
            )
            yield rule(TABLE_STYLES[key], [border, f"padding: {' '.join(map(length, sides))}"])
    # Two grids of one form share the line between them.
    yield rule("table + table", [f"margin-top: -{points(grid.border)}"])
    if medium == "print-pdf":
        yield from _lengths_of_tables(style)
    if grid.header_fill:
        yield rule("thead th, thead td", [f"background: #{grid.header_fill}"])


def _lengths_of_tables(style: Style) -> Iterator[str]:
    """On paper a table takes the room of its rows, as in Word, where the last line hangs below them.

    The first of two grids takes that of the paragraph too which Word has between them.
    """
    yield rule("table", [f"margin-bottom: {points(-style.grid.border)}"])
    for size, key in (("normal", "table_cell"), ("small", "table_cell_small")):
        last = f"table.{size}:has(+ table) tbody tr:last-child"
        below = style.grid.padding_vertical + style.paragraphs[key].after + SPACER_TWIPS / TWIPS_PER_POINT
        yield rule(f"{last} > td, {last} > th", [f"padding-bottom: {points(below)}"])


def empty_cells(style: Style) -> Iterator[str]:
    """A row of empty cells is as high as one with a line, as in Word."""
    for key, selector in TABLE_STYLES.items():
        look = style.paragraphs[key]
        line = look.line if look.line_rule == "exact" else look.line * SINGLE_LINE * look.size
        cells = ", ".join(f"{one}:empty" for one in selector.split(","))
        yield rule(cells, [f"height: {points(line)}"])


def page_rules(style: Style) -> Iterator[str]:
    """Paper and margins of each orientation; page numbers on all but the cover."""
    for name, setup in (("portrait", style.portrait), ("landscape", style.landscape)):
        paper = [
            f"size: {points(setup.width)} {points(setup.height)}",
            f"margin: {' '.join(map(points, (setup.top, setup.right, setup.bottom, setup.left)))}",
        ]
        for page in (name, f"cover-{name}"):
            yield rule(f"@page {page}", paper)
            yield rule(f".{page}", [f"page: {page}"])
        yield _numbered(f"{name}:right", style, style.odd, setup)
        yield _numbered(f"{name}:left", style, style.even, setup)


def _numbered(page: str, style: Style, number: PageNumber, setup: PageSetup) -> str:
    look = style.paragraphs["page_number"]
    declarations = [
        f"content: {quoted(number.before)} counter(page) {quoted(number.after)}",
        *_type(look, "print-pdf", points),
        "vertical-align: bottom",
        "white-space: pre",
        f"padding: 0 {points(look.indent_right)} {points(setup.footer)} {points(look.indent_left)}",
    ]
    return f"@page {page} {{ {rule(f'@bottom-{number.align}', declarations)} }}"


def contents_lines(style: Style) -> Iterator[str]:
    """The dots lead to a page number at the very end of the line.

    WeasyPrint's leaders take no account of a text indent, so that an empty box before the words has to stand for it.
    """
    for key in ("contents_1", "contents_2"):
        selector = f".{css_class(key)}"
        yield rule(selector, ["text-indent: 0", "margin-right: 0"])
        yield rule(f"{selector} a::before", [f"margin-left: {points(style.paragraphs[key].indent_first)}"])

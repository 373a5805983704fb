"""The contents page: a table of contents that Word knows as one, with the right page numbers from the start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.core.document import Contents, ContentsEntry
from generator.core.lengths import twips
from generator.core.style import Style
from generator.layout.measure import wrap
from generator.write.docx.paragraphs import paragraph, run, words
from generator.write.docx.xml import W, element, text_element

# From the hidden entry marks alone (see entry_mark): what the contents page calls a table is not its title.
# \f C: TC fields of type C; \l: their levels; \h: links; \z: no page numbers in Word's web view.
INSTRUCTION = ' TOC \\f C \\l "1-2" \\h \\z '


def contents_block(
    contents: Contents,
    style: Style,
    bookmarks: Mapping[str, tuple[int, str]],
    pages: Mapping[str, int],
    width: float,
    new_page: bool,
) -> etree._Element:
    """The title and one line an entry, wrapped as Word wraps its own table of contents."""
    title = paragraph(style.paragraphs["contents_title"].style_id, [words(contents.title)], new_page=new_page)
    lines = [_line(entry, style, bookmarks[entry.anchor][1], pages[entry.anchor], width) for entry in contents.entries]
    if lines:
        # The field begins before the first entry's words, after its pPr, and ends with the last entry.
        for position, part in enumerate(_field_begin(INSTRUCTION), start=1):
            lines[0].insert(position, part)
        lines[-1].append(_field_end())
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    return element("sdt", element("sdtPr", gallery), element("sdtContent", title, *lines))


def _line(entry: ContentsEntry, style: Style, bookmark: str, page: int, width: float) -> etree._Element:
    """An entry's words and, at the end of the line, its page.

    The right indent of the style keeps the words clear of the page numbers, which stand beyond it. LibreOffice shows
    nothing beyond a right indent: so here the words are broken where the indent would break them, and it is taken off.
    """
    look = style.paragraphs[f"contents_{entry.level}"]
    link = element(
        "hyperlink",
        words("\n".join(line.rstrip(" ") for line in wrap(entry.text, look, width))),
        run(element("tab")),
        *_field_begin(f" PAGEREF {bookmark} \\h "),
        words(str(page)),
        _field_end(),
        anchor=bookmark,
        history=1,
    )
    line = paragraph(look.style_id, [link])
    line[0].append(element("ind", right=0, rightChars=0))
    return line


def _field_begin(instruction: str) -> Iterator[etree._Element]:
    yield run(element("fldChar", fldCharType="begin"))
    yield run(text_element("instrText", instruction))
    yield run(element("fldChar", fldCharType="separate"))


def _field_end() -> etree._Element:
    return run(element("fldChar", fldCharType="end"))


def fit_contents_tabs(styles: etree._Element, style: Style, width: float) -> None:
    """Puts the dotted tab of both levels at the end of the line, wherever the margins of style.docx have put it.

    In the styles and not in each line, because Word makes the lines anew when a reader updates the contents.
    """
    for key in ("contents_1", "contents_2"):
        for found in styles.iterfind(f"{W}style[@{W}styleId='{style.paragraphs[key].style_id}']"):
            properties = found.find(f"{W}pPr")
            old = None if properties is None else properties.find(f"{W}tabs")
            new = element("tabs", element("tab", val="right", leader="dot", pos=twips(width)))
            if properties is not None and old is not None:
                properties.replace(old, new)

"""Short ways to make WordprocessingML elements with lxml."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, *content: etree._Element | None, **attributes: str | int) -> etree._Element:
    """`<w:tag w:attribute="…">` around the content; a content of None is left out."""
    made = etree.Element(W + tag)
    for name, value in attributes.items():
        made.set(W + name, str(value))
    for child in content:
        if child is not None:
            made.append(child)
    return made


def text_element(tag: str, text: str) -> etree._Element:
    """`<w:t>` or `<w:instrText>`, whose blanks count."""
    made = etree.Element(W + tag)
    made.set(XML_SPACE, "preserve")
    made.text = text
    return made

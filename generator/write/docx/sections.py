"""Page set-up: the sections of `style.docx`, copied to where the document's sections end."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from generator.core.document import Orientation, Section
from generator.layout.flow import SPACER_TWIPS
from generator.write.docx.xml import W, element

# What a section of style.docx may say that does not suit a document of several sections: how it starts, that its
# first page differs, that its page numbers start anew, and a grid of lines that would stretch our exact pitches.
_UNWANTED = ("type", "titlePg", "pgNumType", "docGrid")
_REFERENCES = ("headerReference", "footerReference")


class PageSetups:
    """The first section of each orientation in the template's body, and the template's first footers."""

    def __init__(self, body: etree._Element) -> None:
        found = list(body.iter(f"{W}sectPr"))
        self._references = [deepcopy(child) for name in _REFERENCES for child in found[0].iterfind(W + name)]
        self._by_orientation: dict[Orientation, etree._Element] = {}
        for properties in found:
            size = properties.find(f"{W}pgSz")
            turned = size is not None and size.get(f"{W}orient") == "landscape"
            self._by_orientation.setdefault("landscape" if turned else "portrait", deepcopy(properties))

    def properties(self, section: Section, is_crowded: bool = False) -> etree._Element:
        """A `sectPr` for the section. The cover has no header and no footer, so no page number.

        A crowded section has the room of the empty paragraph at its end from the margin below.
        """
        made = deepcopy(self._by_orientation[section.orientation])
        for name in (*_UNWANTED, *_REFERENCES):
            for child in made.findall(W + name):
                made.remove(child)
        if section.kind != "cover":
            # References stand first (CT_SectPr). Without any a section takes over those before it: the cover, the first
            # section, has none to take over.
            made[0:0] = [deepcopy(reference) for reference in self._references]
        margins = made.find(f"{W}pgMar")
        if is_crowded and margins is not None:
            margins.set(f"{W}bottom", str(int(margins.get(f"{W}bottom", "0")) - SPACER_TWIPS))
        return made


def end_section(paragraph: etree._Element, properties: etree._Element) -> None:
    """Makes the paragraph the last one of a section."""
    place = paragraph.find(f"{W}pPr")
    if place is None:
        place = element("pPr")
        paragraph.insert(0, place)
    place.append(properties)

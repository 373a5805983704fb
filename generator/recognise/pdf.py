"""PDF files: by their structure tree where they keep PDF/UA, else by how their pages look (`pages/`).

The tree, read with pdfminer, says what is a heading, a line, a table and its cells; page numbers and repeated heads are
artifacts and in no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text

from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.blocks import Gatherer, Raw
from generator.recognise.charts import described, numbers
from generator.recognise.pdf_bounds import FORMS, LARGEST, MOST, refuse_large_streams, refuse_many_forms
from generator.recognise.printed import Printed

DEEPEST = 60  # levels of the structure tree: ours has under 10, and a file may be made so that its tree has no end
PAGES = 2_000  # ours have 40; a page takes some 10 ms, and one may be named as often as the file likes
_LINES = {"P", "LBody", "Caption", "Lbl", "Note"}  # kinds of elements that are a line of text by themselves
_HEADING = re.compile(r"H\d?")  # "H1" to "H6", "H" in trees that only nest
NOTE = re.compile(r"(?:备?注|说明)[:：]")  # "注：", "备注:", "说明：" below a table

# By the page's object number and the content's id: the pieces of text in the order in which they are drawn.
Marked = dict[tuple[int, int], list[str]]


def read_pdf(path: Path) -> tuple[Printed | None, list[Problem]]:
    """The document's blocks, or why the file cannot be read."""
    try:
        with path.open("rb") as stream:
            document = PDFDocument(PDFParser(stream))
            root = resolve1(document.catalog.get("StructTreeRoot"))
            is_tagged = isinstance(root, dict) and _is_accessible(document)
            refuse_large_streams(document, with_pictures=is_tagged)
            if not is_tagged:
                refuse_many_forms(document)
                # only here: PDFium takes a tenth of a second to load, and our own files do not need it
                from generator.recognise.pages.reading import read_pages

                return read_pages(path, _is_libre_office(document))
            gatherer = Gatherer(str(path))
            _Tree(gatherer, _marked(document)).read(root.get("K"))
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    return gatherer.printed(), []


def _is_accessible(document: PDFDocument) -> bool:
    """Whether the file says that it keeps PDF/UA: only then are spans and heads of tables in its tags.

    Tags that Word and Excel write by default have neither, so that columns would shift: these pages are read as drawn.
    """
    metadata = resolve1(document.catalog.get("Metadata"))
    if not isinstance(metadata, PDFStream) or len(metadata.rawdata or b"") > LARGEST // MOST:
        return False
    return b"pdfuaid:part" in metadata.get_data()


def _is_libre_office(document: PDFDocument) -> bool:
    producers = (info.get("Producer") for info in document.info)
    return any(b"LibreOffice" in one.replace(b"\0", b"") for one in producers if isinstance(one, bytes))  # UTF-16


def _marked(document: PDFDocument) -> Marked:
    """The text of every marked content of every page."""
    device = _Device(PDFResourceManager())
    interpreter = _Interpreter(device.rsrcmgr, device)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > PAGES:
            raise TooLarge("pages", PAGES)
        device.page = int(page.pageid)  # type: ignore[call-overload]
        interpreter.process_page(page)
    return device.texts


class _Interpreter(PDFPageInterpreter):
    """Tells the device where a text object begins."""

    def do_BT(self) -> None:
        super().do_BT()
        if isinstance(self.device, _Device):
            self.device.begins = True


class _Device(PDFTextDevice):
    """Takes the characters that are drawn within marked content, by its id; artifacts have none."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.page = 0
        self.texts: Marked = {}
        self.begins = False  # whether a text object has begun: the label of a chart is one, letter by letter
        self._open: list[int | None] = []
        self._forms = 0

    def begin_figure(self, name: str, bbox: object, matrix: object) -> None:
        """A form that is drawn: TooLarge where there is no end of them."""
        self._forms += 1
        if self._forms > FORMS:
            raise TooLarge("forms", FORMS)

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        content = props.get("MCID") if isinstance(props, dict) else None
        self._open.append(content if isinstance(content, int) else None)

    def end_tag(self) -> None:
        if self._open:
            self._open.pop()

    def render_string(self, textstate, seq, ncs, graphicstate) -> None:  # type: ignore[no-untyped-def]
        # the innermost marked content with an id: tags without one only style
        content = next((one for one in reversed(self._open) if one is not None), None)
        if content is None or textstate.font is None:
            return
        words = [_word(textstate.font, part) for part in seq if isinstance(part, bytes)]
        key = (self.page, content)
        pieces = self.texts.setdefault(key, [])
        if self.begins or not pieces:
            pieces.append("")
        pieces[-1] += "".join(words)
        self.begins = False


def _word(font, codes: bytes) -> str:  # type: ignore[no-untyped-def]
    """The characters of a piece of drawn text."""
    letters = []
    for code in font.decode(codes):
        try:
            letters.append(font.to_unichr(code))
        except PDFUnicodeNotDefined:
            letters.append("�")  # a glyph whose character the font does not tell
    return "".join(letters)


class _Tree:
    """Walks the structure tree; `page` is the one that an element names, kept for those below.

    What goes on over a page break is an element of its own on each page, and is put together here.
    """

    def __init__(self, gatherer: Gatherer, marked: Marked) -> None:
        self._gatherer = gatherer
        self._marked = marked
        self._seen: set[int] = set()  # numbers of objects: the tree of a damaged file may be a graph with rings
        self._page = 0  # that of the last line or table

    def read(self, node: object, page: int = 0, depth: int = 0) -> None:
        for element, on_page in self._elements(node, page, depth):
            kind = _kind(element)
            if kind == "Table":
                rows = list(self._rows(element, on_page, depth))
                head = next((at for at, (_, is_head) in enumerate(rows) if not is_head), len(rows))
                cells = [row for row, _ in rows]
                # two tables on one page are two tables; one that goes on overleaf has the same head there
                if on_page == self._page or not self._gatherer.more_of_table(cells, head):
                    self._gatherer.table(cells, head)
            elif _HEADING.fullmatch(kind):
                self._heading(element, on_page, depth)
            elif kind == "Figure" and (told := described(_alternative(element))):
                drawn = [number for piece in self._words(element.get("K"), on_page, depth) for number in numbers(piece)]
                self._gatherer.chart(told, drawn)
            elif kind == "LBody":
                self._gatherer.entry(self._text(element, on_page, depth))
            elif kind in _LINES:
                text = self._text(element, on_page, depth)
                if on_page != self._page and self._gatherer.more_of_line(text):
                    self._page = on_page
                    continue
                self._gatherer.lines(text, is_note=bool(NOTE.match(text)))
            else:
                self.read(element.get("K"), on_page, depth + 1)
                continue
            self._page = on_page

    def _heading(self, element: dict[str, object], page: int, depth: int) -> None:
        """The document's title, H1, is no heading of a chapter: its lines stand on the cover."""
        level = int(_kind(element)[1:] or 1)
        if level > 1:
            self._gatherer.heading(self._text(element, page, depth), level - 1)
            return
        for part, on_page in self._elements(element.get("K"), page, depth):
            self._gatherer.lines(self._text(part, on_page, depth))

    def _elements(self, node: object, page: int, depth: int) -> Iterator[tuple[dict[str, object], int]]:
        for child in self._new(node):
            value = resolve1(child)
            if isinstance(value, dict) and "S" in value and depth < DEEPEST:
                yield value, _page(value, page)

    def _new(self, node: object) -> Iterator[object]:
        """What an entry of the tree holds and has not been visited: each object once."""
        for child in _children(node) if self._is_new(node) else ():
            if self._is_new(child):
                yield child

    def _is_new(self, node: object) -> bool:
        """Whether it is no reference, or one that is met for the first time."""
        if not isinstance(node, PDFObjRef):
            return True
        is_new = node.objid not in self._seen
        self._seen.add(node.objid)
        return is_new

    def _rows(self, table: dict[str, object], page: int, depth: int) -> Iterator[tuple[list[Raw], bool]]:
        """Rows of cells, and whether a row is in the head; a head that a page repeats is an artifact."""
        for element, on_page in self._elements(table.get("K"), page, depth):
            kind = _kind(element)
            if kind == "TR":
                cells = [(one, at) for one, at in self._elements(element.get("K"), on_page, depth)]
                row = [Raw(self._text(one, at, depth), *_spans(one)) for one, at in cells if _kind(one) in {"TH", "TD"}]
                yield row, False
            elif kind in {"THead", "TBody", "TFoot", "NonStruct", "Div"} and depth < DEEPEST:
                for row, is_head in self._rows(element, on_page, depth + 1):
                    yield row, is_head or kind == "THead"

    def _text(self, element: dict[str, object], page: int, depth: int) -> str:
        """All words below an element."""
        return "".join(self._words(element.get("K"), page, depth))

    def _words(self, node: object, page: int, depth: int) -> Iterator[str]:
        for child in self._new(node):
            if isinstance(child, int):
                yield from self._marked.pop((page, child), ())
                continue
            value = resolve1(child)
            if not isinstance(value, dict) or depth > DEEPEST:
                continue
            on_page = _page(value, page)
            if isinstance(value.get("MCID"), int):
                yield from self._marked.pop((on_page, value["MCID"]), ())
            elif "S" in value:
                yield from self._words(value.get("K"), on_page, depth + 1)


def _children(node: object) -> list[object]:
    """What an entry of the tree holds: a list, one thing alone, or nothing."""
    value = resolve1(node) if isinstance(node, PDFObjRef) else node
    return value if isinstance(value, list) else [] if value is None else [value]


def _kind(element: dict[str, object]) -> str:
    """P, H2, Table, TR, TD …"""
    return str(literal_name(element.get("S")))


def _alternative(element: dict[str, object]) -> str:
    """The words that stand for a picture."""
    text = resolve1(element.get("Alt"))
    return decode_text(text) if isinstance(text, bytes) else ""


def _page(element: dict[str, object], page: int) -> int:
    """The page on which an element stands, by its object's number; that of the one around it where it does not say."""
    reference = element.get("Pg")
    return reference.objid if isinstance(reference, PDFObjRef) else page


def _spans(element: dict[str, object]) -> tuple[int, int]:
    """Columns and rows that a cell goes over."""
    found = {"ColSpan": 1, "RowSpan": 1}
    for entry in _children(element.get("A")):
        attributes = resolve1(entry)
        if isinstance(attributes, dict):
            for name in found:
                if isinstance(count := resolve1(attributes.get(name)), int):
                    found[name] = count
    return found["ColSpan"], found["RowSpan"]

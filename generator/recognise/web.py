"""Web pages read with the standard library's parser: what stands on the page, without what only guides through it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.blocks import Gatherer, Raw
from generator.recognise.charts import numbers
from generator.recognise.printed import Printed

LARGEST = 100_000_000  # bytes of a page: ours have about one million, more is nobody's disclosure
DEEPEST = 500  # elements open at once: browsers stop at 512
# Elements whose text nobody sees; a caption repeats the heading above the table.
_SILENT = {"head", "script", "style", "template", "title", "caption", "noscript"}
# Elements without an end.
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements whose text is a line of its own.
_LINES = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption"}


def read_web(path: Path) -> tuple[Printed | None, list[Problem]]:
    """The page's blocks, or why the file cannot be read."""
    try:
        content = path.read_bytes()
        if len(content) > LARGEST:
            raise TooLarge("bytes", LARGEST)
        if not content.strip():
            raise ValueError("nothing in it")
        page = _Page(str(path))
        page.feed(_without_open_comment(content.decode("utf-8")))
        page.close()
    except (OSError, ValueError, AssertionError) as error:
        return None, [Problem("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    return page.gatherer.printed(), []


class _Page(HTMLParser):
    """Follows the open elements; text goes to the innermost paragraph or cell."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.gatherer = Gatherer(file)
        self._open: list[tuple[str, bool]] = []  # name, and whether its text is shown to nobody
        self._words: list[str] = []  # of the innermost line or cell
        self._class = ""  # the classes of that line
        self._rows: list[list[Raw]] = []
        self._header_rows = 0
        self._cell: Raw | None = None
        self._drawn: list[str] | None = None  # the words in the picture of a chart; None outside one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        # page numbers and links to chapters are furniture
        is_silent = tag in _SILENT or "furniture" in classes or "hidden" in given
        if tag == "br":
            self._words.append("\n")
        if tag in _VOID:
            return
        if len(self._open) >= DEEPEST:
            raise TooLarge("levels", DEEPEST)
        if tag == "figure" and "chart" in classes:
            self._drawn = []
        if tag == "table":
            self._rows, self._header_rows = [], 0
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._cell = Raw("", _count(given.get("colspan", "1")), _count(given.get("rowspan", "1")))
            self._words = []
        elif tag in _LINES and not self._in_table():
            self._words, self._class = [], " ".join(classes)
        elif tag == "span" and self._words and not self._in_table():  # the right side of a line, a line of the title
            self._words.append("\t" if "split-line" in self._class else "\n" if self._parent() == "h1" else "")
        self._open.append((tag, is_silent or self._is_silent()))

    def handle_endtag(self, tag: str) -> None:
        if tag not in (name for name, _ in self._open):
            return
        silent = self._is_silent()
        while self._open and self._open.pop()[0] != tag:
            pass
        if silent:
            return
        if tag in {"td", "th"} and self._cell and self._rows:
            self._cell.text = "".join(self._words)
            self._rows[-1].append(self._cell)
            self._cell = None
        elif tag == "thead":
            self._header_rows = len(self._rows)
        elif tag == "table" and self._drawn is None:
            self.gatherer.table(self._rows, self._header_rows)
        elif tag == "figure" and self._drawn is not None:
            drawn = [number for words in self._drawn for number in numbers(words)]
            self.gatherer.chart([[cell.text for cell in row] for row in self._rows], drawn)
            self._drawn = None
        elif tag in _LINES and not self._in_table():
            self._line(tag, "".join(self._words))
        if tag in _LINES and self._in_table():
            self._words.append("\n")

    def handle_data(self, data: str) -> None:
        if self._drawn is not None and self._parent() == "text" and not self._is_silent():
            self._drawn.append(data)
        elif not self._is_silent():
            text = re.sub(r"[ \n\r\f]+", " ", data)  # "一、\n  收入" is one line; an ideographic blank is kept
            self._words.append("" if text == " " and (not self._words or self._split()) else text)

    def _split(self) -> bool:
        return "split-line" in self._class and not self._in_table()

    def _line(self, tag: str, text: str) -> None:
        if not text.strip():
            return
        if tag == "h1":
            self.gatherer.lines(text)
        elif tag.startswith("h") and tag[1:].isdigit():
            level = re.search(r"heading-(\d)", self._class)  # "heading-2" in our pages; others have h2 for a chapter
            self.gatherer.heading(text.replace("\n", "").strip(), int(level[1]) if level else int(tag[1:]) - 1)
        else:
            self.gatherer.lines(text, is_note="table-note" in self._class)

    def _is_silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _in_table(self) -> bool:
        return any(tag == "table" for tag, _ in self._open)

    def _parent(self) -> str:
        return self._open[-1][0] if self._open else ""


def _without_open_comment(text: str) -> str:
    """The page up to a comment that nothing closes: it hides the rest, and the parser would look for its end anew."""
    begin = text.find("<!--", text.rfind("-->") + 1)
    return text if begin < 0 else text[:begin]


def _count(text: str) -> int:
    """A span as a number, at most the 1000 that browsers allow; 1 for what is none."""
    return min(1000, max(1, int(text))) if text.isascii() and text.isdigit() else 1

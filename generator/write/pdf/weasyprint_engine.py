"""WeasyPrint, held to the fonts on our list and cut off from files and network.

Loaded once per process, because each font configuration costs time and, in WeasyPrint, memory that never comes back.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from generator.core.fonts import Face, installed
from generator.write.pdf.fontconfig import configured_by, font_folder
from generator.write.pdf.line_pitch import hold_pitch
from generator.write.pdf.tags import mend_figures, mend_tables

# What WeasyPrint loads by name, and the package of Debian 12 that has it.
LIBRARIES = {
    "libpango-1.0.so.0": "apt-get install libpango-1.0-0",
    "libpangoft2-1.0.so.0": "apt-get install libpangoft2-1.0-0",
    # Nothing depends on it, but without it cutting the fonts takes half a minute a document.
    "libharfbuzz-subset.so.0": "apt-get install libharfbuzz-subset0",
}


def missing_libraries() -> dict[str, str]:
    """The system libraries that cannot be loaded, and the command that installs each."""
    return {name: command for name, command in LIBRARIES.items() if not _loads(name)}


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


# Lines of WeasyPrint's own style sheet such as "::footnote-call { content: counter(footnote); … }", "q::before { … }".
_UNUSED = re.compile(r"^\s*(?:q|wbr)?::(?:footnote|note|marker|before|after)[^\n]*\n", re.MULTILINE)


class RefusedError(Exception):
    """Something in a document asked for a URL."""

    def __init__(self, urls: list[str]) -> None:
        super().__init__(", ".join(urls))
        self.urls = urls


class UnlistedFontError(Exception):
    """A font got into the PDF that is not on the list, so fontconfig did not take our configuration."""

    def __init__(self, fonts: list[str]) -> None:
        super().__init__(", ".join(fonts))
        self.fonts = fonts


class Engine:
    """WeasyPrint with one font configuration."""

    def __init__(self, faces: Mapping[Face, Path]) -> None:
        self._families = tuple({_bare(face.family) for face in faces})
        with configured_by(font_folder(faces)):
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration

            self._fonts = FontConfiguration()
        hold_pitch()
        self._weasyprint: Any = weasyprint
        self._fetcher = _refusing_fetcher()
        self._stylesheets: dict[str, Any] = {}
        self._sheet = _own_sheet()
        gc.collect()
        gc.freeze()  # what is loaded by now stays for good: the collector need not look at it again

    def render(self, page: str, stylesheet: str) -> tuple[bytes, list[logging.LogRecord]]:
        """The PDF and what WeasyPrint had to say of warnings and errors."""
        unlisted: list[str] = []

        def finish(document: object, pdf: Any) -> None:
            mend_tables(document, pdf)
            mend_figures(pdf)
            unlisted.extend(self._unlisted_fonts(pdf))

        with _collector_off(), _records() as records:
            pdf = self._page(page).write_pdf(
                finisher=finish,
                stylesheets=[self._parsed(stylesheet)],
                font_config=self._fonts,
                pdf_variant="pdf/ua-1",  # tagged, with language and title (ISO 14289-1)
                custom_metadata=False,
            )
        refused = self._fetcher.take()
        if refused:
            raise RefusedError(refused)
        if unlisted:
            raise UnlistedFontError(unlisted)
        return bytes(pdf), records

    def _page(self, page: str) -> Any:
        """The page for WeasyPrint: parsed by the C parser, without rules that match every element for nothing.

        Both save time and change no byte of the PDF; tests/write/test_weasyprint_engine.py holds them to that. They
        reach into WeasyPrint, whose version is pinned. A page that is not well-formed takes the ordinary way.
        """
        try:
            root = ElementTree.fromstring(page)
        except ElementTree.ParseError:
            return self._weasyprint.HTML(string=page, base_url=None, url_fetcher=self._fetcher)
        return _page_class()(root, self._fetcher, self._sheet)

    def _unlisted_fonts(self, pdf: Any) -> Iterator[str]:
        """Names of embedded fonts that no face on the list bears."""
        for found in pdf.objects:
            if isinstance(found, dict) and found.get("Type") == "/FontDescriptor":
                name = found["FontName"].decode().partition("+")[2]  # "/ABCDEF+FandolFang-Regular"
                if not _bare(name).startswith(self._families):
                    yield name

    def _parsed(self, stylesheet: str) -> Any:
        """A stylesheet is parsed once: the look is the same for a whole run of documents."""
        if stylesheet not in self._stylesheets:
            self._stylesheets[stylesheet] = self._weasyprint.CSS(
                string=stylesheet, url_fetcher=self._fetcher, font_config=self._fonts
            )
        return self._stylesheets[stylesheet]


@cache
def _page_class() -> Any:
    """WeasyPrint's HTML from a tree instead of a text."""
    import weasyprint
    from cssselect2 import ElementWrapper

    class Page(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self, root: ElementTree.Element, fetcher: Any, sheet: Any) -> None:
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element
            self._sheet = sheet

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [self._sheet]

        def _ph_stylesheets(self) -> list[Any]:
            return []

    return Page


def _own_sheet() -> Any:
    """The user agent's style sheet without the rules for notes and markers.

    Our pages have none of these, and each such rule matches every element.
    """
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.html import UA

    return CSS(string=_UNUSED.sub("", UA), counter_style=CounterStyle())


def _bare(name: str) -> str:
    """A font's name without blanks and dashes, in which family and PostScript names differ."""
    return re.sub("[ -]", "", name).lower()  # "fandolsongbold" of "FandolSong-Bold"


@cache
def engine() -> Engine:
    """The one of this process. Without libraries or fonts the process would die: look for both before."""
    return Engine(installed())


def _refusing_fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    class Refusing(URLFetcher):  # type: ignore[misc]
        """Refuses every URL and remembers it: WeasyPrint goes on without the resource, and we must not."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=())
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> Any:
            self.refused.append(url)
            raise ValueError(f"refused: {url}")

        def take(self) -> list[str]:
            refused, self.refused = self.refused, []
            return refused

    return Refusing()


@contextlib.contextmanager
def _collector_off() -> Iterator[None]:
    """A document makes millions of objects and hardly any garbage until it is done: collect then."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
        gc.collect()


class _Keeping(logging.Handler):
    """Keeps warnings and errors."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextlib.contextmanager
def _records() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint logs, as values; nothing of it goes to the terminal."""
    records: list[logging.LogRecord] = []
    logger = logging.getLogger("weasyprint")
    handler = _Keeping(records)
    handlers, logger.handlers, propagate, logger.propagate = logger.handlers, [handler], logger.propagate, False
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = handlers, propagate

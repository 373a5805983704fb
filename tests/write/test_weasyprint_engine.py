"""The short ways that the engine takes with WeasyPrint change no byte of a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.core.document import Document
from generator.core.style import Style
from generator.stages import compose_unit
from generator.write.pdf import weasyprint_engine as engine_module
from generator.write.pdf.pdf_file import print_page, write_pdf
from generator.write.pdf.weasyprint_engine import Engine, engine
from tests.world import FINAL, ROOT
from tests.write.sample_document import document, style


def ordinary(self: Engine, page: str) -> Any:
    """The page as WeasyPrint reads it by itself."""
    return self._weasyprint.HTML(string=page, base_url=None, url_fetcher=self._fetcher)


def real() -> tuple[Document, Style]:
    composed, problems = compose_unit(ROOT / FINAL)
    assert composed is not None, problems
    return composed.document, composed.style


@pytest.mark.parametrize("made", [lambda: (document(), style()), real], ids=["sample", "real"])
def test_the_short_way_gives_the_same_bytes(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    content, look = made()
    short, _ = write_pdf(content, look)
    monkeypatch.setattr(engine_module.Engine, "_page", ordinary)
    long, _ = write_pdf(content, look)
    assert short is not None and short == long


def test_our_pages_are_well_formed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else they would take the ordinary way, and nobody would know."""
    page = engine()._page(print_page(*real()))
    assert type(page).__name__ == "Page"


def test_a_page_that_is_not_well_formed_takes_the_ordinary_way() -> None:
    page = engine()._page("<!DOCTYPE html><title>甲</title><p>乙")
    assert type(page).__name__ == "HTML"


def test_what_is_left_out_of_the_style_sheet_is_not_in_our_pages() -> None:
    """Notes, quotations and markers: things that would need the rules that were taken out."""
    text = print_page(*real()) + Path(ROOT / "generator/write/html/css.py").read_text("utf-8")
    assert "list-style: none" in text  # so that the entries of the contents have no markers
    for word in ("<q>", "<wbr", "footnote", "::marker"):
        assert word not in text, word

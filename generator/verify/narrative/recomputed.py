"""Saying that a rate, share or completion is not what its amounts make it."""

from __future__ import annotations

from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.statements import Item
from generator.verify.rounded import HUNDRED, UNBOUNDED, Span


def shown(span: Span, places: int) -> str:
    """What a number should be, with so many places: the middle of what it may be, — where it may be nothing.

    Of a base that may be next to nothing: 100, which is what is written where there was none.
    """
    middle = (span.low + span.high) / 2 if span.high < UNBOUNDED else HUNDRED
    return f"{middle:.{places}f}" if middle >= 0 else "—"


def wrong(findings: Findings, code: str, item: Item, said: Mention, computed: str, **more: object) -> None:
    """Report a number of an item with what it should be."""
    findings.add(code, item.line, said, {"name": item.called, "found": said.text, "computed": computed, **more})

"""The notice of a correction (更正说明): what was published, what is right, why; from the two printed documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.compare.wording import pieces
from generator.core.amount import format_date
from generator.core.document import Block, Document, Heading, Row, SplitLine, blocks, plain, spans_of
from generator.core.document import Table as Printed
from generator.diff.alignment import aligned
from generator.diff.report import Cell, Marked, Report, Section, Table

Line = tuple[Cell, ...]
# A cell with words ("201 一般公共服务支出"), which names its row; not "201", "59.00".
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def correction_notice(
    old: Document, new: Document, published: str, corrected: str, reason: str, signed_by: str
) -> Report:
    """Every sentence and cell that differs, with where it stands; `published` and `corrected` are ISO dates."""
    rows = tuple((str(number), *row) for number, row in enumerate(_differences(old, new), 1))
    before, now = (format_date(date.fromisoformat(one)) for one in (published, corrected))
    first = f"{new.unit_name}于{before}公开的《{old.title}》有下列 {len(rows)} 处需要更正，以更正后的内容为准。"
    table = Table(("序号", "所在", "原公开", "更正为", "对照"), rows)
    signature = (new.unit_name, *((f"签发：{signed_by}",) if signed_by else ()), now)
    sections = (Section("更正内容", (), table), Section("更正原因", (reason,)), Section("落款", signature))
    return Report(f"关于《{old.title}》的更正说明", corrected, (first,), sections)


def _differences(old: Document, new: Document) -> Iterator[Line]:
    """In reading order. The contents page repeats headings, with pages that move: it is left out."""
    heading = ""
    before, now = list(_printed(old)), list(_printed(new))
    for one, other in aligned(before, now, _text, lambda one, other: type(one) is type(other)):
        block = other or one
        if isinstance(block, Heading):
            heading = plain(block.spans)
        if isinstance(one, Printed) and isinstance(other, Printed):
            yield from _cells(one, other)
        elif _text(one) != _text(other):
            yield _line(heading, _text(one), _text(other))


def _printed(document: Document) -> Iterator[Block]:
    for block in blocks(document):
        if isinstance(block, Printed) or any(span.text for span in spans_of(block)):
            yield block


def _text(block: Block | None) -> str:
    if block is None:
        return ""
    if isinstance(block, SplitLine):
        return f"{plain(block.left)}　{plain(block.right)}"
    if isinstance(block, Printed):
        return "\n".join(_row(row) for row in (*block.header, *block.body))
    return plain(tuple(spans_of(block)))


def _row(row: Row) -> str:
    return " ".join(plain(cell.spans) for cell in row if plain(cell.spans))


def _cells(old: Printed, new: Printed) -> Iterator[Line]:
    """Rows that differ; of a row with the same cells those cells alone."""
    place = f"{new.caption}"
    for one, other in aligned((*old.header, *old.body), (*new.header, *new.body), _row, lambda *_: True):
        before, now = (_row(row) if row else "" for row in (one, other))
        if before == now:
            continue
        texts = [plain(cell.spans) for cell in (other or one or ())]
        label = next((text for text in texts if CHINESE.search(text)), "")
        yield _line(f"{place}·{label}" if label else place, before, now)


def _line(place: str, old: str, new: str) -> Line:
    return place, old or "（无）", new or "（删去）", Marked(pieces(old, new))

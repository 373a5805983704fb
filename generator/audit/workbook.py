"""The report as a workbook: the sheet that a reviewer sends to the unit, what was read, and the summary of many."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.audit.finding import Audited
from generator.audit.summary import by_rule, by_unit, called, heading, what_was_read

# Heads and widths, in characters, of the sheet for the unit; the last column is the unit's to fill in.
FINDINGS = (
    *(("序号", 6), ("单位和文件", 28), ("页码", 6), ("把握", 8), ("原文", 46)),
    *(("问题", 60), ("印出的数或文字", 18), ("应为", 18), ("同一原因的其他表现", 40), ("单位答复", 30)),
)
TABLES = (("单位和文件", 28), ("表", 46), ("页码", 6), ("认作", 28), ("金额单位", 10), ("栏目", 60))
LEFT = (("单位和文件", 28), ("页码", 6), ("没有核对的数", 18), ("原文", 80))
UNITS = (("单位和文件", 40), ("读到的表", 10), ("核对的数", 12), ("确定", 8), ("很可能", 8), ("提示", 8))
RULES = (("规则", 28), ("处数", 8), ("涉及份数", 10))


def workbook_report(every: Sequence[Audited]) -> bytes:
    """Five sheets: findings, tables read, numbers not checked, by unit, by rule."""
    buffer = io.BytesIO()
    # a text that begins with "=" stays a text: nothing of a published document becomes a formula
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#D9E1F2"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})

    def sheet(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]], first: str = "") -> None:
        page = book.add_worksheet(name)
        _fill(page, columns, rows, first, head, cell)

    read = "；".join(f"{heading(one)}：{what_was_read(one, 'zh')}" for one in every[:1]) if len(every) == 1 else ""
    sheet("问题清单", FINDINGS, _findings(every), read)
    sheet("读到的表", TABLES, _tables(every))
    sheet("没有核对的数", LEFT, ((heading(a), n.page or "", n.printed, n.quote) for a in every for n in a.not_checked))
    sheet("按单位", UNITS, by_unit(every))
    sheet("按规则", RULES, by_rule(every))
    book.close()
    return buffer.getvalue()


def _findings(every: Iterable[Audited]) -> Iterable[Sequence[object]]:
    number = 0
    for audited in every:
        for one in audited.findings:
            number += 1
            file = f"{audited.unit}  {Path(one.file).name}".strip()
            yield (
                *(number, file, one.page or "", called(one.certainty, "zh"), one.quote, one.chinese),
                *(one.printed, one.right, "\n".join(one.also), ""),
            )


def _tables(every: Iterable[Audited]) -> Iterable[Sequence[object]]:
    for audited in every:
        for table in audited.tables:
            kind = table.kind or "没有认出，没有核对"
            yield heading(audited), table.title, table.page or "", kind, table.money, "、".join(table.columns)


def _fill(
    page: Worksheet,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[object]],
    first: str,
    head: object,
    cell: object,
) -> None:
    """A head that stays in sight, the rows below it; `first` is a line above both."""
    top = 1 if first else 0
    if first:
        page.write_string(0, 0, first)
    for at, (name, width) in enumerate(columns):
        page.set_column(at, at, width)
        page.write_string(top, at, name, head)
    count = top
    for count, row in enumerate(rows, top + 1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(count, at, value, cell)
            else:
                page.write_string(count, at, str(value), cell)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, max(count, top), len(columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)

"""The report as text: what was read first, then the findings by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.audit.finding import Audited, Finding
from generator.audit.summary import by_rule, by_unit, called, heading, what_was_found, what_was_read


def text_report(every: Sequence[Audited], language: str) -> str:
    """Every publication, and for several a summary by unit and by rule."""
    lines = [line for one in every for line in _publication(one, language)]
    if len(every) > 1:
        lines += list(_summary(every, language))
    return "\n".join(lines) + "\n"


def _publication(audited: Audited, language: str) -> Iterator[str]:
    yield heading(audited)
    stop, colon = ("。", "：") if language == "zh" else (".", ": ")
    yield f"  {what_was_read(audited, language)}{stop}"
    yield f"  {what_was_found(audited, language)}{stop}"
    unread = [table.title or "—" for table in audited.tables if not table.kind]
    if unread:
        named = "、".join(unread)
        yield f"  没有核对的表：{named}。" if language == "zh" else f"  Tables not checked: {named}."
    for number, finding in enumerate(audited.findings, 1):
        place, sure = _place(finding, language), called(finding.certainty, language)
        yield f"  {number}. {place}{sure} [{finding.code}]{colon}{finding.text(language)}"
        if finding.quote:
            yield f"     “{finding.quote}”"
        yield from (f"     {'同因' if language == 'zh' else 'also'}{colon}{one}" for one in finding.also)
    yield ""


def _place(finding: Finding, language: str) -> str:
    if not finding.page:
        return ""
    return f"第 {finding.page} 页 " if language == "zh" else f"page {finding.page} "


def _summary(every: Sequence[Audited], language: str) -> Iterator[str]:
    chinese = language == "zh"
    yield f"共 {len(every)} 份" if chinese else f"{len(every)} publications"
    for name, tables, amounts, certain, likely, note in by_unit(every):
        if chinese:
            yield f"  {name}：表 {tables}，金额 {amounts}，确定 {certain}，很可能 {likely}，提示 {note}"
        else:
            yield f"  {name}: tables {tables}, amounts {amounts}, certain {certain}, likely {likely}, notes {note}"
    for code, count, among in by_rule(every):
        yield f"  {code}：{count} 处，{among} 份" if chinese else f"  {code}: {count} in {among}"

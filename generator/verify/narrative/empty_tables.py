"""Tables without data: they are printed empty, a sentence says so, and of no other table (docs/rules.md §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Place, Severity
from generator.recognise.printed import Heading, Paragraph, Printed, Table
from generator.verify.canonical import spaceless
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.outline import Line, contents_end
from generator.verify.rules import finding
from generator.verify.tables.entries import Entry

# "情况表为空表", "故本表无数据", "没有使用政府性基金预算拨款安排的支出", "未安排国有资本", "无政府性基金预算收支"
_EMPTY = re.compile(
    r"(?:为空表|本表无数据|表无数据|没有使用(?P<fund>[^，。]*?)安排的支出|未安排(?P<fund2>政府性基金|国有资本)|无(?P<fund3>政府性基金|国有资本)[^，。]*收支)"
)
# Kinds of tables that may be empty, and the word by which a sentence names each.
_FUNDS = (
    ("fund", "政府性基金"),
    ("capital", "国有资本"),
    ("carry", "结转结余"),
    ("projects", "项目支出"),
    ("three", "三公"),
)


def check_empty(findings: Findings) -> None:
    """B10, B14: a table is said to be empty just when it is."""
    said: set[str] = set()
    for line in findings.lines:
        # duties may say that there is none of something
        if line.is_heading or not _EMPTY.search(line.text) or "主要职能" in line.chapter:
            continue
        for kind, words in _FUNDS:
            # the sentence names the fund, or its chapter does where the sentence says 空表
            named = words in line.text or (words in line.chapter + line.section and "空表" in line.text)
            if named and kind in findings.lookup.titles and not (kind == "projects" and "没有使用" in line.text):
                said.add(kind)
                filled = [e for e in findings.lookup.kinds(kind) if e.value.value]
                if filled:
                    details = {"found": words, "computed": str(filled[0].value)}
                    findings.add("verify-not-empty", line, 0, details)
    _check_titles_said_empty(findings)
    for kind in {"fund", "capital"} - said:
        entries = list(findings.lookup.kinds(kind))
        if kind in findings.lookup.titles and not any(e.value.value for e in entries):
            title = findings.lookup.titles[kind][0]
            lines = [line for line in findings.lines if spaceless(title) in line.text] or findings.lines[:1]
            if lines:
                findings.add("verify-empty-unsaid", lines[0], 0, {"found": title})


# "没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表"
_USED = re.compile(
    r"(?:没有使用|未安排)[^，。]*?(?P<fund>政府性基金|国有资本)[^，。]*，[^，。]*?(?P<table>政府性基金|国有资本)[^，。]*表为空表"
)
_SAID_EMPTY = re.compile(r"(?P<title>[\u4e00-\u9fff“”（）]{4,40}表)(?:为空表|无数据|无内容)")


def _check_titles_said_empty(findings: Findings) -> None:
    """A table that a sentence calls empty by its title is; the fund that was not used is that of the table."""
    filled = {
        spaceless(title) for kind, titles in findings.lookup.titles.items() if kind != "other" for title in titles
    }
    for line in findings.lines:
        used = _USED.search(line.text)
        if used and used["fund"] != used["table"]:
            details = {"found": used["fund"], "computed": used["table"]}
            findings.add("verify-empty-other", line, used.start(), details)
        _check_chapter(findings, line)
        for said in _SAID_EMPTY.finditer(line.text):
            title = max((one for one in filled if one and said["title"].endswith(one)), key=len, default="")
            entry = next((one for one in _entries_of(findings, title) if one.value.value), None) if title else None
            if entry:
                details = {"found": title, "computed": str(entry.value.value)}
                findings.add("verify-not-empty", line, said.start(), details)


def _check_chapter(findings: Findings, line: Line) -> None:
    """Below a heading about one fund it is not another of which there is nothing."""
    own = [words for _, words in _FUNDS[:2] if words in (line.section or line.chapter)]
    named = [words for _, words in _FUNDS[:2] if words in line.text]
    # "故本表无数据" stands below a table, whose title need not be a heading: check_notes holds it against that
    if line.is_heading or "本表" in line.text or len(own) != 1 or len(named) != 1 or own == named:
        return
    if re.search(r"没有使用|未安排|无(?:政府性基金|国有资本)", line.text) and not line.is_typed(0):
        findings.add("verify-empty-other", line, 0, {"found": named[0], "computed": own[0]})


def _entries_of(findings: Findings, title: str) -> Iterator[Entry]:
    """The entries of the tables of the kind that has this title alone."""
    titles = findings.lookup.titles
    kinds = [kind for kind, named in titles.items() if {spaceless(one) for one in named} == {title}]
    return findings.lookup.kinds(*kinds)


# ── what stands below a title ─────────────────────────────────────────────────────────────────────────────────────

_NOTE = re.compile(r"本表反映|空表|无数据|没有使用|未安排|无.{0,20}收支|没有.{0,20}(?:收入|支出|安排)")
_TITLE = re.compile(r"表(?:[（(][^（()）]{1,20}[)）])?$")  # "政府性基金预算支出情况表", "收支总表（一）"
# What a sentence says that stands in the place of a table.
_INSTEAD = re.compile(r"无|没有|未|空|不涉及|不公开|详见|附件")
FEWEST_TABLES = 3  # titles with a table before a title without one is a slip and no way of drawing up the document


def check_notes(findings: Findings, printed: Printed) -> None:
    """B14: a note below a table names its fund; each title of a table has one below it."""
    title: Heading | None = None  # the last title of a table that none has followed yet
    fund, tables = "", 0
    missing: list[Heading] = []
    told: list[Heading] = []  # whose table a sentence takes the place of
    for block in printed.blocks[contents_end(printed) :]:
        if isinstance(block, Table):
            title, tables = None, tables + 1
        elif isinstance(block, Heading):
            missing += [title] if title else []
            title = block if _is_title(block) else None
            fund = next((words for kind, words in _FUNDS[:2] if words in block.text), "")
        elif isinstance(block, Paragraph):
            if _TITLE.search(spaceless(block.text)):
                fund = ""  # a PDF may show a title as any line: whose table a note is below is not known
            told += [title] if title and _INSTEAD.search(block.text) else []
            _check_note(findings, block, fund)
    missing += [title] if title else []
    for heading in missing if tables >= FEWEST_TABLES else ():
        place = Place(heading.where.file, heading.where.block)
        severity = Severity.WARNING if heading in told else None
        findings.problems.append(finding("verify-table-missing", place, {"title": heading.text}, severity))


def _is_title(heading: Heading) -> bool:
    """Whether a table must follow: 部门收支总体情况表, not 第二部分 公开表 nor a title that others stand below."""
    text = spaceless(heading.text)
    return bool(_TITLE.search(text)) and "部分" not in text[:6] and not text.endswith(("公开表", "附表", "报表"))


def _check_note(findings: Findings, note: Paragraph, fund: str) -> None:
    """A note that says of another fund than the table's that there is nothing."""
    text = spaceless(note.text)
    others = [words for _, words in _FUNDS[:2] if words in text and words != fund]
    if fund and fund not in text and others and "表" in text and _NOTE.search(text):
        place = Place(note.where.file, note.where.block)
        findings.problems.append(finding("verify-empty-other", place, {"found": others[0], "computed": fund}))

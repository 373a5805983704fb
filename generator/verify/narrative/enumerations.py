"""What the narrative lists by name against the rows that have an amount: sources, classes, 款, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.verify.canonical import canonical, likeness, spaceless
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.functional_paths import names_listed
from generator.verify.narrative.items_described import check_items
from generator.verify.narrative.outline import Line
from generator.verify.narrative.tables_meant import tables_meant, tables_of
from generator.verify.tables.entries import Entry

NEAR = 0.6  # a name in a list and a row that the list lacks are one, misnamed, if they are that like
CLASS, ECONOMIC = 3, 5  # digits of the codes of a functional 类 and of an economic 款
PERSONNEL = {"301", "303"}  # the economic classes of 人员经费 (docs/rules.md §7)
_SOURCE = re.compile(r"\d[.、．]")  # "1.一般公共预算拨款", a line of 收支总表
_GROUP = re.compile(r"[一二三四]、")  # "一、本年收入", "二、上年结转"
_CLASS = re.compile(r"[一二三四五六七八九十百零]+、")  # "一、一般公共服务支出", where classes have no code
_BRACKETED = re.compile(r"（[^（）]*）")  # "（补助）" of 财政拨款（补助）
# What a class is used for, between the names of classes: "主要用于办公费。（1）差旅费；（2）会议费"
_USES = re.compile(r"主要用于[^；。]*(?:[；。](?=[（(]?\d)[^；。]*)*")
# "收入预算包括：一般公共预算、单位资金", "支出预算包括：", "下设3个科室，分别是：文书科、行政科"
_LIST = re.compile(r"(?:^|(?<=[，。；：]))(?P<what>[^，。；：]*?)(?:主要)?(?:包括|分别是|分别为)[:：]?(?P<list>[^。]+)")
# "人员经费700.00万元，主要包括：基本工资、津贴补贴", "公用经费100.00万元，占12.50%，主要用于办公费60.00万元"
_ECONOMIC = re.compile(
    r"(?P<kind>人员|公用)经费(?:支出)?(?:[\d,.]+万?元)?[，,]?(?:占[^，]*，)?(?:主要)?(?:包括|用于)[:：]?(?P<list>[^；。]+)"
)


def check_lists(findings: Findings) -> None:
    """E02, E03, E05, E14: nothing that has an amount is missing from a list, nothing without one stands in it."""
    for at, line in enumerate(findings.lines):
        found = None if line.is_heading else _LIST.search(line.text)
        if not found or line.is_typed(found.start("list")):
            continue
        what = found["what"]  # 收入预算, 支出预算, 人员经费700.00万元
        economic = list(_ECONOMIC.finditer(line.text))
        for one in (one for one in economic if not line.is_typed(one.start("kind"))):
            _check_economic(findings, line, one["kind"], one["list"])
        if economic:
            continue
        if re.search("收入", what) and "预算" in what:
            _check_sources(findings, line, found["list"])
        elif re.search("支出", what):
            following = [one.text for one in _until_heading(findings.lines[at + 1 :])]
            _check_classes(findings, line, "；".join([line.text[found.start("list") :], *following]))
        elif re.search("科室|处室|机构|部门", line.text[: found.start("list")]):
            _check_offices(findings, line, found["list"])
    check_items(findings)


def _until_heading(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines that a list may go on in: up to the next heading or the next list."""
    for line in lines:
        if line.is_heading or _LIST.search(line.text):
            return
        yield line


def _report(findings: Findings, line: Line, what: str, missing: Iterable[str], extra: Iterable[str]) -> None:
    for name in missing:
        findings.add("verify-list-missing", line, 0, {"name": what, "found": name.strip()})
    for name in extra:
        findings.add("verify-list-extra", line, 0, {"name": what, "found": name.strip()})


def _compare(
    findings: Findings, line: Line, what: str, listed: list[str], wanted: dict[str, str], known: set[str]
) -> None:
    """`wanted` are the rows with an amount by canonical name: a near name is a misnomer.

    `known` are rows that print a zero for next to nothing: they may be listed and need not.
    """
    names = {canonical(name, findings.lookup.unit): name for name in listed}
    missing = {key: name for key, name in wanted.items() if key not in names}
    extra = {key: name for key, name in names.items() if key not in wanted and key not in known}
    for key, name in list(extra.items()):
        near = max(missing, key=lambda one: likeness(one, key), default="")
        if near and likeness(near, key) >= NEAR:
            findings.add("verify-name", line, 0, {"found": name, "table": missing.pop(near)})
            del extra[key]
    _report(findings, line, what, missing.values(), extra.values())


def _next_to_nothing(rows: Iterable[Entry]) -> set[str]:
    return {canonical(entry.label) for entry in rows if not entry.value.value and not entry.value.exact}


def _check_economic(findings: Findings, line: Line, kind: str, text: str) -> None:
    """The 款 of 人员经费 or 公用经费."""
    rows = [e for e in findings.lookup.kinds("basic") if len(e.code) == ECONOMIC and not e.is_empty]
    rows = [e for e in rows if _is_of(e, kind)]
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    listed = [name for name, _ in names_listed(text)]
    if wanted:
        _compare(findings, line, f"{kind}经费", listed, wanted, _next_to_nothing(rows))


def _is_of(entry: Entry, kind: str) -> bool:
    """Whether an economic row belongs to 人员经费 (301, 303) or 公用经费 (the rest)."""
    return (entry.code[:CLASS] in PERSONNEL) == (kind == "人员")


def _check_sources(findings: Findings, line: Line, text: str) -> None:
    """收入预算包括: the sources of table 1, or of the table of fiscal money where the section is about that."""
    kinds = tables_meant(line.section, line.chapter)
    kind = "fiscal" if kinds[:1] == ("fiscal",) else "overall"
    rows = [e for e in findings.lookup.kinds(kind) if e.main and not e.code and _is_source(e, kind)]
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    listed = [name for name, _ in names_listed(_BRACKETED.sub("", text))]
    if wanted:
        _compare(findings, line, line.text.split("：")[0], listed, wanted, _next_to_nothing(rows))


def _is_source(entry: Entry, kind: str) -> bool:
    """Whether a row is a source by itself and no heading or total of several."""
    label = spaceless(entry.label)
    if kind == "overall":
        return bool(_SOURCE.match(label))
    return not _GROUP.match(label) and not entry.is_total and "收入" in "".join(entry.head)


def _check_classes(findings: Findings, line: Line, text: str) -> None:
    """支出预算包括: the functional classes that have an amount."""
    kinds = tables_of(line)[:1]
    rows = [e for e in findings.lookup.kinds(*kinds) if e.main and _is_class(e)]
    # 一般公共预算支出包括 in a section on fiscal money: only the classes with money of the general budget
    if kinds == ("fiscal",) and line.text.startswith("一般公共预算"):
        general = [e for e in findings.lookup.kinds("fiscal") if e.leaf.startswith("一般公共预算") and _is_class(e)]
        rows = general or rows
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    cut = _USES.sub("", text)
    # a name that does not end with 支出 is rather an item than a class
    listed = [name for name, _ in names_listed(cut) if name.endswith("支出") or canonical(name) in wanted]
    if wanted and listed:
        _compare(findings, line, line.text.split("：")[0], listed, wanted, _next_to_nothing(rows))


def _is_class(entry: Entry) -> bool:
    """Whether a row is a functional class: by its code of three digits, or numbered on the side of expenditure."""
    side = "".join(entry.head)
    numbered = not entry.code and "支出" in side and bool(_CLASS.match(spaceless(entry.label)))
    return len(entry.code) == CLASS or numbered


# "下设3个科室", "内设机构6个", "设有2家"
_COUNTED = re.compile(r"(?:下设|内设|设有)[^，。；]*?(?P<count>\d+)(?:个|家)")


def _check_offices(findings: Findings, line: Line, text: str) -> None:
    """下设6个科室，分别是…: as many names as are said."""
    found = _COUNTED.search(line.text)
    names = [name for name in re.split(r"[、，；]", text.rstrip("。")) if name]
    for item in findings.statements.items:
        if item.line is line and found:
            findings.mark(line, item.counts)
    if found and int(found["count"]) != len(names):
        details = {"name": "科室", "found": found["count"], "computed": str(len(names))}
        findings.add("verify-count", line, found.start("count"), details)

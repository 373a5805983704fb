"""What the narrative lists by name against the rows that have an amount: sources, classes, items, 款, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.verify.canonical import canonical, likeness, spaceless
from generator.verify.narrative.amounts import code_of, functional_rows, tables_meant, tables_of
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.functional_paths import names_listed
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item, value_of
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

_LIST = re.compile(r"(?P<what>[^，。；：]*?)(?:主要)?(?:包括|分别是|分别为)[:：]?(?P<list>[^。]+)")
_ECONOMIC = re.compile(
    r"(?P<kind>人员|公用)经费(?:支出)?(?:[\d,.]+万?元)?[，,]?(?:占[^，]*，)?(?:主要)?(?:包括|用于)[:：]?(?P<list>[^；。]+)"
)


def check_lists(findings: Findings) -> None:
    """E02, E03, E05, E14: nothing that has an amount is missing from a list, nothing without one stands in it."""
    for at, line in enumerate(findings.lines):
        found = None if line.is_heading else _LIST.search(line.text)
        if not found or line.is_typed(found.start("list")):
            continue
        what = found["what"]
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
    _check_items(findings)


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
    """`wanted` are the rows with an amount by canonical name, `known` all rows: a near name is a misnomer."""
    names = {canonical(name, findings.lookup.unit): name for name in listed}
    missing = {key: name for key, name in wanted.items() if key not in names}
    extra = {key: name for key, name in names.items() if key not in wanted}
    for key, name in list(extra.items()):
        near = max(missing, key=lambda one: likeness(one, key), default="")
        if near and likeness(near, key) >= 0.6:
            findings.add("verify-name", line, 0, {"found": name, "table": missing.pop(near)})
            del extra[key]
    _report(findings, line, what, missing.values(), extra.values())


def _check_economic(findings: Findings, line: Line, kind: str, text: str) -> None:
    """The 款 of 人员经费 or 公用经费."""
    rows = [e for e in findings.lookup.kinds("basic") if len(e.code) == 5 and not e.is_empty]
    rows = [e for e in rows if _is_of(e, kind)]
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    listed = [name for name, _ in names_listed(text)]
    if wanted:
        _compare(findings, line, f"{kind}经费", listed, wanted, {canonical(e.label) for e in rows})


def _is_of(entry: Entry, kind: str) -> bool:
    """Whether an economic row belongs to 人员经费 (301, 303) or 公用经费 (the rest)."""
    return (entry.code[:3] in {"301", "303"}) == (kind == "人员")


def _check_sources(findings: Findings, line: Line, text: str) -> None:
    """收入预算包括: the sources of table 1, or of the table of fiscal money where the section is about that."""
    kinds = tables_meant(line.section, line.chapter)
    kind = "fiscal" if kinds[:1] == ("fiscal",) else "overall"
    rows = [e for e in findings.lookup.kinds(kind) if e.main and not e.code and _is_source(e, kind)]
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    listed = [name for name, _ in names_listed(re.sub(r"（[^（）]*）", "", text))]
    if wanted:
        _compare(findings, line, line.text.split("：")[0], listed, wanted, {canonical(e.label) for e in rows})


def _is_source(entry: Entry, kind: str) -> bool:
    label = spaceless(entry.label)
    if kind == "overall":
        return bool(re.match(r"\d[.、．]", label))
    return not re.match(r"[一二三四]、", label) and not entry.is_total and "收入" in "".join(entry.head)


def _check_classes(findings: Findings, line: Line, text: str) -> None:
    """支出预算包括: the functional classes that have an amount."""
    kinds = tables_of(line)[:1]
    rows = [e for e in findings.lookup.kinds(*kinds) if e.main and _is_class(e)]
    if kinds == ("fiscal",) and line.text.startswith("一般公共预算"):
        general = [e for e in findings.lookup.kinds("fiscal") if e.leaf.startswith("一般公共预算") and _is_class(e)]
        rows = general or rows
    wanted = {canonical(e.label): e.label for e in rows if e.value.value}
    cut = re.sub(r"主要用于[^；。]*(?:[；。](?=[（(]?\d)[^；。]*)*", "", text)
    listed = [name for name, _ in names_listed(cut) if name.endswith("支出") or canonical(name) in wanted]
    if wanted and listed:
        _compare(findings, line, line.text.split("：")[0], listed, wanted, set())


def _is_class(entry: Entry) -> bool:
    side = "".join(entry.head)
    return len(entry.code) == 3 or (
        not entry.code and "支出" in side and bool(re.match(r"[一二三四五六七八九十]+、", spaceless(entry.label)))
    )


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


# ── items of the general budget ───────────────────────────────────────────────────────────────────────────────────


def _check_items(findings: Findings) -> None:
    """E03: every 项 of the general budget is described; one with no amount and no row may be, for it fell away."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in findings.statements.items:
        if item.path and len(item.path.names) == 3 and item.amounts:
            groups.setdefault((item.line.chapter, item.line.section), []).append(item)
    for items in groups.values():
        if len(items) >= 2:
            _check_complete(findings, items)


def _check_complete(findings: Findings, items: list[Item]) -> None:
    lookup = findings.lookup
    described = {code_of(lookup, item.path, value_of(item)) for item in items if item.path}
    full = _with_amount(lookup, ("general",))
    of_this_year = _codes_of_this_year(lookup) or full
    missing = (full if len(full - described) <= len(of_this_year - described) else of_this_year) - described
    names = functional_rows(lookup)
    for code in sorted(missing):
        findings.add(
            "verify-list-missing",
            items[-1].line,
            0,
            {"name": items[0].line.section or items[0].line.chapter, "found": f"{code} {names[code]}"},
        )


def _with_amount(lookup: Lookup, kinds: tuple[str, ...]) -> set[str]:
    return {e.code for e in lookup.rows(*kinds) if len(e.code) == 7 and e.value.value}


def _codes_of_this_year(lookup: Lookup) -> set[str]:
    """The items to which the general budget gives money this year, carried-over money left out."""
    return {
        e.code
        for e in lookup.kinds("income")
        if len(e.code) == 7 and e.value.value and re.fullmatch("一般公共|上级一般公共预算转移支付", canonical(e.leaf))
    }


# ── empty tables, tables of projects ──────────────────────────────────────────────────────────────────────────────

_EMPTY = re.compile(
    r"(?:为空表|本表无数据|表无数据|没有使用(?P<fund>[^，。]*?)安排的支出|未安排(?P<fund2>政府性基金|国有资本)|无(?P<fund3>政府性基金|国有资本)[^，。]*收支)"
)
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
        if line.is_heading or not _EMPTY.search(line.text) or "主要职能" in line.chapter:
            continue
        for kind, words in _FUNDS:
            named = words in line.text or (words in line.chapter + line.section and "空表" in line.text)
            if named and kind in findings.lookup.titles and not (kind == "projects" and "没有使用" in line.text):
                said.add(kind)
                filled = [e for e in findings.lookup.kinds(kind) if e.value.value]
                if filled:
                    details = {"found": words, "computed": str(filled[0].value)}
                    findings.add("verify-not-empty", line, 0, details)
    for kind in {"fund", "capital"} - said:
        entries = list(findings.lookup.kinds(kind))
        if kind in findings.lookup.titles and not any(e.value.value for e in entries):
            title = findings.lookup.titles[kind][0]
            lines = [line for line in findings.lines if spaceless(title) in line.text] or findings.lines[:1]
            if lines:
                findings.add("verify-empty-unsaid", lines[0], 0, {"found": title})


def check_performance(findings: Findings) -> None:
    """E17: the projects and their money are those of the target tables."""
    lookup = findings.lookup
    budgets = {e.project: e for e in lookup.kinds("performance") if e.project and "年度预算总额" in e.label}
    if not budgets:
        return
    fiscal = [
        e for e in lookup.kinds("performance") if e.project and re.search("财政拨款", e.label) and "上年" not in e.label
    ]
    other = [e for e in lookup.kinds("performance") if e.project and re.search("其他资金", e.label)]
    for item in findings.statements.items:
        about = re.search("绩效", item.line.section + item.line.chapter) or "绩效目标" in item.line.text
        if not about or "附件" in item.line.part:
            continue
        _check_projects(findings, item, budgets, fiscal, other)


def _check_projects(
    findings: Findings, item: Item, budgets: dict[str, Entry], fiscal: list[Entry], other: list[Entry]
) -> None:
    text = item.line.text
    outside = "非财政拨款" in text[: item.earliest].rsplit("；", 1)[-1]
    chosen = [e for e in (other if outside else fiscal) if e.value.value]
    for mention in item.counts:
        if mention.unit != "个":
            continue
        noun = text[: mention.start].rsplit("，", 1)[-1].rsplit("；", 1)[-1]
        if "整体" in noun:
            expected = findings.lookup.wholes
        elif "财政拨款" in noun:
            mixed = {e.project for e in fiscal if e.value.value}
            alone = [e for e in chosen if not outside or e.project not in mixed]
            # money of both kinds: some count such a project once, as one of fiscal money
            expected = len(alone) if int(mention.number.value) == len(alone) else len(chosen)
        else:
            expected = len(budgets)
        findings.mark(item.line, [mention])
        if mention.number.value != expected:
            details = {"name": noun.lstrip("0123456789年，"), "found": mention.text, "computed": str(expected)}
            findings.add("verify-count", item.line, mention, details)
    main = item.main
    if main and re.search("金额|涉及", item.noun):
        _check_money(findings, item, chosen)


def _check_money(findings: Findings, item: Item, chosen: list[Entry]) -> None:
    text, main = item.line.text, item.main
    assert main is not None
    if "整体" in text[: main.start].rsplit("；", 1)[-1]:
        wholes = [e for e in findings.lookup.kinds("overall") if e.is_total]
        expected = wholes[-1].value.value if wholes else None
    else:
        expected = sum((e.value.value for e in chosen), start=main.number.value * 0)
    findings.mark(item.line, [main])
    if expected is not None and abs(expected - main.number.value) >= main.number.half:
        details = {"name": item.called, "found": main.text, "computed": str(expected), "cell": "绩效目标表"}
        findings.add("verify-amount", item.line, main, details)


def project_names(findings: Findings) -> None:
    """E18: a project that the narrative describes is one of the table of projects."""
    labels = {canonical(e.label) for e in findings.lookup.kinds("projects") if e.main and e.code}
    if not labels:
        return
    for line in findings.lines:
        found = re.search(r"项目名称[:：](?P<name>.+?)[，。；]?$", line.text)
        if found and canonical(found["name"]) not in labels:
            findings.add("verify-project", line, found.start("name"), {"found": found["name"]})

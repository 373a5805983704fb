"""Every amount of an indicator against the table cell of that name: which cell is meant, the headings tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from generator.verify.canonical import canonical, likeness
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.functional_paths import Path
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Item
from generator.verify.rounded import Rounded
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

ALL = (
    "overall",
    "income",
    "expenditure",
    "fiscal",
    "general",
    "basic",
    "projects",
    "fund",
    "capital",
    "three",
    "carry",
)
FUNCTIONAL = ("general", "income", "expenditure", "fiscal", "overall", "fund", "capital")
# Which tables a section speaks of, by its heading; the innermost heading that says so decides.
_SCOPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("三公", ("three",)),
    ("机关运行|运行经费", ("basic",)),
    ("采购|资产|一般性支出|机构|人员情况", ()),
    ("绩效|自评", ("performance", "overall", "expenditure", "income", "general", "projects", "basic")),
    ("政府性基金", ("fund",)),
    ("国有资本", ("capital",)),
    ("结转", ("carry", "overall")),
    ("项目支出", ("projects", "performance")),
    ("基本支出", ("basic", "general")),
    ("财政拨款(?:收支|收入支出)", ("fiscal", "overall", "income", "general")),
    ("一般公共预算|财政拨款支出", ("general", "income", "fiscal", "overall", "projects")),
    ("收支|收入支出", ("overall", "income", "expenditure")),
    ("收入", ("income", "overall")),
    ("支出", ("expenditure", "overall")),
)


@cache
def tables_meant(section: str, chapter: str, part: str = "") -> tuple[str, ...]:
    """The kinds of tables that a section's amounts come from; an annex may speak of all."""
    if "附件" in part:
        return (*ALL, "performance")
    for heading in (section, chapter):
        for words, kinds in _SCOPES:
            if heading and re.search(words, heading):
                return kinds
    return ALL


_LEADS = (
    (re.compile(r"政府性基金[^，。：]*支出包括"), "fund"),
    (re.compile(r"国有资本经营[^，。：]*支出包括"), "capital"),
)


def tables_of(line: Line) -> tuple[str, ...]:
    """The same for a line, which may say itself that it is about another fund."""
    for lead, kind in _LEADS:
        if lead.match(line.text):
            return (kind,)
    return tables_meant(line.section, line.chapter, line.part)


def check_amounts(findings: Findings) -> None:
    """E01, E04, E06, E07, E16, E19: the amounts, names and codes of all statements."""
    for item in findings.statements.items:
        for aspect, mention in item.amounts.items():
            if item.path:
                _check_path(findings, item, item.path, mention, aspect)
            else:
                _check_name(findings, item, mention, aspect)


# ── by name ───────────────────────────────────────────────────────────────────────────────────────────────────────


def entries_for(lookup: Lookup, item: Item, aspect: str) -> list[Entry]:
    """The cells that an amount may mean."""
    kinds = tables_of(item.line)
    if item.project:
        found = [e for e in lookup.kinds("projects") if e.main and canonical(e.label) == item.name]
        if len(found) > 1:  # a project under several items: a row for each, and their sum is the project
            whole = sum((entry.value.value for entry in found), Decimal(0))
            found.append(replace(found[0], value=replace(found[0].value, value=whole)))
        target = [e for e in lookup.kinds("performance") if e.project and canonical(e.project) == item.name]
        return found + [e for e in target if re.search("年度预算总额|合计", e.label)]
    found = lookup.named(item.name, kinds)
    if kinds[:1] == ("fiscal",) and item.name in {"上年结转", "结转"}:
        found = lookup.named("财政拨款结转", kinds) or found
    codes = dict.fromkeys(entry.code for entry in found if len(entry.code) in {3, 5, 7} and entry.kind in FUNCTIONAL)
    found += [cell for code in codes for cell in _cells(lookup, code, kinds) if cell not in found]
    return [entry for entry in found if _fits(entry, aspect, lookup.is_final)]


def totals_meant(lookup: Lookup, item: Item) -> list[Entry]:
    """The totals of the table that a section speaks of first."""
    kinds = tables_of(item.line)[:1]
    totals = [e for e in lookup.kinds(*kinds) if e.is_total and (e.main or e.leaf in {"合计", "小计"})]
    return [entry for entry in totals if _fits(entry, "", lookup.is_final)]


def _fits(entry: Entry, aspect: str, is_final: bool) -> bool:
    """Whether a cell is of the kind of amount that is said: final accounts print budget and actual side by side."""
    head = entry.head[0] if entry.head else ""
    planned = "预算数" in head and "决算" not in head
    if not is_final or aspect in {"", "actual"}:
        return not (is_final and planned)
    return planned


def _check_name(findings: Findings, item: Item, mention: Mention, aspect: str) -> None:
    found = entries_for(findings.lookup, item, aspect)
    if found:
        findings.mark(item.line, [mention])
        if not any(_same(entry.value, mention.number) for entry in found):
            _differs(findings, item, mention, _closest(found, mention))
        return
    if aspect in {"initial", "budget"} and findings.lookup.is_final:
        findings.mark(item.line, [mention], "taken")
        return
    near = _nearest(findings.lookup, item, mention)
    if near:
        details = {"found": item.called, "table": near.label.strip()}
        findings.add("verify-name", item.line, mention.start - len(item.noun), details)
        findings.mark(item.line, [mention])
        return
    elsewhere = [e for e in findings.lookup.by_name.get(item.name, ()) if _same(e.value, mention.number)]
    findings.mark(item.line, [mention], "checked" if elsewhere and mention.number.value else "taken")


def _same(cell: Rounded, said: Rounded) -> bool:
    """Whether a cell is what a sentence says: the same at the places that both are rounded to."""
    return abs(cell.value - said.value) < max(cell.half, said.half)


def _closest(cells: list[Entry], mention: Mention) -> Entry:
    """The cell that is most likely meant: the one nearest in amount."""
    return min(cells, key=lambda cell: abs(cell.value.value - mention.number.value))


def _differs(findings: Findings, item: Item, mention: Mention, entry: Entry) -> None:
    details = {"name": item.called, "found": mention.text, "computed": str(entry.value), "cell": entry.words()}
    findings.add("verify-amount", item.line, mention, details)


def _nearest(lookup: Lookup, item: Item, mention: Mention) -> Entry | None:
    """The row of nearly the same name and just that amount: the sentence misnames it."""
    kinds = tables_of(item.line)
    if len(item.name) < 4 or not mention.number.value or "performance" in kinds:
        return None
    best: tuple[float, Entry] | None = None
    for entry in lookup.kinds(*kinds):
        if entry.code and entry.main and _same(entry.value, mention.number):
            score = likeness(canonical(entry.label), item.name)
            if score >= 0.6 and (best is None or score > best[0]):
                best = (score, entry)
    return best[1] if best else None


# ── by functional path ────────────────────────────────────────────────────────────────────────────────────────────


def functional_rows(lookup: Lookup) -> dict[str, str]:
    """The name of every functional code that any table prints."""
    return {entry.code: entry.label.strip() for entry in lookup.rows(*FUNCTIONAL)}


def code_of(lookup: Lookup, path: Path, amount: Rounded | None) -> str:
    """The code of the row that a path means; empty where no row comes near."""
    names = functional_rows(lookup)
    length = {1: 3, 2: 5, 3: 7}[len(path.names)]
    wanted = [canonical(name) for name in path.names]
    best, chosen = 0.0, ""
    for code in (code for code in names if len(code) == length):
        chain = [canonical(names.get(code[:cut], "")) for cut in (3, 5, 7)[: len(wanted)]]
        weights = (1, 1, 3)[-len(wanted) :] if len(wanted) > 1 else (1,)
        score = sum(w * likeness(a, b) for w, a, b in zip(weights, chain, wanted, strict=True)) / sum(weights)
        score += 0.1 if path.code == code else 0
        score += 0.15 if amount and amount.value and any(_same(v, amount) for v in values_of(lookup, code)) else 0
        if score > best:
            best, chosen = score, code
    return chosen if best >= 0.75 else ""


def values_of(lookup: Lookup, code: str, kinds: Iterable[str] = FUNCTIONAL) -> list[Rounded]:
    """What a functional item may amount to: in each table its total, of the income also the general budget's part."""
    return [entry.value for entry in _cells(lookup, code, kinds)]


def _cells(lookup: Lookup, code: str, kinds: Iterable[str]) -> Iterator[Entry]:
    wanted = set(kinds)
    for entry in lookup.by_code.get(code, ()):
        if entry.kind not in wanted or (entry.is_empty and not entry.main):
            continue
        if entry.kind == "income":
            if canonical(entry.leaf) in {"一般公共", "财政拨款", "财政拨款收入"}:
                yield entry
        elif entry.main:
            yield entry


def _by_label(lookup: Lookup, path: Path, kinds: Iterable[str]) -> list[Entry]:
    """Rows without codes (final accounts' totals) that bear the name of a class."""
    return lookup.named(canonical(path.names[0]), kinds) if len(path.names) == 1 else []


def _check_path(findings: Findings, item: Item, path: Path, mention: Mention, aspect: str) -> None:
    lookup = findings.lookup
    if aspect in {"initial", "budget"} and lookup.is_final:
        findings.mark(item.line, [mention], "taken")
        return
    kinds = tables_of(item.line) or FUNCTIONAL
    code = code_of(lookup, path, mention.number)
    cells = list(_cells(lookup, code, kinds)) if code else _by_label(lookup, path, kinds)
    findings.mark(item.line, [mention])
    if code:
        _check_names(findings, item, path, code)
    if cells and not any(_same(cell.value, mention.number) for cell in cells):
        _differs(findings, item, mention, _closest(cells, mention))
    if not cells and mention.number.value != Decimal(0):
        details = {"name": item.called, "found": mention.text}
        findings.add("verify-no-row", item.line, mention, details)


def _check_names(findings: Findings, item: Item, path: Path, code: str) -> None:
    names = functional_rows(findings.lookup)
    cuts = (3, 5, 7)
    for name, printed, cut in zip(path.names, path.codes, cuts, strict=False):
        table = names.get(code[:cut], "")
        if table and not _is_called(name, table, cut):
            findings.add("verify-name", item.line, path.start, {"found": name, "table": table})
        part = code[:cut][-3 if cut == 3 else -2 :]
        if printed and printed != part:
            details = {"name": name, "found": printed, "computed": part}
            findings.add("verify-code", item.line, path.start, details)


def _is_called(name: str, table: str, cut: int) -> bool:
    """Whether a name is the table's; a class may leave out its 支出."""
    said, known = canonical(name), canonical(table)
    return said == known or (cut == 3 and said == known.removesuffix("支出"))


def mark_codes(findings: Findings, line: Line, mentions: Iterable[Mention]) -> None:
    """Codes in brackets are compared with the rows' own as the names are."""
    findings.mark(line, [mention for mention in mentions if mention.kind == "code"])

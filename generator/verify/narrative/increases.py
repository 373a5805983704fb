"""Rates, shares and completions, recomputed from the amounts that stand beside them; their direction words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from generator.verify.canonical import canonical
from generator.verify.narrative.amounts import ALL, entries_for, totals_meant
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.statements import Item, value_of
from generator.verify.rounded import Rounded, Span, rate, share

ZERO = Decimal(0)
HUNDRED = Decimal(100)


def check_changes(findings: Findings) -> None:
    """F01, F06, F07: a rate is the change by what the amount was before; its words go the same way."""
    for item in findings.statements.items:
        change, rate_said = item.change, item.rate
        if change:
            findings.mark(item.line, [change], "taken")
        if rate_said:
            findings.mark(item.line, [rate_said], "taken")
        if change and rate_said:
            _check_directions(findings, item, change, rate_said)
            _check_rate(findings, item, change, rate_said)
        _check_completion(findings, item)
    _check_zero_words(findings)


def _check_directions(findings: Findings, item: Item, change: Mention, said: Mention) -> None:
    if change.sign != said.sign:
        details = {"name": item.called, "change": change.word, "rate": said.word}
        findings.add("verify-direction", item.line, said, details)


def amount_of(findings: Findings, item: Item) -> Rounded | None:
    """The amount that a change is about: said here, elsewhere in the chapter, or in a table."""
    if item.main:
        return item.main.number
    for other in findings.statements.chapter(item.line):
        if other is not item and other.key == item.key and other.main:
            return other.main.number
    found = entries_for(findings.lookup, item, "")
    return found[0].value if found else None


def _check_rate(findings: Findings, item: Item, change: Mention, said: Mention) -> None:
    amount = amount_of(findings, item)
    if amount is None or change.unit not in {"万元", "元", "亿元", "千元", "万"}:
        return
    findings.mark(item.line, [change, said])
    possible = _possible_rate(amount, change)
    if possible is None:  # all of it is new: 100%, or no rate at all
        if said.number.value != HUNDRED:
            _wrong(findings, "verify-rate", item, said, "100")
        return
    if not possible.wider(said.number.half).holds(Span(said.number.value, said.number.value)):
        _wrong(findings, "verify-rate", item, said, _shown(possible, said.number.places))


def _possible_rate(amount: Rounded, change: Mention) -> Span | None:
    number = change.number
    if number.value == 0:
        return Span(ZERO, ZERO)
    if change.sign > 0 and abs(amount.value - number.value) <= amount.half + number.half:
        return None
    return rate(amount, number, change.sign) or Span(Decimal(-1), Decimal(-1))


def _shown(span: Span, places: int) -> str:
    middle = (span.low + span.high) / 2
    return f"{middle:.{places}f}" if middle >= 0 else "—"


def _wrong(findings: Findings, code: str, item: Item, said: Mention, computed: str, **more: object) -> None:
    findings.add(code, item.line, said, {"name": item.called, "found": said.text, "computed": computed, **more})


# ── completion ────────────────────────────────────────────────────────────────────────────────────────────────────

_COMPARED = re.compile(r"(?:决算|执行|支出)数?(?P<word>大于|小于|高于|低于|等于|超过)(?:年初|全年)?预算数?")


def _check_completion(findings: Findings, item: Item) -> None:
    """F08: what was spent by what was planned, and the words 大于 and 小于."""
    planned = item.amounts.get("initial") or item.amounts.get("budget")
    actual = item.amounts.get("actual")
    done = item.completion
    if done:
        findings.mark(item.line, [done], "taken")
    if not planned or not actual:
        return
    if done:
        findings.mark(item.line, [done, planned, actual])
        possible = share(actual.number, planned.number)
        if possible is None or not possible.wider(done.number.half).holds(Span(done.number.value, done.number.value)):
            _wrong(findings, "verify-completion", item, done, _shown(possible, done.number.places) if possible else "—")
    found = _COMPARED.search(item.line.text, actual.end)
    between = item.line.text[actual.end : found.start()] if found else ""
    if found and "。" not in between.rstrip("。") and not re.search(r"\d万元", between):
        sign = (actual.number.value > planned.number.value) - (actual.number.value < planned.number.value)
        said = {"大于": 1, "高于": 1, "超过": 1, "等于": 0}.get(found["word"], -1)
        findings.mark(item.line, [planned, actual])
        if said != sign:
            details = {"name": item.called, "change": found["word"], "rate": ("等于", "大于", "小于")[sign]}
            findings.add("verify-direction", item.line, found.start("word"), details)


# ── shares ────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_shares(findings: Findings) -> None:
    """F02: a share is the part by the base that is named, or by the total that the list began with."""
    for item in findings.statements.items:
        for said in item.shares:
            findings.mark(item.line, [said], "taken")
            part = value_of(item) if item.amounts else None
            if part is None:
                continue
            bases = list(_bases(findings, item, said, part))
            spans = [span for base in bases if (span := share(part, base))]
            if not spans:
                continue
            findings.mark(item.line, [said])
            value = Span(said.number.value, said.number.value)
            if not any(span.wider(said.number.half).holds(value) for span in spans):
                _wrong(findings, "verify-share", item, said, _shown(spans[0], said.number.places))


def _bases(findings: Findings, item: Item, said: Mention, part: Rounded) -> Iterator[Rounded]:
    """The totals that a share may refer to, none smaller than the part."""
    for base in _named_bases(findings, item, said) if said.base else _unnamed_bases(findings, item):
        if base.value >= part.value and base.value > 0:
            yield base


def _unnamed_bases(findings: Findings, item: Item) -> Iterator[Rounded]:
    """What the list began with: an amount before this one that parts follow, else the table's total."""
    chapter = findings.statements.chapter(item.line)
    before = [other for other in chapter[: chapter.index(item)] if other.amounts and not other.shares]
    same = [other for other in before if other.line.section == item.line.section]
    leads = [o for o in same if o.leads] or [o for o in before if o.leads] or before[:1]
    for other in leads:
        yield from (mention.number for mention in other.amounts.values())
        for aspect in other.amounts:
            yield from (entry.value for entry in entries_for(findings.lookup, other, aspect))
    if not leads:
        yield from (entry.value for entry in totals_meant(findings.lookup, item))


def _named_bases(findings: Findings, item: Item, said: Mention) -> Iterator[Rounded]:
    name = canonical(said.base, findings.lookup.unit)
    chapter = findings.statements.chapter(item.line)
    stated = [other for other in chapter if other is not item and other.main and other.name == name]
    stated = stated or [o for o in chapter if o is not item and o.main and len(name) > 3 and o.name.endswith(name)]
    if stated:
        yield from (value for other in stated if (value := value_of(other)))
        return
    yield from (entry.value for entry in findings.lookup.named(name, ALL))


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_LEVEL = re.compile(
    r"(?:与|同|比|较|和)(?:上年|上一年|去年|上年度)(?:度|预算|决算|预算数|决算数)*(?:相比)?(?:基本)?持平"
)
_NEW = re.compile(r"上年(?:度)?(?:无|没有|未安排)(?:此|该|这)项|上年(?:度)?无(?:预算|安排)")


def check_words(findings: Findings) -> None:
    """F07: 与上年持平 says that nothing changed, 上年无此项 that all is new."""
    items = findings.statements.items
    for item, following in zip_longest(items, items[1:]):
        until = following.earliest if following and following.line is item.line else len(item.line.text)
        text = re.split("[；。]", item.line.text[item.earliest : until])[0]
        change, main = item.change, item.main
        if not change or change.number.value == 0:
            continue
        level = _LEVEL.search(text)
        typed = level and item.line.is_typed(item.earliest + level.start())
        if level and not typed and "基本" not in level.group():
            details = {"name": item.called, "change": f"{change.word}{change.text}", "rate": level.group()}
            findings.add("verify-direction", item.line, change, details)
        if _NEW.search(text) and main and main.number.value != change.number.value:
            _wrong(findings, "verify-new", item, change, str(main.number.value))


# ── what changes of parts come to ─────────────────────────────────────────────────────────────────────────────────


def _check_zero_words(findings: Findings) -> None:
    """F06: where a document always writes 增加0, a single 减少0 is a slip."""
    nothing = [
        (item, mention)
        for item in findings.statements.items
        for mention in (item.change, item.rate)
        if mention and mention.number.value == 0
    ]
    ups = [one for one in nothing if one[1].sign > 0]
    downs = [one for one in nothing if one[1].sign < 0]
    few, many = sorted((ups, downs), key=len)
    if few and len(many) > len(few):
        for item, mention in few:
            details = {"name": item.called, "found": mention.word, "usual": many[0][1].word}
            findings.add("verify-zero-word", item.line, mention, details)


def signed(item: Item) -> Rounded | None:
    """An item's change with its sign."""
    if not item.change or item.change.unit == "人":
        return None
    return Rounded(item.change.number.value * item.change.sign, item.change.number.places)

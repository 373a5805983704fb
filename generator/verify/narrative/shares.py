"""Shares, recomputed from the part and from the whole that is named or that the list began with."""

from __future__ import annotations

from collections.abc import Iterator

from generator.verify.canonical import canonical
from generator.verify.narrative.amounts import entries_for, totals_meant
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.recomputed import shown, wrong
from generator.verify.narrative.statements import Item, value_of
from generator.verify.narrative.tables_meant import ALL
from generator.verify.rounded import Rounded, Span, share

SHORTEST = 4  # characters of a base that may stand for a longer name


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
                nearest = min(spans, key=lambda span: abs((span.low + span.high) / 2 - value.low))
                wrong(findings, "verify-share", item, said, shown(nearest, said.number.places))


def _bases(findings: Findings, item: Item, said: Mention, part: Rounded) -> Iterator[Rounded]:
    """The totals that a share may refer to, none smaller than the part."""
    for base in _named_bases(findings, item, said) if said.base else _unnamed_bases(findings, item):
        if base.span.high >= part.span.low and base.value > 0:
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
    """占基本支出的: what the chapter says that 基本支出 is, else what tables say."""
    name = canonical(said.base, findings.lookup.unit)
    chapter = findings.statements.chapter(item.line)
    others = [other for other in chapter if other is not item and other.main]
    stated = [other for other in others if other.name == name]
    # 占采购总额的 may mean 政府采购总额: a name that ends so, if it is long enough to mean one thing
    stated = stated or [other for other in others if len(name) >= SHORTEST and other.name.endswith(name)]
    if stated:
        yield from (value for other in stated if (value := value_of(other)))
        return
    yield from (entry.value for entry in findings.lookup.named(name, ALL))

"""Rates, shares and completions, recomputed from the amounts that stand beside them; their direction words."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.verify.narrative.amounts import entries_for
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.recomputed import shown, wrong
from generator.verify.narrative.statements import Item
from generator.verify.narrative.words_of_change import NEW, check_zero_words
from generator.verify.rounded import HUNDRED, Rounded, Span, rate, share

COARSE = Decimal("0.01")  # 万元: amounts to two places that print alike are taken to be alike


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
    check_zero_words(findings)


def _check_directions(findings: Findings, item: Item, change: Mention, said: Mention) -> None:
    """增加…，下降…: the words before the change and before its rate go one way."""
    if change.sign != said.sign:
        details = {"name": item.called, "change": change.word, "rate": said.word}
        findings.add("verify-direction", item.line, said, details)


def amount_of(findings: Findings, item: Item) -> Rounded | None:
    """The amount that a change is about: said here, elsewhere in the chapter, or in a table."""
    if said := item.main or item.again:
        return said.number
    for other in findings.statements.chapter(item.line):
        if other is not item and other.key == item.key and other.main:
            return other.main.number
    found = entries_for(findings.lookup, item, "")
    return found[0].value if found else None


def _check_rate(findings: Findings, item: Item, change: Mention, said: Mention) -> None:
    """The rate is one that the amount and the change leave open, as rounded as they are."""
    amount = amount_of(findings, item)
    if amount is None or change.unit not in {"万元", "元", "亿元", "千元", "万"}:
        return
    findings.mark(item.line, [change, said])
    # nothing was there before and yet it fell, or less than nothing: no rate is right
    possible = rate(amount, change.number, change.sign) or Span(Decimal(-1), Decimal(-1))
    if said.number.value == HUNDRED and _may_be_new(amount, change):
        if amount.value == change.number.value and not NEW.search(item.line.text, change.start):
            findings.add("verify-zero-base", item.line, said, {"name": item.called, "found": f"{said.text}{said.unit}"})
        return  # all of it is new: 100% as some write, or no rate at all
    if not possible.wider(said.number.half).holds(Span(said.number.value, said.number.value)):
        wrong(findings, "verify-rate", item, said, shown(possible, said.number.places))


def _may_be_new(amount: Rounded, change: Mention) -> bool:
    """Whether nothing may have been there before."""
    return change.sign > 0 and abs(amount.value - change.number.value) <= amount.half + change.number.half


# ── completion ────────────────────────────────────────────────────────────────────────────────────────────────────

# "决算数大于年初预算数", "支出数小于预算数", "执行数等于全年预算数"
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
            wrong(findings, "verify-completion", item, done, shown(possible, done.number.places) if possible else "—")
    found = _COMPARED.search(item.line.text, actual.end)
    # the words belong to this item if no other sentence or amount stands between
    between = item.line.text[actual.end : found.start()] if found else ""
    if found and "。" not in between.rstrip("。") and not re.search(r"\d万元", between):
        sign = (actual.number.value > planned.number.value) - (actual.number.value < planned.number.value)
        said = {"大于": 1, "高于": 1, "超过": 1, "等于": 0}.get(found["word"], -1)
        findings.mark(item.line, [planned, actual])
        if said != sign and not _rounded_away(planned.number, actual.number, done, said):
            details = {"name": item.called, "change": found["word"], "rate": ("等于", "大于", "小于")[sign]}
            findings.add("verify-direction", item.line, found.start("word"), details)


def _rounded_away(planned: Rounded, actual: Rounded, done: Mention | None, said: int) -> bool:
    """Whether two amounts that print alike may differ: next to nothing, in whole units, or by the rate that is said."""
    if planned.value != actual.value or not said:
        return False
    if done and done.number.value != HUNDRED:
        return (done.number.value > HUNDRED) == (said > 0)
    return not actual.value or actual.half > COARSE


def signed(item: Item) -> Rounded | None:
    """An item's change with its sign."""
    if not item.change or item.change.unit == "人":
        return None
    return Rounded(item.change.number.value * item.change.sign, item.change.number.places)

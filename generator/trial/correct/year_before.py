"""The same unit a year before: amounts that rose, fell or stayed, codes that only that year had."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from generator.trial.correct import item_codes as codes
from generator.trial.correct.drawing import scaled
from generator.trial.correct.facts import Facts, Line, Project

OTHER_OF = {one: other for pair in codes.SIBLINGS for one, other in (pair, pair[::-1])}


def year_before(facts: Facts, choose: random.Random) -> Facts:
    """Facts that agree with one another as this year's do; basic expenditure is spread over the items anew."""
    quantum = facts.quantum()
    before = scaled((line.amount for line in facts.lines), choose, quantum)
    lines = [
        replace(line, code=_code(line.code, choose), amount=amount, opening=Decimal(0), closing=Decimal(0))
        for line, amount in zip(facts.lines, before, strict=True)
    ]
    lines = [line for line in _once(lines) if line.amount] or [
        replace(line, opening=Decimal(0), closing=Decimal(0)) for line in facts.lines
    ]
    lines = _left(lines, facts.lines, quantum)
    projects = [_project(one, choose, quantum) for one in facts.projects if choose.random() < 0.7]
    paid = {"30101": _paid(lines, "basic", "personnel"), "30201": _paid(lines, "public")}
    basic = {code: amount for code, amount in paid.items() if amount}
    three = dict(zip(facts.three_public, scaled(facts.three_public.values(), choose, quantum), strict=True))
    return replace(
        facts,
        year=facts.year - 1,
        lines=tuple(lines),
        basic=basic or {"30101": quantum},
        projects=tuple(projects),
        three_public=dict.fromkeys(three, Decimal(0)) if facts.kind == "budget" and not basic else three,
        operating_cost=None,
        bought={},
        surplus_used=Decimal(0),
        surplus_distributed=Decimal(0),
    )


def _paid(lines: list[Line], *natures: str) -> Decimal:
    """What was paid of the general budget's basic expenditure."""
    general = (line for line in lines if line.source in ("own", "transfer", "general"))
    return sum((line.amount for line in general if line.nature in natures), Decimal(0))


def _left(lines: list[Line], now: Iterable[Line], quantum: Decimal) -> list[Line]:
    """With what was left at the end of the year: what this year began with, by item and source."""
    found = list(lines)
    for line in now:
        if line.opening:
            same = [at for at, one in enumerate(found) if (one.code, one.source) == (line.code, line.source)]
            at = same[0] if same else len(found)
            one = found[at] if same else replace(line, nature="project", amount=quantum, closing=Decimal(0))
            found[at:] = [replace(one, opening=Decimal(0), closing=one.closing + line.opening), *found[at + 1 :]]
    return found


def _code(code: str, choose: random.Random) -> str:
    """The sibling now and then, so that one of the two had money only last year."""
    return OTHER_OF[code] if code in OTHER_OF and choose.random() < 0.5 else code


def _once(lines: list[Line]) -> list[Line]:
    """Each item, source and nature once."""
    found: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        found.setdefault((line.code, line.source, line.nature), line)
    return list(found.values())


def _project(one: Project, choose: random.Random, quantum: Decimal) -> Project:
    amounts = scaled(one.economic.values(), choose, quantum)
    return replace(one, economic=dict(zip(one.economic, amounts, strict=True)))

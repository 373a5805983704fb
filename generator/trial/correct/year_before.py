"""The same unit a year before: amounts that rose, fell or stayed, codes that only that year had."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from generator.trial.correct import item_codes as codes
from generator.trial.correct.drawing import Facts, Line, Project, scaled

OTHER_OF = {one: other for pair in codes.SIBLINGS for one, other in (pair, pair[::-1])}


def year_before(facts: Facts, choose: random.Random) -> Facts:
    """Facts that agree with one another as this year's do; basic expenditure is spread over the items anew."""
    quantum = facts.quantum()
    before = scaled((line.amount for line in facts.lines), choose, quantum)
    lines = [
        replace(line, code=_code(line.code, choose), amount=amount)
        for line, amount in zip(facts.lines, before, strict=True)
    ]
    lines = [line for line in _once(lines) if line.amount] or list(facts.lines)
    projects = [_project(one, choose, quantum) for one in facts.projects if choose.random() < 0.7]
    paid = sum((line.amount for line in lines if _is_basic(line)), Decimal(0))
    basic = {"30101": paid} if paid else {}
    three = dict(zip(facts.three_public, scaled(facts.three_public.values(), choose, quantum), strict=True))
    return replace(
        facts,
        year=facts.year - 1,
        lines=tuple(lines),
        basic=basic or {"30101": quantum},
        projects=tuple(projects),
        three_public=three,
    )


def _is_basic(line: Line) -> bool:
    return line.source in ("own", "transfer", "general") and line.nature == "basic"


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

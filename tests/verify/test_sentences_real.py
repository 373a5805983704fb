"""The narratives of the real units: nothing to find in them as they are, and most of what is changed is found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from generator.core.problem import Problem, Severity
from generator.recognise.printed import Printed, Table
from generator.stages import compose_unit
from generator.verify.narrative.outline import Line, lines_of
from generator.verify.narrative.sentences import read_narrative
from generator.verify.tables.lookup import Lookup
from tests.golden import UNITS
from tests.verify.printing import printed_of

SEED, CHANGES = 20251, 60  # changes a document
ids = [f"{unit.parent.name}-{unit.stem}" for unit in UNITS]
every_unit = pytest.mark.parametrize("unit", UNITS, ids=ids)


@cache
def printed(unit: Path) -> Printed:
    composed, problems = compose_unit(unit)
    assert composed is not None, problems
    return printed_of(composed.document)


@every_unit
def test_nothing_is_found_where_nothing_is_wrong(unit: Path) -> None:
    """Informations apart: last year's figures of two units contradict one another as published.

    So does 增长100% of nothing, which is how their cities write it (zero_base: hundred).
    """
    found = [p for p in read_narrative(printed(unit)).problems if p.severity is not Severity.INFO]
    assert {problem.code for problem in found} <= {"verify-zero-base"}


@every_unit
def test_nearly_every_number_is_read(unit: Path) -> None:
    reading = read_narrative(printed(unit))
    unread = [line.text for line, _ in reading.unread if not re.search("绩效情况", line.section)]  # the unit's report
    assert len(unread) <= 1
    assert reading.checked >= 0.9 * (reading.checked + reading.taken)


# ── changed on purpose ────────────────────────────────────────────────────────────────────────────────────────────

FLIP = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "大于": "小于", "小于": "大于"}
NUMBER = re.compile(r"(?<![\dA-Za-z.])\d[\d,]*(?:\.\d+)?")
WORD = re.compile("(?:" + "|".join(FLIP) + r")(?=[\d.,]*\d|(?:年初)?预算数)")


@dataclass(frozen=True)
class Spot:
    """A number or direction word in a block."""

    block: int
    start: int
    end: int


def spots(document: Printed) -> Iterator[Spot]:
    """All outside tables and outside the unit's own words."""
    lines = {(line.where.block, line.text): line for line in lines_of(document)}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            continue
        line = lines.get((block.where.block, re.sub(r"\s", "", block.text)))
        for found in (*NUMBER.finditer(block.text), *WORD.finditer(block.text)):
            if not _is_typed(line, block.text, found.start()):
                yield Spot(at, *found.span())


def _is_typed(line: Line | None, text: str, start: int) -> bool:
    return line is not None and (line.is_typed(len(re.sub(r"\s", "", text[:start]))) or "绩效情况" in line.section)


def changed(old: str, chance: random.Random) -> str:
    """One digit another, two digits swapped, the point moved or the word turned round."""
    if old in FLIP:
        return FLIP[old]
    kind = chance.choice(("digit", "digit", "swap", "point"))
    digits = [at for at, sign in enumerate(old) if sign.isdigit()]
    pairs = [at for at in digits if at + 1 in digits and old[at] != old[at + 1]]
    if kind == "swap" and pairs:
        at = chance.choice(pairs)
        return old[:at] + old[at + 1] + old[at] + old[at + 2 :]
    if kind == "point" and "." in old:
        whole, _, rest = old.replace(",", "").partition(".")
        return f"{whole}{rest[0]}.{rest[1:]}" if len(rest) > 1 else whole + rest
    at = chance.choice(digits)
    return old[:at] + chance.choice([digit for digit in "0123456789" if digit != old[at]]) + old[at + 1 :]


def with_change(document: Printed, spot: Spot, new: str) -> Printed:
    block = document.blocks[spot.block]
    assert not isinstance(block, Table)
    text = block.text[: spot.start] + new + block.text[spot.end :]
    blocks = (*document.blocks[: spot.block], replace(block, text=text), *document.blocks[spot.block + 1 :])
    return Printed(document.file, blocks)


def said(problems: list[Problem]) -> set[str]:
    return {f"{problem.code} {problem.details}" for problem in problems}


@every_unit
def test_most_changes_are_found_from_the_document_alone(unit: Path) -> None:
    chance = random.Random(SEED)
    document = printed(unit)
    lookup, usual = Lookup.of(document), said(read_narrative(document).problems)
    places = list(spots(document))
    missed = []
    for _ in range(CHANGES):
        spot = chance.choice(places)
        old = document.blocks[spot.block].text[spot.start : spot.end]  # type: ignore[union-attr]
        new = changed(old, chance)
        if not said(read_narrative(with_change(document, spot, new), lookup).problems) - usual:
            missed.append((old, new, document.blocks[spot.block].text))  # type: ignore[union-attr]
    assert len(missed) <= 0.15 * CHANGES, missed


def test_no_document_makes_it_fail() -> None:
    """Blocks lost, doubled and cut through: there may be problems, but no exception."""
    chance = random.Random(SEED)
    for unit in UNITS:
        for _ in range(8):
            blocks = list(printed(unit).blocks)
            for _ in range(20):
                _damage(blocks, chance)
            for problem in read_narrative(Printed("t", tuple(blocks))).problems:
                assert problem.text("zh") and problem.text("en")


def _damage(blocks: list, chance: random.Random) -> None:  # type: ignore[type-arg]
    at = chance.randrange(len(blocks))
    block = blocks[at]
    if chance.random() < 0.3:
        blocks.insert(chance.randrange(len(blocks)), blocks.pop(at))
    elif isinstance(block, Table):
        rows = [row[: chance.randrange(len(row) + 1)] if chance.random() < 0.2 else row for row in block.rows]
        blocks[at] = replace(block, rows=tuple(rows), header_rows=chance.choice((0, 1, block.header_rows)))
    elif block.text:
        cut = chance.randrange(len(block.text))
        piece = chance.choice(("", "，", "（", "）", "0", "万元", "占", "%", "比上年", "2、", "增加", "1,131.42", "年"))
        blocks[at] = replace(block, text=block.text[:cut] + piece + block.text[cut + chance.randrange(5) :])

"""The amounts and rates of a narrative as they are printed, each with the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.core.money import TEN_THOUSAND, YUAN, factor
from generator.verify.narrative.outline import Line
from generator.verify.rounded import NUMBER, Rounded, rounded

# "1,131.42万元", "0.39 万元", "2486元"
_AMOUNT = re.compile(rf"(?<![\d.,])(?P<number>{NUMBER})(?P<unit>万元|元)")
# "增长13.95%", "下降了8.06%", "减少约5%"
_RATE = re.compile(rf"(?P<word>增加|增长|上升|提高|减少|下降|降低)(?:率|幅度)?(?:了|约|为)?(?P<number>{NUMBER})[%％]")
_SHARE = re.compile(rf"占[^，。；：\d]{{0,30}}?(?P<number>{NUMBER})[%％]")  # "占94.27%", "占总支出的5.73%"
_CLAUSE = re.compile(r"[，。；：、]")
IN_YUAN = factor(YUAN, TEN_THOUSAND)
UP = frozenset(("增加", "增长", "上升", "提高"))


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a line: `value` in 万元 or per cent, `lead` the words before it back to the number before."""

    line: Line
    start: int
    end: int
    text: str
    unit: str
    value: Rounded
    lead: str
    word: str = ""  # of a rate: the direction

    @property
    def clause(self) -> str:
        """The last clause of the words before it."""
        return _CLAUSE.split(self.lead)[-1]


def amounts_of(lines: Iterable[Line]) -> list[Stated]:
    """All amounts in the order of the document, in the unit's own words too."""
    return [one for line in lines if not line.is_heading for one in _amounts(line)]


def _amounts(line: Line) -> Iterator[Stated]:
    last = 0
    for found in _AMOUNT.finditer(line.text):
        unit = found["unit"]
        value = rounded(found["number"])
        value = value.times(IN_YUAN) if unit == "元" else value
        lead = line.text[last : found.start()]
        yield Stated(line, found.start(), found.end(), found["number"], unit, value, lead)
        last = found.end()


def rates_of(lines: Iterable[Line]) -> list[Stated]:
    """Rates of change with their direction."""
    return [
        Stated(
            line, found.start("number"), found.end(), found["number"], "%", rounded(found["number"]), "", found["word"]
        )
        for line in lines
        for found in _RATE.finditer(line.text)
    ]


def shares_of(lines: Iterable[Line]) -> list[Stated]:
    """Shares of a whole."""
    return [
        Stated(line, found.start("number"), found.end(), found["number"], "%", rounded(found["number"]), "")
        for line in lines
        for found in _SHARE.finditer(line.text)
    ]

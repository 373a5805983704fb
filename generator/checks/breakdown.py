"""The amounts of a project's allocation, as a list of parts: which are totals of others, and which are parts of parts.

"维护费6万元（其中：外网4万元、内网2万元），测评费4万元，共计10万元" has the parts 6 and 4, the total 10,
and 4 and 2 within 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.checks.interval import Agreement, stated, total
from generator.checks.quantities import Amount, amounts
from generator.core.model import Words

# Before an amount: "共计", "合计：", "总额为", "共需项目资金"; not the 公共 of "公共经费".
_TOTAL = re.compile(
    r"(?:(?<!公)共(?:计|需|安排|投入|使用)?|[合总小]计|总额|总金额)(?:项目|所需)?(?:资金|经费|预算|支出|费用|金额)?[为是约：:]{0,2}$"
)
# Between two amounts: "，其中：外网", "/年，包括", "。分别为".
_AMONG = re.compile(r"^[/／年左右）)。，,；;、：:\s]*(?:其中|包括|分别)")
# Words after which a bracket need not name all: "（含税费0.5万元）", "（主要为…）".
_SOME = re.compile(r"其中|包括|含|等|主要")
_STOP = re.compile(r"[；;\n]")  # what 其中 introduces ends here
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")  # "（外网4万元、内网2万元）"; the innermost ones


@dataclass
class Part:
    """An amount of the list with the amounts it is said to consist of; `is_some` where these are but some of it."""

    amount: Amount
    words: Words
    within: list[Amount] = field(default_factory=list)
    is_some: bool = False

    @property
    def value(self) -> Decimal:
        return self.amount.value

    @property
    def is_torn(self) -> bool:
        """Whether its stated parts exceed it, or are said to be all of it and add up to another amount."""
        inner = total(one.value for one in self.within)
        if not self.within or inner.against(stated(self.value)) is not Agreement.APART:
            return False
        return inner.value > self.value or (len(self.within) > 1 and not self.is_some)


@dataclass
class Breakdown:
    """The parts of an amount, and the totals that the text states besides."""

    parts: list[Part] = field(default_factory=list)
    totals: list[tuple[Amount, Words]] = field(default_factory=list)

    @property
    def values(self) -> list[Decimal]:
        return [part.value for part in self.parts]

    @property
    def finest(self) -> list[Decimal]:
        """The parts; one whose own parts add up to it is replaced by these."""
        found: list[Decimal] = []
        for part in self.parts:
            inner = [one.value for one in part.within]
            found += inner if sum(inner) == part.value else [part.value]
        return found


def breakdown(texts: Iterable[Words], whole: Decimal, year: int) -> Breakdown:
    """The list that some texts are; an amount of `whole` is a total, and what it consists of are the parts."""
    found = Breakdown()
    for words in texts:
        for part in _parts(words, year):
            if _TOTAL.search(words[: part.amount.start]) or part.value == whole:
                found.totals.append((part.amount, words))
                found.parts += [Part(one, words, is_some=len(part.within) == 1) for one in part.within]
            else:
                found.parts.append(part)
    return found


def _parts(words: Words, year: int) -> list[Part]:
    """The amounts of one text, those within others under them."""
    parts: list[Part] = []
    for amount in amounts(words, year):
        if amount.is_money and not _put_within(amount, parts, words):
            parts.append(Part(amount, words))
    return parts


def _put_within(amount: Amount, parts: Sequence[Part], words: Words) -> bool:
    """Whether the amount is said to be part of the one before it, in brackets or after 其中."""
    if not parts:
        return False
    last = parts[-1]
    between = words[last.amount.end : amount.start]
    bracket = next((one for one in _BRACKETED.finditer(words) if one.start() < amount.start < one.end()), None)
    if bracket and not words[last.amount.end : bracket.start()].strip("/年左右 "):
        last.is_some = last.is_some or bool(_SOME.search(bracket[0]))
    elif (among := _AMONG.match(between)) and not bracket and not _STOP.search(between[among.end() :]):
        last.is_some = True
    else:
        return False
    last.within.append(amount)
    return True

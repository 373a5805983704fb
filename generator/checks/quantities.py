"""Amounts and numbers with units in running text: 12.5万元, 22万, 800元, 每月0.87万元, 95%, 5000册."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from generator.core.money import TEN_THOUSAND, factor

# "12.5万元", "1,131.42 万元", "22万", "800元"; not "3万人", "2万余册".
_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|万(?![人次户条件台套份册平余个多辆])|元)")
# Behind an amount: "/人", "*12", "每月"; not "/年": a year's amount is the budget's.
_REPEATED = re.compile(r"^[/／]\s*(?!年)|^[每*×]|^[x×*]")
# Before an amount: "每月", "每人每天补助", "人均", "单价", "标准为", "3次*".
_EACH = re.compile(r"(?:每[^，。；、]{0,6}|[人户年月日]均|单价|标准为?|[*×x])$")
# Amounts that are no part of this year's plan: thresholds, changes, other years.
# Behind an amount: "以上", "及以上", "（含）以上".
_ABOVE = re.compile(r"^(?:（含[^）]*）|\(含[^)]*\)|及|或)?(?:以上|以下)")
# Before an amount: "超过", "价值约", "总投资" / "合同金额为", "已支付" / "较上年减少了", "比预算节约" / "上年预算".
_BESIDE = re.compile(
    r"(?:(?<!不)超过|大于|高于|低于|不足|价值|缺口|总投资|[从由])(?:约|为)?$"
    r"|合同(?:金额|总?价|总额)[为：]?$|已(?:支付|拨付|安排|投入)[^，。；、\d]{0,6}$"
    r"|(?:较|比|相比)[^，。；]{0,14}(?:增加|减少|增长|下降|节约|压减|压缩|增|减)[了约]?$"
    r"|(?:上年|去年|上一年|以前年度)[^，。；、\d]{0,14}$"
)
_YEAR_BEFORE = re.compile(r"(20\d\d)年[^，。；、\d]{0,14}$")  # before an amount: "2024年安排"
# "95%", "12 次", "1,200册", "30日"; not the day of "1月30日".
_COUNT = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*(%|％|次|件|条|期|场|人|台|套|个|块|处|册|份|辆|户|家|名|天|(?<!月\d)(?<!月\d\d)日|小时|平方米|公里|批|项|篇|部|座|组)"
)
MOST_PARTS = 14  # is_made_of tries 2^14 choices of parts at most


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in 万元 at `start` of a text; `is_rate` where it is so much a month, a head, a day.

    `is_beside` where it is no money of this year's plan: a threshold, a change, another year's.
    """

    value: Decimal
    text: str
    start: int
    is_rate: bool
    is_beside: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_money(self) -> bool:
        """Whether it is an amount that may be added up with others."""
        return not self.is_rate and not self.is_beside


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things with the words before it."""

    value: Decimal
    unit: str
    before: str
    start: int


def amounts(text: str, year: int = 0) -> list[Amount]:
    """Every amount of money in a text, in its order; those said of another year than `year` stand beside it."""
    found = []
    for match in _AMOUNT.finditer(text):
        value = Decimal(match[1].replace(",", "")) * factor(match[2], TEN_THOUSAND)
        before, after = text[: match.start()], text[match.end() :]
        is_rate = bool(_REPEATED.search(after)) or bool(_EACH.search(before))
        other = _YEAR_BEFORE.search(before)
        is_beside = bool(_ABOVE.search(after) or _BESIDE.search(before) or (year and other and int(other[1]) != year))
        found.append(Amount(value, match[0], match.start(), is_rate, is_beside))
    return found


def shown(value: Decimal) -> str:
    """20 of 20.0000, 4.80 as it stands: what conversion from 元 added is left out."""
    exponent = value.as_tuple().exponent
    return f"{value.normalize():f}" if isinstance(exponent, int) and exponent < -2 else f"{value:f}"


def counts(text: str) -> Iterator[Count]:
    """Every number of things or per cent, with the words of its clause that stand before it."""
    for match in _COUNT.finditer(text):
        clause = re.split(r"[，。；、：:,;]|目标\d", text[: match.start()])[-1]  # goals are numbered: 目标1
        yield Count(Decimal(match[1].replace(",", "")), match[2].replace("％", "%"), clause.strip(), match.start())


def is_made_of(wholes: list[Decimal], parts: list[Decimal]) -> bool:
    """Whether each whole is a part or a sum of parts, no part used twice; too many parts count as yes."""
    if len(parts) > MOST_PARTS:
        return True
    if not wholes:
        return True
    first, rest = wholes[0], wholes[1:]
    for size in range(1, len(parts) + 1):
        for chosen in combinations(range(len(parts)), size):
            if sum(parts[at] for at in chosen) == first:
                left = [part for at, part in enumerate(parts) if at not in chosen]
                if is_made_of(rest, left):
                    return True
    return False


def alike(one: str, other: str) -> int:
    """The length of the longest run of characters that both texts have."""
    return max(
        (length for at in range(len(one)) for length in range(1, len(one) - at + 1) if one[at : at + length] in other),
        default=0,
    )

"""Which cells of the tables a clause speaks of: those whose row or column is named last before the number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.verify.canonical import ORDINAL, spaceless
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

SHORTEST = 3  # characters of a name that says what is meant: 离休费
BEHIND = 24  # characters that may stand between the name and the number: "（项）支出决算数为"
_CODE = re.compile(r"^\d{2,7}\s*|^其中[:：]")
_HEAD = re.compile(r"(?:预算|决算|执行)?数$|[（(](?:小计|类|款|项)[)）]")  # "机关运行经费预算数"
# Words between name and number with which the number is not the table's: last year's, a change, a first budget.
_OTHER = re.compile(r"上年|去年|年初|增加|减少|增长|下降|降低|上升|[比较]|平均|人均|单价|以上|以下|超过|其中")
# Names that many tables have for different things.
_COMMON = {"合计", "总计", "小计", "项目", "金额", "其他", "支出", "收入", "备注", "其他支出", "项目支出", "基本支出"}
NO_AMOUNTS = {"performance", "other"}


@dataclass(frozen=True, slots=True)
class Scope:
    """The name that a clause ends with and the cells that it names; `is_close` where nothing stands between."""

    name: str
    entries: tuple[Entry, ...]
    is_close: bool


class Cells:
    """The amounts of all tables by the names of their rows and columns."""

    def __init__(self, lookup: Lookup) -> None:
        self.entries = [entry for entry in lookup.entries if entry.kind not in NO_AMOUNTS]
        self._named: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in _names(entry):
                self._named.setdefault(name, []).append(entry)
        self._longest = max(map(len, self._named), default=0)

    def meant(self, lead: str) -> Scope | None:
        """What the words before a number name last; None where no cell is meant."""
        text = lead[-(self._longest + BEHIND) :].replace("其它", "其他")
        for end in range(len(text), max(0, len(text) - BEHIND) - 1, -1):
            for begin in range(max(0, end - self._longest), end - SHORTEST + 1):
                entries = self._named.get(text[begin:end])
                if entries:
                    between = text[end:]
                    if _OTHER.search(between):
                        return None
                    return Scope(text[begin:end], tuple(entries), len(between) <= SHORTEST * 2)
        return None


def _names(entry: Entry) -> Iterable[str]:
    """The row's name, and for a row of totals the column's."""
    label = _CODE.sub("", ORDINAL.sub("", _CODE.sub("", spaceless(entry.label)))).replace("其它", "其他")
    heads = [_HEAD.sub("", spaceless(head)) for head in entry.head] if entry.is_total or not label else []
    for name in (label, spaceless(entry.item), *heads):
        if len(name) >= SHORTEST and name not in _COMMON:
            yield name

"""Codes of a unit file, and names beside them, against the year's classification: what is wrong and what may be meant.

docs/checks.md B16; docs/rules.md §7 on why the year matters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cached_property

from generator.core.classification import Classification, Use, ancestors, other_years, uses
from generator.core.model import Words
from generator.core.problem import Place, Problem, Severity

FUNCTIONAL, ECONOMIC = "functional", "economic"
LEVELS = {3: "class", 5: "subclass", 7: "item"}  # 类, 款, 项: parts of the messages' codes (code-class-unknown)
MOST_CANDIDATES = 3  # of more than three codes that may be meant, a message names none
MOST_NAMED = 5  # codes in one message, of all that are not certain for one reason
NOTHING = "—"  # in messages, where there is no near code
# Between the names of 类, 款 and 项: "教育支出（类）普通教育（款）", "教育支出-普通教育", "教育支出/普通教育".
_BETWEEN = re.compile(r"（[类款项]）|[-—/>]+")
# Marks that a keyboard gives in one width and the classification has in the other.
_WIDTHS = str.maketrans({"(": "（", ")": "）", "＞": ">", "／": "/", "－": "-"})


class Codes:
    """Checks codes; `report` takes a message's code, the place and the details."""

    def __init__(self, classification: Classification, report: Callable[..., None]) -> None:
        self._year = classification.year
        self._classification = classification
        self._report = report
        # Codes used whose lines are not certain, by the reason of that, each where it is used first.
        self._uncertain: defaultdict[str, dict[str, Place]] = defaultdict(dict)

    def functional(self, code: str, place: Place, length: int = 7, name: Words | None = None) -> bool:
        """Whether the functional code is one of the year and has so many digits (3 类, 5 款, 7 项); reports if not.

        `name` is what the file calls it, if it does: the code's own name, or those of 类 and 款 before it. Where it is
        another than the year's, that is reported, and the code counts as known all the same.
        """
        return self._check(FUNCTIONAL, code, place, length, name)

    def economic(self, code: str, place: Place, length: int = 5, name: Words | None = None) -> bool:
        """The same for an economic code."""
        return self._check(ECONOMIC, code, place, length, name)

    def _check(self, kind: str, code: str, place: Place, length: int, name: Words | None) -> bool:
        known = len(code) == length and code in self._names(kind)
        if len(code) != length:
            self._report("code-level", place, code=code, length=length)
        elif not known:
            self._not_of_the_year(kind, code, place, name or "")
        elif name:
            self._named(kind, code, name, name.place)
        if known:
            self._note_uncertain(code, place)
        return known

    def uncertain(self) -> Iterator[Problem]:
        """An information for each reason why lines that the unit uses are not certain."""
        for why, places in self._uncertain.items():
            names = {**self._classification.functional, **self._classification.economic}
            shown = [f"{code} {names[code]}" for code in list(places)[:MOST_NAMED]]
            codes = "、".join(shown) + (f"……（{len(places)}）" if len(places) > MOST_NAMED else "")
            details = {"year": self._classification.listed or self._year, "why": why, "codes": codes}
            yield Problem("classification-uncertain", min(places.values()), details, Severity.INFO)

    def _note_uncertain(self, code: str, place: Place) -> None:
        """The code itself, or where only its 款 or 类 is not certain that."""
        uncertain = self._classification.uncertain
        part = next((part for part in (code, *ancestors(code)) if part in uncertain), None)
        if part:
            self._uncertain[uncertain[part]].setdefault(part, place)

    @cached_property
    def _others(self) -> list[Classification]:
        return other_years(self._classification)

    def _names(self, kind: str) -> dict[str, str]:
        return self._classification.functional if kind == FUNCTIONAL else self._classification.economic

    def _not_of_the_year(self, kind: str, code: str, place: Place, name: str) -> None:
        missing = next(part for part in _path(code) if part not in self._names(kind))
        use = next((use for use in reversed(uses(kind, missing, self._others)) if self._elsewhen(use)), None)
        if use:
            self._of_other_years(kind, code, missing, use, place)
        else:
            self._unknown(kind, code, missing, place, name)

    def _elsewhen(self, use: Use) -> bool:
        """Whether the use began after this year or ended before it; 0 is an open or unknown end."""
        return use.first > self._year or 0 < use.last < self._year

    def _of_other_years(self, kind: str, code: str, missing: str, use: Use, place: Place) -> None:
        """A code that was taken out of the classification, or came into it later; what has its name this year."""
        problem = "code-not-yet" if use.first > self._year else "code-withdrawn"
        details: dict[str, object] = {
            "code": code,
            "part": missing,
            "name": use.name,
            "years": str(use),
            "year": self._year,
        }
        # 2010308 信访事务 was replaced by a code of the same name; 其他支出 is the name of too many to help.
        same = [known for known, name in self._names(kind).items() if name == use.name]
        if 0 < len(same) <= MOST_CANDIDATES:
            details["near"] = self._shown(kind, same)
            self._report(f"{problem}-near", place, **details)
        else:
            self._report(problem, place, **details)

    def _unknown(self, kind: str, code: str, missing: str, place: Place, name: str) -> None:
        """The first of 类, 款 and 项 that the year does not have, and whether another 类 has it."""
        level = LEVELS[len(missing)]
        above = self._shown(kind, list(ancestors(missing))[-1:])
        called = self._called(kind, name, len(code))
        # The name that the file gives tells more than the digits: 21005 called 城乡社区环境卫生.
        elsewhere = (called or self._same_ending(kind, code)) if level == "subclass" else []
        details: dict[str, object] = {"code": code, "part": missing, "above": above, "year": self._year}
        if elsewhere:
            details["near"] = self._shown(kind, elsewhere)
            self._report("code-under-other-class", place, **details)
        else:
            details["near"] = self._shown(kind, called) if called else self._nearest(kind, missing)
            self._report(f"code-{level}-unknown", place, **details)

    def _called(self, kind: str, name: str, length: int) -> list[str]:
        """The codes of that level which have the name, where they are few enough to be meant."""
        last = ([part for part in _BETWEEN.split(_plain(name)) if part] or [""])[-1]
        known = [code for code, other in self._names(kind).items() if len(code) == length and _plain(other) == last]
        return known if len(known) <= MOST_CANDIDATES else []

    def _same_ending(self, kind: str, code: str) -> list[str]:
        """Codes that differ in the 类 only (21205 for 21105), for a 款 that was put under the wrong 类."""
        known = [other for other in self._names(kind) if len(other) == len(code) and other[3:] == code[3:]]
        return known if len(known) <= MOST_CANDIDATES else get_close_matches(code, known, n=MOST_CANDIDATES)

    def _nearest(self, kind: str, missing: str) -> str:
        """The nearest 类; or the nearest 款 or 项 of those it would stand beside."""
        above = next(reversed(list(ancestors(missing))), "")
        beside = [code for code in self._names(kind) if len(code) == len(missing) and code.startswith(above)]
        return self._shown(kind, get_close_matches(missing, beside, n=1))

    def _shown(self, kind: str, codes: list[str]) -> str:
        names = self._names(kind)
        return "、".join(f"{code} {names[code]}" for code in codes) or NOTHING

    def _named(self, kind: str, code: str, name: str, place: Place) -> None:
        """Each part of the name given must be the year's; the last part is the code's own."""
        names, path = self._names(kind), list(_path(code))
        given = [part for part in _BETWEEN.split(_plain(name)) if part]
        # A name of the classification may hold a dash itself; and no code has more than 类, 款 and 项.
        if _plain(name) == _plain(names[code]) or not 0 < len(given) <= len(path):
            given = [_plain(name)]
        for part, called in zip(path[-len(given) :], given, strict=True):
            if _plain(names[part]) != called:
                self._wrong_name(kind, part, called, place)
                return

    def _wrong_name(self, kind: str, code: str, name: str, place: Place) -> None:
        """What the year calls the code; and whose name it is: another year's, or another code's."""
        own = self._names(kind)[code]
        details: dict[str, object] = {"code": code, "own": own, "name": name, "year": self._year}
        use = next((use for use in uses(kind, code, self._others) if _plain(use.name) == name), None)
        others = [other for other, known in self._names(kind).items() if _plain(known) == name]
        if use:
            details["years"] = str(use)
            self._report("code-name-differs-year", place, **details)
        elif 0 < len(others) <= MOST_CANDIDATES:
            details["near"] = self._shown(kind, others)
            self._report("code-name-differs-code", place, **details)
        else:
            self._report("code-name-differs", place, **details)


def _path(code: str) -> Iterator[str]:
    """类, 款 and 项 of a code, the code itself last."""
    yield from ancestors(code)
    yield code


def _plain(name: str) -> str:
    """Without blanks and with full-width brackets: names copied out of the budget system differ in these."""
    return "".join(name.translate(_WIDTHS).split())

"""Problems as findings: how sure each is, what it is about, and what has one cause told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from generator.audit.finding import Certainty, Finding
from generator.audit.places import Paper, numbers_in
from generator.core.causes import by_cause
from generator.core.problem import Problem, Severity
from generator.verify.tables.lookup import Lookup

# Rules that rest on names and wording, which units choose: they are right often, not always.
LIKELY = frozenset(
    (
        *("verify-name", "verify-list-extra", "verify-list-missing", "verify-same-name", "verify-code-name"),
        *("verify-contents-extra", "verify-contents-missing", "verify-numbering", "verify-year", "verify-blank"),
        *("verify-number-form", "verify-count-broken", "verify-item-missing", "verify-goal", "verify-table-missing"),
        *("verify-leftover", "verify-row-missing", "verify-unit-name", "audit-near-miss"),
    )
)
# The details in which a problem says what is printed, and what it should be, in this order.
PRINTED, RIGHT = ("found", "value", "words"), ("computed", "expected", "name", "listed", "meant", "usual", "official")
UNFILLED = frozenset(("verify-leftover", "audit-placeholder"))
AROUND = 6  # characters beside a number that is all of a detail: separators, a unit
SIGNIFICANT = 3  # digits from which on the same two numbers, told twice, are one mistake and no accident


def findings_of(problems: Iterable[Problem], paper: Paper) -> list[Finding]:
    """One finding a cause, in the order of the pages, the surest of a cause told and the others named in it."""
    told = [_finding(one.told, paper, len(one.all)) for one in by_cause(problems)]
    groups: dict[object, list[Finding]] = {}
    for at, finding in enumerate(told):
        groups.setdefault(_cause(finding) or at, []).append(finding)
    found = [_merged(group) for group in groups.values()]
    return sorted(found, key=lambda one: (one.file, one.page, one.block, one.code))


def without_doubles(problems: Iterable[Problem], lookup: Lookup) -> list[Problem]:
    """Without what only follows from another: the amount of an item that is called wrongly is in the tables.

    "十一、其他重要事项说明" that the contents have and no heading, is the heading that the contents do not have.
    """
    every = list(problems)
    printed = {entry.value.value for entry in lookup.entries}
    named = [(one.place.line, str(one.details["found"])) for one in every if one.code == "verify-name" and one.place]
    extra = {_ordinal(one) for one in every if one.code == "verify-contents-extra"}
    return [
        one
        for one in every
        if not (one.code == "verify-amount" and _is_misnamed(one, named) and _value(one) in printed)
        and not (one.code == "verify-contents-missing" and _ordinal(one) in extra)
    ]


def _is_misnamed(problem: Problem, named: Iterable[tuple[int, str]]) -> bool:
    """Whether the amount is of an item that is called by a wrong name in the same line."""
    about = str(problem.details.get("name", ""))
    return any(problem.place is not None and problem.place.line == line and name in about for line, name in named)


def _value(problem: Problem) -> Decimal | None:
    number = _one(str(problem.details.get("found", "")))
    return Decimal(number) if number else None


def _ordinal(problem: Problem) -> str:
    """ "十一、", "第二部分"."""
    found = re.match(r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、", str(problem.details.get("found", "")))
    return found.group() if found else ""


def _finding(problem: Problem, paper: Paper, count: int) -> Finding:
    printed, right = _detail(problem.details, PRINTED), _detail(problem.details, RIGHT)
    on_paper = paper.find(problem.place, printed)
    page = on_paper.page or _number(problem.details.get("page"))
    more = (f"另有 {count - 1} 处相同",) if count > 1 else ()
    file, block = (problem.place.file, problem.place.line) if problem.place else ("", 0)
    return Finding(
        *(problem.code, _certainty(problem), file, block, page, on_paper.quote, printed, right),
        *(problem.text("zh"), problem.text("en"), on_paper.box, more),
    )


def _certainty(problem: Problem) -> Certainty:
    is_ending = problem.code == "verify-name" and _stem(problem, "found") == _stem(problem, "table")
    if problem.severity is Severity.INFO or is_ending:
        return Certainty.NOTE
    is_sure = problem.severity is Severity.ERROR and problem.code not in LIKELY
    return Certainty.CERTAIN if is_sure else Certainty.LIKELY


def _stem(problem: Problem, key: str) -> str:
    """A name without 支出 at its end: 办公设备购置支出."""
    return str(problem.details.get(key, key)).removesuffix("支出")


def _detail(details: Mapping[str, object], keys: Iterable[str]) -> str:
    return next((str(details[key]) for key in keys if key in details), "")


def _number(value: object) -> int:
    return int(str(value)) if value is not None and str(value).isdigit() else 0


def _cause(finding: Finding) -> object:
    """What is alike in findings of one mistake: the two numbers that differ; or a place and what is printed there."""
    printed, right = _one(finding.printed), _one(finding.right)
    if finding.certainty is Certainty.NOTE:
        return None
    if finding.code in UNFILLED:
        return finding.file, finding.block, "unfilled"  # "XX单位设XX个内设机构"
    if printed and right and max(map(_significant, (printed, right))) >= SIGNIFICANT:
        return finding.file, frozenset((printed, right))
    if printed and _significant(printed) >= SIGNIFICANT:
        return finding.file, finding.block, printed
    return None


def _one(text: str) -> str:
    """The number that a text consists of; empty where it is none or more."""
    numbers = list(numbers_in(text))
    is_one = len(numbers) == 1 and len(text) < len(numbers[0]) + AROUND
    return f"{Decimal(numbers[0]).normalize():f}" if is_one else ""  # 300 and 300.00 are one number


def _significant(number: str) -> int:
    return len(re.sub(r"\D", "", number).strip("0"))


def _merged(group: list[Finding]) -> Finding:
    """The surest of them with what the others say."""
    order = list(Certainty)
    first, *others = sorted(group, key=lambda one: (order.index(one.certainty), one.page, one.block))
    said = tuple(dict.fromkeys(one.chinese for one in others))
    return replace(first, also=(*first.also, *said))

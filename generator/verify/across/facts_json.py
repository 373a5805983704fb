"""A document held against its facts.json: the same numbers in the same order, none that is no figure or known text.

What facts.json says of a figure is recomputed too: a change, rate, share or completion from its inputs, the printed
number from its value, the direction word from its sign.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from difflib import SequenceMatcher
from pathlib import Path

from generator.core.money import TEN_THOUSAND, YUAN, factor
from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.printed import Chart, Heading, Paragraph, Printed, Table, Where
from generator.verify.across.facts_schema import LONGEST, faults_of_facts
from generator.verify.canonical import spaceless
from generator.verify.rules import finding

_ORDINAL = re.compile(r"^(?:\d{1,3}[.．、]|[一二三四五六七八九十百零]+、)")  # "1." of "1.部门收支总表", "一、"
_NUMBER = re.compile(  # "1,131.42", "12.50%", "2025"
    r"[0-9][0-9,]*(?:\.[0-9]+)?%?"
)
# The words before a change: "比上年预算减少", "增长"; of 增加 and 增 the longer is found first.
_DOWN, _UP = re.compile(r"减少|下降|降低|减"), re.compile(r"增加|增长|上升|提高|增")
_SUM = re.compile(r"sum\(.+\)")  # "sum(general.210,general.213)"
_KEY = re.compile(r"(change|rate|share|completion)\(.+\)")  # "change(general.basic)", "share(income.own,income)"
# An amount is printed in its own unit or in the other.
OTHER = {YUAN: factor(YUAN, TEN_THOUSAND), TEN_THOUSAND: factor(TEN_THOUSAND, YUAN)}
LISTED = 20  # differences that are reported one by one: more come of one cause, and are only counted
EXACT = Decimal("1e-9")  # a rate in facts.json has the 28 digits of its division; what is further off is another number
LONGEST_PATH = 80  # characters of a place in the file that a message shows
NEAR = 12  # characters before a number that say where it stands
LARGEST = 50_000_000  # bytes of facts.json: ours have about 100 kB
EXACT_SIZE = Context(prec=100)  # digits enough for the longest amount at the finest place
PLACES = 2  # of amounts: 35 may be printed for 35.00


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed number with the words before it."""

    text: str
    before: str
    where: Where


@dataclass(frozen=True)
class Facts:
    """facts.json: the printed numbers in order, and the figures by key."""

    file: str
    numbers: list[dict[str, object]]
    figures: dict[str, dict[str, object]]

    def sources(self) -> Iterator[str]:
        """Where the printed numbers come from, as `file:line:column`."""
        for number in self.numbers:
            for source in number.get("source") or ():  # type: ignore[attr-defined]
                yield str(source)


def read_facts(path: Path) -> tuple[Facts | None, list[Problem]]:
    """The file as values; a broken one is a problem."""
    try:
        tree = json.loads(_content(path))
    except (OSError, ValueError, RecursionError) as error:
        return None, [finding("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    if (wrong := next(faults_of_facts(tree), None)) is not None:
        reason = wrong.encode("utf-8", "replace").decode()[:LONGEST_PATH]
        return None, [finding("verify-unreadable", Place(str(path)), {"reason": reason})]
    return Facts(str(path), tree["numbers"], tree["figures"]), []


def _content(path: Path) -> bytes:
    """The file's bytes; ValueError where it is larger than any of ours."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise TooLarge("bytes", LARGEST)
    return content


def check_facts(printed: Printed, facts: Facts) -> list[Problem]:
    """Numbers that differ from facts.json, are missing or too many; figures that do not follow from their inputs."""
    stated = list(numbers_of(printed))
    problems = list(_sequence(stated, facts, printed.file))
    if not problems:
        problems += _values(stated, facts)
        problems += _recomputed(facts)
    return problems


def numbers_of(printed: Printed) -> Iterator[Stated]:
    """Every number in reading order; the contents, which repeat the headings, are left out."""
    headings = {spaceless(block.text) for block in printed.blocks if isinstance(block, Heading)}
    is_open = False
    for block in printed.blocks:
        is_open = is_open or isinstance(block, Heading)
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if not cell.covered:
                        yield from _numbers(cell.text, cell.where)
        elif isinstance(block, Chart):
            for text, where in block.cells():
                yield from _numbers(text, where)
        elif isinstance(block, Paragraph) and not is_open and _is_entry(spaceless(block.text), headings):
            continue
        else:
            yield from _numbers(block.text, block.where)


def _is_entry(text: str, headings: set[str]) -> bool:
    """Whether a line of the contents names a heading, a table's title with an ordinal before it."""
    return text in headings or _ORDINAL.sub("", text) in headings


def _numbers(text: str, where: Where) -> Iterator[Stated]:
    """The numbers of one text with all that stands before each."""
    for match in _NUMBER.finditer(text):
        yield Stated(match[0], text[: match.start()], where)


def _sequence(stated: list[Stated], facts: Facts, file: str) -> Iterator[Problem]:
    """Where the printed numbers and those of facts.json part, in reading order."""
    listed = [str(number["text"]) for number in facts.numbers]
    if len(stated) == len(listed):
        shown = [_signed(number, text) for number, text in zip(stated, listed, strict=True)]
    else:  # then nobody knows which is which; a dash before a number is a sign only where a sign is listed
        shown, listed = [number.text for number in stated], [text.lstrip("-") for text in listed]
    if shown == listed:
        return
    reported = 0
    for kind, a, b, c, d in SequenceMatcher(None, listed, shown, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        reported += 1
        if reported > LISTED:
            continue
        at = stated[min(c, len(stated) - 1)] if stated else None
        place = at.where.place if at else Place(file)
        near = at.before[-NEAR:] if at else ""
        details = {"found": "、".join(shown[c:d]) or "—", "listed": "、".join(listed[a:b]) or "—", "near": near}
        yield finding("verify-facts-differ", place, details)
    if reported > LISTED:
        yield finding("verify-more", Place(file), {"count": reported - LISTED})


def _signed(number: Stated, listed: str) -> str:
    """A printed number, with the minus before it where it should have one: 结转结余-285.56万元."""
    return f"-{number.text}" if listed.startswith("-") and number.before.endswith(("-", "−", "－")) else number.text


def _values(stated: list[Stated], facts: Facts) -> Iterator[Problem]:
    """Each printed figure is its value at the printed precision, with the word of its direction before it."""
    for number, entry in zip(stated, facts.numbers, strict=True):
        figure = facts.figures.get(str(entry.get("figure")))
        if figure is None:
            if entry.get("figure") is not None:
                yield _differs("verify-facts-unknown", number, figure=entry["figure"])
            continue
        value = Decimal(str(figure["value"]))
        if not _prints(number.text, value, str(figure["unit"])):
            yield _differs("verify-facts-value", number, found=number.text, value=value, label=figure["label"])
        key = str(entry["figure"])
        if key.startswith(("change(", "rate(")) and value and (wrong := _wrong_way(number.before, value)):
            yield _differs("verify-facts-direction", number, found=wrong, value=value, label=figure["label"])


def _differs(code: str, number: Stated, **details: object) -> Problem:
    return finding(code, number.where.place, details)


def prints(text: str, figure: Mapping[str, object]) -> bool:
    """Whether a printed number is the size of a figure of facts.json, as rounded there."""
    return _prints(text.lstrip("-"), Decimal(str(figure["value"])), str(figure["unit"]))


def _prints(text: str, value: Decimal, unit: str) -> bool:
    """Whether the text is the size of the value, in its own unit or the other of 元 and 万元, rounded as printed."""
    clean = text.rstrip("%").replace(",", "")
    if len(clean) > LONGEST:  # no amount of a budget
        return False
    shown = Decimal(clean)
    places = len(clean.partition(".")[2])
    other = OTHER.get(unit, Decimal(1))
    for size in (abs(value), abs(value) * other):
        for precision in (places, PLACES):
            if size.quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP, EXACT_SIZE) == shown:
                return True
    return False


def _wrong_way(before: str, value: Decimal) -> str:
    """The direction word before a change, if it says the opposite."""
    clause = re.split(r"[，。；：]", before)[-1]  # "增长" of "增加10.00万元，增长"
    ups, downs = list(_UP.finditer(clause)), list(_DOWN.finditer(clause))
    last = max([*ups, *downs], key=lambda match: match.start(), default=None)
    if last is None:
        return ""
    return last[0] if (last in ups) == (value < 0) else ""


def _recomputed(facts: Facts) -> Iterator[Problem]:
    """Changes, rates, shares, completions and the sums of charts follow from their inputs."""
    for key, figure in facts.figures.items():
        kind = _KEY.fullmatch(key)
        inputs = [facts.figures.get(str(name)) for name in figure.get("inputs") or ()]  # type: ignore[attr-defined]
        values = [Decimal(str(entry["value"])) for entry in inputs if entry]
        if len(values) < len(inputs) or not (_SUM.fullmatch(key) or (kind and len(values) == 2)):
            continue
        expected = _formula(kind[1], *values) if kind else sum(values, Decimal(0))
        value = Decimal(str(figure["value"]))
        if expected is not None and abs(expected - value) > EXACT:
            details = {"label": figure["label"], "found": value, "computed": expected}
            yield finding("verify-facts-formula", Place(facts.file), details)


def _formula(kind: str, one: Decimal, other: Decimal) -> Decimal | None:
    """What two amounts make, rates and shares in per cent (docs/rules.md §6); None where that divides by zero."""
    if kind == "change":
        return one - other
    if other == 0:
        return None
    return (one - other) / abs(other) * 100 if kind == "rate" else one / other * 100

"""The numbers of the unit file that a document should print, and whether it does.

The file is read plainly, as text by path: neither its schema nor its reader stand behind what is looked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import yaml

from generator.core.money import YUAN, in_ten_thousand
from generator.core.problem import Place, Problem
from generator.core.unreadable import TooLarge, why_unreadable
from generator.recognise.printed import Printed
from generator.verify.across.facts_json import Stated, numbers_of
from generator.verify.across.facts_schema import LONGEST
from generator.verify.rules import finding

_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")  # "1,131.42", "-3.21", "12"; not "2025-01-01" or "208-05-05"
# What is not printed as it stands: last year's amounts are printed as changes, codes, dates and settings as words.
_UNPRINTED = {
    "prior",
    "上年数",
    "compared",
    "另作比较",
    "conventions",
    "惯例",
    "accepted",
    "接受的检查结果",
    "template",
    "模板",
}
_UNPRINTED |= {"checks", "检查"}
_CODES = ("code", "编码", "科目编码")  # the field that names an entry's functional item
LARGEST = 20_000_000  # bytes of a unit file: ours have 30 kB
OFTEN = 0.1  # of the numbers with decimals have as many as an amount may be rounded to


@dataclass(frozen=True, slots=True)
class Given:
    """A number of the file: its path, its value, and the code of the entry in which it stands, if any."""

    path: tuple[str, ...]
    value: Decimal
    code: str
    place: Place


def read_source(path: Path) -> tuple[list[Given], list[Problem]]:
    """The amounts and counts of a unit file, those that are never printed left out."""
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge("bytes", LARGEST)
        tree = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
        given = list(_within(tree, (), "", str(path), set())) if tree else []
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        return [], [finding("verify-unreadable", Place(str(path)), {"reason": why_unreadable(error)})]
    return given, []


def _within(node: yaml.Node, path: tuple[str, ...], code: str, file: str, seen: set[int]) -> Iterator[Given]:
    """The numbers below a node; `code` is that of the innermost entry around it.

    A node that aliases name again is `seen`: aliases of aliases would double with each, and may go round in a ring.
    """
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        fields = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        own = next((str(fields[name].value) for name in _CODES if name in fields), code)
        for name, value in fields.items():
            if name not in _CODES and (path or name not in _UNPRINTED):
                yield from _within(value, (*path, name), own, file, seen)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value, 1):
            yield from _within(value, (*path, str(at)), code, file, seen)
    elif isinstance(node, yaml.ScalarNode) and len(node.value) <= LONGEST and _AMOUNT.fullmatch(node.value):
        place = Place(file, node.start_mark.line + 1, node.start_mark.column + 1)
        yield Given(path, Decimal(node.value.replace(",", "")), code, place)


def check_source(printed: Printed, given: list[Given]) -> list[Problem]:
    """The numbers that stand nowhere in the document, neither by themselves nor in the sum of their item."""
    shown = {abs(_value(number.text)) for number in numbers_of(printed) if len(number.text) <= LONGEST}
    places = _places(numbers_of(printed))
    sums = _sums(given)
    problems = []
    for number in given:
        ways = {number.value, *(sums.get(key, Decimal(0)) for key in _keys(number))}
        if number.value and not any(_is_shown(abs(value), shown, places) for value in ways):
            details = {"field": ".".join(number.path), "value": f"{number.value:,}"}
            problems.append(finding("verify-not-shown", number.place, details))
    return problems


def _places(numbers: Iterable[Stated]) -> set[int]:
    """To how many places the document prints amounts; to none where nothing has any.

    Counts have none either, so that of amounts printed to some places whole numbers say nothing.
    """
    found = Counter(places for number in numbers if (places := len(number.text.rstrip("%").partition(".")[2])))
    return {places for places, count in found.items() if count >= OFTEN * found.total()} or {0}


def _value(text: str) -> Decimal:
    """A printed number, per cents as their number."""
    return Decimal(text.rstrip("%").replace(",", ""))


def _is_shown(value: Decimal, shown: set[Decimal], places: set[int]) -> bool:
    """Whether an amount is printed as it stands, or to any of the places that the document has, half up.

    A file may be in 元 and its document in 万元, or the other way round.
    """
    units = (value, in_ten_thousand(value, YUAN), value / in_ten_thousand(Decimal(1), YUAN))
    return value in shown or any(_to(one, number) in shown for one in units for number in places)


def _to(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _keys(number: Given) -> Iterator[tuple[str, ...]]:
    """The sums that a number is part of: of its item, of its project."""
    if number.code:
        yield ("code", number.path[0], number.code)
        yield ("code", number.code)
    if len(number.path) > 2:
        yield number.path[:2]


def _sums(given: list[Given]) -> dict[tuple[str, ...], Decimal]:
    """What the numbers of one item, and of one project, add up to."""
    sums: dict[tuple[str, ...], Decimal] = {}
    for number in given:
        for key in _keys(number):
            sums[key] = sums.get(key, Decimal(0)) + number.value
    return sums

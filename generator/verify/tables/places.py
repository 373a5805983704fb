"""To how many places the tables of a document round their amounts, and whether a printed zero may be something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from generator.recognise.printed import Table
from generator.verify.rounded import Rounded, is_number, usual_places
from generator.verify.tables.column_roles import columns_of
from generator.verify.tables.entries import Entry
from generator.verify.tables.kinds import kind_of

# The share of the amounts with a fraction that must have as many places as the document is said to round to: of
# amounts to two places one in ten ends with a zero, which may be left out, and one in a hundred with two.
LEAST = 0.5
NO_MONEY = {"performance", "other"}  # kinds of tables with counts and per cents beside amounts
COARSE = Decimal("0.01")  # 万元: half a unit of the last place, from which on a zero may be something
FEWEST_OWN = 8  # amounts of a table that are all printed to other places than the document's, before that is its way
ECONOMIC = 5  # digits of the code of an economic 款
ITEM = 7  # digits of the code of a functional 项, which has a row only where it has money


def places_of_tables(tables: Iterable[tuple[Table, Decimal]]) -> dict[Decimal, int]:
    """The places of the amounts in 万元 and of those in 元, by what turns a table's amounts into 万元."""
    found: dict[Decimal, list[int]] = {}
    for table, scale in tables:
        if kind_of(table) not in NO_MONEY:
            cells = (cell.text.strip() for row in table.body() for cell in row if not cell.covered)
            fractions = (text.partition(".")[2] for text in cells if is_number(text))
            found.setdefault(scale, []).extend(len(one) for one in fractions if one)
    return {scale: usual_places(places, LEAST) or 0 for scale, places in found.items()}


def own_places(table: Table, usual: int) -> int:
    """To how many places a table rounds by itself: fewer than the others where all its amounts say so.

    三公 in whole 元 or to one place, in a document of two: 1,131.4 is no 1,131.40 there.
    """
    amounts = [at for at, column in enumerate(columns_of(table)) if column.role == "value"]
    cells = (row[at] for row in table.body() for at in amounts if at < len(row) and not row[at].covered)
    numbers = {text for cell in cells if is_number(text := cell.text.strip()) and re.search("[1-9]", text)}
    places = {len(number.partition(".")[2]) for number in numbers}
    return places.pop() if len(numbers) >= FEWEST_OWN and len(places) == 1 else usual


def with_zeros(entries: Sequence[Entry]) -> list[Entry]:
    """A printed zero is nothing, unless the document prints what is next to nothing: an item that has zeros alone."""
    rows = groupby(entries, key=lambda entry: (entry.where.block, entry.where.row))
    if any(_is_next_to_nothing(list(row)) for _, row in rows):
        return list(entries)
    return [_as_nothing(entry) for entry in entries]


def _is_next_to_nothing(row: list[Entry]) -> bool:
    first = row[0]
    is_item = len(first.code) == ITEM and first.kind not in NO_MONEY
    # a 款 of basic expenditure may be printed without money; in whole 万元 its zero may be 600 元
    is_item = is_item or (len(first.code) == ECONOMIC and first.kind == "basic" and first.value.half > COARSE)
    return is_item and not any(entry.value.value for entry in row) and not all(entry.is_empty for entry in row)


def _as_nothing(entry: Entry) -> Entry:
    value = entry.value
    return entry if value.value else replace(entry, value=Rounded(value.value, value.places, exact=True))

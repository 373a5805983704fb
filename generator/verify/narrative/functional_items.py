"""The functional rows of tables: which one the names 类, 款 and 项 of a sentence mean, and what it may amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.verify.canonical import canonical, likeness
from generator.verify.narrative.functional_paths import Path
from generator.verify.narrative.tables_meant import FUNCTIONAL
from generator.verify.rounded import Rounded
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

FUNDS = {"fund", "capital"}  # the kinds of the tables of one fund
DIGITS = (3, 5, 7)  # of the codes of 类, 款 and 项
# How much the likeness of each name counts: the 项 names the row, 类 and 款 are often shortened.
WEIGHTS = (1, 1, 3)
# Between rows of like names (其他…支出) the printed code, and still more the amount, decide; with a row's own name a
# sentence has 1, and 0.75 is a name of which a quarter was typed otherwise.
FOR_THE_CODE, FOR_THE_AMOUNT, LEAST_LIKENESS = 0.1, 0.15, 0.75


def is_same(cell: Rounded, said: Rounded) -> bool:
    """Whether a cell is what a sentence says: the same at the places that both are rounded to."""
    return cell.states(said)


def functional_rows(lookup: Lookup) -> dict[str, str]:
    """The name of every functional code that any table prints."""
    return {entry.code: entry.label.strip() for entry in lookup.rows(*FUNCTIONAL)}


def code_of(lookup: Lookup, path: Path, amount: Rounded | None) -> str:
    """The code of the row that a path means; empty where no row comes near."""
    names = functional_rows(lookup)
    length = DIGITS[len(path.names) - 1]
    wanted = [canonical(name) for name in path.names]
    best, chosen = 0.0, ""
    for code in (code for code in names if len(code) == length):
        chain = [canonical(names.get(code[:cut], "")) for cut in DIGITS[: len(wanted)]]
        weights = WEIGHTS[-len(wanted) :] if len(wanted) > 1 else (1,)
        score = sum(w * likeness(a, b) for w, a, b in zip(weights, chain, wanted, strict=True)) / sum(weights)
        score += FOR_THE_CODE if path.code == code else 0
        has_amount = amount and amount.value and any(is_same(value, amount) for value in values_of(lookup, code))
        score += FOR_THE_AMOUNT if has_amount else 0
        if score > best:
            best, chosen = score, code
    if best < LEAST_LIKENESS or (amount and not amount.value and not _is_called(names, path, chosen)):
        return ""  # an item that has nothing this year has no row, whatever row is like it
    return chosen


def _is_called(names: dict[str, str], path: Path, code: str) -> bool:
    """Whether a row has the names of a path, or the code that it prints."""
    rows = (canonical(names.get(code[:cut], "")) for cut in DIGITS)
    pairs = zip(path.names, rows, strict=False)
    alike = (canonical(said).removesuffix("支出") == row.removesuffix("支出") for said, row in pairs)
    return path.code == code or all(alike)


def values_of(lookup: Lookup, code: str, kinds: Iterable[str] = FUNCTIONAL) -> list[Rounded]:
    """What a functional item may amount to: in each table its total, of the income also the general budget's part."""
    return [entry.value for entry in cells_of(lookup, code, kinds)]


def cells_of(lookup: Lookup, code: str, kinds: Iterable[str]) -> Iterator[Entry]:
    """The cells of a code that state its amount: the first of a row, in the income table the general budget's."""
    wanted = set(kinds)
    for entry in lookup.by_code.get(code, ()):
        if entry.kind not in wanted or (entry.is_empty and not entry.main and entry.kind not in FUNDS):
            continue
        if entry.kind == "income":
            if canonical(entry.leaf) in {"一般公共", "财政拨款", "财政拨款收入"}:
                yield entry
        elif entry.kind in FUNDS:
            # in final accounts a fund's row begins with 年初结转和结余; what was spent is 本年支出·小计
            if entry.leaf in {"小计", "合计"} or (entry.main and "年初" not in entry.leaf):
                yield entry
        elif entry.main:
            yield entry


def rows_called(lookup: Lookup, path: Path, kinds: Iterable[str]) -> list[Entry]:
    """Rows without codes (final accounts' totals) that bear the name of a class."""
    return lookup.named(canonical(path.names[0]), kinds) if len(path.names) == 1 else []

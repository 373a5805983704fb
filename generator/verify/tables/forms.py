"""How numbers are printed, whatever they state: column and line numbers, ordinals, decimals, blanks, years, per cents.

A document prints its amounts one way. What departs from it is a slip of the hand or of a program, and often the only
trace that one has been changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.core.problem import Place, Problem
from generator.recognise.printed import Cell, Printed, Table, Where
from generator.verify.canonical import spaceless
from generator.verify.narrative.outline import Line
from generator.verify.rules import finding
from generator.verify.tables.column_roles import LINE_NUMBER, SERIAL
from generator.verify.tables.entries import Entry
from generator.verify.tables.lookup import Lookup

_HAN = "一二三四五六七八九十"
# A zero in front of a number with a unit: "012.5万元", "05人"; not "2025-01-01", "1,050.00" or "0.87".
_LEADING_ZERO = re.compile(r"(?<![\d.,/:：-])0\d+(?:\.\d+)?(?=万元|元|%|％|人|辆|台|个|次|次|条|件|户|平方米|$)")
_WHOLE_KEPT = re.compile(r"\.0+$")  # "35.00", not "12.50"
_NOUGHT_KEPT = re.compile(r"0\.0+")  # "0.00"
_YEAR = re.compile(r"(?<!\d)(\d{4})(?=年|〕|\])")  # "2025年", "〔2017〕", "[2017]"
# No document of a government unit cites a year before the Party's founding; plans reach fifteen years ahead (2035 in
# those of 2021).
_FIRST_YEAR, _YEARS_AHEAD = 1921, 15
_COLUMN_NUMBER = re.compile(r"\d{1,2}")  # "1", "12": a table has under a hundred columns
_COUNTS_COLUMNS = re.compile(r"※|栏次|[甲乙丙]")  # what stands in the row of column numbers above labels and codes
_FIRST = re.compile(rf"([{_HAN}]+)、")  # "一、本年收入", "十二、其他支出"
_SECOND = re.compile(r"(\d{1,2})[.、．](?!\d)")  # "1.一般公共预算", "2、"; not "1.5"
# Below these a list of labels may begin anew: "本年收入合计", "小计", "年初财政拨款结转和结余"
_ENDS_LIST = re.compile(r"(?:合计|总计|小计)$|^(?:上年|年初|年末|年终).*(?:结转|结余)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")  # "1,131", "12,345,678"
_ZERO_IN_FRONT = re.compile(r"0[\d,]")  # "0100", "0,5"; not "0"
_AMOUNT = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)万元")  # "1,131.42万元"
_RATE = re.compile(r"[=≥≤><＝]*\s*(\d+(?:\.\d+)?)[%％]")  # "≥95%", "100%", in a cell of its own
_GROWTH = re.compile("增长|增幅|增速")  # rates that may be above a hundred
# "结案率达98.5%", "满意率为95%"; not "增长率…", "完成率…", which may be above a hundred
_RATE_IN_TEXT = re.compile(r"(?<!增长)(?<!完成)率(?:达到?|为)?(\d+(?:\.\d+)?)[%％]")
HEAD_ROWS = 6  # in which the row of column numbers stands where the head is not marked
LONGEST_LABEL = 40  # characters: a longer text that begins with 1. is a sentence
# A table prints its zeros if it prints some; one blank cell in ten zeros is then a slip, more are its way.
FEWEST_ZEROS, ZEROS_A_BLANK = 3, 10
KEPT_ZEROS = 3  # amounts that end with a zero, from which on a text is one that prints 35.00 and not 35
AROUND = 30  # characters of a text that say where a number stands
NAMED = 8  # characters before 率 that say which rate is meant


def check_forms(printed: Printed, lookup: Lookup, lines: list[Line]) -> list[Problem]:
    """Every number that is not printed as the other numbers of its kind are."""
    problems: list[Problem] = []
    for table in printed.tables():
        for find in (_column_numbers, _line_numbers, _ordinals, _percents):
            problems += find(table)
    problems += _decimals(lookup)
    problems += _blanks(lookup)
    problems += _amounts(lines)
    problems += _years(printed)
    problems += _zeros(printed)
    problems += _rates(printed)
    return problems


def _problem(code: str, where: Where, **details: object) -> Problem:
    return finding(code, where.place, details)


# ── numbers that only count ───────────────────────────────────────────────────────────────────────────────────────


def _column_numbers(table: Table) -> Iterator[Problem]:
    """The row of column numbers below a head runs 1, 2, 3."""
    for row in table.rows[: table.header_rows or HEAD_ROWS]:
        own = [cell for cell in row if not cell.covered and cell.text.strip()]
        numbers = [cell for cell in own if _COLUMN_NUMBER.fullmatch(cell.text.strip())]
        others = [cell for cell in own if cell not in numbers]
        blank = [cell for at, cell in enumerate(row) if not cell.text.strip() and not _is_serial(table, at)]
        counts = table.header_rows or [int(cell.text) for cell in numbers] == list(range(1, len(numbers) + 1))
        if len(numbers) >= 2 and counts and blank and not [cell for cell in others if re.search(r"\d", cell.text)]:
            last = len(numbers) + 1
            yield _problem("verify-count-broken", blank[0].where, table=table.title, found="空白", expected=last)
        if len(numbers) >= 2 and all(_COUNTS_COLUMNS.fullmatch(spaceless(cell.text)) for cell in others):
            yield from _counting(table, numbers)


def _line_numbers(table: Table) -> Iterator[Problem]:
    """行次 run on from the first to the last, side after side."""
    columns = [at for at in range(len(table.rows[0]) if table.rows else 0) if _is_serial(table, at)]
    cells = [row[at] for at in columns for row in table.body() if at < len(row)]
    if cells:
        yield from _counting(table, cells)
    for at in [at for at in range(len(table.rows[0]) if table.rows else 0) if _is_serial(table, at, SERIAL)]:
        own = [row[at] for row in table.body() if at < len(row) and not row[at].covered and row[at].text.strip()]
        if own and all(cell.text.strip().isdigit() for cell in own):
            yield from _counting(table, own)


def _is_serial(table: Table, column: int, name: str = LINE_NUMBER) -> bool:
    return any(spaceless(row[column].text) == name for row in table.head() if column < len(row))


def _counting(table: Table, cells: list[Cell]) -> Iterator[Problem]:
    for number, cell in enumerate(cells, 1):
        if cell.text.strip() != str(number):
            yield _problem("verify-count-broken", cell.where, table=table.title, found=cell.text, expected=number)


def _ordinals(table: Table) -> Iterator[Problem]:
    """Labels numbered 一、二、 and 1. 2. within them; a list begins anew below a 小计, a total or 年初结转和结余."""
    width = max((len(row) for row in table.rows), default=0)
    for column in range(width):
        first = second = 0
        anew = False
        for row in table.body():
            text = spaceless(row[column].text) if column < len(row) and not row[column].covered else ""
            if _ENDS_LIST.search(text) and not _FIRST.match(text) and not _SECOND.match(text):
                anew, second = True, 0
            elif match := _FIRST.match(text):
                first, second = (1 if anew and match[1] == _HAN[0] else first + 1), 0
                anew = False
                if match[1] != _han(first):
                    yield _ordinal(table, row[column], match[1], _han(first))
            elif (match := _SECOND.match(text)) and len(text) < LONGEST_LABEL:
                second += 1
                if match[1] != str(second):
                    yield _ordinal(table, row[column], match[1], str(second))


def _ordinal(table: Table, cell: Cell, found: str, expected: str) -> Problem:
    return _problem("verify-count-broken", cell.where, table=table.title, found=found, expected=expected)


def _han(number: int) -> str:
    """A number as headings count, to 99: 十二 for 12."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens - 1] + "十") + (_HAN[ones - 1] if ones else "")


# ── decimals and blanks ───────────────────────────────────────────────────────────────────────────────────────────


def _places(text: str) -> int:
    """The decimals of a number as printed."""
    return len(text.strip().partition(".")[2])


def _decimals(lookup: Lookup) -> Iterator[Problem]:
    """One precision in a table, no amount like 00.0.

    A table keeps zeros at the end (35.00, 12.50), leaves out those of whole numbers (35, 12.50) or all (35, 12.5).
    """
    tables = list(_by_table(lookup))
    everywhere = _most(_places(entry.digits) for entries in tables for entry in entries if "." in entry.digits)
    keeps_whole = any(_WHOLE_KEPT.search(entry.digits) for entries in tables for entry in entries)
    for entries in tables:
        texts = [entry.digits for entry in entries if entry.digits]
        bare = not any(_NOUGHT_KEPT.fullmatch(text) for text in texts)  # 0 is printed for nothing, never 0.00
        usual = _most(_places(text) for text in texts if "." in text)
        kept = any(text.endswith("0") and "." in text for text in texts)  # 35.50: zeros at the end are printed
        usual = usual if kept else max(usual, everywhere)
        allowed = {usual} if keeps_whole else {0, usual}
        for entry in entries:
            text = entry.digits
            if bare and text == "0":
                continue
            is_other = _places(text) not in allowed if kept else _places(text) > usual
            if text and (is_other or _is_odd(text)):
                yield _problem("verify-number-form", entry.where, found=text, cell=entry.words())


def _most(places: Iterable[int]) -> int:
    """The commonest number of decimals, the most of those that are as common; 0 of none."""
    counts = Counter(places)
    return max(counts, key=lambda one: (counts[one], one), default=0)


def _is_odd(text: str) -> bool:
    """A zero before other digits, separators at the wrong place."""
    whole = text.lstrip("-−－").partition(".")[0]
    return bool(_ZERO_IN_FRONT.match(whole)) or ("," in whole and not _THOUSANDS.fullmatch(whole))


def _by_table(lookup: Lookup) -> Iterator[list[Entry]]:
    """The amounts of each table of money."""
    blocks: dict[int, list[Entry]] = {}
    for entry in lookup.entries:
        if entry.kind not in {"performance", "other"}:
            blocks.setdefault(entry.where.block, []).append(entry)
    yield from blocks.values()


def _blanks(lookup: Lookup) -> Iterator[Problem]:
    """A table that prints its zeros leaves no cell of a row blank beside amounts."""
    for entries in _by_table(lookup):
        zeros = sum(1 for entry in entries if not entry.is_empty and not entry.value.value)
        rows: dict[tuple[int, str], list[Entry]] = {}
        for entry in entries:
            rows.setdefault((entry.where.row, entry.label), []).append(entry)
        blank = [entry for entry in entries if entry.is_empty and entry.label]
        if zeros < FEWEST_ZEROS or len(blank) > max(1, zeros // ZEROS_A_BLANK):
            continue
        for entry in blank:
            if any(not other.is_empty for other in rows[entry.where.row, entry.label]) or entry.main:
                yield _problem("verify-blank", entry.where, cell=entry.words())


def _amounts(lines: list[Line]) -> Iterator[Problem]:
    """Amounts of 万元 in sentences: where zeros at the end are kept, all have the same places."""
    found = [(line, match) for line in lines for match in _AMOUNT.finditer(line.text)]
    found = [(line, match) for line, match in found if not line.is_typed(match.start())]
    places = Counter(_places(match[1]) for _, match in found)
    # "59.00", "2.40": a document keeps such zeros or drops them
    kept = sum(1 for _, match in found if re.search(r"\.\d*0$", match[1]))
    usual = max(places, key=lambda count: places[count], default=0)
    chapters: dict[tuple[str, str], list[int]] = {}
    for line, match in found:
        chapters.setdefault((line.part, line.chapter), []).append(_places(match[1]))
    for line, match in found:
        has = _places(match[1])
        nearby = chapters[line.part, line.chapter]
        is_their_way = len(nearby) >= KEPT_ZEROS and set(nearby) == {has}  # a chapter that prints to other places
        if usual and kept >= KEPT_ZEROS and has not in {0, usual} and not is_their_way:
            place = Place(line.where.file, line.where.block, match.start() + 1)
            yield finding("verify-number-form", place, {"found": match[1], "cell": match[0]})


# ── years and per cents ───────────────────────────────────────────────────────────────────────────────────────────


def _texts(printed: Printed) -> Iterator[tuple[str, Where]]:
    """Every text of a document with its place: cells, headings, paragraphs."""
    for block in printed.blocks:
        if isinstance(block, Table):
            yield from ((cell.text, cell.where) for row in block.rows for cell in row if not cell.covered)
        else:
            yield block.text, block.where


def _years(printed: Printed) -> Iterator[Problem]:
    """Years that none can mean: before the first documents that budgets cite, or long after the year itself."""
    texts = list(_texts(printed))
    counts = Counter(int(match) for text, _ in texts for match in _YEAR.findall(text))
    usual = max(counts, key=lambda year: counts[year], default=0)
    for text, where in texts:
        for match in _YEAR.finditer(text):
            year = int(match[1])
            if usual and not _FIRST_YEAR <= year <= usual + _YEARS_AHEAD:
                yield _problem("verify-year-far", where, found=match[1], year=usual)


def _percents(table: Table) -> Iterator[Problem]:
    """Rates of goals: no more than a hundred, unless they say that they exceed it."""
    for row in table.rows:
        for at, cell in enumerate(row):
            match = _RATE.fullmatch(spaceless(cell.text))
            name = spaceless(row[at - 1].text) if at else ""
            if match and Decimal(match[1]) > 100 and not _GROWTH.search(name):
                yield _problem("verify-over-hundred", cell.where, found=cell.text, name=name)


def _rates(printed: Printed) -> Iterator[Problem]:
    """The same in sentences: 结案率达98.5%."""
    for text, where in _texts(printed):
        for match in _RATE_IN_TEXT.finditer(spaceless(text)):
            if Decimal(match[1]) > 100:
                name = spaceless(text)[max(0, match.start() - NAMED) : match.start() + 1]
                yield _problem("verify-over-hundred", where, found=f"{match[1]}%", name=name)


def _zeros(printed: Printed) -> Iterator[Problem]:
    """Numbers that begin with a zero, where no code and no date may stand."""
    for text, where in _texts(printed):
        for match in _LEADING_ZERO.finditer(spaceless(text).lstrip("=≥≤><＝")):
            if match.end() < len(spaceless(text)) or "." in match[0]:
                yield _problem("verify-number-form", where, found=match[0], cell=text[:AROUND])

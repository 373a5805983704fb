"""Charts in words: the alternative text that we give them, and numbers in the format in which a chart shows them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, DecimalException

from generator.core.chart import CELL_END, KIND_NAMES, NAME_END, ROW_END
from generator.core.document import PARTS_HEAD

# "收入结构（饼图，单位：万元）。财政拨款：金额 338.91，占比 81.58%；事业收入：金额 64.00，占比 15.41%。"
_DESCRIBED = re.compile(rf"(?s).*?（(?:{'|'.join(KIND_NAMES.values())})，单位：[^）]*）。(?P<rows>.+)。")
NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?%?")  # "1,131.42", "-3.07", "81.58%", "2023"
_FORMAT = re.compile(r"(?P<grouped>#,##)?0(?:\.(?P<places>0+))?(?P<percent>%)?")  # "#,##0.00", "0.00%"; not "General"
LONGEST_TEXT = 20_000  # characters of an alternative text: ours have some hundred
LONGEST = 40  # digits of a number: more is none of a budget, and costs time to round
HUNDRED = Decimal(100)

Rows = list[list[str]]


def described(text: str) -> Rows:
    """The chart as a table from its alternative text; nothing where that is not of our kind."""
    found = _DESCRIBED.fullmatch(text.strip()) if len(text) <= LONGEST_TEXT else None
    lines = [line.partition(NAME_END) for line in found["rows"].split(ROW_END)] if found else []
    cells = [[cell.rpartition(" ") for cell in line[2].split(CELL_END)] for line in lines]
    heads = {tuple(head for head, _, _ in row) for row in cells}
    if len(heads) != 1:
        return []
    body = [[name, *(value for _, _, value in row)] for (name, _, _), row in zip(lines, cells, strict=True)]
    return [[PARTS_HEAD, *heads.pop()], *body]


def numbers(text: str) -> list[str]:
    """The numbers of a text, in order."""
    return NUMBER.findall(text)


def decimal(text: str) -> Decimal | None:
    """A stored value, such as `433.28` or `1.5E3`; None for what is no number."""
    try:
        value = Decimal(text)
    except DecimalException:
        return None
    return value if value.is_finite() and len(text) <= LONGEST and abs(value.adjusted()) <= LONGEST else None


def shown(value: str, code: str) -> str:
    """A stored value as its format shows it, half up; as it is stored where the format is none of numbers."""
    form, number = _FORMAT.fullmatch(code), decimal(value)
    if form is None or number is None:
        return value
    if form["percent"]:
        number *= HUNDRED
    places = Decimal(1).scaleb(-len(form["places"] or ""))
    grouped = "," if form["grouped"] else ""
    return f"{number.quantize(places, ROUND_HALF_UP):{grouped}}{form['percent'] or ''}"

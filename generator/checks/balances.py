"""Accounts item by item: what was there and came in is what was spent and is left; grants are never overspent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.interval import NOTHING, Agreement, Interval
from generator.checks.stated_twice import place_of
from generator.core.model import Figures, LineItem
from generator.core.problem import Place, Problem

FISCAL = {"general": "一般公共预算", "fund": "政府性基金预算", "capital": "国有资本经营预算"}
Sides = tuple[Interval, Interval, Place]


def c14_fund_items(figures: Figures) -> Iterator[Problem]:
    """政府性基金、国有资本经营预算的每个科目：年初结转＋本年收入＝本年支出＋年末结转。
    Of every item of funds and of state capital: opening and income are expenditure and closing.

    Source: 勾稽关系 C10（政府性基金收支决算表逐行相等）
    Severity: error
    Example: income_items 2120801 100.00，line_items 2120801 90.00，没有结转
    """
    yield from _unbalanced(figures, "c14-fund-items", ("fund", "capital"))


def c15_general_items(figures: Figures) -> Iterator[Problem]:
    """一般公共预算的每个科目：年初结转＋本年收入＝本年支出＋年末结转；收回、调剂的可以接受并写明理由。
    Of every item of the general budget: opening and income are expenditure and closing.

    Source: 勾稽关系 C10；收入、支出决算表按同一科目列示
    Severity: warning
    Example: income_items 2120101 191.80、2120501 87.55，line_items 两个科目的数对调
    """
    yield from _unbalanced(figures, "c15-general-items", ("general",))


def _unbalanced(figures: Figures, code: str, sources: tuple[str, ...]) -> Iterator[Problem]:
    unit = figures.unit
    if unit.kind != "final":
        return
    for source in sources:
        for item in _items(figures, source):
            left, right, place = _sides(figures, item, source)
            if left.against(right) is Agreement.APART:
                details = {"code": item, "fund": FISCAL[source], "left": f"{left.value:f}", "right": f"{right.value:f}"}
                details["difference"] = f"{left.value - right.value:f}"
                yield Problem(code, place, details)


def _items(figures: Figures, source: str) -> list[str]:
    entries = figures.unit.entries
    lines = (*figures.unit.line_items, *(line for name in ("income", "opening", "closing") for line in entries[name]))
    return sorted({line.code for line in lines if line.source == source})


def _sides(figures: Figures, item: str, source: str) -> Sides:
    """What was there and came in, what was spent and is left, and a place of the item."""
    unit = figures.unit

    def of(lines: tuple[LineItem, ...]) -> list[LineItem]:
        return [line for line in lines if (line.code, line.source) == (item, source)]

    came = [*of(unit.entries["opening"]), *of(unit.entries["income"])]
    went = [*of(unit.line_items), *of(unit.entries["closing"])]
    left, right = (
        sum((figures.precision.stated(line.leaf.value) for line in lines), NOTHING) for lines in (came, went)
    )
    return left, right, (went or came)[0].leaf.place


def c16_overspent(figures: Figures) -> Iterator[Problem]:
    """财政拨款的年初、年末结转和结余不是负数：拨款不能超支；年初数按规定调整为负的，可以接受并写明理由。
    The carry-over of grants is not below zero: they cannot be overspent.

    Source: 预算法第七十二条（支出不得超出预算）；政府会计制度财政拨款结转
    Severity: warning
    Example: carryover_items {code: "2120101", opening: 0, closing: -5.00}
    """
    for name in ("opening", "closing"):
        for line in figures.unit.entries.get(name, ()):
            if line.source in FISCAL and line.leaf.value < 0:
                details = {"code": line.code, "label": line.leaf.label, "found": f"{line.leaf.value:f}"}
                yield Problem("c16-overspent", line.leaf.place, details)


def d08_carried(figures: Figures) -> Iterator[Problem]:
    """年初结转和结余等于上年决算的年末结转和结余，各科目也是（年初数按规定调整过的除外）。
    The opening balance is last year's closing balance, of every item too, but where it was corrected.

    Source: 勾稽关系 D08
    Severity: warning
    Example: carryover_items opening 5.00，上年决算文件 closing 4.00
    """
    scopes = [".general", ".fund", ".capital", ".other", ""]
    apart = [scope for scope in scopes if _differs(figures, scope)]
    # All together is told where no fund is apart: the file of last year may know the total alone.
    for scope in apart[:-1] if apart and apart[-1] == "" and len(apart) > 1 else apart:
        yield _carried(figures, scope)
    if not apart:  # the totals agree: amounts may still stand under other items
        items = sorted({line.code for line in figures.unit.entries.get("opening", ())})
        yield from (_carried(figures, f".{item}") for item in items if _differs(figures, f".{item}"))


def _differs(figures: Figures, scope: str) -> bool:
    opening, closing = figures.get(f"opening{scope}"), figures.prior.get(f"closing{scope}")
    if opening is None or closing is None:
        return False
    return Interval(opening.value, opening.half).against(Interval(closing.value, closing.half)) is Agreement.APART


def _carried(figures: Figures, scope: str) -> Problem:
    opening, closing = figures[f"opening{scope}"], figures.prior[f"closing{scope}"]
    details = {"label": opening.label, "found": f"{opening.value:f}", "closing": f"{closing.value:f}"}
    stated = figures.unit.prior.get(f"closing{scope}")
    place = place_of(opening) or (stated.place if stated else figures.unit.places.get("income_items"))
    return Problem("d08-carried", place, details)


CHECKS: tuple[Callable[[Figures], Iterator[Problem]], ...] = (
    c14_fund_items,
    c15_general_items,
    c16_overspent,
    d08_carried,
)

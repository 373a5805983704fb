"""From last year's total to this year's by causes, with the reason that the file gives for each.

Causes are the functional 项, or the natures of expenditure with the projects one by one. What the causes leave open
(approved totals are rounded, parts too) is a step of its own, so that the steps always add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.checks.reasons import points_the_other_way
from generator.compare.changes import Change, Item, ProjectChange, Step, Waterfall
from generator.compare.figure_changes import Amounts

TOTAL = "expenditure"


def waterfalls(amounts: Amounts, items: Iterable[Item], projects: Iterable[ProjectChange]) -> Iterator[Waterfall]:
    """All that the two files allow: of a whole file by item and by nature, of one for comparison by nature."""
    total = amounts.change(TOTAL) if amounts.is_whole else _of_parts(amounts)
    if total is None or total.old is None or total.new is None:
        return
    if amounts.is_whole:
        changes = [item.change for item in items]
        yield _waterfall(amounts, total, "item", [_step(amounts, change) for change in changes])
        yield _waterfall(amounts, total, "nature", list(_by_nature(amounts, projects)))
    else:
        yield _waterfall(amounts, total, "nature", list(_by_nature(amounts, ())))


def _of_parts(amounts: Amounts) -> Change | None:
    """The total of a file for comparison: stated, or basic and project expenditure together."""
    stated = amounts.change(TOTAL)
    if stated is None or stated.old is not None:
        return stated
    parts = [amounts.old.get(f"{TOTAL}.{part}") for part in ("basic", "project")]
    found = [part.value for part in parts if part is not None]
    whole = sum(found, Decimal(0)) if len(found) == len(parts) else None
    return Change(TOTAL, stated.label, stated.unit, whole, stated.new)


def _by_nature(amounts: Amounts, projects: Iterable[ProjectChange]) -> Iterator[Step]:
    """Basic expenditure, then each project; what items without a project have as project expenditure as one."""
    basic = amounts.change(f"{TOTAL}.basic")
    if basic is not None:
        yield _step(amounts, basic)
    whole = amounts.change(f"{TOTAL}.project")
    listed = Decimal(0)
    for project in projects:
        change = (project.change.new or Decimal(0)) - (project.change.old or Decimal(0))
        listed += change
        if change:
            yield Step(project.change.key, project.name or project.old_name, change)
    if whole is not None and whole.amount is not None:
        rest = whole.amount - listed
        if rest or not listed:  # a step of zero is dropped later
            yield _step(amounts, whole, rest)


def _waterfall(amounts: Amounts, total: Change, by: str, steps: list[Step]) -> Waterfall:
    assert total.old is not None and total.new is not None
    found = [step for step in steps if step.amount]
    rest = total.new - total.old - sum((step.amount for step in found), Decimal(0))
    if rest:
        found.append(Step("", "", rest, "", "rounding"))
    return Waterfall(TOTAL, total.label, by, total.unit, total.old, tuple(found), total.new)  # type: ignore[arg-type]


def _step(amounts: Amounts, change: Change, amount: Decimal | None = None) -> Step:
    """A change with its reason and the remark on it (see Step)."""
    size = (change.new or Decimal(0)) - (change.old or Decimal(0)) if amount is None else amount
    reason = _reason(amounts, change.key)
    remark = "missing" if not reason else "opposite" if points_the_other_way(reason, size) else ""
    return Step(change.key, change.label, size, reason, remark)


def _reason(amounts: Amounts, key: str) -> str:
    """What the file says of the figure, or of the same one in the general budget."""
    figures = amounts.new
    words = figures.reason(key) or figures.unit.reasons.get(key.replace("expenditure.", "general.", 1))
    return str(words or "")

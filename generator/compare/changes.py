"""The difference of two years of a unit as data, keyed by code and identity, never by position.

Amounts are in the later file's unit of amounts, unrounded. `None` for an amount means that it is not there: the file
has no such figure, or (of a file that is only for comparison) does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.core.model import HUNDRED

Status = Literal["same", "changed", "added", "gone"]
Piece = tuple[Literal["same", "added", "gone"], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure in both years. `label` is what the later file calls it, `old_label` the earlier one if it differs."""

    key: str
    label: str
    unit: str
    old: Decimal | None
    new: Decimal | None
    old_label: str = ""

    @property
    def status(self) -> Status:
        if self.old is None or self.new is None:
            return "added" if self.old is None else "gone"
        return "same" if self.old == self.new else "changed"

    @property
    def amount(self) -> Decimal | None:
        """The later less the earlier amount; None where one of them is not known."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def rate(self) -> Decimal | None:
        """The change as a percentage of the earlier amount's absolute value; None where that is zero or not known."""
        return self.amount / abs(self.old) * HUNDRED if self.amount is not None and self.old else None


@dataclass(frozen=True, slots=True)
class Item:
    """An amount by code; `old_code` and `old_name` are those of the earlier year where they differ."""

    code: str
    name: str
    change: Change
    old_code: str = ""
    old_name: str = ""

    @property
    def renamed(self) -> bool:
        return bool(self.old_code or self.old_name)


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text in both years, with the words that stayed, came and went."""

    key: str
    label: str
    old: str
    new: str
    pieces: tuple[Piece, ...]

    @property
    def status(self) -> Status:
        if not self.old or not self.new:
            return "same" if self.old == self.new else "gone" if self.old else "added"
        return "same" if self.old == self.new else "changed"


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project in both years. `likeness` from 0 to 1 where names differ: then the renaming is only probable."""

    name: str
    old_name: str
    change: Change
    likeness: Decimal = Decimal(1)
    economic: tuple[Item, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def renamed(self) -> bool:
        return bool(self.name and self.old_name) and self.name != self.old_name


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an indicator (指标值, 分值权重) that differs."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator of a table of performance targets; `table` is the project's name or 部门整体."""

    table: str
    name: str
    old_name: str
    status: Status
    likeness: Decimal = Decimal(1)
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A cause of a change: its amount, the reason that the file gives, and a remark on that.

    `remark`: "" (nothing to say), "missing" (no reason), "opposite" (a reason for the other direction, docs/checks.md
    F10), "rounding" (what the causes leave open).
    """

    key: str
    label: str
    amount: Decimal
    reason: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From last year's total by causes to this year's, as a waterfall chart shows it: old + all steps = new."""

    key: str
    label: str
    by: Literal["item", "nature"]
    unit: str
    old: Decimal
    steps: tuple[Step, ...]
    new: Decimal


@dataclass(frozen=True, slots=True)
class Side:
    """Which file stands on a side."""

    file: str
    unit: str
    year: int
    kind: str
    comparison_only: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two files of a unit, and what does not, where that is worth a line."""

    old: Side
    new: Side
    figures: tuple[Change, ...]
    items: tuple[Item, ...]
    economic: tuple[Item, ...]
    projects: tuple[ProjectChange, ...]
    staffing: tuple[Change, ...]
    assets: tuple[Change, ...]
    indicators: tuple[IndicatorChange, ...]
    texts: tuple[TextChange, ...]
    waterfalls: tuple[Waterfall, ...]

    @property
    def reasons_are_about_another_year(self) -> bool:
        """The reasons in a file are about the year before; other years lie between."""
        return self.new.year - self.old.year != 1

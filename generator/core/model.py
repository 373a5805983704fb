"""The two values between reading and composing: a unit's facts, and every figure that follows from them.

Amounts are Decimal in the unit file's own unit (万元 or 元), unrounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.core.classification import Classification
from generator.core.declared import Declared
from generator.core.overlay import Overlay
from generator.core.precision import Precision
from generator.core.problem import Place

if TYPE_CHECKING:
    from generator.core.members import Member

HUNDRED = Decimal(100)


class Words(str):
    """Text from a unit file that remembers where it stood."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Words:
        words = super().__new__(cls, text)
        words.place = place
        return words


@dataclass(frozen=True, slots=True)
class Ref:
    """The key of a figure, standing in a record where the unit file has the amount itself."""

    key: str

    def __bool__(self) -> bool:
        # `{% if 金额 %}` would be true of 0.00 too, and of an amount that the figures turn out not to have.
        raise TypeError(f"{self.key}: 判断是否有金额请用 有(…)")


class Record:
    """A mapping of the unit file as templates see it: fields by attribute, and nothing else to call or leak."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = dict(fields)

    def __getattr__(self, name: str) -> object:
        # Attribute access is all that a template has: no `_fields`, no `__class__`, and a typing error raises.
        if name.startswith("_") or name not in self._fields:
            raise AttributeError(name)
        return self._fields[name]

    def __getitem__(self, name: str) -> object:
        return self._fields[name]

    def get(self, name: str) -> object:
        """The field, or None where the schema knows it but the file does not give it."""
        return self._fields.get(name)

    def having(self, **fields: object) -> Record:
        """A copy with more fields."""
        return Record({**self._fields, **fields})


def names_of(record: Record) -> tuple[str, ...]:
    """The names of a record's fields; not a method, for templates see those."""
    return tuple(record._fields)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A number as the unit file states it, with the key, label and unit under which it becomes a figure."""

    key: str
    value: Decimal
    unit: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class LineItem:
    """An amount under one functional 项 (`code`, seven digits), from one source of funds (`source`, such as `own`).

    In a budget `nature` is basic, personnel, public or project; in final accounts basic, project, to_superior
    (上缴上级支出), operating (经营支出) or to_affiliated (对附属单位补助支出), and empty for income and carry-over.

    `economic` is the economic 类 (302) or 款 (30201) where it is known, else empty.
    """

    code: str
    source: str
    nature: str
    leaf: Leaf
    economic: str = ""


@dataclass(frozen=True, slots=True)
class ProjectPart:
    """Money of a project under one functional 项 from one source; `economic` are its amounts by economic 类."""

    code: str
    source: str
    economic: Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class Project:
    """A project of the budget; its amount is the sum of its parts, most projects have one."""

    name: Words
    parts: tuple[ProjectPart, ...]
    record: Record
    place: Place


@dataclass(frozen=True, slots=True)
class Compared:
    """A further comparison as the unit file states it: its amounts and reasons, or why there are none (`none`)."""

    year: int
    figures: Mapping[str, Leaf] = field(default_factory=dict)
    reasons: Mapping[str, Words] = field(default_factory=dict)
    none: Words | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's file, checked and typed. `record` is the whole file for templates; `leaves` its numbers by key.

    `line_items` are expenditure. `entries` are other amounts by item; final accounts have `initial` (年初预算数),
    `income` (收入决算), `opening` and `closing` (年初、年末结转和结余).
    `approved` (批复数) and `prior` (last year's amounts) are by the keys of figures, `basic_expenditure` by economic
    款, `uses` (what is spent on what) by functional 类, 款 or 项, `reasons` (of a change) by the figure that changed.
    `checks` are the severities that the file wants (off, info, warning, error), by the ids of rules.
    `places` are those of blocks and fields outside lists, by dotted path.
    A file that is only for comparison says in `comparison_only` where its amounts are from, and has them in `known`.
    `lines` are the file's own over the classification, which has them already.
    `declared` are the facts that its set declares, whether or not the file states them.
    `no_prior` says why there was no last year (新增单位，上年无预算); `prior` is empty then.
    `compared` are the further comparisons of the document, by the names that its set gives them.
    `economic_unit` (administrative, institution) decides what economic codes are in the government's classification,
    where the unit says so; `government_codes` are the codes for which it says so itself.
    `missing` are the blocks of a file with errors that are not in it: such a unit is checked, and nothing made of it.
    Of a department `members` are its units, and `sums` say which of their numbers each of its own adds up; a department
    that is filed on its own has no sums, and in `added_up` what its units come to, to be held against it.
    """

    file: str
    template: Words
    year: int
    kind: str
    name: Words
    signed: date | None
    amounts_in: str
    classification: Classification
    line_items: tuple[LineItem, ...]
    entries: Mapping[str, tuple[LineItem, ...]]
    projects: tuple[Project, ...]
    basic_expenditure: Mapping[str, Leaf]
    leaves: Mapping[str, Leaf]
    approved: Mapping[str, Leaf]
    prior: Mapping[str, Leaf]
    prior_year: int
    reasons: Mapping[str, Words]
    uses: Mapping[str, Words]
    conventions: Mapping[str, Words]
    record: Record
    checks: Mapping[str, tuple[str, Place]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    known: Mapping[str, Leaf] = field(default_factory=dict)
    comparison_only: Words | None = None
    missing: frozenset[str] = frozenset()
    lines: Overlay | None = None
    no_prior: Words | None = None
    compared: Mapping[str, Compared] = field(default_factory=dict)
    economic_unit: str = ""
    government_codes: Mapping[str, Words] = field(default_factory=dict)
    declared: tuple[Declared, ...] = ()
    members: tuple[Member, ...] = ()
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    added_up: Unit | None = None

    @property
    def dated(self) -> date:
        """The day for the properties of its files: that of signature, or where it has none the first after the year."""
        return self.signed or date(self.year + (self.kind == "final"), 1, 1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a document may state.

    `unit` is 万元 or 元, % or what is counted (人, 辆). `formula` says in words how it came about; `inputs` are the
    keys it was computed from, `origins` the places of the facts themselves. `value` is exact; it is rounded once,
    where it is printed. `half` is what the rounding of the facts leaves open on either side (precision.py), zero where
    nothing is.
    """

    key: str
    value: Decimal
    unit: str
    label: str
    formula: str
    inputs: tuple[str, ...] = ()
    origins: tuple[Place, ...] = ()
    half: Decimal = Decimal(0)


class Figures(Mapping[str, Figure]):
    """This year's figures by key, with what is known of last year's; changes, rates and shares on demand.

    `base` is where last year's file states its amounts one by one, if there is one that does; `precision` that of the
    amounts in the unit file. `added_up` is what the units of a department come to, where it is filed on its own.
    """

    def __init__(
        self,
        unit: Unit,
        figures: Mapping[str, Figure],
        prior: Mapping[str, Figure],
        base: Place | None = None,
        precision: Precision = Precision(),  # noqa: B008 (frozen)
        added_up: Figures | None = None,
    ) -> None:
        self.added_up = added_up
        self.unit = unit
        self.precision = precision
        self.prior = prior
        self.base = base
        self._figures = dict(figures)
        self.compared: Mapping[str, Mapping[str, Figure]] = {}
        self.called: Mapping[str, str] = {}
        self.without: Mapping[str, Words] = {}

    def __getitem__(self, key: str) -> Figure:
        return self._figures[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def has_part(self, key: str) -> bool:
        """Whether the key is a figure or the beginning of one, such as `assets` of `assets.other`."""
        return key in self._figures or any(known.startswith(key + ".") for known in self._figures)

    def compared_with(
        self,
        compared: Mapping[str, Mapping[str, Figure]],
        called: Mapping[str, str],
        without: Mapping[str, Words],
    ) -> Figures:
        """The same with the figures of further comparisons by name: how the text calls each, and why one has none."""
        found = copy(self)
        found.compared, found.called, found.without = compared, called, without
        return found

    def with_rows(self, figures: Mapping[str, Figure]) -> Figures:
        """The same with figures of rows that have no amount this year."""
        found = copy(self)
        found._figures = {**self._figures, **figures}
        return found

    def before(self, key: str) -> Figure | None:
        """An earlier figure by its own key: `prior.general`, `compared.执行数.general`."""
        if key.startswith("prior."):
            return self.prior.get(key.removeprefix("prior."))
        _, _, rest = key.partition("compared.")
        name, _, own = rest.partition(".")
        return self.compared.get(name, {}).get(own)

    def reason(self, key: str, comparison: str = "") -> Words | None:
        """Why the figure changed, as the unit file says, against last year or in a comparison of that name.

        No figure has the reason of another, but for the one that is the same money: most units have no money but the
        general public budget's, and what they say of all expenditure they say of that.
        """
        if comparison:
            block = self.unit.compared.get(comparison)
            return block.reasons.get(key) if block else None
        reasons = self.unit.reasons
        wider = key.replace("general.", "expenditure.", 1)
        return reasons.get(key) or (reasons.get(wider) if self._is_the_same_money(key, wider) else None)

    def _is_the_same_money(self, key: str, other: str) -> bool:
        """Whether two figures are equal this year and last: they changed alike."""
        both = [(own.get(key), own.get(other)) for own in (self._figures, self.prior)]
        return all(one and two and one.value == two.value for one, two in both)

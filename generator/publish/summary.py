"""What the site says of a unit at a glance, in 万元: its income and expenditure, 三公, projects, last year's totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.core.document import Document
from generator.core.model import Figures, Record
from generator.core.money import is_money
from generator.publish.opendata.rows import amount_of, plain_amount

INCOME = {
    "budget": (
        *("income.own", "income.transfer", "income.fund", "income.capital", "income.special_account"),
        *("income.business", "income.superior_subsidy", "income.affiliated", "income.operating", "income.other"),
        *("income.carryover_fiscal", "income.carryover_nonfiscal"),
    ),
    "final": (
        *("income.general", "income.fund", "income.capital", "income.superior_subsidy", "income.business"),
        *("income.operating", "income.affiliated", "income.other", "use_of_surplus", "opening"),
    ),
}
TOTALS = {"budget": ("income", "expenditure"), "final": ("total_income", "expenditure")}
THREE_PUBLIC = {"budget": "three_public", "final": "three_public.actual"}
PARTS = (
    ("abroad", "因公出国（境）费"),
    ("reception", "公务接待费"),
    ("vehicle_purchase", "公务用车购置费"),
    ("vehicle_operation", "公务用车运行费"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """A unit's year at a glance. Amounts are decimal texts in 万元, `signed` is an ISO date; both
    are empty where the unit does not state them.

    `sources`, `classes` and `three_public_parts` are names with their amounts; `last_year` has last year's amounts by
    their figures' keys, where they are known; `keys` says which figures are income, expenditure and 三公.
    `units` are the folders of a department's units, and `added_up` says whether its amounts are theirs.
    """

    folder: str
    name: str
    code: str
    year: int
    kind: str
    title: str
    signed: str
    income: str
    expenditure: str
    basic: str
    project: str
    sources: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str], ...]
    three_public: str
    three_public_parts: tuple[tuple[str, str], ...]
    last_year: Mapping[str, str]
    keys: Mapping[str, str]
    projects: tuple[str, ...]
    items: tuple[str, ...]
    units: tuple[str, ...]
    added_up: bool


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of a unit as manifests name it."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PublishedUnit(Summary):
    """A unit of a release as its pages and manifest have it: with its files by name, and their key in the store."""

    key: str
    files: Mapping[str, FileEntry]


def summary(figures: Figures, document: Document, folder: str) -> Summary:
    """The summary of a unit whose outputs lie in this folder."""
    unit = figures.unit
    record = unit.record.get("unit")
    income, spending = TOTALS[unit.kind]
    three = THREE_PUBLIC[unit.kind]
    items = sorted({line.code for line in unit.line_items})
    names = unit.classification.functional
    sources = [key for key in INCOME[unit.kind] if key in figures]
    classes = sorted({code[:3] for code in items})
    return Summary(
        folder=folder,
        name=str(unit.name),
        code=str(record.get("code") or "") if isinstance(record, Record) else "",
        year=unit.year,
        kind=unit.kind,
        title=document.title,
        signed=unit.signed.isoformat() if unit.signed else "",
        income=_amount(figures, income),
        expenditure=_amount(figures, spending),
        basic=_amount(figures, "expenditure.basic"),
        project=_amount(figures, "expenditure.project"),
        sources=_with_money((figures[key].label, _amount(figures, key)) for key in sources),
        classes=_with_money((f"{code} {names[code]}", _amount(figures, f"expenditure.{code}")) for code in classes),
        three_public=_amount(figures, three) if three in figures else "",
        three_public_parts=tuple(
            (label, _amount(figures, key)) for name, label in PARTS if (key := f"{three}.{name}") in figures
        ),
        last_year={key: _last(figures, key) for key in (income, spending, three) if key in figures.prior},
        keys={"income": income, "expenditure": spending, "three_public": three},
        projects=tuple(str(project.name) for project in unit.projects),
        items=tuple(f"{code} {names.get(code, '')}" for code in items),
        units=tuple(Path(one.unit.file).parent.name for one in unit.members),
        added_up=bool(unit.sums),
    )


def _amount(figures: Figures, key: str) -> str:
    figure = figures.get(key)
    return amount_of(figure) if figure is not None else "0"


def _last(figures: Figures, key: str) -> str:
    figure = figures.prior[key]
    unit = figure.unit if is_money(figure.unit) else figures.unit.amounts_in
    return plain_amount(figure.value, unit)


def _with_money(named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, amount) for label, amount in named if amount != "0")

"""A finding as a reviewer can use it: where it stands on paper, what is printed there, what would be right, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Certainty(StrEnum):
    """How sure a finding is: `certain` can be computed, `likely` rests on names or wording, a `note` is to be read."""

    CERTAIN = "certain"
    LIKELY = "likely"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, told once; `also` are the codes and words of what else it makes wrong.

    `page` is 0 where the format has no pages, `box` left, top, right and bottom in points on it, or None. `printed` and
    `right` are as they stand or would stand in the document, empty where the finding is not about a single value.
    """

    code: str
    certainty: Certainty
    file: str
    block: int
    page: int
    quote: str
    printed: str
    right: str
    chinese: str
    english: str
    box: tuple[float, float, float, float] | None = None
    also: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """What is wrong, and what to do."""
        return self.chinese if language == "zh" else self.english


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table: its title and page, its kind (empty where it is none that is published), unit of money and columns."""

    title: str
    page: int
    kind: str
    money: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A number of the narrative that no rule reached: as printed, its page and the words around it."""

    printed: str
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Audited:
    """A publication: its files, what was read of it, and the findings in the order of its pages.

    `amounts` are the amounts, shares and rates of its narrative, `checked` those held against something.
    """

    name: str
    unit: str
    files: tuple[str, ...]
    amounts: int = 0
    checked: int = 0
    tables: tuple[TableRead, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def tables_read(self) -> int:
        """How many tables are known for one of the kinds that are published."""
        return sum(1 for table in self.tables if table.kind)

    def count(self, certainty: Certainty) -> int:
        """How many findings are so sure."""
        return sum(1 for one in self.findings if one.certainty is certainty)

    def as_data(self) -> dict[str, Any]:
        """What JSON can hold; `audited_of` takes it back."""
        return {**asdict(self), "tables_read": self.tables_read}


def audited_of(data: Mapping[str, Any]) -> Audited:
    """What `as_data` gave."""
    findings = tuple(
        Finding(
            **{
                **one,
                "certainty": Certainty(one["certainty"]),
                "box": tuple(one["box"]) if one["box"] else None,
                "also": tuple(one["also"]),
            }
        )
        for one in data["findings"]
    )
    tables = tuple(TableRead(**{**one, "columns": tuple(one["columns"])}) for one in data["tables"])
    missed = tuple(NotChecked(**one) for one in data["not_checked"])
    return Audited(
        *(data["name"], data["unit"], tuple(data["files"]), data["amounts"], data["checked"], tables, missed, findings)
    )

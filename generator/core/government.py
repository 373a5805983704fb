"""政府预算支出经济分类 (501 to 599): its names, and what each code of the 部门预算支出经济分类 (301 to 399) is there.

What a 行政 or 参公 unit pays as 301 the government's budget has as 501, what a 事业单位 pays as 301 as 505
(财预〔2017〕98号). Where the lists are from and which of their lines are not certain: data/classification/README.md.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.core.classification import PACKAGED, UNCERTAIN

# The kinds of unit, as a unit file names them and as the list does.
KINDS_OF_UNIT = {"administrative": "行政", "institution": "事业"}


@dataclass(frozen=True, slots=True)
class GovernmentClasses:
    """`names` by code of the government's classification; `targets` by code of the departments' and kind of unit.

    A code with several targets is open: the unit file says which. `uncertain` says by the government's code why its
    line, or what leads to it, is not certain.
    """

    names: Mapping[str, str]
    targets: Mapping[tuple[str, str], tuple[str, ...]]
    uncertain: Mapping[str, str]

    def of(self, code: str, kind: str) -> tuple[str, ...]:
        """The government's codes for a 类 or 款 of the departments', all that may be meant; those of its 类 if need be.

        `kind` is administrative or institution. A 款 that a region has added goes where its 类 goes.
        """
        return self.targets.get((code, kind)) or self.targets.get((code[:3], kind), ())


@cache
def government_classes() -> GovernmentClasses:
    """The packaged lists: there is one for all years, as the code of a 类 has not changed since 2018."""
    names: dict[str, str] = {}
    uncertain: dict[str, str] = {}
    for row in _rows("government.csv"):
        names[row["code"]] = row["name"]
        if row[UNCERTAIN]:
            uncertain[row["code"]] = row[UNCERTAIN]
    targets: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in _rows("correspondence.csv"):
        for kind, word in KINDS_OF_UNIT.items():
            if row["unit"] in ("", word):
                key = row["department"], kind
                targets[key] = (*targets.get(key, ()), row["government"])
        if row[UNCERTAIN]:
            uncertain.setdefault(row["government"], row[UNCERTAIN])
    return GovernmentClasses(names, targets, uncertain)


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a list below its remarks."""
    with (PACKAGED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))

"""What the readers of every kind of unit file share: the head and the end of the file, codes, and reporting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.core.classification import LENGTHS, Classification
from generator.core.model import Compared, Leaf, LineItem, Project, Record, Unit, Words
from generator.core.problem import Place, Problem
from generator.read.codes import Codes
from generator.read.names_of_year import overlay_of
from generator.read.records import Records
from generator.yaml_file.node import Node

# Blocks whose keys are figures, codes or options and no fields: the Unit has them by themselves, templates do not see
# them.
APART = ("approved", "prior", "compared", "reasons", "uses", "conventions", "checks", "classification")


# The list whose entries may be split by economic 款, and the amount that they have else.
SPLIT = ("line_items", "amount")
BASIC = ("basic", "personnel", "public")  # the natures that are basic expenditure
_BASIC = "基本支出经济分类·金额"  # as the schema calls what a file states under basic_expenditure


class UnitReader:
    """Builds the Unit, noting what the schema cannot see: codes, names and dates that do not fit together."""

    GENERAL: tuple[str, ...] = ()  # the sources that are the general public budget's own money of the year

    def __init__(
        self,
        name: str,
        found: dict[str, Any],
        tree: Node,
        classification: Classification,
        rules: dict[str, Any],
        missing: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.missing = missing
        self.found = found
        self.classification = classification
        self.problems: list[Problem] = []
        self.codes = Codes(classification, self._report)
        self.records = Records(tree, rules, str(found["unit_of_amounts"]))

    def unit(self) -> Unit:
        """The whole file."""
        found, records = self.found, self.records
        record = records.record({key: value for key, value in found.items() if key not in APART})
        projects = self.projects(record)
        lines = self.line_items(projects)
        prior = found.get("prior") or {}
        self._prior(prior)
        return Unit(
            file=self.name,
            template=records.words("template"),
            year=found["year"],
            kind=found["kind"],
            name=records.words("unit", "name"),
            signed=(found.get("unit") or {}).get("signed"),
            amounts_in=found["unit_of_amounts"],
            classification=self.classification,
            line_items=lines,
            entries=self.entries(),
            projects=projects,
            basic_expenditure=self._basic_expenditure() or self._basic_of(lines),
            leaves=records.leaves,
            approved=records.amounts(found.get("approved") or (), "approved"),
            prior=records.amounts(prior.get("figures") or (), "prior", "figures"),
            prior_year=prior.get("year") or found["year"] - 1,
            reasons={key: records.words("reasons", key) for key in found.get("reasons") or {}},
            uses=self._uses(),
            conventions={key: records.words("conventions", key) for key in found.get("conventions") or {}},
            record=record,
            checks=self._checks(),
            places=records.places(found),
            missing=self.missing,
            lines=overlay_of(found, records.tree),
            no_prior=self._said_none("prior", found=prior),
            compared=self._compared(),
        )

    def projects(self, record: Record) -> tuple[Project, ...]:
        """The projects of the budget."""
        return ()

    def line_items(self, projects: tuple[Project, ...]) -> tuple[LineItem, ...]:
        """Expenditure by item, source and nature."""
        return tuple(self.items("line_items", "amount"))

    def entries(self) -> Mapping[str, tuple[LineItem, ...]]:
        """Other amounts by functional item, under the names that Unit.entries explains."""
        return {}

    def items(self, block: str, field: str) -> list[LineItem]:
        """The amounts in a field of a list of items; each 项 may stand once for each source and nature."""
        seen: dict[tuple[str, ...], Place] = {}
        result = []
        for index, item in enumerate(self.found.get(block) or ()):
            place = self.records.place(block, index, "code")
            key = (item["code"], item["source"], item.get("nature") or "")
            if key in seen:
                self._report("line-item-twice", place, code=item["code"], first=seen[key])
            seen[key] = place
            self.codes.functional(item["code"], place, name=self._name(block, index, "name"))
            leaf = self._leaf(f"{block}.{index + 1}.{field}", place)
            if leaf:
                result.append(LineItem(*key, leaf))
            if (block, field) == SPLIT:
                result += self._split(item, index, amount=leaf)
        return result

    def _split(self, item: dict[str, Any], index: int, amount: Leaf | None) -> Iterator[LineItem]:
        """The amounts of an item by economic 款, in place of one amount."""
        if bool(amount) == bool(item.get("economic")):
            code = "line-item-stated-twice" if amount else "line-item-without-amount"
            self._report(code, self.records.place(SPLIT[0], index, "code"), code=item["code"])
        for code in item.get("economic") or {}:
            place = self.records.place(SPLIT[0], index, "economic", code)
            self.codes.economic(code, place)
            if leaf := self._leaf(f"{SPLIT[0]}.{index + 1}.economic.{code}", place):
                yield LineItem(item["code"], item["source"], self.nature_of(code, item["nature"]), leaf, code)

    def nature_of(self, code: str, nature: str) -> str:
        """The nature of what an item of that nature pays under an economic code."""
        return nature

    def _leaf(self, key: str, place: Place) -> Leaf | None:
        """The number at the key; one that cannot be read is there all the same, for its sums not to be known either."""
        return self.records.leaves.get(key) or (Leaf(key, Decimal(0), "", "", place) if key in self.missing else None)

    def _basic_expenditure(self) -> dict[str, Leaf]:
        """By economic 款; 309, 311, 312 and 313 are for projects only and do not belong there (docs/rules.md §7)."""
        found = self.found.get("basic_expenditure") or {}
        for code in found:
            place = self.records.place("basic_expenditure", code)
            if self.codes.economic(code, place) and self.classification.group[code] == "项目支出":
                self._report("code-not-basic", place, code=code, name=self.classification.economic[code])
        codes = [*found, *(key.split(".")[1] for key in self.missing if key.startswith("basic_expenditure."))]
        place = self.records.place("basic_expenditure")
        leaves = {code: self._leaf(f"basic_expenditure.{code}", place) for code in codes}
        return {code: leaf for code, leaf in leaves.items() if leaf}

    def _basic_of(self, lines: Iterable[LineItem]) -> dict[str, Leaf]:
        """Where the file states none: what the general budget's items come to by 款, if all of them are split so."""
        basic = [line for line in lines if line.source in self.GENERAL and line.nature in BASIC]
        found: dict[str, Leaf] = {}
        for line in sorted(basic, key=lambda line: line.economic) if all(line.economic for line in basic) else ():
            first = replace(line.leaf, key=f"basic_expenditure.{line.economic}", value=Decimal(0), label=_BASIC)
            before = found.setdefault(line.economic, first)
            found[line.economic] = replace(before, value=before.value + line.leaf.value)
        return found

    def _uses(self) -> dict[str, Words]:
        """What each functional 类, 款 or 项 is spent on (主要用于…), in the unit's words; none has another's."""
        for code in self.found.get("uses") or {}:
            length = len(code) if len(code) in LENGTHS["functional"] else 3
            self.codes.functional(code, self.records.place("uses", code), length=length)
        return {code: self.records.words("uses", code) for code in self.found.get("uses") or {}}

    def _said_none(self, *path: str, found: Mapping[str, Any]) -> Words | None:
        """Why there is nothing to compare with; sentences that it stands in have their own stops."""
        words = self.records.words(*path, "none")
        return Words(words.rstrip("。；，"), words.place) if found.get("none") else None

    def _compared(self) -> dict[str, Compared]:
        """The further comparisons by name."""
        result = {}
        for name, block in (self.found.get("compared") or {}).items():
            path = ("compared", name)
            result[name] = Compared(
                year=block.get("year") or self.found["year"] - 1,
                figures=self.records.amounts(block.get("figures") or (), *path, "figures"),
                reasons={key: self.records.words(*path, "reasons", key) for key in block.get("reasons") or {}},
                none=self._said_none(*path, found=block),
            )
        return result

    def _prior(self, prior: Mapping[str, Any]) -> None:
        """Last year's block has the amounts, or says why there are none."""
        if prior.get("none") and prior.get("figures"):
            self._report("prior-none-and-figures", self.records.place("prior", "none"), none=prior["none"])
        elif prior and not prior.get("none") and "figures" not in prior:
            self._report("prior-incomplete", self.records.place("prior"))

    def _checks(self) -> dict[str, tuple[str, Place]]:
        """The severities that the file wants, each where its rule is named."""
        wanted = self.found.get("checks") or {}
        return {name: (str(severity), self.records.place("checks", name)) for name, severity in wanted.items()}

    def _name(self, *path: str | int) -> Words | None:
        """What the file calls a code, if it does."""
        return self.records.words(*path) or None

    def _report(self, problem: str, place: Place, **details: object) -> None:
        self.problems.append(Problem(problem, place, details))

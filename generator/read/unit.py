"""The stage itself: a unit's file read, checked against the schema and the year's classification, and typed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.classification import Classification, classification_of, years
from generator.data import KINDS, schema, unit_schema
from generator.model import Leaf, LineItem, Project, ProjectPart, Record, Ref, Unit, Words
from generator.problem import Place, Problem, has_errors
from generator.read.codes import Codes
from generator.read.names import english
from generator.read.node import Node, value_at
from generator.read.records import Records
from generator.read.strict_yaml import read_file
from generator.read.validation import validate

APART = ("approved", "prior", "reasons", "uses", "conventions")


def read_unit(path: Path, name: str | None = None) -> tuple[Unit | None, list[Problem]]:
    """The unit in the file; `name` is how messages call the file. None as soon as it has an error."""
    name = name or str(path)
    node, problems = read_file(path, name)
    if node is None:
        return None, problems
    rules = unit_schema(_kind(node))
    found, more = validate(node, rules)
    problems += more
    if found is None:
        return None, problems
    tree, _ = english(node, rules)
    folders = [folder / "classification" for folder in path.resolve().parents]
    classification, more = classification_of(found["year"], folders)
    if more:
        return None, problems + more
    if classification is None:
        known = "、".join(str(year) for year in years(folders))
        place = Records(tree, {}).place("year")
        return None, [
            *problems,
            Problem("year-without-classification", place, {"year": found["year"], "known": known}),
        ]
    return _checked(name, found, tree, classification, problems)


def _kind(node: Node) -> str:
    """The kind that the file says it is, by either name; a file that says none is checked as a budget."""
    tree, _ = english(node, schema("unit"))
    said = value_at(tree, ("kind",)) or ""
    return said if said in KINDS else KINDS[0]


def _checked(
    name: str, found: dict[str, Any], tree: Node, classification: Classification, problems: list[Problem]
) -> tuple[Unit | None, list[Problem]]:
    reader = _UnitReader(name, found, tree, classification)
    unit = reader.unit()
    problems = [*problems, *reader.problems]
    return (None if has_errors(problems) else unit), problems


class _UnitReader:
    """Builds the Unit, noting what the schema cannot see: codes, names and dates that do not fit together."""

    def __init__(self, name: str, found: dict[str, Any], tree: Node, classification: Classification) -> None:
        self.name = name
        self.found = found
        self.classification = classification
        self.problems: list[Problem] = []
        self.codes = Codes(classification, self._report)
        self.records = Records(tree, unit_schema(found["kind"]), str(found["unit_of_amounts"]))

    def unit(self) -> Unit:
        found, records = self.found, self.records
        record = records.record({key: value for key, value in found.items() if key not in APART})
        projects = self._projects(record)
        lines = (*self._line_items(), *_project_lines(projects))
        basic = self._basic_expenditure()
        self._performance(projects)
        prior = found.get("prior") or {"year": found["year"] - 1, "figures": {}}
        return Unit(
            file=self.name,
            template=records.words("template"),
            year=found["year"],
            kind=found["kind"],
            name=records.words("unit", "name"),
            signed=found["unit"]["signed"],
            amounts_in=found["unit_of_amounts"],
            classification=self.classification,
            line_items=lines,
            projects=projects,
            basic_expenditure=basic,
            leaves=records.leaves,
            approved=records.amounts("approved"),
            prior=records.amounts("prior", "figures"),
            prior_year=prior["year"],
            reasons={key: records.words("reasons", key) for key in found.get("reasons") or {}},
            uses=self._uses(),
            conventions={key: records.words("conventions", key) for key in found.get("conventions") or {}},
            record=record,
            places=records.places(found),
        )

    def _line_items(self) -> Iterator[LineItem]:
        seen: dict[tuple[str, str, str], Place] = {}
        for index, item in enumerate(self.found["line_items"]):
            place = self.records.place("line_items", index, "code")
            self.codes.functional(item["code"], place, name=self._name("line_items", index, "name"))
            key = (item["code"], item["source"], item["nature"])
            if key in seen:
                self._report("line-item-twice", place, code=item["code"], first=seen[key])
            seen[key] = place
            leaf = self.records.leaves[f"line_items.{index + 1}.amount"]
            yield LineItem(item["code"], item["source"], item["nature"], leaf)

    def _projects(self, record: Record) -> tuple[Project, ...]:
        result: list[Project] = []
        for index, item in enumerate(self.found.get("projects") or ()):
            place = self.records.place("projects", index, "name")
            if any(item["name"] == str(other.name) for other in result):
                self._report("project-twice", place, name=item["name"])
            called = self._name("projects", index, "code_name")
            self.codes.functional(item["code"], self.records.place("projects", index, "code"), name=called)
            if item["end"] < item["start"]:
                self._report("dates-reversed", self.records.place("projects", index, "end"), start=item["start"])
            own: Record = record["projects"][index]  # type: ignore[index]
            key = f"project.{index + 1}"
            own = own.having(amount=Ref(key), general=Ref(f"{key}.general"), fiscal=Ref(f"{key}.fiscal"))
            name = self.records.words("projects", index, "name")
            result.append(Project(name, tuple(self._parts(index, item)), own, place))
        return tuple(result)

    def _parts(self, index: int, item: dict[str, Any]) -> Iterator[ProjectPart]:
        """The project's money, and what it has besides under another 项 or from another source."""
        yield self._part(item, ("projects", index))
        for position, other in enumerate(item.get("also") or ()):
            path = ("projects", index, "also", position)
            self.codes.functional(other["code"], self.records.place(*path, "code"))
            yield self._part(other, path)

    def _part(self, item: dict[str, Any], path: tuple[str | int, ...]) -> ProjectPart:
        for code in item["economic"]:
            self.codes.economic(code, self.records.place(*path, "economic", code), length=3)
        start = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        leaves = {code: self.records.leaves[f"{start}.economic.{code}"] for code in item["economic"]}
        return ProjectPart(item["code"], item["source"], leaves)

    def _basic_expenditure(self) -> dict[str, Leaf]:
        for code in self.found["basic_expenditure"]:
            place = self.records.place("basic_expenditure", code)
            if self.codes.economic(code, place) and self.classification.group[code] == "项目支出":
                self._report("code-not-basic", place, code=code, name=self.classification.economic[code])
        return {code: self.records.leaves[f"basic_expenditure.{code}"] for code in self.found["basic_expenditure"]}

    def _uses(self) -> dict[str, Words]:
        for code in self.found.get("uses") or {}:
            self.codes.functional(code, self.records.place("uses", code), length=3)
        return {code: self.records.words("uses", code) for code in self.found.get("uses") or {}}

    def _performance(self, projects: tuple[Project, ...]) -> None:
        """Each target table names one project of the budget (checks.md E18)."""
        names = [str(project.name) for project in projects]
        for index, table in enumerate(self.found["performance"].get("projects") or ()):
            if table["project"] not in names:
                near = get_close_matches(table["project"], names, n=1, cutoff=0.3)
                place = self.records.place("performance", "projects", index, "project")
                self._report(
                    "project-unknown",
                    place,
                    name=table["project"],
                    near=near[0] if near else "、".join(names),
                )

    def _name(self, *path: str | int) -> Words | None:
        """What the file calls a code, if it does."""
        return self.records.words(*path) or None

    def _report(self, problem: str, place: Place, **details: object) -> None:
        self.problems.append(Problem(problem, place, details))


def _project_lines(projects: tuple[Project, ...]) -> Iterator[LineItem]:
    """A project's expenditure under its functional code, one line an economic class."""
    for project in projects:
        for part in project.parts:
            for code, leaf in part.economic.items():
                yield LineItem(part.code, part.source, "project", leaf, code)

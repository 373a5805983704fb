"""Unit files of the kind `budget` (部门预算): projects, whose money is expenditure too, and their target tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from generator.core.model import LineItem, Project, ProjectPart, Record, Ref, Unit
from generator.read.unit_reader import UnitReader

# What basic expenditure under an economic code is, by the group of the code.
_NATURES = {"人员经费": "personnel", "公用经费": "public"}


class BudgetReader(UnitReader):
    """Reads what only a budget has."""

    GENERAL = ("own", "transfer")

    def nature_of(self, code: str, nature: str) -> str:
        """Basic expenditure is 人员经费 or 公用经费, as its code says."""
        return _NATURES.get(self.classification.group.get(code, ""), nature) if nature == "basic" else nature

    def unit(self) -> Unit:
        """The whole file; each target table must name a project."""
        unit = super().unit()
        self._performance(unit.projects)
        stated = self.found.get("government_economic") or {}
        path = ("government_economic", "codes")
        codes = {code: self.records.words(*path, code) for code in stated.get("codes") or {}}
        kind = stated.get("unit") or ""
        return replace(unit, economic_unit=kind, government_codes=codes)

    def line_items(self, projects: tuple[Project, ...]) -> tuple[LineItem, ...]:
        """The items of the file, and the projects' money under theirs."""
        return (*super().line_items(projects), *_project_lines(projects))

    def projects(self, record: Record) -> tuple[Project, ...]:
        """Each with its amounts as figures, for templates."""
        result: list[Project] = []
        for index, item in enumerate(self.found.get("projects") or ()):
            place = self.records.place("projects", index, "name")
            if any(item["name"] == str(other.name) for other in result):
                self._report("project-twice", place, name=item["name"])
            called = self._name("projects", index, "code_name")
            self.codes.functional(item["code"], self.records.place("projects", index, "code"), name=called)
            if "start" in item and "end" in item and item["end"] < item["start"]:
                self._report("dates-reversed", self.records.place("projects", index, "end"), start=item["start"])
            own: Record = record["projects"][index]  # type: ignore[index]
            # All its money, that of the general public budget, and that which the finance department allocates.
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
        """The amounts at a path such as `projects.2` or `projects.2.also.1`, by economic 类."""
        for code in item["economic"]:
            place = self.records.place(*path, "economic", code)
            self.codes.economic(code, place, length=5 if len(code) > 3 else 3)  # 302, or 30201 where forms ask for it
        start = ".".join(str(step + 1) if isinstance(step, int) else step for step in path) + ".economic."
        codes = [*item["economic"], *(key.removeprefix(start) for key in self.missing if key.startswith(start))]
        place = self.records.place(*path, "economic")
        leaves = {code: self._leaf(f"{start}{code}", place) for code in codes}
        return ProjectPart(item["code"], item["source"], {code: leaf for code, leaf in leaves.items() if leaf})

    def _performance(self, projects: tuple[Project, ...]) -> None:
        """Each target table names one project of the budget (docs/checks.md E18)."""
        names = [str(project.name) for project in projects]
        tables = (self.found.get("performance") or {}).get("projects") or ()
        for index, table in enumerate(tables if "projects" not in self.missing else ()):
            if table["project"] not in names:
                # 0.3: the same project is often named at length in the one place and in a few words in the other.
                near = get_close_matches(table["project"], names, n=1, cutoff=0.3)
                place = self.records.place("performance", "projects", index, "project")
                self._report(
                    "project-unknown",
                    place,
                    name=table["project"],
                    near=near[0] if near else "、".join(names),
                )


def _project_lines(projects: tuple[Project, ...]) -> Iterator[LineItem]:
    """A project's expenditure under its functional code, one line an economic 类."""
    for project in projects:
        for part in project.parts:
            for code, leaf in part.economic.items():
                yield LineItem(part.code, part.source, "project", leaf, code)

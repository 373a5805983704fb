"""Charts of a template set: charts/*.yaml, read once and checked by their schema."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.compose.layered import laid_over, places_below
from generator.compose.template_set import TemplateSet, shown
from generator.core.document import ChartKind
from generator.core.problem import Place, Problem, has_errors
from generator.core.schemas import schema
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import validate

MOST: dict[ChartKind, int] = {"pie": 7, "column": 12, "bar": 12, "line": 12}


@dataclass(frozen=True, slots=True)
class SeriesLayout:
    """What is drawn alike; what each field means, and that of the other classes: data/chart.schema.yaml."""

    name: str
    figure: str = "{figure}"
    year: str = "this"


@dataclass(frozen=True, slots=True)
class PartLayout:
    """One part, or one for each 类 of the scope that `classes` names."""

    name: str
    figure: str
    classes: str = ""


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A chart of the set."""

    name: str
    place: Place
    kind: ChartKind
    title: str
    caption: str
    parts: tuple[PartLayout, ...]
    series: tuple[SeriesLayout, ...]
    whole: str = ""
    most: int = 0
    instead: str = ""
    note: str = ""
    compared: bool = False  # whether any series is last year's
    places: Names[str, Place] = field(default_factory=dict, compare=False)

    def where(self, text: str) -> Place:
        """Where a text or a key of the layout stands."""
        return self.places.get(text.strip(), self.place)


def load_chart(name: str, templates: TemplateSet) -> tuple[ChartLayout | None, list[Problem]]:
    """The chart of that name: what the nearest set's file says, over what those further along the chain say."""
    file = f"charts/{name}.yaml"
    paths = templates.all(file)
    if not paths:
        return None, [Problem("template-missing", Place(templates.name), {"name": file})]
    try:
        found, problems = _parsed(name, tuple((shown(path), path.read_bytes()) for path in paths))
    except OSError:
        return None, [problem for path in paths for problem in read_file(path, shown(path))[1]]
    return found, list(problems)


@lru_cache(maxsize=64)
def _parsed(name: str, files: tuple[tuple[str, bytes], ...]) -> tuple[ChartLayout | None, tuple[Problem, ...]]:
    """The chart of these files, the farthest first."""
    whole, problems = laid_over(files, "chart")
    if whole is None:
        return None, tuple(problems)
    values, found = validate(whole, schema("chart"))
    problems += found
    if values is None or has_errors(problems):
        return None, tuple(problems)
    return _layout(name, whole.place, values, places_below(whole)), tuple(problems)


def _layout(name: str, place: Place, found: Names[str, Any], places: Names[str, Place]) -> ChartLayout:
    given = {key: value for key, value in found.items() if value is not None}
    kind: ChartKind = given["kind"]
    return ChartLayout(
        name=name,
        place=place,
        kind=kind,
        title=given["title"],
        caption=given["caption"],
        parts=tuple(PartLayout(part["name"], part["figure"], part.get("classes") or "") for part in given["parts"]),
        series=tuple(SeriesLayout(**each) for each in given.get("series", ())) or (SeriesLayout("金额"),),
        whole=given.get("whole", ""),
        most=int(given.get("most", MOST[kind])),
        instead=given.get("instead", ""),
        note=given.get("note", ""),
        compared=any(each["year"] == "last" for each in given.get("series", ())),
        places=places,
    )

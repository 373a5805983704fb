"""Table layouts: tables/*.yaml of a template set, read once and checked by their schema."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from generator.compose.forms import AS_AROUND, NAMES, Forms, forms_of
from generator.compose.layered import laid_over, places_below
from generator.compose.layout_faults import idle_keys
from generator.compose.template_set import TemplateSet, shown
from generator.core.document import Align
from generator.core.problem import Place, Problem, has_errors
from generator.core.schemas import schema
from generator.yaml_file.strict import read_file
from generator.yaml_file.validation import validate


@dataclass(frozen=True, slots=True)
class CellLayout:
    """What stands in a cell: `text` (Jinja) or `figure`, the pattern of a figure's key; never both.

    What each field means, and that of the other classes here: data/layout.schema.yaml.
    """

    text: str = ""
    figure: str = ""
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    bold: bool = False
    head: bool = False
    zero: str = ""
    line: str = ""
    units: str = ""


@dataclass(frozen=True, slots=True)
class ColumnLayout(CellLayout):
    """A column of the body: a cell for each row, or a part of the row's code."""

    width: Decimal = Decimal(10)  # millimetres
    code: str = ""
    merge: bool = False
    total: str = ""  # the figure of the total row, where that is not of all codes


RowLayout = tuple[CellLayout, ...]


@dataclass(frozen=True, slots=True)
class RowsLayout:
    """Where the rows come from: a tree of codes, fixed rows, two sides, or a list of the unit file."""

    tree: str = ""
    scope: str = ""
    each: str = ""
    fixed: tuple[RowLayout, ...] = ()
    left: tuple[RowLayout, ...] = ()
    right: RowLayout = ()
    last: RowLayout = ()
    ends: tuple[RowLayout, ...] = ()
    codes: tuple[str, ...] = ()
    classes: str = "all"
    beside: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of the set; see data/layout.schema.yaml for what each field means."""

    name: str
    place: Place
    title: str
    columns: tuple[ColumnLayout, ...]
    header: tuple[RowLayout, ...]
    rows: RowsLayout
    number: str = ""
    subtitle: str = ""
    entry: str = ""
    level: int = 2
    forms: Forms = AS_AROUND
    size: Literal["normal", "small"] = "normal"
    left: str = ""
    right: str = ""
    form_widths: tuple[Decimal, ...] = ()
    form_rows: tuple[RowLayout, ...] = ()
    numbering: bool = False
    total: str = ""
    unit_row: bool = False
    bold: frozenset[str] = field(default_factory=frozenset)
    empty: str = ""
    empty_rows: str = ""
    note: str = ""
    places: Names[str, Place] = field(default_factory=dict, compare=False)

    def where(self, text: str) -> Place:
        """Where a text or a key of the layout stands, in whichever of the files that lie over one another."""
        return self.places.get(text.strip(), self.place)


def load_layout(name: str, templates: TemplateSet) -> tuple[Layout | None, list[Problem]]:
    """The layout of that name: what the nearest set's file says, over what those further along the chain say."""
    paths = templates.all(f"tables/{name}.yaml")
    if not paths:
        return None, [Problem("template-missing", Place(templates.name), {"name": f"tables/{name}.yaml"})]
    try:
        found, problems = _parsed(name, tuple((shown(path), path.read_bytes()) for path in paths))
    except OSError:
        return None, [problem for path in paths for problem in read_file(path, shown(path))[1]]
    return found, list(problems)


@lru_cache(maxsize=256)  # a set has a dozen layouts, and one process composes by a few sets
def _parsed(name: str, files: tuple[tuple[str, bytes], ...]) -> tuple[Layout | None, tuple[Problem, ...]]:
    """The layout of these files, the farthest first; a release asks for the same ones thousands of times."""
    whole, problems = laid_over(files, "layout")
    if whole is None:
        return None, tuple(problems)
    values, found = validate(whole, schema("layout"))
    problems += found
    if values is None or has_errors(problems):
        return None, tuple(problems)
    places = places_below(whole)
    given = _given(values)
    problems += idle_keys(given, lambda key: places.get(key, whole.place))
    if has_errors(problems):
        return None, tuple(problems)
    return replace(_layout(name, whole.place, given), places=places), tuple(problems)


def _given(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None}


def _layout(name: str, place: Place, found: dict[str, Any]) -> Layout:
    form = found.pop("form", None) or {"widths": (), "rows": ()}
    rows = _given(found.pop("rows"))
    return Layout(
        name=name,
        place=place,
        columns=tuple(ColumnLayout(**_given(column)) for column in found.pop("columns")),
        header=_rows(found.pop("header")),
        rows=RowsLayout(
            fixed=_rows(rows.pop("fixed", ())),
            left=_rows(rows.pop("left", ())),
            right=_row(rows.pop("right", ())),
            last=_row(rows.pop("last", ())),
            ends=_rows(rows.pop("ends", ())),
            codes=tuple(rows.pop("codes", ())),
            beside=tuple(tuple(group) for group in rows.pop("beside", ())),
            **rows,
        ),
        form_widths=tuple(form["widths"]),
        form_rows=_rows(form["rows"]),
        bold=frozenset(found.pop("bold", ())),
        forms=forms_of({key: found.pop(key) for key in NAMES if key in found}),
        **found,
    )


def _rows(rows: Any) -> tuple[RowLayout, ...]:
    return tuple(_row(row) for row in rows)


def _row(cells: Any) -> RowLayout:
    return tuple(CellLayout(**_given(cell)) for cell in cells)

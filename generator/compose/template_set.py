"""Template sets: folders of data along a chain; a file is taken from the nearest set that has it.

`templates/changji-city/budget-2025/set.yaml` says `extends: base`; a set holds only what differs (as MkDocs themes do).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.checks.policy import Accepted, rule_id, unknown_rule
from generator.compose.forms import Forms, forms_of
from generator.compose.markup import GAP
from generator.compose.removal import Removals
from generator.core.amount import Zeros
from generator.core.document import Orientation
from generator.core.problem import Place, Problem, Severity
from generator.core.schemas import KINDS, paths_of, schema, unit_schema
from generator.read.declared_facts import clashes_in_chain, problems_of_facts
from generator.read.set_chain import files_of
from generator.read.set_folders import folder_of_set, inside, roots, set_names, shown
from generator.yaml_file.names import english
from generator.yaml_file.node import Node
from generator.yaml_file.strict import place_at, read_file
from generator.yaml_file.validation import validate
from generator.yaml_file.values import FLAGS

__all__ = ["Switches", "TemplateSet", "load_set", "roots", "set_names", "shown"]
_NAMES = re.compile(r"\{(?:unit|year|body)\}")  # "{unit}", "{year}" and "{body}" of "{unit}{year}年{body}预算公开"
_BRACE = re.compile(r"\{[^{}]*\}?|\}")  # what is left of braces then: "{name}", "{", "}"
# Mappings of set.yaml whose entries are overridden one by one.
ADDING_UP = ("switches", "constants", "options", "sections", "checks", "requires", "facts", "comparisons", "by_chapter")
# What a set says of itself alone: one that extends it is for another year or place.
OWN = ("description", "regions", "years")
OF_NEAREST = (*OWN, "by_chapter")  # what is looked at as the nearest set says it
_YEAR = re.compile(r"20\d\d")  # "2025" of "changji-city/budget-2025"


@dataclass(frozen=True, slots=True)
class Switches:
    """The conventions (惯例) of a set; templates/base/set.yaml says what each means and where it was seen."""

    amount_places: int
    percent_places: int
    table_amounts: str
    separators: bool
    amount_zeros: Zeros
    percent_zeros: Zeros
    cell_zeros: Zeros
    zero_cells: str
    zero_items: str
    zero_base: str
    no_change: str
    compared_with: str
    comparison_base: str
    increase_amount: str
    decrease_amount: str
    increase_rate: str
    decrease_rate: str
    empty_mark: str
    column_mark: str
    column_numbers: bool
    total_row: str
    body: str
    text_amounts: str
    orientation: Orientation


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """A loaded set: `chain` are its folders, nearest first; `constants` the statutory numbers that its text states.

    `options` are conventions of the set's own, `sections` the files that a chapter is made of, `by_chapter` what a
    chapter or section prints in its own way,
    `checks` the severities that the set wants by rule, `accepted` the findings that may stay in every unit.
    `comparisons` are those besides last year's, by name: what the text calls each base and where it is from.
    `regions` and `years` are those that it is for, none where it is for any.
    """

    name: str
    chain: tuple[Path, ...]
    title: str
    kind: str
    document: str
    chapters: tuple[str, ...]
    switches: Switches
    constants: Mapping[str, Decimal]
    options: Mapping[str, str | bool]
    sections: Mapping[str, tuple[str, ...]]
    checks: Mapping[str, str]
    accepted: tuple[Accepted, ...]
    by_chapter: Mapping[str, Forms]
    description: str = ""
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    comparisons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def document_title(self, unit: str, year: int, body: str = "") -> str:
        """What the document is called, `document` filled in; a name that ends in digits stands apart from the year."""
        names = {"{unit}": unit, "{year}": str(year), "{body}": body}
        words = (
            self.document.replace("{unit}{year}", f"{{unit}}{GAP}{{year}}") if unit[-1:].isdecimal() else self.document
        )
        return _NAMES.sub(lambda found: names[found.group()], words)

    def find(self, relative: str) -> Path | None:
        """The nearest file of that name."""
        return next((path for folder in self.chain if (path := inside(folder, relative))), None)

    def all(self, relative: str) -> list[Path]:
        """Every file of that name along the chain, farthest first, so that the nearest has the last word."""
        return [path for folder in reversed(self.chain) if (path := inside(folder, relative))]


def load_set(name: str, place: Place, folders: Iterable[Path]) -> tuple[TemplateSet | None, list[Problem]]:
    """The set of that name with all that it extends; `place` is where it was asked for."""
    folders = list(folders)
    chain: list[Path] = []
    merged: dict[str, object] = {key: {} for key in ADDING_UP} | {"accepted": []}
    own: dict[str, object] = {}
    removals = Removals(ADDING_UP, OWN)
    asked: str | None = name
    while asked:
        folder = folder_of_set(asked, folders)
        if folder is None:
            details = {"name": asked, "near": _nearest(asked, folders)}
            return None, [Problem("template-set-unknown", place, details)]
        if folder in chain:  # a set that extends itself, or two that extend each other
            return None, [Problem("template-set-circle", place, {"name": asked})]
        found, problems = _read(folder / "set.yaml", removals)
        if found is None:
            return None, problems
        found = {key: value for key, value in found.items() if not (chain and key in OWN)}
        own = own or {key: found.get(key) for key in OF_NEAREST}
        chain.append(folder)
        merged = _beneath(merged, found) | {key: own[key] for key in OWN}
        place = Place(shown(folder / "set.yaml"), 1, 1)
        asked = str(found["extends"]) if found.get("extends") else None
    if not chain:  # a file that cannot be read names no set
        return None, [Problem("template-set-unknown", place, {"name": name, "near": _nearest(name, folders)})]
    idle = list(removals.idle([("document",), ("chapters",), *(("switches", one.name) for one in fields(Switches))]))
    wrong = [*idle, *_idle_chapters(own, merged, chain[0]), *clashes_in_chain(files_of(chain))]
    return (None, wrong) if wrong else _made(name, chain, merged, place)


def _idle_chapters(own: Mapping[str, Any], merged: Mapping[str, Any], folder: Path) -> list[Problem]:
    """Chapters that the set itself says something of under `by_chapter` and does not print."""
    known = set(merged.get("chapters") or ())
    known |= {f"{chapter}/{name}" for chapter, names in merged["sections"].items() for name in names}
    idle = [name for name in own.get("by_chapter") or () if name not in known]
    node = read_file(folder / "set.yaml", shown(folder / "set.yaml"))[0] if idle else None
    details = {"known": "、".join(sorted(known))}
    return [
        Problem("by-chapter-unknown", place_at(node, ("by_chapter", name), key=True), {"name": name, **details})
        for name in idle
        if node is not None
    ]


def _beneath(nearer: dict[str, object], farther: dict[str, object]) -> dict[str, object]:
    """What the nearer sets say, over what the farther one says."""
    result = {**farther, **nearer}
    for key in ADDING_UP:
        result[key] = {**(farther.get(key) or {}), **(nearer.get(key) or {})}  # type: ignore[dict-item]
    result["accepted"] = [*(nearer.get("accepted") or ()), *(farther.get("accepted") or ())]  # type: ignore[misc]
    return result


def _made(
    name: str, chain: list[Path], merged: dict[str, object], place: Place
) -> tuple[TemplateSet | None, list[Problem]]:
    switches: dict[str, object] = merged["switches"]  # type: ignore[assignment]
    missing = [one.name for one in fields(Switches) if switches.get(one.name) is None]
    missing += [key for key in ("document", "chapters") if not merged.get(key)]
    if missing:
        return None, [Problem("template-set-incomplete", place, {"name": name, "missing": "、".join(missing)})]
    known = {one.name: switches[one.name] for one in fields(Switches)}
    return (
        TemplateSet(
            name=name,
            chain=tuple(chain),
            title=str(merged["title"]),
            kind=str(merged.get("kind") or ""),
            document=str(merged["document"]),
            chapters=tuple(merged["chapters"]),  # type: ignore[arg-type]
            switches=Switches(**known),  # type: ignore[arg-type]
            constants=merged["constants"],  # type: ignore[arg-type]
            options={key: FLAGS.get(text, text) for key, text in merged["options"].items()},  # type: ignore[attr-defined]
            sections={key: tuple(names) for key, names in merged["sections"].items()},  # type: ignore[attr-defined]
            checks=merged["checks"],  # type: ignore[arg-type]
            accepted=tuple(merged["accepted"]),  # type: ignore[arg-type]
            by_chapter={key: forms_of(said) for key, said in merged["by_chapter"].items()},  # type: ignore[attr-defined]
            description=str(merged.get("description") or ""),
            regions=tuple(merged.get("regions") or ()),  # type: ignore[arg-type]
            comparisons=merged["comparisons"],  # type: ignore[arg-type]
            years=tuple(merged.get("years") or map(int, _YEAR.findall(name)[-1:])),  # type: ignore[arg-type]
        ),
        [],
    )


def year_problem(templates: TemplateSet, year: int, place: Place | None) -> Problem | None:
    """Where a set is not for the year: its layouts and sentences may have changed since, so it is to be looked at."""
    if not templates.years or year in templates.years:
        return None
    details = {"name": templates.name, "years": "、".join(map(str, templates.years)), "year": year}
    return Problem("template-year-differs", place, details, Severity.WARNING)


def _read(path: Path, removals: Removals) -> tuple[dict[str, object] | None, list[Problem]]:
    """What a set.yaml says and nearer ones have not taken away; what itself takes away goes to `removals`."""
    node, problems = read_file(path, shown(path))
    if node is None:
        return None, problems
    nearer = replace(removals, paths=dict(removals.paths))
    tree, more = english(node, schema("set"), blanks=True)
    if not more:  # a value of the wrong shape has become a blank there
        node, more = removals.add(tree)
    found, wrong = validate(node, schema("set"))
    more += wrong
    unknown = _BRACE.findall(_NAMES.sub("", str((found or {}).get("document"))))
    if unknown:
        place = place_at(node, ("document",))
        return None, [*problems, *more, Problem("template-undefined", place, {"what": "".join(unknown)})]
    if found is None or more:
        return None, problems + more
    found["accepted"], wrong = _acceptances(found, node)
    wrong += [problem for name in found.get("checks") or {} if (problem := _unknown(name, node))]
    wrong += [problem for path in found.get("requires") or {} if (problem := _unknown_field(path, node))]
    wrong += [*problems_of_facts(found, node), *_digits(found, node)]
    return (None if wrong else nearer.without(found)), [*problems, *more, *wrong]


def _acceptances(found: Mapping[str, Any], node: Node) -> tuple[list[Accepted], list[Problem]]:
    """What the set accepts, and which of it names no rule."""
    entries, wrong = [], []
    for number, entry in enumerate(found.get("accepted") or ()):
        place = place_at(node, ("accepted", number, "check"))
        entries.append(Accepted(rule_id(entry["check"]), entry["at"], entry["reason"], place, of_set=True))
        wrong += [problem for problem in (unknown_rule(entry["check"], place),) if problem]
    return entries, wrong


def _unknown(name: str, node: Node) -> Problem | None:
    return unknown_rule(name, place_at(node, ("checks", name), key=True))


def _digits(found: Mapping[str, Any], node: Node) -> list[Problem]:
    """Options with a number in their text: it would be printed for every unit and held against nothing."""
    numbers = {name: text for name, text in (found.get("options") or {}).items() if any(map(str.isdecimal, text or ""))}
    return [
        Problem("option-digit", place_at(node, ("options", name)), {"name": name, "text": text})
        for name, text in numbers.items()
    ]


def _unknown_field(path: str, node: Node) -> Problem | None:
    """Where `requires` names no field of any kind of unit file."""
    known = [field for kind in KINDS for field in paths_of(unit_schema(kind))]
    if path in known:
        return None
    near = (get_close_matches(path, known, n=1) or ["—"])[0]
    return Problem("template-field-unknown", place_at(node, ("requires", path), key=True), {"path": path, "near": near})


def _nearest(name: str, folders: list[Path]) -> str:
    known = set_names(folders)
    return "、".join(get_close_matches(name, known) or known)

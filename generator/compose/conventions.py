"""A unit's own conventions over those of its set: two offices of one city write the numbers of one form in two ways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.compose.template_set import TemplateSet
from generator.core.model import Unit
from generator.core.problem import Place, Problem
from generator.core.schemas import schema
from generator.yaml_file.node import Mapping, Scalar
from generator.yaml_file.validation import validate


def with_conventions(templates: TemplateSet, unit: Unit) -> tuple[TemplateSet, list[Problem]]:
    """The set with the switches and options that the unit file's `conventions` override; unknown ones are problems."""
    if not unit.conventions:
        return templates, []
    given = [(Scalar(name, words.place), Scalar(str(words), words.place)) for name, words in unit.conventions.items()]
    node = Mapping(tuple(given), unit.places.get("conventions", Place(unit.file)))
    rules = _rules(templates)
    found, problems = validate(node, rules)
    if found is None:
        return templates, problems
    # A number in a text would be printed and held against nothing.
    numbers = [
        Problem("convention-digit", words.place, {"name": name, "text": str(words)})
        for name, words in unit.conventions.items()
        if rules.get(name, {}).get("type") == "text" and any(letter.isdecimal() for letter in words)
    ]
    if numbers:
        return templates, [*problems, *numbers]
    found = {name: value for name, value in found.items() if value is not None}  # a blank leaves the set's own
    switches = {name: found.pop(name) for name in _switch_rules() if name in found}
    return replace(
        templates,
        switches=replace(templates.switches, **switches),
        options={**templates.options, **found},
    ), problems


def _rules(templates: TemplateSet) -> dict[str, Any]:
    """What a unit may override: every switch, and each option that the set defines, a flag by a flag."""
    options = {
        name: {"type": "flag" if isinstance(value, bool) else "text"} for name, value in templates.options.items()
    }
    return {**options, **_switch_rules()}


def _switch_rules() -> dict[str, Any]:
    rules: dict[str, Any] = schema("set")["switches"]["schema"]
    return rules

"""An editor accepts a department's file, which names its units in place of amounts, and asks others for theirs."""

from __future__ import annotations

import json
from typing import Any

import yaml
from jsonschema import Draft7Validator

from tests.departments import BUREAU, FILED, HERE
from tests.world import ROOT

SCHEMA = Draft7Validator(json.loads((ROOT / "units/budget.schema.json").read_text("utf-8")))


def faults(name: str, *without: str) -> list[str]:
    # As an editor reads it: types of YAML's own, dates as texts.
    read: Any = yaml.safe_load((HERE / name / "2025-budget.yaml").read_text("utf-8"))
    data: dict[str, Any] = json.loads(json.dumps(read, default=str))
    found = {key: value for key, value in data.items() if key not in without}
    return [error.message for error in SCHEMA.iter_errors(found)]


def test_a_department_need_not_state_what_its_units_do() -> None:
    assert faults(BUREAU) == faults(FILED) == faults(f"{BUREAU}/head") == []


def test_others_must() -> None:
    assert len(faults(f"{BUREAU}/head", "line_items")) == 1
    assert len(faults(BUREAU, "units")) == 2  # the items, and basic expenditure

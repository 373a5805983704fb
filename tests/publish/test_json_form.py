"""What is kept as JSON comes back as it was, or not at all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.core.problem import Severity
from generator.publish.json_form import OtherForm, as_json, from_json
from generator.publish.release.outcome import Result, Told
from generator.publish.summary import FileEntry, PublishedUnit
from tests.world import ROOT

UNIT = ROOT / "tests/publish/release/summary.json"
FAILED = Result("u01", "0a1b", False, (Told(Severity.ERROR, "a-code", "一：二", "one: two"),), {}, None, 2.5)


def test_units_and_results_come_back_as_they_were() -> None:
    unit = from_json(UNIT.read_bytes(), PublishedUnit)
    assert unit.classes[0] == ("201 一般公共服务支出", "882.78")
    assert unit.files["tables.xlsx"] == FileEntry(unit.files["tables.xlsx"].sha256, 5380)
    assert as_json(unit) == UNIT.read_bytes()
    back = from_json(as_json(FAILED), Result)
    assert back == FAILED and back.problems[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    "change",
    [
        {"version": 1},
        {"version": None},
        {"year": "2025"},  # text for a number
        {"income": 1131.42},  # an amount is never a float
        {"more": 1},
        {"classes": [["201", "1", "2"]]},
        {"files": {"a.pdf": ["digest", 5]}},
        {"files": []},
    ],
)
def test_another_form_is_not_taken_for_this_one(change: dict[str, Any]) -> None:
    tree = json.loads(UNIT.read_bytes()) | change
    with pytest.raises(OtherForm):
        from_json(json.dumps(tree).encode(), PublishedUnit)


@pytest.mark.parametrize("content", [b"", b"[]", b"1", b'{"folder": "u01"}', b"\xff", b'{"version": 1}'])
def test_damaged_text_is_another_form(content: bytes) -> None:
    with pytest.raises(OtherForm):
        from_json(content, Result)

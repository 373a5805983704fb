"""The made-up units, each of which shows a set: they are built and verified without a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import example_units

SHORT = "2025-budget of example-bureau"  # in `make test`; the others in `make test-all`
EXAMPLES = [
    pytest.param(unit, id=name, marks=() if name == SHORT else pytest.mark.slow)
    for unit in example_units()
    if (name := f"{unit.stem} of {unit.parent.name}")
]


def test_they_are_made_up_and_say_so() -> None:
    texts = [unit.read_text("utf-8") for unit in example_units()]
    assert texts
    assert all("name: 示例" in text and "编造" in text for text in texts)


@pytest.mark.parametrize("unit", EXAMPLES)
def test_nothing_is_found_in_them(unit: Path, tmp_path: Path) -> None:
    built = build(unit, tmp_path)
    assert not built.failed
    assert [problem.line("en") for problem in built.problems if problem.severity.value != "info"] == []

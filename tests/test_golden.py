"""Every unit's whole document against its golden text. After a change that is meant: `python -m tests.golden`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.stages import compose_unit
from tests.golden import ALL, HERE, expected_of, prose


@pytest.mark.parametrize("unit", ALL, ids=lambda unit: f"{unit.parent.name}-{unit.stem}")
def test_document_reads_as_its_golden_text(unit: Path) -> None:
    composed, _ = compose_unit(unit)
    assert composed is not None
    assert prose(composed.document) == expected_of(unit).read_text("utf-8")


def test_every_golden_text_has_its_unit() -> None:
    assert sorted(HERE.glob("*.txt")) == sorted(map(expected_of, ALL))

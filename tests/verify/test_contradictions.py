"""Contradictions of every kind in a Word file are found from that file alone; at length in `make bench-gates`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify import contradictions
from tests.world import FINAL, UNIT, mostly_slow

LEAST = 0.9  # of the kinds; 0.98 of thousands


@pytest.mark.parametrize("real_unit", mostly_slow(UNIT), indirect=True)
def test_contradictions_are_found(output_files: dict[str, Path], tmp_path: Path) -> None:
    tally = contradictions.run([output_files[".docx"]], tmp_path, 1, 11)
    assert len(tally.made) >= len(contradictions.KINDS) - 2  # a budget has no 大于预算数
    assert tally.share() >= LEAST, tally.missed


@pytest.mark.slow
@pytest.mark.parametrize("real_unit", mostly_slow(FINAL), indirect=True)
def test_they_are_found_beside_the_other_formats(output_files: dict[str, Path], tmp_path: Path) -> None:
    tally = contradictions.run(list(output_files.values()), tmp_path, 1, 12)
    assert tally.share() >= 0.99, tally.missed

"""Correct units drawn at random, of any set, are built and verified without a word; at length in `make bench-gates`."""

from __future__ import annotations

import pytest

from benchmarks.correct_units import refusals

SEED = 2026


@pytest.mark.parametrize("number", [7003, 7005])
def test_a_correct_unit_is_not_refused(number: int) -> None:
    assert refusals(SEED, number, ["docx"]) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", range(7100, 7120))
def test_more_of_them_in_all_formats(number: int) -> None:
    assert refusals(SEED, number, ["docx", "html", "pdf"]) == []

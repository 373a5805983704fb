"""What is paid by function and by economic class, where units book it differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check
from tests.small import small

MEDICAL = (
    '  - {code: "2101102", amount: 2250}',
    '  - {code: "2101102", amount: 2250}\n  - {code: "2101103", amount: 800}',
)
TOTAL = ('"30110": 2250', '"30110": 2250, "30111": 800')


def found(folder: Path, *pairs: tuple[str, str]) -> list[str]:
    problems = check(small(folder / "w", *pairs).figures(), {}, False)
    return [problem.code for problem in problems if problem.code[:3] in ("b13", "b19")]


def test_medical_aid_has_an_item_of_its_own_with_most(tmp_path: Path) -> None:
    assert found(tmp_path, MEDICAL, TOTAL) == []


def test_with_some_it_is_under_the_item_of_insurance(tmp_path: Path) -> None:
    """30111 under 2101101 or 2101102: both items together are both economic classes together."""
    assert found(tmp_path, ('"2101102", amount: 2250', '"2101102", amount: 3050'), TOTAL) == []


@pytest.mark.parametrize("amount", ["3060", "2250"])
def test_there_too_the_amounts_must_agree(amount: str, tmp_path: Path) -> None:
    paid = ('"30101": 13451', f'"30101": {13451 - 800 + int(amount) - 2250}')  # so that basic expenditure agrees
    assert found(tmp_path, ('"2101102", amount: 2250', f'"2101102", amount: {amount}'), TOTAL, paid) == ["b13-pairs"]

"""Checks leave open what the precision of the file does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check
from generator.core.problem import Severity
from tests.small import small

BASIC = ('basic_expenditure: {"30101": 13451', 'basic_expenditure: {"30101": 12216, "30217": 1235')


@pytest.mark.parametrize(("reception", "severity"), [("1234", Severity.INFO), ("1233", Severity.ERROR)])
def test_whole_yuan_may_be_one_apart(tmp_path: Path, reception: str, severity: Severity) -> None:
    world = small(tmp_path / "w", BASIC, ("{abroad: 0, reception: 0", f"{{abroad: 0, reception: {reception}"))
    found = [problem for problem in check(world.figures(), {}, False) if problem.code == "b11-three-public"]
    assert [problem.severity for problem in found] == [severity]

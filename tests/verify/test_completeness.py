"""Tables that lost their rows, and tables that are empty because the carry-over is all that there was."""

from __future__ import annotations

import re

import pytest

from generator.core.problem import Severity
from tests.verify.test_rules import found
from tests.verify.test_tables import BUDGET, FINAL


def without_rows(text: str, title: str) -> str:
    """The table of that title with one empty row."""
    emptied, times = re.subn(rf"(## {title}\n(?:\|.*\n)*?\|---\n)(?:\|.*\n)+", r"\1| | | | | |\n", text)
    assert times == 1
    return emptied


@pytest.mark.parametrize(
    ("text", "title", "severity"),
    [
        (BUDGET, "部门收入总体情况表", Severity.ERROR),
        (BUDGET, "一般公共预算基本支出情况表", Severity.ERROR),
        (FINAL, "收入决算表", Severity.WARNING),  # a year that spent its carry-over and had no income
    ],
)
def test_a_table_that_others_fill_is_not_empty(text: str, title: str, severity: Severity) -> None:
    told = {told for code, told in found(without_rows(text, title)) if code == "verify-table-empty"}
    assert told == {severity}

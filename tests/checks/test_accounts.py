"""Amounts and counts that bound one another: found where they do not, not where they do or rounding may explain it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.problem import Severity
from tests.checks.cases import BUREAU, CENTER, OFFICE, Change
from tests.checks.test_checks import found
from tests.world import FINAL, UNIT, World

NO_TRIPS = "trips: 0\n  travellers: 0"
BUDGET = "budget: {abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 3.95}"
ACTUAL = "actual: {abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 3.95}"
SUBORDINATES = "subordinates: {administrative: 0, institutions: 0}"
ONE = SUBORDINATES.replace("institutions: 0", "institutions: 1")
PLANNED = "planned_equipment_500k: 0\n  planned_equipment_1m: 0"

WRONG: list[tuple[str, str, tuple[Change, ...]]] = [
    ("d10-general-expenses", FINAL, (('  "30201": 4.37\n', '  "30201": 3.37\n  "30216": 1.00\n'),)),
    ("d11-within-budget", FINAL, ((ACTUAL, ACTUAL.replace("reception: 0", "reception: 0.5")),)),
    ("e14-twice", UNIT, (("信息科, 信访科", "信息科, 信息科"),)),
    ("e14-subordinates", OFFICE, ((SUBORDINATES, SUBORDINATES.replace("administrative: 0", "administrative: 1")),)),
    ("e23-within-expenditure", FINAL, (("  goods: 10.71\n  works", "  goods: 910.71\n  works"),)),
    ("e23-planned", UNIT, (("planned_equipment_1m: 0", "planned_equipment_1m: 1"),)),
    ("e24-fewer", FINAL, ((NO_TRIPS, "trips: 2\n  travellers: 1"),)),
    ("e24-purchase", FINAL, ((ACTUAL, ACTUAL.replace("vehicle_purchase: 0", "vehicle_purchase: 18")),)),
    ("e24-held", FINAL, (("vehicles_held: 1", "vehicles_held: 3"),)),
    ("g09-over-budget", FINAL, (("      initial: 87.55\n", "      initial: 80.55\n"),)),
]
RIGHT: list[tuple[str, tuple[Change, ...]]] = [
    (FINAL, (('  "30201": 4.37\n', '  "30201": 3.37\n  "30215": 1.00\n'), ("meetings: 0", "meetings: 1.20"))),
    (FINAL, ((BUDGET, BUDGET.replace("3.95", "4.95")),)),
    (
        FINAL,
        (
            (ACTUAL, ACTUAL.replace("vehicle_purchase: 0", "vehicle_purchase: 18")),
            (BUDGET, BUDGET.replace("vehicle_purchase: 0", "vehicle_purchase: 18")),
            ("vehicles_purchased: 0", "vehicles_purchased: 1"),
        ),
    ),
    (FINAL, (("      initial: 87.55\n      adjustment: 0", "      initial: 80.55\n      adjustment: 7.00"),)),
    (CENTER, ((SUBORDINATES, ONE + "\n  subordinate_units: [甲中心]"),)),
    (UNIT, ((PLANNED, PLANNED.replace("0\n", "1\n")[:-1] + "1"),)),
    (BUREAU, ()),
]  # fmt: skip
CODES = {code for code, _, _ in WRONG} | {"g09-evaluated"}


def codes(path: Path) -> set[str]:
    """The errors and warnings of this kind in a unit file."""
    return {one.code for one in found(path) if one.severity is not Severity.INFO} & CODES


@pytest.mark.parametrize(("code", "unit", "changes"), WRONG, ids=[one[0] for one in WRONG])
def test_a_bound_that_is_broken(code: str, unit: str, changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert code in codes(World(tmp_path / "w", unit).facts(*changes).unit)


@pytest.mark.parametrize(("unit", "changes"), RIGHT)
def test_bounds_that_are_kept(unit: str, changes: tuple[Change, ...], tmp_path: Path) -> None:
    world = World(tmp_path / "w", unit)
    assert codes(world.facts(*changes).unit if changes else world.unit) == set()


def test_what_rounding_explains_is_an_information(tmp_path: Path) -> None:
    """The parts of the evaluated project miss the accounts by a hundredth."""
    world = World(tmp_path / "w", FINAL).facts(("  evaluation.project: 87.55\n", "  evaluation.project: 87.56\n"))
    assert [one.severity for one in found(world.unit) if one.code == "g09-evaluated"] == [Severity.INFO]

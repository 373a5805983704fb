"""三公 is of the general budget, but for what the file says is paid from 政府性基金."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small import small
from tests.world import World, rows, table, told

ITEMS = "{abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 0}"
CAR = "general: {count: 1, value: 150000}"


def spending(folder: Path, items: str) -> World:
    """Cars are run with these amounts, as last year; what pays them is not among its expenditure (checks B24, E23)."""
    changes = [(f"three_public: {ITEMS}", f"three_public: {items}"), ("general: {count: 0, value: 0}", CAR)]
    changes += [(f"    {key}: 0\n", f"    {key}: 4000\n") for key in ("three_public", "three_public.vehicle_operation")]
    return small(folder / "w", *changes)


def test_all_of_it_is_the_general_budgets(tmp_path: Path) -> None:
    world = spending(tmp_path, ITEMS.replace("vehicle_operation: 0", "vehicle_operation: 4000"))
    assert rows(table(world.document(), "10"))[0] == ["合计", "4,000.00", "4,000.00", "", ""]
    assert world.figures()["three_public.general"].inputs == ("three_public",)


def test_a_part_of_it_is_the_funds(tmp_path: Path) -> None:
    fund = "vehicle_operation: 4000, from_fund: {vehicle_operation: 1500}"
    world = spending(tmp_path, ITEMS.replace("vehicle_operation: 0", fund))
    assert world.problems() == []
    found = {row[0]: row[1:] for row in rows(table(world.document(), "10"))}
    shown = ["4,000.00", "2,500.00", "1,500.00", ""]
    assert found["合计"] == found["公务用车购置及运行费（小计）"] == found["公务用车运行费"] == shown
    figures = world.figures()
    assert figures["three_public.general"].formula == "财政拨款“三公”经费 − 政府性基金安排"
    assert figures["three_public.vehicle_operation.fund"].formula == "单位文件所列"


@pytest.mark.parametrize("part", ["4000.01", "-1"])
def test_the_part_lies_within_its_item(tmp_path: Path, part: str) -> None:
    fund = f"vehicle_operation: 4000, from_fund: {{vehicle_operation: {part}}}"
    assert "three-public-fund" in told(spending(tmp_path, ITEMS.replace("vehicle_operation: 0", fund)).problems())

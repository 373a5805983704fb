"""A small made-up unit with round facts, for what the real units do not have: its file and set are changed in the test.

Its budget and final accounts are those of an institution of a county with two in service; nothing in them is wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from tests.world import World

BUDGET = """\
template: example/budget-2025
year: 2025
kind: budget
unit_of_amounts: 元
unit: {name: 示例县林业站, signed: 2025-02-20}
overview:
  duties: [承担林业技术推广工作。]
  offices: [综合股]
  staffing: {establishment: 3, in_service: 2, retired: 0, veteran_retired: 0}
line_items:
  - {code: "2130204", amount: 13451}
  - {code: "2080505", amount: 45150}
  - {code: "2101102", amount: 2250}
  - {code: "2210201", amount: 5649}
basic_expenditure: {"30101": 13451, "30108": 45150, "30110": 2250, "30113": 5649}
three_public: {abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 0}
procurement: {goods: 0, works: 0, services: 0, reserved_sme: 0, reserved_micro: 0}
assets:
  buildings: {area: 0, value: 0}
  vehicles:
    general: {count: 0, value: 0}
    enforcement: {count: 0, value: 0}
    other: {count: 0, value: 0}
  furniture: 0
  other: 0
  equipment_500k: 0
  equipment_1m: 0
  planned_equipment_500k: 0
  planned_equipment_1m: 0
performance: {}
prior:
  year: 2024
  figures:
    income.own: 66500
    expenditure.basic: 66500
    expenditure.project: 0
    general.basic: 66500
    general.project: 0
    general.2130204: 13451
    general.2080505: 45150
    general.2101102: 2250
    general.2210201: 5649
    three_public: 0
    three_public.abroad: 0
    three_public.vehicle_purchase: 0
    three_public.vehicle_operation: 0
    three_public.reception: 0
    operating_cost: 0
    overview.staffing.in_service: 2
    overview.staffing.retired: 0
    overview.staffing.veteran_retired: 0
"""
SET = "templates/example/budget-2025/set.yaml"


def small(folder: Path, *pairs: tuple[str, str], **switches: object) -> World:
    """A world with the small unit, its file changed by the pairs, under a set with these switches."""
    world = World(folder)
    world.unit = folder / "units/example/2025-budget.yaml"
    world.write(str(world.unit.relative_to(folder)), BUDGET)
    lines = "".join(f"  {name}: {value}\n" for name, value in switches.items())
    world.write(SET, f"title: 示例\nextends: xinjiang/budget\nkind: budget\n{'switches:' if lines else ''}\n{lines}")
    return world.facts(*pairs)


def in_ten_thousands(world: World, unit: Literal["万元"] = "万元") -> World:
    """The same file in 万元, its amounts to four places."""
    text = world.unit.read_text("utf-8")
    for amount in ("66500", "13451", "45150", "2250", "5649"):
        text = text.replace(f" {amount}", f" {int(amount) / 10000:.4f}")
    world.unit.write_text(text.replace("unit_of_amounts: 元", f"unit_of_amounts: {unit}"), "utf-8")
    return world

"""A set with the seven charts that 四川's template of final accounts asks for, and a made-up unit that has something
to show in each."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.world import FINAL, World

SET = "templates/example/charts"
# Both lists of the unit file: money of four more 类 and of two more sources.
MORE = """  - {code: "2080505", nature: project, amount: 25.60, initial: 25.60}
  - {code: "2101199", nature: project, amount: 12.35, initial: 12.35}
  - {code: "2130199", nature: project, amount: 3.07, initial: 3.07}
  - {code: "2210201", nature: project, amount: 18.44, initial: 18.44}
  - {code: "2120199", nature: project, source: other, amount: 76.50, initial: 0}
"""
INCOME = """  - {code: "2080505", amount: 25.60}
  - {code: "2101199", amount: 12.35}
  - {code: "2130199", amount: 3.07}
  - {code: "2210201", amount: 18.44}
  - {code: "2120199", source: business, amount: 64.00}
  - {code: "2120199", source: other, amount: 12.50}
"""
PRIOR = """    total_income: 433.28
    total_expenditure: 433.28
    fiscal_total_income: 352.90
    fiscal_total_expenditure: 352.90
    general: 352.90
"""


def chart_world(folder: Path) -> World:
    """A folder with the made-up unit, its template the set with the charts."""
    world = World(folder, FINAL)
    shutil.copytree(Path(__file__).parent / "set", world.folder / SET)
    return world.facts(
        ("template: tianyuan/final-2023", "template: example/charts"),
        ("\nincome_items:\n", f"{MORE}\nincome_items:\n"),
        ("\nuse_of_surplus:", f"{INCOME}\nuse_of_surplus:"),
        ("    total_income: 323.54\n    fiscal_total_income: 323.54\n    general: 323.54\n", PRIOR),
        ("  budget: {abroad: 0, reception: 0,", "  budget: {abroad: 3, reception: 2,"),
        (
            "  trips: 0\n  travellers: 0\n  receptions: 0\n  guests: 0",
            "  trips: 1\n  travellers: 2\n  receptions: 4\n  guests: 31",
        ),
        ("actual: {abroad: 0, reception: 0,", "actual: {abroad: 2.60, reception: 0.85,"),
    )

"""The extremes at which a set is tried."""

from __future__ import annotations

from generator.trial.made_up import Extreme

LARGEST = "99999999999.99"  # sums of a few of these have the twelve digits that an amount may have
# No unit spends more on 三公, and a table of twelve columns holds no more.
SMALLER = {"three_public": "9999999.99"}
NO_PROJECTS = ("projects", "performance.projects", "self_evaluation.projects")

CASES = (
    Extreme("ordinary"),
    Extreme("all-zero", amount="0", count="0", last_year="none"),
    Extreme("nothing-now", amount="0", count="0", last_year="all"),
    Extreme("nothing-last-year", last_year="none"),
    Extreme("no-change", last_year="same"),
    Extreme("one-source", sources=False),
    Extreme("every-source", items=34, entries=17),
    Extreme("negative-carry-over", amount="-3.21", items=34),
    Extreme("many-items", items=40, entries=40),
    Extreme("many-projects", projects=40),
    Extreme(
        "name-of-60",
        name_length=60,
        unit_name="某某自治区某某自治州某某市某某经济技术开发区城市管理综合行政执法局"[:60],
    ),
    Extreme("name-of-80", name_length=80, unit_name=("某某市某某局" * 10)[:60]),
    Extreme("no-projects", without=NO_PROJECTS),
    Extreme("overall-alone", without=("performance.projects",)),
    Extreme("projects-alone", without=("performance.overall",)),
    Extreme("largest-amounts", amount=LARGEST, amounts_in="元", items=4, projects=1, change=SMALLER),
)

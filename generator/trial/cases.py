"""The extremes at which a set is tried; docs/templates.md tells a clerk what each is."""

from __future__ import annotations

from generator.trial.made_up import Extreme

LARGEST = "99999999999.99"  # sums of a few of these have the twelve digits that an amount may have
# No unit spends more on 三公, and a table of twelve columns holds no more.
SMALLER = {"three_public": "9999999.99"}
# All blocks that list projects: a unit without any has none of the three.
PROJECTS = ("projects", "performance.projects", "self_evaluation.projects")
# What may be below zero: money that is carried over, and what was taken back within the year.
BELOW_ZERO = ("carryover", "opening", "closing", "adjustment")

# Lengths are the schema's: 60 characters of a unit's name, 80 of a project's. 40 projects or items are more than any of
# the published documents has, and more than fit on a page. 34 items have each of the 17 sources of funds twice.
CASES = (
    Extreme("ordinary"),
    Extreme("least", fields="required", entries=1, items=1, projects=1),
    Extreme("all-zero", amount="0", count="0", last_year="none"),
    Extreme("nothing-now", amount="0", count="0", last_year="all"),
    Extreme("nothing-last-year", last_year="none"),
    Extreme("no-change", last_year="same"),
    Extreme("new-unit", last_year="new"),
    Extreme("one-source", sources=False),
    Extreme("every-source", items=0, last_year="half"),
    Extreme("negative-carry-over", items=0, negative=BELOW_ZERO),
    Extreme("negative-amounts", amount="-3.21", items=34),
    Extreme("no-operating-cost", change={"operating_cost": "0"}),
    Extreme("many-items", items=40, entries=40),
    Extreme("many-projects", projects=40),
    Extreme("long-texts", text_length=400),
    Extreme("name-of-60", name_length=60, unit_name=("某某自治区某某自治州某某市" * 5)[:58] + "中心"),
    Extreme("name-of-80", name_length=80, unit_name=("某某市某某局" * 10)[:60]),
    Extreme("no-projects", without=PROJECTS),
    Extreme("overall-alone", without=("performance.projects",)),
    Extreme("projects-alone", without=("performance.overall",)),
    Extreme("department", department=True),
    Extreme("largest-amounts", amount=LARGEST, amounts_in="元", items=4, projects=1, change=SMALLER),
)

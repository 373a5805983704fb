"""A department's final accounts: its units' lines joined, and what they pay one another taken out on both sides."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.core.model import Figures
from generator.core.problem import has_errors
from generator.core.schemas import unit_schema
from generator.derive import derive
from generator.read.unit import read_unit
from generator.trial.made_up_department import texts_alone
from tests.world import FINAL, ROOT, told

UNIT: dict[str, Any] = yaml.load((ROOT / FINAL).read_text("utf-8"), Loader=yaml.BaseLoader)
GRANT = "5.00"  # what the one pays the other
APART = ("approved", "prior", "reasons", "accepted")
Both = tuple[Figures, Figures]


def unit(name: str) -> dict[str, Any]:
    """The real unit under another name, with money that it pays to another, or has from it."""
    code = UNIT["line_items"][0]["code"]
    source, nature = ("other", "to_affiliated") if name == "本级" else ("superior_subsidy", "basic")
    income = {"code": code, "source": source, "amount": GRANT}
    spent = {"code": code, "source": "other", "nature": nature, "initial": "0", "amount": GRANT}
    lines = {"income_items": [*UNIT["income_items"], income], "line_items": [*UNIT["line_items"], spent]}
    return {**UNIT, "unit": {**UNIT["unit"], "name": name}, "approved": {}, **lines}


def own_texts(values: dict[str, Any], rules: dict[str, Any]) -> dict[str, Any]:
    """What of the unit's file a department states itself."""
    found = {}
    for name, value in values.items():
        if name in rules and name not in APART:
            inner = rules[name].get("schema") if isinstance(value, dict) else None
            found[name] = own_texts(value, inner) if inner else value
    return found


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The figures of one of two equal units, and those of the department."""
    folder = tmp_path_factory.mktemp("final")
    for name in ("本级", "示例站"):
        (folder / f"{name}.yaml").write_text(yaml.dump(unit(name), allow_unicode=True), "utf-8")
    code = UNIT["line_items"][0]["code"]
    units = [{"file": "本级.yaml", "kind": "本级"}, {"file": "示例站.yaml", "kind": "事业"}]
    received = {"code": code, "source": "上级补助收入"}
    paid = {"code": code, "source": "其他资金", "nature": "对附属单位补助支出"}
    between = {"amount": GRANT, "reason": "本级对示例站的补助", "received": received, "paid": paid}
    data = own_texts(UNIT, texts_alone(unit_schema("final"))) | {"units": units, "between_units": [between]}
    (folder / "2023-final.yaml").write_text(yaml.dump(data, allow_unicode=True), "utf-8")
    found = []
    for name in ("本级", "2023-final"):
        read, problems = read_unit(folder / f"{name}.yaml")
        assert read is not None, [one.line("en") for one in problems]
        figures, problems = derive(read)
        assert not has_errors(problems), told(problems)
        found.append(figures)
    return found[0], found[1]


@pytest.mark.parametrize(
    ("key", "taken"),
    [
        *(("income", 5), ("income.superior_subsidy", 5), ("income.other", 0), ("income.fiscal", 0)),
        *(("expenditure", 5), ("expenditure.basic", 0), ("expenditure.to_affiliated", 5), ("general", 0)),
        *(("basic", 0), ("opening", 0), ("initial", 0), ("three_public.actual", 0), ("assets.vehicles", 0)),
    ],
)
def test_the_department_is_both_units_less_what_one_pays_the_other(both: Both, key: str, taken: int) -> None:
    one, department = both
    parts = [department[f"units.{number}.{key}"].value for number in (1, 2) if f"units.{number}.{key}" in department]
    assert department[key].value == sum(parts) - taken
    assert department["units.1.expenditure"].value == one["expenditure"].value


def test_both_sides_of_the_accounts_agree(both: Both) -> None:
    department = both[1]
    assert department["total_income"].value == department["total_expenditure"].value
    assert department["between_units.expenditure"].value == department["between_units.income"].value == Decimal(GRANT)


def test_projects_of_the_self_evaluation_are_those_of_all_units(both: Both) -> None:
    one, department = both
    count = len(one.unit.record["self_evaluation"].projects)  # type: ignore[attr-defined]
    parts = sum(department[f"evaluation.project.{number}"].value for number in range(1, 2 * count + 1))
    assert parts == department["evaluation.project"].value == 2 * one["evaluation.project"].value


def test_a_figure_comes_from_the_lines_of_both_files(both: Both) -> None:
    origins = both[1]["three_public.actual.vehicle_operation"].origins
    assert {Path(place.file).stem for place in origins} == {"本级", "示例站"}

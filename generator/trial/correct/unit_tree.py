"""The facts of a drawn unit as the tree of a unit file, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.trial.correct.facts import Facts, Line, Project

WEIGHTS = (("产出指标", "数量指标", 40), ("效益指标", "社会效益指标", 40), ("满意度指标", "满意度指标", 10))


def tree_of(facts: Facts, template: str) -> dict[str, Any]:
    head = {
        "template": template,
        "year": str(facts.year),
        "kind": facts.kind,
        "unit_of_amounts": facts.amounts_in,
        "unit": {"name": facts.name, "signed": f"{facts.year + (facts.kind == 'final')}-02-08"},
    }
    return head | (_budget(facts) if facts.kind == "budget" else _final(facts))


def _amount(value: Decimal) -> str:
    return f"{value:f}"


def _amounts(values: Mapping[str, Decimal]) -> dict[str, str]:
    return {name: _amount(value) for name, value in values.items()}


def _nothing(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "0")


# ── budgets ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _budget(facts: Facts) -> dict[str, Any]:
    staff = {"establishment": facts.staff + 3, "in_service": facts.staff, "retired": 2, "veteran_retired": 0}
    classes = sorted({line.code[:3] for line in facts.lines} | {one.code[:3] for one in facts.projects})
    tree: dict[str, Any] = {
        "overview": {
            "duties": list(facts.duties),
            "offices": ["办公室", "业务科（12345热线）"],
            "staffing": {name: str(count) for name, count in staff.items()},
        },
        "line_items": [_line(line) for line in facts.lines],
        "basic_expenditure": _amounts(facts.basic),
        "three_public": _amounts(facts.three_public),
        "uses": dict.fromkeys(classes, "人员经费和业务工作"),
        "procurement": _procured(facts) | _amounts(_reserved(facts)),
        "assets": _assets(bool(facts.three_public["vehicle_operation"])),
    }
    if facts.operating_cost is not None:
        tree["operating_cost"] = _amount(facts.operating_cost)
    if facts.projects:
        tree["projects"] = [_project(one, facts.year) for one in facts.projects]
        tree["performance"] = {"projects": [_targets(one, facts.amounts_in) for one in facts.projects]}
    else:
        overall = {"goal": "保障单位正常运转。", "indicators": _indicators()}
        tree["performance"] = {"overall": overall}
    return tree


def _procured(facts: Facts) -> dict[str, str]:
    return {one: _amount(facts.bought.get(one, Decimal(0))) for one in ("goods", "works", "services")}


def _reserved(facts: Facts) -> dict[str, Decimal]:
    """For small and middling firms all but works, for small ones the goods."""
    goods, services = (facts.bought.get(one, Decimal(0)) for one in ("goods", "services"))
    return {"reserved_sme": goods + services, "reserved_micro": goods}


def _line(line: Line) -> dict[str, str]:
    return {"code": line.code, "source": line.source, "nature": line.nature, "amount": _amount(line.amount)}


def _project(one: Project, year: int) -> dict[str, Any]:
    return {
        "name": one.name,
        "code": one.code,
        "source": one.source,
        "economic": _amounts(one.economic),
        "policy_basis": "根据单位职能安排。",
        "allocation": ["按照工作计划使用。"],
        "start": f"{year}-01-01",
        "end": f"{year}-12-31",
    }


def _targets(one: Project, unit: str) -> dict[str, Any]:
    goal = f"投入{_amount(one.amount)}{unit}，保障工作正常开展。"
    return {"project": one.name, "leader": "某某", "goal": goal, "indicators": _indicators()}


def _indicators() -> list[dict[str, str]]:
    return [
        {
            "level1": level1,
            "level2": level2,
            "name": f"{level2}完成情况",
            "target": "≥90%",
            "basis": "计划标准",
            "weight": str(weight),
        }
        for level1, level2, weight in WEIGHTS
    ]


def _assets(cars: bool) -> dict[str, Any]:
    car = {"count": "1", "value": "20"} if cars else {"count": "0", "value": "0"}
    none = {"count": "0", "value": "0"}
    return {
        "buildings": {"area": "0", "value": "0"},
        "vehicles": {"general": car, "enforcement": none, "other": none},
        **_nothing("furniture", "other", "equipment_500k", "equipment_1m", "planned_equipment_500k"),
        "planned_equipment_1m": "0",
    }


# ── final accounts ────────────────────────────────────────────────────────────────────────────────────────────────────


def _final(facts: Facts) -> dict[str, Any]:
    three = _amounts(facts.three_public)
    cars = bool(facts.three_public["vehicle_operation"])
    activities = {"trips": "abroad", "travellers": "abroad", "receptions": "reception", "guests": "reception"}
    counts = {name: str(int(bool(facts.three_public[item]))) for name, item in activities.items()}
    vehicles = ("senior_leaders", "heads", "confidential", "emergency", "enforcement", "special", "retired_service")
    evaluated = {"goal": "保障运转。", "result": "完成。", "execution_weight": "10", "indicators": _results()}
    tree: dict[str, Any] = {
        "overview": {
            "duties": list(facts.duties),
            "offices": ["办公室", "业务科"],
            "standing": "全额拨款事业单位",
            "staffing": {"establishment": str(facts.staff + 1), "actual": str(facts.staff)},
        },
        "line_items": [_line(line) | {"initial": _amount(line.initial)} for line in facts.lines],
        "income_items": _income(facts),
        "use_of_surplus": _amount(facts.surplus_used),
        "surplus_distribution": _amount(facts.surplus_distributed),
        "basic_expenditure": _amounts(facts.basic),
        "three_public": {
            "budget": three,
            "actual": three,
            **counts,
            "vehicles_purchased": str(int(bool(facts.three_public["vehicle_purchase"]))),
            "vehicles_held": str(int(cars)),
            "vehicle_uses": "车辆维修、燃油和保险费",
        },
        "operating_cost": _operating_cost(facts),
        "general_expenses": _nothing("meetings", "training", "events"),
        "procurement": {
            **_procured(facts),
            "sme": _procured(facts) | {"works": "0"},
            "micro": _procured(facts)["goods"],
        },
        "assets": {"vehicles": {**_nothing(*vehicles), "other": str(int(cars))}, "equipment_1m": "0"},
        "performance": {"work": "开展了绩效自评。", "problems": "无。"},
        "disclosure": "在政府门户网站公开。",
        "self_evaluation": {"achievements": ["各项工作按期完成。"], "problems": ["无。"], "overall": evaluated},
    }
    carried = _carried(facts.lines)
    if carried:
        tree["carryover_items"] = carried
    return tree


def _operating_cost(facts: Facts) -> dict[str, str]:
    """Nothing in an institution, planned or spent."""
    if facts.operating_cost is None:
        return {"initial": "1"}
    return {"initial": _amount(facts.operating_cost), "amount": _amount(facts.operating_cost)}


def _income(facts: Facts) -> list[dict[str, str]]:
    """What came in: what was spent, left and distributed, less what was there and the surplus that was used."""
    found: dict[tuple[str, str], Decimal] = {}
    for line in facts.lines:
        key = (line.code, line.source)
        found[key] = found.get(key, Decimal(0)) + line.amount + line.closing - line.opening
    other = [key for key in found if key[1] == "other"]
    if other:
        largest = max(other, key=lambda key: found[key])
        found[largest] += facts.surplus_distributed - facts.surplus_used
    return [{"code": code, "source": source, "amount": _amount(value)} for (code, source), value in found.items()]


def _carried(lines: tuple[Line, ...]) -> list[dict[str, str]]:
    """What was left at both ends, by item and source."""
    found: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for line in lines:
        opening, closing = found.get((line.code, line.source), (Decimal(0), Decimal(0)))
        if line.opening or line.closing:
            found[line.code, line.source] = (opening + line.opening, closing + line.closing)
    return [
        {"code": code, "source": source, "opening": _amount(opening), "closing": _amount(closing)}
        for (code, source), (opening, closing) in found.items()
    ]


def _results() -> list[dict[str, str]]:
    done = {"actual": "95%"}
    return [
        {key: value for key, value in one.items() if key != "basis"} | done | {"score": one["weight"]}
        for one in _indicators()
    ]

"""Facts as a unit file and a template set; reasons and last year's amounts where the program asks for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.core.classification import PACKAGED, classification_of
from generator.core.declared import BLOCK
from generator.core.model import Figure
from generator.derive import derive
from generator.read.set_folders import roots
from generator.read.set_says import OfSet, of_named
from generator.read.unit import read_unit
from generator.stages import compose_unit
from generator.trial.correct.facts import Facts, Line, Project
from generator.trial.correct.of_set import add_what_is_asked
from generator.trial.declared import made_up_facts, within_bounds

ROUNDS = 6  # reasons ask for others: a figure may be told only once another has changed
KINDS_OF_LIST = ("functional", "economic")
WEIGHTS = (("产出指标", "数量指标", 40), ("效益指标", "社会效益指标", 40), ("满意度指标", "满意度指标", 10))


def set_down(facts: Facts, before: Facts, folder: Path, sets: Iterable[Path] = ()) -> Path:
    """The unit file below `folder`, complete, with its set in templates/ and last year's file beside it.

    `sets` are folders of sets that are copied there, so that those of a region under trial are found.
    """
    template = "示例/本年"
    for root in sets:
        shutil.copytree(root, folder / "templates", dirs_exist_ok=True)
    target = folder / "templates" / template / "set.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(_text({"title": "示例", "extends": facts.extends, "switches": facts.switches}), "utf-8")
    _lists(folder / "classification", facts.year)
    units = folder / "units" / "sample"
    units.mkdir(parents=True)
    of_set = of_named(template, [folder / "templates"])
    old = units / f"{before.year}-{before.kind}.yaml"
    _write(old, _tree(before, template))
    _declared(_tree(before, template), of_set, old)
    figures = _figures(old) if facts.last_year != "none" else {}
    if facts.last_year != "file":
        old.unlink()
    path = units / f"{facts.year}-{facts.kind}.yaml"
    _complete(facts, template, path, figures, _declared(_tree(facts, template), of_set, path))
    return path


def _declared(tree: dict[str, Any], of_set: OfSet, path: Path) -> dict[str, Any]:
    """What the set declares, stated within its bounds in the file at the path; nothing where it declares nothing."""
    if not of_set.facts:
        return {}
    names, _ = classification_of(int(tree["year"]), [path.parents[2] / "classification"])
    assert names
    block = {BLOCK: made_up_facts(of_set, tree["kind"], names)}
    _write(path, tree | block)
    unit, problems = read_unit(path)
    if unit is None:
        raise ValueError([problem.line("en") for problem in problems])
    within_bounds(block, derive(unit)[0])
    _write(path, tree | block)
    return block


def _lists(folder: Path, year: int) -> None:
    """The year's lists as those of the year before, for which none ship."""
    folder.mkdir()
    for kind in KINDS_OF_LIST:
        if not (PACKAGED / f"{kind}-{year - 1}.csv").is_file():
            shutil.copy(PACKAGED / f"{kind}-{year}.csv", folder / f"{kind}-{year - 1}.csv")


def _figures(path: Path) -> Mapping[str, Figure]:
    unit, problems = read_unit(path)
    if unit is None:
        raise ValueError([problem.line("en") for problem in problems])
    return derive(unit)[0]


def _complete(
    facts: Facts, template: str, path: Path, figures: Mapping[str, Figure], declared: Mapping[str, Any]
) -> None:
    """Asked for as often as something is missing."""
    prior: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for _ in range(ROUNDS):
        tree = _tree(facts, template) | dict(declared)
        if facts.last_year != "file":
            tree["prior"] = {"year": str(facts.year - 1), "figures": prior or {"income": "0"}}
        tree["reasons"] = reasons or {}
        _write(path, tree if reasons else {k: v for k, v in tree.items() if k != "reasons"})
        _, problems = compose_unit(path)
        asked = {str(one.details["key"]) for one in problems if one.code in ("prior-missing", "fact-prior-missing")}
        told = {str(one.details["key"]) for one in problems if one.code == "reason-missing"}
        prior |= {
            key: f"{figures[key].value if key in figures else Decimal(0):f}" for key in sorted(asked - set(prior))
        }
        if not asked - set(prior) and not told - set(reasons) and not asked:
            return
        reasons |= dict.fromkeys(sorted(told), "工作任务安排调整")


def _write(path: Path, tree: dict[str, Any]) -> None:
    """The file, with the blocks that its set asks for besides."""
    add_what_is_asked(tree, of_named(tree["template"], roots(path)))
    path.write_text(_text(tree), "utf-8")


class _Dumper(yaml.SafeDumper):
    """Without references: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(tree: Mapping[str, Any]) -> str:
    return yaml.dump(dict(tree), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _tree(facts: Facts, template: str) -> dict[str, Any]:
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

"""How the work grows with a unit: `make bench-growth`, or see `--help`.

A made-up budget of so many line items over most classes, projects, and indicators (four to each project), and one of
twice and four times that. Seconds are of CPU, in a process for each; growth is the seconds for each item against those
of the smallest: 1.00 is linear, and more than 1.20 is told as too much.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.core.classification import classification_of

ROOT = Path(__file__).resolve().parents[1]
TIMES = (1, 2, 4)
WORST = 1.2
STAFF = ("in_service", "retired", "veteran_retired")
THREE_PUBLIC = ("abroad", "reception", "vehicle_purchase", "vehicle_operation")
CLASSES = {str(number) for number in (*range(201, 209), 210, 211, *range(213, 218), 220)}
TASKS = ("check", "docx", "html", "pdf")
YEAR = 2025
HEAD = """\
template: {template}
year: 2025
kind: budget
unit_of_amounts: 元
unit: {{name: 示例市示例局, signed: 2025-02-20}}
overview:
  duties: [承担示例工作。]
  offices: [综合股]
  staffing: {{establishment: 3, in_service: 2, retired: 0, veteran_retired: 0}}
basic_expenditure: {{"30101": {basic}}}
three_public: {{abroad: 0, reception: 0, vehicle_purchase: 0, vehicle_operation: 0}}
procurement: {{goods: 0, works: 0, services: 0, reserved_sme: 0, reserved_micro: 0}}
assets:
  buildings: {{area: 0, value: 0}}
  vehicles: {{general: {{count: 0, value: 0}}, enforcement: {{count: 0, value: 0}}, other: {{count: 0, value: 0}}}}
  furniture: 0
  other: 0
  equipment_500k: 0
  equipment_1m: 0
  planned_equipment_500k: 0
  planned_equipment_1m: 0
"""
PROJECT = """\
  - name: 第{number}项业务保障经费
    code: "{code}"
    economic: {{"302": {amount}}}
    policy_basis: 根据单位职能和第{number}号年度工作计划安排。
    allocation: [用于第{number}项业务保障{amount}元。]
    start: 2025-01-01
    end: 2025-12-31
"""
TARGET = """\
    - project: 第{number}项业务保障经费
      goal: 投入{amount}元，保障第{number}项业务正常开展。
      indicators:
"""
INDICATOR = (
    "        - {{level1: {level1}, level2: {level2}, name: 第{number}项业务{name}, target: ≥{target}次, "
    "basis: 计划标准, weight: {weight}}}\n"
)
LEVELS = (("产出指标", "数量指标", 40), ("产出指标", "质量指标", 20), ("效益指标", "社会效益指标", 20))
LEVELS += (("满意度指标", "满意度指标", 10),)


def unit_file(items: int, projects: int, indicators: int, template: str) -> str:
    """The text of a budget of that size; its indicators are shared out among the projects."""
    names, _ = classification_of(YEAR)
    assert names is not None
    # A code comes once. Those of government funds and of capital are not the general budget's to pay.
    codes = [code for code in names.functional if len(code) == 7 and code[:3] in CLASSES]
    assert items <= len(codes), f"there are {len(codes)} codes"
    lines = [f'  - {{code: "{codes[at % len(codes)]}", amount: {1000 + at}}}\n' for at in range(items)]
    basic = sum(1000 + at for at in range(items))
    amounts = {number: 10000 + number for number in range(1, projects + 1)}
    of_code = Counter(dict.fromkeys(codes, 0))
    for at in range(items):
        of_code[codes[at % len(codes)]] += 1000 + at
    for number, amount in amounts.items():
        of_code[codes[number * 7 % len(codes)]] += amount
    parts = [
        HEAD.format(basic=basic, template=template),
        *_prior(of_code, basic),
        "line_items:\n",
        *lines,
        "projects:\n",
    ]
    parts += [
        PROJECT.format(number=number, code=codes[number * 7 % len(codes)], amount=amount)
        for number, amount in amounts.items()
    ]
    parts.append("performance:\n  projects:\n")
    for number, amount in amounts.items():
        parts.append(TARGET.format(number=number, amount=amount))
        share = indicators * number // projects - indicators * (number - 1) // projects
        for at in range(share):
            level1, level2, weight = LEVELS[at % len(LEVELS)]
            words = {"level1": level1, "level2": level2, "name": f"完成{at}", "weight": weight, "target": at + 1}
            parts.append(INDICATOR.format(number=number, **words))
    return "".join(parts)


def _prior(of_code: Mapping[str, int], basic: int) -> Iterator[str]:
    """Last year was as this one, so that nothing needs a reason."""
    whole = sum(of_code.values())
    figures = {"income.own": whole, "expenditure.basic": basic, "expenditure.project": whole - basic}
    figures |= {"general.basic": basic, "general.project": whole - basic, "operating_cost": 0}
    figures |= {f"general.{code}": amount for code, amount in of_code.items() if amount}
    figures |= {f"overview.staffing.{name}": 2 * (name == "in_service") for name in STAFF}
    figures |= {
        f"three_public{end}": 0 for end in ("", ".abroad", ".reception", ".vehicle_purchase", ".vehicle_operation")
    }
    yield "prior:\n  year: 2024\n  figures:\n"
    yield from (f"    {key}: {amount}\n" for key, amount in figures.items())


def measured_here(task: str, path: Path) -> dict[str, float]:
    """Seconds of CPU and the most memory (MB) of one task in this process."""
    from generator.pipeline import build, compose_unit

    begin = time.process_time()
    if task == "check":
        problems = compose_unit(path)[1]
    else:
        problems = build(path, path.parent / "out", (task,), verified=False).problems
    wrong = [problem.line("en") for problem in problems if problem.severity.value == "error"]
    if wrong:
        raise SystemExit("\n".join(wrong[:5]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": time.process_time() - begin, "memory": memory}


def measured(task: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.growth", "--child", task, "--file", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.growth", description=__doc__)
    parser.add_argument("--items", type=int, default=200, help="line items of the smallest (200)")
    parser.add_argument("--projects", type=int, default=125)
    parser.add_argument("--indicators", type=int, default=500)
    parser.add_argument("--tasks", default=",".join(TASKS))
    parser.add_argument("--template", default="changji-city/budget-2025")
    parser.add_argument("--child", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measured_here(options.child, options.file)))
        return 0
    too_much = []
    with tempfile.TemporaryDirectory() as folder:
        for task in options.tasks.split(","):
            first = 0.0
            for times in TIMES:
                path = Path(folder) / f"units/u{times}/2025-budget.yaml"
                path.parent.mkdir(parents=True, exist_ok=True)
                sizes = (size * times for size in (options.items, options.projects, options.indicators))
                path.write_text(unit_file(*sizes, options.template), "utf-8")
                found = measured(task, path)
                first = first or found["seconds"]
                growth = found["seconds"] / first / times
                too_much += [f"{task} × {times}"] if growth > WORST else []
                print(
                    f"{task:6} × {times}: {found['seconds']:7.1f} s, {found['memory']:6.0f} MB, growth {growth:.2f}",
                    flush=True,
                )
    if too_much:
        print(f"grows more than linearly × {WORST}: {', '.join(too_much)}")
    return int(bool(too_much))


if __name__ == "__main__":
    sys.exit(main())

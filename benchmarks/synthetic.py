"""Made-up units for benchmarks: the real budgets of 2023 with other names, codes, amounts and numbers of projects.

The same seed gives the same units. Every one passes the checks, as the real ones do: an amount that is raised is raised
in its item, in its economic class and in the approved totals that hold it.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

from generator.core.problem import Problem
from generator.derive import derive
from generator.read.unit import read_unit

ROOT = Path(__file__).resolve().parents[1]
NAME = "2023-budget"
UNITS = sorted((ROOT / "units").glob(f"*/{NAME}.yaml"))
PLACES = ("昌吉", "阜康", "呼图壁", "玛纳斯", "奇台", "吉木萨尔", "木垒")
OFFICES = ("教育局", "科技局", "民政局", "司法局", "农业农村局", "商务局", "审计局", "统计局", "档案馆", "地震局")
PROJECT = """\
  - name: 第{number}项业务保障经费
    code: "{code}"
    economic: {{"302": {amount}}}
    policy_basis: 根据单位职能和年度工作计划安排。
    allocation:
      - 用于第{number}项业务保障{amount}万元。
    start: 2023-01-01
    end: 2023-12-31
"""
TARGETS = """\
    - project: 第{number}项业务保障经费
      leader: 某某
      goal: 投入{amount}万元，保障第{number}项业务正常开展。
      indicators:
        - {{level1: 产出指标, level2: 数量指标, name: 保障业务项数, target: =1项, basis: 计划标准, weight: {rest}}}
        - {{level1: 效益指标, level2: 社会效益指标, name: 保障业务开展, target: 有效保障, basis: 计划标准, weight: 20}}
        - {{level1: 满意度指标, level2: 满意度指标, name: 服务对象满意度, target: ≥90%, basis: 计划标准, weight: 10}}
"""


def units(folder: Path, count: int, seed: int = 2026) -> list[Path]:
    """Writes `count` units below the folder, and returns their files."""
    choose = random.Random(seed)
    found = []
    for number in range(1, count + 1):
        source = UNITS[number % len(UNITS)]
        target = folder / f"unit-{number:05}" / f"{NAME}.yaml"
        target.parent.mkdir(parents=True)
        for other in source.parent.glob("published.json"):
            shutil.copy(other, target.parent)
        target.write_text(_varied(source, number, choose), "utf-8")
        found.append(target)
    return found


def _varied(source: Path, number: int, choose: random.Random) -> str:
    text = source.read_text("utf-8")
    before = _added(source)
    name = f"{choose.choice(PLACES)}{choose.choice(OFFICES)}第{number}中心"
    text = re.sub(r"^  name: .*$", f"  name: {name}\n  code: {100000 + number}", text, count=1, flags=re.M)
    text = _raised(text, Decimal(choose.randrange(1, 5000)) / 100)
    text = _with_projects(text, choose)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / source.name
        scratch.write_text(text, "utf-8")
        now = _added(scratch)
    for key, value in now.items():
        if key in before and before[key][1] != value[1]:
            approved = before[key][0] + value[1] - before[key][1]
            text = re.sub(rf"^  {re.escape(key)}: .*$", f"  {key}: {approved}", text, count=1, flags=re.M)
    return text


def _raised(text: str, amount: Decimal) -> str:
    """Pay rises: in the first item of basic expenditure, and in 30101."""

    def more(match: re.Match[str]) -> str:
        return f"{match[1]}{Decimal(match[2]) + amount}{match[3]}"

    text = re.sub(r'^(  - \{code: "\d{7}", amount: )([\d.]+)(\}.*)$', more, text, count=1, flags=re.M)
    return re.sub(r'^(  "30101": )([\d.]+)(.*)$', more, text, count=1, flags=re.M)


def _with_projects(text: str, choose: random.Random) -> str:
    """Up to three projects more, under the code of the first."""
    code = re.search(r'^projects:\n(?:.*\n)*?    code: "(\d{7})"', text, flags=re.M)
    if code is None:
        return text
    numbers = range(1, choose.randrange(4) + 1)
    amounts = {number: Decimal(choose.randrange(100, 9000)) / 100 for number in numbers}
    more = "".join(PROJECT.format(number=number, code=code[1], amount=amount) for number, amount in amounts.items())
    text = re.sub(r"^projects:\n", f"projects:\n{more}", text, count=1, flags=re.M)
    first = text.find("\n    - project: ")
    if first < 0:
        return text
    table = text[first + 1 :].split("\n    - project: ")[0]
    whole = sum(int(weight) for weight in re.findall(r"weight: (\d+)", table))
    targets = "".join(TARGETS.format(number=number, amount=amounts[number], rest=whole - 30) for number in numbers)
    return text.replace("    - project: ", f"{targets}    - project: ", 1)


def _added(path: Path) -> dict[str, tuple[Decimal, Decimal]]:
    """Approved totals with the sums that they approve, by key."""
    unit, problems = read_unit(path)
    if unit is None:
        raise ValueError([problem.line("en") for problem in problems])
    found = {key: (leaf.value, leaf.value) for key, leaf in unit.approved.items()}
    for problem in derive(unit)[1]:
        if problem.code.startswith("approved-") and "derived" in problem.details:
            key = str(problem.details["key"])
            found[key] = (found[key][0], _decimal(problem))
    return found


def _decimal(problem: Problem) -> Decimal:
    value = problem.details["derived"]
    assert isinstance(value, Decimal)
    return value

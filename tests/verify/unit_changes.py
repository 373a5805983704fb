"""Unit files changed in one place: an amount, a code, a project's name, a weight, a year; and what notices it.

`stages` (reading, deriving, composing), `check` or `verify` may; what none notices is told by kind, with the reason.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.core.document import Document
from generator.core.problem import Problem, Severity
from generator.stages import compose_unit
from generator.verify.across.source import check_source, read_source
from generator.verify.verification import check_document
from tests.verify.printing import printed_of

KINDS = ("amount", "code", "name", "weight", "year")


@dataclass(frozen=True)
class Scalar:
    """A value of the file: where it stands, its path without positions, its text and its kind."""

    start: int
    end: int
    path: str
    text: str
    kind: str


@dataclass(frozen=True)
class Outcome:
    """A change, who noticed it, and why nobody could if nobody did."""

    scalar: Scalar
    new: str
    noticed: str
    reason: str


def scalars(text: str) -> Iterator[Scalar]:
    """Every amount, code, project's name, weight and year."""
    yield from _within(yaml.compose(text, Loader=yaml.SafeLoader), "")


def _within(node: yaml.Node, path: str) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if re.fullmatch(r"\d{5}", key.value):
                yield Scalar(key.start_mark.index, key.end_mark.index, f"{path}.key".lstrip("."), key.value, "code")
            yield from _within(value, f"{path}.{key.value}".lstrip("."))
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _within(value, path)
    elif isinstance(node, yaml.ScalarNode) and (kind := _kind(path, node.value)):
        yield Scalar(node.start_mark.index, node.end_mark.index, path, node.value, kind)


def _kind(path: str, text: str) -> str:
    leaf = path.rsplit(".", maxsplit=1)[-1]
    if leaf == "code":
        return "code"
    if leaf in {"weight", "execution_weight"}:
        return "weight"
    if path in {"projects.name", "performance.projects.project", "self_evaluation.projects.name"}:
        return "name"
    if leaf in {"year", "signed", "start", "end"}:
        return "year"
    return "amount" if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else ""


def changed(scalar: Scalar, chance: random.Random) -> str:
    """One digit of a number or year another, two characters of a name exchanged."""
    text = scalar.text
    if scalar.kind == "name":
        at = chance.choice([at for at in range(len(text) - 1) if text[at] != text[at + 1]])
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.choice(digits[:4] if scalar.kind == "year" else digits)
    return text[:at] + chance.choice([digit for digit in "0123456789" if digit != text[at]]) + text[at + 1 :]


def run(unit: Path, count: int, seed: int) -> Iterator[Outcome]:
    """That many changes of a unit file, kind after kind; `unit` may be changed and is put back."""
    original = unit.read_text("utf-8")
    chance = random.Random(seed)
    by_kind = {kind: [one for one in scalars(original) if one.kind == kind] for kind in KINDS}
    usual = noticed_by(unit)
    try:
        for number in range(count):
            kinds = [kind for kind in KINDS if by_kind[kind]]
            scalar = chance.choice(by_kind[kinds[number % len(kinds)]])
            new = changed(scalar, chance)
            written = f'"{new}"' if original[scalar.start] in "\"'" else new
            unit.write_text(original[: scalar.start] + written + original[scalar.end :], "utf-8")
            found = noticed_by(unit)
            noticed = next((who for who in found if found[who] - usual.get(who, set())), "")
            yield Outcome(scalar, new, noticed, "" if noticed else reason(scalar))
    finally:
        unit.write_text(original, "utf-8")


def noticed_by(unit: Path) -> dict[str, set[str]]:
    """What each gate says, infos aside, in the order in which they come."""
    composed, problems = compose_unit(unit)
    said = {
        "stages": {_line(p) for p in problems if not re.match(r"[a-h]\d\d-", p.code) and _is_serious(p)},
        "check": {_line(p) for p in problems if re.match(r"[a-h]\d\d-", p.code) and _is_serious(p)},
        "verify": set(),
    }
    if composed is not None:
        said["verify"] = _verified(composed.document, unit)
    return said


def _is_serious(problem: Problem) -> bool:
    return problem.severity is not Severity.INFO or problem.code in {"approved-rounded", "basic-rounded"}


def _verified(document: Document, unit: Path) -> set[str]:
    printed = printed_of(document)
    problems = [*check_document(printed)[0], *check_source(printed, read_source(unit)[0])]
    return {_line(problem) for problem in problems if problem.severity is not Severity.INFO}


def _line(problem: Problem) -> str:
    return f"{problem.code} {problem.text('en')}"


# Why nothing can notice a change: the fact stands in the file once, and nothing else follows from it but sums.
REASONS = (
    (r"^prior\.", "上年数只写一次：增减和比率随之而变，仍然自洽（有上年文件后可以核对）"),
    (r"^(?:assets|procurement|general_expenses)\.", "只写一次的数：合计随之而变，没有别处可比"),
    (r"^overview\.staffing", "只写一次的人数"),
    (r"^three_public", "只写一次，且不小于基本支出中的同一科目"),
    (r"^operating_cost", "只写一次的年初预算数"),
    (r"initial$", "年初预算只写一次：完成率随之而变"),
    (r"^(?:line_items|income_items|carryover_items|projects)\..*code$", "换成了另一个有效的科目，各表一起变"),
    (r"^(?:line_items|income_items)\.amount$", "差额在四舍五入之内"),
    (r"^projects\.(?:start|end)$|^unit\.signed$", "日期只写一次"),
    (r"^basic_expenditure\.", "差额在四舍五入之内，或换成了同类的另一科目"),
    (r"^self_evaluation\..*", "只写一次的自评数"),
    (r"^projects\.economic", "差额在四舍五入之内"),
    (r"^performance\..*", "换成了同样合计的分值"),
)


def reason(scalar: Scalar) -> str:
    """Why nobody could notice; empty where somebody should have."""
    return next((words for pattern, words in REASONS if re.search(pattern, scalar.path)), "")

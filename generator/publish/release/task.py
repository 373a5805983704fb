"""One unit of a release: checked, made, verified, and put into the store under the hash of its inputs.

This is what the workers run, on this machine or on a cluster's: it takes plain values and gives plain values, and its
outputs lie in the store, whole or not at all.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.core.hashing import sha256
from generator.core.problem import Problem, has_errors, in_order
from generator.pipeline import compose_unit, made_of, unusable
from generator.publish.opendata.rows import unit_rows
from generator.publish.opendata.workbook import workbook
from generator.publish.release.store import Store
from generator.publish.release.summary import summary

RESULT = "result.json"
# What may be otherwise the next time, with the same inputs.
PASSING = {"file-missing", "file-unreadable", "font-missing", "pdf-library-missing"}


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is told: the unit's folder and file, the hash of its inputs, and where the store is.

    Paths are absolute, for a worker may stand elsewhere; `shown` is what messages call the unit file.
    """

    release: str
    folder: str
    unit_file: str
    key: str
    store: str
    verified: bool = True
    shown: str = ""


@dataclass(frozen=True)
class Result:
    """What became of it. `problems` are (severity, code, Chinese, English); `files` the SHA-256 and size by name."""

    folder: str
    key: str
    ok: bool
    problems: list[list[str]] = field(default_factory=list)
    files: dict[str, list[Any]] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


def make_unit(task: Task) -> Result:
    """Makes the unit unless the store has it; a unit with errors leaves its problems there and nothing else."""
    store = Store(Path(task.store))
    found = stored(store, task)
    if found is not None:
        return found
    begin = time.monotonic()
    result, files = _made(task)
    result = Result(**{**asdict(result), "seconds": round(time.monotonic() - begin, 3)})
    told = {**asdict(result), "seconds": 0.0}  # how long it took is no part of what it is
    content = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    if not any(problem[1] in PASSING for problem in result.problems):
        store.put(task.key, {**files, RESULT: content})
    return result


def stored(store: Store, task: Task) -> Result | None:
    """The result of a run with the same inputs, if it is whole; one that somebody has damaged is taken away."""
    content = store.read(task.key, RESULT)
    if content is None:
        return None
    try:
        result = Result(**json.loads(content))
    except (ValueError, TypeError):
        result = None
    if result is None or not store.has(task.key, {name: found[1] for name, found in result.files.items()}):
        store.remove(task.key)
        return None
    return result


def _made(task: Task) -> tuple[Result, dict[str, bytes]]:
    path = Path(task.unit_file)
    composed, problems = compose_unit(path, in_release=True)
    files: dict[str, bytes] = {}
    if composed is not None:
        name, here = composed.document.title, Path(task.folder)
        problems += [found for found in [unusable(name, here, Path(), composed.unit)] if found]
    if composed is None or has_errors(problems):
        return Result(task.folder, task.key, False, _told(task, problems)), {}
    files, found = made_of(composed, path, Path(task.folder), verified=task.verified)
    problems = [*problems, *found]
    if has_errors(problems):
        return Result(task.folder, task.key, False, _told(task, problems)), {}
    files["tables.xlsx"] = workbook(composed.document)
    rows = unit_rows(composed.figures, task.folder)
    files["data.json"] = _data(composed.figures, rows)
    known = {name: [sha256(content), len(content)] for name, content in sorted(files.items())}
    glance = summary(composed.figures, composed.document, task.folder)
    return Result(task.folder, task.key, True, _told(task, problems), known, glance), files


def _data(figures: Any, rows: dict[str, list[dict[str, str]]]) -> bytes:
    """The unit's open data, a line each: every figure that is not zero with its formula, its rows of every table."""
    unit = figures.unit
    listed = {
        key: {"label": figure.label, "value": f"{figure.value:f}", "unit": figure.unit, "formula": figure.formula}
        for key, figure in sorted(figures.items())
        if figure.value
    }
    head = {"unit": str(unit.name), "year": unit.year, "kind": unit.kind}
    parts = [f'"{key}": {_line(value)}' for key, value in head.items()]
    parts.append('"figures": {\n' + ",\n".join(f"{_line(key)}: {_line(one)}" for key, one in listed.items()) + "\n}")
    tables = (f"{_line(name)}: [\n" + ",\n".join(map(_line, found)) + "\n]" for name, found in rows.items())
    parts.append('"tables": {\n' + ",\n".join(tables) + "\n}")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _told(task: Task, problems: list[Problem]) -> list[list[str]]:
    def line(problem: Problem, language: str) -> str:
        return problem.line(language).replace(task.unit_file, task.shown or task.unit_file)

    return [
        [problem.severity.value, problem.code, line(problem, "zh"), line(problem, "en")]
        for problem in in_order(problems)
        if problem.severity.value != "info"
    ]

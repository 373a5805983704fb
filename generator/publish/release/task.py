"""One unit of a release: checked, made, verified, and put into the store under the hash of its inputs.

This is what the workers run, on this machine or on a cluster's: it takes plain values and gives plain values, and its
outputs lie in the store, whole or not at all.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path

from generator.core.hashing import sha256
from generator.core.model import Figures
from generator.core.problem import Problem, Severity, has_errors, in_order
from generator.pipeline import made_of, unusable
from generator.publish.json_form import OtherForm, as_json, from_json
from generator.publish.opendata.rows import unit_rows
from generator.publish.opendata.workbook import workbook
from generator.publish.release.outcome import Result, told
from generator.publish.release.store import Store
from generator.publish.summary import FileEntry, summary
from generator.stages import compose_unit

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


def make_unit(task: Task) -> Result:
    """Makes the unit unless the store has it; a unit with errors leaves its problems there and nothing else."""
    store = Store(Path(task.store))
    found = stored(store, task)
    if found is not None:
        return found
    begin = time.monotonic()
    result, files = _made(task)
    if not any(problem.code in PASSING for problem in result.problems):
        # How long it took is no part of what it is.
        store.put(task.key, {**files, RESULT: as_json(result)})
    return replace(result, seconds=round(time.monotonic() - begin, 3))


def stored(store: Store, task: Task) -> Result | None:
    """The result of a run with the same inputs, if it is whole; one that somebody has damaged is taken away."""
    content = store.read(task.key, RESULT)
    if content is None:
        return None
    try:
        result = from_json(content, Result)
    except OtherForm:
        result = None
    if result is None or not store.has(task.key, {name: found.size for name, found in result.files.items()}):
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
        return _result(task, problems, ok=False), {}
    files, found = made_of(composed, path, Path(task.folder), verified=task.verified)
    problems = [*problems, *found]
    if has_errors(problems):
        return _result(task, problems, ok=False), {}
    files["tables.xlsx"] = workbook(composed.document)
    rows = unit_rows(composed.figures, task.folder)
    files["data.json"] = _data(composed.figures, rows)
    known = {name: FileEntry(sha256(content), len(content)) for name, content in sorted(files.items())}
    glance = summary(composed.figures, composed.document, task.folder)
    return replace(_result(task, problems, ok=True), files=known, summary=glance), files


def _result(task: Task, problems: list[Problem], ok: bool) -> Result:
    """The outcome with what the unit's problems say; informations are left out."""
    worth = [problem for problem in in_order(problems) if problem.severity is not Severity.INFO]
    return Result(task.folder, task.key, ok, told(worth, task.unit_file, task.shown))


def _data(figures: Figures, rows: dict[str, list[dict[str, str]]]) -> bytes:
    """The unit's open data, a line each: every figure that is not zero with its formula, its rows of every table."""
    unit = figures.unit
    listed = {
        key: {"label": figure.label, "value": f"{figure.value:f}", "unit": figure.unit, "formula": figure.formula}
        for key, figure in sorted(figures.items())
        # What a department's units have stands in theirs.
        if figure.value and not key.startswith("units.")
    }
    head = {"unit": str(unit.name), "year": unit.year, "kind": unit.kind}
    parts = [f'"{key}": {_line(value)}' for key, value in head.items()]
    parts.append('"figures": {\n' + ",\n".join(f"{_line(key)}: {_line(one)}" for key, one in listed.items()) + "\n}")
    tables = (f"{_line(name)}: [\n" + ",\n".join(map(_line, found)) + "\n]" for name, found in rows.items())
    parts.append('"tables": {\n' + ",\n".join(tables) + "\n}")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

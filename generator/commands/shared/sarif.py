"""Findings for machines: JSON, and SARIF 2.1.0 for editors and code-review tools; for people they are lines of text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from generator.core.messages import MESSAGES
from generator.core.problem import Problem, Severity

_DETAIL = re.compile(r"\{\w+\}")  # "{label}", a detail within the words of a message
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(problems: Iterable[Problem]) -> str:
    """One object a finding: place, severity, code, the words in both languages, and its details as text."""
    return json.dumps({"findings": [_finding(problem) for problem in problems]}, ensure_ascii=False, indent=1) + "\n"


def _finding(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.column else None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": {"zh": problem.text("zh"), "en": problem.text("en")},
        "details": {key: str(value) for key, value in problem.details.items() if not isinstance(value, Problem)},
    }


def as_sarif(problems: Iterable[Problem], version: str, rules: Mapping[str, str] | None = None) -> str:
    """A SARIF log with one run; `rules` may say in a sentence what stands behind a code."""
    found = list(problems)
    codes = sorted({problem.code for problem in found})
    driver = {
        "name": "gongkai",
        "version": version,
        "rules": [_rule(code, (rules or {}).get(code, "")) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, rule: str) -> dict[str, object]:
    words = rule or _DETAIL.sub("…", MESSAGES[code][1])
    return {"id": code, "shortDescription": {"text": words}}


def _result(problem: Problem, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": problem.text("zh")},
    }
    if problem.place:
        location: dict[str, object] = {"artifactLocation": {"uri": PurePath(problem.place.file).as_posix()}}
        if problem.place.line:
            location["region"] = {"startLine": problem.place.line, "startColumn": max(1, problem.place.column)}
        result["locations"] = [{"physicalLocation": location}]
    return result

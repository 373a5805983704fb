"""Findings for machines: JSON, and SARIF 2.1.0 for editors and code-review tools; for people they are lines of text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from generator.core.causes import Finding
from generator.core.files import uri_of
from generator.core.messages import MESSAGES
from generator.core.problem import Place, Problem, Severity

_DETAIL = re.compile(r"\{\w+\}")  # "{label}", a detail within the words of a message
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: Iterable[Finding], counted: Mapping[str, int] | None = None) -> str:
    """One object a finding: place, severity, code, the words in both languages, its details as text.

    `counted` is how much was looked at. `count` is how many problems have this one cause; where there are several,
    `all` has each with its place and words.
    """
    told: dict[str, object] = {"counted": dict(counted)} if counted else {}
    told["findings"] = [_finding(finding) for finding in findings]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    several = {"all": [_problem(one) for one in finding.all]} if len(finding.all) > 1 else {}
    return {**_problem(finding.told), "count": len(finding.all), **several}


def _text(name: str) -> str:
    """A name that UTF-8 can write: bytes of it that are none as escapes. Control characters JSON escapes itself."""
    return name.encode("utf-8", "backslashreplace").decode()


def _problem(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "file": _text(place.file) if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.column else None,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": {"zh": problem.text("zh"), "en": problem.text("en")},
        "details": {key: _text(str(value)) for key, value in problem.details.items() if not isinstance(value, Problem)},
    }


def as_sarif(findings: Iterable[Finding], version: str, rules: Mapping[str, str] | None = None) -> str:
    """A SARIF log with one run; `rules` may say in a sentence what stands behind a code."""
    found = list(findings)
    codes = sorted({finding.told.code for finding in found})
    driver = {
        "name": "gongkai",
        "version": version,
        "rules": [_rule(code, (rules or {}).get(code, "")) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.told.code)) for finding in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, rule: str) -> dict[str, object]:
    words = rule or _DETAIL.sub("…", MESSAGES[code][1])
    return {"id": code, "shortDescription": {"text": words}}


def _result(finding: Finding, rule: int) -> dict[str, object]:
    problem = finding.told
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": problem.text("zh")},
    }
    if problem.place:
        result["locations"] = [_location(problem.place)]
    if finding.others:
        result["relatedLocations"] = [_location(place) for place in finding.others]
    return result


def _location(place: Place) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": uri_of(place.file)}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return {"physicalLocation": location}

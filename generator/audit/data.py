"""The report for programs: JSON with everything that was read and found, SARIF with the findings."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.audit.finding import Audited, Certainty, Finding
from generator.audit.summary import by_rule
from generator.core.files import uri_of
from generator.core.messages import MESSAGES

LEVELS = {Certainty.CERTAIN: "error", Certainty.LIKELY: "warning", Certainty.NOTE: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_DETAIL = re.compile(r"\{\w+\}")  # "{found}", a detail within the words of a message


def json_report(every: Sequence[Audited]) -> str:
    """Every publication whole, and the count of findings by rule."""
    rules = [{"code": code, "findings": count, "publications": among} for code, count, among in by_rule(every)]
    told = {"publications": [one.as_data() for one in every], "rules": rules}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def sarif_report(every: Sequence[Audited], version: str) -> str:
    """A SARIF log of one run; the page of a finding stands in its properties, as SARIF knows lines only."""
    codes = sorted({finding.code for one in every for finding in one.findings})
    rules = [{"id": code, "shortDescription": {"text": _DETAIL.sub("…", MESSAGES[code][1])}} for code in codes]
    results = [_result(finding, codes.index(finding.code)) for one in every for finding in one.findings]
    run = {"tool": {"driver": {"name": "gongkai", "version": version, "rules": rules}}, "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, rule: int) -> dict[str, object]:
    location = {"artifactLocation": {"uri": uri_of(finding.file)}}
    properties = {"page": finding.page, "quote": finding.quote, "printed": finding.printed, "right": finding.right}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.certainty],
        "message": {"text": finding.chinese},
        "locations": [{"physicalLocation": location}],
        "properties": properties,
    }

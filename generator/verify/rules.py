"""Every rule that `gongkai verify` holds documents to, in the order of docs/checks.md; findings are made from it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.core.problem import Place, Problem, Severity
from generator.verify.across.file_rules import FILE_RULES
from generator.verify.narrative.narrative_rules import AMOUNT_RULES, CHANGE_RULES, LIST_RULES
from generator.verify.narrative.outline_rules import OUTLINE_RULES
from generator.verify.rule import Rule
from generator.verify.tables.table_rules import FORM_RULES, TABLE_RULES

# By what they are about, in Chinese as docs/checks.md heads them.
GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("表格", TABLE_RULES),
    ("正文的金额", AMOUNT_RULES),
    ("增减、比率和占比", CHANGE_RULES),
    ("列举、数量和空表", LIST_RULES),
    ("序号、目录和日期", OUTLINE_RULES),
    ("绩效表", FORM_RULES),
    ("各种格式、facts.json 和单位文件", FILE_RULES),
)
RULES: dict[str, Rule] = {rule.code: rule for _, rules in GROUPS for rule in rules}


def finding(code: str, place: Place, details: Mapping[str, object], severity: Severity | None = None) -> Problem:
    """The problem that a rule is broken, of its rule's severity unless another is given."""
    return Problem(code, place, details, severity or RULES[code].severity)

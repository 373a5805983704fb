"""What a rule of `gongkai verify` says of itself: docs/checks.md is written from it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.problem import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that printed documents keep, by the code of the finding that it is broken.

    `severity` is that of a finding unless the code that makes it says otherwise; `otherwise` lists when it does.
    `source` is the articulation check (勾稽关系, by its number in docs/checks.md) and the section of docs/rules.md;
    `example` is something printed that breaks the rule. A test holds code and example to what is said here.
    """

    code: str
    severity: Severity
    chinese: str
    english: str
    source: str
    example: str
    otherwise: tuple[tuple[Severity, str], ...] = ()

"""Every check in the order of docs/checks.md, and what its docstring says of it.

A check is a function that takes a unit's figures and yields problems, in a docstring of a fixed form:

    Chinese rule in one line.
    English rule in one line.

    Source: where the rule stands (the list of articulation checks, a law, an error that was published)
    Severity: error, warning or info; "warning, error in release" for what may not be published
    Example: what of a unit file fails it

The function's name begins with the check's id (e16_allocation), its problems' codes with the same (e16-allocation).
A problem that the check yields as an information (a difference within rounding) stays one.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.checks import (
    accounts,
    allocation,
    balances,
    departments,
    glyphs,
    goals,
    indicators,
    jumps,
    one_amount,
    paid_from,
    performance,
    placeholders,
    plausibility,
    prior_year,
    privacy,
    projects,
    reasons,
    subject,
    texts,
    unit_values,
)
from generator.checks import stated_twice as tables
from generator.core.model import Figures
from generator.core.problem import Problem, Severity

Function = Callable[[Figures], Iterator[Problem]]
# "Source: 勾稽关系 E16", up to the next line that begins so.
_FIELD = re.compile(r"^(Source|Severity|Example): (.+?)(?=^\w+: |\Z)", re.M | re.S)


@dataclass(frozen=True)
class Check:
    """A check with what its docstring says; `severity` outside a release, `in_release` in one."""

    function: Function

    @property
    def id(self) -> str:
        return self.function.__name__.partition("_")[0].upper()

    @cached_property
    def rule(self) -> tuple[str, str]:
        """In Chinese and in English."""
        chinese, english, *_ = inspect.getdoc(self.function).splitlines()  # type: ignore[union-attr]
        return chinese, english

    @cached_property
    def _fields(self) -> dict[str, str]:
        found = _FIELD.findall(inspect.getdoc(self.function) or "")
        return {name: " ".join(text.split()) for name, text in found}

    @property
    def source(self) -> str:
        return self._fields["Source"]

    @property
    def example(self) -> str:
        return self._fields["Example"]

    @property
    def severity(self) -> Severity:
        return Severity(self._fields["Severity"].split(",")[0])

    @property
    def in_release(self) -> Severity:
        return Severity.ERROR if "error in release" in self._fields["Severity"] else self.severity


CHECKS: tuple[Check, ...] = tuple(
    Check(function)
    for module in (
        tables,
        accounts,
        one_amount,
        paid_from,
        balances,
        departments,
        plausibility,
        unit_values,
        jumps,
        prior_year,
        allocation,
        projects,
        performance,
        goals,
        indicators,
        reasons,
        placeholders,
        texts,
        subject,
        glyphs,
        privacy,
    )
    for function in module.CHECKS
)

"""What checking the narrative brings: problems, and for every number whether anything could be held against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.core.problem import Place, Problem, Severity
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.outline import Line
from generator.verify.narrative.statements import Statements
from generator.verify.rules import finding
from generator.verify.tables.lookup import Lookup

Status = Literal["checked", "taken"]
NEARBY = 6  # blocks between a list and the item of it that a misnomer stands in
ANNEX = "附件"


@dataclass
class Findings:
    """What is known of a narrative while it is checked.

    `status` is by line and column: `checked` numbers were recomputed or compared, `taken` ones understood with nothing
    to hold them against.
    """

    lookup: Lookup
    lines: list[Line]
    statements: Statements
    problems: list[Problem] = field(default_factory=list)
    status: dict[tuple[int, int], Status] = field(default_factory=dict)

    def mark(self, line: Line, mentions: Iterable[Mention | None], status: Status = "checked") -> None:
        """That numbers of a line were checked, or taken; once checked they stay so."""
        for mention in mentions:
            if mention is not None:
                key = (id(line), mention.start)
                if self.status.get(key) != "checked":
                    self.status[key] = status

    def add(
        self,
        code: str,
        line: Line,
        at: Mention | int,
        details: Mapping[str, object],
        severity: Severity | None = None,
    ) -> None:
        """Report that a rule is broken at a number or a column of a line, once; in an annex as a warning."""
        column = (at if isinstance(at, int) else at.start) + 1
        place = Place(line.where.file, line.where.block, column)
        problem = finding(code, place, details, severity)
        if problem.severity is Severity.ERROR and ANNEX in line.part:
            # reports are written freely: what they name need not be what tables name
            problem = replace(problem, severity=Severity.WARNING)
        if problem not in self.problems and not self._said(problem):
            self.problems.append(problem)

    def _said(self, problem: Problem) -> bool:
        """Whether a misnomer is already reported nearby: a list and its items each find it."""
        if problem.code != "verify-name" or problem.place is None:
            return False
        at = problem.place.line
        alike = [p for p in self.problems if p.code == problem.code and p.details == problem.details and p.place]
        return any(
            p.place is not None and abs(p.place.line - at) <= NEARBY and p.place.column != problem.place.column
            for p in alike
        )

    def status_of(self, line: Line, mention: Mention) -> Status | None:
        """What became of a number; None where no rule understood it."""
        return self.status.get((id(line), mention.start))

"""The narrative read again: every number of a sentence recomputed from the printed tables and from its neighbours.

What could not be read is given too, for the figure of coverage. The letters and numbers in the docstrings of checks
(E01, F06) are those of the articulation checks (勾稽关系), as in docs/checks.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.problem import Problem
from generator.recognise.printed import Printed
from generator.verify.canonical import canonical
from generator.verify.narrative.allocations import check_allocations
from generator.verify.narrative.amounts import check_amounts, mark_codes
from generator.verify.narrative.empty_tables import check_empty, check_notes
from generator.verify.narrative.enumerations import check_lists
from generator.verify.narrative.findings import Findings
from generator.verify.narrative.grammar import Mention
from generator.verify.narrative.head_counts import check_counts
from generator.verify.narrative.increases import check_changes
from generator.verify.narrative.last_year import check_last_year
from generator.verify.narrative.order import check_order, year_of
from generator.verify.narrative.outline import Line, lines_of
from generator.verify.narrative.scores import check_scores
from generator.verify.narrative.shares import check_shares
from generator.verify.narrative.slips import check_slips
from generator.verify.narrative.statements import statements_of
from generator.verify.narrative.sums import check_sums
from generator.verify.narrative.tables_meant import FUNCTIONAL
from generator.verify.narrative.target_projects import check_performance, project_names
from generator.verify.narrative.three_public_told import check_three_told
from generator.verify.narrative.words_of_change import check_words
from generator.verify.tables.lookup import Lookup

# What a sentence says of money: not counts of people or cars, nor years and ordinals.
MONEY = frozenset(("amount", "share", "change", "rate", "completion", "percent"))


@dataclass(frozen=True)
class Reading:
    """What checking a narrative found. `unread` are numbers that no rule understood, the unit's own words left out.

    `money` is how many of its numbers are amounts, shares or rates, and `money_checked` how many of these were
    recomputed: an ordinal or a year that was understood says nothing of how well a document was verified.
    """

    problems: list[Problem]
    lines: list[Line]
    checked: int
    taken: int
    unread: tuple[tuple[Line, Mention], ...]
    money: int
    money_checked: int
    money_open: tuple[tuple[Line, Mention], ...] = ()  # those of them that nothing was held against

    @property
    def coverage(self) -> float:
        """The share of the numbers that were understood."""
        every = self.checked + self.taken + len(self.unread)
        return 1 - len(self.unread) / every if every else 1.0


def read_narrative(printed: Printed, lookup: Lookup | None = None) -> Reading:
    """Every statement that disagrees with the tables, with another one or with itself, and how much was read."""
    lines = lines_of(printed)
    lookup = lookup or Lookup.of(printed)
    rows = {canonical(entry.label) for entry in lookup.rows(*FUNCTIONAL)}
    year = year_of([line.text for line in lines if line.is_heading])
    findings = Findings(lookup, lines, statements_of(lines, lookup.unit, rows, year))
    check_amounts(findings)
    check_changes(findings)
    check_last_year(findings)
    check_shares(findings)
    check_words(findings)
    check_sums(findings)
    check_lists(findings)
    check_empty(findings)
    check_notes(findings, printed)
    check_three_told(findings)
    check_slips(findings)
    check_performance(findings)
    check_counts(findings)
    check_allocations(findings)
    project_names(findings)
    check_order(findings, printed)
    findings.problems += check_scores(printed)
    for line in lines:
        mark_codes(findings, line, findings.statements.numbers_of(line))
    return _reading(findings)


def _reading(findings: Findings) -> Reading:
    numbers = findings.statements.numbers
    status = [findings.status_of(line, mention) for line, mention in numbers]
    unread = tuple(number for number, found in zip(numbers, status, strict=True) if found is None)
    money = [found for (_, mention), found in zip(numbers, status, strict=True) if mention.kind in MONEY]
    left = [
        number for number, found in zip(numbers, status, strict=True) if number[1].kind in MONEY and found != "checked"
    ]
    return Reading(
        findings.problems,
        findings.lines,
        status.count("checked"),
        status.count("taken"),
        unread,
        len(money),
        money.count("checked"),
        tuple(left),
    )

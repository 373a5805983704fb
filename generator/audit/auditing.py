"""One publication audited: read, held against itself, told as findings with how much was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.audit.causes import findings_of, without_doubles
from generator.audit.explained.rules import Explained, explain
from generator.audit.finding import Audited, NotChecked, TableRead
from generator.audit.last_year import compare
from generator.audit.places import Paper, sentence
from generator.audit.publication import Publication, read_publication
from generator.audit.wording import check_wording, publisher_of
from generator.core.problem import Place, Problem
from generator.recognise.printed import Printed, Table
from generator.verify.narrative.sentences import Reading
from generator.verify.tables.head_rows import with_head
from generator.verify.tables.kinds import KINDS, OTHER, kind_of
from generator.verify.tables.lookup import Lookup
from generator.verify.tables.scales import TEN_THOUSAND_YUAN, scaled
from generator.verify.verification import check_document

_TITLES = {kind.name: kind.chinese for kind in KINDS}
COLUMNS = 12  # heads that are named of a table


def audit_publication(publication: Publication, before: Publication | None = None) -> Audited:
    """What was read of it and what is wrong with it; what was converted goes by the name of the file that it was.

    `before` is what the unit published the year before.
    """
    audited = _audited(publication, before)
    names = {str(made): str(file) for file, made in publication.read_as}
    return replace(
        audited, findings=tuple(replace(one, file=names.get(one.file, one.file)) for one in audited.findings)
    )


def _audited(publication: Publication, before: Publication | None) -> Audited:
    files = tuple(map(str, publication.files))
    printed, problems = read_publication(publication)
    if printed is None:
        if not problems:
            problems = [Problem("verify-nothing-read", Place(files[0]))]
        empty = Paper(Printed(files[0], ()))
        return Audited(publication.name, "", files, findings=tuple(findings_of(problems, empty)))
    found, reading = check_document(printed)
    lookup = Lookup.of(printed)
    explained = explain(reading.lines, lookup, found)
    found = [*without_doubles(found, lookup), *explained.problems, *check_wording(reading.lines, printed)]
    if before is not None:
        last, faults = read_publication(before)
        problems += faults
        found += compare(printed, reading.lines, last) if last else []
    if not printed.tables() and not printed.paragraphs():
        problems.append(Problem("verify-nothing-read", Place(files[0])))
    paper = Paper(printed)
    left = tuple(_left(reading, explained, paper))
    return Audited(
        *(publication.name, publisher_of(printed), files, reading.money, reading.money - len(left)),
        *(_tables(printed, paper), left, tuple(findings_of([*problems, *found], paper))),
    )


def _tables(printed: Printed, paper: Paper) -> tuple[TableRead, ...]:
    """Every table with what it was taken for."""
    return tuple(
        _table(with_head(table), "万元" if scale == TEN_THOUSAND_YUAN else "元", paper)
        for table, scale in scaled(printed)
    )


def _table(table: Table, money: str, paper: Paper) -> TableRead:
    kind = kind_of(table)
    last = table.head()[-1] if table.head() else ()
    columns = tuple(re.sub(r"\s", "", cell.text) for cell in last)[:COLUMNS]
    named = "" if kind == OTHER else _TITLES[kind]
    return TableRead(table.title, paper.page_of(table.where.block), named, money, columns)


def _left(reading: Reading, explained: Explained, paper: Paper) -> Iterator[NotChecked]:
    """The amounts, shares and rates that nothing was held against, and that nothing explains."""
    for line, mention in reading.money_open:
        if (line.where.block, mention.start) not in explained.known:
            yield NotChecked(
                f"{mention.text}{mention.unit}",
                paper.page_of(line.where.block, mention.text),
                sentence(line.text, mention.text, mention.start),
            )

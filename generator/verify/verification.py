"""Verifying written documents: which files belong together, what is read from each, and everything found in them.

A document is one to three files of one name (Word, PDF, web page) with facts.json beside them and, where it is found,
the unit file that facts.json names. Whatever is there is used; a single Word file is held against itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from generator.core.problem import Place, Problem, Severity
from generator.recognise.pdf import read_pdf
from generator.recognise.printed import Heading, Paragraph, Printed, Table
from generator.recognise.web import read_web
from generator.recognise.word import read_word
from generator.verify.across.charts import check_charts
from generator.verify.across.facts_json import Facts, check_facts, read_facts
from generator.verify.across.formats import compare_formats
from generator.verify.across.labelled import check_labelled
from generator.verify.across.source import check_source, read_source
from generator.verify.narrative.order import year_of
from generator.verify.narrative.sentences import Reading, read_narrative
from generator.verify.rules import finding
from generator.verify.tables.additions import check_additions
from generator.verify.tables.asides import check_asides
from generator.verify.tables.completeness import check_complete
from generator.verify.tables.forms import check_forms
from generator.verify.tables.grids import Grid, grids_of
from generator.verify.tables.head_rows import with_head
from generator.verify.tables.kinds import OTHER, kind_of
from generator.verify.tables.lookup import Lookup
from generator.verify.tables.official import check_official
from generator.verify.tables.relations import check_relations
from generator.verify.tables.target_forms import check_goals, check_project_amounts
from generator.verify.tables.unit_of_money import odd_units, wrong_units

READERS = {".docx": read_word, ".pdf": read_pdf, ".html": read_web}
FACTS = "facts.json"
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d+")  # "1,131.42"


@dataclass
class Verified:
    """What was read of a document and what was found.

    `numbers` are the amounts, shares and rates of its narrative, `checked` those of them that were recomputed; `tables`
    are its tables, `tables_read` those that are known for one of the kinds that are published. `source` is the unit
    file that it was held against, if one was found.
    """

    name: str
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    numbers: int = 0
    checked: int = 0
    tables: int = 0
    tables_read: int = 0
    source: Path | None = None


def verify(paths: Iterable[Path | str], units: Path | str = "units") -> list[Verified]:
    """What is wrong with documents that were written, ours or others': a result a document, in all its formats.

    `paths` are .docx, .pdf and .html files, or folders of them with facts.json; `units` is the folder of all unit
    files, where the one that facts.json names is looked for. Raises OSError where a path cannot be read.
    """
    documents = documents_of(Path(path) for path in paths)
    return [verify_files(name, files, [Path(units)]) for name, files in documents.items()]


def documents_of(paths: Iterable[Path]) -> dict[str, list[Path]]:
    """Files by document: those of one folder and name, and the facts.json of the folder when the folder was given.

    A Word file alone is verified alone, even with others beside it: what it is worth by itself is the question then.
    """
    found: dict[str, list[Path]] = {}
    for path in paths:
        if not path.is_dir():
            found.setdefault(str(path.with_suffix("")), []).append(path)
            continue
        for file in sorted(path.rglob("*")):
            # "~$公开.docx" is the lock that Word keeps beside a file that is open
            if file.suffix in READERS and file.is_file() and not file.name.startswith(("~$", ".")):
                files = found.setdefault(str(file.with_suffix("")), [])
                facts = file.parent / FACTS
                files += [file] if facts in files or not facts.is_file() else [file, facts]
    return found


def verify_files(name: str, files: Sequence[Path], units: Sequence[Path] = ()) -> Verified:
    """One document in its formats.

    `units` are folders in which the unit file that facts.json names may lie, as `<folder>/<year>.yaml` below them.
    """
    verified = Verified(name, list(files))
    printed: list[Printed] = []
    for path in files:
        read = READERS.get(path.suffix.lower())
        if path.name == FACTS:
            continue
        if read is None:
            verified.problems.append(finding("verify-format-unknown", Place(str(path)), {"known": "、".join(READERS)}))
            continue
        document, problems = read(path)
        verified.problems += problems
        if document is not None:
            printed.append(document)
    if printed:
        _check(verified, printed, next((path for path in files if path.name == FACTS), None), units)
    return verified


def check_document(printed: Printed) -> tuple[list[Problem], Reading]:
    """What a document says against itself, and how much of its narrative was read."""
    lookup = Lookup.of(printed)
    titles = {table.where.block: table.title for table in printed.tables()}
    grids = grids_of(lookup, titles)
    if wrong := wrong_units(grids):
        lookup = lookup.corrected({one.block: one.times for one in wrong})
        grids = grids_of(lookup, titles)
    reading = read_narrative(printed, lookup)
    year = year_of([block.text for block in printed.blocks if isinstance(block, Heading)])
    problems = [
        *(one.problem for one in wrong),
        *odd_units(grids),
        *check_additions(grids),
        *check_relations(grids, lookup.is_final),
        *check_complete(grids, lookup),
        *check_asides(lookup),
        *check_forms(printed, lookup, reading.lines),
        *check_goals(printed),
        *check_project_amounts(printed, _projects(grids)),
        *check_official(grids, year),
        *_unread(printed),
        *check_charts(printed),
        *reading.problems,
    ]
    return [_softened(problem) for problem in problems] if _has_negative(lookup) else problems, reading


def _has_negative(lookup: Lookup) -> bool:
    """Whether any table prints an amount below zero: money taken back, a carry-over that was overdrawn."""
    return any(entry.value.value < 0 for entry in lookup.entries)


def _softened(problem: Problem) -> Problem:
    """A warning for an error: with amounts below zero, words and rates follow rules that verify does not know."""
    return replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem


def _check(verified: Verified, printed: list[Printed], facts_file: Path | None, units: Sequence[Path]) -> None:
    """The first format in full, the others against it: what they share need not be said three times."""
    first = printed[0]
    problems, reading = check_document(first)
    verified.problems += problems
    if not any(first.tables()) and not any(isinstance(block, Paragraph) for block in first.blocks):
        # pages that were scanned: silence is no pass
        verified.problems.append(finding("verify-nothing-read", Place(first.file), {}))
    verified.numbers, verified.checked = reading.money, reading.money_checked
    verified.tables = sum(1 for _ in first.tables())
    verified.tables_read = verified.tables - len(unread_tables(first))
    verified.problems += compare_formats(printed)
    for other in printed[1:]:  # a chart has its numbers more than once in each format
        verified.problems += check_charts(other)
    if facts_file is None:
        return
    facts, problems = read_facts(facts_file)
    verified.problems += problems
    if facts is None:
        return
    for document in printed:
        verified.problems += check_facts(document, facts)
    verified.problems += check_labelled(first, facts)
    verified.source = _unit_file(facts, units)
    if verified.source is None:
        return
    given, problems = read_source(verified.source)
    verified.problems += problems
    verified.problems += check_source(first, given)


def unread_tables(printed: Printed) -> list[Table]:
    """The tables with amounts that are none of the kinds that are published."""
    return [table for table in printed.tables() if kind_of(with_head(table)) == OTHER and _has_amounts(table)]


def _unread(printed: Printed) -> Iterator[Problem]:
    for table in unread_tables(printed):
        yield finding("verify-table-unread", Place(printed.file, table.where.block), {"title": table.title or "—"})


def _has_amounts(table: Table) -> bool:
    """Whether it prints money: of staff or of words explained nothing is to be verified."""
    return any(_AMOUNT.fullmatch(cell.text.strip()) for row in table.rows for cell in row)


def _projects(grids: Iterable[Grid]) -> dict[str, Decimal]:
    """The amounts of projects by name, several rows of one added."""
    amounts: dict[str, Decimal] = {}
    for grid in grids:
        column = grid.total_column()
        for row in grid.rows if grid.kind == "projects" and column is not None else ():
            if row.project and column in row.cells:
                amounts[row.project] = amounts.get(row.project, Decimal(0)) + row.cells[column].value.value
    return amounts


def _unit_file(facts: Facts, units: Sequence[Path]) -> Path | None:
    """The unit file from which facts.json says the document was made, if it lies in one of the folders."""
    name = next((source.split(":")[0] for source in facts.sources()), "")
    return next((folder / name for folder in units if name and _lies_in(folder, name)), None)


def _lies_in(folder: Path, name: str) -> bool:
    """Whether there is such a file below the folder: "../x", "/etc/x" and links lead elsewhere and are not followed."""
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):  # too long a name, a null character, links in a ring
        return False

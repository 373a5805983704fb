"""Printed documents written in the test: headings with #, tables with |, charts with ~, everything else a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.core.problem import Problem
from generator.recognise.printed import Block, Cell, Chart, Heading, Paragraph, Printed, Table, Where
from generator.verify.narrative.sentences import read_narrative


def page(text: str) -> Printed:
    """A document; in a table the rows above `|---` are its head and `=` repeats the cell to the left or, there
    being none or a `^`, the one above."""
    blocks: list[Block] = []
    title = ""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            blocks.append(_table(list(group), title, Where("t", len(blocks) + 1)))
            continue
        for line in group:
            where = Where("t", len(blocks) + 1)
            if line.startswith("~"):
                blocks.append(_chart(line, where))
                continue
            level = len(line) - len(line.lstrip("#"))
            blocks.append(Heading(line[level:].strip(), level, where) if level else Paragraph(line, where))
            title = line[level:].strip() if level else title
    return Printed("t", tuple(blocks))


def _chart(line: str, where: Where) -> Chart:
    """`~ 项目 2023年; 收入 433.28 = 433.28`: the rows, and what the picture shows."""
    rows, _, drawn = line.removeprefix("~").partition("=")
    return Chart(tuple(tuple(row.split()) for row in rows.split(";")), where, tuple(drawn.split()))


def _table(lines: list[str], title: str, where: Where) -> Table:
    head = lines.index("|---") if "|---" in lines else 0
    rows = [tuple(_cells(line, number, where)) for number, line in enumerate(one for one in lines if one != "|---")]
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else row
        rows[number] = tuple(
            Cell(above[at].text, cell.where, covered=True) if cell.text == "^" else cell for at, cell in enumerate(row)
        )
    return Table(tuple(rows), head, title, "", where)


def _cells(line: str, row: int, where: Where) -> Iterator[Cell]:
    text = ""
    for column, part in enumerate(line.strip("|").split("|")):
        covered = part.strip() == "="
        text = text if covered else part.strip()
        yield Cell(text, Where(where.file, where.block, row + 1, column + 1), covered)


def codes(printed: Printed) -> list[str]:
    """The codes of all that is wrong with the narrative."""
    return [problem.code for problem in problems(printed)]


def problems(printed: Printed) -> list[Problem]:
    found = read_narrative(printed).problems
    for problem in found:
        assert problem.text("zh") and problem.text("en")
    return found

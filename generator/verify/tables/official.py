"""Printed codes against the year's classification: a name that belongs to another code of the same group.

Names that the classification does not know are left alone: documents shorten and extend them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.core.classification import classification_of
from generator.core.problem import Place, Problem
from generator.verify.canonical import canonical
from generator.verify.rules import finding
from generator.verify.tables.grids import Grid, Row

CLASS = 3  # digits of the code of a 类


def check_official(grids: Iterable[Grid], year: int) -> list[Problem]:
    """B16: codes whose name is that of a neighbour, in a year whose classification there is."""
    names, _ = classification_of(year)
    if names is None:
        return []
    problems = []
    for grid in grids:
        known = names.economic if grid.kind == "basic" else names.functional
        for row in grid.rows:
            official = _neighbour(row, known) if row.code and not row.project else ""
            if official:
                details = {"name": row.label, "code": row.code, "official": official, "year": year}
                place = Place(row.first.where.file, grid.block, row.number)
                problems.append(finding("verify-code-official", place, details))
    return problems


def _neighbour(row: Row, names: Mapping[str, str]) -> str:
    """The code right beside to which the row's name belongs, if not to its own."""
    label = canonical(row.label)
    if not label or canonical(names.get(row.code, "")) == label:
        return ""
    above = row.code[:-2] if len(row.code) > CLASS else ""  # 20103 of 2010301: a 款 and a 项 have two digits each
    beside = (code for code in names if len(code) == len(row.code) and code.startswith(above))
    return next((code for code in beside if canonical(names[code]) == label), "")

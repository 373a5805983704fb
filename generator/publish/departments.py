"""Departments and their units in a release: which stand below which, and whose money is counted.

A department's money is that of its units. What is added up over a release takes each amount once: of a department, or
of units that no published department has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.publish.opendata.rows import BETWEEN, Row
from generator.publish.summary import PublishedUnit

Tables = Mapping[str, list[Row]]


def department_of(units: Iterable[PublishedUnit]) -> dict[str, PublishedUnit]:
    """The department of each unit that has one in the release, by the unit's folder."""
    return {folder: one for one in units for folder in one.units}


def counted(units: Sequence[PublishedUnit]) -> list[PublishedUnit]:
    """The departments and units whose amounts make up the release."""
    below = department_of(units)
    return [one for one in units if one.folder not in below]


def in_outline(units: Sequence[PublishedUnit]) -> list[tuple[int, PublishedUnit]]:
    """Every unit with its depth: a department, then its units as its file lists them."""
    by_folder = {one.folder: one for one in units}

    def below(one: PublishedUnit, depth: int) -> list[tuple[int, PublishedUnit]]:
        inner = [by_folder[folder] for folder in one.units if folder in by_folder]
        return [(depth, one), *(row for each in inner for row in below(each, depth + 1))]

    return [row for one in counted(units) for row in below(one, 0)]


def rows_once(units: Sequence[PublishedUnit], tables: Sequence[Tables]) -> list[dict[str, list[Row]]]:
    """The open data of each unit without what another one's has.

    The units' rows are kept, with what they pay one another taken out in the department's name. Where a unit of a
    department is not published, or the department states its own amounts, the department's rows are kept instead.
    """
    owners = department_of(units)
    published = {one.folder for one in units}
    by_units = {one.folder for one in units if one.units and one.added_up and published >= {*one.units}}
    return [_rows(one, found, owners, by_units) for one, found in zip(units, tables, strict=True)]


def _rows(
    one: PublishedUnit, tables: Tables, owners: Mapping[str, PublishedUnit], by_units: set[str]
) -> dict[str, list[Row]]:
    owner = owners.get(one.folder)
    found: dict[str, list[Row]] = {}
    for name, rows in tables.items():
        if name in ("units", "departments"):
            found[name] = [{**row, "department": owner.folder if owner else ""} for row in rows]
        elif any(each not in by_units for each in _above(one, owners)):
            found[name] = []
        else:
            found[name] = [row for row in rows if one.folder not in by_units or row.get(BETWEEN)]
    return found


def _above(one: PublishedUnit, owners: Mapping[str, PublishedUnit]) -> list[str]:
    """The departments above a unit, the nearest first."""
    found: list[str] = []
    while one.folder in owners and owners[one.folder].folder not in found:
        one = owners[one.folder]
        found.append(one.folder)
    return found

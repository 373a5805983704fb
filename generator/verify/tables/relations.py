"""What one table says of an amount that another says too, from the printed cells (勾稽关系 B and D)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.core.problem import Problem
from generator.verify.tables.agreement import Tables
from generator.verify.tables.all_money import (
    check_carried_over,
    check_classes,
    check_income_lines,
    check_items,
    check_sides,
)
from generator.verify.tables.codes_and_names import check_codes
from generator.verify.tables.fiscal_money import (
    check_basic,
    check_general_by_class,
    check_general_within_all,
    check_grants,
    check_other_funds,
    check_projects,
)
from generator.verify.tables.grids import Grid
from generator.verify.tables.three_public import check_three

RELATIONS: tuple[Callable[[Tables], Iterator[Problem]], ...] = (
    check_sides,
    check_classes,
    check_items,
    check_income_lines,
    check_grants,
    check_general_by_class,
    check_other_funds,
    check_general_within_all,
    check_basic,
    check_projects,
    check_three,
    check_carried_over,
    check_codes,
)


def check_relations(grids: Iterable[Grid], is_final: bool) -> list[Problem]:
    """Every pair of printed amounts that should agree and does not."""
    tables = Tables(tuple(grids), is_final)
    return [problem for check in RELATIONS for problem in check(tables)]

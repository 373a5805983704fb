"""The command `new --from`: last year's file rolled forward to a new year."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from generator.commands.shared.terminal import FAILURE, messages, show, stop, words
from generator.compose.template_set import roots, set_names
from generator.core.classification import classification_of, years
from generator.core.model import Record, Unit
from generator.core.problem import has_errors, in_order
from generator.core.renaming import renamings
from generator.history.roll_forward import Rolled, roll
from generator.read.unit import read_unit


def rolled_forward(last: Path, year: int, template: str) -> tuple[Unit, str]:
    """Last year's unit and the text of the new year's file; what hinders that is told and ends the command."""
    unit, problems = read_unit(last)
    if unit is None or has_errors(problems):
        for problem in in_order(problems):
            show(problem)
        raise typer.Exit(FAILURE)
    if unit.comparison_only is not None:
        stop(words(f"{last} 仅供比较，不能结转。", f"{last} is only for comparison and cannot be rolled forward."))
    if year <= unit.year:
        stop(words(f"--year 要晚于 {unit.year}。", f"--year must be later than {unit.year}."))
    classification, problems = classification_of(year, unit.classification.folders)
    known, found = renamings(unit.classification.folders)
    for problem in (*problems, *found):
        show(problem)
    if problems or found:
        raise typer.Exit(FAILURE)
    if classification is None:
        _warn_of_classification(unit, year)
        classification = unit.classification
    text = last.read_text("utf-8-sig")
    chosen = template or template_of(unit, year, last)
    rolled = roll(text, unit, year, chosen, classification, known, achieved(last, unit))
    _tell(rolled, year)
    return unit, rolled.text


def _warn_of_classification(unit: Unit, year: int) -> None:
    known = "、".join(str(one) for one in years(unit.classification.folders))
    messages.print(
        words(
            f"还没有 {year} 年的分类科目（已有 {known}），编码没有换。"
            f"请把 functional-{year}.csv 和 economic-{year}.csv 放进 classification 文件夹。",
            f"There is no classification of {year} yet (there is {known}); codes were left as they are. Put "
            f"functional-{year}.csv and economic-{year}.csv into a folder classification/.",
        ),
        style="yellow",
        markup=False,
    )


def template_of(unit: Unit, year: int, last: Path) -> str:
    """The set of the same place and kind with the latest year up to the new one; else last year's."""
    name = str(unit.template)
    match = re.fullmatch(r"(.*?)(20\d\d)", name)
    if match is None:
        return name
    years_of = [
        int(found[1])
        for other in set_names(roots(last))
        if (found := re.fullmatch(re.escape(match[1]) + r"(20\d\d)", other)) and int(found[1]) <= year
    ]
    return f"{match[1]}{max([*years_of, int(match[2])])}"


def achieved(last: Path, unit: Unit) -> dict[str, str]:
    """What last year's final accounts say was achieved, by the indicator's name; nothing where they are not there.

    They are looked for in the folder of last year's file.
    """
    accounts = last if unit.kind == "final" else last.with_name(f"{unit.year}-final.yaml")
    found, _ = read_unit(accounts) if accounts.is_file() else (None, [])
    block = found.record.get("self_evaluation") if found is not None else None
    if not isinstance(block, Record):
        return {}
    tables = [block.get("overall"), *(block.get("projects") or ())]  # type: ignore[misc]
    return {
        str(one.name): str(one.actual)
        for table in tables
        if isinstance(table, Record)
        for one in table.get("indicators") or ()  # type: ignore[attr-defined]
    }


def _tell(rolled: Rolled, year: int) -> None:
    for old, new in rolled.moved.items():
        messages.print(words(f"科目 {old} 改为 {new}。", f"Code {old} became {new}."), markup=False)
    for code in rolled.gone:
        text = words(f"{year} 年没有科目 {code}，文件中已标出。", f"{year} has no code {code}: marked in the file.")
        messages.print(text, style="yellow", markup=False)

"""The command new: a starting file for a unit; with --from, last year's file rolled forward to a new year."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from generator.commands.schema import schema_of_set, schema_text
from generator.commands.shared.options import Units
from generator.commands.shared.set_list import sets_of, table
from generator.commands.shared.terminal import (
    FAILURE,
    messages,
    must_be_known,
    say,
    show_all,
    stop,
    stop_refused,
    words,
)
from generator.compose import load_set
from generator.compose.origins import Listed, catalogue, set_to_begin_with
from generator.compose.template_set import year_problem
from generator.core.classification import Classification
from generator.core.files import is_file_name, make_folder, write_all
from generator.core.locks import locked
from generator.core.model import Unit
from generator.core.overlay import Overlay, laid_over
from generator.core.problem import Place, has_errors
from generator.core.renaming import renamings
from generator.core.schemas import KINDS
from generator.history.next_year import achieved, template_of
from generator.history.roll_forward import Rolled, roll
from generator.read.names_of_year import classification_for, list_folders
from generator.read.set_folders import roots, set_names
from generator.read.set_says import of_named
from generator.read.unit import read_unit
from generator.yaml_file.starting_file import starting_file

HELP = words(
    "写一个带注释的起始单位文件；--from 由上年文件结转：保留职能、科室、政策依据、指标，要重填的留空并注明上年数。",
    "Write a commented starting file for a unit; --from rolls last year's forward: duties, offices, policy bases "
    "and indicators stay, what must be written anew is left empty with last year's value beside it.",
)
FIRST_YEAR = 2025  # of a new unit file where no year is asked for
Folder = Annotated[
    str, typer.Argument(metavar="UNIT", help=words("units/ 下的单位文件夹名。", "The unit's folder below units/."))
]
Name = Annotated[str, typer.Option("--name", help=words("单位全称。", "The unit's full name."))]
Year = Annotated[
    int | None,
    typer.Option(
        "--year", min=2000, max=2099, help=words("年度；结转时不写即下一年。", "The year; with --from the next.")
    ),
]
Kind = Annotated[
    str, typer.Option("--kind", help=words("budget 部门预算，final 部门决算。", "budget or final (accounts)."))
]
Template = Annotated[str, typer.Option("--template", help=words("模板集；不写则取该类别的一套。", "The template set."))]
Last = Annotated[
    Path | None, typer.Option("--from", metavar="LAST.yaml", help=words("由这个上年文件结转。", "Roll this forward."))
]


def command(
    folder: Folder,
    name: Name = "",
    year: Year = None,
    kind: Kind = "budget",
    template: Template = "",
    last: Last = None,
    root: Units = Path("units"),
) -> None:
    """An existing file is never overwritten."""
    if not is_file_name(folder):
        stop(words(f"“{folder}”不能用作文件夹名。", f"“{folder}” cannot be the name of a folder."))
    must_be_known(kind, KINDS, "类别", "kind")
    if last is not None:
        unit, year, text = _rolled_forward(last, year, template)
        kind, schema, of_set = unit.kind, unit.kind, None
    else:
        year = year or FIRST_YEAR
        target = root / folder / "unit.yaml"
        template = _chosen(template, kind, year)
        of_set = of_named(template, roots(target))
        _classification(year, list_folders(target), of_set.lines)
        # Editors complete the facts that a set declares by a schema of the set's own.
        schema = template.replace("/", "-") if of_set.facts else kind
        text = starting_file(name, year, kind, template, of_set.schema(kind, only_asked=True), schema)
    editors = schema_of_set(template, of_set) if of_set and of_set.facts else schema_text(kind)
    _write(root, folder, f"{year}-{kind}.yaml", text, f"{schema}.schema.json", editors)


def _chosen(template: str, kind: str, year: int) -> str:
    """The set asked for; else of those of the kind the one picked, or the nationwide one where nobody can be asked."""
    listed, _ = catalogue(Path.cwd())
    fitting = sets_of(kind, listed)
    if template:
        must_be_known(template, [one.name for one in fitting], "模板集", "template set")
    elif len(fitting) > 1:
        template = _picked(fitting)
    else:
        template = set_to_begin_with(fitting)
    _tell_of_year(template, year, roots(Path.cwd() / "unit.yaml"))
    return template


def _picked(fitting: list[Listed]) -> str:
    """Asked on a terminal; elsewhere the nationwide one, and which others there are."""
    first = set_to_begin_with(fitting) or fitting[0].name
    for line in table(fitting):
        messages.print(line, markup=False)
    if not (sys.stdin.isatty() and messages.is_terminal):
        messages.print(words(f"用 {first}；要用别的写 --template。", f"Taking {first}; --template takes another."))
        return first
    found = str(typer.prompt(words("用哪一套", "Which one"), default=first, err=True))
    must_be_known(found, [one.name for one in fitting], "模板集", "template set")
    return found


def _tell_of_year(template: str, year: int, folders: list[Path]) -> None:
    """A warning where the set is not for that year."""
    templates, _ = load_set(template, Place(template), folders) if template else (None, [])
    problem = year_problem(templates, year, None) if templates else None
    show_all([problem] if problem else [])


def _write(root: Path, folder: str, name: str, text: str, schema: str, editors: str) -> None:
    """The unit's file, and the schema for editors beside the units where it is not there."""
    target = root / folder / name
    if target.exists():
        stop(words(f"{target} 已存在，没有改动。", f"{target} exists already and was left alone."))
    try:
        make_folder(target.parent)
        with locked(target.parent):
            write_all(target.parent, {target.name: text.encode()}, swept=True)
        if not (root / schema).exists():
            write_all(root, {schema: editors.encode()})
    except OSError as error:
        stop_refused(target, error)
    say(str(target))


def _classification(year: int, folders: Iterable[Path], overlays: Iterable[Overlay]) -> Classification:
    """The year's, or the nearest year's; that there is none of the year is told before anything is written."""
    found, problems = classification_for(year, folders, overlays, None)
    show_all(problems)
    if found is None or has_errors(problems):
        raise typer.Exit(FAILURE)
    return found


# ── --from ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rolled_forward(last: Path, year: int | None, template: str) -> tuple[Unit, int, str]:
    """Last year's unit, the new year, and the text of its file; what prevents it is told and ends the command."""
    unit, problems = read_unit(last)
    if unit is None or has_errors(problems):
        show_all(problems)
        raise typer.Exit(FAILURE)
    if unit.comparison_only is not None:
        stop(words(f"{last} 仅供比较，不能结转。", f"{last} is only for comparison and cannot be rolled forward."))
    # --from needs no --year: next year's file follows this year's.
    year = year or unit.year + 1
    if year <= unit.year:
        stop(words(f"--year 要晚于 {unit.year}。", f"--year must be later than {unit.year}."))
    known, problems = renamings(unit.classification.folders)
    must_be_known(template or unit.template, set_names(roots(last)), "模板集", "template set")
    template = template or template_of(unit, year, last)
    of_set = of_named(template, roots(last))
    classification = _classification(year, unit.classification.folders, of_set.lines)
    # The file's own lines too; those that the new year has already, check tells of the new file.
    classification = laid_over(classification, [unit.lines] if unit.lines else [])[0]
    show_all(problems)
    if problems:
        raise typer.Exit(FAILURE)
    text = last.read_text("utf-8-sig")
    rolled = roll(text, unit, year, template, classification, known, achieved(last, unit), of_set.facts)
    _tell_of_year(template, year, roots(last))
    _tell(rolled, year)
    return unit, year, rolled.text


def _tell(rolled: Rolled, year: int) -> None:
    if rolled.renewed:
        named = "、".join(rolled.renewed)
        messages.print(words(f"本地内容要重填：{named}。", f"To be stated anew: {named}."), markup=False)
    for old, new in rolled.moved.items():
        messages.print(words(f"科目 {old} 改为 {new}。", f"Code {old} became {new}."), markup=False)
    for code in rolled.gone:
        text = words(f"{year} 年没有科目 {code}，文件中已标出。", f"{year} has no code {code}: marked in the file.")
        messages.print(text, style="yellow", markup=False)

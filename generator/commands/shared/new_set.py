"""`gongkai templates new`: the folder of a new set that extends another one."""

from __future__ import annotations

from pathlib import Path

import typer

from generator.commands.shared.terminal import (
    FAILURE,
    MISUSE,
    messages,
    must_be_known,
    say,
    show_all,
    stop,
    stop_refused,
    words,
)
from generator.compose import load_set
from generator.compose.origins import catalogue
from generator.compose.starting_set import starting_set
from generator.compose.template_set import roots, set_names
from generator.core.files import is_file_name, write_all
from generator.core.problem import Place

FOLDER = Path("templates")  # below where the user stands: where the sets of a project lie
KINDS = {"budget": "部门预算", "final": "部门决算"}


def make_set(names: list[str], origin: str) -> None:
    """Writes templates/REGION/KIND/set.yaml; a set that is there is left alone."""
    name = _name(names)
    folders = roots(Path.cwd() / "unit.yaml")
    if not origin:
        stop(words("请用 --from 写明继承哪一套。", "Say with --from which set it extends."))
    must_be_known(origin, set_names(folders), "模板集", "template set")
    if name in set_names(folders):
        stop(words(f"模板集 {name} 已存在，没有改动。", f"The set {name} exists already and was left alone."))
    templates, problems = load_set(origin, Place(origin), folders)
    listed, _ = catalogue(Path.cwd(), origin)
    show_all(problems)
    if templates is None:
        raise typer.Exit(FAILURE)
    text = starting_set(name, _title(name, templates.kind), templates, listed[0])
    target = FOLDER / name / "set.yaml"
    try:
        write_all(target.parent, {target.name: text.encode()})
    except OSError as error:
        stop_refused(target, error)
    say(str(target))


def _name(names: list[str]) -> str:
    """REGION/KIND as a path of two or more names."""
    name = names[0] if len(names) == 1 else ""
    parts = name.split("/")
    if len(parts) < 2 or not all(is_file_name(part) for part in parts):
        form = "gongkai templates new yunling-city/budget-2026 --from xinjiang/budget"
        messages.print(
            words(f"名称写成 地区/类别-年度，例如：{form}", f"The name is REGION/KIND-YEAR, such as: {form}"),
            style="red",
            markup=False,
        )
        raise typer.Exit(MISUSE)
    return name


def _title(name: str, kind: str) -> str:
    """ "yunling-city 2026 年部门预算公开": to be put into Chinese."""
    region, _, rest = name.partition("/")
    year = "".join(character for character in rest if character.isdecimal())[-4:]
    return f"{region} {f'{year} 年' if year else ''}{KINDS.get(kind, '')}公开"

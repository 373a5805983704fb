"""The command templates: the sets, where each of their files and settings comes from, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.new_set import make_set
from generator.commands.shared.options import with_exit_codes
from generator.commands.shared.set_list import as_json, kind_word, table
from generator.commands.shared.terminal import FAILURE, must_be_known, progress_bar, show_all, words
from generator.commands.shared.text_width import padded, width
from generator.compose import load_set
from generator.compose.origins import Listed, Origin, catalogue
from generator.compose.template_set import roots, set_names
from generator.core.files import write_all
from generator.core.language import language
from generator.core.problem import Place, has_errors

if TYPE_CHECKING:
    from generator.trial import Tried

HELP = with_exit_codes(
    "列出模板集；给出名称则列出每个文件、每个开关和选项来自哪里；check 名称：用编造的极端数据试填，报告问题；"
    "new 地区/类别 --from 名称：做一套新的，继承这一套。",
    "List the template sets; for one, where each file, switch and option comes from; check SET: try it with "
    "made-up data at the extremes and report what is wrong; new REGION/KIND --from SET: begin one that extends it.",
)
FORMATS = ("text", "json")
WIDTH = 100
NAME = 36  # columns for the names, unless one is longer
LONGEST_VALUE = 40
HEADS = {
    "chapters": ("章节（按先后）", "Chapters, in order"),
    "tables": ("表格（按先后）", "Tables, in order"),
    "macros": ("宏", "Macros"),
    "files": ("其他文件", "Other files"),
    "switches": ("开关", "Switches"),
    "options": ("选项", "Options"),
    "constants": ("常数", "Constants"),
}
WORDS = {
    "chain": ("继承：", "Extends: "),
    "instead": ("代替 ", "instead of "),
}


# ── the command ───────────────────────────────────────────────────────────────────────────────────────────────────────

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SET | check SET... | new REGION/KIND]", help=words("模板集名称。", "The set's name.")),
]
Trials = Annotated[
    Path | None, typer.Option("--out", help=words("check：把试填的文件写到这里。", "check: where to keep the trials."))
]
Year = Annotated[
    int, typer.Option("--year", help=words("check：用哪一年的科目。", "check: whose year's classification."))
]


From = Annotated[str, typer.Option("--from", metavar="SET", help=words("new：继承这一套。", "new: extend this one."))]
ListedAs = Annotated[str, typer.Option("--format", help=words("列出时：text 或 json。", "The list as text or json."))]


def command(
    names: Names = None, out: Trials = None, year: Year = 0, origin: From = "", wanted: ListedAs = "text"
) -> None:
    """Sets are looked for in templates/ here and above, then in the package."""
    asked = list(names or ())
    must_be_known(wanted, FORMATS, "格式", "format")
    if asked[:1] == ["check"]:
        _check_sets(asked[1:], out, year)
        return
    if asked[:1] == ["new"]:
        make_set(asked[1:], origin)
        return
    listed, problems = catalogue(Path.cwd(), *asked)
    for line in [as_json(listed)] if wanted == "json" else _each(listed) if asked else table(listed):
        typer.echo(line)
    show_all(problems)
    if has_errors(problems):
        raise typer.Exit(FAILURE)


def _each(listed: Iterable[Listed]) -> Iterator[str]:
    """One set after the other, a blank line between them."""
    for number, one in enumerate(listed):
        yield from [""] * bool(number)
        yield from lines_of_one(one, language())


def _check_sets(names: list[str], out: Path | None, year: int) -> None:
    """Each set on its own; the exit code is 1 when one has errors."""
    folders = roots(Path.cwd() / "unit.yaml")
    failed = False
    faults = Faults()
    for name in names or set_names(folders):
        with faults.guarded(name):
            failed = _check_set(name, folders, out, year, faults) or failed
    faults.end(failed)


def _check_set(name: str, folders: list[Path], out: Path | None, year: int, faults: Faults) -> bool:
    """Tries a set and tells what is wrong with it; whether any of that is an error."""
    from generator.trial import try_set

    templates, problems = load_set(name, Place(name), folders)
    count = 0
    if templates is not None:
        with progress_bar() as progress:
            task = progress.add_task(name, total=None, stage="")
            tried = try_set(
                templates,
                folders,
                year,
                notify=lambda case: progress.update(task, stage=case),
                guarded=lambda case: faults.guarded(f"{name}: {case}"),
            )
        problems += tried.problems
        count = len(tried.documents)
        _keep(tried, out / name if out else None)
    show_all(problems)
    found = sum(problem.severity.value != "info" for problem in problems)
    typer.echo(words(f"{name}：试填 {count} 份，发现 {found} 处", f"{name}: {count} trials, {found} findings"))
    return has_errors(problems)


def _keep(tried: Tried, folder: Path | None) -> None:
    """The trials to look at: Word, web page and the made-up unit file of each case."""
    if folder is None or tried.style is None:
        return
    from generator.write.docx import write_docx
    from generator.write.html.web_page import write_html

    for case, document in tried.documents.items():
        files = {f"{case}.docx": write_docx(document, tried.style), f"{case}.yaml": tried.files[case].encode()}
        write_all(folder, files | {f"{case}.html": write_html(document, tried.style)})


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def lines_of_one(one: Listed, language: str) -> Iterator[str]:
    """The origin of everything in a set."""
    yield f"{one.name}  {one.title}  {kind_word(one.kind)}"
    if len(one.chain) > 1:
        yield _word("chain", language) + " → ".join(reversed(one.chain))
    for group, origins in groupby((*one.files, *one.settings), lambda origin: origin.group):
        yield ""
        yield HEADS[group][language == "en"]
        listed = list(origins)
        room = min(NAME, max(width(_name(origin)) for origin in listed))
        for origin in listed:
            yield from _lines(origin, room, language)


def _lines(origin: Origin, room: int, language: str) -> Iterator[str]:
    yield from _fitted(_name(origin), _pile(origin), room)
    for value, place in () if origin.piled else origin.under:
        yield from _fitted(f"    {_word('instead', language)}{_short(value)}", [place], room)


def _name(origin: Origin) -> str:
    value = f" = {_short(origin.value)}" if origin.value else ""
    return f"{'  ' * (origin.depth + 1)}{origin.name}{value}"


def _pile(origin: Origin) -> list[str]:
    """The places, the farthest first where they lie over one another."""
    return [*(place for _, place in reversed(origin.under)), origin.place] if origin.piled else [origin.place]


def _fitted(name: str, places: list[str], room: int) -> Iterator[str]:
    """The name and the places on one line where they fit, else each place on a line of its own."""
    joined = " → ".join(places)
    line = f"{padded(name, room)}  {joined}"
    if width(line) <= WIDTH:
        yield line
        return
    indent = " " * (width(name) - width(name.lstrip()) + 4)
    yield f"{padded(name, room)}  {places[0]}" if _fits(name, places[0], room) else name
    rest = places[1:] if _fits(name, places[0], room) else places
    for place in rest:
        yield f"{' ' * (room + 2)}→ {place}" if len(places) > 1 and _fits("→ ", place, room) else f"{indent}{place}"


def _fits(name: str, place: str, room: int) -> bool:
    return width(f"{padded(name, room)}  {place}") <= WIDTH


def _short(value: str) -> str:
    """A long text by its beginning."""
    found = ""
    for character in value.replace("\n", " "):
        if width(found + character) > LONGEST_VALUE:
            return found + "…"
        found += character
    return found


def _word(name: str, language: str) -> str:
    return WORDS[name][language == "en"]

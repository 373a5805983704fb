"""The command templates: the sets, where each of their files and settings comes from, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.shared.bounded import MEGABYTE
from generator.commands.shared.faults import Faults
from generator.commands.shared.new_set import make_set
from generator.commands.shared.options import MOST_MEGABYTES, MOST_SECONDS, Memory, Seconds, with_exit_codes
from generator.commands.shared.set_list import as_json, kind_word, table
from generator.commands.shared.terminal import FAILURE, must_be_known, progress_bar, say, show_all, words
from generator.commands.shared.text_width import padded, width
from generator.compose import load_set
from generator.compose.origins import Listed, Origin, catalogue
from generator.compose.template_set import TemplateSet, set_names
from generator.core.files import write_all
from generator.core.language import language
from generator.core.problem import Place, Problem, has_errors, printable
from generator.pipeline import FORMATS
from generator.read.set_folders import CHECKOUT, PACKAGED, roots

if TYPE_CHECKING:
    from generator.trial import Tried

HELP = with_exit_codes(
    "列出模板集；给出名称则列出每个文件、每个开关和选项来自哪里；check 名称：用编造的极端数据试填，报告问题；"
    "new 地区/类别 --from 名称：做一套新的，继承这一套。",
    "List the template sets; for one, where each file, switch and option comes from; check SET: try it with "
    "made-up data at the extremes and report what is wrong; new REGION/KIND --from SET: begin one that extends it.",
)
LISTS = ("text", "json")
CORES = os.cpu_count() or 1
WIDTH = 100
NAME = 36  # columns for the names, unless one is longer
LONGEST_VALUE = 40
HEADS = {
    "chapters": ("章节（按先后）", "Chapters, in order"),
    "tables": ("表格（按先后）", "Tables, in order"),
    "charts": ("图（按先后）", "Charts, in order"),
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
Quick = Annotated[
    bool,
    typer.Option(
        "--quick",
        help=words("check：只看文字，不生成文件（几秒）。", "check: render only, build and verify nothing (seconds)."),
    ),
]
Formats = Annotated[
    str,
    typer.Option(
        "--format",
        help=words(
            "check：生成并核验的格式，不写即全部；列出时：text 或 json。",
            "check: formats to build and verify, else all; the list: text or json.",
        ),
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help=words("check：几个进程。", "check: how many processes."))]
Year = Annotated[
    int, typer.Option("--year", help=words("check：用哪一年的科目。", "check: whose year's classification."))
]


From = Annotated[str, typer.Option("--from", metavar="SET", help=words("new：继承这一套。", "new: extend this one."))]


def command(
    names: Names = None,
    out: Trials = None,
    year: Year = 0,
    quick: Quick = False,
    formats: Formats = "",
    jobs: Jobs = CORES,
    origin: From = "",
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """Sets are looked for in templates/ here and above, then in the package."""
    asked = list(names or ())
    if asked[:1] == ["check"]:
        wanted = [part.strip() for part in formats.split(",") if part.strip()] or ([formats] if formats else FORMATS)
        for name in wanted:
            must_be_known(name, FORMATS, "格式", "format")
        _check_sets(asked[1:], Trying(out, year, () if quick else tuple(wanted), jobs, seconds, memory))
        return
    if asked[:1] == ["new"]:
        make_set(asked[1:], origin)
        return
    must_be_known(formats or LISTS[0], LISTS, "格式", "format")
    listed, problems = catalogue(Path.cwd(), *asked)
    for line in [as_json(listed)] if formats == "json" else _each(listed) if asked else table(listed):
        say(line)
    show_all(problems)
    if has_errors(problems):
        raise typer.Exit(FAILURE)


def _each(listed: Iterable[Listed]) -> Iterator[str]:
    """One set after the other, a blank line between them."""
    for number, one in enumerate(listed):
        yield from [""] * bool(number)
        yield from lines_of_one(one, language())


@dataclass(frozen=True)
class Trying:
    """How sets are tried: where trials are kept, the year, the formats to build (none: render only), processes.

    `seconds` and `memory` (MB) are what each trial may take, and each case that is built.
    """

    out: Path | None
    year: int
    formats: tuple[str, ...]
    jobs: int
    seconds: float
    memory: int


def _check_sets(names: list[str], trying: Trying) -> None:
    """Each set on its own; the exit code is 1 when one has errors."""
    folders = roots(Path.cwd() / "unit.yaml")
    failed = False
    faults = Faults(seconds=trying.seconds, memory=trying.memory)
    for name in names or set_names(folders):
        with faults.guarded(name):
            failed = _check_set(name, folders, trying, faults) or failed
    faults.end(failed)


def _check_set(name: str, folders: list[Path], trying: Trying, faults: Faults) -> bool:
    """Tries a set and tells what is wrong with it; whether any of that is an error."""
    from generator.trial import try_set

    started = perf_counter()
    templates, problems = load_set(name, Place(name), folders)
    count = built = 0
    if templates is not None:
        with progress_bar() as progress:
            task = progress.add_task(printable(name), total=None, stage="")

            def notify(case: str) -> None:
                progress.update(task, stage=case)

            def guarded(case: str) -> AbstractContextManager[None]:
                return faults.guarded(f"{name}: {case}")

            tried = try_set(templates, folders, trying.year, notify=notify, guarded=guarded)
            problems += tried.problems
            count = len(tried.documents)
            _keep(tried, trying.out / name if trying.out else None)
            if trying.formats and templates.kind and not has_errors(problems):
                built, more = _build(templates, folders, trying, notify, guarded)
                problems += more
    show_all(problems)
    found = sum(problem.severity.value != "info" for problem in problems)
    say(_done(name, count, built, found, perf_counter() - started))
    return has_errors(problems)


def _build(
    templates: TemplateSet,
    folders: list[Path],
    trying: Trying,
    notify: Callable[[str], None],
    guarded: Callable[[str], AbstractContextManager[None]],
) -> tuple[int, list[Problem]]:
    """How many correct units were built of the set and verified, and what is held against it."""
    from generator.publish.release.slots import Limits
    from generator.trial.built import CASES, build_cases
    from generator.trial.trials import year_of

    own = [folder for folder in folders if folder not in (PACKAGED, CHECKOUT)]
    year = trying.year or year_of(templates.name)
    limits = Limits(trying.seconds, trying.memory * MEGABYTE)
    found = build_cases(templates, own, year, trying.formats, CASES, trying.jobs, notify, guarded, limits)
    return len(CASES), found


def _done(name: str, count: int, built: int, found: int, seconds: float) -> str:
    """What was tried, how much of it was built and verified, what was found and how long it took."""
    if not built:
        return words(f"{name}：试填 {count} 份，发现 {found} 处", f"{name}: {count} trials, {found} findings")
    chinese = f"{name}：试填 {count} 份，生成并核验 {built} 份，发现 {found} 处（{seconds:.0f} 秒）"
    english = f"{name}: {count} trials, {built} built and verified, {found} findings ({seconds:.0f} s)"
    return words(chinese, english)


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

"""The command diff: what has changed between two years of a unit, or between two releases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.options import MOST_MEGABYTES, MOST_SECONDS, Memory, Seconds, Units, with_exit_codes
from generator.commands.shared.terminal import (
    FAILURE,
    FAULT,
    MISUSE,
    messages,
    must_be_known,
    say,
    show_all,
    stop,
    stop_refused,
    with_progress,
    words,
)
from generator.compare import compare
from generator.compare.changes import Changes
from generator.compare.releases import compare_releases
from generator.compare.sides import Loaded, loaded, unit_files
from generator.compose import TemplateSet, load_set
from generator.compose.template_set import roots
from generator.core.files import write_all
from generator.core.model import Figures
from generator.core.problem import Place, Severity
from generator.core.style import Style
from generator.diff.data import as_json
from generator.diff.house import House
from generator.diff.release_report import release_report
from generator.diff.report import Report
from generator.diff.text import as_text
from generator.diff.unit_report import UnitReport
from generator.layout.look import read_style
from generator.stages import compose_unit

if TYPE_CHECKING:
    from generator.diff.picture import Picture

FORMATS = ("text", "json", "html", "docx", "xlsx")
NEEDS_A_FILE = ("docx", "xlsx")  # what no terminal can show
AUTHOR = "gongkai"

HELP = with_exit_codes(
    "对照两个年度：两个单位文件，或两批文件（文件夹，可写作 units@2023-budget）。"
    "docx 写出带修订标记的新文件全文，另写一份变动说明。有没有变动都不算错误。",
    "Compare two years: two unit files, or two releases (folders, also as units@2023-budget). docx writes the later "
    "document in full with tracked changes, and beside it a report of what has changed. Changes are no error.",
)
Old = Annotated[Path, typer.Argument(metavar="OLD", help=words("较早的文件或文件夹。", "The earlier one."))]
New = Annotated[Path, typer.Argument(metavar="NEW", help=words("较晚的文件或文件夹。", "The later one."))]
Format = Annotated[
    str, typer.Option("--format", help=words("text、json、html、docx 或 xlsx。", "text, json, html, docx or xlsx."))
]
Output = Annotated[
    Path | None, typer.Option("--output", help=words("写到这个文件；不写则显示。", "Write to this file."))
]
Author = Annotated[str, typer.Option("--author", help=words("修订标记的作者。", "The author of the tracked changes."))]


def command(
    old: Old,
    new: New,
    wanted: Format = "text",
    output: Output = None,
    author: Author = AUTHOR,
    units: Units = Path("units"),
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """The exit code is 0 whether anything has changed or not; 1 where a file has errors."""
    must_be_known(wanted, FORMATS, "格式", "format")
    if wanted in NEEDS_A_FILE and output is None:
        stop(words(f"{wanted} 要用 --output 写明文件名。", f"{wanted} needs a file name: --output."))
    before, now = _side(old, units), _side(new, units)
    faults = Faults(seconds=seconds, memory=memory)
    files: dict[str, bytes] = {}
    failed: set[str] = set()
    if isinstance(before, Path) and isinstance(now, Path):
        with faults.guarded(now):
            files = _of_units(before, now, wanted, output, author)
    elif isinstance(before, dict) and isinstance(now, dict):
        files = _of_releases(before, now, (old, new), wanted, output, faults, failed)
    else:
        stop(words("请给出两个单位文件，或两个文件夹。", "Give two unit files, or two folders."))
    if files:
        _write(files, output)
    faults.end(bool(failed))


def _side(path: Path, units: Path) -> Path | dict[str, Path]:
    """A unit file as it is; of a folder its unit files by folder. Ends the command where there is neither."""
    if "@" not in str(path) and path.is_file():
        return path
    files, problems = unit_files(path, units)
    show_all(problems)
    if problems:
        raise typer.Exit(MISUSE)
    return files


# ── one unit ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_units(old: Path, new: Path, wanted: str, output: Path | None, author: str) -> dict[str, bytes]:
    earlier, later = _loaded(old), _loaded(new)
    if earlier is None or later is None:
        raise typer.Exit(FAILURE)
    if later.templates is None:
        stop(words(f"{new} 仅供比较，只能作 OLD。", f"{new} is only for comparison and can only be OLD."))
    if (earlier.figures.unit.year, earlier.figures.unit.kind) > (later.figures.unit.year, later.figures.unit.kind):
        stop(words("OLD 晚于 NEW，请交换。", "OLD is later than NEW: swap them."))
    changes, problems = compare(earlier.figures, later.figures)
    show_all(problems)
    only = earlier.templates is None
    house, date = House(later.templates.switches, only), later.figures.unit.dated.isoformat()
    report = UnitReport(changes, house, date).report()
    name = output.name if output else ""
    if wanted == "json":
        return {name: as_json(changes).encode()}
    if wanted == "docx":
        assert output is not None
        return _word_files(earlier, later, report, changes, house, output, author)
    return {name: _shown(report, changes, house, wanted)}


def _shown(report: Report, changes: Changes | None, house: House, wanted: str) -> bytes:
    """The report in a format that is one file."""
    if wanted == "text":
        return as_text(report).encode()
    if wanted == "xlsx":
        from generator.diff.xlsx import as_xlsx

        return as_xlsx(report)
    from generator.diff.html import as_html

    return as_html(report, _pictures(report, changes, house))


def _pictures(report: Report, changes: Changes | None, house: House) -> dict[int, Picture]:
    from generator.diff.picture import picture

    if changes is None:
        return {}
    years = f"{changes.old.year}年", f"{changes.new.year}年"
    return {
        at: picture(section.waterfall, *years, house)
        for at, section in enumerate(report.sections)
        if section.waterfall is not None
    }


def _word_files(
    earlier: Loaded, later: Loaded, report: Report, changes: Changes, house: House, output: Path, author: str
) -> dict[str, bytes]:
    """The later document in full with tracked changes, and the report; only the report where there is no document."""
    from generator.diff.docx import as_docx
    from generator.diff.tracked import tracked
    from generator.write.docx import write_docx

    style = _style(later.templates)
    unit = later.figures.unit
    summary = as_docx(report, str(unit.name), _pictures(report, changes, house), style)
    if earlier.templates is None:
        messages.print(
            words(
                f"{earlier.path} 仅供比较，没有全文，只写变动说明。",
                f"{earlier.path} is only for comparison and has no text: only the report is written.",
            ),
            markup=False,
        )
        return {output.name: summary}
    documents = []
    for side in (earlier, later):
        composed, problems = compose_unit(side.path)
        if composed is None:
            show_all(problems)
            raise typer.Exit(FAILURE)
        documents.append(write_docx(composed.document, composed.style))
    marked = tracked(documents[0], documents[1], author, unit.dated.isoformat())
    return {output.name: marked, f"{output.stem}-{words('变动说明', 'report')}{output.suffix}": summary}


def _style(templates: TemplateSet | None) -> Style:
    path = templates.find("style.docx") if templates else None
    style, problems = read_style(path or Path("style.docx"))
    if style is None:
        show_all(problems)
        raise typer.Exit(FAILURE)
    return style


def _loaded(path: Path) -> Loaded | None:
    """A unit file ready to compare; its errors are told and give None."""
    found, problems = loaded(path)
    show_all(problem for problem in problems if problem.severity is Severity.ERROR)
    return found


# ── releases ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_releases(
    old: Mapping[str, Path],
    new: Mapping[str, Path],
    named: tuple[Path, Path],
    wanted: str,
    output: Path | None,
    faults: Faults,
    failed: set[str],
) -> dict[str, bytes]:
    """`failed` takes the folders of units that have errors on either side; the report is about the others."""
    sides = [_all_loaded(files, faults, failed) for files in (old, new)]
    for side in sides:  # a unit that could not be read on one side has neither come nor gone
        for folder in failed & side.keys():
            del side[folder]
    units = [one for side in sides for one in side.values()]
    # With nothing on one side there is nothing to compare, and the reason has been told above.
    if not all(sides):
        if failed:
            raise typer.Exit(FAULT if faults.ours else FAILURE)
        stop(words("没有可比较的单位。", "There is no unit to compare."))
    house = House(units[-1].templates.switches)  # type: ignore[union-attr]
    date = max(one.figures.unit.dated.isoformat() for one in units)
    figures: list[dict[str, Figures]] = [{name: one.figures for name, one in side.items()} for side in sides]
    names = [path.name.partition("@")[2] or path.name for path in named]
    changes = compare_releases(figures[0], figures[1], names[0], names[1])
    name = output.name if output else ""
    if wanted == "json":
        return {name: as_json(changes).encode()}
    report = release_report(changes, house, date)
    if wanted == "docx":
        from generator.diff.docx import as_docx

        templates, _ = load_set("base", Place("base"), roots(Path.cwd() / "unit.yaml"))
        return {name: as_docx(report, "", {}, _style(templates))}
    return {name: _shown(report, None, house, wanted)}


def _all_loaded(files: Mapping[str, Path], faults: Faults, failed: set[str]) -> dict[str, Loaded]:
    """Units by folder; those only for comparison are left out. `failed` takes the folders of those with errors."""
    paths = {path: folder for folder, path in files.items()}
    side: dict[str, Loaded] = {}
    for path in with_progress(paths):
        one = None
        with faults.guarded(path):
            one = _loaded(path)
        if one is None:
            failed.add(paths[path])
        elif one.templates is not None:
            side[paths[path]] = one
    return side


# ── writing and telling ───────────────────────────────────────────────────────────────────────────────────────────────


def _write(files: Mapping[str, bytes], output: Path | None) -> None:
    if output is None:
        for content in files.values():
            say(content.decode(), nl=False)
        return
    try:
        write_all(output.parent, files)
    except OSError as error:
        stop_refused(output, error)
    for name in files:
        say(str(output.parent / name))

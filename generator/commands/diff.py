"""The command diff: what has changed between two years of a unit, or between two releases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.shared.terminal import FAILURE, messages, progress_bar, show, stop, words
from generator.compare import compare
from generator.compare.changes import Changes
from generator.compare.releases import compare_releases
from generator.compose import TemplateSet, load_set
from generator.compose.template_set import roots
from generator.core.files import write_all
from generator.core.model import Figures
from generator.core.problem import Place, Problem, has_errors, in_order
from generator.core.style import Style
from generator.diff.data import as_json
from generator.diff.house import House
from generator.diff.release_report import release_report
from generator.diff.report import Report
from generator.diff.text import as_text
from generator.diff.unit_report import UnitReport
from generator.layout.look import read_style
from generator.pipeline import compose_unit, figures_of
from generator.read.unit import read_unit

if TYPE_CHECKING:
    from generator.diff.picture import Picture

FORMATS = ("text", "json", "html", "docx", "xlsx")
UNIT_FILE = re.compile(r"((?:19|20)\d\d)-(budget|final)\.yaml")
AUTHOR = "gongkai"

DIFF_HELP = words(
    "对照两个年度：两个单位文件，或两批文件（文件夹，可写作 units@2023-budget）。"
    "docx 写出带修订标记的新文件全文，另写一份变动说明。",
    "Compare two years: two unit files, or two releases (folders, also as units@2023-budget). docx writes the later "
    "document in full with tracked changes, and beside it a report of what has changed.",
)


@dataclass(frozen=True)
class Loaded:
    """A unit file with its figures, its template set (none of a file for comparison) and what was found."""

    path: Path
    figures: Figures
    templates: TemplateSet | None


def diff_command(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=words("较早的文件或文件夹。", "The earlier one."))],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=words("较晚的文件或文件夹。", "The later one."))],
    wanted: Annotated[
        str, typer.Option("--format", help=words("text、json、html、docx 或 xlsx。", "text, json, html, docx or xlsx."))
    ] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", help=words("写到这个文件；不写则显示。", "Write to this file."))
    ] = None,
    author: Annotated[
        str, typer.Option("--author", help=words("修订标记的作者。", "The author of the tracked changes."))
    ] = AUTHOR,
    units: Annotated[
        Path, typer.Option("--units", help=words("单位文件所在的文件夹。", "The folder of all unit files."))
    ] = Path("units"),
) -> None:
    """The exit code is 0 whether anything has changed or not; 1 where a file has errors."""
    if wanted not in FORMATS:
        known = ", ".join(FORMATS)
        stop(words(f"不认识的格式：{wanted}。可用：{known}", f"Unknown format: {wanted}. There is: {known}"))
    if wanted in ("docx", "xlsx") and output is None:
        stop(words(f"{wanted} 要用 --output 写明文件名。", f"{wanted} needs a file name: --output."))
    before, now = _files(old, units), _files(new, units)
    if isinstance(before, Path) and isinstance(now, Path):
        files = _of_units(before, now, wanted, output, author)
    elif isinstance(before, dict) and isinstance(now, dict):
        files = _of_releases(before, now, (old, new), wanted, output)
    else:
        stop(words("请给出两个单位文件，或两个文件夹。", "Give two unit files, or two folders."))
    _write(files, output)


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
    _tell(problems)
    only = earlier.templates is None
    house, date = House(later.templates.switches, only), later.figures.unit.signed.isoformat()
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
    for loaded in (earlier, later):
        composed, problems = compose_unit(loaded.path)
        if composed is None:
            _tell(problems)
            raise typer.Exit(FAILURE)
        documents.append(write_docx(composed.document, composed.style))
    marked = tracked(documents[0], documents[1], author, unit.signed.isoformat())
    return {output.name: marked, f"{output.stem}-{words('变动说明', 'report')}{output.suffix}": summary}


def _style(templates: TemplateSet | None) -> Style:
    path = templates.find("style.docx") if templates else None
    style, problems = read_style(path or Path("style.docx"))
    if style is None:
        _tell(problems)
        raise typer.Exit(FAILURE)
    return style


def _loaded(path: Path) -> Loaded | None:
    """A unit file ready to compare; its errors are told and give None."""
    unit, problems = read_unit(path)
    if unit is None:
        _tell(problems)
        return None
    templates = None
    if unit.comparison_only is None:
        templates, found = load_set(unit.template, unit.template.place, roots(path))
        problems += found
    figures, found = figures_of(unit, path, templates)
    problems += found
    _tell([problem for problem in problems if problem.severity.value == "error"])
    return None if has_errors(problems) else Loaded(path, figures, templates)


# ── releases ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_releases(
    old: Mapping[str, Path], new: Mapping[str, Path], named: tuple[Path, Path], wanted: str, output: Path | None
) -> dict[str, bytes]:
    loaded: list[dict[str, Figures]] = []
    house: House | None = None
    date = ""
    with progress_bar() as progress:
        task = progress.add_task("", total=len(old) + len(new), stage="")
        for files in (old, new):
            side: dict[str, Figures] = {}
            for folder, path in files.items():
                progress.update(task, description=folder)
                one = _loaded(path)
                if one is not None and one.templates is not None:
                    side[folder] = one.figures
                    house, date = House(one.templates.switches), max(date, one.figures.unit.signed.isoformat())
                progress.advance(task)
            loaded.append(side)
    if house is None or not all(loaded):
        stop(words("没有可比较的单位。", "There is no unit to compare."))
    names = [path.name.partition("@")[2] or path.name for path in named]
    changes = compare_releases(loaded[0], loaded[1], names[0], names[1])
    name = output.name if output else ""
    if wanted == "json":
        return {name: as_json(changes).encode()}
    report = release_report(changes, house, date)
    if wanted == "docx":
        from generator.diff.docx import as_docx

        templates, _ = load_set("base", Place("base"), roots(Path.cwd() / "unit.yaml"))
        return {name: as_docx(report, "", {}, _style(templates))}
    return {name: _shown(report, None, house, wanted)}


def _files(path: Path, units: Path) -> Path | dict[str, Path]:
    """A unit file as it is; of a folder its unit files, by the name of their folder."""
    folder, _, release = str(path).partition("@")
    if not release and path.is_file():
        return path
    if not Path(folder).is_dir():
        stop(words(f"找不到 {path}。", f"{path} does not exist."))
    found = _of_outputs(Path(folder), units) or sorted(Path(folder).rglob("*.yaml"))
    files: dict[str, Path] = {}
    for file in found:
        if UNIT_FILE.fullmatch(file.name) and release in ("", file.stem):
            if file.parent.name in files:
                stop(
                    words(
                        f"{file.parent} 有几个年度的文件。请写明哪一批，例如 {folder}@2025-budget。",
                        f"{file.parent} has files of several years. Say which: {folder}@2025-budget.",
                    )
                )
            files[file.parent.name] = file
    if not files:
        stop(words(f"{path} 里没有单位文件（年度-类别.yaml）。", f"{path} has no unit files (YEAR-KIND.yaml)."))
    return files


def _of_outputs(folder: Path, units: Path) -> list[Path]:
    """The unit files from which the documents of an output folder were made, as their facts.json say."""
    found = []
    for facts in sorted(folder.rglob("facts.json")):
        match = re.search(r'"sources?": \["([^":]+\.yaml):', facts.read_text("utf-8", errors="replace"))
        if match:
            found.append(units / match[1])
    return [path for path in found if path.is_file()]


# ── writing and telling ───────────────────────────────────────────────────────────────────────────────────────────────


def _write(files: Mapping[str, bytes], output: Path | None) -> None:
    if output is None:
        for content in files.values():
            typer.echo(content.decode(), nl=False)
        return
    try:
        write_all(output.parent, files)
    except OSError as error:
        stop(f"{output}: {error.strerror}")
    for name in files:
        typer.echo(str(output.parent / name))


def _tell(problems: Iterable[Problem]) -> None:
    for problem in in_order(problems):
        show(problem)

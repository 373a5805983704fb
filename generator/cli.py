"""The command line: parse, call, print, exit; nothing else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import __version__
from generator.commands.archive import ARCHIVE_HELP, archive_command
from generator.commands.diff import DIFF_HELP, diff_command
from generator.commands.gates import CHECK_HELP, VERIFY_HELP, check_command, verify_command
from generator.commands.listing import lines_of_all, lines_of_one
from generator.commands.release import RELEASE_HELP, release_command
from generator.commands.shared.terminal import FAILURE, messages, progress_bar, show, stop, words
from generator.compose import load_set
from generator.compose.origins import Listed, catalogue, newest_set
from generator.compose.template_set import roots, set_names
from generator.core.files import is_file_name, write_all
from generator.core.language import language
from generator.core.problem import Place, has_errors, in_order
from generator.core.schemas import COMPARISON, KINDS, editor_schema
from generator.pipeline import FORMATS, Built, build
from generator.read.unit import read_unit
from generator.yaml_file.json_schema import json_schema
from generator.yaml_file.starting_file import starting_file

if TYPE_CHECKING:
    from generator.trial import Tried

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit


@app.callback(
    help=words(
        "部门预算、部门决算公开文件的生成程序。", "Generates the budget and final-account disclosures of a unit."
    )
)
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=words("显示版本。", "Show the version."))
    ] = False,
) -> None:
    """Options of the command as a whole."""


@app.command(
    "build",
    help=words(
        "由单位文件生成 Word、PDF、网页和 facts.json。有错误则退出码为 1，且该单位什么都不写。",
        "Make Word, PDF, web page and facts.json from unit files. On errors the exit code is 1 and nothing is written "
        "for that unit.",
    ),
)
def build_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=words("单位文件（YAML）。", "Unit files (YAML)."))
    ],
    out: Annotated[Path, typer.Option("--out", help=words("输出文件夹。", "Where to write."))] = Path("out"),
    formats: Annotated[
        str, typer.Option("--format", help=words("要生成的格式，逗号分隔。", "Formats, separated by commas."))
    ] = ",".join(FORMATS),
    quiet: Annotated[bool, typer.Option("--quiet", help=words("不显示提示（info）。", "Leave out infos."))] = False,
    verified: Annotated[
        bool,
        typer.Option(
            "--verify/--no-verify", help=words("写出前重新核验各文件。", "Verify the files before they are kept.")
        ),
    ] = True,
) -> None:
    """Every file on its own: one with errors does not stop the others."""
    wanted = _formats(formats)
    failed = 0
    taken: dict[Path, Path] = {}
    with progress_bar() as progress:
        task = progress.add_task("", total=len(files), stage="")
        for file in files:
            progress.update(task, description=file.parent.name or file.name)
            built = build(file, out, wanted, lambda stage: progress.update(task, stage=stage), taken, verified)
            progress.advance(task)
            _tell(built, quiet)
            failed += built.failed
    if failed:
        messages.print(
            words(
                f"{failed} 个单位有错误，没有生成。",
                f"{failed} of {len(files)} files have errors; nothing written for them.",
            )
        )
        raise typer.Exit(FAILURE)


@app.command(
    "new",
    help=words(
        "写一个带注释的起始单位文件；--from 由上年文件结转：保留职能、科室、政策依据、指标，要重填的留空并注明上年数。",
        "Write a commented starting file for a unit; --from rolls last year's forward: duties, offices, policy bases "
        "and indicators stay, what must be written anew is left empty with last year's value beside it.",
    ),
)
def new_command(
    folder: Annotated[
        str, typer.Argument(metavar="UNIT", help=words("units/ 下的单位文件夹名。", "The unit's folder below units/."))
    ],
    name: Annotated[str, typer.Option("--name", help=words("单位全称。", "The unit's full name."))] = "",
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=2000, max=2099, help=words("年度；结转时不写即下一年。", "The year; with --from the next.")
        ),
    ] = None,
    kind: Annotated[
        str, typer.Option("--kind", help=words("budget 部门预算，final 部门决算。", "budget or final (accounts)."))
    ] = "budget",
    template: Annotated[
        str, typer.Option("--template", help=words("模板集；不写则取该类别的一套。", "The template set."))
    ] = "",
    last: Annotated[
        Path | None,
        typer.Option("--from", metavar="LAST.yaml", help=words("由这个上年文件结转。", "Roll this forward.")),
    ] = None,
    root: Annotated[
        Path, typer.Option("--units", help=words("单位文件所在的文件夹。", "The folder of all units."))
    ] = Path("units"),
) -> None:
    """An existing file is never overwritten."""
    if not is_file_name(folder):
        stop(words(f"“{folder}”不能用作文件夹名。", f"“{folder}” cannot be the name of a folder."))
    _known_kind(kind)
    if last is not None:
        kind, year, text = _rolled(last, year, template)
    else:
        year = year or 2025
        text = starting_file(name, year, kind, template or newest_set(kind))
    target = root / folder / f"{year}-{kind}.yaml"
    if target.exists():
        stop(words(f"{target} 已存在，没有改动。", f"{target} exists already and was left alone."))
    try:
        write_all(target.parent, {target.name: text.encode()})
        if not (root / f"{kind}.schema.json").exists():
            write_all(root, {f"{kind}.schema.json": _schema_text(kind).encode()})
    except OSError as error:
        stop(f"{target}: {error.strerror}")
    typer.echo(str(target))


def _rolled(last: Path, year: int | None, template: str) -> tuple[str, int, str]:
    """Kind, year and text of the file that follows last year's."""
    from generator.commands.rolling import rolled_forward

    if year is None:
        found, _ = read_unit(last)
        year = found.year + 1 if found else 0
    unit, text = rolled_forward(last, year, template)
    return unit.kind, year, text


@app.command("schema", help=words("输出单位文件的 JSON Schema。", "Print the JSON Schema of unit files."))
def schema_command(
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help=words(
                "budget 部门预算，final 部门决算，comparison 仅供比较的文件。",
                "budget, final (accounts) or comparison (only).",
            ),
        ),
    ] = "budget",
) -> None:
    """For editors: completes and checks unit files."""
    _known_kind(kind, (*KINDS, COMPARISON))
    typer.echo(_schema_text(kind), nl=False)


@app.command(
    "templates",
    help=words(
        "列出模板集；给出名称则列出每个文件、每个开关和选项来自哪里；check 名称：用编造的极端数据试填，报告问题。",
        "List the template sets; for one, where each file, switch and option comes from; check SET: try it with "
        "made-up data at the extremes and report what is wrong.",
    ),
)
def templates_command(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SET | check SET...]", help=words("模板集名称。", "The set's name."))
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help=words("check：把试填的文件写到这里。", "check: where to keep the trials.")),
    ] = None,
    year: Annotated[
        int, typer.Option("--year", help=words("check：用哪一年的科目。", "check: whose year's classification."))
    ] = 0,
) -> None:
    """Sets are looked for in templates/ here and above, then in the package."""
    asked = list(names or ())
    if asked[:1] == ["check"]:
        _check_sets(asked[1:], out, year)
        return
    listed, problems = catalogue(Path.cwd(), *asked)
    shown = lines_of_all(listed, language()) if not asked else _each(listed)
    for line in shown:
        typer.echo(line)
    for problem in problems:
        show(problem)
    if has_errors(problems):
        raise typer.Exit(FAILURE)


def _each(listed: Iterable[Listed]) -> Iterator[str]:
    """One set after the other, a blank line between them."""
    for number, one in enumerate(listed):
        yield from [""] * bool(number)
        yield from lines_of_one(one, language())


def _check_sets(names: list[str], out: Path | None, year: int) -> None:
    """Each set on its own; the exit code is 1 when one has errors."""
    from generator.trial import try_set

    folders = roots(Path.cwd() / "unit.yaml")
    failed = False
    for name in names or set_names(folders):
        templates, problems = load_set(name, Place(name), folders)
        if templates is not None:
            with progress_bar() as progress:
                task = progress.add_task(name, total=None, stage="")
                tried = try_set(templates, folders, year, notify=lambda case: progress.update(task, stage=case))  # noqa: B023
            problems += tried.problems
            _keep(tried, out / name if out else None)
        for problem in in_order(problems):
            show(problem)
        failed = failed or has_errors(problems)
        count = len(tried.documents) if templates is not None else 0
        found = sum(problem.severity.value != "info" for problem in problems)
        typer.echo(words(f"{name}：试填 {count} 份，发现 {found} 处", f"{name}: {count} trials, {found} findings"))
    if failed:
        raise typer.Exit(FAILURE)


def _keep(tried: Tried, folder: Path | None) -> None:
    """The trials to look at: Word, web page and the made-up unit file of each case."""
    if folder is None or tried.style is None:
        return
    from generator.write.docx import write_docx
    from generator.write.html.web_page import write_html

    for case, document in tried.documents.items():
        files = {f"{case}.docx": write_docx(document, tried.style), f"{case}.yaml": tried.files[case].encode()}
        write_all(folder, files | {f"{case}.html": write_html(document, tried.style)})


app.command("check", help=CHECK_HELP)(check_command)
app.command("verify", help=VERIFY_HELP)(verify_command)
app.command("diff", help=DIFF_HELP)(diff_command)
app.command("archive", help=ARCHIVE_HELP)(archive_command)
app.command("release", help=RELEASE_HELP)(release_command)


@app.command("doctor", help=words("检查字体、依赖和版本。", "Check fonts, dependencies and versions."))
def doctor_command() -> None:
    """The exit code is 1 when something needed is missing."""
    from generator.write.diagnosis import diagnose, report

    found = diagnose()
    typer.echo(report(found, language()))
    if not found.ok:
        raise typer.Exit(FAILURE)


def main() -> None:
    """The command `gongkai`; file names are UTF-8 whatever the locale says."""
    if sys.getfilesystemencoding() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


def _formats(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        known = ", ".join(FORMATS)
        stop(
            words(
                f"不认识的格式：{'、'.join(unknown) or text}。可用：{known}",
                f"Unknown format: {', '.join(unknown) or text}. There is: {known}",
            )
        )
    return wanted


def _tell(built: Built, quiet: bool) -> None:
    for problem in in_order(built.problems):
        if not (quiet and problem.severity.value == "info"):
            show(problem)
    for path in built.outputs:
        typer.echo(str(path))


def _known_kind(kind: str, kinds: Iterable[str] = KINDS) -> None:
    if kind not in kinds:
        known = ", ".join(kinds)
        stop(words(f"不认识的类别：{kind}。可用：{known}", f"Unknown kind: {kind}. There is: {known}"))


def _schema_text(kind: str) -> str:
    titles = {"budget": "部门预算公开单位文件", "final": "部门决算公开单位文件", COMPARISON: "仅供比较的单位文件"}
    title = titles[kind]
    description = f"{title}（gongkai）。"
    return json.dumps(json_schema(editor_schema(kind), title, description), ensure_ascii=False, indent=1) + "\n"

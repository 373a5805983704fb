"""The commands check and verify: what is wrong with unit files, and with documents that were written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.commands.shared.sarif import as_json, as_sarif
from generator.commands.shared.terminal import FAILURE, progress_bar, results, show, stop, words
from generator.core.problem import Problem, Severity, has_errors, in_order
from generator.pipeline import compose_unit

REPORTS = ("text", "json", "sarif")

CHECK_HELP = words(
    "检查单位文件：表与表、金额与文字、原因与增减、绩效、残留和错字、个人信息。有错误则退出码为 1。"
    "各项检查见 docs/checks.md。",
    "Check unit files: facts stated twice, texts, reasons, performance, leftovers, personal data. The exit code is 1 "
    "on errors; docs/checks.md lists the checks.",
)
VERIFY_HELP = words(
    "核验已生成（或别人编制）的公开文件：由印出的数重新加总、重新计算每句话，并比对 facts.json、各种格式和单位文件。",
    "Verify documents: every sum and sentence recomputed from what is printed, the formats, facts.json and the unit "
    "file held against one another. Works on other people's Word files, too.",
)

Report = Annotated[str, typer.Option("--format", help=words("text、json 或 sarif。", "text, json or sarif."))]
Quiet = Annotated[bool, typer.Option("--quiet", help=words("不显示提示（info）。", "Leave out infos."))]


def check_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=words("单位文件（YAML）。", "Unit files (YAML)."))
    ],
    report: Report = "text",
    in_release: Annotated[
        bool,
        typer.Option(
            "--release", help=words("按发布的要求：个人信息为错误。", "As a release: personal data are errors.")
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Everything that building would find, and nothing is made."""
    _known(report)
    problems: list[Problem] = []
    with progress_bar() as progress:
        task = progress.add_task("", total=len(files), stage="")
        for file in files:
            progress.update(task, description=file.parent.name or file.name)
            problems += compose_unit(file, in_release)[1]
            progress.advance(task)
    _tell(problems, report, quiet, words(f"检查了 {len(files)} 个文件", f"{len(files)} files checked"))


def verify_command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...|DIR", help=words("文件，或生成的文件夹。", "Files, or a folder of outputs.")),
    ],
    units: Annotated[
        Path, typer.Option("--units", help=words("单位文件所在的文件夹。", "The folder of all unit files."))
    ] = Path("units"),
    report: Report = "text",
    quiet: Quiet = False,
) -> None:
    """Each document on its own, whatever formats of it there are."""
    from generator.verify.verification import documents_of, verify_files

    _known(report)
    missing = [path for path in paths if not path.exists()]
    if missing:
        stop(words(f"找不到 {missing[0]}。", f"{missing[0]} does not exist."))
    documents = documents_of(paths)
    if not documents:
        stop(words("没有可核验的文件（.docx、.pdf、.html）。", "There is nothing to verify (.docx, .pdf, .html)."))
    problems: list[Problem] = []
    numbers = checked = 0
    with progress_bar() as progress:
        task = progress.add_task("", total=len(documents), stage="")
        for name, files in documents.items():
            progress.update(task, description=Path(name).name)
            verified = verify_files(name, files, [units])
            problems += verified.problems
            numbers, checked = numbers + verified.numbers, checked + verified.checked
            progress.advance(task)
    count = len(documents)
    chinese = f"核验了 {count} 份文件，正文的 {numbers} 个数中有 {checked} 个由表格和上下文重新算过"
    english = f"{count} documents verified, {checked} of {numbers} numbers of the narrative recomputed"
    _tell(problems, report, quiet, words(chinese, english))


def _known(report: str) -> None:
    if report not in REPORTS:
        known = ", ".join(REPORTS)
        stop(words(f"不认识的格式：{report}。可用：{known}", f"Unknown format: {report}. There is: {known}"))


def _tell(problems: Iterable[Problem], report: str, quiet: bool, done: str) -> None:
    """The findings as asked for; exit code 1 when there is an error among them."""
    found = [one for one in in_order(problems) if not (quiet and one.severity is Severity.INFO)]
    if report == "json":
        typer.echo(as_json(found), nl=False)
    elif report == "sarif":
        typer.echo(as_sarif(found, __version__), nl=False)
    else:
        _lines(found, done)
    if has_errors(found):
        raise typer.Exit(FAILURE)


def _lines(problems: list[Problem], done: str) -> None:
    """By file, the worst first; then how many of each."""
    ranks = list(Severity)
    for file, group in groupby(problems, key=lambda one: one.place.file if one.place else ""):
        results.print(file or "—", style="bold", markup=False)
        for problem in sorted(group, key=lambda one: ranks.index(one.severity)):
            show(problem, results)
    counts = [sum(one.severity is severity for one in problems) for severity in ranks]
    chinese = "，".join(f"{count} 个{name}" for count, name in zip(counts, ("错误", "警告", "提示"), strict=True))
    english = ", ".join(f"{count} {name}" for count, name in zip(counts, ("errors", "warnings", "infos"), strict=True))
    results.print(words(f"{done}：{chinese}。", f"{done}: {english}."), markup=False)

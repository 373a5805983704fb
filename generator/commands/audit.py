"""The command audit: what is wrong in anybody's published disclosures, as a reviewer tells it to the unit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.shared.options import with_exit_codes
from generator.commands.shared.terminal import FAILURE, must_be_known, progress_bar, stop, words
from generator.core.language import language

if TYPE_CHECKING:
    from concurrent.futures import Future

    from generator.audit.finding import Audited
    from generator.audit.kept import Kept
    from generator.audit.publication import Publication
    from generator.publish.release.slots import Limits

HELP = with_exit_codes(
    "审核别人（或本单位）已公开的部门预决算：读 Word、PDF、网页，逐表加总、逐句重算，列出页码、原文、问题和应为的数。",
    "Audit published disclosures, whoever made them: every table added up and every sentence recomputed; findings with "
    "page, quote, what is printed and what would be right.",
)
FORMATS = ("text", "json", "sarif", "xlsx", "html", "pdf", "docx")
BINARY = ("xlsx", "html", "pdf", "docx")  # formats that no terminal shows
MARKED = ("pdf", "docx")  # the audited file itself, with its findings marked: one publication at a time
Documents = Annotated[
    list[Path],
    typer.Argument(metavar="FILE|DIR...", help=words("文件，或装着各单位文件的文件夹。", "Files, or folders of them.")),
]
Format = Annotated[str, typer.Option("--format", help=words("、".join(FORMATS), ", ".join(FORMATS)))]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        help=words("写到这个文件；中断后再运行会接着做。", "Write to this file; a run that is stopped goes on."),
    ),
]
LastYear = Annotated[
    Path | None,
    typer.Option(
        "--last-year", help=words("同一单位上年公开的文件。", "What the same unit published the year before.")
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", min=0, help=words("同时核对几份；0 按处理器。", "At once; 0: as there are processors."))
]
Seconds = Annotated[
    float, typer.Option("--time-limit", min=0, help=words("每份最多几秒；0 不限。", "Seconds each; 0: no limit."))
]
Memory = Annotated[
    int, typer.Option("--memory-limit", min=0, help=words("每份最多多少 MB；0 不限。", "MB each; 0: no limit."))
]
MEGABYTE = 1_000_000


def command(
    paths: Documents,
    wanted: Format = "text",
    output: Output = None,
    last_year: LastYear = None,
    jobs: Jobs = 0,
    seconds: Seconds = 60.0,
    memory: Memory = 1500,
) -> None:
    """Each publication on its own, several at once; a summary where there are several."""
    from generator import __version__
    from generator.audit.finding import Certainty
    from generator.audit.kept import Kept
    from generator.audit.publication import publications
    from generator.publish.release.slots import Limits

    must_be_known(wanted, FORMATS, "格式", "format")
    if wanted in BINARY and output is None:
        stop(words(f"{wanted} 要用 --output 指定文件。", f"{wanted} needs --output FILE."))
    missing = [path for path in (*paths, *([last_year] if last_year else [])) if not path.exists()]
    if missing:
        stop(words(f"找不到 {missing[0]}。", f"{missing[0]} does not exist."))
    found = publications(paths)
    if not found:
        stop(
            words(
                "没有可审核的文件（Word、PDF、网页、工作簿）。",
                "There is nothing to audit (Word, PDF, web pages, workbooks).",
            )
        )
    if last_year and len(found) > 1:
        stop(words("--last-year 只用于一份公开文件。", "--last-year is for one publication."))
    if wanted in MARKED and (len(found) > 1 or not _of_format(found[0], wanted)):
        stop(words(f"{wanted} 只能标注一份 .{wanted} 文件。", f"{wanted} marks up one .{wanted} file."))
    kept = Kept(output.with_name(f".{output.name}.part") if output else None, __version__)
    limits = Limits(seconds, memory * MEGABYTE)
    done = list(_audited(found, kept, limits, jobs or os.cpu_count() or 1, last_year))
    _write(done, wanted, output, limits)
    kept.forget()
    if any(one.count(Certainty.CERTAIN) for one in done):
        raise typer.Exit(FAILURE)


def _audited(
    found: Sequence[Publication], kept: Kept, limits: Limits, jobs: int, last_year: Path | None
) -> Iterator[Audited]:
    """Every publication in order, those that were finished before as they were kept."""
    from generator.audit.auditing import audit_publication
    from generator.audit.publication import converted, publications
    from generator.publish.release.slots import SlotExecutor

    # what was kept was not held against that file
    before = [None if last_year else kept.get(one) for one in found]
    last = next(iter(publications([last_year] if last_year else [])), None)
    with (
        tempfile.TemporaryDirectory() as folder,
        SlotExecutor(min(jobs, len(found)), limits) as executor,
        progress_bar() as progress,
    ):
        task = progress.add_task("", total=len(found), stage="")
        # LibreOffice is called here and not there: it needs more memory than a task may have
        then = converted(last, Path(folder)) if last else None
        waiting = [
            None if known else executor.submit(audit_publication, converted(one, Path(folder)), then)
            for one, known in zip(found, before, strict=True)
        ]
        for one, known, future in zip(found, before, waiting, strict=True):
            progress.update(task, description=Path(one.name).name)
            yield known or _result(one, future, kept)
            progress.advance(task)


def _result(publication: Publication, future: Future[Audited] | None, kept: Kept) -> Audited:
    """What came of a publication; it is kept for a run that goes on."""
    from generator.publish.release.slots import TaskError

    assert future is not None
    try:
        audited = future.result()
    except TaskError as error:
        return _lost(publication, error)
    kept.put(publication, audited)
    return audited


def _lost(publication: Publication, error: Exception) -> Audited:
    """A publication that took too long or too much, as one finding."""
    from generator.audit.causes import findings_of
    from generator.audit.finding import Audited
    from generator.audit.places import Paper
    from generator.commands.shared.guarded_verify import CODES
    from generator.core.problem import Place, Problem
    from generator.recognise.printed import Printed

    files = tuple(map(str, publication.files))
    code = CODES.get(getattr(error, "code", ""), "document-died")
    problem = Problem(code, Place(files[0]), {"detail": getattr(error, "detail", "")})
    return Audited(publication.name, "", files, findings=tuple(findings_of([problem], Paper(Printed(files[0], ())))))


def _of_format(publication: Publication, wanted: str) -> Path | None:
    """Its file of that format, the one to be marked up."""
    return next((file for file in publication.files if file.suffix.lower() == f".{wanted}"), None)


def _pictures(done: Sequence[Audited], limits: Limits) -> dict[str, dict[int, tuple[bytes, float, float]]]:
    """The pages that have findings, by file; a file that cannot be drawn in time has none."""
    from generator.audit.pictures import page_pictures
    from generator.publish.release.slots import SlotExecutor, TaskError

    wanted: dict[str, set[int]] = {}
    for finding in (finding for one in done for finding in one.findings if finding.page):
        if finding.file.lower().endswith(".pdf"):
            wanted.setdefault(finding.file, set()).add(finding.page)
    found = {}
    with SlotExecutor(1, limits) as executor:
        for file, pages in wanted.items():
            with suppress(TaskError):
                found[file] = executor.submit(page_pictures, file, pages).result()
    return found


def _marked(audited: Audited, wanted: str, limits: Limits) -> bytes:
    """The audited file with its findings as notes or comments."""
    from generator.audit.comments import commented_word
    from generator.audit.pictures import marked_pdf
    from generator.publish.release.slots import SlotExecutor

    file = next(one for one in audited.files if one.lower().endswith(f".{wanted}"))
    mark = marked_pdf if wanted == "pdf" else commented_word
    with SlotExecutor(1, limits) as executor:
        content: bytes = executor.submit(mark, file, audited.findings).result()
    return content


def _write(done: Sequence[Audited], wanted: str, output: Path | None, limits: Limits) -> None:
    """The report to the file, or to the terminal."""
    from generator import __version__
    from generator.audit.data import json_report, sarif_report
    from generator.audit.text import text_report
    from generator.audit.web import web_report
    from generator.audit.workbook import workbook_report
    from generator.core.files import write_all

    if wanted == "xlsx":
        content = workbook_report(done)
    elif wanted == "html":
        content = web_report(done, _pictures(done, limits)).encode()
    elif wanted in MARKED:
        content = _marked(done[0], wanted, limits)
    else:
        texts: dict[str, Callable[[Sequence[Audited]], str]] = {
            "json": json_report,
            "sarif": partial(sarif_report, version=__version__),
        }
        report = texts.get(wanted, partial(text_report, language=language()))
        content = report(done).encode()
    if output is None:
        typer.echo(content.decode(), nl=False)
        return
    write_all(output.parent, {output.name: content})
    typer.echo(words(f"已写到 {output}。", f"Written to {output}."), err=True)

"""The command archive: what was published goes on record; later changes only as corrections, with a notice."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date as day
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.options import (
    MOST_MEGABYTES,
    MOST_SECONDS,
    Memory,
    Out,
    Seconds,
    Verify,
    with_exit_codes,
)
from generator.commands.shared.terminal import messages, say, show_all, stop, with_progress, words
from generator.core.hashing import sha256
from generator.core.locks import locked
from generator.core.problem import Problem, Severity, has_errors
from generator.history.record import Correction, Published, corrected, kept, published, record
from generator.pipeline import build, folder_of
from generator.stages import Composed, compose_unit

HELP = with_exit_codes(
    "存档：记下已公开的单位文件及其输出的内容（SHA-256）、日期和签发人。之后的改动须用 --correction 记为更正，"
    "并生成更正说明（Word、网页）。",
    "Record what was published: unit files and their outputs by content, date and who signed. Later changes must be "
    "recorded with --correction, which also writes the notice of the correction (Word and HTML).",
)


Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help=words("已公开的单位文件。", "Published unit files."))
]
Date = Annotated[
    str, typer.Option("--date", help=words("公开（更正）日期，默认今天。", "The date of publication; today."))
]
SignedBy = Annotated[str, typer.Option("--signed-by", help=words("签发人。", "Who signed."))]
Reason = Annotated[
    str, typer.Option("--correction", metavar="REASON", help=words("更正原因。", "Why it is corrected."))
]


def command(
    files: Files,
    out: Out = Path("out"),
    date: Date = "",
    signed_by: SignedBy = "",
    correction: Reason = "",
    verified: Verify = True,
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """Each file on its own; the exit code is 1 when one could not be recorded."""
    when = _day(date)
    failed = False
    faults = Faults(seconds=seconds, memory=memory)
    for file in with_progress(files):
        # What is on record is read, and written after the outputs were made: nobody may write it in between.
        with faults.guarded(file), locked(file.parent) if file.is_file() else nullcontext():
            if correction:
                done = _corrected(file, out, when, signed_by, correction, verified)
            else:
                done = _archived(file, out, when, signed_by)
            failed = failed or not done
    faults.end(failed)


def _day(text: str) -> str:
    try:
        return (day.fromisoformat(text) if text else day.today()).isoformat()
    except ValueError:
        stop(words(f"日期要写成 2025-02-08：{text}。", f"A date is written 2025-02-08, not {text}."))


def _archived(file: Path, out: Path, when: str, signed_by: str) -> bool:
    """Puts a file with its outputs on record; outputs that are not those of the file are refused."""
    found, problems = published(file)
    composed, more = compose_unit(file)
    if composed is None or has_errors(problems):
        return _refused([*problems, *more])
    if found is not None:
        messages.print(words(f"{file} 已于 {found.date} 存档。", f"{file} was archived on {found.date}."), markup=False)
        return True
    outputs = _outputs(file, composed, out)
    if outputs is None:
        return False
    record(file, Published(when, signed_by, sha256(file.read_bytes()), outputs))
    say(str(file.with_name("published.json")))
    return True


def _corrected(file: Path, out: Path, when: str, signed_by: str, reason: str, verified: bool) -> bool:
    """Makes the outputs anew, writes the notice beside them and records both."""
    found, problems = published(file)
    if found is None:
        if not problems:
            stop(words(f"{file} 没有存档，不需要更正。", f"{file} was never archived: there is nothing to correct."))
        return _refused(problems)
    if sha256(file.read_bytes()) == found.latest.unit_file:
        stop(words(f"{file} 与存档相同，没有可更正的。", f"{file} is as it was archived: there is nothing to correct."))
    composed, problems = compose_unit(file, on_record=False)
    if composed is None:
        return _refused(problems)
    old = kept(file, found.latest.unit_file)
    if old is None:
        stop(words(f"{file.parent}/published 中没有已公开的版本。", f"{file.parent}/published lacks the version."))
    before, problems = compose_unit(old, beside=file, on_record=False)
    if before is None:
        return _refused(problems)
    notice = _notice(before, composed, found.latest.date, when, reason, signed_by)
    built = build(file, out, verified=verified, on_record=False, beside=notice)
    if built.failed:
        return _refused(built.problems)
    outputs = {path.name: sha256(path.read_bytes()) for path in built.outputs}
    record(file, corrected(found, Correction(when, reason, signed_by, sha256(file.read_bytes()), outputs)))
    for path in built.outputs:
        say(str(path))
    return True


def _notice(before: Composed, now: Composed, published_on: str, when: str, reason: str, by: str) -> dict[str, bytes]:
    from generator.diff.docx import as_docx
    from generator.diff.html import as_html
    from generator.diff.notice import correction_notice

    report = correction_notice(before.document, now.document, published_on, when, reason, by)
    name = f"{now.document.title}更正说明-{when}"
    word = as_docx(report, str(now.unit.name), {}, now.style)
    return {f"{name}.docx": word, f"{name}.html": as_html(report, {})}


def _outputs(file: Path, composed: Composed, out: Path) -> dict[str, str] | None:
    """The hashes of the file's outputs as they lie in `out`, if they are what the file gives."""
    folder = folder_of(composed.unit, file, out)
    with TemporaryDirectory() as aside:
        built = build(file, Path(aside), verified=False)
        if built.failed:
            _refused(built.problems)
            return None
        hashes = {path.name: sha256(path.read_bytes()) for path in built.outputs}
    there = {name for name, digest in hashes.items() if _is(folder / name, digest)}
    if there == set(hashes):
        return hashes
    missing = "、".join(sorted(set(hashes) - there))
    messages.print(
        words(
            f"{folder} 中的 {missing} 不是由 {file} 生成的（或没有）。请先运行 gongkai build {file} --out {out}。",
            f"{missing} in {folder} was not made from {file} (or is not there). Run first: gongkai build {file} "
            f"--out {out}.",
        ),
        style="red",
        markup=False,
    )
    return None


def _is(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path.read_bytes()) == digest


def _refused(problems: list[Problem]) -> bool:
    show_all(problem for problem in problems if problem.severity is Severity.ERROR)
    return False

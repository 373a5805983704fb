"""The command build: Word, PDF, web page and facts.json of unit files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.options import (
    MOST_MEGABYTES,
    MOST_SECONDS,
    Memory,
    Out,
    Quiet,
    Seconds,
    UnitFiles,
    Verify,
    with_exit_codes,
)
from generator.commands.shared.terminal import messages, must_be_known, progress_bar, say, show_all, words
from generator.core.problem import printable
from generator.pipeline import FORMATS, build

HELP = with_exit_codes(
    "由单位文件生成 Word、PDF、网页和 facts.json。有错误的单位什么都不写，其他单位照常生成。",
    "Make Word, PDF, web page and facts.json from unit files. A unit with errors gets nothing; the others go on.",
)
ALL_FORMATS = ",".join(FORMATS)
Formats = Annotated[
    str, typer.Option("--format", help=words("要生成的格式，逗号分隔。", "Formats, separated by commas."))
]


def command(
    files: UnitFiles,
    out: Out = Path("out"),
    formats: Formats = ALL_FORMATS,
    quiet: Quiet = False,
    verified: Verify = True,
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """Every file on its own: one with errors does not stop the others."""
    wanted = _formats(formats)
    failed = 0
    faults = Faults(seconds=seconds, memory=memory)
    taken: dict[Path, Path] = {}
    with progress_bar() as progress:
        task = progress.add_task("", total=len(files), stage="")
        for file in files:
            progress.update(task, description=printable(file.parent.name or file.name))
            with faults.guarded(file):
                built = build(file, out, wanted, lambda stage: progress.update(task, stage=stage), taken, verified)
                show_all(built.problems, quiet)
                for path in built.outputs:
                    say(str(path))
                failed += built.failed
            progress.advance(task)
    if failed:
        messages.print(
            words(
                f"{failed} 个单位有错误，没有生成。",
                f"{failed} of {len(files)} files have errors; nothing written for them.",
            )
        )
    faults.end(bool(failed))


def _formats(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    for name in wanted or [text]:
        must_be_known(name, FORMATS, "格式", "format")
    return wanted

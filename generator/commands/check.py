"""The command check: what is wrong with unit files."""

from __future__ import annotations

from typing import Annotated

import typer

from generator.commands.shared.faults import Faults
from generator.commands.shared.findings import must_be_a_format, tell
from generator.commands.shared.options import (
    MOST_MEGABYTES,
    MOST_SECONDS,
    FindingsAs,
    Memory,
    Quiet,
    Seconds,
    UnitFiles,
    with_exit_codes,
)
from generator.commands.shared.terminal import with_progress, words
from generator.core.problem import Problem

HELP = with_exit_codes(
    "检查单位文件：表与表、金额与文字、原因与增减、绩效、残留和错字、个人信息。各项检查见 docs/checks.md。",
    "Check unit files: facts stated twice, texts, reasons, performance, leftovers, personal data; docs/checks.md lists "
    "the checks.",
)
InRelease = Annotated[
    bool,
    typer.Option("--release", help=words("按发布的要求：个人信息为错误。", "As a release: personal data are errors.")),
]


def command(
    files: UnitFiles,
    wanted: FindingsAs = "text",
    in_release: InRelease = False,
    quiet: Quiet = False,
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """Everything that building would find, and nothing is made."""
    from generator.stages import compose_unit

    must_be_a_format(wanted)
    problems: list[Problem] = []
    faults = Faults(told=False, seconds=seconds, memory=memory)
    for file in with_progress(files):
        with faults.guarded(file):
            problems += compose_unit(file, in_release)[1]
    tell(problems, faults, wanted, quiet, words(f"检查了 {len(files)} 个文件", f"{len(files)} files checked"))

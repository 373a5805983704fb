"""The command doctor: what this machine has of what gongkai needs."""

from __future__ import annotations

import typer

from generator.commands.shared.terminal import FAILURE, words
from generator.core.language import language

HELP = words(
    "检查字体、依赖和版本。缺少必需的组件时退出码为 1。",
    "Check fonts, dependencies and versions. The exit code is 1 when something needed is missing.",
)


def command() -> None:
    """Nothing is changed and nothing is fetched."""
    from generator.write.diagnosis import diagnose, report

    found = diagnose()
    typer.echo(report(found, language()))
    if not found.ok:
        raise typer.Exit(FAILURE)

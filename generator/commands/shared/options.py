"""Arguments and options that several commands have, with their help in the locale's language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.commands.shared.terminal import words

UnitFiles = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help=words("单位文件（YAML）。", "Unit files (YAML)."))
]
Out = Annotated[Path, typer.Option("--out", help=words("输出文件夹。", "Where outputs are written."))]
Units = Annotated[Path, typer.Option("--units", help=words("单位文件所在的文件夹。", "The folder of all unit files."))]
Quiet = Annotated[bool, typer.Option("--quiet", help=words("不显示提示（info）。", "Leave out infos."))]
Verify = Annotated[
    bool,
    typer.Option(
        "--verify/--no-verify", help=words("写出前重新核验各文件。", "Verify the files before they are kept.")
    ),
]
FindingsAs = Annotated[str, typer.Option("--format", help=words("text、json 或 sarif。", "text, json or sarif."))]
MOST_SECONDS, MOST_MEGABYTES = 120.0, 2500  # of a unit, unless the call says otherwise
Seconds = Annotated[
    float, typer.Option("--time-limit", min=0, help=words("每个单位最多几秒；0 不限。", "Seconds a unit; 0: no limit."))
]
Memory = Annotated[
    int, typer.Option("--memory-limit", min=0, help=words("每个单位最多多少 MB；0 不限。", "MB a unit; 0: no limit."))
]
_EXIT_CODES = words(
    "退出码：0 没有错误；1 有错误；2 用法有误；70 程序出错（不是文件的错）。",
    "Exit codes: 0 no errors; 1 errors; 2 wrong call; 70 a fault of the program, not of a file.",
)


def with_exit_codes(chinese: str, english: str) -> str:
    """A command's help in the locale's language, and how the command ends."""
    return words(chinese, f"{english} ") + _EXIT_CODES

"""The application `gongkai`: it names the commands, nothing else; each is a module of generator/commands."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from generator import __version__
from generator.commands.shared.terminal import FAILURE, FAULT, words
from generator.core.language import language
from generator.core.problem import Place, Problem

# As `gongkai --help` lists them: in the order in which a unit's year goes by.
COMMANDS = (
    *("new", "check", "build", "verify", "audit", "diff", "archive", "release"),
    *("templates", "schema", "doctor"),
)


class Commands(TyperGroup):
    """The commands, each imported when it is asked for: `gongkai build` need not wait for what a release needs."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"generator.commands.{cmd_name}")
        # An application of one command: its click command is what this group wants.
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        alone.command(cmd_name, help=module.HELP)(module.command)
        return typer.main.get_command(alone)


app = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"gongkai {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help=words("显示版本。", "Show the version."))
]


@app.callback(
    help=words(
        "部门预算、部门决算公开文件的生成程序。", "Generates the budget and final-account disclosures of a unit."
    )
)
def options(version: Version = False) -> None:
    """Options of the command as a whole."""


def main() -> None:
    """The command `gongkai`; file names are UTF-8 whatever the locale says."""
    if sys.getfilesystemencoding() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[1:]])
    _open_streams()
    try:
        try:
            app()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # here, not when the interpreter ends: a full disk is told in a line
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        _refused(error)
    except Exception as error:
        _failed(error)


def _failed(error: Exception) -> NoReturn:
    """A fault of the program outside of all units: told in a line as those are, its traceback saved."""
    from generator.commands.shared.faults import Faults

    faults = Faults()
    with faults.guarded(" ".join(sys.argv[1:2])):
        raise error
    sys.exit(FAULT)


def _open_streams() -> None:
    """Standard streams that were closed (`>&-`) take nothing: else the next file opened would have their numbers."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free: this one


def _refused(error: OSError) -> NoReturn:
    """What the system refuses outside of all units: a full pipe or TMPDIR. A reader who has gone is told nothing."""
    with suppress(OSError):
        if not isinstance(error, BrokenPipeError):
            problem = Problem(
                "system-refused", Place(str(error.filename or "stdout")), {"reason": error.strerror or error}
            )
            sys.stderr.write(f"{problem.line(language())}\n")
            sys.stderr.flush()
    os._exit(FAILURE)  # what is still in the buffer of standard output cannot be written, and is not tried again

"""What is wrong with the input, as a value: a code, a severity, a place and the words for it.

Stages return problems beside their value and never raise them for a user's mistake; all are shown at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from unicodedata import category

from generator.core.messages import MESSAGES

# What turns the direction of writing: a name with it shows another ending than it has.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Severity(StrEnum):
    """`error` blocks the unit's output; `warning` and `info` do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; lines and columns count from 1, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        file = printable(self.file)
        return f"{file}:{self.line}:{self.column}" if self.line else file

    @property
    def short(self) -> str:
        """The place by the file's folder and name alone (`changji/2025.yaml:37:12`).

        Documents show it, and must be the same bytes in whatever folder the program was started.
        """
        return f"{_folder_and_name(self.file)}:{self.line}:{self.column}"


def printable(text: str) -> str:
    """A name as a terminal may be given it: control characters and bytes that are no UTF-8 as escapes (`\\x1b`)."""
    return "".join(
        one.encode("unicode_escape").decode() if category(one) in {"Cc", "Cs"} or one in TURNING else one
        for one in text
    )


def _shown(value: object) -> object:
    """A detail of a message; what breaks lines in a text of ours stays, in the name of a file it does not."""
    if isinstance(value, Path):
        return printable(str(value))
    return "\n".join(map(printable, value.split("\n"))) if type(value) is str else value


@cache
def _folder_and_name(file: str) -> str:
    return "/".join(Path(file).absolute().parts[-2:])


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` names an entry of `generator.core.messages.MESSAGES`; `details` fill its words.

    A detail may be a problem itself: then its own words stand there, in the same language.
    """

    code: str
    place: Place | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def text(self, language: str = "zh") -> str:
        """The message in `zh` or `en`: what is wrong, then what to do."""
        chinese, english = MESSAGES[self.code]
        words = {
            key: value.text(language) if isinstance(value, Problem) else _shown(value)
            for key, value in self.details.items()
        }
        return (chinese if language == "zh" else english).format(**words)

    def line(self, language: str = "zh") -> str:
        """`file:line:column: severity [code] message`, as editors and terminals make clickable."""
        words = {"error": "错误", "warning": "警告", "info": "提示"} if language == "zh" else {}
        severity = words.get(self.severity.value, self.severity.value)
        where = f"{self.place}: " if self.place else ""
        return f"{where}{severity} [{self.code}] {self.text(language)}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems blocks the output."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file and place, as a reader works through the file; those without a place first."""
    # The code decides between two at one place, whichever was found first.
    return sorted(problems, key=lambda p: (p.place or Place(""), p.code))

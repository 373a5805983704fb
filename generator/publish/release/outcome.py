"""What became of a unit, and of a release: plain values, which workers send and report.json and the store keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from generator.core.problem import Problem, Severity
from generator.publish.json_form import to_json
from generator.publish.summary import FileEntry, Summary


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in words, as it is printed; what it was made of stays with the worker that found it."""

    severity: Severity
    code: str
    chinese: str
    english: str

    def line(self, language: str) -> str:
        """`file:line:column: severity [code] message` in `zh` or `en`."""
        return self.chinese if language == "zh" else self.english


def told(problems: Iterable[Problem], file: str = "", shown: str = "") -> tuple[Told, ...]:
    """Problems in words; where they name `file` they say `shown`, the name that users know."""

    def line(problem: Problem, language: str) -> str:
        words = problem.line(language)
        return words.replace(file, shown) if file and shown else words

    return tuple(Told(one.severity, one.code, line(one, "zh"), line(one, "en")) for one in problems)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a unit: made whole, with what the store has of it, or not at all, with the errors that it has."""

    folder: str
    key: str
    ok: bool
    problems: tuple[Told, ...] = ()
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    summary: Summary | None = None
    seconds: float = 0.0

    @property
    def errors(self) -> list[Told]:
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a release. `problems` are those of the units' folder; with any of them nothing was begun.

    `made` units were rendered in this run, the others taken from earlier ones; `kept` failed and stay published as they
    were before. `seconds` is how long it took.
    """

    release: str
    problems: tuple[Told, ...] = ()
    results: tuple[Result, ...] = ()
    published: bool = False
    made: int = 0
    kept: int = 0
    seconds: float = 0.0

    @property
    def taken(self) -> int:
        return len(self.results) - self.made

    @property
    def failed(self) -> int:
        return sum(not result.ok for result in self.results)

    def as_json(self) -> bytes:
        """For report.json: every unit's outcome, without the summaries and files that the manifests have."""
        counts = _some(self, "release", "published", "made", "taken", "failed", "kept", "seconds")
        units = [
            {**_some(one, "folder", "ok", "key", "seconds"), "problems": [asdict(each) for each in one.problems]}
            for one in self.results
        ]
        return to_json({**counts, "problems": [asdict(each) for each in self.problems], "units": units})


def _some(value: object, *names: str) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}

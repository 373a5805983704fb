"""Findings of check and verify as asked for: lines of text by file, JSON, or SARIF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from generator import __version__
from generator.commands.shared.faults import Faults
from generator.commands.shared.sarif import as_json, as_sarif
from generator.commands.shared.terminal import must_be_known, results, say, show, words
from generator.core.causes import Finding, by_cause
from generator.core.problem import Problem, Severity, has_errors

FORMATS = ("text", "json", "sarif")
# Said before everything else of a file, whatever else there is: all that follows rests on it.
FIRST = "year-takes-nearest"


def must_be_a_format(name: str) -> None:
    """Ends the command where findings cannot be told in that format."""
    must_be_known(name, FORMATS, "格式", "format")


def tell(
    problems: Iterable[Problem],
    faults: Faults,
    wanted: str,
    quiet: bool,
    done: str,
    counted: Mapping[str, int] | None = None,
) -> None:
    """The findings and faults in the format asked for, and the exit code: 70 after a fault, 1 after an error.

    `done` says in text how much was looked at: "检查了 3 个文件"; `counted` says it in JSON.
    """
    everything = by_cause([*problems, *faults.problems])
    found = [one for one in everything if not (quiet and one.told.severity is Severity.INFO)]
    if wanted == "json":
        say(as_json(found, counted), nl=False)
    elif wanted == "sarif":
        say(as_sarif(found, __version__), nl=False)
    else:
        _lines(found, done)
    faults.end(has_errors(one.told for one in found))


def _lines(findings: list[Finding], done: str) -> None:
    """By file, the worst first after what all rests on; then how many of each."""
    ranks = list(Severity)
    for file, group in groupby(findings, key=lambda one: one.told.place.file if one.told.place else ""):
        results.print(file or "—", style="bold", markup=False)
        for finding in sorted(group, key=lambda one: (one.told.code != FIRST, ranks.index(one.told.severity))):
            show(finding, results)
    counts = [sum(one.told.severity is severity for one in findings) for severity in ranks]
    chinese = "，".join(f"{count} 个{name}" for count, name in zip(counts, ("错误", "警告", "提示"), strict=True))
    english = ", ".join(f"{count} {name}" for count, name in zip(counts, ("errors", "warnings", "infos"), strict=True))
    results.print(words(f"{done}：{chinese}。", f"{done}: {english}."), markup=False)

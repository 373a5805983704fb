"""Writes the golden texts anew: `python -m tests.golden`, then read what `git diff tests/golden` shows."""

from generator.stages import compose_unit
from tests.golden import ALL, expected_of, prose

for unit in ALL:
    composed, problems = compose_unit(unit)
    for problem in problems:
        print(problem.line("en"))
    if composed:
        expected_of(unit).write_text(prose(composed.document), "utf-8")
        print(expected_of(unit))

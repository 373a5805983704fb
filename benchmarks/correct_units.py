"""Takes random units all the way, and says what was refused though it is correct.

python -m benchmarks.correct_units --units 200 --seed 2026 --formats docx,html,pdf --jobs 2
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from generator.core.problem import Severity
from generator.pipeline import build
from generator.trial.correct.drawing import Drawer, Facts
from generator.trial.correct.unit_file import set_down
from generator.trial.correct.year_before import year_before

Refusal = tuple[int, str, str]


def drawn(seed: int, number: int) -> tuple[Facts, Facts]:
    """The facts of one unit and of its year before; each number has a source of chance of its own."""
    choose = random.Random(f"{seed}/{number}")
    facts = Drawer(choose).facts()
    return facts, year_before(facts, choose)


def refusals(seed: int, number: int, formats: Iterable[str], keep: Path | None = None) -> list[Refusal]:
    """What check, build or verify holds against one correct unit: its number, a code and the words."""
    facts, before = drawn(seed, number)
    with tempfile.TemporaryDirectory() as name:
        folder = keep / f"{number:05}" if keep else Path(name)
        try:
            path = set_down(facts, before, folder)
            built = build(path, folder / "out", list(formats))
        except Exception:
            return [(number, "traceback", traceback.format_exc(limit=-4))]
        errors = [one for one in built.problems if one.severity is Severity.ERROR]
        return [(number, one.code, one.line("zh").replace(str(folder), "…")) for one in errors]


def _one(task: tuple[int, int, tuple[str, ...], Path | None]) -> list[Refusal]:
    seed, number, formats, keep = task
    return refusals(seed, number, formats, keep)


def main() -> None:
    """Prints every refusal's first words, and how many units were refused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--formats", default="docx,html,pdf")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", type=int, default=3, help="of each code so many refusals in words")
    options = parser.parse_args()
    formats = tuple(options.formats.split(","))
    tasks = [(options.seed, at, formats, options.keep) for at in range(options.first, options.first + options.units)]
    found: list[Refusal] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for at, one in enumerate(pool.map(_one, tasks, chunksize=4), 1):
            found += one
            if at % 50 == 0:
                print(f"{at}/{options.units}, {len({number for number, *_ in found})} refused", file=sys.stderr)
    counts = Counter(code for _, code, _ in found)
    shown: Counter[str] = Counter()
    for number, code, words in found:
        if shown[code] < options.show:
            shown[code] += 1
            print(f"{number:05} {words}")
    for code, count in counts.most_common():
        print(f"{count:6} {code} in {len({number for number, other, _ in found if other == code})} units")
    print(f"{len({number for number, *_ in found})} of {options.units} units refused")


if __name__ == "__main__":
    main()

"""How much the gates find, at length: `make bench-gates`, or see `--help`. Random, from a seed; tests run it in short.

1. changes to the Word file of every sample unit, verified with everything there is, and alone;
2. changes to the unit files: who notices, and what nobody can;
3. Word files that contradict themselves by kind (a unit left out, a row deleted, a table in 元), all formats and alone;
4. unit files that contradict themselves or last year's file by kind (a block in 元, ten times, swapped, below zero);
5. formulas broken one at a time, for each figure that a narrative states.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.pipeline import build  # noqa: E402
from generator.trial.correct.drawing import Drawer, Wish  # noqa: E402
from generator.trial.correct.unit_file import set_down  # noqa: E402
from generator.trial.correct.year_before import year_before  # noqa: E402
from tests.verify import contradictions, formulas, mutations, unit_changes, unit_contradictions  # noqa: E402
from tests.world import real_units  # noqa: E402

UNITS = real_units()
PARTS = ("table", "text", "goals", "contents")


def main() -> None:
    """Each measurement in turn, its table printed as soon as it is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=500, help="changes to the Word file of each unit")
    parser.add_argument("--unit-changes", type=int, default=300, help="changes to unit files, in all")
    parser.add_argument("--contradictions", type=int, default=20, help="of each kind in the Word file of each unit")
    parser.add_argument("--unit-contradictions", type=int, default=5, help="of each kind in each unit file")
    parser.add_argument("--drawn", type=int, default=20, help="made-up budgets, and as many accounts, for these kinds")
    parser.add_argument("--every", type=int, default=1, help="break every n-th formula only")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outputs = [build(unit, Path(folder, "out")).outputs for unit in UNITS]
        for title, alone in (
            ("with all formats, facts.json and the unit file's", False),
            ("from the Word file alone", True),
        ):
            _word_files(outputs, title, alone, options, Path(folder))
            _contradictions(outputs, title, alone, options, Path(folder))
    _unit_files(options)
    _contradicting_units(options)
    _formulas(options)


def _row(cells: Iterable[object]) -> None:
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def _head(title: str, names: Sequence[str]) -> None:
    print(f"\n{title}\n")
    _row(names)
    _row("---" for _ in names)


def _word_files(outputs: list[list[Path]], title: str, alone: bool, options: argparse.Namespace, folder: Path) -> None:
    _head(f"Changes to Word files, verified {title}", ("unit", "found", *mutations.KINDS, *PARTS))
    every = mutations.Tally()
    for unit, files in zip(UNITS, outputs, strict=True):
        chosen = [file for file in files if file.suffix == ".docx" or not alone]
        tally = mutations.run(chosen, folder, options.changes, options.seed)
        _tally(f"{unit.parent.name} {unit.stem}", tally)
        every.made.update(tally.made)
        every.found.update(tally.found)
        if options.missed:
            print("\n".join(f"    {line}" for line in tally.missed))
    _tally("all", every)


def _contradictions(
    outputs: list[list[Path]], title: str, alone: bool, options: argparse.Namespace, folder: Path
) -> None:
    """Of each kind how many were made in all units, and how many were found."""
    _head(f"Word files that contradict themselves, verified {title}", ("kind", "found", "made"))
    total = mutations.Tally()
    for files in outputs:
        own = [path for path in files if path.suffix == ".docx"] if alone else files
        tally = contradictions.run(own, folder, options.contradictions, options.seed)
        total.made += tally.made
        total.found += tally.found
        total.missed += tally.missed
    for kind in contradictions.KINDS:
        _row((kind, total.found[kind, "text"], total.made[kind, "text"]))
    _row(("all", f"{total.share():.3f}", total.made.total()))
    for missed in total.missed if options.missed else ():
        print("   ", missed)


def _tally(name: str, tally: mutations.Tally) -> None:
    shares = [tally.share(), *(tally.share(0, kind) for kind in mutations.KINDS), *(tally.share(1, p) for p in PARTS)]
    _row((name, *(f"{share:.4f}" for share in shares)))


def _unit_files(options: argparse.Namespace) -> None:
    noticed: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    for unit in UNITS:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "templates", Path(folder, "templates"))
            copy = Path(folder, "units", unit.parent.name, unit.name)
            copy.parent.mkdir(parents=True)
            shutil.copy(unit, copy)
            for outcome in unit_changes.run(copy, options.unit_changes // len(UNITS), options.seed):
                noticed[outcome.scalar.kind, outcome.noticed] += 1
                if not outcome.noticed:
                    reasons[outcome.reason or f"NOT EXPLAINED: {outcome}"] += 1
    gates = ("stages", "check", "verify", "")
    _head("Changes to unit files, noticed by", ("kind", "stages", "check", "verify", "nobody"))
    for kind in unit_changes.KINDS:
        _row((kind, *(noticed[kind, gate] for gate in gates)))
    _head("What nobody can notice", ("changes", "why"))
    for reason, count in reasons.most_common():
        _row((count, reason))


def _contradicting_units(options: argparse.Namespace) -> None:
    """Of each kind how many were made in all units, which gate found how many, and what none did."""
    gates = ("stages", "check", "verify")
    found: Counter[tuple[str, str]] = Counter()
    kept: Counter[str] = Counter()  # what nobody could notice
    missed: list[str] = []
    for unit in _copies(options):
        for outcome in unit_contradictions.run(unit, options.unit_contradictions, options.seed):
            found[outcome.kind, outcome.noticed] += 1
            kept[outcome.kind] += not outcome.noticed and not outcome.is_missed
            missed += [f"{outcome.kind}: {outcome.words}"] if outcome.is_missed else []
    _head("Unit files that contradict themselves, noticed by", ("kind", "made", "found", *gates, "nobody can"))
    for kind in unit_contradictions.KINDS:
        told = [found[kind, gate] for gate in gates]
        _row((kind, sum(told) + found[kind, ""], sum(told), *told, kept[kind]))
    made = found.total() - kept.total()
    _row(("all", found.total(), f"{1 - len(missed) / max(1, made):.3f}", "", "", "", kept.total()))
    for words in missed if options.missed else ():
        print("   ", words)


# What made-up units are like in which last year's closing may be missed: with a file of last year and carry-over.
DRAWN = (
    Wish(extends="xinjiang/budget", kind="budget", year=2025, last_year="file"),
    Wish(extends="tianyuan/final-2023", kind="final", year=2023, carryover=True, last_year="file"),
)


def _copies(options: argparse.Namespace) -> Iterator[Path]:
    """Each sample unit where it may be changed, and made-up ones with a file of the year before."""
    for unit in UNITS:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "templates", Path(folder, "templates"))
            yield Path(shutil.copytree(unit.parent, Path(folder, "units", unit.parent.name)), unit.name)
    for number in range(options.drawn):
        for wish in DRAWN:
            choose = random.Random(f"{options.seed}/{number}/{wish.kind}")
            facts = Drawer(choose, wish).facts()
            with tempfile.TemporaryDirectory() as folder:
                yield set_down(facts, year_before(facts, choose), Path(folder))


def _formulas(options: argparse.Namespace) -> None:
    _head("Formulas broken", ("unit", "broken", "found", "refused", "missed"))
    every: Counter[str] = Counter()
    for unit in UNITS:
        outcomes = list(formulas.outcomes(unit, options.every))
        counts = Counter(outcome.result for outcome in outcomes)
        every.update(counts)
        missed = "、".join(outcome.key for outcome in outcomes if outcome.result == "missed")
        _row((f"{unit.parent.name} {unit.stem}", counts.total(), counts["found"], counts["refused"], missed or 0))
    _row(("all", every.total(), every["found"], every["refused"], every["missed"]))


if __name__ == "__main__":
    main()

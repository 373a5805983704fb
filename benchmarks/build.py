"""Seconds and memory from one unit's YAML file to each format: `make bench`, or see `--help`.

Cold is a fresh process with everything to import; warm is the median of several builds in one process. Timings drift
by a quarter between hours on one machine, so a comparison runs both versions in turn: `--against REV` checks the other
revision out beside this one and prints the ratios.
"""

from __future__ import annotations

import argparse
import inspect
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNIT = "units/changji-government-office/2025-budget.yaml"
FORMATS = ("docx", "html", "pdf")
KIB_PER_MIB = 1024

Measured = dict[str, dict[str, list[float]]]


def main() -> None:
    """Measure, print, and keep the figures under out/bench."""
    options = _options()
    if options.child:
        print(json.dumps(_measure_here(Path(options.unit), options.child, options.rounds)))
        return
    with _checkouts(options.against) as checkouts:
        results = _measure(checkouts, options)
    for name, measured in results.items():
        _print(name, measured)
    if options.against:
        _print_ratios(results["this"], results[options.against])
    _keep(results)


def _unverified(build: Callable[..., object]) -> dict[str, bool]:
    """Rendering alone is measured; older revisions do not verify and do not know the option."""
    return {"verified": False} if "verified" in inspect.signature(build).parameters else {}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unit", default=UNIT, help="the unit file, relative to the checkout")
    parser.add_argument("--rounds", type=int, default=6, help="warm builds a process")
    parser.add_argument("--cold", type=int, default=3, help="processes a format and version")
    parser.add_argument("--against", metavar="REV", help="a git revision to compare with")
    parser.add_argument("--child", choices=FORMATS, help=argparse.SUPPRESS)
    return parser.parse_args()


@contextmanager
def _checkouts(against: str | None) -> Iterator[dict[str, Path]]:
    """This checkout, and the other revision's in a temporary worktree."""
    if not against:
        yield {"this": ROOT}
        return
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "other"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", other, against], cwd=ROOT, check=True)
        try:
            yield {"this": ROOT, against: other}
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", other], cwd=ROOT, check=True)


def _measure(checkouts: dict[str, Path], options: argparse.Namespace) -> dict[str, Measured]:
    """Every format in fresh processes, the versions in turn."""
    empty = {name: {format: {"cold": [], "warm": [], "peak": []} for format in FORMATS} for name in checkouts}
    results: dict[str, Measured] = empty
    for _ in range(options.cold):
        for format in FORMATS:
            for name, checkout in checkouts.items():
                for key, values in _in_a_process(checkout, format, options).items():
                    results[name][format][key] += values
    return results


def _in_a_process(checkout: Path, format: str, options: argparse.Namespace) -> dict[str, list[float]]:
    script = Path(__file__).resolve()
    command = [sys.executable, script, "--child", format, "--unit", options.unit, "--rounds", str(options.rounds)]
    environment = {"PYTHONPATH": str(checkout), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "HOME": str(Path.home())}
    done = subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, text=True)
    measured: dict[str, list[float]] = json.loads(done.stdout)
    return measured


def _measure_here(unit: Path, format: str, rounds: int) -> dict[str, list[float]]:
    """In this fresh process: the first build is cold, imports included; the peak is the process's."""
    begin = time.perf_counter()
    from generator.pipeline import build

    seconds = []
    with tempfile.TemporaryDirectory() as out:
        for _ in range(1 + rounds):
            built = build(unit, Path(out), (format,), **_unverified(build))
            if built.failed:
                sys.exit("\n".join(problem.line("en") for problem in built.problems))
            seconds.append(time.perf_counter() - begin)
            begin = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    return {"cold": seconds[:1], "warm": seconds[1:], "peak": [peak]}


def _print(name: str, measured: Measured) -> None:
    print(f"\n{name}: {UNIT}\n{'format':8}{'cold s':>9}{'warm s':>9}{'peak MB':>9}")
    for format, values in measured.items():
        cold, warm, peak = (statistics.median(values[key]) for key in ("cold", "warm", "peak"))
        print(f"{format:8}{cold:9.3f}{warm:9.3f}{peak:9.0f}")


def _print_ratios(this: Measured, other: Measured) -> None:
    print(f"\nthis ÷ other\n{'format':8}{'cold':>9}{'warm':>9}{'peak':>9}")
    for format in FORMATS:
        ratios = (
            statistics.median(this[format][k]) / statistics.median(other[format][k]) for k in ("cold", "warm", "peak")
        )
        print(f"{format:8}" + "".join(f"{ratio:9.2f}" for ratio in ratios))


def _keep(results: dict[str, Measured]) -> None:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    target = ROOT / "out" / "bench" / f"build-{done.stdout.strip() or 'unknown'}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(f"\n{target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

"""Runs cases of each kind in processes with limits, and tells what was found: `python -m fuzz --help`."""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from fuzz.cases import MOST_SECONDS, SUFFIXES, Finding, content_of, judged, tried
from fuzz.kinds import KINDS, ROOT
from fuzz.smaller import smaller
from generator.publish.release.slots import Limits, SlotExecutor, TaskError

MEMORY = 1_000_000_000  # bytes that a file may take, beyond what the program itself does
HANGS = 60.0  # seconds by the clock after which a process that answers no signal is ended
CASES = ROOT / "tests/fuzz_cases"
SHARES = {"unit": 10}  # of the cases, where each other kind has 1


class Run:
    """The cases of a run, `jobs` at a time, and what came of them."""

    def __init__(self, seed: int, jobs: int, folder: Path) -> None:
        self.seed, self.folder = seed, folder
        memory = _own_memory() + MEMORY
        self.executor = SlotExecutor(jobs, Limits(HANGS, memory), start="fork")
        self.jobs = jobs
        self.counts: Counter[str] = Counter()
        self.cpu: Counter[str] = Counter()
        self.slowest: dict[str, float] = {}
        self.found: dict[tuple[str, str], int] = {}

    def kind(self, kind: str, count: int, seconds: float) -> None:
        """So many cases of a kind, or as many as there is time for."""
        end = time.monotonic() + seconds
        waiting: dict[Future[tuple[Finding | None, float]], int] = {}
        number = 0
        while number < count or waiting:
            while number < count and len(waiting) < 2 * self.jobs and time.monotonic() < end:
                waiting[self.executor.submit(tried, kind, self.seed, number)] = number
                number += 1
            if not waiting:
                break
            for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                self._take(kind, waiting.pop(done), done)
        rate = self.cpu[kind] / max(self.counts[kind], 1)
        new = [what for one, what in self.found if one == kind]
        print(f"{kind:14} {self.counts[kind]:7} files, {rate * 1000:7.1f} ms of CPU each, ", end="")
        print(f"longest {self.slowest.get(kind, 0):.2f} s, {len(new)} findings {'; '.join(new)}", flush=True)

    def _take(self, kind: str, number: int, done: Future[tuple[Finding | None, float]]) -> None:
        try:
            finding, cpu = done.result()
        except TaskError as error:
            finding, cpu = Finding(kind, error.code, error.detail), 0.0
        self.counts[kind] += 1
        self.cpu[kind] += cpu  # type: ignore[assignment]
        self.slowest[kind] = max(self.slowest.get(kind, 0), cpu)
        if finding and (kind, finding.what) not in self.found:
            self.found[kind, finding.what] = number
            self._keep(finding, number)

    def _keep(self, finding: Finding, number: int) -> None:
        """Writes the case down, as small as it goes."""
        content = content_of(finding.kind, self.seed, number)
        if finding.what.split()[0] not in {"TooSlowError", "worker-memory", "worker-timeout", "worker-died"}:
            content = smaller(content, lambda part: _same(finding, part))
        name = hashlib.sha256(finding.what.encode()).hexdigest()[:8]
        path = self.folder / finding.kind / f"{name}{SUFFIXES.get(finding.kind, '.' + finding.kind)}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{finding.kind} {number}: {finding.what}, kept in {path}\n{finding.detail}", file=sys.stderr, flush=True)


def _same(finding: Finding, content: bytes) -> bool:
    found, _ = judged(finding.kind, content)
    return found is not None and found.what == finding.what


def _own_memory() -> int:
    """Bytes of address space that the process has already."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="only this kind; may come several times")
    parser.add_argument("--count", type=int, default=0, help="files of each kind (of unit files ten times as many)")
    parser.add_argument("--seconds", type=float, default=20.0, help="at most so long for each kind (20)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--cases", type=Path, default=CASES, help="where findings are kept")
    options = parser.parse_args()
    start = time.monotonic()
    aside = tempfile.mkdtemp(prefix="fuzz-run-")
    os.environ["TMPDIR"] = tempfile.tempdir = aside
    for kind in options.kind or KINDS:
        content_of(kind, options.seed, 0)  # the samples are made once, before the processes are forked
        judged(kind, content_of(kind, options.seed, 0), 10 * MOST_SECONDS)
    gc.collect()
    gc.freeze()  # what is loaded stays: it is not looked through again at every case
    run = Run(options.seed, options.jobs, options.cases)
    for kind in options.kind or KINDS:
        count = options.count * (1 if options.kind else SHARES.get(kind, 1)) or sys.maxsize
        run.kind(kind, count, options.seconds if not options.count else max(options.seconds, 3600.0))
    run.executor.shutdown()
    shutil.rmtree(aside, ignore_errors=True)
    print(f"{sum(run.counts.values())} files, {len(run.found)} findings, {time.monotonic() - start:.0f} s")
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())

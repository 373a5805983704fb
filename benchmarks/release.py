"""What a release costs: `make bench-release`, or see `--help`.

Made-up units (benchmarks/synthetic.py) are rendered by one process and by two, format by format; a process makes a
thousand documents while its memory is watched; a whole release is made, made again with nothing changed, and with one
unit changed; and the PDF is held against a plain call of WeasyPrint for the same page, in turn in one process each.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic import NAME, units
from generator.publish.release.slots import Limits, SlotExecutor
from generator.publish.release.warm import prepare
from generator.stages import Composed, compose_unit

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("docx", "html", "pdf")
WARM_UP = 100  # documents after which memory has to be flat
KIB_PER_MIB = 1024
UNIT = ROOT / "units/changji-government-office/2025-budget.yaml"
_composed: dict[str, Composed] = {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=300, help="units of the whole release")
    parser.add_argument("--rendered", type=int, default=24, help="units of the rates by format")
    parser.add_argument("--documents", type=int, default=1000, help="documents for the memory")
    parser.add_argument("--formats", default=",".join(FORMATS), help="formats of the rates and the memory")
    parser.add_argument("--only", default="", help="rates, memory, release, plain; separated by commas")
    parser.add_argument("--plain", choices=("fixed", "auto"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.plain:
        print(json.dumps(_plain(options.plain)))
        return
    formats = options.formats.split(",")
    chosen = [name for name in options.only.split(",") if name] or ["plain", "rates", "memory", "release"]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "templates").symlink_to(ROOT / "templates")
        if "plain" in chosen:
            _against_plain()
        if "rates" in chosen:
            _rates(units(Path(folder) / "rated", options.rendered), formats)
        if "memory" in chosen:
            _memory(units(Path(folder) / "remembered", 3), options.documents, formats)
        if "release" in chosen:
            _release(Path(folder), options.units)


# ── rates ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def render(path: str, extension: str) -> float:
    """One format of one unit in a worker; the seconds of the writer alone."""
    composed = _compose(path)
    begin = time.perf_counter()
    _writers()[extension](composed)
    return time.perf_counter() - begin


def whole(path: str, extension: str) -> float:
    """From the file to the format."""
    _composed.clear()
    return render(path, extension)


def _compose(path: str) -> Composed:
    if path not in _composed:
        composed, problems = compose_unit(Path(path))
        if composed is None:
            raise ValueError([problem.line("en") for problem in problems if problem.severity.value == "error"])
        _composed[path] = composed
    return _composed[path]


def _writers() -> dict[str, Callable[[Composed], object]]:
    from generator.write.docx import write_docx
    from generator.write.html.web_page import write_html
    from generator.write.pdf.pdf_file import write_pdf

    return {
        "docx": lambda one: write_docx(one.document, one.style),
        "html": lambda one: write_html(one.document, one.style),
        "pdf": lambda one: write_pdf(one.document, one.style),
    }


def _rates(files: list[Path], formats: list[str]) -> None:
    print(f"\n{len(files)} units from file to format, units a minute")
    print(f"{'':8}{'1 process':>12}{'2 processes':>14}{'ratio':>8}")
    for extension in formats:
        rates = []
        for slots in (1, 2):
            with SlotExecutor(slots, Limits(0, 0), prepare) as pool:
                list(pool.map(whole, [str(files[0])] * slots * 2, [extension] * slots * 2))  # warm
                begin = time.perf_counter()
                list(pool.map(whole, [str(file) for file in files], [extension] * len(files)))
                rates.append(len(files) / (time.perf_counter() - begin) * 60)
        print(f"{extension:8}{rates[0]:12.0f}{rates[1]:14.0f}{rates[1] / rates[0]:8.2f}")
    with SlotExecutor(1, Limits(0, 0), prepare) as pool:
        for extension in formats:
            seconds = list(pool.map(render, [str(file) for file in files], [extension] * len(files)))
            print(f"{extension}: writer alone, warm median {statistics.median(seconds[2:]):.3f} s")


# ── memory ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def remembered(path: str, extension: str) -> float:
    """Renders, and tells what memory the process holds afterwards."""
    render(path, extension)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / KIB_PER_MIB / KIB_PER_MIB


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB


def _memory(files: list[Path], count: int, formats: list[str]) -> None:
    print(f"\nmemory of one process over {count} documents, MB")
    print(f"{'':8}{'first':>8}{'last':>8}{'peak':>8}{'slope a document':>20}")
    for extension in formats:
        with SlotExecutor(1, Limits(0, 0), prepare) as pool:
            names = [str(files[number % len(files)]) for number in range(count)]
            held = list(pool.map(remembered, names, [extension] * count))
            highest = pool.submit(peak).result()
        after = held[min(WARM_UP, len(held) // 2) :]
        slope = statistics.linear_regression(range(len(after)), after).slope
        print(f"{extension:8}{held[0]:8.0f}{held[-1]:8.0f}{highest:8.0f}{slope:20.4f}", flush=True)


# ── a whole release ───────────────────────────────────────────────────────────────────────────────────────────────────


def _release(folder: Path, count: int) -> None:
    files = units(folder / "units", count)
    first = _run(folder)
    again = _run(folder)
    text = files[0].read_text("utf-8")
    files[0].write_text(re.sub(r"^  furniture: ([\d.]+)", "  furniture: 1234.56", text, count=1, flags=re.M), "utf-8")
    changed = _run(folder)
    print(f"\nrelease of {count} units, checked and verified, {multiprocessing.cpu_count()} cores")
    for what, (seconds, report) in (("first", first), ("nothing changed", again), ("one changed", changed)):
        share = seconds / first[0] * 100
        made, failed = report["made"], report["failed"]
        print(f"{what:16}{seconds:9.1f} s {share:7.2f}%   made {made}, failed {failed}")


def _run(folder: Path) -> tuple[float, dict[str, object]]:
    begin = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "release", NAME]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    seconds = time.perf_counter() - begin
    report: dict[str, object] = json.loads((folder / "public.work/report.json").read_bytes())
    return seconds, report


# ── against a plain call ──────────────────────────────────────────────────────────────────────────────────────────────


def _plain(layout: str) -> list[float]:
    """Seconds of `HTML(string=…).write_pdf()` for our page with its style, Noto CJK for every font.

    With `auto` the columns are as wide as WeasyPrint finds: that they are given beforehand is one of the levers.
    """
    import weasyprint

    from generator.write.html.stylesheet import stylesheet
    from generator.write.pdf.pdf_file import print_page

    composed = _compose(str(UNIT))
    css = re.sub(r"font-family:[^;}]+", 'font-family:"Noto Serif CJK SC"', stylesheet(composed.style, "print-pdf"))
    css = css.replace("table-layout: fixed", f"table-layout: {layout}")
    page = print_page(composed.document, composed.style).replace("</head>", f"<style>{css}</style></head>")
    if layout == "auto":
        page = re.sub(r"<colgroup>.*?</colgroup>", "", page)
    seconds = []
    for _ in range(6):
        begin = time.perf_counter()
        weasyprint.HTML(string=page).write_pdf()
        seconds.append(time.perf_counter() - begin)
    return seconds[2:]


def _against_plain() -> None:
    """Ours and the plain call in turn, each in a process of its own, warm."""
    ours: list[float] = []
    plain: dict[str, list[float]] = {"fixed": [], "auto": []}
    for _ in range(3):
        for layout, seconds in plain.items():
            command = [sys.executable, "-m", "benchmarks.release", "--plain", layout]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
            seconds.extend(json.loads(done.stdout))
        with SlotExecutor(1, Limits(0, 0), prepare) as pool:
            ours += list(pool.map(render, [str(UNIT)] * 6, ["pdf"] * 6))[2:]
    one = statistics.median(ours)
    print(f"PDF of a unit, warm: {one:.3f} s")
    for layout, seconds in plain.items():
        other = statistics.median(seconds)
        print(f"  plain call, {layout} column widths: {other:.3f} s, ratio {one / other:.2f}")


if __name__ == "__main__":
    main()

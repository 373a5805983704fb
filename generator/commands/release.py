"""The command release: all units of a year and kind, progress, a table at the end, exit codes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from generator.commands.shared.options import MOST_MEGABYTES, MOST_SECONDS, Memory, Seconds, Verify
from generator.commands.shared.terminal import FAILURE, MISUSE, messages, results, say, stop, words
from generator.core.language import language
from generator.publish.release.outcome import Report, Result
from generator.publish.release.plan import RELEASE, Plan
from generator.publish.release.publish import Places
from generator.publish.release.remote import fetch, is_address, upload
from generator.publish.release.slots import Limits, SlotExecutor
from generator.publish.release.steps import BusyError, release
from generator.publish.release.warm import prepare

BUSY = 3
PLAIN_EVERY = 10.0  # seconds between lines of progress where there is no terminal
MEGABYTE = 1_000_000
MOST_ERRORS = 5  # of a unit; report.json has all

HELP = words(
    "发布某一年的全部单位：检查、生成、核验，做成可直接上网的文件夹（网页、文件、开放数据）。只重做有变化的单位；"
    "整批一步切换；中断后再次运行即接着做。退出码：0 全部发布；"
    "1 有单位失败（其余已发布，用 --all-or-nothing 则都不发布）；"
    "2 用法有误或读写失败，没有发布；3 另一个发布正在进行；130 被 Ctrl-C 中断，没有发布。",
    "Release all units of a year: checked, made, verified, and put into a folder that can go on a web server as it is "
    "(site, documents, open data). Only what has changed is made anew; the folder is switched in one step; a run that "
    "was interrupted is taken up by the next. Exit codes: 0 all published; 1 units have failed (the others are "
    "published, with --all-or-nothing none is); 2 wrong call, or reading or writing failed, nothing published; 3 "
    "another release is running; 130 Ctrl-C, nothing published.",
)


Name = Annotated[str, typer.Argument(metavar="YEAR-KIND", help=words("例如 2025-budget。", "Say 2025-budget."))]
Source = Annotated[
    str,
    typer.Argument(
        metavar="UNITS",
        help=words("单位文件所在的文件夹，或 s3:// 等地址。", "The folder of all unit files, or an address (s3://)."),
    ),
]
Public = Annotated[
    Path, typer.Option("--out", help=words("发布的文件夹（旁边另有 DIR.work）。", "The published folder."))
]
Jobs = Annotated[
    int, typer.Option("--jobs", min=0, help=words("同时进行几个；0 为处理器个数。", "Processes; 0: one a core."))
]
Cluster = Annotated[
    str, typer.Option("--cluster", metavar="ADDRESS", help=words("Dask 调度器，tcp://…。", "A Dask scheduler."))
]
AllOrNothing = Annotated[
    bool, typer.Option("--all-or-nothing", help=words("有一个失败就都不发布。", "Publish all units or none."))
]
SiteUrl = Annotated[
    str, typer.Option("--site-url", help=words("网站地址，写进 sitemap.xml。", "Where the site will stand."))
]
Target = Annotated[
    str, typer.Option("--upload", metavar="URL", help=words("发布后再传到这个地址。", "Copy what is published there."))
]


def command(
    name: Name,
    source: Source = "units",
    out: Public = Path("public"),
    jobs: Jobs = 0,
    cluster: Cluster = "",
    all_or_nothing: AllOrNothing = False,
    address: SiteUrl = "",
    verified: Verify = True,
    target: Target = "",
    seconds: Seconds = MOST_SECONDS,
    memory: Memory = MOST_MEGABYTES,
) -> None:
    """Everything that users need to know of a failing unit is told; report.json has it all again."""
    if not RELEASE.fullmatch(name):
        stop(words(f"应写作 2025-budget 或 2024-final：{name}。", f"Write 2025-budget or 2024-final, not {name}."))
    if not is_address(source) and not Path(source).is_dir():
        stop(words(f"没有文件夹 {source}。", f"There is no folder {source}."))
    places = Places(Path(os.path.abspath(out)))
    executor = partial(_executor, cluster, jobs, Limits(seconds, memory * MEGABYTE))
    try:
        units = fetch(source, places.work / "inputs") if is_address(source) else Path(source)
        with _progress() as notify:
            report = release(name, units, out, executor, notify, all_or_nothing, address, verified)
    except BusyError as busy:
        messages.print(
            words(f"另一个发布正在进行（{busy}）。", f"Another release is running ({busy})."), style="red", markup=False
        )
        raise typer.Exit(BUSY) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        stop(words(f"没有发布：{where}{error.strerror}", f"Nothing published: {where}{error.strerror}"))
    _tell(report, places, units)
    if report.published and target:
        _upload(places, target)
    if report.failed:
        raise typer.Exit(FAILURE)


def _executor(cluster: str, jobs: int, limits: Limits) -> Executor:
    """What the units run in: a cluster's workers, or processes on this machine, one a core unless `jobs` says."""
    if cluster:
        from generator.publish.release.cluster import on_cluster

        return on_cluster(cluster, limits)
    return SlotExecutor(jobs or len(os.sched_getaffinity(0)), limits, prepare)


@contextmanager
def _progress() -> Iterator[Callable[[Plan, int], Callable[[Result], None]]]:
    """A bar on a terminal, a line now and then elsewhere."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failing]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as progress:

        def begin(plan: Plan, done: int) -> Callable[[Result], None]:
            total = len(plan.units)
            task = progress.add_task(plan.release, total=total, completed=done, failing="")
            state = {"done": done, "failing": 0, "last": time.monotonic(), "begin": time.monotonic()}

            def each(result: Result) -> None:
                state["done"] += 1
                state["failing"] += not result.ok
                failing = words(f"失败 {state['failing']}", f"{state['failing']} failing")
                progress.update(task, completed=state["done"], failing=failing if state["failing"] else "")
                now = time.monotonic()
                if not messages.is_terminal and now - state["last"] >= PLAIN_EVERY:
                    state["last"] = now
                    rate = (state["done"] - done) / max(now - state["begin"], 0.001)
                    left = (total - state["done"]) / rate if rate else 0
                    messages.print(
                        words(
                            f"{state['done']}/{total}，{failing}，每分钟 {rate * 60:.0f} 个，约剩 {left:.0f} 秒",
                            f"{state['done']}/{total}, {failing}, {rate * 60:.0f} a minute, {left:.0f} s left",
                        )
                    )

            return each

        yield begin


def _tell(report: Report, places: Places, units: Path) -> None:
    """Problems unit by unit, then the table."""
    for problem in report.problems:
        messages.print(problem.line(language()), style="red", markup=False)
    if report.problems:
        messages.print(words("没有发布。", "Nothing published."), style="red")
        raise typer.Exit(FAILURE)
    if not report.results:
        stop(words(f"{units} 里没有 {report.release}.yaml。", f"{units} has no {report.release}.yaml."))
    for result in report.results:
        errors = result.errors
        for problem in errors[:MOST_ERRORS]:
            messages.print(problem.line(language()), style="red", markup=False)
        if len(errors) > MOST_ERRORS:
            more = len(errors) - MOST_ERRORS
            messages.print(
                words(f"  {result.folder} 还有 {more} 个错误", f"  {result.folder}: {more} more errors"), markup=False
            )
    _table(report)
    messages.print(words(f"报告：{places.report}", f"Report: {places.report}"), markup=False)
    if report.published:
        say(str(places.out))
    else:
        messages.print(words("没有发布，原来发布的没有变。", "Nothing published; what was published stays."))


def _upload(places: Places, target: str) -> None:
    try:
        count = upload(places.out.resolve(), target)
    except OSError as error:
        messages.print(words(f"没有传完：{error}", f"Not copied: {error}"), style="red", markup=False)
        raise typer.Exit(MISUSE) from None
    messages.print(words(f"传到 {target}：{count} 个文件有变化", f"{target}: {count} files have changed"), markup=False)


def _table(report: Report) -> None:
    table = Table(title=report.release, show_header=False)
    rows = (
        (words("单位", "units"), len(report.results)),
        (words("本次制作", "made"), report.made),
        (words("没有变化", "unchanged"), report.taken),
        (words("失败", "failed"), report.failed),
        (words("失败而保留原公开", "failed, earlier version kept"), report.kept),
        (words("警告", "warnings"), sum(one.severity == "warning" for each in report.results for one in each.problems)),
        (words("秒", "seconds"), f"{report.seconds:.1f}"),
    )
    for label, value in rows:
        table.add_row(str(label), str(value))
    results.print(table)

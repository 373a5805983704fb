"""A release from its unit files to the published folder: plan, make what has changed, publish in one step."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from generator.core.files import STAGED_PREFIX, make_folder, write_all
from generator.core.problem import Place, Problem
from generator.publish.release.inputs import key_of
from generator.publish.release.plan import Plan, Planned, plan
from generator.publish.release.publish import NEXT, Places, publish
from generator.publish.release.slots import TaskError
from generator.publish.release.task import Result, Task, make_unit, stored

Notify = Callable[[Result], None]


class BusyError(Exception):
    """Another release is running on the same folder."""


@dataclass
class Report:
    """What became of a release; `made` were rendered in this run, `taken` came from earlier ones."""

    release: str
    published: bool = False
    made: int = 0
    taken: int = 0
    failed: int = 0
    kept: int = 0
    seconds: float = 0.0
    problems: list[list[str]] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def as_json(self) -> str:
        """For report.json: every unit's outcome, without the summaries that the manifests have."""
        tree = {key: value for key, value in asdict(self).items() if key != "results"}
        units = [
            {"folder": one.folder, "ok": one.ok, "key": one.key, "seconds": one.seconds, "problems": one.problems}
            for one in self.results
        ]
        return json.dumps({**tree, "units": units}, ensure_ascii=False, indent=1) + "\n"


def release(
    name: str,
    units: Path,
    out: Path,
    executor: Callable[[], Executor],
    notify: Callable[[Plan, int], Notify],
    all_or_nothing: bool = False,
    address: str = "",
    verified: bool = True,
) -> Report:
    """Releases every unit of `name` (2025-budget). OSError and BusyError are the caller's to tell.

    `executor` is asked for one only where there is work. `notify` is told the plan and how much of it is done already,
    and gives what is to be told each result.
    """
    begin = time.monotonic()
    places = Places(Path(os.path.abspath(out)))
    report = Report(name)
    with _locked(places):
        planned = plan(name, units)
        report.problems = [_told(problem) for problem in planned.problems]
        if planned.problems or not planned.units:
            return report
        places.store.sweep()
        tasks = [_task(name, unit, places, verified) for unit in planned.units]
        found = {task.folder: result for task in tasks if (result := stored(places.store, task)) is not None}
        tell = notify(planned, len(found))
        todo = [task for task in tasks if task.folder not in found]
        for result in _done(todo, executor) if todo else ():
            found[result.folder] = result
            report.made += 1
            tell(result)
        report.taken = len(tasks) - len(todo)
        report.results = [found[task.folder] for task in tasks]
        report.failed = sum(not result.ok for result in report.results)
        if not (all_or_nothing and report.failed) and report.failed < len(tasks):
            before = {unit["folder"] for unit in places.manifests().get(name, {}).get("units", ())}
            report.kept = sum(not result.ok and result.folder in before for result in report.results)
            publish(places, name, report.results, address, is_new=report.made > 0)
            report.published = True
        report.seconds = round(time.monotonic() - begin, 3)
        write_all(places.work, {places.report.name: report.as_json().encode()})
    return report


def _task(name: str, unit: Planned, places: Places, verified: bool) -> Task:
    key = key_of(unit, f"{name} {'verified' if verified else 'not verified'}")
    path = os.path.abspath(unit.path)
    return Task(name, unit.folder, path, key, str(places.store.root), verified, str(unit.path))


def _done(tasks: list[Task], executor: Callable[[], Executor]) -> Iterator[Result]:
    """Results as they come; a task that was lost is a result that says how."""
    pool = executor()
    waiting: dict[Future[Result], Task] = {}
    try:
        waiting = {pool.submit(make_unit, task): task for task in tasks}
        for future in as_completed(waiting):
            yield _outcome(future, waiting[future])
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _outcome(future: Future[Result], task: Task) -> Result:
    try:
        return future.result()
    except TaskError as error:
        problem = Problem(error.code, Place(task.shown), {"detail": error.detail})
    except OSError as error:
        if error.filename is None or str(error.filename).startswith(task.store):
            raise  # the store itself: the disk is full, or cannot be written to
        problem = Problem("file-unreadable", Place(task.shown), {"reason": error.strerror or str(error)})
    except Exception as error:
        problem = Problem("worker-failed", Place(task.shown), {"detail": f"{type(error).__name__}: {error}"})
    return Result(task.folder, task.key, False, [_told(problem)])


def _told(problem: Problem) -> list[str]:
    return [problem.severity.value, problem.code, problem.line("zh"), problem.line("en")]


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    """One release at a time; the lock goes with the process, however it ends."""
    make_folder(places.versions)
    places.store.root.mkdir(exist_ok=True)
    if places.out.exists() and not places.out.is_symlink():
        raise FileExistsError(17, "exists and is no published folder", str(places.out))
    with places.lock.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(str(places.work)) from None
        _sweep_unfinished(places)
        yield


def _sweep_unfinished(places: Places) -> None:
    for left in places.versions.glob(f"{NEXT}*"):
        shutil.rmtree(left, ignore_errors=True)
    for file in (places.work / NEXT, *places.work.glob(f"{STAGED_PREFIX}*")):
        file.unlink(missing_ok=True)

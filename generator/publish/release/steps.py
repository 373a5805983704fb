"""A release from its unit files to the published folder: plan, make what has changed, publish in one step."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from generator.core.files import STAGED_PREFIX, make_folder, write_all
from generator.core.locks import locked_file
from generator.core.problem import Place, Problem
from generator.publish.release.inputs import key_of
from generator.publish.release.outcome import Report, Result, told
from generator.publish.release.plan import Plan, Planned, plan
from generator.publish.release.publish import NEXT, Manifest, Places, publish
from generator.publish.release.slots import TaskError
from generator.publish.release.store import Store
from generator.publish.release.task import Task, make_unit, stored

Notify = Callable[[Result], None]


class BusyError(Exception):
    """Another release is running on the same folder."""


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
    with _locked(places):
        planned = plan(name, units)
        if planned.problems or not planned.units:
            return Report(name, problems=told(planned.problems))
        before = places.manifests()
        places.store.sweep()
        tasks = [_task(name, unit, places, verified) for unit in planned.units]
        results, made = _results(tasks, places.store, executor, lambda taken: notify(planned, taken))
        report = Report(name, results=results, made=made)
        if not (all_or_nothing and report.failed) and report.failed < len(results):
            report = _published(report, places, before, address)
        report = replace(report, seconds=round(time.monotonic() - begin, 3))
        write_all(places.work, {places.report.name: report.as_json()})
    return report


def _results(
    tasks: list[Task], store: Store, executor: Callable[[], Executor], begin: Callable[[int], Notify]
) -> tuple[tuple[Result, ...], int]:
    """What the store has of earlier runs, and what is made now, in the order of the tasks; how many were made."""
    found = {task.folder: result for task in tasks if (result := stored(store, task)) is not None}
    tell = begin(len(found))
    todo = [task for task in tasks if task.folder not in found]
    for result in _done(todo, executor) if todo else ():
        found[result.folder] = result
        tell(result)
    return tuple(found[task.folder] for task in tasks), len(todo)


def _published(report: Report, places: Places, before: Mapping[str, Manifest], address: str) -> Report:
    """Switches to what was made; a unit that failed keeps what was published of it before, if anything was."""
    there = {unit.folder for unit in before[report.release].units} if report.release in before else set()
    kept = sum(not result.ok and result.folder in there for result in report.results)
    publish(places, before, report.release, report.results, address, is_new=report.made > 0)
    return replace(report, published=True, kept=kept)


def _task(name: str, unit: Planned, places: Places, verified: bool) -> Task:
    key = key_of(unit, f"{name} {'verified' if verified else 'not verified'}")
    path = os.path.abspath(unit.path)
    return Task(
        release=name,
        folder=unit.folder,
        unit_file=path,
        key=key,
        store=str(places.store.root),
        verified=verified,
        shown=str(unit.path),
    )


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
    return Result(task.folder, task.key, False, told([problem]))


@contextmanager
def _locked(places: Places) -> Iterator[None]:
    """One release at a time; the lock goes with the process, however it ends."""
    make_folder(places.versions)
    places.store.root.mkdir(exist_ok=True)
    if places.out.exists() and not places.out.is_symlink():
        raise FileExistsError(17, "exists and is no published folder", str(places.out))
    with ExitStack() as stack:
        try:
            stack.enter_context(locked_file(places.lock, wait=False))
        except BlockingIOError:
            raise BusyError(str(places.work)) from None
        _sweep_unfinished(places)
        yield


def _sweep_unfinished(places: Places) -> None:
    for left in places.versions.glob(f"{NEXT}*"):
        shutil.rmtree(left, ignore_errors=True)
    for file in (places.work / NEXT, *places.work.glob(f"{STAGED_PREFIX}*")):
        file.unlink(missing_ok=True)

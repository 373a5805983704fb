"""Processes that outlive their tasks but not their faults: an Executor whose tasks cannot hurt one another.

Each slot is a process that does one task after the other. One that dies, or does not come back in time, costs the task
that it had, and the slot gets a new process. `ProcessPoolExecutor` loses every task in its queue when a worker dies.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Literal

if sys.platform != "win32":
    import resource

PR_SET_PDEATHSIG = 1
Start = Literal["spawn", "fork"]
OUT_OF_MEMORY = 71  # exit code of a process that has no memory left even to say so
GRACE = 5.0  # seconds for a process to end by itself


class TaskError(Exception):
    """A task that did not come back; `code` names the problem: worker-died, worker-timeout or worker-memory."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Limits:
    """What a task may take: seconds by the clock, bytes of address space; 0 is without limit."""

    seconds: float = 120.0
    memory: int = 2_500_000_000


@dataclass(slots=True)
class _Job:
    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class SlotExecutor(Executor):
    """`submit` as of any Executor; a task that is lost sets a TaskError.

    Processes that are to live long are spawned. One that does a single task is forked: it starts at once, with the
    modules of its parent, which must have no other threads at work.
    """

    def __init__(
        self, slots: int, limits: Limits, prepare: Callable[[], None] | None = None, start: Start = "spawn"
    ) -> None:
        self._limits, self._prepare, self._start = limits, prepare, start
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._stopping = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(slots)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._stopping:
            raise RuntimeError("the executor is shut down")
        if kwargs:
            raise TypeError("tasks take their arguments by place")
        job = _Job(Future(), fn, args)
        self._jobs.put(job)
        return job.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._stopping = True
        if cancel_futures:
            while True:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if job is not None:
                    job.future.cancel()
        for _ in self._threads:
            self._jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _serve(self) -> None:
        """One slot, from its first task to its last."""
        slot = _Slot(self._limits, self._prepare, self._start)
        try:
            while (job := self._jobs.get()) is not None:
                if not job.future.set_running_or_notify_cancel():
                    continue
                try:
                    job.future.set_result(slot.do(job.function, job.arguments))
                except BaseException as error:
                    job.future.set_exception(error)
        finally:
            slot.stop()


class _Slot:
    """A process and the pipe to it."""

    def __init__(self, limits: Limits, prepare: Callable[[], None] | None, start: Start) -> None:
        self._limits, self._prepare, self._start = limits, prepare, start
        self._context: Any = multiprocessing.get_context(start)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def do(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        pipe = self._running()
        try:
            pipe.send((function, arguments))
            if not pipe.poll(self._limits.seconds or None):
                self.kill()
                raise TaskError("worker-timeout", f"{self._limits.seconds:g}")
            is_done, value = pipe.recv()
        except (EOFError, OSError):
            status = self._status()
            self.kill()
            if status == f"exit {OUT_OF_MEMORY}":
                raise self._out_of_memory() from None
            raise TaskError("worker-died", status) from None
        if is_done:
            return value
        if isinstance(value, MemoryError):
            self.kill()  # what is left of its memory is anybody's guess
            raise self._out_of_memory()
        raise value

    def _out_of_memory(self) -> TaskError:
        return TaskError("worker-memory", f"{self._limits.memory // 1_000_000}")

    def _running(self) -> Connection:
        if self._process is None or self._pipe is None or not self._process.is_alive():
            self.kill()
            self._pipe, theirs = self._context.Pipe()
            arguments = (theirs, self._limits, self._prepare, os.getpid())
            self._process = self._context.Process(target=_work, args=arguments, daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _status(self) -> str:
        """How the process ended: by which signal, or with which code."""
        if self._process is None:
            return "?"
        self._process.join(GRACE)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit {code}"
        return signal.Signals(-code).name

    def kill(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def stop(self) -> None:
        """Lets the process end by itself, and then sees to it."""
        # a forked process has this end of the pipe too, and would not see it close
        if self._process is not None and self._pipe is not None and self._start == "spawn":
            self._pipe.close()
            self._process.join(GRACE)
        self._pipe = None
        self.kill()


def _work(pipe: Connection, limits: Limits, prepare: Callable[[], None] | None, parent: int) -> None:
    """The process: tasks until the pipe closes. It dies with its parent, and Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    if prepare is not None:
        with suppress(Exception):  # only a warm-up: what fails (a full TMPDIR) fails again in a task, and is told
            prepare()
    if limits.memory and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    try:
        _tasks(pipe)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _tasks(pipe: Connection) -> None:
    """One task after the other, until the pipe closes."""
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, function(*arguments))
        except BaseException as error:
            answer = (False, _sendable(error))
        try:
            pipe.send(answer)
        except (BrokenPipeError, OSError):
            return


def _sendable(error: BaseException) -> BaseException:
    """The error itself if it can travel, else its words."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error

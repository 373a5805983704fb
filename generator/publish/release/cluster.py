"""Units of a release on a Dask cluster: the same tasks, on a shared file system.

A worker of the cluster does a task in a process of its own, so that a unit's limits hold there too and a unit that
fails costs the worker nothing. A worker that is lost costs its tasks a second run on another.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any

from generator.publish.release.slots import Limits, SlotExecutor
from generator.publish.release.warm import prepare


class ClusterExecutor(Executor):
    """Dask's own Executor, whose tasks run guarded."""

    def __init__(self, client: Any, limits: Limits) -> None:
        self._client, self._limits = client, limits
        self._executor = client.get_executor(pure=False, retries=3)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = self._executor.submit(guarded, self._limits, fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait)
        self._client.close()


def on_cluster(address: str, limits: Limits) -> Executor:
    """An executor on the cluster of a scheduler; OSError where there is none, or Dask is not installed."""
    try:
        import distributed
    except ImportError:
        raise OSError(2, "Dask is not installed: pip install 'gongkai[cluster]'") from None
    return ClusterExecutor(distributed.Client(address, timeout="8s"), limits)  # type: ignore[no-untyped-call]


def guarded(limits: Limits, function: Callable[..., Any], *arguments: Any) -> Any:
    """On a worker of the cluster: the task in the process that this worker keeps for tasks."""
    return _slot(limits).submit(function, *arguments).result()


@cache
def _slot(limits: Limits) -> SlotExecutor:
    return SlotExecutor(1, limits, prepare)

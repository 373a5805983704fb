"""Tasks that die, hang or eat memory cost themselves and nothing else."""

from __future__ import annotations

import ctypes
import os
import time
from concurrent.futures import Executor, as_completed
from pathlib import Path

import pytest

from generator.publish.release.slots import Limits, SlotExecutor, TaskError
from tests.world import wait_for

PATIENCE = 120  # seconds: nothing takes so long, however much else runs


def square(number: int) -> int:
    return number * number


def segfault() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(7)


def hang() -> None:
    time.sleep(600)


def eat() -> int:
    return len([bytearray(50_000_000) for _ in range(1000)])


def complain() -> None:
    raise ValueError("数不对")


def where() -> int:
    return os.getpid()


@pytest.mark.parametrize(
    ("bad", "code"),
    [(segfault, "worker-died"), (leave, "worker-died"), (hang, "worker-timeout"), (eat, "worker-memory")],
)
def test_a_bad_task_costs_only_itself(bad: object, code: str) -> None:
    with SlotExecutor(2, Limits(seconds=5 if bad is hang else PATIENCE, memory=1_500_000_000)) as pool:
        lost = pool.submit(bad)  # type: ignore[arg-type]
        others = [pool.submit(square, number) for number in range(20)]
        assert [future.result(PATIENCE) for future in others] == [number * number for number in range(20)]
        with pytest.raises(TaskError) as error:
            lost.result(PATIENCE)
    assert error.value.code == code


def test_an_exception_is_the_tasks_own() -> None:
    with SlotExecutor(1, Limits()) as pool:
        with pytest.raises(ValueError, match="数不对"):
            pool.submit(complain).result(PATIENCE)
        assert pool.submit(square, 3).result(PATIENCE) == 9


def test_a_process_does_many_tasks() -> None:
    with SlotExecutor(1, Limits()) as pool:
        assert len({pool.submit(where).result(PATIENCE) for _ in range(5)}) == 1


def test_it_is_a_standard_executor() -> None:
    pool: Executor = SlotExecutor(2, Limits())
    futures = [pool.submit(square, number) for number in range(4)]
    assert sorted(future.result() for future in as_completed(futures)) == [0, 1, 4, 9]
    assert list(pool.map(square, [5, 6])) == [25, 36]
    pool.shutdown()
    with pytest.raises(RuntimeError):
        pool.submit(square, 1)


def test_what_waits_can_be_cancelled() -> None:
    pool = SlotExecutor(1, Limits())
    busy = pool.submit(time.sleep, 0.5)
    waiting = [pool.submit(square, number) for number in range(5)]
    pool.shutdown(cancel_futures=True)
    assert busy.done() and all(future.cancelled() for future in waiting[1:])


def test_a_worker_dies_with_its_parent(tmp_path: Path) -> None:
    """Whoever kills the release kills its workers."""
    import subprocess
    import sys

    script = (
        "import os, time\n"
        "from generator.publish.release.slots import Limits, SlotExecutor\n"
        "from tests.publish.release.test_slots import hang, where\n"
        "if __name__ == '__main__':\n"
        "    pool = SlotExecutor(1, Limits())\n"
        "    print(pool.submit(where).result(), flush=True)\n"
        "    pool.submit(hang); time.sleep(0.3); os.kill(os.getpid(), 9)\n"
    )
    file = tmp_path / "parent.py"
    file.write_text(script, "utf-8")
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, file], cwd=root, env=environment, stdout=subprocess.PIPE, check=False)
    worker = int(done.stdout)
    wait_for(lambda: not Path(f"/proc/{worker}").exists())

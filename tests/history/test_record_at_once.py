"""Thirty processes that record at the same moment: none is lost."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from generator.history.record import Published, record

COUNT = 30


def put(path: Path) -> None:
    record(path, Published("2025-02-10", "主任", path.stem))


def test_none_is_lost(tmp_path: Path) -> None:
    files = [tmp_path / f"{2000 + number}-budget.yaml" for number in range(COUNT)]
    for path in files:
        path.write_text(path.stem)
    with ProcessPoolExecutor(COUNT, mp_context=get_context("fork")) as pool:
        list(pool.map(put, files))
    assert list(json.loads((tmp_path / "published.json").read_bytes())) == [path.stem for path in files]

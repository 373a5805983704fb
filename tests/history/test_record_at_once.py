"""Thirty processes that record at the same moment: none is lost."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from generator.core.locks import locked
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


def test_what_a_killed_recording_left_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "2025-budget.yaml"
    path.write_text("a")
    (tmp_path / "published").mkdir()
    for folder in (tmp_path, tmp_path / "published"):
        (folder / ".gongkai-ab12.tmp").touch()
    put(path)
    assert not list(tmp_path.rglob(".gongkai-*"))


def test_a_folder_that_is_locked_already_is_not_waited_for(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path / "."):
        pass

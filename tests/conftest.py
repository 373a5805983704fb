"""What tests of several stages share."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import UNIT_IDS, World, real_units

UNITS = real_units()
FORMATS = (".docx", ".pdf", ".html", ".json")


@pytest.fixture(params=UNITS, ids=UNIT_IDS, scope="session")
def real_unit(request: pytest.FixtureRequest) -> Path:
    """Each real unit's file; `@pytest.mark.parametrize("real_unit", mostly_slow(…), indirect=True)` for fewer."""
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="session")
def output_files(real_unit: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is made of the real unit, by file ending; made once, whichever worker asks first. Not to be changed."""
    folder = _of_all_workers(tmp_path_factory) / f"{real_unit.parent.name}-{real_unit.stem}"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = folder.with_suffix(".unfinished")
            built = build(real_unit, unfinished)
            assert not built.failed, built.problems
            unfinished.rename(folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == len(FORMATS)
    return {suffix: path for suffix in FORMATS for path in files if path.suffix == suffix}


def _of_all_workers(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of the whole run: with xdist each worker has its own one below."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def outputs(output_files: dict[str, Path]) -> dict[str, bytes]:
    """The same as bytes."""
    return {suffix: path.read_bytes() for suffix, path in output_files.items()}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A copy of the real unit and template sets, the test's own to spoil."""
    return World(tmp_path / "world")

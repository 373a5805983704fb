"""What tests of several stages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import World, real_units

UNITS = real_units()


@pytest.fixture(params=UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}", scope="session")
def output_files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is made of each real unit, by file ending."""
    built = build(request.param, tmp_path_factory.mktemp("out"))
    assert not built.failed, built.problems
    return {path.suffix: path for path in built.outputs}


@pytest.fixture(scope="session")
def outputs(output_files: dict[str, Path]) -> dict[str, bytes]:
    """The same as bytes."""
    return {suffix: path.read_bytes() for suffix, path in output_files.items()}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A copy of the real unit and template sets, the test's own to spoil."""
    return World(tmp_path / "world")

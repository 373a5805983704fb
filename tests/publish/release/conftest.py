"""A release that many tests look at."""

from __future__ import annotations

import pytest

from tests.publish.release.small import NAME, small
from tests.world import World, gongkai


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Three small units, released; not to be changed."""
    world = small(tmp_path_factory.mktemp("first") / "world")
    done = gongkai("release", NAME, "--no-verify", cwd=world.folder)
    assert done.returncode == 0, done.stderr
    return world

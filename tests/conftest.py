"""What tests of several stages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A copy of the real unit and template sets, the test's own to spoil."""
    return World(tmp_path / "world")

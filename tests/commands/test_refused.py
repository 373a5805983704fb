"""What the system refuses a command as a whole: one line and an exit code; names that are one folder elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.world import World


@pytest.mark.parametrize(("shell", "code"), [(">/dev/full", 1), (">&-", 0)])
def test_standard_output_full_or_closed(shell: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m generator schema {shell}"], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert done.stderr.count("\n") == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("second", ["CAFÉ", unicodedata.normalize("NFD", "café")])
def test_folders_that_are_one_elsewhere(world: World, second: str) -> None:
    taken: dict[Path, Path] = {}
    codes = []
    for name in ("café", second):
        folder = world.unit.parent.with_name(name)
        shutil.copytree(world.unit.parent, folder)
        done = build(folder / world.unit.name, world.folder / "out", ["html"], taken=taken, verified=False)
        codes.append([problem.code for problem in done.problems if problem.code == "output-twice"])
    assert codes == [[], ["output-twice"]]

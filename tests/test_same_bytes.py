"""The same unit file gives the same bytes: in another folder, time zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.world import UNIT, mostly_slow

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("real_unit", mostly_slow(UNIT), indirect=True)
def test_outputs_are_byte_identical_wherever_they_are_made(
    real_unit: Path, output_files: dict[str, Path], tmp_path: Path
) -> None:
    """Made by this process as it is, and by one in another folder, in a time zone and locale that nobody tests in."""
    here = {path.name: path.read_bytes() for path in output_files.values()}
    elsewhere = tmp_path / "另一处" / "project"
    shutil.copytree(ROOT / "templates", elsewhere / "templates")
    shutil.copytree(real_unit.parent, elsewhere / "units" / real_unit.parent.name)
    folder = elsewhere / "units" / real_unit.parent.name
    environment = {"TZ": "Pacific/Chatham", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "2"}
    there = made(folder, Path(real_unit.name), tmp_path / "there", **environment)
    assert sorted(here) == sorted(there)
    assert {path.suffix for path in map(Path, here)} == {".docx", ".pdf", ".html", ".json"}
    assert [name for name in here if here[name] != there[name]] == []


def made(folder: Path, unit: Path, out: Path, **environment: str) -> dict[str, bytes]:
    """The files that a build in a process of its own writes, by name."""
    command = [sys.executable, "-m", "generator", "build", str(unit), "--out", str(out), "--quiet"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}

"""The same unit file gives the same bytes: in another folder, time zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.world import real_units

ROOT = Path(__file__).parents[1]
UNITS = real_units()


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_outputs_are_byte_identical_wherever_they_are_made(unit: Path, tmp_path: Path) -> None:
    here = outputs(ROOT, unit.relative_to(ROOT), tmp_path / "here", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    elsewhere = tmp_path / "另一处" / "project"
    shutil.copytree(ROOT / "templates", elsewhere / "templates")
    shutil.copytree(unit.parent, elsewhere / "units" / unit.parent.name)
    inside = Path(unit.name)
    folder = elsewhere / "units" / unit.parent.name
    there = outputs(folder, inside, tmp_path / "there", TZ="Asia/Shanghai", LC_ALL="zh_CN.UTF-8", PYTHONHASHSEED="2")
    assert sorted(here) == sorted(there)
    assert {path.suffix for path in map(Path, here)} == {".docx", ".pdf", ".html", ".json"}
    assert [name for name in here if here[name] != there[name]] == []


def outputs(folder: Path, unit: Path, out: Path, **environment: str) -> dict[str, bytes]:
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

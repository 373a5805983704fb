"""The JSON Schema beside the sample units is the one that `gongkai schema` prints, and each unit file names it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "units" / "unit.schema.json"


def test_the_file_is_what_the_command_prints() -> None:
    done = subprocess.run([sys.executable, "-m", "generator", "schema"], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == FILE.read_bytes(), "run: .venv/bin/gongkai schema > units/unit.schema.json"


def test_every_unit_file_names_it_in_its_first_line() -> None:
    units = sorted((ROOT / "units").glob("*/*.yaml"))
    assert units
    for unit in units:
        first = unit.read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../unit.schema.json"
        assert (unit.parent / "../unit.schema.json").resolve() == FILE

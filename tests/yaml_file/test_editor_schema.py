"""The JSON Schemas beside the sample units are those that `gongkai schema` prints, and each unit file names its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.core.schemas import COMPARISON, KINDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", (*KINDS, COMPARISON))
def test_the_file_is_what_the_command_prints(kind: str) -> None:
    command = [sys.executable, "-m", "generator", "schema", "--kind", kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    file = ROOT / f"units/{kind}.schema.json"
    assert done.stdout == file.read_bytes(), f"run: .venv/bin/gongkai schema --kind {kind} > units/{kind}.schema.json"


def test_every_unit_file_names_the_schema_of_its_kind_in_its_first_line() -> None:
    units = sorted((ROOT / "units").glob("*/*.yaml"))
    assert len(units) >= 5
    for unit in units:
        text = unit.read_text("utf-8")
        kind = COMPARISON if "\ncomparison_only: " in text else unit.stem.split("-")[1]
        first = text.splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../{kind}.schema.json"
        assert (unit.parent / f"../{kind}.schema.json").resolve().is_file()

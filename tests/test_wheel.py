"""The built wheel holds what it needs to work outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "units" / "changji-government-office" / "2025-budget.yaml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ["--disable-pip-version-check", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


def test_it_holds_templates_schemas_and_the_classification(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("templates/base/style.docx", "data/unit.schema.yaml", "data/classification/functional-2025.csv"):
        assert f"generator/{name}" in names
    assert not [name for name in names if name.startswith(("units/", "tests/"))]


def test_it_builds_a_unit_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """The unpacked wheel stands in for an installed one: its templates are the only ones there."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    unit = tmp_path / "units" / "office" / UNIT.name
    shutil.copytree(UNIT.parent, unit.parent)
    command = [sys.executable, "-m", "generator", "build", str(unit), "--format", "docx", "--out", "out", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").rglob("*.*") if path.is_file()) == [".docx", ".json"]
    shown = subprocess.run(
        [sys.executable, "-c", "import generator; print(generator.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path / "site") in shown.stdout

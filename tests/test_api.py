"""The public interface: what docs/api.md promises, and its example as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from tests.world import ROOT, World

PAGE = (ROOT / "docs/api.md").read_text("utf-8")
EXAMPLE = re.findall(r"```python\n(.*?)```", PAGE, re.S)
# What building a unit has no use for: releases, sites, workbooks, differences, trials, and a network.
NOT_NEEDED = {
    *("generator.publish", "generator.diff", "generator.trial", "generator.compare"),
    *("xlsxwriter", "urllib.request", "weasyprint", "pdfminer", "distributed", "rjieba", "PIL"),
}


def test_the_example_runs(world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(world.folder)
    (code,) = EXAMPLE
    exec(compile(code, "docs/api.md", "exec"), {})
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line.endswith((".docx", ".html", "facts.json"))]
    assert re.fullmatch(r"\d+ of \d+ numbers recomputed, \d+ findings", told[-1])


def test_verify_can_be_called_whatever_was_imported_before() -> None:
    """The folder generator/verify has the function's name, and a build that verifies imports it."""
    code = "import generator.verify.verification, generator; from generator import verify\n"
    code += "print(verify([]), generator.verify([]))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[] []\n"


def test_every_public_name_is_there_and_in_the_page() -> None:
    for name in generator.__all__:
        assert getattr(generator, name) is not None
    named = set(re.findall(r"`(\w+)[`(]", PAGE))
    assert set(generator.__all__) - {"__version__", "Place", "Unit", "Verified", "Built"} <= named
    assert set(generator.__all__) <= set(dir(generator))
    with pytest.raises(AttributeError):
        _ = generator.nothing  # type: ignore[attr-defined]


def _imported(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a command imports."""
    code = f"import sys; sys.argv[1:] = {list(arguments)!r}\nfrom generator.cli import main\n"
    code += "try: main()\nexcept SystemExit: pass\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_commands_import_what_they_need_only(world: World) -> None:
    unit = str(world.unit.relative_to(world.folder))
    built = _imported("build", unit, "--format", "docx", "--no-verify", cwd=world.folder)
    assert "generator.pipeline" in built
    assert built & NOT_NEEDED == set()
    version = _imported("--version", cwd=world.folder)
    assert "generator.pipeline" not in version and version & {*NOT_NEEDED, "lxml", "jinja2", "cerberus"} == set()

"""The limit of time is raised in what a unit does, never while a module is loaded."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from generator.commands.shared import bounded


def test_no_module_is_left_half_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_to_load.py").write_text("import time\ntime.sleep(0.3)\nwhole = True\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(bounded, "AGAIN", 0.1)
    with pytest.raises(bounded.TimeUpError), bounded.within(0.05, 0):
        import slow_to_load

        time.sleep(5)
    assert slow_to_load.whole and sys.modules["slow_to_load"] is slow_to_load

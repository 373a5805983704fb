"""Command by command: a full disk, a folder that may not be written to, no TMPDIR, nobody who reads what is said.

Each ends with an exit code and a line that says why, never with a traceback, and leaves what there was.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.forked import Forked
from tests.publish.release.small import small, tree
from tests.small import BUDGET
from tests.world import World

HERE = "units/u01/2025-budget.yaml"
CHANGED = "units/u02/2025-budget.yaml"  # on record, and changed since
PLAIN = ("--no-verify",)
WRITING: dict[str, tuple[str, ...]] = {
    "build": ("build", HERE, "--format", "docx,html", *PLAIN),
    "build-new": ("build", HERE, "--format", "html", "--out", "elsewhere", *PLAIN),
    "archive": ("archive", HERE, *PLAIN),
    "correction": ("archive", CHANGED, "--correction", "更正", *PLAIN),
    "new": ("new", "u03", "--name", "示例单位"),
    "new-from": ("new", "u01", "--from", HERE),
    "templates-new": ("templates", "new", "yunling-city/budget-2026", "--from", "xinjiang/budget"),
    "templates-check": ("templates", "check", "changji-city/budget-2025", "--quick", "--out", "trials"),
    "diff": ("diff", "units/u01/2024-budget.yaml", HERE, "--format", "html", "--output", "report.html"),
    "audit": ("audit", "out", "--output", "found.txt"),  # says on standard error that it is done
    "release": ("release", "2025-budget", "units", *PLAIN),
}
READING: dict[str, tuple[str, ...]] = {
    "check": ("check", HERE),
    "check-json": ("check", HERE, "--format", "json"),
    "verify": ("verify", "out"),
    "diff-text": ("diff", "units/u01/2024-budget.yaml", HERE),
    "schema": ("schema",),
    "templates": ("templates",),
    "doctor": ("doctor",),
}
# They make a PDF, or start processes.
LONG = {"archive", "correction", "templates-check", "audit", "release", "verify", "doctor"}


def cases(commands: dict[str, tuple[str, ...]]) -> list[object]:
    return [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in commands]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Two units of which one is on record and changed since, with outputs; not to be changed."""
    with tempfile.TemporaryDirectory() as folder:
        found = small(Path(folder) / "world", 2)
        text = BUDGET.replace("example/budget-2025", "changji-city/budget-2025")
        for number in (1, 2):
            found.write(f"units/u0{number}/2025-budget.yaml", text.replace("示例县", f"示例{number}县"))
            last = text.replace("2024", "2023").replace("2025", "2024").replace("budget-2024", "budget-2025")
            found.write(f"units/u0{number}/2024-budget.yaml", last)
            built = build(found.folder / f"units/u0{number}/2025-budget.yaml", found.folder / "out", verified=False)
            assert not built.failed, built.problems
        assert Forked(found.folder, "archive", CHANGED, *PLAIN).ended() == 0
        found.change(CHANGED, ("承担林业技术推广工作。", "承担林业技术推广工作，兼防火。"))
        yield found


@pytest.fixture
def place(world: World, tmp_path: Path) -> Path:
    return world.copy(tmp_path / "world").folder


def tried(place: Path, arguments: tuple[str, ...], before: Callable[[], None]) -> tuple[int, str]:
    (place / "tmp").mkdir(exist_ok=True)
    process = Forked(place, *arguments, before=before)
    return process.ended(), process.said


def ours(place: Path) -> dict[str, str]:
    """All files but those aside, which the next run sweeps."""
    return {name: digest for name, digest in tree(place).items() if ".work/" not in name and ".gongkai-" not in name}


def refused(code: int, said: str) -> None:
    assert code in (1, 2), said
    assert said.strip() and "Traceback" not in said and "program-fault" not in said, said


def full() -> None:
    """No file can be longer than nothing, wherever it is: the disk and TMPDIR are full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def humble() -> None:
    """Root obeys modes as anybody: without capabilities (capset(2), header of version 3)."""
    header, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(header, none) == 0


def without_folder_for_temporary_files() -> None:
    tempfile.tempdir = "/nowhere"


@pytest.mark.parametrize("name", cases(WRITING))
def test_full_disk(place: Path, name: str) -> None:
    before = ours(place)
    refused(*tried(place, WRITING[name], full))
    assert ours(place) == before


@pytest.mark.parametrize("name", cases(READING))
def test_full_disk_is_no_matter_to_who_writes_nothing(place: Path, name: str) -> None:
    code, said = tried(place, READING[name], full)
    assert code in (0, 1) and "Traceback" not in said and "system-refused" not in said, said


@pytest.mark.parametrize("name", cases(WRITING))
def test_folders_that_may_not_be_written_to(place: Path, name: str) -> None:
    before = ours(place)
    (place / "tmp").mkdir(exist_ok=True)
    folders = [path for path in (place, *place.rglob("*")) if path.is_dir() and path.name != "tmp"]
    for path in folders:
        path.chmod(0o555)
    try:
        refused(*tried(place, WRITING[name], humble))
    finally:
        for path in folders:
            path.chmod(0o755)
    assert ours(place) == before


@pytest.mark.parametrize("name", cases(WRITING | READING))
def test_files_that_may_not_be_read(place: Path, name: str) -> None:
    if not any(argument.endswith(".yaml") or argument == "out" for argument in (WRITING | READING)[name]):
        pytest.skip("reads no file of the user's")
    before = ours(place)
    for path in (*place.glob("units/*/*.yaml"), *place.glob("out/*/*/*")):
        path.chmod(0)
    try:
        refused(*tried(place, (WRITING | READING)[name], humble))
    finally:
        for path in (*place.glob("units/*/*.yaml"), *place.glob("out/*/*/*")):
            path.chmod(0o644)
    assert ours(place) == before


@pytest.mark.parametrize("name", cases(WRITING | READING))
def test_no_folder_for_temporary_files(place: Path, name: str) -> None:
    """Who needs one says so; who does not works as ever."""
    code, said = tried(place, (WRITING | READING)[name], without_folder_for_temporary_files)
    assert code in (0, 1, 2) and "Traceback" not in said and "program-fault" not in said, said


@pytest.mark.parametrize("name", cases(WRITING | READING))
@pytest.mark.parametrize("how", ["full", "gone"])
def test_nobody_can_be_told(place: Path, name: str, how: str) -> None:
    """Standard output full: a line and exit code 1; its reader gone: exit code 1 and not a word."""

    def deaf() -> None:
        if how == "full":
            os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
        else:
            reader, writer = os.pipe()
            os.close(reader)
            os.dup2(writer, 1)

    if name == "audit":
        pytest.skip("says nothing on standard output")
    code, said = tried(place, (WRITING | READING)[name], deaf)
    assert code == 1 and "Traceback" not in said and "Exception ignored" not in said, said
    if how == "full":
        assert "system-refused" in said


def test_control_characters_in_names_do_not_reach_the_terminal(place: Path) -> None:
    named = place / "units/a\x1b]0;x\x07b\udcff"
    shutil.copytree(place / "units/u01", named)
    file = f"{named}/2025-budget.yaml"
    for arguments in (
        *(("check", file, "--format", form) for form in ("text", "json", "sarif")),
        ("check", f"{file}.no"),
        ("build", file, "--format", "html", *PLAIN),
        ("verify", str(named)),
        ("new", "a\x1bb"),
        ("diff", file, f"{file}.no"),
    ):
        code, said = tried(place, arguments, lambda: None)
        assert code in (0, 1, 2) and not {"\x1b", "\x07"} & set(said), (arguments, said)
        assert "Traceback" not in said and "program-fault" not in said, (arguments, said)

"""Unit files from an address and the published folder to one, with fsspec's own file system in memory and on disk."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from generator.publish.release.remote import fetch, upload
from tests.publish.release.small import NAME, small, tree
from tests.world import World, gongkai


def test_what_is_published_is_copied_and_then_only_what_has_changed(first: World, tmp_path: Path) -> None:
    folder = (first.folder / "public").resolve()
    memory = fsspec.filesystem("memory")
    assert upload(folder, "memory://site") == len(tree(folder))
    found = {name.removeprefix("/site/"): memory.cat_file(name) for name in memory.find("/site")}
    found.pop("published.json")
    assert found == {name: (folder / name).read_bytes() for name in tree(folder)}
    assert upload(folder, "memory://site") == 0
    other = tmp_path / "other"
    for name in list(tree(folder))[:-1]:
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((folder / name).read_bytes())
    (other / "index.html").write_text("neu", "utf-8")
    assert upload(other, "memory://site") == 1
    assert len(memory.find("/site")) == len(tree(folder)) - 1 + 1


def test_manifests_are_written_last(first: World, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = fsspec.filesystem("memory")
    written: list[str] = []
    pipe = type(memory).pipe_file
    monkeypatch.setattr(
        type(memory), "pipe_file", lambda self, path, value, **more: (written.append(path), pipe(self, path, value))[1]
    )
    upload((first.folder / "public").resolve(), "memory://last")
    assert [path.rpartition("/")[2] for path in written[-2:]] == ["manifest.json", "published.json"]


def test_unit_files_come_from_an_address_with_their_templates(tmp_path: Path) -> None:
    """`file://` is an address too: the command fetches, releases and copies."""
    world = small(tmp_path / "far", 2)
    here = tmp_path / "here"
    here.mkdir()
    far = f"file://{world.folder}/units"
    done = gongkai("release", NAME, far, "--no-verify", "--upload", f"file://{tmp_path}/web", cwd=here)
    assert done.returncode == 0, done.stderr
    assert tree(here / "public").items() <= tree(tmp_path / "web").items()


def test_an_address_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fetch("memory://nowhere/units", tmp_path)
    for address in ("memory://nowhere/units", "nothing://x"):
        done = gongkai("release", NAME, address, cwd=tmp_path)
        assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr

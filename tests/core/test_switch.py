"""A unit's outputs are switched as a set: killed anywhere the old ones stand or the new, and nobody's file is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.core import switch
from generator.core.files import is_file_name, make_folder, write_new
from generator.core.problem import Place

CALLS = ("rename", "link", "mkdir", "fsync", "unlink", "rmdir", "open", "chmod")


def killed(folder: Path, number: int, how: str) -> int:
    """Writes the new set in a process that ends before its call of that number; its exit code."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = number

    def ending(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            return os._exit(9) if left < 0 else call(*given, **named)

        return counted

    try:
        for name in CALLS:
            setattr(os, name, ending(getattr(os, name)))
        if how == "plain":
            switch._exchanged = lambda one, other: False
        switch.write_set(folder, of("new"))
        os._exit(0)
    finally:
        os._exit(1)


def of(title: str) -> dict[str, bytes]:
    facts = json.dumps({"document": title}).encode()
    return {f"{title}.docx": b"w" + title.encode(), f"{title}.html": title.encode(), "facts.json": facts}


def seen(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


USERS = {"mine.txt": b"mine", "more/mine.txt": b"mine"}


@pytest.mark.parametrize("how", ["exchange", "plain"])
def test_killed_at_every_call(tmp_path: Path, how: str) -> None:
    for number in range(200):
        folder = tmp_path / str(number) / "unit"
        switch.write_set(folder, of("old"))
        (folder / "more").mkdir()
        for name, content in USERS.items():
            (folder / name).write_bytes(content)
        code = killed(folder, number, how)
        if folder.exists() or how == "exchange":  # without exchange there is a moment with no folder
            ours = {name: content for name, content in seen(folder).items() if name not in USERS}
            assert ours in (of("old"), of("new")), number
        switch.write_set(folder, of("new"))
        assert seen(folder.parent) == {f"unit/{name}": content for name, content in (of("new") | USERS).items()}
        assert code in (0, 9)
        if code == 0:
            assert number > 10
            return
    pytest.fail("never done")


def test_formats_of_the_same_facts_stay(tmp_path: Path) -> None:
    files = of("a")
    switch.write_set(tmp_path / "u", files)
    switch.write_set(tmp_path / "u", {name: files[name] for name in ("a.html", "facts.json")})
    assert seen(tmp_path / "u") == files


def test_a_title_that_is_a_path_removes_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"")
    (tmp_path / "u").mkdir()
    (tmp_path / "u/facts.json").write_text('{"document": "../x"}')
    switch.write_set(tmp_path / "u", of("a"))
    assert (tmp_path / "x.docx").exists()
    assert seen(tmp_path / "u") == of("a")


def test_what_is_public_is_open_to_all_and_drafts_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        switch.write_set(tmp_path / "draft/b/unit", of("a"))
        make_folder(tmp_path / "public/d")
        write_new(tmp_path / "public/d/a", b"")
    finally:
        os.umask(before)
    for name, expected in (("draft", {0o700, 0o600}), ("public", {0o755, 0o644})):
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / name).rglob("*")} == expected


def test_a_file_that_is_replaced_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    switch.write_set(tmp_path / "u", of("a"))
    mine = tmp_path / "u/mine.txt"
    mine.write_bytes(b"1")
    os.utime(mine, (1, 1))
    exchanged = switch._exchanged

    def replaced(one: Path, other: Path) -> bool:
        (tmp_path / "new").write_bytes(b"2")
        (tmp_path / "new").replace(mine)
        return exchanged(one, other)

    monkeypatch.setattr(switch, "_exchanged", replaced)
    switch.write_set(tmp_path / "u", of("b"))
    assert mine.read_bytes() == b"2"


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1", "lpt¹.a", "a.", "a\x7fb", "a\x9bb", ""])
def test_names_of_no_file(name: str) -> None:
    assert not is_file_name(name)
    assert is_file_name("console")


def test_escapes_do_not_reach_the_terminal() -> None:
    assert str(Place("a\x1b[31m\n\u202e.yaml", 1, 2)) == "a\\x1b[31m\\n\\u202e.yaml:1:2"

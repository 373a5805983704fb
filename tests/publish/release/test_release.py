"""gongkai release: everything once, only what has changed, nothing lost, published in one step."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.publish.json_form import VERSION
from tests.publish.release.small import NAME, small, tree, unit
from tests.world import ROOT, World, gongkai, started, wait_for

AMOUNT = ('{code: "2101199", amount: 0.60}', '{code: "2101199", amount: 0.61}')
ROUNDED = ('"30114": 0.60', '"30114": 0.61')


def release(world: World, *more: str) -> subprocess.CompletedProcess[str]:
    return gongkai("release", NAME, "--no-verify", *more, cwd=world.folder)


def report(world: World) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads((world.folder / "public.work/report.json").read_bytes())
    return tree


@pytest.fixture
def released(first: World, tmp_path: Path) -> World:
    return first.copy(tmp_path / "released")


def _place(world: World, folder: str) -> tuple[str, str]:
    """Where the unit's result lies in the store."""
    units = json.loads((public(world) / NAME / "manifest.json").read_bytes())["units"]
    key = next(one["key"] for one in units if one["folder"] == folder)
    return key[:2], key


def public(world: World) -> Path:
    return world.folder / "public"


# ── what is published ─────────────────────────────────────────────────────────────────────────────────────────────


def test_every_unit_has_its_documents_data_and_page(released: World) -> None:
    for number in (1, 2, 3):
        folder = public(released) / NAME / f"u{number:02}"
        names = {path.suffix for path in folder.iterdir()}
        assert names == {".docx", ".pdf", ".html", ".json", ".xlsx"}
        assert {"facts.json", "data.json", "tables.xlsx", "index.html"} <= {path.name for path in folder.iterdir()}
    assert (public(released) / "index.html").is_file() and (public(released) / "sitemap.xml").is_file()


def test_the_manifest_has_the_hash_of_every_file(released: World) -> None:
    manifest = json.loads((public(released) / NAME / "manifest.json").read_bytes())
    named = dict(manifest["files"])
    for one in manifest["units"]:
        named |= {f"{one['folder']}/{name}": found["sha256"] for name, found in one["files"].items()}
    there = tree(public(released) / NAME)
    there.pop("manifest.json")
    assert named == there


def test_the_published_folder_is_a_link_and_readable_by_all(released: World) -> None:
    assert public(released).is_symlink()
    for path in public(released).resolve().rglob("*"):
        assert path.stat().st_mode & 0o444 == 0o444, path


# ── only what has changed ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_rerun_without_changes_makes_and_switches_nothing(released: World) -> None:
    before = os.readlink(public(released))
    stamps = {path: path.stat().st_mtime_ns for path in public(released).resolve().rglob("*")}
    assert release(released).returncode == 0
    assert (report(released)["made"], report(released)["taken"]) == (0, 3)
    assert os.readlink(public(released)) == before
    assert {path: path.stat().st_mtime_ns for path in public(released).resolve().rglob("*")} == stamps


def test_a_result_that_somebody_has_damaged_is_made_again(released: World) -> None:
    """Files of the store are the published ones too: what is missing or cut short there is not taken for whole."""
    before = tree(public(released))
    found = sorted((released.folder / "public.work/units").rglob("*.pdf"))
    found[0].unlink()
    found[1].write_bytes(b"%PDF")
    published = next(public(released).resolve().glob(f"{NAME}/u03/*.docx"))
    (released.folder / "public.work/units").joinpath(*_place(released, "u03"), published.name).unlink()
    published.write_bytes(b"PK")  # it was the same file once
    assert release(released).returncode == 0
    assert report(released)["made"] in (2, 3)
    assert tree(public(released)) == before


def _of_another_version(file: Path) -> None:
    text = file.read_text("utf-8")
    assert f'"version": {VERSION}' in text
    file.unlink()  # it may be a link of a file that others have
    file.write_text(text.replace(f'"version": {VERSION}', f'"version": {VERSION + 1}', 1), "utf-8")


def test_a_result_of_another_version_is_made_again(released: World) -> None:
    before = tree(public(released))
    _of_another_version(next((released.folder / "public.work/units").rglob("result.json")))
    assert release(released).returncode == 0
    assert report(released)["version"] == VERSION and report(released)["made"] == 1
    assert tree(public(released)) == before


def test_what_another_version_published_is_not_taken_for_nothing(released: World) -> None:
    """Or the releases of other years would leave the site without a word."""
    _of_another_version(public(released) / NAME / "manifest.json")
    released.change(unit(2), AMOUNT, ROUNDED)
    before = tree(public(released))
    done = release(released)
    assert done.returncode == 2 and "another version" in done.stderr and "Traceback" not in done.stderr
    assert tree(public(released)) == before


def test_one_changed_unit_is_made_and_no_other(released: World) -> None:
    before = tree(public(released))
    released.change(unit(2), AMOUNT, ROUNDED)
    assert release(released).returncode == 0
    assert (report(released)["made"], report(released)["taken"]) == (1, 2)
    after = tree(public(released))
    changed = {name for name in after if before.get(name) != after[name]}
    folders = {name.split("/")[1] for name in changed if name.count("/") == 2}
    assert folders == {"u02", "data"}


@pytest.mark.parametrize(
    ("file", "pair", "made"),
    [
        ("units/u01/2024-budget.yaml", ("income.own: 1106.39", "income.own: 1106.38"), 1),
        ("templates/base/macros.j2", ("{#", "{# 新"), 3),
        ("templates/changji-city/budget-2025/set.yaml", ("title: ", "title: 新"), 3),
    ],
)
def test_what_a_unit_depends_on_makes_it_anew(file: str, pair: tuple[str, str], made: int, released: World) -> None:
    path = released.folder / file
    path.write_text(path.read_text("utf-8").replace(*pair, 1), "utf-8")
    assert release(released).returncode == 0
    assert report(released)["made"] == made


def test_a_style_and_a_list_of_codes_are_inputs_too(released: World) -> None:
    data = ROOT / "generator/data/classification/functional-2025.csv"
    released.write("classification/functional-2025.csv", data.read_text("utf-8").replace("信访业务", "信访业务费"))
    assert release(released).returncode == 0
    assert report(released)["made"] == 3
    style = released.folder / "templates/base/style.docx"
    style.write_bytes((ROOT / "templates/base/style.docx").read_bytes() + b"\0")
    release(released)
    assert report(released)["made"] == 3


def test_units_that_have_gone_leave_the_site_and_others_stay(released: World) -> None:
    (released.folder / unit(3)).unlink()
    assert release(released).returncode == 0
    assert not (public(released) / NAME / "u03").exists()
    assert (public(released) / NAME / "u01").is_dir()
    assert "第3办公室" not in (public(released) / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_past_releases_stay_linked(released: World) -> None:
    text = (ROOT / "units/changji-government-office/2023-budget.yaml").read_text("utf-8")
    released.write("units/u01/2023-budget.yaml", text)
    before = tree(public(released) / NAME)
    done = gongkai("release", "2023-budget", "--no-verify", cwd=released.folder)
    assert done.returncode == 0, done.stderr
    after = tree(public(released) / NAME)
    pages = {"index.html", "manifest.json"}
    assert {name for name in before if before[name] != after[name]} <= {
        name for name in before if name.split("/")[-1] in pages
    }
    assert "2023-budget/index.html" in (public(released) / NAME / "index.html").read_text("utf-8")
    assert "2023-budget/u01/index.html" in (public(released) / NAME / "u01/index.html").read_text("utf-8")


# ── failing units ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_failing_unit_stops_no_other_and_keeps_what_was_published(released: World) -> None:
    before = tree(public(released))
    released.change(unit(1), ("  expenditure: 1131.42", "  expenditure: 1331.42"))
    released.change(unit(2), AMOUNT, ROUNDED)
    done = release(released)
    assert done.returncode == 1 and "approved-outside" in done.stderr and "u01" in done.stderr
    found = report(released)
    assert (found["failed"], found["kept"], found["made"], found["published"]) == (1, 1, 2, True)
    after = tree(public(released))
    documents = [name for name in before if name.startswith(f"{NAME}/u01/") and not name.endswith("index.html")]
    assert documents and all(after[name] == before[name] for name in documents)
    assert after[f"{NAME}/u02/data.json"] != before[f"{NAME}/u02/data.json"]


def test_all_or_nothing_leaves_everything_as_it_was(released: World) -> None:
    before = tree(public(released))
    released.change(unit(1), ("  expenditure: 1131.42", "  expenditure: 1331.42"))
    released.change(unit(2), AMOUNT, ROUNDED)
    done = release(released, "--all-or-nothing")
    assert done.returncode == 1 and tree(public(released)) == before
    assert not report(released)["published"]


def test_a_failure_is_remembered_until_the_file_changes(released: World) -> None:
    released.change(unit(1), ("  expenditure: 1131.42", "  expenditure: 1331.42"))
    released.change(unit(2), AMOUNT, ROUNDED)  # so that there is something to publish
    release(released)
    assert release(released).returncode == 1
    assert report(released)["made"] == 0
    released.change(unit(1), ("  expenditure: 1331.42", "  expenditure: 1131.42"))
    assert release(released).returncode == 0


def test_a_file_that_cannot_be_read_costs_only_its_unit(released: World) -> None:
    (released.folder / unit(2)).write_bytes(b"unit: [")
    done = release(released)
    assert done.returncode == 1 and "u02" in done.stderr and report(released)["failed"] == 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("name: 第2办公室", "name: 第 １ 办公室", "release-name-twice"),
        ("name: 第2办公室\n", "name: 第2办公室\n  code: 001-002\n", "release-code-twice"),
    ],
)
def test_a_name_or_code_that_stands_twice_stops_before_any_work(old: str, new: str, code: str, released: World) -> None:
    before = tree(public(released))
    if "code" in code:
        released.change(unit(1), ("name: 第1办公室\n", "name: 第1办公室\n  code: 001002\n"))
    released.change(unit(2), (old, new))
    done = release(released)
    assert done.returncode == 1 and code in done.stderr
    assert tree(public(released)) == before


def test_personal_data_are_errors_in_a_release(released: World) -> None:
    released.change(unit(1), ("    phone: 某某", "    phone: 0994-2345678"))
    done = release(released)
    assert done.returncode == 1 and "u01" in done.stderr


# ── interrupted, refused, busy ────────────────────────────────────────────────────────────────────────────────────


def begun(world: World, *more: str) -> subprocess.Popen[str]:
    """A release that runs."""
    return started("release", NAME, "--no-verify", *more, cwd=world.folder)


def wait_for_results(world: World, process: subprocess.Popen[str], count: int) -> None:
    """Until so many units are stored, or the release has ended; with none of them, until it has begun its work."""
    work = world.folder / "public.work"
    stored = work / "units"
    wait_for(
        lambda: process.poll() is not None or (work.is_dir() and len(list(stored.glob("??/*/result.json"))) >= count)
    )


@pytest.mark.parametrize("stored", [1, *(pytest.param(count, marks=pytest.mark.slow) for count in (0, 3))])
def test_killed_at_any_time_the_next_run_ends_the_same(stored: int, first: World, tmp_path: Path) -> None:
    """Before, in the midst of and after the making of the three units. At random and many times: make faults."""
    world = small(tmp_path / "killed")
    process = begun(world)
    wait_for_results(world, process, stored)
    process.kill()
    process.communicate()
    assert release(world).returncode == 0
    assert tree(public(world)) == tree(public(first))
    names = [path.name for path in (world.folder / "public.work").rglob("*")]
    left = [name for name in names if "unfinished" in name or "next" in name]
    assert left == []


def test_ctrl_c_ends_with_130_and_publishes_nothing(tmp_path: Path) -> None:
    world = small(tmp_path / "stopped", 12)
    process = begun(world, "--jobs", "1")
    wait_for_results(world, process, 1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130 and "Traceback" not in said, said
    assert not public(world).exists()


def test_a_second_release_is_told_that_one_is_running(tmp_path: Path) -> None:
    """The first stands still until the second has given up."""
    world = small(tmp_path / "busy", 8)
    process = begun(world)
    wait_for_results(world, process, 1)
    process.send_signal(signal.SIGSTOP)
    second = release(world)
    process.send_signal(signal.SIGCONT)
    process.communicate()
    assert (second.returncode, process.returncode) == (3, 0)
    assert "Another release" in second.stderr


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    world = small(tmp_path / "other", 1)
    public(world).mkdir()
    (public(world) / "mine.txt").write_text("mine", "utf-8")
    done = release(world)
    assert done.returncode == 2 and "no published folder" in done.stderr and "Traceback" not in done.stderr
    assert (public(world) / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("release", "2025"), "2025-budget"),
        (("release", "2025-budget", "nowhere"), "nowhere"),
        (("release", "2019-budget"), "has no"),
        (("release", "2025-budget", "--out", "/proc/x/public"), "Nothing published"),
    ],
)
def test_misuse_is_told(arguments: tuple[str, ...], said: str, released: World) -> None:
    done = gongkai(*arguments, cwd=released.folder)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_exit_codes_are_in_the_help() -> None:
    said = " ".join(gongkai("release", "--help").stdout.split())
    assert "130" in said and "another" in said

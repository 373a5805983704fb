"""The command line: exit codes, what is said where and in which language, and starting files for new units."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from generator import __version__
from generator.core.messages import MESSAGES
from generator.core.schemas import unit_schema
from generator.yaml_file.starting_file import starting_file
from tests.world import World, changed, gongkai, started

PREFIX = "out/2025-budget/changji-government-office/"


def build(world: World, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return gongkai("build", str(world.unit), "--format", "docx", *arguments, cwd=world.folder, env=env)


# ── build ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_outputs_go_to_stdout_and_infos_to_stderr(world: World) -> None:
    done = build(world)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [f"{PREFIX}昌吉市人民政府办公室2025年部门预算公开.docx", f"{PREFIX}facts.json"]
    assert all((world.folder / line).is_file() for line in done.stdout.splitlines())
    assert done.stderr.count("info [rounding-explains]") == 1


def test_quiet_leaves_out_infos_and_nothing_else(world: World) -> None:
    quiet = build(world, "--quiet").stderr
    assert quiet and all(": warning [" in line for line in quiet.splitlines())
    world.facts(("  expenditure: 1131.42", "  expenditure: 1132.42"))
    done = build(world, "--quiet")
    assert "error [approved-outside]" in done.stderr
    assert "info [" not in done.stderr


def test_problem_begins_with_file_line_and_column(world: World) -> None:
    world.facts(("  expenditure: 1131.42", "  expenditure: 1132.42"))
    done = build(world, "--quiet")
    assert done.returncode == 1
    assert done.stdout == ""
    line = world.unit.read_text("utf-8").splitlines().index("  expenditure: 1132.42") + 1
    assert done.stderr.startswith(f"{world.unit}:{line}:16: error [approved-outside]")


def test_one_bad_file_stops_no_other(world: World) -> None:
    bad = world.folder / "units/bad/2025-budget.yaml"
    bad.parent.mkdir()
    bad.write_text(changed(world.unit.read_text("utf-8"), "year: 2025\n", "year: x\n"), "utf-8")
    done = build(world, str(bad), "不存在.yaml")
    assert done.returncode == 1
    assert "[year-form]" in done.stderr
    assert "不存在.yaml: error [file-missing]" in done.stderr
    assert "2 of 3 files have errors" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_two_files_for_one_folder_are_refused(world: World) -> None:
    second = shutil.copy(world.unit, world.unit.with_name("again.yaml"))
    done = build(world, str(second))
    assert done.returncode == 1
    assert f"{second}: error [output-twice]" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_another_output_folder(world: World) -> None:
    done = build(world, "--out", "甲/乙")
    assert done.stdout.startswith("甲/乙/2025-budget/")
    assert not (world.folder / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "x.yaml", "--format", "doc"],
        ["build", "x.yaml", "--format", ""],
        ["build", "x.yaml", "--format", "docx,odt"],
        ["build"],
        ["build", "x.yaml", "--no-such-option"],
        ["no-such-command"],
        ["new"],
        ["new", "x", "--year", "1999"],
        ["new", "x", "--year", "twenty"],
    ],
)
def test_misuse_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    done = gongkai(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nothing.yaml", "file-missing"),
        ("folder", "file-not-regular"),
        ("pipe", "file-not-regular"),
        ("empty.yaml", "file-empty"),
        ("sheet.yaml", "file-not-text"),
        ("gbk.yaml", "encoding-gbk"),
        ("\udcff.yaml", "file-missing"),
        ("甲" * 300, "file-unreadable"),
    ],
)
def test_file_that_is_no_unit_file_is_told(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "sheet.yaml").write_bytes(b"PK\x03\x04")
    (tmp_path / "gbk.yaml").write_bytes("单位: 昌吉市人民政府办公室，文件用记事本保存".encode("gbk"))
    done = gongkai("build", name, cwd=tmp_path)
    assert done.returncode == 1
    assert f"error [{code}]" in done.stderr
    assert "Traceback" not in done.stderr


# ── languages and locales ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW"}, True),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
    ],
)
def test_messages_are_in_the_language_of_the_locale(environment: dict[str, str], chinese: bool, tmp_path: Path) -> None:
    done = gongkai("build", "nothing.yaml", cwd=tmp_path, env=environment)
    words = MESSAGES["file-missing"]
    assert words[not chinese] in done.stderr
    assert ("错误" in done.stderr) == chinese
    assert ("没有生成" in done.stderr) == chinese


def test_document_is_the_same_in_any_language(world: World) -> None:
    facts = world.folder / PREFIX / "facts.json"
    build(world)
    english = facts.read_bytes()
    build(world, env={"LC_ALL": "zh_CN.UTF-8"})
    assert facts.read_bytes() == english


@pytest.fixture(params=["ascii", "gbk"])
def other_locale(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """A locale in which Python by itself would not take file names for UTF-8."""
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    if request.param == "gbk":
        localedef = shutil.which("localedef")
        assert localedef and Path("/usr/share/i18n/locales/zh_CN").exists(), "run scripts/bootstrap test"
        subprocess.run([localedef, "-i", "zh_CN", "-f", "GBK", str(tmp_path / "zh_CN.GBK")], check=True)
        environment |= {"LC_ALL": "zh_CN.GBK", "LOCPATH": str(tmp_path)}
    return environment


def test_file_names_are_utf8_in_every_locale(other_locale: dict[str, str], world: World) -> None:
    done = build(world, env=other_locale)
    assert done.returncode == 0, done.stderr
    assert (world.folder / PREFIX / "昌吉市人民政府办公室2025年部门预算公开.docx").is_file()
    assert (world.folder / done.stdout.splitlines()[0]).is_file()
    assert "不存在.yaml: " in gongkai("build", "不存在.yaml", cwd=world.folder, env=other_locale).stderr


# ── interruption ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_done(world: World) -> None:
    """Interrupted when the first of many builds is done."""
    with started("build", *[str(world.unit)] * 500, "--format", "docx", "--quiet", cwd=world.folder) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert len(rest.splitlines()) < 900
    assert sorted(path.suffix for path in (world.folder / PREFIX).iterdir()) == [".docx", ".json"]


# ── new ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_new_makes_a_file_that_the_checker_goes_through_field_by_field(tmp_path: Path) -> None:
    done = gongkai("new", "信访局", "--name", "昌吉市信访局", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == "units/信访局/2025-budget.yaml\n"
    checked = gongkai("build", "units/信访局/2025-budget.yaml", cwd=tmp_path)
    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr
    lines = (tmp_path / "units/信访局/2025-budget.yaml").read_text("utf-8").splitlines()
    complaints = [line for line in checked.stderr.splitlines() if ": error [" in line]
    assert 10 < len(complaints) <= 30, "the nationwide set asks for what it prints"
    assert {line.split("[")[1].split("]")[0] for line in complaints} == {"value-empty"}
    for complaint in complaints:
        assert lines[int(complaint.split(":")[1]) - 1].strip().endswith((":", "-"))


def test_new_fills_in_what_it_is_told(tmp_path: Path) -> None:
    gongkai("new", "x", "--name", "甲县乙局", "--year", "2026", "--units", "单位", cwd=tmp_path)
    text = (tmp_path / "单位/x/2026-budget.yaml").read_text("utf-8")
    for line in ("year: 2026", "  name: 甲县乙局", "template: china/budget", "kind: budget"):
        assert f"\n{line}\n" in text
    assert "year: 2025\n" in text  # last year, of the amounts to compare with


def test_new_lists_the_sets_and_says_which_it_took(tmp_path: Path) -> None:
    done = gongkai("new", "x", cwd=tmp_path)
    listed = [line.split()[0] for line in done.stderr.splitlines() if "/budget" in line]
    assert {"changji-city/budget-2025", "china/budget"} <= set(listed)
    assert not any("final" in name for name in listed)
    assert "Taking china/budget; --template takes another." in done.stderr


def test_new_knows_the_sets(tmp_path: Path) -> None:
    """An unknown one is an error with its neighbour, one of another year a warning."""
    done = gongkai("new", "x", "--template", "changji-city/budget-2026", cwd=tmp_path)
    assert done.returncode == 2 and "Did you mean changji-city/budget-2025?" in done.stderr
    assert not (tmp_path / "units").exists()
    done = gongkai("new", "x", "--template", "changji-city/budget-2023", cwd=tmp_path)
    assert done.returncode == 0 and "is for 2023 and this file for 2025" in done.stderr


def test_new_puts_the_schema_for_editors_beside_the_units(tmp_path: Path) -> None:
    gongkai("new", "x", cwd=tmp_path)
    assert "yaml-language-server: $schema=../budget.schema.json" in (tmp_path / "units/x/2025-budget.yaml").read_text(
        "utf-8"
    )
    json.loads((tmp_path / "units/budget.schema.json").read_text("utf-8"))


def test_new_never_overwrites(tmp_path: Path) -> None:
    target = tmp_path / "units/x/2025-budget.yaml"
    target.parent.mkdir(parents=True)
    target.write_text("mine", "utf-8")
    (tmp_path / "units/budget.schema.json").write_text("mine", "utf-8")
    done = gongkai("new", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    gongkai("new", "y", cwd=tmp_path)
    assert target.read_text("utf-8") == (tmp_path / "units/budget.schema.json").read_text("utf-8") == "mine"


@pytest.mark.parametrize("folder", ["../x", "/tmp/x", "a/b", "..", ".", "", "a\nb", "甲" * 100])
def test_new_refuses_what_is_no_name_of_a_folder(folder: str, tmp_path: Path) -> None:
    done = gongkai("new", folder, "--units", "inner/units", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert list(tmp_path.rglob("*.yaml")) == []


def test_new_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = gongkai("new", "x", "--units", "file/units", cwd=tmp_path)
    assert done.returncode == 1
    assert "[system-refused]" in done.stderr and "Not a directory" in done.stderr


@pytest.mark.parametrize(
    "name", ["甲: 乙", "甲 # 乙", "'甲'", '"甲"', "- 甲", "甲\n乙: 丙", "*甲", "{甲}", "2025", "甲\\乙"]
)
def test_name_with_signs_of_yaml_is_read_back_as_it_was(name: str) -> None:
    from generator.yaml_file.node import value_at
    from generator.yaml_file.strict import load

    node, problems = load(starting_file(name, 2025, "budget", "a/b", unit_schema("budget")).encode(), "x.yaml")
    assert node is not None
    assert problems == []
    assert value_at(node, ("unit", "name")) == " ".join(name.split())


# ── the rest ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_schema_is_json_and_knows_the_fields() -> None:
    done = gongkai("schema")
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    assert {"template", "year", "line_items", "projects"} <= schema["properties"].keys()


def test_schema_is_the_same_in_every_locale() -> None:
    assert gongkai("schema", env={"LC_ALL": "C"}).stdout == gongkai("schema", env={"LC_ALL": "zh_CN.UTF-8"}).stdout


def test_version() -> None:
    assert gongkai("--version").stdout == f"gongkai {__version__}\n"


def test_help_without_a_command_lists_the_commands() -> None:
    done = gongkai()
    for command in ("build", "new", "schema", "doctor"):
        assert command in done.stdout + done.stderr


def test_command_works_from_any_folder(world: World, tmp_path: Path) -> None:
    done = gongkai("build", str(world.unit), "--format", "docx", "--out", str(tmp_path / "o"), cwd=Path("/"))
    assert done.returncode == 0, done.stderr

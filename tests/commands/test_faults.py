"""A fault of the program costs the unit that was worked on: it is told, saved, and the others go on."""

from __future__ import annotations

import json
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from generator.cli import app
from generator.core.model import Figures
from generator.derive import derive
from tests.world import World

FAULT = 70
OFFICE = "units/changji-government-office/2025-budget.yaml"
OTHER = "units/other/2025-budget.yaml"
OLD, OLD_OTHER = OFFICE.replace("2025", "2023"), OTHER.replace("2025", "2023")


@pytest.fixture
def two(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Two units, of which the second meets a fault whenever its figures are derived."""
    shutil.copytree(world.unit.parent, world.folder / "units/other")
    monkeypatch.chdir(world.folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(world.folder / "state"))

    def faulty(unit: Any, *more: Any) -> tuple[Figures, list[Any]]:
        if "other" in unit.file:
            raise KeyError(7)
        return derive(unit, *more)

    monkeypatch.setattr("generator.stages.derive", faulty)
    return world


@pytest.fixture
def gongkai() -> Callable[..., typer.testing.Result]:
    """The command in this process, so that a test can put a fault into it."""
    runner = typer.testing.CliRunner()
    return lambda *arguments: runner.invoke(app, list(arguments), catch_exceptions=False)


def saved(folder: Path) -> Iterator[str]:
    """The texts of the tracebacks that were written down."""
    return (path.read_text("utf-8") for path in (folder / "state/gongkai/faults").iterdir())


def test_build_goes_on_with_the_other_units(two: World, gongkai: Callable[..., typer.testing.Result]) -> None:
    done = gongkai("build", OTHER, OFFICE, "--format", "docx", "--quiet")
    assert done.exit_code == FAULT
    assert "other/2025-budget.yaml: error [program-fault] The program failed (KeyError: 7)." in done.stderr
    assert "[program-fault]" not in done.stderr.replace("other/2025-budget.yaml: error [program-fault]", "")
    assert [path.parent.name for path in two.folder.glob("out/*/*/*.docx")] == ["changji-government-office"]
    (text,) = saved(two.folder)
    assert "Traceback (most recent call last)" in text and "KeyError: 7" in text and OTHER in text


def for_ever(*_: Any) -> Any:
    while True:
        pass


def greedy(*_: Any) -> Any:
    return bytearray(4_000_000_000)


@pytest.mark.parametrize(("what", "code"), [(for_ever, "worker-timeout"), (greedy, "worker-memory")])
@pytest.mark.parametrize("command", ["build", "check"])
def test_what_takes_too_much_is_ended(
    command: str, what: Any, code: str, two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: Any
) -> None:
    monkeypatch.setattr(
        "generator.stages.derive", lambda unit, *more: what() if "other" in unit.file else derive(unit, *more)
    )
    done = gongkai(command, OTHER, OFFICE, "--quiet", "--time-limit", "1", "--memory-limit", "3000")
    assert done.exit_code == 1
    assert f"{OTHER}: error [{code}]" in done.output
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize("wanted", ["text", "json", "sarif"])
def test_check_reports_it_as_a_finding(two: World, gongkai: Callable[..., typer.testing.Result], wanted: str) -> None:
    done = gongkai("check", OTHER, OFFICE, "--format", wanted)
    assert done.exit_code == FAULT
    if wanted == "json":
        findings = json.loads(done.stdout)["findings"]
        assert {one["code"] for one in findings if one["file"] == OTHER} == {"program-fault"}
        assert any(one["file"] == OFFICE for one in findings)
    elif wanted == "sarif":
        rules = {one["ruleId"] for one in json.loads(done.stdout)["runs"][0]["results"]}
        assert "program-fault" in rules and len(rules) > 1
    else:
        assert "[program-fault]" in done.stdout and "[g10-costs-apart]" in done.stdout


def test_diff_of_releases_leaves_the_unit_out_on_both_sides(
    two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty_in_2025(unit: Any, *more: Any) -> tuple[Figures, list[Any]]:
        if "other" in unit.file and unit.year == 2025:
            raise RecursionError("too deep")
        return derive(unit, *more)

    monkeypatch.setattr("generator.stages.derive", faulty_in_2025)
    done = gongkai("diff", "units@2023-budget", "units@2025-budget", "--format", "json")
    assert done.exit_code == FAULT and "RecursionError: too deep" in done.stderr
    tree = json.loads(done.stdout)
    assert "other" not in json.dumps({key: tree[key] for key in tree if key in ("came", "went", "added", "removed")})


def test_verify_goes_on_with_the_other_documents(
    two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gongkai("build", OFFICE, "--format", "docx", "--quiet", "--no-verify").exit_code == 0
    made = next(two.folder.glob("out/*/*/*.docx"))
    shutil.copy(made, made.with_name("乙.docx"))

    def faulty(path: Path) -> Any:
        raise RuntimeError(f"line one\nline two {path}")

    def read(path: Path) -> Any:
        from generator.recognise.word import read_word

        return faulty(path) if path.stem == "乙" else read_word(path)

    monkeypatch.setitem(__import__("generator.verify.verification", fromlist=["READERS"]).READERS, ".docx", read)
    done = gongkai("verify", str(made), str(made.with_name("乙.docx")), "--quiet")
    assert done.exit_code == FAULT
    assert "RuntimeError: line one)" in done.stdout and "2 documents verified" in done.stdout


def test_a_trial_costs_its_case_alone(
    two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.trial import trials
    from generator.trial.cases import CASES

    real = trials.made_up

    def faulty(rules: Any, names: Any, head: Any, extreme: Any) -> Any:
        if extreme.name == "least":
            raise ZeroDivisionError("by nothing")
        return real(rules, names, head, extreme)

    monkeypatch.setattr(trials, "made_up", faulty)
    monkeypatch.setattr(trials.try_set, "__defaults__", _fewer(trials.try_set.__defaults__, CASES[:2]))
    done = gongkai("templates", "check", "changji-city/budget-2025", "--quick")
    assert done.exit_code == FAULT
    assert "changji-city/budget-2025: least: error [program-fault]" in done.stderr
    assert "1 trials" in done.stdout


def _fewer(defaults: tuple[object, ...] | None, cases: object) -> tuple[object, ...]:
    """The defaults of try_set with fewer cases."""
    from generator.trial.cases import CASES

    return tuple(cases if one is CASES else one for one in defaults or ())


def test_archive_goes_on(two: World, gongkai: Callable[..., typer.testing.Result]) -> None:
    assert gongkai("build", OFFICE, "--quiet", "--no-verify").exit_code == 0
    done = gongkai("archive", OTHER, OFFICE)
    assert done.exit_code == FAULT
    assert (two.folder / "units/changji-government-office/published.json").is_file()
    assert not (two.folder / "units/other/published.json").exists()


def test_nowhere_to_save_it(
    two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (two.folder / "state").write_text("a file where the folder should be")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(two.folder / "state"))
    done = gongkai("check", OTHER)
    assert done.exit_code == FAULT and "Details are in —" in done.stdout


def test_what_the_system_refuses_is_no_fault(
    two: World, gongkai: Callable[..., typer.testing.Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Any:
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setattr("generator.stages.derive", full)
    done = gongkai("check", OFFICE)
    assert done.exit_code == 1 and "/somewhere: error [system-refused]" in done.stdout
    assert not (two.folder / "state").exists()

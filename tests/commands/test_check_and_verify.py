"""The commands check and verify, and verifying within build, as users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.world import SET, UNIT, World, gongkai

ENGLISH = {"LC_ALL": "C.UTF-8"}


@pytest.fixture
def bad(world: World) -> World:
    """A unit file whose weights do not add up."""
    return world.facts(("previous: 33万元, weight: 10", "previous: 33万元, weight: 15"))


def test_check_tells_by_file_with_places_first(bad: World) -> None:
    done = gongkai("check", UNIT, cwd=bad.folder)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0] == UNIT
    assert lines[1].startswith(f"{UNIT}:") and "error [g01-weights]" in lines[1]  # errors before warnings
    assert lines[-1].startswith("1 files checked: 1 errors, ")
    assert not (bad.folder / "out").exists()


def test_check_in_chinese(bad: World) -> None:
    done = gongkai("check", UNIT, "--quiet", cwd=bad.folder, env={"LC_ALL": "zh_CN.UTF-8"})
    assert "错误 [g01-weights] “电子政务网络设备维护”的分值相加为 95" in done.stdout
    assert "提示" not in done.stdout.splitlines()[1]


def test_check_passes_with_warnings(world: World) -> None:
    done = gongkai("check", UNIT, cwd=world.folder)
    assert done.returncode == 0
    assert "warning [g10-costs-apart]" in done.stdout


def test_check_as_json(bad: World) -> None:
    done = gongkai("check", UNIT, "--format", "json", cwd=bad.folder)
    findings = json.loads(done.stdout)["findings"]
    weights = next(one for one in findings if one["code"] == "g01-weights")
    assert done.returncode == 1
    assert weights["severity"] == "error" and weights["file"] == UNIT and weights["line"] > 100
    assert weights["details"] == {"table": "电子政务网络设备维护", "sum": "95"}
    assert "分值" in weights["message"]["zh"] and "weights" in weights["message"]["en"]


def test_check_as_sarif(bad: World) -> None:
    """The parts that editors and code-review tools read."""
    done = gongkai("check", UNIT, "--format", "sarif", cwd=bad.folder)
    log = json.loads(done.stdout)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "gongkai"
    assert {result["ruleId"] for result in run["results"]} == set(rules)
    assert not any("{" in rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] > 0 and region["startColumn"] > 0
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == UNIT


def test_check_for_a_release(world: World) -> None:
    world.facts(("contact: 某某", "contact: 赵甲乙"))
    assert gongkai("check", UNIT, cwd=world.folder).returncode == 0
    assert gongkai("check", UNIT, "--release", cwd=world.folder).returncode == 1


@pytest.mark.parametrize("command", [("check", UNIT, "--format", "xml"), ("verify", "out", "--format", "xml")])
def test_an_unknown_format_is_misuse(command: tuple[str, ...], world: World) -> None:
    done = gongkai(*command, cwd=world.folder)
    assert done.returncode == 2
    assert "text, json, sarif" in done.stderr


# ── build and verify ──────────────────────────────────────────────────────────────────────────────────────────────


def test_errors_of_a_check_block_the_build(bad: World) -> None:
    done = gongkai("build", UNIT, "--format", "docx", cwd=bad.folder)
    assert done.returncode == 1 and "g01-weights" in done.stderr
    assert not (bad.folder / "out").exists()


def template_that_lies(world: World) -> World:
    """A sentence of a template that states a rise of the whole amount."""
    file = "templates/xinjiang/budget/chapters/narrative/expenditure.j2"
    text = (world.folder / file).read_text("utf-8")
    lie = "基本支出{{ expenditure.basic|万元 }}，比上年预算增加{{ expenditure.project|万元 }}，增长1%。"
    return world.write(file, f"{text}\n{lie.replace('1%', '{{ year|数 }}%')}\n")


def test_a_document_that_contradicts_itself_is_not_kept(world: World) -> None:
    template_that_lies(world)
    done = gongkai("build", UNIT, "--format", "docx", cwd=world.folder)
    assert done.returncode == 1
    assert "verify-" in done.stderr
    assert not list(world.folder.glob("out/*/*/*.docx"))
    assert gongkai("build", UNIT, "--format", "docx", "--no-verify", cwd=world.folder).returncode == 0


def built(world: World) -> Path:
    assert gongkai("build", UNIT, "--format", "docx,html", "--quiet", cwd=world.folder).returncode == 0
    return next(world.folder.glob("out/*/*/*.html"))


def test_verify_a_folder(world: World) -> None:
    page = built(world)
    done = gongkai("verify", "out", cwd=world.folder)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("1 documents verified, ")
    page.write_text(page.read_text("utf-8").replace("1,131.42</data>万元", "1,131.24</data>万元", 1), "utf-8")
    done = gongkai("verify", "out", cwd=world.folder)
    assert done.returncode == 1
    assert "verify-formats-differ" in done.stdout and "verify-facts-differ" in done.stdout


def test_verify_tells_what_a_template_left_out(world: World) -> None:
    """A number of the unit file that the document does not print: an information, for a set need not print all."""
    built(world)
    assert "verify-not-shown" not in gongkai("verify", "out", cwd=world.folder).stdout
    world.facts(("furniture: 263.96", "furniture: 263.97"))
    done = gongkai("verify", "out", cwd=world.folder)
    assert done.returncode == 0
    assert f"{UNIT}:" in done.stdout and "info [verify-not-shown]" in done.stdout


def test_severities_of_the_set_and_the_unit_hold_for_verify(world: World) -> None:
    built(world)
    world.change(
        f"{SET}/set.yaml", ("checks: {B23: error, verify-zero-base: off}", "checks: {verify-not-shown: error}")
    )
    world.facts(("furniture: 263.96", "furniture: 263.97"))
    done = gongkai("verify", "out", cwd=world.folder)
    assert done.returncode == 1 and "error [verify-not-shown]" in done.stdout
    world.facts(("\nprocurement:\n", "\nchecks: {verify-not-shown: off}\n\nprocurement:\n"))
    done = gongkai("verify", "out", cwd=world.folder)
    assert "verify-not-shown" not in done.stdout


def test_verify_one_file_alone(world: World) -> None:
    page = built(world)
    done = gongkai("verify", str(page.with_suffix(".docx")), "--format", "json", cwd=world.folder)
    assert done.returncode == 0
    assert {one["severity"] for one in json.loads(done.stdout)["findings"]} <= {"info"}


def test_verify_what_is_not_there(world: World) -> None:
    assert gongkai("verify", "nowhere", cwd=world.folder).returncode == 2
    assert gongkai("verify", "units", cwd=world.folder).returncode == 2
    done = gongkai("verify", UNIT, cwd=world.folder)
    assert done.returncode == 1 and "verify-format-unknown" in done.stdout

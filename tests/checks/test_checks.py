"""Every check: found where a file is changed to fail it, with its place, and in the file as it is only where said."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.checks import check, policy_of
from generator.checks.catalogue import CHECKS
from generator.checks.policy import rule_id
from generator.core.problem import Place, Problem, Severity
from generator.read.unit import read_unit
from generator.stages import compose_unit, figures_of
from tests.checks.cases import CASES
from tests.world import ROOT, SET, World, told

SEVERITIES = "checks: {B23: error, verify-zero-base: off}"  # what the set has of its own


def found(path: Path, in_release: bool = False) -> list[Problem]:
    """What the checks find in a unit file; every finding can be told and has its place in the file."""
    unit, problems = read_unit(path)
    assert unit is not None, told(problems)
    problems = check(figures_of(unit, path, None)[0], in_release=in_release)
    told(problems)
    for problem in problems:
        assert problem.place is not None and problem.place.file == str(path) and problem.place.line > 0
    return problems


@cache
def as_published(unit: str) -> frozenset[str]:
    """What is found in the unit file as it is, places left out."""
    return frozenset(f"{problem.code} {problem.text()}" for problem in found(ROOT / unit))


@pytest.mark.parametrize(("id", "unit", "changes"), CASES, ids=[case[0] for case in CASES])
def test_a_file_that_fails_the_check(id: str, unit: str, changes: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    """Cases without a change fail as published: the documents have the error."""
    world = World(tmp_path / "w", unit).facts(*changes) if changes else World(tmp_path / "w", unit)
    new = [
        problem
        for problem in found(world.unit)
        if not changes or f"{problem.code} {problem.text()}" not in as_published(unit)
    ]
    assert id in {rule_id(problem.code) for problem in new}


@pytest.mark.parametrize("id", [one.id for one in CHECKS])
def test_every_check_passes_some_real_file(id: str) -> None:
    """Nothing is found by it in at least two of the five files: a check that always complains is none."""
    units = sorted(ROOT.glob("units/*/*.yaml"))
    complaints = [
        any(text.startswith(f"{id.lower()}-") for text in as_published(str(u.relative_to(ROOT)))) for u in units
    ]
    assert complaints.count(False) >= 2, id


def test_every_check_has_a_case() -> None:
    assert {one.id for one in CHECKS} == {case[0] for case in CASES}


# ── what the real files have ──────────────────────────────────────────────────────────────────────────────────────

PUBLISHED = {
    # The unit's own inconsistencies, listed in the ERRATA.md beside each file.
    "changji-government-office/2023-budget": {"F10", "F19", "G05", "G10"},
    "changji-government-office/2025-budget": {"F13", "F14", "G07", "G10", "G15", "H18"},
    "changji-prefecture-housing-bureau/2023-budget": {"F09", "F14", "F19", "G06", "G07", "G20", "H12"},
    "changji-urban-command-center/2023-budget": {"E12", "E13", "F09", "G04", "G06", "G14", "H23"},
    "tianyuan-digital-urban-center/2023-final": {"G08", "G18"},
}


@pytest.mark.parametrize("unit", PUBLISHED)
def test_what_is_found_in_the_real_files(unit: str) -> None:
    """Warnings and errors by check; all are true."""
    problems = found(ROOT / "units" / f"{unit}.yaml")
    serious = {rule_id(problem.code) for problem in problems if problem.severity is not Severity.INFO}
    assert serious <= PUBLISHED[unit]
    assert not any(problem.severity is Severity.ERROR for problem in problems)


def test_places_point_at_the_words(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("提升运转效率。计划", "提升运转运转效率。计划"))
    problem = next(problem for problem in found(world.unit) if problem.code == "h04-doubled")
    assert problem.place is not None
    line = world.unit.read_text("utf-8").splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("运转运转")


def test_personal_data_are_warnings_and_errors_in_a_release(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("phone: 某某", 'phone: "7654321"'))
    assert [p.severity for p in found(world.unit) if rule_id(p.code) == "H30"] == [Severity.WARNING]
    assert [p.severity for p in found(world.unit, in_release=True) if rule_id(p.code) == "H30"] == [Severity.ERROR]
    assert not any("7654321" in p.text() for p in found(world.unit)), "a message is no place for it either"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("contact: 某某", "contact: 王**", "h01"),  # masked, no placeholder
        ("提升运转效率。计划", "提升运转效率，一步一步推进，金额单位为万元。计划", "h0"),
        (
            "- 负责指导、监督昌吉市政务公开",
            "- 审核批复部门（单位）的决算，审核预算的增加（减少）；负责昌吉市政务公开",
            "h01",
        ),
        ("提升运转效率。计划", "提升各部门（单位）运转效率，落实《部门（单位）整体支出管理办法》。计划", "h01"),
        ("提升运转效率。计划", "提升运转效率，接待定点饭店，发放等待补偿款。计划", "h01"),
    ],
)
def test_what_only_looks_like_a_leftover(field: str, text: str, code: str, tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts((field, text))
    assert not any(
        problem.code.startswith(code) for problem in found(world.unit) if problem.severity is not Severity.INFO
    )


@pytest.mark.parametrize(
    "text", ["保障本部门（单位）运转。计划", "经费增加（减少）。计划", "效率待定。计划", "效率（填写）。计划"]
)
def test_a_leftover(text: str, tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(("提升运转效率。计划", text))
    assert "h01-placeholder" in {problem.code for problem in found(world.unit)}


def test_rounding_is_an_information_and_no_tolerance_is_fixed(tmp_path: Path) -> None:
    """1.056 may be 1.0565, 10.36 may be 10.355; a hundredth between two exact sums may not be."""
    within = next(
        p for p in found(ROOT / "units/changji-urban-command-center/2023-budget.yaml") if rule_id(p.code) == "E16"
    )
    assert within.severity is Severity.INFO
    world = World(tmp_path / "w", "units/changji-urban-command-center/2023-budget.yaml")
    world.facts(("光纤费1.056万元", "光纤费1.156万元"))
    assert [p.severity for p in found(world.unit) if rule_id(p.code) == "E16"] == [Severity.ERROR]


# ── acceptances and severities ────────────────────────────────────────────────────────────────────────────────────


def accepted(text: str) -> tuple[str, str]:
    """A change that puts an entry under accepted."""
    return "procurement:\n  goods", f"accepted:\n  - {text}\n\nprocurement:\n  goods"


def test_an_accepted_finding_is_told_with_its_reason(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(accepted("{check: G10, at: 运行补助经费, reason: 已与财政局核对}"))
    problem = next(p for p in found(world.unit) if p.code == "check-accepted")
    assert problem.severity is Severity.INFO
    assert "已与财政局核对" in problem.text("zh") and "成本指标" in problem.text("zh")
    assert not any(rule_id(p.code) == "G10" for p in found(world.unit))


@pytest.mark.parametrize(
    "text", ["{check: G10, at: 别的项目, reason: 无}", "{check: G01, at: 运行补助经费, reason: 无}"]
)
def test_an_acceptance_of_nothing_is_a_warning(text: str, tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(accepted(text))
    problem = next(p for p in found(world.unit) if p.code == "check-accepted-nothing")
    assert problem.severity is Severity.WARNING
    assert any(rule_id(p.code) == "G10" for p in found(world.unit))


def test_what_verify_finds_is_accepted_by_its_code(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(accepted("{check: verify-contents-page, at: 名词解释, reason: 手工排版}"))
    unit, _ = read_unit(world.unit)
    assert unit is not None
    figures, _ = figures_of(unit, world.unit, None)
    details = {"text": "名词解释", "found": 9, "before": 12}
    mine = Problem("verify-contents-page", Place("a.docx", 1), details)
    other = Problem("verify-contents-page", Place("a.docx", 1), {**details, "text": "概况"})
    told_of = policy_of(figures.unit)[0].of_verify([mine, other])
    assert [problem.code for problem in told_of] == [
        "check-accepted",
        "verify-contents-page",
    ]
    assert not any(problem.code == "check-accepted-nothing" for problem in check(figures))


def test_the_set_decides_on_severities(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    assert [p.code for p in world.problems() if p.severity is Severity.ERROR] == []
    world.change(f"{SET}/set.yaml", (SEVERITIES, "checks: {G10: error, G07: off, G11: warning}"))
    codes = {p.code: p.severity for p in world.problems(checks=True)}
    assert codes["g10-costs-apart"] is Severity.ERROR
    assert codes["g11-equipment"] is Severity.WARNING
    assert "g07-levels" not in codes


def test_an_unknown_severity_is_refused(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    world.change(f"{SET}/set.yaml", (SEVERITIES, "checks: {G10: fatal}"))
    assert [p.code for p in world.problems() if p.severity is Severity.ERROR] == ["choice-unknown"]


def test_the_unit_file_decides_over_its_set_and_what_it_lowers_is_told(tmp_path: Path) -> None:
    world = World(tmp_path / "w").change(f"{SET}/set.yaml", (SEVERITIES, "checks: {G10: error, G11: warning}"))
    world.facts(("procurement:\n  goods", "checks: {G10: info, g07: off}\n\nprocurement:\n  goods"))
    found_there = compose_unit(world.unit)[1]
    codes = {p.code: p.severity for p in found_there}
    assert codes["g10-costs-apart"] is Severity.INFO
    assert codes["g11-equipment"] is Severity.WARNING
    assert "g07-levels" not in codes
    lowered = {
        p.details["check"]: (p.details["usual"], p.details["wanted"], p.place is not None)
        for p in found_there
        if p.code == "check-lowered"
    }
    assert lowered == {"G10": ("error", "info", True), "G07": ("warning", "off", True)}


@pytest.mark.parametrize(
    ("text", "near"),
    [("checks: {G99: off}", "G"), ("checks: {verify-rates: off}", "verify-rate"), ("checks: {e23-large: off}", "E")],
)
def test_a_rule_that_is_not_there_is_an_error_with_its_neighbour(text: str, near: str, tmp_path: Path) -> None:
    in_unit = World(tmp_path / "u").facts(("procurement:\n  goods", f"{text}\n\nprocurement:\n  goods"))
    in_set = World(tmp_path / "s").change(f"{SET}/set.yaml", (SEVERITIES, text))
    for world, file in ((in_unit, "2025-budget.yaml"), (in_set, "set.yaml")):
        problem = next(p for p in world.problems() if p.code == "check-unknown")
        assert problem.severity is Severity.ERROR
        assert str(problem.details["near"]).startswith(near)
        assert problem.place is not None and problem.place.file.endswith(file) and problem.place.line > 1


def test_acceptances_of_an_unknown_rule_are_errors(tmp_path: Path) -> None:
    world = World(tmp_path / "w").facts(accepted("{check: verify-tabels, at: 甲, reason: 无}"))
    problem = next(p for p in world.problems() if p.code == "check-unknown")
    assert problem.details["near"] == "verify-tables"


def test_a_set_accepts_for_all_its_units(tmp_path: Path) -> None:
    """And need not occur in each."""
    text = "accepted:\n  - {check: G10, at: 运行补助经费, reason: 全市统一}\n  - {check: G01, at: 无, reason: 无}\n"
    world = World(tmp_path / "w").change(f"{SET}/set.yaml", (SEVERITIES, f"{text}{SEVERITIES}"))
    codes = [p.code for p in compose_unit(world.unit)[1]]
    assert codes.count("check-accepted") == 1
    assert "g10-costs-apart" not in codes and "check-accepted-nothing" not in codes


# ── the catalogue ─────────────────────────────────────────────────────────────────────────────────────────────────

COUNTS = {"A": 26, "B": 18, "C": 12, "D": 9, "E": 20, "F": 12, "G": 9, "H": 15}


def test_every_check_of_the_list_is_somewhere() -> None:
    from generator.checks.impossible import ELSEWHERE, IMPOSSIBLE

    every = {f"{letter}{number:02}" for letter, count in COUNTS.items() for number in range(1, count + 1)}
    here = {one.id for one in CHECKS}
    assert every - here - IMPOSSIBLE.keys() - ELSEWHERE.keys() == set()
    assert here & (IMPOSSIBLE.keys() | ELSEWHERE.keys()) == set()
    assert IMPOSSIBLE.keys() & ELSEWHERE.keys() == set()


@pytest.mark.parametrize("one", CHECKS, ids=[one.id for one in CHECKS])
def test_the_docstring_says_all(one) -> None:  # type: ignore[no-untyped-def]
    chinese, english = one.rule
    assert re.search(r"[\u4e00-\u9fff]", chinese) and re.match(r"[A-Z].*\.$", english)
    assert one.source and one.example and one.severity in Severity


def test_the_document_is_up_to_date() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "scripts/checks_doc.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

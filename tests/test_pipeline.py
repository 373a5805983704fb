"""From a unit file to its outputs: names and places, facts.json, and nothing half done when something is wrong."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.core import files
from generator.core.amount import parse_amount
from generator.core.document import Contents, Document, blocks, spans_of
from generator.core.problem import Place, Problem, Severity
from generator.pipeline import Built, build
from generator.verify import verification
from generator.verify.verification import Verified
from generator.write.facts import write_facts
from tests.world import CHECKED, ROOT, UNIT, World, gongkai, told, where

NAME = "昌吉市人民政府办公室2025年部门预算公开"
UNIT_NAME = "  name: 昌吉市人民政府办公室\n"


def built(world: World) -> Built:
    return build(world.unit, world.folder / "out", ["docx"])


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# ── outputs ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_outputs_stand_in_a_folder_for_the_year_the_kind_and_the_unit(world: World) -> None:
    result = built(world)
    folder = world.folder / "out/2025-budget/changji-government-office"
    assert result.outputs == [folder / f"{NAME}.docx", folder / "facts.json"]
    assert not result.failed
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{NAME}.docx", "facts.json"])


def test_outputs_can_be_read_by_the_web_server(world: World) -> None:
    assert {path.stat().st_mode & 0o777 for path in built(world).outputs} == {0o644}


def test_building_again_replaces_the_outputs_with_the_same_bytes(world: World) -> None:
    built(world)
    before = tree(world.folder / "out")
    built(world)
    assert tree(world.folder / "out") == before


def test_each_stage_is_told_as_it_begins(world: World) -> None:
    stages: list[str] = []
    build(world.unit, world.folder / "out", ["docx"], stages.append)
    assert stages == ["compose", "docx", "verify"]


def test_error_keeps_what_was_built_before(world: World) -> None:
    built(world)
    before = tree(world.folder / "out")
    world.facts(("  expenditure: 1131.42", "  expenditure: 1132.42"))
    assert built(world).failed
    assert tree(world.folder / "out") == before


def test_all_errors_of_a_file_are_told_at_once(world: World) -> None:
    """The shape stops the rest; within one stage and beyond it nothing else does."""
    world.facts(
        ("  expenditure: 1131.42", "  expenditure: 1132.42"),
        ("  operating_cost: 机构改革后人员减少，机关运行经费减少\n", ""),
        ("  operating_cost: 118.97\n", ""),
        ("  three_public.reception: 昌", "  three_public.receptions: 昌"),
    )
    world.change("templates/base/chapters/contents.j2", ("目　录", "{{ 目录 }}"))
    errors = [problem for problem in built(world).problems if problem.severity.value == "error"]
    assert told(errors) == [
        "approved-outside",
        "reason-unknown",
        "template-undefined",
        "prior-missing",
        "reason-missing",
    ]


def test_all_errors_in_the_shape_are_told_at_once(world: World) -> None:
    world.facts(
        ("year: 2025\n", "year: 二〇二五\n"),
        ("    establishment: 66", "    establishment: 六十六"),
        ('{code: "2010301", amount: 511.11}', '{code: "201-03-1", amount: １}'),
        ("signed: 2025-02-08", "signed: 2025-02-30"),
        ("  goods: 57.02\n", ""),
    )
    problems = built(world).problems
    assert {problem.code for problem in problems} >= {
        *("year-form", "date-not-in-calendar", "amount-full-width", "field-missing"),
    }
    assert len(problems) >= 5
    assert not (world.folder / "out").exists()


def test_all_codes_that_do_not_exist_are_told_at_once(world: World) -> None:
    world.facts(
        ('{code: "2010301",', '{code: "2010388",'),
        ('"30101": 235.50', '"30188": 235.50'),
        ('economic: {"302": 50.00}', 'economic: {"3020": 50.00}'),
        ("    - project: 运行补助经费", "    - project: 运行补助"),
        ("    end: 2025-12-31\n\nthree", "    end: 2024-12-31\n\nthree"),
        ('  "221": 缴纳', '  "2210": 缴纳'),
    )
    everything = built(world).problems
    assert any(CHECKED.match(problem.code) for problem in everything)  # what can be checked is checked all the same
    found_here = [one for one in everything if not CHECKED.match(one.code) and one.severity is Severity.ERROR]
    # Sums are known too, those with approved totals among them.
    problems = [one for one in found_here if one.code != "approved-rounded"]
    lines = world.unit.read_text("utf-8").splitlines()
    found = {(problem.code, lines[problem.place.line - 1].strip()[:24]) for problem in problems if problem.place}
    assert found == {
        ("code-item-unknown", '- {code: "2010388", amou'),
        ("code-subclass-unknown", '"30188": 235.50'),
        ("code-level", 'economic: {"3020": 50.00'),
        ("project-unknown", "- project: 运行补助"),
        ("dates-reversed", "end: 2024-12-31"),
        ("code-level", '"2210": 缴纳住房公积金'),
    }
    assert len(problems) == 6
    assert "最接近的是“运行补助经费”" in "".join(problem.text("zh") for problem in problems)


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("昌吉市/人民政府", "name-not-a-file-name"),
        ("/etc/passwd", "name-not-a-file-name"),
        ("../../昌吉市", "name-not-a-file-name"),
        ("..", "name-not-a-file-name"),
        (".昌吉市", "name-not-a-file-name"),
        ("昌吉市:人民政府", "name-not-a-file-name"),
        ("昌吉市*", "name-not-a-file-name"),
        ("昌吉市|", "name-not-a-file-name"),
        (r'"a\\b"', "name-not-a-file-name"),
        ("甲" * 90, "text-over-length"),
        (r'"昌吉市\0人民政府"', "hidden-character"),
        (r'"昌吉市\n人民政府"', "name-not-a-file-name"),
        (r'"昌吉市\u202e人民政府"', "hidden-character"),
    ],
)
def test_name_of_a_unit_that_is_no_file_name_is_refused(name: str, code: str, world: World) -> None:
    problems = built(world.facts((UNIT_NAME, f"  name: {name}\n"))).problems
    errors = [problem for problem in problems if problem.severity.value == "error"]
    assert told(errors) == [code]
    assert where(errors[0]) == "2025-budget.yaml:10"
    assert sorted(path.name for path in world.folder.iterdir()) == ["templates", "units"]


def test_longest_name_of_a_unit_fits(world: World) -> None:
    """60 characters, as the schema allows: 180 bytes, and the rest of the name."""
    name = "昌" * 60
    outputs = built(world.facts((UNIT_NAME, f"  name: {name}\n"))).outputs
    assert outputs[0].name == f"{name}2025年部门预算公开.docx"
    assert outputs[0].is_file()


def test_braces_in_a_name_are_nothing_but_braces(world: World) -> None:
    outputs = built(world.facts((UNIT_NAME, "  name: '昌{year}市{{ 7*7 }'\n"))).outputs
    assert outputs == []  # * is no character of a file name
    outputs = built(world.facts(("'昌{year}市{{ 7*7 }'", "'昌{year}市{{ x }}'"))).outputs
    assert outputs[0].name == "昌{year}市{{ x }}2025年部门预算公开.docx"


def test_folder_whose_name_is_no_text_is_refused(world: World) -> None:
    """A folder named in GBK: its bytes are no UTF-8, and facts.json could not name it."""
    folder = os.fsdecode("昌吉".encode("gbk"))
    unit = world.folder / "units" / folder / "2025-budget.yaml"
    shutil.copytree(world.unit.parent, unit.parent)
    result = build(unit, world.folder / "out", ["docx"])
    assert [problem.code for problem in result.problems if problem.severity.value == "error"] == [
        "name-not-a-file-name"
    ]
    assert not (world.folder / "out").exists()


# ── two files, one target ─────────────────────────────────────────────────────────────────────────────────────────


def test_second_file_for_the_same_folder_is_refused(world: World) -> None:
    """Two units in one folder would share facts.json, whatever their names."""
    second = world.unit.with_name("2025-budget-2.yaml")
    second.write_text(world.unit.read_text("utf-8").replace(UNIT_NAME, "  name: 昌吉市信访局\n"), "utf-8")
    taken: dict[Path, Path] = {}
    first = build(world.unit, world.folder / "out", ["docx"], taken=taken)
    before = tree(world.folder / "out")
    result = build(second, world.folder / "out", ["docx"], taken=taken)
    assert not first.failed
    assert [problem.code for problem in result.problems if problem.severity.value == "error"] == ["output-twice"]
    assert str(world.unit) in result.problems[-1].text("zh")
    assert tree(world.folder / "out") == before


def test_folders_of_the_same_name_are_refused_too(world: World) -> None:
    other = world.folder / "units/county/changji-government-office/2025-budget.yaml"
    shutil.copytree(world.unit.parent, other.parent)
    taken: dict[Path, Path] = {}
    build(world.unit, world.folder / "out", ["docx"], taken=taken)
    assert "output-twice" in {
        problem.code for problem in build(other, world.folder / "out", ["docx"], taken=taken).problems
    }


def test_same_file_twice_is_built_twice(world: World) -> None:
    taken: dict[Path, Path] = {}
    for path in (world.unit, world.unit.parent / "../changji-government-office/2025-budget.yaml"):
        assert not build(path, world.folder / "out", ["docx"], taken=taken).failed


# ── disks and links ───────────────────────────────────────────────────────────────────────────────────────────────


def test_link_that_leads_out_of_the_output_folder_is_refused(world: World) -> None:
    outside = world.folder / "outside"
    outside.mkdir()
    (world.folder / "out").mkdir()
    (world.folder / "out/2025-budget").symlink_to(outside)
    errors = [problem for problem in built(world).problems if problem.severity.value == "error"]
    assert told(errors) == ["output-outside"]
    assert list(outside.iterdir()) == []


def test_output_folder_may_itself_be_a_link(world: World) -> None:
    (world.folder / "elsewhere").mkdir()
    (world.folder / "out").symlink_to(world.folder / "elsewhere")
    assert all(path.is_file() for path in built(world).outputs)


def test_link_in_the_place_of_an_output_is_replaced_and_not_followed(world: World) -> None:
    target = built(world).outputs[0]
    secret = world.write("secret.txt", "mine").folder / "secret.txt"
    target.unlink()
    target.symlink_to(secret)
    built(world)
    assert secret.read_text("utf-8") == "mine"
    assert not target.is_symlink()


def test_output_folder_that_cannot_be_made_is_told(world: World) -> None:
    """Below a regular file nobody may write, not even root."""
    world.write("file", "mine")
    result = build(world.unit, world.folder / "file/out", ["docx"])
    errors = [problem for problem in result.problems if problem.severity.value == "error"]
    assert told(errors) == ["output-failed"]
    assert "Not a directory" in errors[0].text("en")
    assert result.outputs == []


def test_full_disk_leaves_the_old_files_and_no_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    built(world)
    before = tree(world.folder / "out")
    world.facts(("  goods: 57.02", "  goods: 58.02"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    result = built(world)
    assert "output-failed" in told(result.problems)
    assert result.outputs == []
    assert tree(world.folder / "out") == before


def test_folder_in_the_place_of_an_output_stops_both_outputs(world: World) -> None:
    """Else the document would be new and facts.json old."""
    target = built(world).outputs[1]
    target.unlink()
    target.mkdir()
    before = tree(world.folder / "out")
    world.facts(("  goods: 57.02", "  goods: 58.02"))
    assert "output-failed" in told(built(world).problems)
    assert tree(world.folder / "out") == before


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("昌吉市2025年部门预算公开", True),
        ("甲" * 83, True),
        ("甲" * 84, False),
        ("", False),
        (" 甲", False),
        ("甲.", False),
        ("a\x1fb", False),
        ("a?b", False),
        ("\udcff", False),
        ("a/b", False),
    ],
)
def test_file_names_work_on_every_system(name: str, fits: bool) -> None:
    assert files.is_file_name(name) == fits


# ── facts.json ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code, failed", [("verify-pages-differ", False), ("verify-contents-page", True)])
def test_difference_between_our_own_layouts_is_never_the_users_error(
    code: str, failed: bool, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the unit file can mend it: the outputs are kept, with a warning. Other findings stay errors."""
    details = {"text": "收支总表", "found": 9, "before": 12, "other": "pdf", "page": 12}
    problem = Problem(code, Place("部门预算.docx"), details)
    monkeypatch.setattr(verification, "verify_files", lambda *_: Verified("示例", problems=[problem]))
    made = built(world)
    assert made.failed is failed
    assert bool(made.outputs) is not failed
    assert [one.severity for one in made.problems if one.code == code] == [
        Severity.ERROR if failed else Severity.WARNING
    ]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return World(tmp_path_factory.mktemp("facts") / "world").document()


@pytest.fixture(scope="module")
def facts(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_facts(document))
    return found


def test_every_printed_number_is_listed_in_reading_order(document: Document, facts: dict[str, Any]) -> None:
    """Digit for digit; the contents page repeats the headings and is left out."""
    printed = [span.text for block in blocks(document) if not isinstance(block, Contents) for span in spans_of(block)]
    assert _digits(printed) == _digits(number["text"] for number in facts["numbers"])
    assert len(facts["numbers"]) > 500


def _digits(texts: Any) -> str:
    return "".join(re.findall("[0-9]", " ".join(texts)))


def test_numbers_are_figures_texts_of_the_file_or_labels(facts: dict[str, Any]) -> None:
    kinds = {number["kind"] for number in facts["numbers"]}
    assert kinds == {"figure", "text", "label"}
    for number in facts["numbers"]:
        assert (number["figure"] is not None) == (number["kind"] == "figure")
        assert bool(number["source"]) or number["kind"] != "text"


def test_amounts_are_never_labels(facts: dict[str, Any]) -> None:
    """Whatever has decimals or a percent sign comes from a figure or from the unit file."""
    loose = [n["text"] for n in facts["numbers"] if n["kind"] == "label" and re.search("[.%,]", n["text"])]
    assert loose == []


def test_every_figure_and_its_inputs_are_described(facts: dict[str, Any]) -> None:
    described = facts["figures"]
    assert {number["figure"] for number in facts["numbers"] if number["figure"]} <= described.keys()
    for key, figure in described.items():
        assert set(figure["inputs"]) <= described.keys(), key
        assert figure["label"] and figure["formula"] and figure["value"], key


def test_every_figure_leads_back_to_the_file(facts: dict[str, Any]) -> None:
    """By its own sources or those of its inputs; only constants and empty sums have none."""

    def sources(key: str) -> list[str]:
        figure = facts["figures"][key]
        return [*figure["sources"], *(source for one in figure["inputs"] for source in sources(one))]

    rootless = {key for key in facts["figures"] if not sources(key) and Decimal(facts["figures"][key]["value"])}
    assert rootless == {"constant.大型设备", "constant.特大型设备"}


def test_sources_point_at_what_the_file_states(facts: dict[str, Any]) -> None:
    """At the very column where the value stands, for every figure that the file or last year's states itself."""
    files = {f"{path.parent.name}/{path.name}": path for path in (ROOT / UNIT).parent.glob("*.yaml")}
    checked = 0
    for key, figure in facts["figures"].items():
        if figure["formula"] != "单位文件所列":
            continue
        (source,) = figure["sources"]
        file, line, column = source.rsplit(":", 2)
        lines = files[file].read_text("utf-8").splitlines()
        written = re.match(r"[0-9.]+", lines[int(line) - 1][int(column) - 1 :])
        assert written, key
        assert parse_amount(written.group()) == Decimal(figure["value"]), key
        checked += 1
    assert checked > 90


def test_texts_point_at_the_line_that_holds_them(facts: dict[str, Any]) -> None:
    """A date is written without leading zeros, so 02 in the file is 2 in print."""
    lines = (ROOT / UNIT).read_text("utf-8").splitlines()
    for number in facts["numbers"]:
        if number["kind"] == "text":
            line = lines[int(number["source"][0].rsplit(":", 2)[1]) - 1]
            assert number["text"] in line or number["text"].zfill(2) in line


def test_place_of_a_number_names_heading_and_cell(facts: dict[str, Any]) -> None:
    number = next(n for n in facts["numbers"] if n["figure"] == "general.2101101" and "table" in n["where"])
    assert number["where"] == {"heading": "一般公共预算支出情况表", "table": "05", "row": 16, "cell": 5}
    number = next(n for n in facts["numbers"] if n["figure"] == "share(general.201,general)")
    assert number["text"] == "78.02%"
    assert number["where"]["heading"] == "（二）一般公共预算当年拨款结构情况"
    assert number["where"]["paragraph"] == 1


def test_facts_hold_the_exact_value_and_the_text_the_rounded(facts: dict[str, Any]) -> None:
    number = next(n for n in facts["numbers"] if n["figure"] == "rate(income.own)")
    assert number["text"] == "2.26%"
    assert facts["figures"]["rate(income.own)"]["value"].startswith("2.2623125")
    assert facts["figures"]["rate(income.own)"]["inputs"] == ["income.own", "prior.income.own"]


def test_facts_are_the_same_in_another_folder_time_zone_locale_and_hash_seed(tmp_path: Path) -> None:
    outputs = []
    for folder, environment in (
        ("a", {"TZ": "UTC", "PYTHONHASHSEED": "0"}),
        ("b/c", {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "4711", "LC_ALL": "zh_CN.UTF-8"}),
        ("甲 乙", {"TZ": "America/New_York", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
    ):
        world = World(tmp_path / folder)
        done = gongkai("build", UNIT, "--format", "docx", cwd=world.folder, env=environment)
        assert done.returncode == 0, done.stderr
        outputs.append(tree(world.folder / "out"))
    assert outputs[0] == outputs[1] == outputs[2]
    assert len(outputs[0]) == 2

"""Strict YAML: the corpus of bad and good files (tests/yaml_file/cases), files that are none, and bytes at random."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.core.problem import Place, Problem
from generator.yaml_file.decode import MAXIMUM_BYTES
from generator.yaml_file.strict import load, place_at, plain, read_file
from generator.yaml_file.validation import validate

CASES = Path(__file__).parent / "cases"
SCHEMA: dict[str, Any] = yaml.safe_load((CASES / "schema.yaml").read_bytes())
FAILING = sorted(CASES.glob("*-fail-*.yaml"))
PASSING = sorted(CASES.glob("*-pass-*.yaml"))
SAMPLES = [path.read_bytes() for path in FAILING + PASSING if path.stat().st_size < 2000]


def expected(path: Path) -> str:
    """From the first line, `# expect: ...`, or from a file beside it where a comment would spoil the case."""
    beside = path.with_suffix(".expect")
    if beside.exists():
        return beside.read_text("utf-8").strip()
    first = path.read_text("utf-8").splitlines()[0]
    return first.removeprefix("# expect: ")


def problems_of(data: bytes) -> list[Problem]:
    node, problems = load(data, "x.yaml")
    return problems + validate(node, SCHEMA)[1] if node else problems


def value_at(values: Any, path: str) -> str:
    for step in path.split("."):
        values = values[int(step)] if isinstance(values, list) else values[step]
    return str(values)


@pytest.mark.parametrize("path", FAILING, ids=lambda path: path.stem)
def test_bad_file_is_refused_for_the_right_reason_at_the_right_place(path: Path) -> None:
    wanted = [item.split() for item in expected(path).split(";")]
    found = []
    for problem in problems_of(path.read_bytes()):
        assert problem.place and problem.text("zh") and problem.text("en")
        found.append((problem.code, str(problem.place).removeprefix("x.yaml").removeprefix(":")))
    assert sorted(found) == sorted((code, _fully(found, code, where)) for code, *where in wanted)


def _fully(found: list[tuple[str, str]], code: str, where: list[str]) -> str:
    """A case may leave out the column."""
    place = where[0] if where else ""
    if ":" in place or not place:
        return place
    return next((spot for name, spot in found if name == code and spot.startswith(f"{place}:")), place)


@pytest.mark.parametrize("path", PASSING, ids=lambda path: path.stem)
def test_good_file_says_what_it_says(path: Path) -> None:
    node, problems = load(path.read_bytes(), "x.yaml")
    assert node and not problems
    values, problems = validate(node, SCHEMA)
    assert not problems
    wanted = json.loads(expected(path))
    assert {key: value_at(values, key) for key in wanted} == wanted


def test_every_number_of_the_catalogue_has_a_case() -> None:
    numbers = {int(path.name[:3]) for path in FAILING + PASSING}
    elsewhere = {30, 40, 42}  # locale: below; rounding: tests/core/test_amount.py; totals: not for the reader
    assert set(range(1, 45)) - elsewhere <= numbers


def test_too_large() -> None:
    node, problems = load(b"#" * (MAXIMUM_BYTES + 1), "x.yaml")
    assert node is None and [problem.code for problem in problems] == ["file-too-large"]


def test_too_many_events() -> None:
    node, problems = load(b"a: [" + b"1, " * 200_000 + b"]", "x.yaml")
    assert node is None and [problem.code for problem in problems] == ["yaml-too-long"]


def test_a_million_brackets() -> None:
    node, problems = load(b"[" * 1_000_000, "x.yaml")
    assert node is None and [problem.code for problem in problems] == ["yaml-too-deep"]


def test_line_breaks_of_windows() -> None:
    node, problems = load("a: 甲\r\nb: |\r\n  x\r\n  y\r\n".encode(), "x.yaml")
    assert node and not problems
    assert plain(node) == {"a": "甲", "b": "x\ny\n"}
    assert place_at(node, ("b",)) == Place("x.yaml", 2, 4)


def test_not_more_problems_than_anyone_reads() -> None:
    _, problems = load(b"a: 1\n" * 500, "x.yaml")
    assert len(problems) == 101
    assert problems[-1].code == "more-problems" and problems[-1].details == {"count": 399}


def test_places() -> None:
    node, _ = load("单位:\n  name: 甲\nlist:\n  - {a: 1, 2: x}\n".encode(), "x.yaml")
    assert node
    assert place_at(node, ("单位", "name")) == Place("x.yaml", 2, 9)
    assert place_at(node, ("单位", "name"), key=True) == Place("x.yaml", 2, 3)
    assert place_at(node, ("list", 0, "a")) == Place("x.yaml", 4, 9)
    assert place_at(node, ("list", 0, "2"), key=True) == Place("x.yaml", 4, 12)
    assert place_at(node, ("list", 7, "a")) == place_at(node, ("list",)) == Place("x.yaml", 4, 3)
    assert place_at(node, ("list", 0, "b", "c")) == Place("x.yaml", 4, 5)
    assert place_at(node, ()) == Place("x.yaml", 1, 1)


def test_nulls_and_only_they_are_none() -> None:
    node, _ = load(b"a:\nb: ~\nc: null\nd: '~'\ne: \"\"\nf: none\n", "x.yaml")
    assert node
    assert plain(node) == {"a": None, "b": None, "c": None, "d": "~", "e": "", "f": "none"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("missing.yaml", "file-missing"), ("folder", "file-not-regular"), ("pipe", "file-not-regular")],
)
def test_what_is_no_file(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    node, problems = read_file(tmp_path / name, name)
    assert node is None
    assert [(problem.code, problem.place) for problem in problems] == [(code, Place(name))]


@pytest.mark.parametrize("path", ["/dev/zero", "a\0b", "x" * 300, "/etc/passwd/x"])
def test_what_cannot_be_opened(path: str) -> None:
    node, problems = read_file(Path(path), "x")
    assert node is None
    assert problems[0].code in {"file-not-regular", "file-unreadable"} and problems[0].text()


def test_link_to_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    node, problems = read_file(tmp_path / "link.yaml", "link.yaml")
    assert node and not problems


def test_locale_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("name: 昌吉市\n", "utf-8")
    script = (
        "import sys; from pathlib import Path; from generator.yaml_file.strict import read_file, plain;"
        "print(ascii(plain(read_file(Path(sys.argv[1]), 'x')[0])))"
    )
    for locale in ("C", "zh_CN.GBK", "C.UTF-8"):
        environment = os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0"}
        command = [sys.executable, "-c", script, str(tmp_path / "x.yaml")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == ascii({"name": "昌吉市"})


def check_nothing_is_raised(data: bytes) -> None:
    for problem in problems_of(data):
        assert problem.line("zh") and problem.line("en")
        assert not re.search(r"[\x00-\x1f\u200b\u202a-\u202e]", problem.line("zh"))


@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"%YAML 99999999999999999999.1\n---\n")
@example(b"%TAG ! \xe9\n---\n")
@settings(max_examples=300, deadline=None)
def test_bytes_at_random(data: bytes) -> None:
    check_nothing_is_raised(data)


@given(st.text(st.sampled_from("a1名: \n-[]{},#&*!|>'\"%@`~\\x：\u3000\t\x00\u202e?.<=ud8"), max_size=80))
@settings(max_examples=500, deadline=None)
def test_punctuation_at_random(text: str) -> None:
    check_nothing_is_raised(text.encode())


@given(st.data())
@settings(max_examples=500, deadline=None)
def test_spoilt_samples(data: st.DataObject) -> None:
    sample = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample)))
        match data.draw(st.sampled_from(["insert", "delete", "copy"])):
            case "insert":
                sample[at:at] = data.draw(st.binary(min_size=1, max_size=3))
            case "delete":
                del sample[at : at + 4]
            case _:
                sample[at:at] = data.draw(st.sampled_from(SAMPLES))[:40]
    check_nothing_is_raised(bytes(sample))

"""What fuzzing once found stays mended: each case is read again as the fuzzer reads it; and the fuzzer itself works."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fuzz import cases
from fuzz.__main__ import CASES
from fuzz.kinds import KINDS
from fuzz.smaller import smaller

FOUND = sorted(path for path in CASES.rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_folder", lambda _process: tmp_path)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case_is_refused_or_read(path: Path) -> None:
    finding, _ = cases.judged(path.parent.name, path.read_bytes())
    assert finding is None, finding.detail


def test_a_case_is_always_the_same_and_each_another() -> None:
    contents = [cases.content_of("unit", 1, number) for number in range(20)]
    assert contents == [cases.content_of("unit", 1, number) for number in range(20)]
    assert len(set(contents)) > 15


def test_faults_are_found_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    def reads(content: bytes, _: Path) -> None:
        if b"bad" in content:
            raise KeyError(7)

    monkeypatch.setitem(KINDS, "unit", replace(KINDS["unit"], read=reads))
    content = b"one: 1\ntwo: bad\nthree: 3\n" * 20

    def fails(part: bytes) -> bool:
        return cases.judged("unit", part)[0] is not None

    assert fails(content) and not fails(b"good")
    assert smaller(content, fails) == b"bad"


def test_what_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def reads(_content: bytes, _: Path) -> None:
        while True:
            pass

    monkeypatch.setitem(KINDS, "unit", replace(KINDS["unit"], read=reads))
    finding, seconds = cases.judged("unit", b"", most=0.2)
    assert finding and finding.what == "TooSlowError"
    assert seconds < 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", [name for name in KINDS if name not in {"pdf", "style", "facts"}])
def test_good_files_of_each_kind_have_no_faults(kind: str) -> None:
    """Else every case would end where the first does, and nothing be tried."""
    finding, _ = cases.judged(kind, KINDS[kind].seeds()[0], most=60)
    assert finding is None, finding.detail

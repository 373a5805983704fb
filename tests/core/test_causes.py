"""One cause, one finding: by what problems say, and by what rounding explains."""

from __future__ import annotations

from generator.core.causes import ROUNDED, Finding, by_cause
from generator.core.messages import MESSAGES
from generator.core.problem import Place, Problem, Severity

WORDS = {"table": "甲表", "cell": "合计", "found": "1.02", "computed": "1.01"}


def rounded(line: int, code: str = "verify-table-sum", file: str = "a.docx") -> Problem:
    return Problem(code, Place(file, line, 1), {**WORDS, "computed": f"{line}.00"}, Severity.INFO)


def wrong(line: int, found: str = "1.02") -> Problem:
    return Problem("verify-table-sum", Place("a.docx", line, 2), {**WORDS, "found": found})


def test_what_rounding_explains_is_one_finding_a_file() -> None:
    findings = by_cause([rounded(5), rounded(3), rounded(9), rounded(1, file="b.docx")])
    assert [(one.told.code, len(one.all), str(one.told.place)) for one in findings] == [
        ("rounding-explains", 3, "a.docx:3:1"),
        ("verify-table-sum", 1, "b.docx:1:1"),
    ]
    assert findings[0].line("en").endswith("[2 more: 5:1, 9:1]")
    assert findings[0].line("zh").endswith("[另有 2 处：5:1、9:1]")


def test_errors_are_one_where_they_say_the_same() -> None:
    findings = by_cause([wrong(7), wrong(4), wrong(5, "1.03")])
    assert [(one.told.place.line, len(one.all)) for one in findings if one.told.place] == [(4, 2), (5, 1)]


def test_no_error_hides_behind_an_information() -> None:
    findings = by_cause([rounded(3), wrong(3), rounded(4)])
    assert sorted(one.told.severity.value for one in findings) == ["error", "info"]


def test_many_places_are_counted() -> None:
    (finding,) = by_cause(rounded(line) for line in range(1, 31))
    assert isinstance(finding, Finding) and len(finding.others) == 29
    assert finding.line("en").endswith("2:1, 3:1, …]")


def test_codes_of_rounding_are_messages() -> None:
    assert set(MESSAGES) >= ROUNDED

"""Lines over the classification: what fits lies over it, what does not is told with its place."""

from __future__ import annotations

import pytest

from generator.core.classification import Classification, classification_of
from generator.core.overlay import Overlay, laid_over
from generator.core.problem import Place

HERE = Place("set.yaml", 9, 5)


def of_2025() -> Classification:
    found, _ = classification_of(2025)
    assert found
    return found


def lines(**names: str) -> dict[str, tuple[str, Place]]:
    return {code.lstrip("c"): (name, HERE) for code, name in names.items()}


def test_lines_lie_over_the_list() -> None:
    add = lines(c2019801="甲业务", c20198="甲事务", c30188="乙费", c315="丙支出", c31501="丁")
    names, problems = laid_over(of_2025(), [Overlay(add, lines(c2014004="信访业务费"))])
    assert problems == []
    assert (names.functional["2019801"], names.functional["2014004"]) == ("甲业务", "信访业务费")
    assert (names.economic["30188"], names.group["30188"]) == ("乙费", "人员经费")
    assert names.group["31501"] == names.group["315"] == "项目支出"


def test_the_nearer_has_the_last_word() -> None:
    far, near = Overlay(rename=lines(c2014004="远")), Overlay(rename=lines(c2014004="近"))
    assert laid_over(of_2025(), [far, near])[0].functional["2014004"] == "近"


def test_what_is_written_by_hand_is_certain() -> None:
    of_2026, _ = classification_of(2026)
    assert of_2026 and "2014004" in of_2026.uncertain
    names, _ = laid_over(of_2026, [Overlay(rename=lines(c2014004="信访业务费"))])
    assert "2014004" not in names.uncertain


@pytest.mark.parametrize(
    ("overlay", "code", "words"),
    [
        (Overlay(lines(c2014004="信访")), "classification-add-exists", "已有 2014004，名称是“信访业务”，不是“信访”"),
        (Overlay(lines(c2014004="信访业务")), "classification-line-idle", "已有“2014004 信访业务”，不必再写"),
        (Overlay(rename=lines(c2014004="信访业务")), "classification-line-idle", "不必再写"),
        (Overlay(rename=lines(c2014008="信访")), "classification-rename-unknown", "没有 2014008，不能改名为“信访”"),
        (Overlay(lines(c2019801="甲")), "classification-parent", "没有它所属的 20198"),
        (Overlay(lines(c50101="工资奖金津补贴")), "classification-code", "应为 3、5、7 位"),
        (Overlay(lines(c3018801="甲")), "classification-code", "应为 3、5 位"),
    ],
)
def test_lines_that_do_not_fit(overlay: Overlay, code: str, words: str) -> None:
    names, (problem,) = laid_over(of_2025(), [overlay])
    assert (problem.code, problem.place) == (code, HERE) and words in problem.text()
    assert problem.severity.value == "error"
    assert names == of_2025()


def test_a_set_may_serve_a_year_that_has_the_line_already() -> None:
    _, (problem,) = laid_over(of_2025(), [Overlay(lines(c2014004="信访业务"), of_set=True)])
    assert problem.severity.value == "warning"

"""Codes that only last year had are printed with what they were, against zero, whatever sibling this year has."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.core.problem import has_errors
from generator.pipeline import build
from tests.small import small
from tests.world import UNIT, World, paragraphs, told

# One item moved to its sibling, as from an institution to an administrative unit.
SIBLINGS = (
    ("2101102", "2101101"),
    ("2101101", "2101102"),
    ("2080502", "2080501"),
    ("2080501", "2080502"),
    ("2080506", "2080505"),
    ("2080505", "2080506"),
    ("2101103", "2101199"),
    ("2130204", "2130201"),
    ("2210203", "2210201"),
)
NAMES = {"2101102": "事业单位医疗", "2080502": "事业单位离退休", "2080506": "机关事业单位职业年金缴费支出"}


# What the small unit has elsewhere, where an item that is tried is its own.
SPARE = {"2130204": "2130299", "2080505": "2080599", "2210201": "2210202"}


@pytest.mark.parametrize(("before", "now"), SIBLINGS)
def test_a_vanished_item_is_told_beside_its_sibling(before: str, now: str, tmp_path: Path) -> None:
    """The item had 2,250 元 last year, its sibling has them this year."""
    world = small(tmp_path / "w")
    text = world.unit.read_text("utf-8")
    for code in {before, now} & SPARE.keys():
        text = text.replace(code, SPARE[code])
    text = text.replace('"2101102"', f'"{now}"')
    text = text.replace("    general.2101102: 2250\n", f"    general.{before}: 2250\n    general.{now}: 0\n")
    reasons = f"reasons:\n  general.{before}: 改列其他科目\n  general.{now}: 自其他科目改列\n"
    world.unit.write_text(text.replace("prior:\n", f"{reasons}prior:\n"), "utf-8")
    problems = world.problems()
    assert problems == [], told(problems)
    words = paragraphs(world.document())
    (gone,) = [one for one in words if "2025年预算数为0.00万元，比上年预算减少0.23万元，下降100.00%" in one]
    assert "改列其他科目" in gone
    assert NAMES.get(before, "") in gone
    assert any("2025年预算数为0.23万元，比上年预算增加0.23万元" in one for one in words)


def test_the_unit_of_the_case_builds(tmp_path: Path) -> None:
    """2101102 事业单位医疗 had 20.96 last year and is gone; 2101101 行政单位医疗 has what it had."""
    world = World(tmp_path / "w", UNIT)
    world.facts(
        ('  - {code: "2101101", amount: 31.56}\n', '  - {code: "2101101", amount: 56.65}\n'),
        ('  - {code: "2101102", amount: 25.09}\n', ""),
    )
    built = build(world.unit, tmp_path / "out", verified=False, on_record=False)
    assert not has_errors(built.problems), told(built.problems)
    (gone,) = [text for text in paragraphs(world.document()) if "事业单位医疗（项）" in text]
    assert "2025年预算数为0.00万元，比上年预算减少20.96万元，下降100.00%" in gone

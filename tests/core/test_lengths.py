"""Lengths of Word files."""

from __future__ import annotations

import pytest

from generator.core.lengths import points, twips


@pytest.mark.parametrize(
    ("text", "length"),
    [("312", 15.6), ("-20", -1.0), ("15.6pt", 15.6), ("25.4mm", 72.0), ("2.54cm", 72.0), ("1in", 72.0), ("0", 0.0)],
)
def test_lengths_of_word_files_in_points(text: str, length: float) -> None:
    assert points(text) == pytest.approx(length)


def test_points_come_back_as_whole_twips() -> None:
    assert [twips(points(text)) for text in ("1", "579", "11906")] == [1, 579, 11906]


@pytest.mark.parametrize("text", ["", "wide", "1em"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        points(text)

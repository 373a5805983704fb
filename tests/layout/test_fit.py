"""Column widths: what a layout wishes, what the longest words need, and what the page holds."""

from __future__ import annotations

import pytest

from generator.core.document import Cell, Document, Section, Table, Text
from generator.layout.fit import fit, longest_word, minimal_widths
from tests.write.sample_document import style

PAGE = style().portrait.text_width / 72 * 25.4


def fitted(widths: tuple[float, ...], *texts: str) -> tuple[Table, list[str]]:
    """A one-row table with these texts and wishes, fitted; and the codes of what was wrong."""
    row = tuple(Cell((Text(text),)) for text in texts)
    table = Table("t", "表", widths, (), (row,))
    document = Document("题", "单位", "2025-02-08", (Section("body", "portrait", (table,)),))
    result, problems = fit(document, style())
    found = result.sections[0].blocks[0]
    assert isinstance(found, Table)
    return found, [problem.code for problem in problems]


def test_wishes_are_scaled_to_the_page() -> None:
    table, problems = fitted((1, 2, 1), "一般公共服务", "行政运行", "882.78")
    assert table.widths == pytest.approx((PAGE / 4, PAGE / 2, PAGE / 4), abs=0.01)
    assert problems == []


def test_a_column_too_narrow_for_its_amount_takes_room_from_the_others() -> None:
    table, problems = fitted((100, 1, 100), "项目", "123,456,789,012.34", "名称")
    least = minimal_widths(table, style())
    assert all(width >= low - 0.01 for width, low in zip(table.widths, least, strict=True))
    assert sum(table.widths) == pytest.approx(PAGE, abs=0.1)
    assert problems == []


def test_a_chinese_column_holds_two_characters_side_by_side() -> None:
    table, _ = fitted((100, 0.1), "项目", "财政拨款")
    assert table.widths[1] * 72 / 25.4 >= 2 * style().paragraphs["table_cell"].size


@pytest.mark.parametrize(("digits", "size"), [(20, "normal"), (27, "small")])
def test_wide_words_are_set_in_the_cells_of_wide_tables(digits: int, size: str) -> None:
    table, problems = fitted((1, 1, 1), *["9" * digits] * 3)
    assert (table.size, table.type_size, problems) == (size, None, [])


@pytest.mark.parametrize(("digits", "type_size"), [(37, 7.5), (40, 6.5), (50, 5.5), (55, 5.0)])
def test_wider_ones_in_smaller_type(digits: int, type_size: float) -> None:
    table, problems = fitted((1, 1, 1), *["9" * digits] * 3)
    assert (table.size, table.type_size, problems) == ("small", type_size, [])
    assert sum(table.widths) == pytest.approx(PAGE, abs=0.1)


def test_a_table_whose_words_do_not_fit_the_page_is_a_problem() -> None:
    _, problems = fitted((1, 1), "9" * 100, "9" * 100)
    assert problems == ["table-too-wide"]


def test_a_cell_over_several_columns_sets_no_column_s_width() -> None:
    rows = ((Cell((Text("9" * 40),), colspan=2),), (Cell((Text("1"),)), Cell((Text("2"),))))
    least = minimal_widths(Table("t", "表", (1, 1), (), rows), style())
    assert max(least) < 10


@pytest.mark.parametrize(
    ("text", "em"), [("1,131.42", 4), ("一二三", 2), ("一", 1), ("", 0), ("（一）", 2), ("占100%", 2.35), ("支出。", 2)]
)
def test_the_longest_unbreakable_word(text: str, em: float) -> None:
    assert longest_word(text) == pytest.approx(em)

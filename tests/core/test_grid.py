"""Where the cells of a table stand, and rows that do not fill its columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.core.document import Cell, Row, Text, plain
from generator.core.grid import Grid, Slot


def cell(words: str = "", colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Text(words),), colspan, rowspan)


# 甲 is three rows high, 戊 two rows high and two columns wide.
#   甲 乙 乙 丙
#   ↓  丁 戊 戊
#   ↓  己 ↓  ↓
STEPS: tuple[Row, ...] = (
    (cell("甲", rowspan=3), cell("乙", colspan=2), cell("丙")),
    (cell("丁"), cell("戊", colspan=2, rowspan=2)),
    (cell("己"),),
)


def shown(line: list[Slot[Cell]]) -> list[tuple[str, int, bool]]:
    return [(plain(slot.cell.spans), slot.column, slot.continued) for slot in line]


def test_cells_stand_beyond_those_that_hang_into_their_row() -> None:
    assert [[(name, column) for name, column, _ in shown(line)] for line in Grid(STEPS).placed()] == [
        [("甲", 0), ("乙", 1), ("丙", 3)],
        [("丁", 1), ("戊", 2)],
        [("己", 1)],
    ]


def test_continued_cells_keep_their_columns() -> None:
    assert [shown(line) for line in Grid(STEPS).slots(4)] == [
        [("甲", 0, False), ("乙", 1, False), ("丙", 3, False)],
        [("甲", 0, True), ("丁", 1, False), ("戊", 2, False)],
        [("甲", 0, True), ("己", 1, False), ("戊", 2, True)],
    ]


@pytest.mark.parametrize(
    ("columns", "rows", "row"),
    [
        (4, STEPS, 0),
        (4, (), 0),
        (4, STEPS[:2], 2),  # 甲 and 戊 hang out of the table
        (4, (*STEPS, (cell(colspan=3),)), 4),  # too few
        (4, (*STEPS, (cell(colspan=5),)), 4),  # too many
        (4, (STEPS[0], (cell("丁"), cell("戊")), STEPS[2]), 2),
        (4, (STEPS[0], (cell("丁", colspan=3),), (), (cell(colspan=4),)), 3),  # nothing stands in row 3 but 甲
        (3, ((cell(), cell(rowspan=2), cell()), (cell(colspan=2),)), 2),  # over a cell that hangs down
    ],
)
def test_the_first_row_that_does_not_fill_the_columns_is_named(columns: int, rows: tuple[Row, ...], row: int) -> None:
    assert Grid(rows).uneven_row(columns) == row


def test_rows_with_gaps_have_no_slots() -> None:
    with pytest.raises(ValueError, match="row 1 of the table does not fill its 4 columns"):
        list(Grid((STEPS[0], (cell("丁"),))).slots(4))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_grid_that_tiles_is_even_and_any_other_is_not(data: st.DataObject) -> None:
    """Cut a rectangle into cells at random: it is even; take one cell away, or make one wider: it is not."""
    columns, height = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    covered: set[tuple[int, int]] = set()
    grid: list[list[Cell]] = []
    places: list[list[int]] = []
    for row in range(height):
        grid.append([])
        places.append([])
        for column in range(columns):
            if (row, column) in covered:
                continue
            room = next((c for c in range(column, columns) if (row, c) in covered), columns) - column
            width, tall = data.draw(st.integers(1, room)), data.draw(st.integers(1, height - row))
            covered |= {(r, c) for r in range(row, row + tall) for c in range(column, column + width)}
            grid[-1].append(Cell(colspan=width, rowspan=tall))
            places[-1].append(column)
    whole = Grid([tuple(cells) for cells in grid])
    assert whole.uneven_row(columns) == 0
    assert [[slot.column for slot in line] for line in whole.placed()] == places
    full = [number for number, cells in enumerate(grid) if cells]
    broken = data.draw(st.sampled_from(full))
    position = data.draw(st.integers(0, len(grid[broken]) - 1))
    for spoilt in ([], [Cell(colspan=grid[broken][position].colspan + 1)], [Cell(rowspan=height + 1)]):
        cells = [*grid[broken][:position], *spoilt, *grid[broken][position + 1 :]]
        rows = [tuple(cells if number == broken else row) for number, row in enumerate(grid)]
        assert Grid(rows).uneven_row(columns)

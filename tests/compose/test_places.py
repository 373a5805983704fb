"""Whatever the places and units of money, each printed amount is its figure rounded half up, once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from generator.core.document import Number, Table, blocks, spans_of
from tests.small import in_ten_thousands, small
from tests.world import paragraphs, rows, table

LAST_PLACE = {0: "1", 1: "0.1", 2: "0.01", 4: "0.0001", 6: "0.000001"}
IN_YUAN = {"元": Decimal(1), "万元": Decimal(10000)}


@pytest.mark.parametrize("places", LAST_PLACE)
@pytest.mark.parametrize(("filed", "tables"), [("元", "元"), ("元", "万元"), ("万元", "元"), ("万元", "万元")], ids=str)
def test_amounts_are_rounded_half_up_from_the_file(places: int, filed: str, tables: str, tmp_path: Path) -> None:
    world = small(tmp_path / "w", amount_places=places, table_amounts=tables, separators="否")
    if filed == "万元":
        in_ten_thousands(world)
    assert world.problems() == []
    document = world.document()
    exact = {fact.key: Decimal(fact.value) * IN_YUAN[fact.unit] for fact in document.facts if fact.unit in IN_YUAN}
    printed = 0
    for block in blocks(document):
        unit = tables if isinstance(block, Table) else "万元"
        for span in spans_of(block):
            if isinstance(span, Number) and span.figure in exact:
                value = abs(exact[span.figure]) / IN_YUAN[unit]
                assert span.text.lstrip("-") == f"{value.quantize(Decimal(LAST_PLACE[places]), ROUND_HALF_UP):f}"
                printed += 1
    assert printed > 100


@pytest.mark.parametrize(("places", "cell"), [(0, "0"), (1, "0.2"), (2, "0.23"), (4, "0.2250"), (6, "0.225000")])
def test_a_tie_goes_up(places: int, cell: str, tmp_path: Path) -> None:
    """2,250 元 in 万元, as the case tie-not-shown-2250 has it."""
    document = small(tmp_path / "w", amount_places=places, table_amounts="万元").document()
    assert [row[4] for row in rows(table(document, "05")) if row[3] == "事业单位医疗"] == [cell]


@pytest.mark.parametrize("places", [0, 6])
def test_square_metres_are_no_amount(places: int, tmp_path: Path) -> None:
    area = ("buildings: {area: 0, value: 0}", "buildings: {area: 120.5, value: 30000}")
    document = small(tmp_path / "w", area, amount_places=places).document()
    assert any("房屋120.50平方米" in text for text in paragraphs(document))


@pytest.mark.parametrize(("tables", "refused"), [("元", True), ("万元", False), ("as_filed", False)])
def test_what_was_rounded_in_ten_thousands_is_not_printed_in_yuan(tables: str, refused: bool, tmp_path: Path) -> None:
    """The last 100 元 of such a file are nobody's: parts and total would differ by them in every table."""
    world = small(tmp_path / "w", table_amounts=tables)
    in_ten_thousands(world)
    total = world.figures()["expenditure"].value
    world.unit.write_text(
        world.unit.read_text("utf-8") + f"approved:\n  expenditure: {total + Decimal('0.0001')}\n", "utf-8"
    )
    assert ("approved-coarse" in [one.code for one in world.problems()]) is refused

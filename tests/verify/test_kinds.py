"""The kinds of tables, a test for each row of the list: a table that is one, near misses that are none (kinds.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.recognise.printed import Table
from generator.verify.tables.kinds import KINDS, kind_of, words_of
from tests.verify.pages import page


def cases() -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """The cases of kinds.txt: name, table, changes with the kind that they make of it."""
    for block in (Path(__file__).parent / "kinds.txt").read_text("utf-8").split("\n== ")[1:]:
        name, *lines = block.strip().splitlines()
        rows = [line for line in lines if not line.startswith("-- ")]
        changes = [re.fullmatch(r"-- (.+?) → (.+): (\w+)", line) for line in lines if line.startswith("-- ")]
        yield name, "\n".join(rows), [(found[1], found[2], found[3]) for found in changes if found]


CASES = list(cases())


def table(text: str) -> Table:
    (found,) = page(text).tables()
    return found


@pytest.mark.parametrize(("name", "text", "changes"), CASES, ids=[case[0] for case in CASES])
def test_a_table_is_of_a_kind_and_a_near_miss_is_not(name: str, text: str, changes: list[tuple[str, str, str]]) -> None:
    assert kind_of(table(text)) == name.split(",", maxsplit=1)[0]
    assert changes
    for old, new, instead in changes:
        assert text.count(old) == 1, old
        assert kind_of(table(text.replace(old, new))) == instead, new


def test_every_sign_of_every_kind_has_its_case() -> None:
    """In the order of the list, and each table shows the sign for which it stands."""
    rows = [(kind, sign) for kind in KINDS for sign in kind.signs]
    assert [name.split(",")[0] for name, _, _ in CASES] == [kind.name for kind, _ in rows]
    for (_, text, _), (kind, sign) in zip(CASES, rows, strict=True):
        assert sign.fits(words_of(table(text))), kind.name


def test_the_first_kind_that_fits_is_the_tables() -> None:
    """A table of income has columns for the government funds and for what was carried over, too."""
    income = "## 收入总表\n| 科目 | 一般公共预算 | 政府性基金 | 单位资金 | 上年结转 |\n|---\n| 行政运行 | 1.00 | | | |"
    assert kind_of(table(income)) == "income"
    assert kind_of(table(income.replace("一般公共预算", "财政拨款"))) == "fund"

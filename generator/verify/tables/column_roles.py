"""What each column of a table holds, by its head: a part of the code, the label, an amount, a line number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.recognise.printed import Table
from generator.verify.canonical import spaceless

Head = tuple[str, ...]
Role = Literal["code", "label", "value", "serial", "any"]

# "类", "款", "项", "科目编码", "功能分类科目编码", "科目代码"
_CODE_HEAD = re.compile(r"^(?:类|款|项|.*编码|.*代码)$")
# "项目", "功能分类", "科目名称", "项目按功能分类", "“三公”经费支出内容"
_LABEL_HEAD = re.compile(r"^(?:项目|科目|功能分类|经济分类|内容|指标|科目类别|项目按.*|.*名称|.*内容|支出内容)$")
# A row that only counts columns or lines: "※", "1", "栏次", "行次", "甲"
_COUNTING = re.compile(r"^(?:※|[\d\s]*|栏次|行次|[甲乙丙丁])$")
LINE_NUMBER = "行次"
SERIAL = "序号"  # counts the rows; a total has none


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head from the top down, without what repeats or only counts, and its role.

    `any` is the role of a column without a head: its cells are labels or amounts, each for itself.
    """

    head: Head
    role: Role

    @property
    def leaf(self) -> str:
        """The words right above the cells; empty without a head."""
        return self.head[-1] if self.head else ""


def columns_of(table: Table) -> list[Column]:
    """Every column from the left."""
    return [Column(head, role_of(head[-1] if head else "", table.header_rows > 0)) for head in column_heads(table)]


def role_of(leaf: str, has_head: bool) -> Role:
    """The role of a column by the words right above its cells."""
    if leaf in (LINE_NUMBER, SERIAL):
        return "serial"
    if _CODE_HEAD.match(leaf):
        return "code"
    if _LABEL_HEAD.match(leaf):
        return "label"
    return "value" if has_head and leaf else "any"


def column_heads(table: Table) -> list[Head]:
    """The words above each column from the top down."""
    width = max((len(row) for row in table.rows), default=0)
    return [tuple(_words_above(table, column)) for column in range(width)]


def _words_above(table: Table, column: int) -> Iterator[str]:
    """The head's words over a column: a merged cell's once, column numbers left out."""
    last = ""
    for row in table.head():
        text = spaceless(row[column].text) if column < len(row) else ""
        if text and text != last and not (_COUNTING.match(text) and text != LINE_NUMBER):
            yield text
            last = text

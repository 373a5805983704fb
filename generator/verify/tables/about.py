"""What a document and its forms are about: who publishes, budget or final accounts, the project of a form."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.recognise.printed import Printed, Table
from generator.verify.canonical import spaceless

# "编制部门：甲市乙局 单位：万元", "部门（单位）名称：甲市乙局", "部门：甲市乙局 公开01表": the name stands between.
_PUBLISHER = re.compile(
    r"(?:编制|预算)?(?:部门|单位)(?:（单位）|（部门）)?(?:名称)?[:：](.+?)(?:(?:金额)?单位[:：]|公开|$)"
)
_MONEY = re.compile(r"万?元")  # "单位：万元" names no publisher
_PROJECT_NAME = re.compile(r"项目(?:支出)?名称")  # "项目名称", "项目支出名称"
LONGEST_TITLE = 40  # characters: what is longer is a sentence
NAME_ROWS, GOAL_ROWS = 4, 8  # a form names its project in the first rows, its goal after the rows of money


def unit_name(printed: Printed) -> str:
    """The publisher, from 编制部门：… above a table; the commonest where forms differ, empty where none says."""
    found: dict[str, int] = {}
    for block in printed.blocks:
        text = "" if isinstance(block, Table) else spaceless(block.text)
        match = _PUBLISHER.match(text)
        if match and not _MONEY.match(match[1]):
            found[match[1]] = found.get(match[1], 0) + 1
    return max(found, key=lambda name: found[name], default="")


def is_final(printed: Printed) -> bool:
    """Whether titles speak of 决算 more often than of 预算."""
    texts = [table.title for table in printed.tables()]
    if not any(texts):
        texts = [t for block in printed.blocks if (t := getattr(block, "text", "")) and len(t) < LONGEST_TITLE]
    return sum("决算" in text for text in texts) > sum("预算" in text for text in texts)


def project_of(form: Table) -> str:
    """The project that a form of goals is about; empty where it names none."""
    for row in form.rows[:NAME_ROWS]:
        cells = [cell for cell in row if not cell.covered]
        for cell, following in pairwise(cells):
            if _PROJECT_NAME.fullmatch(spaceless(cell.text)):
                return spaceless(following.text)
    return ""


def is_whole(form: Table) -> bool:
    """Whether a form of goals is about all that the unit does (部门整体绩效目标)."""
    text = spaceless("|".join(cell.text for row in form.rows[:GOAL_ROWS] for cell in row))
    return "年度绩效目标" in text and "项目名称" not in text

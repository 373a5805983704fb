"""Which kinds of tables a line speaks of: its headings tell, and sometimes its own first words."""

from __future__ import annotations

import re
from functools import cache

from generator.verify.narrative.outline import Line

# Every kind of table that has amounts of money, in the order in which documents print them.
ALL = (
    "overall",
    "income",
    "expenditure",
    "fiscal",
    "general",
    "basic",
    "projects",
    "fund",
    "capital",
    "three",
    "carry",
)
# Those whose rows are functional items; the first is asked first.
FUNCTIONAL = ("general", "income", "expenditure", "fiscal", "overall", "fund", "capital")
# Which tables a section speaks of, by its heading; the innermost heading that says so decides, and of several words in
# one heading the first of this list: 一般公共预算基本支出情况 is about 基本支出.
_SCOPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("三公", ("three",)),
    ("机关运行|运行经费", ("basic",)),
    ("采购|资产|一般性支出|机构|人员情况", ()),
    ("绩效|自评", ("performance", "overall", "expenditure", "income", "general", "projects", "basic")),
    ("政府性基金", ("fund",)),
    ("国有资本", ("capital",)),
    ("结转", ("carry", "overall")),
    ("项目支出", ("projects", "performance")),
    ("基本支出", ("basic", "general")),
    ("财政拨款(?:收支|收入支出)", ("fiscal", "overall", "income", "general")),
    ("一般公共预算|财政拨款支出", ("general", "income", "fiscal", "overall", "projects")),
    ("收支|收入支出", ("overall", "income", "expenditure")),
    ("收入", ("income", "overall")),
    ("支出", ("expenditure", "overall")),
)


@cache
def tables_meant(section: str, chapter: str, part: str = "") -> tuple[str, ...]:
    """The kinds of tables that a section's amounts come from; an annex may speak of all.

    No kind at all for what no table of money has: procurement, assets, staff.
    """
    if "附件" in part:
        return (*ALL, "performance")
    for heading in (section, chapter):
        for words, kinds in _SCOPES:
            if heading and re.search(words, heading):
                return kinds
    return ALL


# A line that is about another fund than its section: "政府性基金预算拨款支出包括：", "国有资本经营预算支出包括："
_LEADS = (
    (re.compile(r"政府性基金[^，。：]*支出包括"), "fund"),
    (re.compile(r"国有资本经营[^，。：]*支出包括"), "capital"),
)


def tables_of(line: Line) -> tuple[str, ...]:
    """The same for a line, which may say itself that it is about another fund."""
    for lead, kind in _LEADS:
        if lead.match(line.text):
            return (kind,)
    return tables_meant(line.section, line.chapter, line.part)

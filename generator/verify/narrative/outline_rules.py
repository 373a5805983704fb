"""The rules of what runs through a whole document: numbering, the contents page, days and years."""

from __future__ import annotations

from generator.verify.rule import ERROR, WARNING, Rule

OUTLINE_RULES = (
    Rule(
        "verify-numbering",
        ERROR,
        "标题、条目和表的序号连续，不漏不重。",
        "Headings, lists and tables are numbered without gaps.",
        "勾稽关系 H09",
        "1.房屋。4.车辆。3.家具。",
    ),
    Rule(
        "verify-contents-extra",
        ERROR,
        "目录中的每一条都是正文的标题。",
        "Each entry of the contents is a heading.",
        "勾稽关系 H09",
        "目录有“二、支出情况”，正文的标题是“二、支出的情况”",
    ),
    Rule(
        "verify-contents-missing",
        ERROR,
        "正文的部分和章都在目录中。",
        "Each part and chapter is in the contents.",
        "勾稽关系 H09",
        "正文有“二、机构设置”，目录没有",
    ),
    Rule(
        "verify-day",
        ERROR,
        "日期是有的日子。",
        "A date is one that there is.",
        "勾稽关系 H05",
        "截至2024年12月41日",
        ((WARNING, "“截至”的日子不是月末，也不是 1 月 1 日"),),
    ),
    Rule(
        "verify-period",
        WARNING,
        "资金执行时间从月初到月末。",
        "The period of a project's money runs from the first of a month to the last of a month.",
        "勾稽关系 H05",
        "资金执行时间：2025年1月1日-2025年12月13日",
    ),
    Rule(
        "verify-year",
        ERROR,
        "年份是本年；与上年比较时是上年，“截至”时预算是上年末、决算是本年末。",
        "Years are the document's own; last year's in comparisons, and in a budget behind 截至.",
        "勾稽关系 H05",
        "2025 年预算写“2052年所有收入和支出均纳入部门预算管理”",
    ),
)

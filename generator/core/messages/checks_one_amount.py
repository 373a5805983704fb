"""Checks of one amount in two tables (generator/checks/one_amount.py)."""

from __future__ import annotations

CHECKS_ONE_AMOUNT: dict[str, tuple[str, str]] = {
    "b20-personnel-public": (
        "{name}按功能分类（line_items）为 {function}，按经济分类（basic_expenditure）为 {economic}，两张表会互相矛盾。"
        "请核对各科目的 nature 和金额。",
        "{name} is {function} by function (line_items) but {economic} by economic class "
        "(basic_expenditure): two tables "
        "would contradict each other. Check nature and amounts of the items.",
    ),
    "b21-project-line": (
        "科目 {code} 的项目支出 {amount} 写在 line_items，会进入项目支出的合计，却没有项目一行。请写在 projects 里。",
        "The project expenditure of {code}, {amount}, is a line item: it counts in the "
        "total of projects and has no row "
        "there. Put it under projects.",
    ),
    "b22-unsplit": (
        "科目 {code}（{source}）的基本支出 {amount} 没有分人员经费、公用经费，结转表的两列会少这一数。"
        "请把 nature 写为 personnel 或 public，需要时分成两行。",
        "The basic expenditure of {code} ({source}), {amount}, is not split: the "
        "columns 人员经费 and 公用经费 would lack "
        "it. Make nature personnel or public, in two lines where it is both.",
    ),
    "b23-unsplit": (
        "科目 {code}（{source}）的基本支出 {amount} 没有分人员经费、公用经费；所用的表按此分列的，两列会少这一数。"
        "请把 nature 写为 personnel 或 public。",
        "The basic expenditure of {code} ({source}), {amount}, is not split; where the set's "
        "table is, its columns would "
        "lack it. Make nature personnel or public.",
    ),
    "c13-negative": (
        "{label}是 {found}，不能是负数。请核对。",
        "{label} is {found} and cannot be below zero. Check it.",
    ),
    "d08-carried": (
        "{label} {found}，上年决算的年末数是 {closing}。请核对；年初数按规定调整过的，可以接受此项并写明理由。",
        "{label} is {found}, last year's accounts closed with {closing}. Check both; if the opening balance was "
        "corrected, accept the finding and say why.",
    ),
    "f18-level": (
        "{label}比上年 {change}，原因却是“{reason}”。请核对金额，或写明变动的原因。",
        "{label} changed by {change} against last year, yet the reason is “{reason}”. Check the amounts, or say why.",
    ),
}
